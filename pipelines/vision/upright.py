"""Turns lines of text that stand upside down, by a vote of a few of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from pipelines.types import Pixels
from pipelines.vision.line_angle import LineAngle
from pipelines.vision.line_crop import crop_line, turned
from pipelines.vision.text_detection import TextRegion

_VOTERS = 5
"""The largest lines of each direction vote; more would cost time and hardly ever decide otherwise."""
_CERTAIN = 0.9
"""Mean probability of being upside down from which on lines are turned. People mostly hold text upright."""


def upright(pixels: Pixels, regions: Sequence[TextRegion], angle: LineAngle) -> tuple[TextRegion, ...]:
    """Turn all lines that run across the picture, or all that run up and down it, if they stand upside down.

    A page is upside down as a whole, so its largest lines decide, and its reading order turns with it. A single line
    that differs from its page is left to the recogniser's second try.
    """
    flat = [region for region in regions if not _is_steep(region)]
    steep = [region for region in regions if _is_steep(region)]
    return (*_turned_by_vote(pixels, flat, angle), *_turned_by_vote(pixels, steep, angle))


def _is_steep(region: TextRegion) -> bool:
    first, second = region.quad.points[0], region.quad.points[1]
    return abs(math.sin(math.atan2(second.y - first.y, second.x - first.x))) > math.sin(math.pi / 4)


def _turned_by_vote(pixels: Pixels, regions: Sequence[TextRegion], angle: LineAngle) -> Sequence[TextRegion]:
    voters = sorted(regions, key=lambda region: -region.quad.width * region.quad.height)[:_VOTERS]
    votes = [angle.upside_down(crop_line(pixels, region.quad)) for region in voters]
    if not votes or sum(votes) / len(votes) < _CERTAIN:
        return regions
    return [replace(region, quad=turned(region.quad)) for region in regions]
