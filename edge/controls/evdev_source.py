"""Input devices through python-evdev, which Debian's python3-evdev brings; PyPI has no ready-made one for a Pi.

The kernel's own times are used where it gives them on the steady clock: on a busy board this thread may come late, and
a short press must not look long.
"""

from __future__ import annotations

import fcntl
import importlib
import os
import select
import struct
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from edge.clock import Clock
from edge.controls.input_source import ConnectedDevice, DeviceGoneError, KeyChange
from edge.errors import UserError

FOLDER = Path("/dev/input")

NO_PACKAGE = (
    "Buttons on USB or Bluetooth need Debian's package python3-evdev, seen by this Python. Install it as "
    'docs/CONTROLS.md says under "If python3-evdev is missing".'
)
NOT_ALLOWED = (
    "This user may not listen to input devices. Run `sudo adduser $USER input`, then log out and in again, or restart."
)

_EVIOCSCLOCKID = 0x400445A0
"""linux/input.h: choose the clock of a device's times; the same number on x86-64 and Arm."""

_UP, _DOWN = 0, 1
"""Values of a key's event; 2 is a repetition while it is held."""


def load_evdev() -> Any:  # noqa: ANN401 - a module that is not there when types are checked
    """Give the module evdev.

    Raises:
        UserError: It is not installed, with the remedy.
    """
    try:
        return importlib.import_module("evdev")
    except ImportError as error:
        raise UserError(NO_PACKAGE) from error


def use_steady_clock(descriptor: int) -> bool:
    """Have the kernel give a device's times on the steady clock; False where it does not."""
    try:
        fcntl.ioctl(descriptor, _EVIOCSCLOCKID, struct.pack("i", time.CLOCK_MONOTONIC))
    except OSError:
        return False
    return True


class EvdevSource:
    """Implements InputSource."""

    def __init__(
        self,
        evdev: Any,  # noqa: ANN401 - see `load_evdev`
        clock: Clock,
        folder: Path = FOLDER,
        set_clock: Callable[[int], bool] = use_steady_clock,
    ) -> None:
        """Take the parts.

        Args:
            evdev: The module, or one of the same shape.
            clock: Of the run.
            folder: Where the devices are.
            set_clock: Asks the kernel for steady times on an open device.
        """
        self._evdev = evdev
        self._clock = clock
        self._folder = folder
        self._set_clock = set_clock

    def devices(self) -> tuple[ConnectedDevice, ...]:
        """See `InputSource.devices`."""
        found = []
        for path in sorted(self._evdev.list_devices(str(self._folder)), key=_number):
            try:
                device = self._evdev.InputDevice(path)
            except OSError:
                continue  # it has gone meanwhile
            try:
                found.append(self._described(device))
            finally:
                device.close()
        if not found and self._is_refused():
            raise UserError(NOT_ALLOWED)
        return tuple(each for each in found if each.keys)

    def open(self, device: ConnectedDevice, *, is_grabbed: bool) -> EvdevInput:
        """See `InputSource.open`."""
        opened = None
        try:
            opened = self._evdev.InputDevice(device.path)
            if is_grabbed:
                opened.grab()
        except OSError as error:
            if opened is not None:
                opened.close()
            raise UserError(
                f'The device "{device.name}" cannot be listened to ({error.strerror}). Close other programs that use '
                "it, or connect it again."
            ) from error
        return EvdevInput(opened, self._evdev.ecodes, self._clock, has_steady_times=self._set_clock(opened.fd))

    def _described(self, device: Any) -> ConnectedDevice:  # noqa: ANN401 - evdev's
        codes = device.capabilities(absinfo=False).get(self._evdev.ecodes.EV_KEY, [])
        return ConnectedDevice(
            device.path,
            "".join(each if each.isprintable() else "?" for each in device.name),
            f"{device.info.vendor:04x}:{device.info.product:04x}",
            frozenset(_key_name(self._evdev.ecodes, code) for code in codes),
        )

    def _is_refused(self) -> bool:
        nodes = tuple(self._folder.glob("event*"))
        return bool(nodes) and not any(os.access(each, os.R_OK | os.W_OK) for each in nodes)


class EvdevInput:
    """Implements OpenInput."""

    def __init__(self, device: Any, ecodes: Any, clock: Clock, *, has_steady_times: bool) -> None:  # noqa: ANN401 - evdev's
        self._device = device
        self._ecodes = ecodes
        self._clock = clock
        self._has_steady_times = has_steady_times
        self._down: set[int] = set()
        self._has_lost_events = False

    def read(self, timeout_seconds: float) -> tuple[KeyChange, ...]:
        """See `OpenInput.read`."""
        try:
            ready, _, _ = select.select([self._device.fd], [], [], max(0.0, timeout_seconds))
            return tuple(self._changes()) if ready else ()
        except BlockingIOError:
            return ()
        except OSError as error:
            raise DeviceGoneError(error.strerror or str(error)) from error

    def close(self) -> None:
        """See `OpenInput.close`."""
        self._device.close()

    def _changes(self) -> Iterator[KeyChange]:
        codes = self._ecodes
        for event in self._device.read():
            if event.type == codes.EV_SYN and event.code == codes.SYN_DROPPED:
                # The kernel's own queue ran over: what it still holds tells a part only, until the next report.
                self._has_lost_events = True
            elif event.type == codes.EV_SYN and event.code == codes.SYN_REPORT and self._has_lost_events:
                self._has_lost_events = False
                yield from self._as_it_stands(self._time_of(event))
            elif event.type == codes.EV_KEY and event.value in {_UP, _DOWN} and not self._has_lost_events:
                yield self._noted(event.code, self._time_of(event), is_down=event.value == _DOWN)

    def _as_it_stands(self, at: float) -> Iterator[KeyChange]:
        """Ask which keys are down, and give what has changed."""
        down = set(self._device.active_keys())
        for code in sorted(self._down ^ down):
            yield self._noted(code, at, is_down=code in down)

    def _noted(self, code: int, at: float, *, is_down: bool) -> KeyChange:
        (self._down.add if is_down else self._down.discard)(code)
        return KeyChange(_key_name(self._ecodes, code), is_down, at)

    def _time_of(self, event: Any) -> float:  # noqa: ANN401 - evdev's
        now = self._clock.now()
        if not self._has_steady_times:
            return now
        happened = float(event.sec) + float(event.usec) / 1e6
        return now - max(0.0, time.monotonic() - happened)


def _key_name(ecodes: Any, code: int) -> str:  # noqa: ANN401 - evdev's
    """Give the first of a key's names, else its code."""
    names = ecodes.keys.get(code, str(code))
    return names if isinstance(names, str) else str(names[0])


def _number(path: str) -> int:
    """Order event10 after event9."""
    digits = "".join(each for each in Path(path).name if each.isdigit())
    return int(digits or 0)
