"""What tests of controls share: a place for what is delivered, and waiting for threads without sleeping blindly."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

from pipelines.commands import Command
from pipelines.session import Press

PATIENCE_SECONDS = 10.0
"""What has not happened by then does not happen."""


class Acts:
    """Takes what a control delivers."""

    def __init__(self) -> None:
        self._acts: queue.Queue[Command | Press] = queue.Queue()

    def deliver(self, act: Command | Press) -> None:
        """See `Deliver`."""
        self._acts.put(act)

    def next(self) -> Command | Press:
        """Wait for the next act."""
        return self._acts.get(timeout=PATIENCE_SECONDS)

    @property
    def is_empty(self) -> bool:
        """Whether nothing more has come."""
        return self._acts.empty()


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Wait until something is so."""
    deadline, pause = time.monotonic() + PATIENCE_SECONDS, threading.Event()
    while not condition():
        assert time.monotonic() < deadline, f"in vain: {what}"
        pause.wait(0.002)


def threads(name: str) -> list[str]:
    """Give the threads that run whose names begin so."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(name)]
