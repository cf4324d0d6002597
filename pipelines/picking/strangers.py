"""Bars that are no known label's, followed until they are decoded: a unit that comes while another one goes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipelines.picking.places import Place

_MOST = 8
"""So many are followed at once, those seen last."""
_KEPT_SECONDS = 0.2
"""Bars that were not seen for so long are forgotten: what comes into view is seen again within three frames."""
_REACH = 0.8
"""In sizes: how far bars that move fast may be from where they were a frame before, or must be now."""
_AT = 0.25
"""In sizes: a decode nearer than this to where bars must be is theirs."""
_APART = 0.4
"""In sizes: bars further from a label than this are not its own."""
_MOST_TURNED = math.radians(12)
_LEAST_WIDE, _MOST_WIDE = 0.75, 1.6
"""Width of bars in widths of the code decoded there: they are seen with their margins, 1.0 to 1.4 times as wide."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Bars that were not decoded and are no known label's."""

    place: Place
    """Where they were seen last."""
    seen_at: float
    """When they were seen last, in seconds on the run's clock."""
    is_beside: bool = False
    """Whether a known label was seen elsewhere in one frame with them."""
    speed: tuple[float, float] | None = None
    """Pixels a second in x and y; None while they were seen once."""

    def becomes(self, place: Place, at: float) -> bool:
        """Tell whether a code that was decoded now stands where these bars must be, as they do."""
        seconds = at - self.seen_at
        x, y = (0.0, 0.0) if self.speed is None else self.speed
        height = max(place.height, self.place.height)
        shift = self.place.shift_to(place, height)
        # It may have stopped anywhere on its way.
        away = min(
            math.hypot(shift[0] - part * seconds * x, shift[1] - part * seconds * y)
            for part in (0.0, 0.25, 0.5, 0.75, 1.0)
        )
        if away > _AT * place.size:
            return False
        if not place.is_exact:
            return True
        turned = abs(math.remainder(self.place.turn - place.turn, math.pi))
        return turned <= _MOST_TURNED and _LEAST_WIDE <= self.place.size / place.size <= _MOST_WIDE

    def seen(self, bars: Place, at: float) -> Stranger:
        """Give them after they were seen again."""
        seconds = max(1e-3, at - self.seen_at)
        speed = (bars.x - self.place.x) / seconds, (bars.y - self.place.y) / seconds
        return replace(self, place=bars, seen_at=at, speed=speed)

    def strangeness(self, bars: Place, at: float) -> float | None:
        """Give how ill bars of a later frame fit; None where they are others."""
        x, y = (0.0, 0.0) if self.speed is None else self.speed
        seconds = at - self.seen_at
        away = math.hypot(bars.x - self.place.x - seconds * x, bars.y - self.place.y - seconds * y) / self.place.size
        turned = abs(math.remainder(self.place.turn - bars.turn, math.pi))
        is_alike = turned <= _MOST_TURNED and 0.6 <= bars.size / self.place.size <= 1 / 0.6
        return away + turned if is_alike and away <= _REACH else None


def follow_bars(
    strangers: Sequence[Stranger], bars: Iterable[Place], known: Sequence[Place], at: float
) -> tuple[Stranger, ...]:
    """Give the strangers after one more frame, the best fitting bars to each.

    Args:
        strangers: Those of the frames before.
        bars: Of this frame, without those of known labels.
        known: Where known labels were seen in this frame.
        at: When it was captured, in seconds on the run's clock.
    """
    left = list(bars)
    offers = sorted(
        (strangeness, index, number)
        for index, stranger in enumerate(strangers)
        for number, each in enumerate(left)
        if (strangeness := stranger.strangeness(each, at)) is not None
    )
    pairs: dict[int, int] = {}
    for _, index, number in offers:
        if index not in pairs and number not in pairs.values():
            pairs[index] = number
    after = [
        stranger.seen(left[pairs[index]], at) if index in pairs else stranger
        for index, stranger in enumerate(strangers)
        if index in pairs or at - stranger.seen_at < _KEPT_SECONDS
    ]
    after += [Stranger(each, at) for number, each in enumerate(left) if number not in pairs.values()]
    after = [
        replace(each, is_beside=True)
        if each.seen_at == at and any(label.distance(each.place) >= _APART for label in known)
        else each
        for each in after
    ]
    return tuple(sorted(after, key=lambda each: -each.seen_at)[:_MOST])
