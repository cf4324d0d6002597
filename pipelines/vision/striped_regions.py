"""Regions that look like a linear code when they are seen upright: many stripes, the same ones in every row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pipelines.types import Quad
from pipelines.vision.bar_regions import BarRegion, RegionFinder
from pipelines.vision.barcode_reading import Grey
from pipelines.vision.barcode_votes import same_place
from pipelines.vision.region_crop import UprightCrop


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
