"""Where a label stands in a frame, and how far one sighting of it is from another."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass
from typing import Self

from pipelines.types import Quad

_LEAST_SIDE = 12.0
"""Pixels; the direction of shorter sides is chance."""


class Share(enum.Enum):
    """How much of a label some bars may be."""

    PART = enum.auto()
    """Fingers or glare hide the others."""
    WHOLE = enum.auto()
    """All of it."""
    MORE = enum.auto()
    """They are another label, or reach over it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands in a frame, and how."""

    x: float
    """Of the centre, pixels from the left edge."""
    y: float
    """Of the centre, pixels from the top edge."""
    size: float
    """Length along the content, in pixels, at least 1."""
    turn: float
    """From the frame's x axis to the content's direction, in radians, -π to π."""
    is_exact: bool = True
    """Whether size and turn are measured well."""
    height: float = 0.0
    """Length of the bars that was seen, in pixels: readers give the rows that they read, which may be few."""

    @classmethod
    def of(cls, quad: Quad) -> Self:
        """Take a quad whose first side runs along the content.

        Of bars, readers give the rows that they read: those lie level in the picture, however the label is turned. The
        sides, along the bars, tell the turn, and with it the true width.
        """
        a, b, c, d = quad.points
        across = (b.x + c.x - a.x - d.x) / 2, (b.y + c.y - a.y - d.y) / 2
        along = (c.x + d.x - a.x - b.x) / 2, (c.y + d.y - a.y - b.y) / 2
        centre, length = quad.centre, math.hypot(*along)
        if length < _LEAST_SIDE:
            turn = math.atan2(across[1], across[0])
            return cls(centre.x, centre.y, max(1.0, math.hypot(*across)), turn, is_exact=False, height=length)
        right = along[1] / length, -along[0] / length
        width = across[0] * right[0] + across[1] * right[1]
        right = right if width >= 0 else (-right[0], -right[1])
        return cls(centre.x, centre.y, max(1.0, abs(width)), math.atan2(right[1], right[0]), height=length)

    def size_as(self, other: Place) -> float:
        """Give its width along the rows that were read in another place, where those do not tell its direction."""
        if other.is_exact:
            return self.size
        return self.size / max(0.5, abs(math.cos(self.turn - other.turn)))

    def distance(self, other: Place) -> float:
        """Give how far two places are apart, in sizes of the larger label."""
        return math.hypot(self.x - other.x, self.y - other.y) / max(self.size, other.size)

    def shift_to(self, other: Place, height: float) -> tuple[float, float]:
        """Give the least movement in x and y that explains two places of one label, in pixels.

        Along the bars a place is as uncertain as rows of them were not read.

        Args:
            other: The later place.
            height: Length of all of its bars, as far as it is known.
        """
        x, y = other.x - self.x, other.y - self.y
        turn = self.turn if self.is_exact else other.turn
        cosine, sine = math.cos(turn), math.sin(turn)
        across, along = x * cosine + y * sine, y * cosine - x * sine
        slack = sum(max(0.0, height - each.height) / 2 for each in (self, other))
        along = math.copysign(max(0.0, abs(along) - slack), along)
        return across * cosine - along * sine, across * sine + along * cosine

    def is_like(self, stripes: Place, reach: float) -> bool:
        """Tell whether bars may be this label: near enough, in its direction, and about as wide or foreshortened.

        Args:
            stripes: Undecoded bars; which end is first is not known of them.
            reach: Greatest distance in sizes of this label.
        """
        away = math.hypot(self.x - stripes.x, self.y - stripes.y) / self.size
        turned = abs(math.remainder(self.turn - stripes.turn, math.pi))
        return away <= reach and turned <= math.radians(35) and 0.25 <= stripes.size / self.size <= 1.8


@dataclass(frozen=True, slots=True)
class Jump:
    """How far something would have changed if it were the same; 1 is the most that is usual, in each."""

    way: float
    """In place."""
    grown: float
    """In width; a label that is turned away is narrower, so that this alone tells little."""
    turned: float
    """In direction, which a hand that holds still changes little."""

    @property
    def whole(self) -> float:
        """All together."""
        return math.hypot(self.way, self.grown, self.turned)

    @property
    def held(self) -> float:
        """What is no turning away: place and direction."""
        return math.hypot(self.way, self.turned)
