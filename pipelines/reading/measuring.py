"""Looking once at light or colour."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from pipelines.types import Wanted

WAIT_SECONDS = 1.5
"""How long a frame is waited for."""


class Subject(enum.Enum):
    """What the wearer asks about."""

    LIGHT = enum.auto()
    COLOUR = enum.auto()


@dataclass(frozen=True, slots=True)
class Measuring:
    """A question about the next frame."""

    subject: Subject
    give_up_at: float = 0.0
    """When to say that no picture comes, in seconds on the run's clock."""

    @property
    def wanted(self) -> Wanted:
        """What must be seen to answer."""
        return Wanted(quality=True, scene=True)
