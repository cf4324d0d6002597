"""A service manager that takes every message at once, as systemd does: its socket holds only a few."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from tests.edge.health.service_manager import ServiceManager

_LOOK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Message:
    """What it was told."""

    came: float
    """On the machine's monotonic clock."""
    text: str


class PatientManager:
    """Listens in a thread, and keeps all that it is told."""

    def __init__(self, manager: ServiceManager) -> None:
        self._manager = manager
        self._is_over = threading.Event()
        self.messages: list[Message] = []
        self._thread = threading.Thread(target=self._listen, name="service manager", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """For NOTIFY_SOCKET."""
        return self._manager.address

    def count(self, text: str, after: float = 0.0) -> int:
        """Give how often it was told this since a time on the machine's monotonic clock."""
        return sum(message.text == text and message.came >= after for message in list(self.messages))

    def close(self) -> None:
        """Listen no more."""
        self._is_over.set()
        self._thread.join(5)

    def _listen(self) -> None:
        while not self._is_over.is_set():
            with contextlib.suppress(TimeoutError):
                self.messages.append(Message(time.monotonic(), self._manager.next(_LOOK_SECONDS)))


@contextlib.contextmanager
def listening(address: str) -> Iterator[PatientManager]:
    """Give one that listens at an address, as systemd names it in NOTIFY_SOCKET."""
    with ServiceManager(address) as manager:
        patient = PatientManager(manager)
        try:
            yield patient
        finally:
            patient.close()
