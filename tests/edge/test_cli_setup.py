"""`kijkmee setup`: what it says of itself, and when it does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from edge import device_settings, setting_up
from pipelines.setup.settings import DeviceSettings
from tests.edge.command import here, refused

CALLED = "the set-up is begun"


@pytest.fixture(autouse=True)
def config(away: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of the settings; a set-up that is begun tells so, and does nothing."""

    def begun(*_: object, **__: object) -> tuple[Path, ...]:
        return (Path(CALLED),)

    monkeypatch.setenv("KIJKMEE_CONFIG", str(away / "config"))
    monkeypatch.setattr(setting_up, "set_up", begun)
    return away / "config" / "device.toml"


def test_if_needed_does_nothing_where_it_was_done(config: Path) -> None:
    device_settings.save(DeviceSettings("orcam"))
    before = config.read_bytes()
    result = here("setup", "--if-needed")
    assert result.exit_code == 0
    assert "The device is set up." in result.stderr
    assert CALLED not in result.stderr
    assert config.read_bytes() == before
    assert CALLED in here("setup").stderr, "without the option it is done anew"


@pytest.mark.parametrize("content", [None, "profile = 7", 'profile = "no-such-profile"', "half a"])
def test_if_needed_sets_up_what_cannot_be_used(config: Path, content: str | None) -> None:
    if content is not None:
        config.parent.mkdir()
        config.write_text(content)
    assert CALLED in here("setup", "--if-needed").stderr


def test_what_cannot_be_used_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert 'There is no profile "nobody"' in refused("setup", "-p", "nobody", "--sound", "none")
    assert "nowhere" in refused("setup", "--camera", "nowhere", "--sound", "none")


def test_help_says_how_it_is_done() -> None:
    shown = here("setup", "--help").stdout
    assert "main.long" in shown
    assert "--if-needed" in shown
