"""Which controls a run has: standard input always, pins and devices where there are some; none of them ends a run."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from edge import profiles
from edge.app import assistant, presses
from edge.controls import chosen
from edge.controls import learned as learned_file
from edge.controls.evdev_buttons import EvdevControl
from edge.controls.fakes import FakeEvdev
from edge.controls.gpio import GpioControl
from edge.controls.learned import LearnedButtons, LearnedDevice
from edge.controls.typed import TypedControl
from edge.errors import UserError
from edge.profile_keys import Pins, Profile
from pipelines.menu import MenuMove
from pipelines.session import Press, PressKind

MAIN = tuple(Press("main", kind) for kind in PressKind)
LEARNED = LearnedButtons(device=(LearnedDevice(name="Foot Pedal", keys={"KEY_B": "main"}),))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of its own for what is learned, and no terminal."""
    monkeypatch.delenv("KIJKMEE_CONFIG", raising=False)
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda _: str(tmp_path))
    monkeypatch.setattr(sys, "stdin", None)
    return tmp_path


def with_pins() -> Profile:
    plain = profiles.load("orcam")
    return plain.model_copy(update={"controls": plain.controls.model_copy(update={"pins": Pins(main=17)})})


def kinds(profile: Profile) -> list[type]:
    return [type(each) for each in chosen.controls(profile, print, MAIN)]


def test_standard_input_pins_and_learned_devices_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "load_evdev", FakeEvdev)
    assert kinds(profiles.load("orcam")) == [TypedControl]
    assert kinds(with_pins()) == [TypedControl, GpioControl]
    learned_file.save(LEARNED)
    assert kinds(with_pins()) == [TypedControl, GpioControl, EvdevControl]


def test_devices_keep_no_run_going_that_nothing_else_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "load_evdev", FakeEvdev)
    learned_file.save(LEARNED)
    assert all(each.is_over for each in chosen.controls(with_pins(), print, MAIN))


def test_a_machine_without_the_package_goes_on_without_its_devices(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "evdev", None)
    learned_file.save(LEARNED)
    assert kinds(profiles.load("orcam")) == [TypedControl]
    assert "the buttons that were learned are not heard" in caplog.text


def test_what_was_learned_must_be_understood(folder: Path) -> None:
    (folder / "controls.toml").write_text("devices = 3\n", encoding="utf-8")
    with pytest.raises(UserError, match='Did you mean "device"'):
        chosen.controls(profiles.load("orcam"), print, MAIN)


def test_the_menu_is_worked_by_the_button_that_the_profile_names() -> None:
    three = profiles.load("metafors-three-buttons")
    assert chosen.moves(three) == {
        MenuMove.NEXT: Press("middle", PressKind.SHORT),
        MenuMove.CHOOSE: Press("middle", PressKind.LONG),
        MenuMove.BACK: Press("middle", PressKind.DOUBLE),
    }
    assert chosen.moves(profiles.load("orcam")) == dict(zip(MenuMove, MAIN, strict=True))


def test_what_the_profile_binds_is_what_presses_are_told_apart_by() -> None:
    profile = profiles.load("orcam")
    assert presses(assistant(profile, profile.preferences())) == MAIN
