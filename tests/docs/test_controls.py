"""docs/CONTROLS.md has every key of the terminal, of the profile and of the file, and each file in it is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from edge import profiles
from edge.cli_controls import app
from edge.controls import learned
from edge.controls.keys import keys
from edge.controls.learned import LearnedDevice
from edge.health.service_environment import PLACES
from edge.profile_keys import ControlKeys, as_toml
from pipelines.session import Press, PressKind
from tests.tools.device.confined import settings, variables

DOCS = Path(__file__).parents[2] / "docs"
DOCUMENT = (DOCS / "CONTROLS.md").read_text(encoding="utf-8")
SERVICE = (DOCS / "SERVICE.md").read_text(encoding="utf-8")


def part(heading: str) -> str:
    """Give what stands below a heading."""
    return DOCUMENT.split(f"## {heading}")[1].split("\n## ")[0]


def test_every_key_of_a_terminal_stands_there_with_what_it_does() -> None:
    rows = re.findall(r"^\| (`.+`) \| (.+) \|$", part("The keyboard of a terminal"), re.MULTILINE)
    named = {name: meaning for names, meaning in rows for name in re.findall(r"`([^`]+)`", names)}
    table = keys(tuple(Press("main", kind) for kind in PressKind))
    assert named == {key.name: key.meaning for key in table}


def test_every_key_of_the_profile_stands_there_with_its_default() -> None:
    rows = re.findall(r"^\| `controls\.(\w+)` \| (.+?) \|", part("Timing, for hands"), re.MULTILINE)
    fields = ControlKeys.model_fields
    assert [name for name, _ in rows] == [name for name in fields if name != "buttons"]
    assert all(as_toml(fields[name].get_default(call_default_factory=True)) == default for name, default in rows)


def test_every_key_of_the_file_stands_there() -> None:
    table = part("Buttons on USB").split("| key of")[1]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(LearnedDevice.model_fields)


def test_what_is_learned_on_an_installed_device_is_what_its_service_reads() -> None:
    service = Path(__file__).parents[2] / "tools" / "device" / "kijkmee.service"
    given = variables(service)
    commands = [re.findall(r"sudo -u (\w+) ((?:\w+=\S+[ \\\n]+)+)kijkmee", text) for text in (DOCUMENT, SERVICE)]
    assert commands[0] == commands[1]
    assert len(commands[0]) == 1
    user, words = commands[0][0]
    assert settings(service)["User"] == [user]
    told = dict(re.findall(r"(\w+)=(\S+)", words))
    assert told.pop("LG_WD") == "/tmp"  # noqa: S108 -- the service's own folder is gone while it is stopped
    assert told == {name: given[name] for name in told}
    assert set(PLACES) - told.keys() == {"KIJKMEE_MODELS"}, "which buttons do not need"
    folder = told["KIJKMEE_CONFIG"]
    assert folder in settings(service)["ReadWritePaths"]
    assert f"`{folder}/`:" in part("Buttons on USB")
    assert re.search(rf"^\| `{folder}/` \| .*`{learned.path().name}`", SERVICE, re.MULTILINE)


def test_every_command_stands_there() -> None:
    for command in app.registered_commands:
        assert f"kijkmee controls {command.name}" in DOCUMENT


@pytest.mark.parametrize("profile", re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL))
def test_every_profile_in_it_is_right(profile: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(profile, encoding="utf-8")
    assert profiles.load(path).controls != profiles.load("orcam").controls
