"""Looking for words: where they are in view, and whether they are in the middle of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Self

from pipelines.reading.glance import Glance
from pipelines.reading.matching import Match, find_in
from pipelines.types import Observation, Size, TextLine, Wanted

_CENTRED = 0.15
"""How far from the middle, as a share of the width, a line may lie and still be in front of the wearer."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What is sought, seen in a frame."""

    line: TextLine
    match: Match
    across: float
    """From the left edge of the view (-1) to the right one (1)."""
    down: float
    """From the upper edge (-1) to the lower one (1)."""

    @property
    def closeness(self) -> float:
        """How near it is to the middle: 0 at the edge or beyond it, 1 there."""
        return max(0.0, 1.0 - math.hypot(self.across, self.down))

    @property
    def is_centred(self) -> bool:
        """Whether the wearer looks at it."""
        return abs(self.across) <= 2 * _CENTRED and abs(self.down) <= 4 * _CENTRED


def sighting(line: TextLine, sought: str, size: Size) -> Sighting | None:
    """Tell where a line lies that holds what is sought; None where it does not."""
    match = find_in(line.text, sought)
    if match is None:
        return None
    middle = line.quad.centre
    return Sighting(line, match, 2 * middle.x / size.width - 1, 2 * middle.y / size.height - 1)


@dataclass(frozen=True, slots=True)
class Seeking:
    """What is being sought, and the frame that is looked at for it."""

    sought: str
    """Words or a name."""
    glance: Glance = field(default_factory=Glance)
    remind_at: float = 0.0
    """When to say again what is sought, in seconds on the run's clock."""
    give_up_at: float = 0.0
    """When to seek no longer, in seconds on the run's clock."""

    @property
    def wanted(self) -> Wanted:
        """What must be seen to go on."""
        return self.glance.wanted

    def begun(self, now: float) -> Self:
        """Begin to look, or begin anew after a pause: what was in view then may not be any more."""
        return replace(self, glance=self.glance.begun(now))

    def seen(self, seen: Observation) -> tuple[Self, Sighting | None]:
        """Take note of an observation; give where the sought is, if the newest line holds it or the frame is over."""
        glance = self.glance.seen(seen)
        found = self._best(glance)
        # What is found without a doubt spares the rest of the frame, so that the beacon comes sooner.
        if not glance.is_over and (found is None or found.match.is_doubtful):
            return replace(self, glance=glance), None
        return replace(self, glance=glance.next()), found

    def _best(self, glance: Glance) -> Sighting | None:
        if glance.size is None:
            return None
        sightings = [sighting(line, self.sought, glance.size) for line in glance.lines]
        found = [each for each in sightings if each is not None]
        return max(found, key=lambda each: (each.match.similarity, each.closeness), default=None)
