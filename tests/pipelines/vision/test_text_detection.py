"""From a map of probabilities to lines in full-frame pixels."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipelines.types import Pixels
from pipelines.vision.text_detection import (
    DetectionSettings,
    TextDetector,
    TextRegion,
    in_reading_direction,
    input_size,
    regions_of,
)
from tests.pipelines.vision.text_scenes import rectangle
from tests.pipelines.vision.toy_networks import Ink

ROWS, COLUMNS = 320, 480
SETTINGS = DetectionSettings()


def empty_map() -> NDArray[np.float32]:
    return np.zeros((ROWS, COLUMNS), dtype=np.float32)


def drawn(
    centre: tuple[float, float], width: float, height: float, degrees: float, probability: float = 0.9
) -> NDArray[np.float32]:
    """Draw one region, turned clockwise, into an empty map: the pixels whose middle lies inside."""
    down, across = np.mgrid[:ROWS, :COLUMNS] + 0.5 - np.array(centre)[::-1, None, None]
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    inside = (abs(across * cosine + down * sine) < width / 2) & (abs(down * cosine - across * sine) < height / 2)
    return np.where(inside, np.float32(probability), np.float32(0))


def found(probability: NDArray[np.float32], settings: DetectionSettings = SETTINGS) -> tuple[TextRegion, ...]:
    """Look at a map of a picture that is just as large."""
    return regions_of(probability, ROWS, COLUMNS, settings)


# Regions


@pytest.mark.parametrize("scale", [1.0, 2.5])
@pytest.mark.parametrize("degrees", [0, 10, 30, 44, 46, 60, 75, 90, 105, 120, 134, 136, 150, 170, 180])
def test_a_line_comes_back_grown_in_full_frame_pixels(degrees: float, scale: float) -> None:
    centre, width, height = (240.0, 160.0), 180.0, 16.0
    growth = width * height * 1.6 / (2 * (width + height))  # the paper's D′ = A′ × r′ / L′
    probability = drawn(centre, width, height, degrees)
    (region,) = regions_of(probability, round(ROWS * scale), round(COLUMNS * scale), SETTINGS)
    # Read from left to right, or downwards; a line that would run up or to the left is taken the other way round.
    direction = degrees if degrees < 135 else degrees - 180
    expected = scale * rectangle(centre, width + 2 * growth, height + 2 * growth, direction)
    slack = 1 if degrees % 90 == 0 else 2.5  # a turned outline is jagged
    assert np.abs(region.quad.as_array() - expected).max() <= slack * scale


def test_rows_and_columns_are_scaled_each_by_their_own_factor() -> None:
    probability = drawn((240, 160), 180, 16, 0)
    (region,) = regions_of(probability, ROWS * 3, COLUMNS * 2, SETTINGS)
    growth = 180 * 16 * 1.6 / (2 * (180 + 16))
    assert region.quad.width == pytest.approx((180 + 2 * growth) * 2, abs=5)
    assert region.quad.height == pytest.approx((16 + 2 * growth) * 3, abs=7)
    assert (region.quad.centre.x, region.quad.centre.y) == pytest.approx((480, 480), abs=3)


@pytest.mark.parametrize("centre", [(20, 160), (460, 160), (240, 5), (240, 315), (3, 3), (477, 317)])
@pytest.mark.parametrize("degrees", [0, 20])
def test_a_line_at_the_edge_stays_inside_the_picture(centre: tuple[float, float], degrees: float) -> None:
    (region,) = regions_of(drawn(centre, 180, 20, degrees), ROWS * 2, COLUMNS * 2, SETTINGS)
    corners = region.quad.as_array()
    assert corners.min() >= 0
    assert (corners.max(axis=0) <= (COLUMNS * 2 - 1, ROWS * 2 - 1)).all()
    assert (corners == 0).any() or (corners == (COLUMNS * 2 - 1, ROWS * 2 - 1)).any(), "the growth ends at the edge"


def test_an_empty_map_holds_nothing() -> None:
    assert found(empty_map()) == ()


@pytest.mark.parametrize(("width", "height", "regions"), [(1, 1, 0), (2, 2, 0), (90, 2, 0), (2, 90, 0), (90, 3, 1)])
def test_specks_and_hairlines_are_dropped(width: int, height: int, regions: int) -> None:
    probability = empty_map()
    probability[100 : 100 + height, 200 : 200 + width] = 1
    assert len(found(probability)) == regions


@pytest.mark.parametrize(("probability", "regions"), [(0.25, 0), (0.35, 0), (0.48, 0), (0.65, 1), (1.0, 1)])
def test_a_faint_region_is_no_line(probability: float, regions: int) -> None:
    assert len(found(drawn((240, 160), 180, 30, 15, probability))) == regions


def test_a_threshold_decides_what_belongs_to_a_line() -> None:
    probability = drawn((240, 160), 100, 20, 0, 0.9)
    probability[150:171, 290:340] = 0.4
    (wide,) = found(probability)
    (narrow,) = found(probability, DetectionSettings(pixel_threshold=0.5))
    assert wide.quad.width - narrow.quad.width == pytest.approx(50, abs=4)


@pytest.mark.parametrize("probability", [0.6, 0.8, 1.0])
def test_the_confidence_is_the_mean_probability_inside(probability: float) -> None:
    (region,) = found(drawn((240, 160), 300, 60, 10, probability))
    assert region.confidence == pytest.approx(probability, rel=0.04)
    assert region.confidence <= probability + 1e-6


@pytest.mark.parametrize(("gap", "regions"), [(1, 1), (2, 2), (8, 2)])
def test_a_stroke_broken_by_one_pixel_is_joined(gap: int, regions: int) -> None:
    probability = empty_map()
    probability[100:120, 100:200] = probability[100:120, 200 + gap : 300] = 0.9
    assert len(found(probability)) == regions


@pytest.mark.parametrize("side", [2, 3, 5, 9, 15])
def test_a_hole_in_a_line_is_not_another_line(side: int) -> None:
    probability = drawn((240, 160), 200, 40, 0, 1.0)
    probability[160 : 160 + side, 240 : 240 + side] = 0
    assert len(found(probability)) == 1


def test_no_more_regions_are_looked_at_than_allowed() -> None:
    probability = empty_map()
    for row in range(20, 300, 40):
        probability[row : row + 12, 100:300] = 0.9
    assert len(found(probability)) == 7
    assert len(found(probability, DetectionSettings(most_regions=4))) == 4


# Direction

angles = st.floats(0, 360)
sides = st.floats(10, 400)
orders = st.permutations(range(4))


def corners_of(side: float, ratio: float, degrees: float, order: list[int]) -> NDArray[np.float32]:
    return rectangle((500, 300), side * ratio, side, degrees)[order].astype(np.float32)


def direction(corners: NDArray[np.float32]) -> float:
    """Give where the first side points, in degrees clockwise from the right, above -180 and up to 180."""
    across, down = corners[1] - corners[0]
    return math.degrees(math.atan2(down, across))


def is_clockwise(corners: NDArray[np.float32]) -> bool:
    a, b, c, _ = corners
    return float((b - a)[0] * (c - b)[1] - (b - a)[1] * (c - b)[0]) > 0


@given(sides, st.floats(1.6, 30), angles, orders)
def test_a_long_line_runs_to_the_right_or_downwards(
    side: float, ratio: float, degrees: float, order: list[int]
) -> None:
    corners = corners_of(side, ratio, degrees, order)
    ordered = in_reading_direction(corners)
    assert is_clockwise(ordered)
    assert sorted(map(tuple, ordered.tolist())) == sorted(map(tuple, corners.tolist()))
    assert math.dist(*ordered[:2]) > math.dist(*ordered[1:3])
    assert -45.5 < direction(ordered) < 135.5


@given(sides, st.floats(1, 1.4), angles, orders)
def test_a_short_one_runs_to_the_right_whichever_side_is_longer(
    side: float, ratio: float, degrees: float, order: list[int]
) -> None:
    corners = corners_of(side, ratio, degrees, order)
    ordered = in_reading_direction(corners)
    assert is_clockwise(ordered)
    assert sorted(map(tuple, ordered.tolist())) == sorted(map(tuple, corners.tolist()))
    assert -45.5 < direction(ordered) < 45.5


@given(sides, st.floats(1, 30), st.integers(0, 35).map(lambda tenth: tenth * 10 + 1), orders)
def test_the_order_in_which_corners_come_does_not_matter(
    side: float, ratio: float, degrees: float, order: list[int]
) -> None:
    corners = corners_of(side, ratio, degrees, [0, 1, 2, 3])
    assert np.array_equal(in_reading_direction(corners[order]), in_reading_direction(corners))


# The network's input


@pytest.mark.parametrize(
    ("height", "width", "rows", "columns"),
    [
        (720, 1280, 704, 1280),  # the camera's own size
        (1280, 720, 1280, 704),
        (1080, 1920, 704, 1280),  # reduced to the longest side
        (3000, 4000, 832, 1120),  # reduced to the most pixels
        (480, 640, 704, 928),  # enlarged to the shortest side
        (200, 1280, 192, 1280),  # not enlarged beyond the longest side
        (1, 1, 704, 704),
        (1, 4000, 32, 1280),
    ],
)
def test_pictures_are_brought_to_a_size_that_the_network_reads(
    height: int, width: int, rows: int, columns: int
) -> None:
    assert input_size(height, width, SETTINGS) == (rows, columns)


@given(st.integers(1, 8000), st.integers(1, 8000))
def test_the_input_is_bounded_and_keeps_the_proportions(height: int, width: int) -> None:
    rows, columns = input_size(height, width, SETTINGS)
    assert rows % 32 == columns % 32 == 0
    assert 32 <= min(rows, columns) <= max(rows, columns) <= SETTINGS.longest_side
    assert (rows - 16) * (columns - 16) <= SETTINGS.most_pixels
    scale = max(rows, columns) / max(height, width)
    rounding = 16 * (1 + min(height, width) / max(height, width))
    assert min(rows, columns) == pytest.approx(max(32, scale * min(height, width)), abs=rounding)


@pytest.mark.parametrize(("height", "width"), [(160, 240), (720, 1280), (1500, 1000)])
def test_a_picture_of_any_size_gives_quads_in_its_own_pixels(height: int, width: int) -> None:
    picture: Pixels = np.full((height, width, 3), 255, dtype=np.uint8)
    left, top, right, bottom = round(0.2 * width), round(0.4 * height), round(0.8 * width), round(0.6 * height)
    picture[top:bottom, left:right] = 0
    network = Ink()
    (region,) = TextDetector(network).locate(picture)
    assert network.shapes == [(1, 3, *input_size(height, width, SETTINGS))]
    growth = (right - left) * (bottom - top) * 1.6 / (2 * (right - left + bottom - top))
    assert region.quad.width == pytest.approx(right - left + 2 * growth, rel=0.02)
    assert region.quad.height == pytest.approx(bottom - top + 2 * growth, rel=0.04)
    assert (region.quad.centre.x, region.quad.centre.y) == pytest.approx((width / 2, height / 2), rel=0.01)
    assert region.confidence == pytest.approx(1, abs=0.03), "black is -1 and white 1 to the network"


def test_an_even_picture_holds_no_lines() -> None:
    assert TextDetector(Ink()).locate(np.full((480, 640, 3), 255, dtype=np.uint8)) == ()
