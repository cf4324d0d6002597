"""`kijkmee setup`: what it says of itself, and when it does nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from edge import device_settings, setting_up
from edge.errors import UserError
from edge.first_sound import Opened
from edge.sound.sinks import NullSink
from pipelines.setup.settings import DeviceSettings
from tests.edge.command import here, refused

CALLED = "the set-up is begun"


@pytest.fixture(autouse=True)
def config(away: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of the settings; a set-up that is begun tells so, and does nothing."""

    def begun(opened: Opened, *_: object, **__: object) -> tuple[Path, ...]:
        opened.player.close()
        opened.espeak.close()
        return (Path(CALLED),)

    monkeypatch.setenv("KIJKMEE_CONFIG", str(away / "config"))
    monkeypatch.setattr(setting_up, "set_up", begun)
    return away / "config" / "device.toml"


def test_if_needed_does_nothing_where_it_was_done(config: Path) -> None:
    device_settings.save(DeviceSettings("orcam"))
    before = config.read_bytes()
    result = here("setup", "--if-needed", "--sound", "none")
    assert result.exit_code == 0
    assert "The device is set up." in result.stderr
    assert CALLED not in result.stderr
    assert config.read_bytes() == before
    assert CALLED in here("setup", "--sound", "none").stderr, "without the option it is done anew"


@pytest.mark.parametrize("content", [None, "profile = 7", 'profile = "no-such-profile"', "half a"])
def test_if_needed_sets_up_what_cannot_be_used(config: Path, content: str | None) -> None:
    if content is not None:
        config.parent.mkdir()
        config.write_text(content)
    assert CALLED in here("setup", "--if-needed", "--sound", "none").stderr


def test_what_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert 'There is no profile "nobody"' in refused("setup", "-p", "nobody", "--sound", "none")
    assert "nowhere" in refused("setup", "--camera", "nowhere", "--sound", "none")


def test_without_an_output_it_is_refused_but_on_a_device_that_waits_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise UserError("There is no headset.")

    monkeypatch.setattr(NullSink, "start", gone)
    assert "no headset" in refused("setup", "--sound", "none")
    assert CALLED in here("setup", "--sound", "none", "--wait").stderr


def test_it_sounds_before_the_rest_is_loaded() -> None:
    program = (
        "import sys\n"
        "from edge import first_sound\n"
        "def opened(*_, **__):\n"
        "    print(sorted({'edge.setting_up', 'edge.app', 'onnxruntime'} & sys.modules.keys()))\n"
        "    sys.exit()\n"
        "first_sound.open_output = opened\n"
        "from edge import cli\n"
        "cli.app(['setup', '--sound', 'none'])\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert run.stdout == "[]\n", run.stderr


def test_help_says_how_it_is_done() -> None:
    shown = here("setup", "--help").stdout
    assert "main.long" in shown
    assert "--if-needed" in shown
