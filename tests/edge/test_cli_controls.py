"""`kijkmee controls`: learning, listing, trying and forgetting, with devices that are not there."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
from gpiozero import Device
from gpiozero.pins.mock import MockFactory

from edge import outputs, printing
from edge.clock import Clock
from edge.controls import chosen
from edge.controls import learned as learned_file
from edge.controls.fakes import KEY_CODES, FakeButtonDevice, FakeEvdev
from edge.controls.learned import LearnedButtons, LearnedDevice
from edge.errors import UserError
from edge.sound.sinks import NullSink
from tests.edge.command import SECONDS, here, refused, started
from tests.edge.controls.pedal import Pedal
from tests.edge.controls.waiting import threads, wait_until
from tests.edge.live_rig import SPEED, FastClock

A, B = KEY_CODES["KEY_A"], KEY_CODES["KEY_B"]
PEDAL = LearnedDevice(name="Foot Pedal", id="1a86:e026", keys={"KEY_B": "main"})


class Desk:
    """A machine with a pedal."""

    def __init__(self) -> None:
        self.evdev, self.pedal = FakeEvdev(), FakeButtonDevice(codes=(B, A))
        self.evdev.trigger_plug(self.pedal)
        self.told: list[str] = []
        self.presses: dict[str, int] = {}

    def tell(self, line: str) -> None:
        """Read what is told, and press what it asks for."""
        self.told.append(line)
        if line in self.presses:
            self.evdev.trigger_press(self.pedal, self.presses[line])


@pytest.fixture
def desk(away: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Give a machine with a pedal, and a folder of its own for what is learned."""
    made = Desk()
    monkeypatch.delenv("KIJKMEE_CONFIG", raising=False)
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda _: str(away / "config"))
    monkeypatch.setattr(chosen, "load_evdev", lambda: made.evdev)
    monkeypatch.setattr(printing, "tell", made.tell)
    monkeypatch.setattr(printing, "complain", lambda error: made.tell(str(error)))
    return made


def write(away: Path, text: str) -> Path:
    """Write a profile."""
    path = away / "mine.toml"
    path.write_text('extends = "orcam"\n' + text, encoding="utf-8")
    return path


LEFT_TOO = '[controls.buttons]\nleft.short = "repeat"\n'


def test_buttons_are_learned_by_pressing_what_is_asked_for(desk: Desk, away: Path) -> None:
    desk.presses = {"Druk nu op de hoofdknop.": B, "Druk nu op de linkerknop.": A}
    result = here("controls", "learn", "--silent", "--profile", write(away, LEFT_TOO))
    assert result.exit_code == 0
    assert desk.told == [
        "Ik leer nu je knoppen. Druk op een knop als ik hem noem.",
        "Druk nu op de hoofdknop.",
        "Die ken ik.",
        "Druk nu op de linkerknop.",
        "Die ken ik.",
        "Klaar. Ik ken je knoppen nu.",
        f"written: {away / 'config' / 'controls.toml'}",
    ]
    assert learned_file.load().device[0].keys == {"KEY_B": "main", "KEY_A": "left"}


def test_only_the_named_buttons_are_asked_for_and_what_is_not_pressed_stays(desk: Desk, away: Path) -> None:
    learned_file.save(LearnedButtons(device=(PEDAL,)))
    profile = write(away, LEFT_TOO)
    assert here("controls", "learn", "left", "--silent", "--seconds", "1", "-p", profile).exit_code == 0
    assert desk.told[1:] == [
        "Druk nu op de linkerknop.",
        "Ik hoor geen knop. Ik ga verder.",
        "Klaar. Er is niets veranderd.",
    ]
    assert learned_file.load().device == (PEDAL,)
    assert 'There is no button "lfet". Did you mean "left"?' in refused("controls", "learn", "lfet", "-p", profile)


def test_a_button_on_a_pin_is_not_asked_for(desk: Desk, away: Path) -> None:
    wired = write(away, "controls.pins.main = 17\n")
    assert "has no button to learn" in refused("controls", "learn", "--silent", "-p", wired)
    assert desk.told == []


def test_it_is_spoken_and_without_a_sound_output_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    sinks: list[NullSink] = []

    def sink(sound: str, wav: object, clock: Clock, *_: object) -> NullSink:
        assert wav is None
        asked.append(sound)
        sinks.append(NullSink(clock))
        return sinks[-1]

    monkeypatch.setattr(outputs, "chosen_sink", sink)
    monkeypatch.setattr("edge.clock.MonotonicClock", lambda: FastClock(SPEED))
    desk.presses = {"Press the main button now.": B}
    path = write(Path.cwd(), 'language = "en"\n')
    assert here("controls", "learn", "-p", path).exit_code == 0
    assert asked == ["device"]
    assert desk.told[-2] == "Done. I know your buttons now."
    assert threads("speaker") == []

    def none(*_: object) -> NullSink:
        raise UserError("There is no output.")

    monkeypatch.setattr(outputs, "chosen_sink", none)
    desk.told.clear()
    assert here("controls", "learn", "-p", path).exit_code == 0
    assert desk.told[0] == "There is no output. Until then it is written only."
    assert desk.told[-1] == "Done. Nothing was changed."


def test_what_a_person_wrote_is_kept_and_what_is_not_understood_is_refused_before_anything_is_asked(
    desk: Desk, away: Path
) -> None:
    file = away / "config" / "controls.toml"
    file.parent.mkdir()
    file.write_text("# by hand\n", encoding="utf-8")
    desk.presses = {"Druk nu op de hoofdknop.": B}
    here("controls", "learn", "--silent")
    assert desk.told[-2] == f"kept as it was: {file.with_name('controls.before.toml')}"
    assert file.with_name("controls.before.toml").read_text(encoding="utf-8") == "# by hand\n"
    file.write_text("[[device]]\nnmae = 'X'\n", encoding="utf-8")
    desk.told.clear()
    for command in ("learn", "list", "forget", "try"):
        assert 'Did you mean "name"?' in refused("controls", command)
    assert desk.told == []


def test_what_is_known_and_what_is_connected_is_listed(desk: Desk, away: Path) -> None:
    desk.evdev.trigger_plug(FakeButtonDevice("Keypad", 1, 2, (A,)))
    learned_file.save(
        LearnedButtons(device=(PEDAL, LearnedDevice(name="Remote", id="0003:0004", keys={"KEY_A": "left"})))
    )
    profile = write(away, "controls.pins.side = 17\n")
    rows = [json.loads(line) for line in here("controls", "list", "--json", "-p", profile).stdout.splitlines()]
    assert rows == [
        {"device": "Foot Pedal", "id": "1a86:e026", "buttons": {"KEY_B": "main"}, "state": "connected"},
        {"device": "Remote", "id": "0003:0004", "buttons": {"KEY_A": "left"}, "state": "not connected"},
        {"device": "GPIO17", "id": "", "buttons": {"": "side"}, "state": "wired"},
        {"device": "Keypad", "id": "0001:0002", "buttons": {}, "state": "connected, not learned"},
    ]
    table = here("controls").stdout
    assert "main (KEY_B)" in table
    assert "connected, not learned" in table


def test_an_empty_list_says_how_to_begin(desk: Desk) -> None:
    desk.evdev.trigger_unplug(desk.pedal)
    here("controls")
    assert "kijkmee controls learn" in desk.told[-1]


def test_a_machine_that_cannot_look_says_why_and_lists_what_was_learned(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> FakeEvdev:
        raise UserError("The package is missing.")

    monkeypatch.setattr(chosen, "load_evdev", missing)
    learned_file.save(LearnedButtons(device=(PEDAL,)))
    assert json.loads(here("controls", "list", "--json").stdout)["state"] == "not known"
    assert "The package is missing." in desk.told[-1]
    assert refused("controls", "learn") == "The package is missing."


def test_what_was_learned_is_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    here("controls", "forget", "--yes")
    assert desk.told == ["No button was learned."]
    learned_file.save(LearnedButtons(device=(PEDAL.model_copy(update={"keys": {"KEY_B": "main", "KEY_A": "left"}}),)))
    assert 'There is no button "lfet". Did you mean "left"?' in refused("controls", "forget", "lfet", "--yes")
    assert here("controls", "forget", "left", "--yes").stdout == "forgotten: left\n"
    assert learned_file.load().device == (PEDAL,)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: False)
    assert here("controls", "forget").exit_code == 2
    assert learned_file.load().device == (PEDAL,)
    assert here("controls", "forget", "-y").exit_code == 0
    assert learned_file.load() == LearnedButtons()


@pytest.fixture
def pi() -> Iterator[MockFactory]:
    """Give a Raspberry Pi with pins."""
    factory = MockFactory()
    Device.pin_factory = factory
    yield factory
    factory.reset()
    factory.close()
    Device.pin_factory = None


def test_presses_are_shown_while_they_are_tried(desk: Desk, away: Path, pi: MockFactory) -> None:
    learned_file.save(LearnedButtons(device=(PEDAL,)))

    def press() -> None:
        wait_until(lambda: desk.pedal.grabbed_by is not None, "the pedal in use")
        desk.evdev.trigger_press(desk.pedal)
        wait_until(lambda: bool(pi.pins) and all(pin.when_changed for pin in pi.pins.values()), "the pin in use")
        pi.pin(17).drive_low()

    hand = threading.Thread(target=press)
    hand.start()
    result = here("controls", "try", "--seconds", "2", "-p", write(away, "controls.pins.side = 17\n"))
    hand.join()
    assert sorted(result.stdout.splitlines()) == ["main.short: menu-next", "side.short: does nothing"]
    assert "ends by itself in 2 s" in desk.told[0]
    assert threads("evdev") == threads("gpio") == []
    assert desk.pedal.handles == []


def test_without_buttons_there_is_nothing_to_try(desk: Desk) -> None:
    assert "Run `kijkmee controls learn`" in refused("controls", "try")
    assert desk.told == []


def test_a_pedal_works_on_the_whole_program_and_comes_back(tmp_path: Path) -> None:
    pedal = Pedal(tmp_path)
    program = started("controls", "try", "--seconds", "60", env=pedal.environment)
    assert program.stdout is not None
    assert program.stderr is not None
    try:
        assert "ends by itself" in program.stderr.readline()
        for is_first in (True, False):
            pedal.order("down KEY_B")
            assert program.stdout.readline() == "main.long: menu-choose\n"
            pedal.order("up KEY_B")
            pedal.order("unplug")
            # The same again within a minute is counted, not repeated.
            assert not is_first or 'The device "Foot Pedal" is not connected.' in program.stderr.readline()
            pedal.order("plug")
            assert not is_first or 'The device "Foot Pedal" is connected.' in program.stderr.readline()
        program.send_signal(signal.SIGINT)
        assert program.wait(SECONDS) == 130
    finally:
        program.kill()
        program.communicate()
