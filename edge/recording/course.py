"""When a debug recording begins, is heard and ends; pure, with the time as an argument."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

DEFAULT_SECONDS, MOST_SECONDS = 60, 600
"""How long a recording lasts by itself, and at most."""
BEEP_SECONDS = 5.0
"""From one beep to the next."""


class Ending(enum.StrEnum):
    """Why a recording ended."""

    TIME = "time"
    """Its seconds are over."""
    STOPPED = "stopped"
    """The wearer or the person at the command line stopped it."""
    CAMERA_OVER = "camera-over"
    """The film or folder that was the camera has ended."""
    NO_ROOM = "no-room"
    """The disk is nearly full, or the recording as large as it may be."""
    HELD_UP = "held-up"
    """The camera, the disk or the sound failed; without sound nobody would hear that it is on."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a recording may become."""

    seconds: float = DEFAULT_SECONDS
    most_bytes: int = 1_000_000_000
    """Of its pictures."""
    spare_bytes: int = 300_000_000
    """So much of the disk stays free: the journal must go on."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is on the disk."""

    size_bytes: int = 0
    """Of the pictures."""
    free_bytes: int | None = None
    """Of the disk; None before the first picture."""
    has_failed: bool = False
    """Whether the disk takes nothing more."""


@dataclass(frozen=True, slots=True)
class Course:
    """How far a recording is."""

    limits: Limits
    began_at: float | None = None
    """Seconds on the run's clock, when its announcement had been heard; None before."""
    beeped_at: float = 0.0
    """When it was last heard to be on."""
    ending: Ending | None = None
    """Why it is over; None before."""

    @property
    def is_on(self) -> bool:
        """Tell whether pictures are kept."""
        return self.began_at is not None and self.ending is None

    def begun(self, now: float) -> Course:
        """Begin; one that is on or over stays as it is."""
        return (
            self if self.began_at is not None or self.ending is not None else replace(self, began_at=now, beeped_at=now)
        )

    def ended(self, ending: Ending) -> Course:
        """End; one that is over stays as it is."""
        return self if self.ending is not None else replace(self, ending=ending)

    def going_on(self, now: float, written: Written) -> Course:
        """Let time pass: it ends by itself, or beeps."""
        if self.began_at is None or self.ending is not None:
            return self
        if written.has_failed:
            return self.ended(Ending.HELD_UP)
        if now - self.began_at >= self.limits.seconds:
            return self.ended(Ending.TIME)
        is_disk_full = written.free_bytes is not None and written.free_bytes < self.limits.spare_bytes
        if is_disk_full or written.size_bytes >= self.limits.most_bytes:
            return self.ended(Ending.NO_ROOM)
        return replace(self, beeped_at=now) if now - self.beeped_at >= BEEP_SECONDS else self
