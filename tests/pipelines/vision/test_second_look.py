"""What a closer look adds, and when it is taken."""

from __future__ import annotations

import numpy as np
import pytest

from pipelines.types import Pixels, Quad
from pipelines.vision.second_look import closer, is_worth_it, look_again
from pipelines.vision.text_detection import DetectionSettings, TextDetector, TextRegion, input_size
from tests.pipelines.vision.text_scenes import box
from tests.pipelines.vision.toy_networks import Ink


def bars(*quads: Quad) -> Pixels:
    """Draw black bars on white."""
    picture = np.full((320, 480, 3), 255, dtype=np.uint8)
    for quad in quads:
        (left, top), (right, bottom) = quad.as_array()[0].astype(int), quad.as_array()[2].astype(int)
        picture[top:bottom, left:right] = 0
    return picture


UPPER, LOWER = box(100, 60, 200, 12), box(100, 200, 200, 12)


def test_a_closer_look_has_about_twice_the_pixels_along_each_side() -> None:
    settings = DetectionSettings()
    near = closer(settings)
    for height, width in ((720, 1280), (480, 640), (3000, 4000), (200, 1280)):
        sizes = zip(input_size(height, width, near), input_size(height, width, settings), strict=True)
        assert all(1.9 < after / before < 2.05 for after, before in sizes)
    assert (near.growth, near.pixel_threshold, near.region_threshold, near.smallest_side) == (
        settings.growth,
        settings.pixel_threshold,
        settings.region_threshold,
        settings.smallest_side,
    )


@pytest.mark.parametrize(
    ("heights", "scale", "worth_it"),
    [
        ([], 1.0, True),
        ([19.0], 1.0, True),
        ([21.0], 1.0, False),
        ([21.0], 0.5, True),
        ([11.0], 2.0, False),
        ([9.0, 10.0, 80.0], 1.0, True),
        ([9.0, 30.0, 80.0], 1.0, False),
    ],
)
def test_it_is_worth_it_if_nothing_was_found_or_most_is_small(
    heights: list[float],
    scale: float,
    worth_it: bool,  # noqa: FBT001 - an outcome
) -> None:
    regions = [TextRegion(box(0, 100.0 * row, 200, height), 0.9) for row, height in enumerate(heights)]
    assert is_worth_it(regions, scale) is worth_it


def test_what_the_first_look_missed_is_added() -> None:
    first = TextRegion(UPPER, 0.7)
    old, new = look_again(bars(UPPER, LOWER), [first], TextDetector(Ink()))
    assert old is first
    assert (new.quad.centre.x, new.quad.centre.y) == pytest.approx((LOWER.centre.x, LOWER.centre.y), abs=2)


def test_nothing_is_found_twice() -> None:
    detector = TextDetector(Ink())
    regions = detector.locate(bars(UPPER, LOWER))
    assert len(regions) == 2
    assert look_again(bars(UPPER, LOWER), regions, detector) == regions


def test_the_first_look_s_lines_are_kept_where_the_second_sees_none() -> None:
    regions = (TextRegion(UPPER, 0.7), TextRegion(LOWER, 0.7))
    assert look_again(bars(), regions, TextDetector(Ink())) == regions


@pytest.mark.parametrize(
    ("old", "lines"),
    [
        (box(80, 40, 240, 52), 1),  # holds it
        (box(180, 55, 40, 20), 1),  # lies in it
        (box(200, 51, 218, 30), 1),  # shares half of it
        (box(280, 50, 200, 32), 2),  # begins where it ends
        (box(100, 85, 200, 30), 2),  # is the next line, close below
    ],
)
def test_a_line_that_the_first_look_saw_larger_or_smaller_is_the_same(old: Quad, lines: int) -> None:
    assert len(look_again(bars(UPPER), [TextRegion(old, 0.7)], TextDetector(Ink()))) == lines
