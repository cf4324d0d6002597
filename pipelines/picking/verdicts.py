"""Whether a label that came back, or jumped, is the unit that it was: by place, direction and width together."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass

from pipelines.picking.places import Jump, Place
from pipelines.picking.tracks import Doubt

SUDDEN = 2.0
"""A larger jump between two frames, without an absence, is worth a second look. See Track.jump."""


@dataclass(frozen=True, slots=True)
class _Limits:
    """From which jumps on a label is another unit: in direction; or in width, together with some change of place."""

    turned: float
    grown: float
    way: float

    def are_passed(self, jump: Jump) -> bool:
        return jump.turned >= self.turned or (jump.grown >= self.grown and jump.way >= self.way)


_SAME, _OTHER = 1.2, 1.5
"""After an absence, a label with a lesser jump than the first is the same unit, with a greater one than the second
another, if it is held in another place or direction.

These, and the limits below, lie between the jumps of one unit through drop-outs and those of swapped ones, in rendered
sequences (seeds 1000 to 1099 of tests/bench/unit_pictures.py); those of other seeds made them stricter, wherever
a unit was counted twice."""
MOVING_SAME, _MOVING_OTHER = 0.7, 0.85
"""The same where it was seen to move away fast."""
_ALIKE, _FAR = 0.5, 4.0
"""What is held in the same direction and as near as before may be the same unit, shown elsewhere; unless it is far."""
_GROWN_PART = 0.6
"""A label that is turned away is narrower, so that width tells less than place and direction."""
_SUDDENLY = _Limits(turned=3.0, grown=3.0, way=2.0)
SUDDEN_HELD = 4.0
"""Between two frames: a hand that moves or turns so far in one does not hold still in the next."""


class Verdict(enum.Enum):
    """Whether a label that is seen again is the unit that it was."""

    SAME = enum.auto()
    DOUBTFUL = enum.auto()
    OTHER = enum.auto()


def verdict_of(doubt: Doubt, place: Place, gone_seconds: float) -> Verdict:
    """Decide on a label that came back and is held still at a place."""
    jump = doubt.jump_to(place)
    is_alike = math.hypot(jump.turned, _GROWN_PART * jump.grown) < _ALIKE
    if not (doubt.absent_frames or doubt.is_moving or doubt.is_broken):
        is_other = _SUDDENLY.are_passed(jump) or jump.held >= SUDDEN_HELD
        is_other = is_other or (jump.whole >= SUDDEN_HELD and jump.held >= _OTHER)
        if is_other and not is_alike:
            return Verdict.OTHER
        is_long = doubt.lost_seconds >= gone_seconds
        return Verdict.DOUBTFUL if is_long or jump.held >= SUDDEN else Verdict.SAME
    same, other = (MOVING_SAME, _MOVING_OTHER) if doubt.is_moving else (_SAME, _OTHER)
    score = math.hypot(jump.held, min(_GROWN_PART * jump.grown, jump.held))
    if score >= other and not (is_alike and jump.way < _FAR):
        return Verdict.OTHER
    return Verdict.DOUBTFUL if score >= same else Verdict.SAME
