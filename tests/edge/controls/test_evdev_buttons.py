"""Learned devices: their presses arrive, and they may vanish and come back at any time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from edge.clock import MonotonicClock
from edge.controls.evdev_buttons import EvdevControl
from edge.controls.evdev_source import EvdevSource
from edge.controls.fakes import KEY_CODES, FakeButtonDevice, FakeEvdev
from edge.controls.learned import LearnedButtons, LearnedDevice
from edge.controls.presses import PressTiming
from pipelines.session import Press, PressKind
from tests.edge.controls.waiting import Acts, threads, wait_until

A, B = KEY_CODES["KEY_A"], KEY_CODES["KEY_B"]
TIMING = PressTiming(debounce_seconds=0.0, long_seconds=0.15, double_seconds=0.1)
MAIN = tuple(Press("main", kind) for kind in PressKind)
LEFT = Press("left", PressKind.SHORT)
PEDAL = LearnedDevice(name="Foot Pedal", id="1a86:e026", keys={"KEY_B": "main", "KEY_A": "left"})


class Desk:
    """A machine with a pedal that was learned."""

    def __init__(self, *devices: LearnedDevice) -> None:
        self.evdev, self.acts = FakeEvdev(), Acts()
        self.pedal = FakeButtonDevice(codes=(B, A))
        clock = MonotonicClock()
        self.control = EvdevControl(
            LearnedButtons(device=devices or (PEDAL,)),
            EvdevSource(self.evdev, clock),
            TIMING,
            (*MAIN, LEFT),
            clock,
        )

    def plug(self) -> None:
        """Connect the pedal and wait until it is listened to."""
        self.evdev.trigger_plug(self.pedal)
        wait_until(lambda: self.pedal.grabbed_by is not None, "the pedal in use")


@contextmanager
def listening(desk: Desk) -> Iterator[Desk]:
    desk.control.start(desk.acts.deliver)
    try:
        yield desk
    finally:
        desk.control.stop()
    assert threads("evdev") == []
    assert desk.pedal.handles == []


def test_presses_of_each_kind_reach_the_loop() -> None:
    with listening(Desk()) as desk:
        desk.plug()
        desk.evdev.trigger_press(desk.pedal, A)
        assert desk.acts.next() == LEFT
        desk.evdev.trigger_press(desk.pedal)
        assert desk.acts.next() == Press("main", PressKind.SHORT)
        desk.evdev.trigger_key(desk.pedal, B, 1)
        desk.evdev.trigger_key(desk.pedal, B, 2)
        assert desk.acts.next() == Press("main", PressKind.LONG)
        desk.evdev.trigger_key(desk.pedal, B, 0)
        desk.evdev.trigger_press(desk.pedal)
        desk.evdev.trigger_press(desk.pedal)
        assert desk.acts.next() == Press("main", PressKind.DOUBLE)
        wait_until(lambda: desk.control.is_over, "rest")
        assert desk.acts.is_empty


def test_keys_that_were_not_learned_do_nothing() -> None:
    with listening(Desk(PEDAL.model_copy(update={"keys": {"KEY_A": "left"}}))) as desk:
        desk.plug()
        desk.evdev.trigger_press(desk.pedal, B)
        desk.evdev.trigger_press(desk.pedal, A)
        assert desk.acts.next() == LEFT
        assert desk.acts.is_empty


def test_a_device_that_vanishes_is_told_once_and_comes_back(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="edge.controls")
    with listening(Desk()) as desk:
        for _ in range(2):
            desk.plug()
            desk.evdev.trigger_press(desk.pedal, A)
            assert desk.acts.next() == LEFT
            looks = desk.evdev.looks
            desk.evdev.trigger_unplug(desk.pedal)
            wait_until(lambda before=looks: desk.evdev.looks >= before + 2, "two looks for the pedal")  # type: ignore[misc]
        assert desk.control.is_over
    warned = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    gone = 'The device "Foot Pedal" is not connected. Switch it on, or plug it in. It is looked for again.'
    assert warned == [gone, 'The device "Foot Pedal" is connected.'] * 2 + [gone]


def test_a_press_that_was_over_when_the_device_went_counts() -> None:
    with listening(Desk()) as desk:
        desk.plug()
        desk.evdev.trigger_press(desk.pedal)
        desk.evdev.trigger_unplug(desk.pedal)
        assert desk.acts.next() == Press("main", PressKind.SHORT)


def test_of_a_device_with_several_parts_the_one_with_the_keys_is_taken() -> None:
    with listening(Desk()) as desk:
        mouse_part = FakeButtonDevice(codes=(KEY_CODES["BTN_LEFT"],))
        desk.evdev.trigger_plug(mouse_part)
        desk.plug()
        assert mouse_part.handles == []


def test_a_key_that_the_device_lacks_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with listening(Desk(PEDAL.model_copy(update={"keys": {"KEY_ABB": "main"}}))) as desk:
        desk.evdev.trigger_plug(desk.pedal)
        wait_until(lambda: "has no key KEY_ABB. Did you mean" in caplog.text, "the warning")


def test_a_device_in_other_hands_is_told_and_taken_when_it_is_free(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk()
    desk.evdev.trigger_plug(desk.pedal)
    other = desk.evdev.InputDevice(desk.pedal.path or "")
    other.grab()
    with listening(desk):
        wait_until(lambda: "Device or resource busy" in caplog.text, "the warning")
        other.close()
        wait_until(lambda: desk.pedal.grabbed_by is not None, "the pedal in use")


def test_a_device_may_be_left_to_others_too() -> None:
    with listening(Desk(PEDAL.model_copy(update={"grab": False}))) as desk:
        desk.evdev.trigger_plug(desk.pedal)
        wait_until(lambda: desk.evdev.is_listened_to(desk.pedal), "the pedal in use")
        assert desk.pedal.grabbed_by is None


def test_each_device_is_listened_to_for_itself() -> None:
    remote = FakeButtonDevice("Remote", 1, 2, (KEY_CODES["KEY_VOLUMEUP"],))
    with listening(Desk(PEDAL, LearnedDevice(id="0001:0002", keys={"KEY_VOLUMEUP": "main"}))) as desk:
        assert threads("evdev") == ["evdev Foot Pedal", "evdev 0001:0002"]
        desk.evdev.trigger_plug(remote)
        wait_until(lambda: remote.grabbed_by is not None, "the remote in use")
        desk.evdev.trigger_press(remote)
        assert desk.acts.next() == Press("main", PressKind.SHORT)


def test_it_ends_soon_while_it_looks_and_while_it_listens() -> None:
    # By the fourth look the wait between two is longer than the patience of `stop`.
    with listening(Desk()) as desk:
        wait_until(lambda: desk.evdev.looks > 3, "looking")
    with listening(Desk()) as desk:
        desk.plug()


def test_a_button_that_is_held_keeps_nothing_waiting_once_it_was_told() -> None:
    with listening(Desk()) as desk:
        desk.plug()
        desk.evdev.trigger_key(desk.pedal, B, 1)
        assert desk.acts.next() == Press("main", PressKind.LONG)
        wait_until(lambda: desk.control.is_over, "rest")
