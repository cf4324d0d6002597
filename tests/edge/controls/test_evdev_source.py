"""The adapter to evdev, with a module of the same shape: what the kernel sends becomes changes of keys."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from edge.clock import ManualClock, MonotonicClock
from edge.controls.evdev_source import EvdevSource, load_evdev, use_steady_clock
from edge.controls.fakes import (
    EV_KEY,
    EV_REL,
    EV_SYN,
    KEY_CODES,
    SYN_DROPPED,
    SYN_REPORT,
    UNNAMED_CODE,
    FakeButtonDevice,
    FakeEvdev,
)
from edge.controls.input_source import ConnectedDevice, DeviceGoneError, KeyChange
from edge.errors import UserError

A, B = KEY_CODES["KEY_A"], KEY_CODES["KEY_B"]


class Desk:
    """A machine with one pedal, and the adapter to it."""

    def __init__(self) -> None:
        self.evdev, self.clock = FakeEvdev(), ManualClock(5.0)
        self.pedal = FakeButtonDevice(codes=(A, B, KEY_CODES["BTN_LEFT"], UNNAMED_CODE))
        self.evdev.trigger_plug(self.pedal)
        self.source = EvdevSource(self.evdev, self.clock)

    @property
    def found(self) -> ConnectedDevice:
        """The pedal, as it is listed."""
        (found,) = self.source.devices()
        return found


def test_devices_are_listed_by_name_id_and_keys() -> None:
    desk = Desk()
    assert desk.found == ConnectedDevice(
        "/dev/input/event0", "Foot Pedal", "1a86:e026", frozenset({"KEY_A", "KEY_B", "BTN_LEFT", "750"})
    )
    assert not desk.evdev.is_listened_to(desk.pedal)


def test_devices_without_keys_are_left_out_and_the_others_come_in_their_order() -> None:
    desk = Desk()
    desk.evdev.trigger_plug(FakeButtonDevice("Mouse\n\x1b[2J", codes=()))
    for number in range(10):
        desk.evdev.trigger_plug(FakeButtonDevice(f"Pad {number}\x1b"))
    assert [each.name for each in desk.source.devices()] == ["Foot Pedal", *(f"Pad {number}?" for number in range(10))]


def test_a_device_that_goes_while_it_is_listed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    monkeypatch.setattr(desk.evdev, "list_devices", lambda _: ["/dev/input/event9", desk.pedal.path])
    assert desk.found.name == "Foot Pedal"


def test_keys_go_down_and_up_and_repetitions_are_not_told() -> None:
    desk = Desk()
    opened = desk.source.open(desk.found, is_grabbed=True)
    assert opened.read(0.0) == ()
    for value in (1, 2, 2, 0):
        desk.evdev.trigger_key(desk.pedal, B, value)
    desk.evdev.trigger_key(desk.pedal, KEY_CODES["BTN_LEFT"], 1)
    desk.evdev.trigger_events(desk.pedal, ((EV_REL, 0, 1), (EV_SYN, SYN_REPORT, 0)))
    assert opened.read(1.0) == (
        KeyChange("KEY_B", True, 5.0),
        KeyChange("KEY_B", False, 5.0),
        KeyChange("BTN_LEFT", True, 5.0),
    )
    assert opened.read(0.0) == ()
    opened.close()


def test_after_lost_events_keys_are_as_they_stand() -> None:
    desk = Desk()
    opened = desk.source.open(desk.found, is_grabbed=False)
    desk.evdev.trigger_key(desk.pedal, A, 1)
    assert opened.read(1.0) == (KeyChange("KEY_A", True, 5.0),)
    # A went up and B down; of it only a part is still in the kernel's queue.
    desk.pedal.down = {B}
    desk.evdev.trigger_events(
        desk.pedal, ((EV_SYN, SYN_DROPPED, 0), (EV_KEY, UNNAMED_CODE, 1), (EV_SYN, SYN_REPORT, 0))
    )
    assert opened.read(1.0) == (KeyChange("KEY_A", False, 5.0), KeyChange("KEY_B", True, 5.0))
    desk.evdev.trigger_key(desk.pedal, B, 0)
    assert opened.read(1.0) == (KeyChange("KEY_B", False, 5.0),)
    opened.close()


def test_what_came_before_the_device_went_is_given_then_it_is_gone() -> None:
    desk = Desk()
    opened = desk.source.open(desk.found, is_grabbed=True)
    desk.evdev.trigger_key(desk.pedal, B, 1)
    desk.evdev.trigger_unplug(desk.pedal)
    assert [(each.key, each.is_down) for each in opened.read(1.0)] == [("KEY_B", True), ("KEY_B", False)]
    with pytest.raises(DeviceGoneError, match="No such device"):
        opened.read(1.0)
    opened.close()
    assert desk.source.devices() == ()


def test_a_grabbed_device_is_heard_by_nobody_else_and_cannot_be_grabbed_twice() -> None:
    desk = Desk()
    first = desk.source.open(desk.found, is_grabbed=True)
    console = desk.source.open(desk.found, is_grabbed=False)
    desk.evdev.trigger_press(desk.pedal)
    assert console.read(0.0) == ()
    assert len(first.read(1.0)) == 2
    with pytest.raises(UserError, match=r'"Foot Pedal" cannot be listened to \(Device or resource busy\). Close other'):
        desk.source.open(desk.found, is_grabbed=True)
    first.close()
    console.close()
    assert desk.pedal.handles == []


def test_a_device_that_went_before_it_was_opened_is_told() -> None:
    desk = Desk()
    found = desk.found
    desk.evdev.trigger_unplug(desk.pedal)
    with pytest.raises(UserError, match="No such file or directory"):
        desk.source.open(found, is_grabbed=True)


def test_the_kernels_steady_time_counts_although_it_is_read_late() -> None:
    evdev, clock, pedal = FakeEvdev(), MonotonicClock(), FakeButtonDevice()
    evdev.trigger_plug(pedal)
    asked: list[int] = []

    def set_clock(descriptor: int) -> bool:
        asked.append(descriptor)
        return True

    source = EvdevSource(evdev, clock, set_clock=set_clock)
    opened = source.open(source.devices()[0], is_grabbed=True)
    before = clock.now()
    evdev.trigger_press(pedal)
    after = clock.now()
    while clock.now() < after + 0.05:
        time.monotonic()
    times = [each.at for each in opened.read(1.0)]
    assert asked == [pedal.handles[0].fd]
    assert all(before - 0.001 <= at <= after + 0.001 for at in times)
    opened.close()


def test_where_the_kernel_gives_no_steady_time_reading_counts() -> None:
    desk = Desk()
    opened = desk.source.open(desk.found, is_grabbed=True)
    assert not use_steady_clock(desk.pedal.handles[0].fd)
    desk.evdev.trigger_key(desk.pedal, B, 1)
    desk.clock.advance(2.0)
    assert opened.read(1.0)[0].at == 7.0
    opened.close()


def test_a_user_who_may_not_listen_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "event0").touch()
    evdev = FakeEvdev()
    source = EvdevSource(evdev, ManualClock(), tmp_path)
    assert source.devices() == ()
    # The tests run as root, who may do everything.
    monkeypatch.setattr("edge.controls.evdev_source.os.access", lambda *_: False)
    with pytest.raises(UserError, match=r"sudo adduser \$USER input"):
        source.devices()


def test_a_machine_without_the_package_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "evdev", None)
    with pytest.raises(UserError, match="python3-evdev"):
        load_evdev()


def test_the_fake_has_the_shape_of_the_real_module() -> None:
    evdev = pytest.importorskip("evdev", reason="Debian's python3-evdev is not visible to this Python")
    fake = FakeEvdev()
    assert all(callable(getattr(evdev, name)) for name in ("list_devices", "InputDevice"))
    for name in ("read", "grab", "close", "fileno", "active_keys", "capabilities"):
        assert callable(getattr(evdev.InputDevice, name)), name
    assert set(evdev.InputEvent.__slots__) == {"sec", "usec", "type", "code", "value"}
    assert evdev.list_devices("/nowhere") == []
    for name in ("EV_SYN", "EV_KEY", "SYN_REPORT", "SYN_DROPPED"):
        assert getattr(evdev.ecodes, name) == getattr(fake.ecodes, name), name
    for code, names in fake.ecodes.keys.items():
        real = evdev.ecodes.keys[code]
        assert (real if isinstance(real, str) else list(real)) == names
    assert UNNAMED_CODE not in evdev.ecodes.keys
    assert EvdevSource(evdev, ManualClock()).devices() is not None
