"""The vote on which way up a page is held."""

from __future__ import annotations

import numpy as np
import pytest

from pipelines.types import Pixels, Quad
from pipelines.vision.line_angle import LineAngle
from pipelines.vision.line_crop import turned
from pipelines.vision.text_detection import TextRegion
from pipelines.vision.upright import upright
from tests.pipelines.vision.text_scenes import box, rectangle
from tests.pipelines.vision.toy_networks import BrightEnd

FLAT = [TextRegion(box(20, 20 + 40 * row, 80, 20), 0.9) for row in range(7)]
STEEP = [TextRegion(Quad.from_array(rectangle((200 + 40 * row, 100), 80, 20, 90)), 0.9) for row in range(3)]


def held(regions: list[TextRegion], upside_down: list[float]) -> Pixels:
    """Draw lines whose ends are as bright as they are likely to be upside down."""
    picture = np.zeros((320, 400, 3), dtype=np.uint8)
    for region, probability in zip(regions, upside_down, strict=True):
        corners = region.quad.as_array()
        end = np.vstack([corners[1:3], (corners[1:3] + corners.mean(axis=0)) / 2])
        (left, top), (right, bottom) = end.min(axis=0).astype(int), end.max(axis=0).astype(int)
        picture[top : bottom + 1, left : right + 1] = round(255 * probability)
    return picture


def quads_after(regions: list[TextRegion], upside_down: list[float]) -> list[Quad]:
    after = upright(held(regions, upside_down), regions, LineAngle(BrightEnd()))
    assert [region.confidence for region in after] == [region.confidence for region in regions]
    return [region.quad for region in after]


@pytest.mark.parametrize("regions", [FLAT[:3], STEEP, FLAT[:1]], ids=["across", "downwards", "one"])
def test_a_page_that_is_upside_down_is_turned(regions: list[TextRegion]) -> None:
    assert quads_after(regions, [1.0] * len(regions)) == [turned(region.quad) for region in regions]
    assert quads_after(regions, [0.0] * len(regions)) == [region.quad for region in regions]


@pytest.mark.parametrize(
    ("votes", "turns"),
    [([1, 1, 0.8], True), ([0.85, 0.85, 0.85], False), ([1, 1, 0.5], False), ([1, 0, 0], False)],
)
def test_it_takes_a_clear_vote_to_turn_a_page(votes: list[float], turns: bool) -> None:  # noqa: FBT001 - an outcome
    quads = [region.quad for region in FLAT[:3]]
    assert quads_after(FLAT[:3], votes) == [turned(quad) if turns else quad for quad in quads]


def test_the_five_largest_lines_vote_for_all() -> None:
    small = [TextRegion(box(220, 20 + 40 * row, 40, 10), 0.9) for row in range(4)]
    regions = [*small, *FLAT[:5]]
    network = BrightEnd()
    after = upright(held(regions, [0.0] * 4 + [1.0] * 5), regions, LineAngle(network))
    assert [region.quad for region in after] == [turned(region.quad) for region in regions]
    assert len(network.shapes) == 5


def test_lines_across_and_lines_downwards_vote_apart() -> None:
    regions = [*FLAT[:3], *STEEP]
    flat, steep = [region.quad for region in FLAT[:3]], [region.quad for region in STEEP]
    assert quads_after(regions, [1.0] * 3 + [0.0] * 3) == [*map(turned, flat), *steep]
    assert quads_after(regions, [0.0] * 3 + [1.0] * 3) == [*flat, *map(turned, steep)]


@pytest.mark.parametrize(("degrees", "is_steep"), [(40, False), (50, True), (-40, False), (-50, True), (130, True)])
def test_steeper_than_half_a_right_angle_is_downwards(degrees: float, is_steep: bool) -> None:  # noqa: FBT001 - as above
    tilted = TextRegion(Quad.from_array(rectangle((280, 100), 80, 20, degrees)), 0.9)
    picture = held(FLAT[:1], [1.0])
    after = upright(picture, [FLAT[0], tilted], LineAngle(BrightEnd()))
    # Alone, the line across is sure of being upside down; beside one in its own direction that is not, it is outvoted.
    assert (after[0].quad == turned(FLAT[0].quad)) is is_steep
    assert after[1] == tilted


def test_without_lines_nobody_votes() -> None:
    network = BrightEnd()
    assert upright(np.zeros((40, 40, 3), dtype=np.uint8), [], LineAngle(network)) == ()
    assert network.shapes == []
