"""The port to buttons, pedals and keypads that the system knows as input devices, on USB or Bluetooth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ConnectedDevice:
    """An input device that is there now."""

    path: str
    """Where it is now, for example "/dev/input/event3"; another one after it was away."""
    name: str
    """As the device calls itself; what cannot be printed is a question mark."""
    id: str
    """Vendor and product, four hexadecimal digits each, for example "1a86:e026". All of one model have the same."""
    keys: frozenset[str]
    """The keys that it says it has, for example "KEY_B"; a code without a name is a number."""


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key that went down or up."""

    key: str
    is_down: bool
    at: float
    """Seconds on the run's clock."""


class DeviceGoneError(Exception):
    """The device was unplugged, has run out of battery or out of reach."""


class OpenInput(Protocol):
    """One device that is listened to, by one thread."""

    def read(self, timeout_seconds: float) -> tuple[KeyChange, ...]:
        """Wait for changes, at most so long; none if none came.

        Raises:
            DeviceGoneError: There will be no more.
        """
        ...

    def close(self) -> None:
        """Let it go."""


class InputSource(Protocol):
    """All input devices of the machine."""

    def devices(self) -> tuple[ConnectedDevice, ...]:
        """Look which devices with keys are there now.

        Raises:
            UserError: They may not be looked at; with the remedy.
        """
        ...

    def open(self, device: ConnectedDevice, *, is_grabbed: bool) -> OpenInput:
        """Begin to listen to a device.

        Args:
            device: One of those that are there.
            is_grabbed: Whether its keys reach nobody else, such as the console.

        Raises:
            UserError: It cannot be had, or has gone; with the remedy.
        """
        ...
