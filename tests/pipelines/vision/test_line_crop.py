"""Lines cut out and set upright."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipelines.types import Pixels, Quad
from pipelines.vision.line_crop import crop_line, turned, widened
from tests.pipelines.vision.text_scenes import box, rectangle

COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 255, 255))
"""Of the quarters of the card, clockwise from its own top-left."""
NOISE = np.random.default_rng(5).integers(0, 256, (60, 90, 3), dtype=np.uint8)


def card(quad: Quad) -> Pixels:
    """Draw a card of four colours into a grey picture, so that its own top-left is the quad's."""
    picture = np.full((300, 400, 3), 128, dtype=np.uint8)
    transform = cv2.getPerspectiveTransform(
        np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], dtype=np.float32), quad.as_array()
    )
    for colour, (x, y) in zip(COLOURS, ((-1, -1), (0, -1), (0, 0), (-1, 0)), strict=True):
        quarter = np.array([[(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]], dtype=np.float64)
        cv2.fillConvexPoly(picture, np.rint(cv2.perspectiveTransform(quarter, transform)).astype(np.int32), colour)
    return picture


def quarters(crop: Pixels) -> tuple[tuple[int, ...], ...]:
    """Give the colours in the middle of a crop's quarters, clockwise from its top-left."""
    rows, columns = crop.shape[:2]
    places = ((1, 1), (1, 3), (3, 3), (3, 1))
    return tuple(tuple(int(c) for c in crop[rows * y // 4, columns * x // 4]) for y, x in places)


def test_a_level_quad_gives_the_pixels_themselves() -> None:
    assert np.array_equal(crop_line(NOISE, box(12, 7, 40, 15)), NOISE[7:22, 12:52])


@pytest.mark.parametrize("degrees", range(0, 360, 30))
def test_the_content_s_own_top_left_comes_first(degrees: int) -> None:
    quad = Quad.from_array(rectangle((200, 150), 160, 60, degrees))
    crop = crop_line(card(quad), quad)
    assert crop.dtype == np.uint8
    assert crop.shape == pytest.approx((60, 160, 3), abs=1)
    assert quarters(crop) == COLOURS


def test_a_line_in_perspective_is_straightened_at_the_size_of_its_longer_sides() -> None:
    quad = Quad.from_array(np.array([(60, 80), (320, 40), (340, 200), (80, 140)]))
    crop = crop_line(card(quad), quad)
    assert crop.shape == (161, 266, 3)
    assert quarters(crop) == COLOURS


@pytest.mark.parametrize("degrees", [0, 35, 90])
def test_a_turned_quad_gives_what_is_upside_down_upright(degrees: int) -> None:
    quad = Quad.from_array(rectangle((200, 150), 160, 60, degrees))
    assert quarters(crop_line(card(quad), turned(quad))) == COLOURS[2:] + COLOURS[:2]
    assert turned(turned(quad)) == quad


def test_what_lies_outside_the_picture_is_filled_with_its_edge() -> None:
    crop = crop_line(NOISE, box(-10, 20, 30, 10))
    assert np.array_equal(crop[:, 10:], NOISE[20:30, :20])
    assert np.array_equal(crop[:, :10], np.repeat(NOISE[20:30, :1], 10, axis=1))


@pytest.mark.parametrize(
    "corners", [np.full((4, 2), 5.0), np.array([(5, 5), (5.2, 5), (5.2, 30), (5, 30)]), np.full((4, 2), 500.0)]
)
def test_a_quad_without_area_gives_a_pixel_at_least(corners: NDArray[np.float64]) -> None:
    crop = crop_line(NOISE, Quad.from_array(corners))
    assert min(crop.shape[:2]) == 1
    assert crop.dtype == np.uint8


@given(st.floats(20, 300), st.floats(5, 80), st.floats(-180, 180))
def test_a_quad_is_widened_on_all_sides_by_shares_of_its_height(width: float, height: float, degrees: float) -> None:
    wider = widened(Quad.from_array(rectangle((200, 150), width, height, degrees))).as_array()
    expected = rectangle((200, 150), width + 0.6 * height, height * 1.2, degrees)
    assert np.abs(wider - expected).max() < 0.01


def test_a_quad_without_area_widens_to_itself() -> None:
    nothing = Quad.from_array(np.full((4, 2), 5.0))
    assert widened(nothing) == nothing
