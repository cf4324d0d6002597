"""Buttons on pins, with gpiozero's own stand-in for a Raspberry Pi."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import ModuleType

import pytest
from gpiozero import Device, DigitalInputDevice
from gpiozero.pins.mock import MockFactory, MockPin

from edge.clock import MonotonicClock
from edge.controls import gpio
from edge.controls.gpio import GpioControl, opened
from edge.controls.presses import PressTiming
from edge.errors import UserError
from pipelines.session import Press, PressKind
from tests.edge.controls.waiting import Acts, threads, wait_until

TIMING = PressTiming(debounce_seconds=0.0, long_seconds=0.15, double_seconds=0.1)
PRESSES = (*(Press("main", kind) for kind in PressKind), Press("side", PressKind.SHORT))
PINS = {"main": 17, "side": 27}


@pytest.fixture
def pi() -> Iterator[MockFactory]:
    """Give a Raspberry Pi with pins."""
    factory = MockFactory()
    Device.pin_factory = factory
    yield factory
    factory.reset()
    factory.close()
    Device.pin_factory = None


@pytest.fixture
def no_pi(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the pins away."""
    monkeypatch.setattr(Device, "pin_factory", None)
    monkeypatch.delenv("GPIOZERO_PIN_FACTORY", raising=False)
    monkeypatch.setitem(sys.modules, "lgpio", None)


@contextmanager
def listening(acts: Acts, **changed: object) -> Iterator[GpioControl]:
    pull, timing = changed.get("pull", "up"), changed.get("timing", TIMING)
    control = GpioControl(PINS, pull, timing, PRESSES, MonotonicClock())  # type: ignore[arg-type]
    control.start(acts.deliver)
    try:
        yield control
    finally:
        control.stop()
    assert threads("gpio") == []


def connected(pi: MockFactory, control: GpioControl) -> None:
    """Wait until the pins are listened to."""
    wait_until(lambda: len(pi.pins) == len(PINS) and all(pin.when_changed for pin in pi.pins.values()), "open pins")
    assert control.is_over


def test_presses_of_each_kind_reach_the_loop(pi: MockFactory) -> None:
    acts = Acts()
    with listening(acts) as control:
        connected(pi, control)
        main, side = pi.pin(17), pi.pin(27)
        assert (main.pull, side.pull) == ("up", "up")
        main.drive_low()
        assert acts.next() == Press("main", PressKind.LONG)
        main.drive_high()
        main.drive_low()
        main.drive_high()
        side.drive_low()
        side.drive_high()
        assert {acts.next(), acts.next()} == {Press("main", PressKind.SHORT), Press("side", PressKind.SHORT)}
        wait_until(lambda: control.is_over, "rest")
        assert acts.is_empty


def test_a_press_under_way_is_waited_for(pi: MockFactory) -> None:
    acts = Acts()
    with listening(acts) as control:
        connected(pi, control)
        pi.pin(17).drive_low()
        assert not control.is_over
        pi.pin(17).drive_high()
        acts.next()
        wait_until(lambda: control.is_over, "rest")


def test_a_button_to_3_volt_is_held_down(pi: MockFactory) -> None:
    acts = Acts()
    with listening(acts, pull="down") as control:
        connected(pi, control)
        assert pi.pin(27).pull == "down"
        pi.pin(27).drive_high()
        assert acts.next() == Press("side", PressKind.SHORT)


class HeldPin(MockPin):  # type: ignore[misc]
    """A pin whose button is down, whatever pulls it."""

    def _set_pull(self, value: str) -> None:
        self._pull = value


def test_a_button_that_is_held_at_the_start_is_told_apart(pi: MockFactory) -> None:
    pi.pin(17, pin_class=HeldPin)
    told: list[tuple[str, bool]] = []

    def note(button: str, is_down: bool) -> None:  # noqa: FBT001 - see `Note`
        told.append((button, is_down))

    with opened({"main": 17, "side": 27}, "up", note) as held:
        assert held == ("main",)
        assert told == []
        pi.pin(17).drive_high()
        pi.pin(17).drive_low()
    assert told == [("main", False), ("main", True)]


def test_the_long_press_that_chose_a_role_is_no_press_in_the_new_one(pi: MockFactory) -> None:
    pin, first, second = pi.pin(17, pin_class=HeldPin), Acts(), Acts()
    pin.drive_high()
    with listening(first) as control:
        connected(pi, control)
        pin.drive_low()
        assert first.next() == Press("main", PressKind.LONG)
    with listening(second, timing=replace(TIMING, debounce_seconds=0.05)) as control:
        connected(pi, control)
        waited = threading.Event()
        assert not waited.wait(2 * TIMING.long_seconds), "time for a long press of its own"
        for _ in range(3):  # the contact bounces while it is let go
            pin.drive_high()
            pin.drive_low()
        pin.drive_high()
        assert not waited.wait(2 * TIMING.double_seconds), "time for a short press"
        assert control.is_over
        assert second.is_empty
        pin.drive_low()
        assert second.next() == Press("main", PressKind.LONG)
        pin.drive_high()


def test_the_pins_are_free_afterwards(pi: MockFactory) -> None:
    for _ in range(2):
        with listening(Acts()) as control:
            connected(pi, control)
    with DigitalInputDevice(17, pull_up=True) as other:
        assert other.pin is not None


def test_a_pin_in_use_is_told_once_and_taken_when_it_is_free(
    pi: MockFactory, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def counted() -> None:
        tries.append(1)

    monkeypatch.setattr(gpio, "_find_pins", counted)
    other = DigitalInputDevice(27, pull_up=True)
    acts = Acts()
    with caplog.at_level(logging.DEBUG, logger="edge.controls"), listening(acts) as control:
        wait_until(lambda: len(tries) >= 3, "three tries")
        other.close()
        wait_until(lambda: "is connected" in caplog.text, "the pins")
        connected(pi, control)
        pi.pin(27).drive_low()
        assert acts.next() == Press("side", PressKind.SHORT)
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(told) == 2
    assert told[0].startswith('The button "side" cannot use GPIO27')
    assert "name another one in [controls.pins]" in told[0]
    assert told[1] == "The button on the pins is connected."


def test_a_pin_that_the_board_lacks_is_refused(pi: MockFactory) -> None:
    assert pi is Device.pin_factory
    with pytest.raises(UserError, match=r'The button "main" cannot use GPIO99 \('), opened({"main": 99}, "up", print):
        pass


def test_without_a_raspberry_pi_it_says_what_to_do(no_pi: None) -> None:  # noqa: ARG001 - takes the pins away
    said = r"There are no pins for buttons here .* take \[controls.pins\] out"
    with pytest.raises(UserError, match=said), opened(PINS, "up", print):
        pass


def test_where_lgpio_is_there_its_own_errors_are_told(no_pi: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    lgpio = ModuleType("lgpio")

    class Refusal(Exception):  # noqa: N818 - the name does not matter
        pass

    def refuse() -> None:
        raise Refusal("can not open gpiochip")

    lgpio.error = Refusal  # type: ignore[attr-defined]
    pins = ModuleType("gpiozero.pins.lgpio")
    pins.LGPIOFactory = refuse  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "lgpio", lgpio)
    monkeypatch.setitem(sys.modules, "gpiozero.pins.lgpio", pins)
    with pytest.raises(UserError, match="can not open gpiochip"), opened(PINS, "up", print):
        pass


def test_a_named_factory_is_taken(no_pi: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setenv("GPIOZERO_PIN_FACTORY", "mock")
    with opened({"main": 17}, "up", print):
        assert isinstance(Device.pin_factory, MockFactory)
    Device.pin_factory.close()


def test_a_machine_without_pins_runs_on(no_pi: None, caplog: pytest.LogCaptureFixture) -> None:  # noqa: ARG001
    with listening(Acts()) as control:
        wait_until(lambda: "There are no pins" in caplog.text, "the warning")
        assert control.is_over
    assert caplog.text.count("There are no pins") == 1
