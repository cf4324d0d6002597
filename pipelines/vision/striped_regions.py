"""Regions that look like a linear code when they are seen upright: many stripes, the same ones in every row."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from pipelines.types import Quad
from pipelines.vision.bar_regions import BarRegion, RegionFinder
from pipelines.vision.barcode_reading import Grey
from pipelines.vision.barcode_votes import same_place
from pipelines.vision.region_crop import UprightCrop

_MOST_TURNED = math.radians(8)
_MOST_ASIDE = 0.35
"""In heights: how far two regions in one row may stand above one another."""
_MOST_APART = 0.3
"""In widths of both together: how much may lie between them, or how far they may overlap."""
_MOST_STRIPES = 30
"""A region with more is no part of a blurred code: an EAN-13 as a whole has 59, and blur leaves half of them."""
_MOST_HIGHER = 1.6
"""How many times as high one of them may be as the other."""


@dataclass(frozen=True, slots=True, eq=False)
class StripedRegion:
    """A region with its upright crop."""

    region: BarRegion
    """In the pixels of the picture that was searched."""
    crop: UprightCrop
    stripes: int
    """Changes between dark and light along the row of bars."""

    @property
    def quad(self) -> Quad:
        """Its corners, clockwise from the one where the bars begin."""
        r = self.region
        across = np.array([np.cos(r.turn), np.sin(r.turn)]) * r.width / 2
        along = np.array([-np.sin(r.turn), np.cos(r.turn)]) * r.height / 2
        corners = [-across - along, across - along, across + along, along - across]
        return Quad.from_array(np.array([r.x, r.y]) + np.array(corners, dtype=np.float32))

    def less(self, code: Quad) -> tuple[BarRegion, ...]:
        """Give what is left of the region on both sides of a code that was decoded in it.

        Neighbouring codes may make one region. What is narrower than half of the code is taken for its margin. A region
        elsewhere is left whole.
        """
        r = self.region
        if not same_place(self.quad, code):
            return (r,)
        unit = np.array([np.cos(r.turn), np.sin(r.turn)])
        places = (code.as_array().astype(np.float64) - np.array([r.x, r.y])) @ unit
        first, last = float(places.min()), float(places.max())
        sides = ((-r.width / 2, first), (last, r.width / 2))
        return tuple(
            BarRegion(r.x + unit[0] * (a + b) / 2, r.y + unit[1] * (a + b) / 2, b - a, r.height, r.turn)
            for a, b in sides
            if b - a > (last - first) / 2
        )


def striped_regions(grey: Grey, finder: RegionFinder, least_stripes: int) -> tuple[StripedRegion, ...]:
    """Find the regions with enough stripes, the most promising first."""
    return _with_stripes(grey, finder.find(grey), least_stripes)


def _with_stripes(grey: Grey, regions: Iterable[BarRegion], least_stripes: int) -> tuple[StripedRegion, ...]:
    crops = ((region, UprightCrop.cut(grey, region)) for region in regions)
    counted = (StripedRegion(region, crop, crop.stripes()) for region, crop in crops)
    return tuple(each for each in counted if each.stripes >= least_stripes)


def without(grey: Grey, striped: Iterable[StripedRegion], code: Quad, least_stripes: int) -> tuple[StripedRegion, ...]:
    """Leave out a code that was decoded; what is left beside it stays where it has enough stripes of its own."""
    left: list[StripedRegion] = []
    for each in striped:
        regions = each.less(code)
        left += [each] if regions == (each.region,) else _with_stripes(grey, regions, least_stripes)
    return tuple(left)


def joined(grey: Grey, striped: Sequence[StripedRegion], least_stripes: int) -> tuple[StripedRegion, ...]:
    """Give what two regions in one row make together, with what lies between them.

    Blur leaves little of narrow bars, so that a blurred code may look like two regions with a grey part between.
    """
    few = [each.region for each in striped if each.stripes <= _MOST_STRIPES]
    pairs = (_together(one, other) for one, other in combinations(few, 2))
    return _with_stripes(grey, [each for each in pairs if each is not None], least_stripes)


def _together(one: BarRegion, other: BarRegion) -> BarRegion | None:
    """Join two regions if they stand in one row, are alike and near one another."""
    first, second = sorted((one, other), key=lambda each: -each.width)
    turned = abs(math.remainder(first.turn - second.turn, math.pi))
    unit = np.array([np.cos(first.turn), np.sin(first.turn)])
    apart = np.array([second.x - first.x, second.y - first.y])
    along, across = float(apart @ unit), float(apart @ (-unit[1], unit[0]))
    low, high = sorted((first.height, second.height))
    gap = abs(along) - (first.width + second.width) / 2
    is_row = turned <= _MOST_TURNED and abs(across) <= _MOST_ASIDE * high and high <= _MOST_HIGHER * low
    if not is_row or abs(gap) > _MOST_APART * (first.width + second.width):
        return None
    start = min(-first.width / 2, along - second.width / 2)
    end = max(first.width / 2, along + second.width / 2)
    middle = np.array([first.x, first.y]) + unit * (start + end) / 2 + np.array([-unit[1], unit[0]]) * across / 2
    return BarRegion(float(middle[0]), float(middle[1]), end - start, high, first.turn)
