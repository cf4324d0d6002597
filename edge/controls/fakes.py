"""Stands in for the module evdev and its devices: they come, are pressed, vanish with ENODEV, and come back."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

KEY_CODES = {"KEY_A": 30, "KEY_B": 48, "KEY_ENTER": 28, "KEY_VOLUMEUP": 115, "KEY_LEFTCTRL": 29, "BTN_LEFT": 272}
"""Some keys of linux/input-event-codes.h; BTN_LEFT has a second name."""

EV_SYN, EV_KEY, EV_REL = 0, 1, 2
SYN_REPORT, SYN_DROPPED = 0, 3
UNNAMED_CODE = 750
"""A code that has no name."""


@dataclass(frozen=True, slots=True)
class FakeEvent:
    """As evdev's InputEvent."""

    sec: int
    usec: int
    type: int
    code: int
    value: int


@dataclass(slots=True)
class FakeButtonDevice:
    """A thing with keys; plug it in before it is pressed."""

    name: str = "Foot Pedal"
    vendor: int = 0x1A86
    product: int = 0xE026
    codes: tuple[int, ...] = (KEY_CODES["KEY_B"],)
    path: str | None = None
    """None while it is not connected."""
    is_refused: bool = False
    """Whether opening it is not permitted."""
    down: set[int] = field(default_factory=set)
    handles: list[FakeInputDevice] = field(default_factory=list)
    grabbed_by: FakeInputDevice | None = None


class FakeInputDevice:
    """As evdev's InputDevice: one program's hold on a device."""

    def __init__(self, device: FakeButtonDevice) -> None:
        self._device = device
        self._events: list[FakeEvent] = []
        self._lock = threading.Lock()
        # Readable as long as there is an event, or the device has gone.
        self.fd, self._bell = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._is_gone = False
        self.path, self.name = device.path or "", device.name
        self.info = SimpleNamespace(bustype=3, vendor=device.vendor, product=device.product, version=1)
        device.handles.append(self)

    def fileno(self) -> int:
        """See evdev."""
        return self.fd

    def capabilities(self, *, absinfo: bool = True) -> dict[int, list[int]]:
        """See evdev."""
        assert absinfo is False, "the fake has no axes"  # noqa: S101 - a fault of the test
        found = {EV_SYN: [0, 1]}
        return {**found, EV_KEY: list(self._device.codes)} if self._device.codes else {**found, EV_REL: [0, 1]}

    def active_keys(self) -> list[int]:
        """See evdev."""
        self._check()
        return sorted(self._device.down)

    def read(self) -> Iterator[FakeEvent]:
        """See evdev: all that waits; BlockingIOError if nothing does."""
        with self._lock:
            events, self._events = self._events, []
            if not events:
                self._check()
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            if not self._is_gone:
                with contextlib.suppress(BlockingIOError):
                    os.read(self.fd, 1 << 16)
        yield from events

    def grab(self) -> None:
        """See evdev."""
        self._check()
        if self._device.grabbed_by is not None:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        self._device.grabbed_by = self

    def close(self) -> None:
        """See evdev."""
        if self in self._device.handles:
            self._device.handles.remove(self)
        if self._device.grabbed_by is self:
            self._device.grabbed_by = None
        if self.fd >= 0:
            os.close(self.fd)
            os.close(self._bell)
            self.fd = -1

    def put(self, event: FakeEvent | None) -> None:
        """Let an event wait here; None takes the device away."""
        with self._lock:
            if event is None:
                self._is_gone = True
            else:
                self._events.append(event)
            os.write(self._bell, b"!")

    def _check(self) -> None:
        if self._is_gone:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))


class FakeEvdev:
    """As the module evdev, with the devices that a test plugs in."""

    ecodes = SimpleNamespace(
        EV_SYN=EV_SYN,
        EV_KEY=EV_KEY,
        SYN_REPORT=SYN_REPORT,
        SYN_DROPPED=SYN_DROPPED,
        keys={
            **{code: name for name, code in KEY_CODES.items()},
            KEY_CODES["BTN_LEFT"]: ["BTN_LEFT", "BTN_MOUSE"],
        },
    )

    def __init__(self) -> None:
        self._devices: dict[str, FakeButtonDevice] = {}
        self._next = 0
        self.looks = 0
        """How often the devices were listed."""

    # What the program uses

    def list_devices(self, folder: str = "/dev/input") -> list[str]:
        """See evdev."""
        assert folder  # noqa: S101 - the real one is never asked for nothing
        self.looks += 1
        return [path for path, device in self._devices.items() if not device.is_refused]

    def InputDevice(self, path: str) -> FakeInputDevice:  # noqa: N802 - evdev's name
        """See evdev."""
        device = self._devices.get(path)
        if device is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        if device.is_refused:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return FakeInputDevice(device)

    # What a test does

    def trigger_plug(self, device: FakeButtonDevice) -> None:
        """Connect a device."""
        device.path = f"/dev/input/event{self._next}"
        self._next += 1
        self._devices[device.path] = device

    def trigger_unplug(self, device: FakeButtonDevice) -> None:
        """Take a device away; as the kernel does, keys that are down go up first."""
        for code in sorted(device.down):
            self.trigger_key(device, code, 0)
        self._devices.pop(device.path or "", None)
        device.path = None
        for handle in tuple(device.handles):
            handle.put(None)

    def trigger_key(self, device: FakeButtonDevice, code: int, value: int) -> None:
        """Send one change of a key, and the report that ends it: 1 down, 0 up, 2 repeated."""
        if value == 1:
            device.down.add(code)
        elif value == 0:
            device.down.discard(code)
        self.trigger_events(device, ((EV_KEY, code, value), (EV_SYN, SYN_REPORT, 0)))

    def trigger_press(self, device: FakeButtonDevice, code: int | None = None) -> None:
        """Press and release a key, the first one if none is named."""
        pressed = device.codes[0] if code is None else code
        self.trigger_key(device, pressed, 1)
        self.trigger_key(device, pressed, 0)

    def trigger_events(self, device: FakeButtonDevice, events: tuple[tuple[int, int, int], ...]) -> None:
        """Send events as they come: type, code, value."""
        now = time.monotonic()
        for handle in tuple(device.handles):
            if device.grabbed_by in {None, handle}:
                for kind, code, value in events:
                    handle.put(FakeEvent(int(now), int(now % 1 * 1e6), kind, code, value))

    def is_listened_to(self, device: FakeButtonDevice) -> bool:
        """Whether a program holds the device open."""
        return bool(device.handles)
