"""The only source of time: everything else is given a Clock or a number of seconds."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LOCAL_TIME = Path("/etc/localtime")
"""The rules of the zone that the machine is set to."""


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


def wall_now() -> datetime:
    """Give the date and time, in UTC; they jump when the machine's clock is set."""
    return datetime.now(tz=UTC)


def local_zone() -> tzinfo:
    """Give the zone that the machine is set to, with its changes to summer time; else its offset of this moment."""
    name = os.environ.get("TZ", "").removeprefix(":")
    try:
        if name:
            return ZoneInfo(name)
        with LOCAL_TIME.open("rb") as rules:
            return ZoneInfo.from_file(rules)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return datetime.now().astimezone().tzinfo or UTC
