"""What a shift held and showed."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Held:
    """What the program holds at a moment."""

    at: float
    """Seconds of the day."""
    memory: float
    """Of all processes, libraries counted once and in full; MB. Without the ring of frames."""
    frames: float
    """In the ring that is made with each camera's process and fills up to its size; MB."""
    threads: int
    handles: int
    """Open files, pipes and sockets."""


@dataclass(frozen=True, slots=True)
class Losses:
    """How often the camera was lost."""

    sounded: int
    """By a tone."""
    said: int
    said_back: int
    """That it works again."""
    kept: int
    """In the journal."""
    kept_back: int


@dataclass(frozen=True)
class Soaked:
    """What a shift showed."""

    job: str
    seconds: float
    """Simulated."""
    took: float
    """Seconds of the machine."""
    faults: dict[str, int]
    """Injected, each of them said or mended as it should be, and followed by a command that was obeyed."""
    losses: Losses
    changes: tuple[int, int]
    """Changes that the wearer asked for, and those in the journal."""
    pages: int
    units: int
    """Counted, in the journal."""
    lists: int
    """Picked to their end."""
    events: int
    is_whole: bool
    """Whether the journal holds exactly what the loop stored, in this order, without a gap."""
    unhealthy: int
    """How often the watchdog would not have been pinged, of two looks a second."""
    held: list[Held] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """The growth of memory from the hour after the first quarter to the last hour, as a share."""
        first, last = self._hours()
        return last[0] / first[0] - 1

    @property
    def more(self) -> tuple[int, int]:
        """Threads and handles that the last hour holds more than the first."""
        first, last = self._hours()
        return round(last[1] - first[1]), round(last[2] - first[2])

    def _hours(self) -> tuple[tuple[float, int, int], tuple[float, int, int]]:
        # It is looked at what is held every ten minutes; a shift may be shorter than eight hours.
        long = max(self.seconds / 8, 1200)
        early = [each for each in self.held if 900 <= each.at <= 900 + long]
        late = [each for each in self.held if each.at >= self.seconds - long]
        first, last = (
            (
                statistics.median(each.memory for each in part),
                max(each.threads for each in part),
                max(each.handles for each in part),
            )
            for part in (early, late)
        )
        return first, last
