"""Looking once at light or colour."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import Self

from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.surroundings import colour_words, light_words
from pipelines.types import Scene, Wanted

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

    def begun(self, now: float) -> Self:
        """Begin to wait for a frame, or begin anew after a pause."""
        return replace(self, give_up_at=now + WAIT_SECONDS)

    def answer(self, scene: Scene, phrasebook: Phrasebook) -> Phrase:
        """Give what is said of a frame."""
        return light_words(scene) if self.subject is Subject.LIGHT else colour_words(scene, phrasebook)
