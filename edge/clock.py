"""The only source of time: everything else is given a Clock or a number of seconds."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """Tells the time of a run; never goes back."""

    def now(self) -> float:
        """Seconds since some fixed moment of the run."""
        ...


class MonotonicClock:
    """The machine's own steady time, counted from when this clock was made."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def now(self) -> float:
        """Seconds since the clock was made; unaffected by changes of the date."""
        return time.monotonic() - self._start


class ManualClock:
    """A clock that stands still until it is told to go on; for tests and for replay."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds

    def now(self) -> float:
        """Seconds, as last set."""
        return self._seconds

    def advance(self, seconds: float) -> None:
        """Let time pass; raises ValueError for a negative step."""
        if seconds < 0:
            raise ValueError(f"time cannot go back by {-seconds} s")
        self._seconds += seconds
