"""How text lies in view is told from where its lines are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.framing import framing_of
from pipelines.types import Detection, Point, Quad, Side, Size

SIZE = Size(1280, 720)


def page(left: float, top: float, *, width: float = 500, rows: int = 8, pitch: float = 40) -> tuple[Detection, ...]:
    """Give lines of 20 pixels high, ragged on the right, clipped to the frame as a detector sees them."""
    found = []
    for row in range(rows):
        right = left + width - 37 * (row % 3)
        y = top + pitch * row
        box = (max(0.0, left), max(0.0, y), min(right, SIZE.width), min(y + 20, SIZE.height))
        if box[2] - box[0] > 20 and box[3] - box[1] > 5:
            found.append(boxed(*box))
    return tuple(found)


def boxed(left: float, top: float, right: float, bottom: float, block: int = 0) -> Detection:
    """Give a level line."""
    quad = Quad((Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)))
    return Detection(quad, 0.9, block)


def turned(detections: tuple[Detection, ...], degrees: float) -> tuple[Detection, ...]:
    """Turn lines clockwise about the middle of the view."""
    turn = math.radians(degrees)
    centre = Point(SIZE.width / 2, SIZE.height / 2)

    def moved(p: Point) -> Point:
        x, y = p.x - centre.x, p.y - centre.y
        return Point(
            centre.x + x * math.cos(turn) - y * math.sin(turn), centre.y + x * math.sin(turn) + y * math.cos(turn)
        )

    return tuple(
        Detection(Quad(tuple(moved(p) for p in each.quad.points)), each.confidence, each.block)  # type: ignore[arg-type]
        for each in detections
    )


def test_no_text_has_no_framing() -> None:
    assert framing_of((), SIZE) is None


@given(st.floats(30, 700), st.floats(20, 360))
def test_a_page_wholly_in_view_is_not_cut_off(left: float, top: float) -> None:
    framing = framing_of(page(left, top), SIZE)
    assert framing is not None
    assert framing.cut_off == ()
    assert framing.text_height == 20
    assert framing.tilt == pytest.approx(0)


@given(st.floats(-300, -1), st.floats(20, 360))
def test_a_page_that_runs_out_on_the_left(left: float, top: float) -> None:
    framing = framing_of(page(left, top), SIZE)
    assert framing is not None
    assert framing.cut_off == (Side.LEFT,)


@given(st.floats(900, 1100), st.floats(20, 360))
def test_a_page_that_runs_out_on_the_right(left: float, top: float) -> None:
    framing = framing_of(page(left, top), SIZE)
    assert framing is not None
    assert framing.cut_off == (Side.RIGHT,)


@pytest.mark.parametrize(("top", "side"), [(-10, Side.ABOVE), (425, Side.BELOW)])
def test_a_line_that_is_cut_through_tells_that_text_goes_on(top: float, side: Side) -> None:
    framing = framing_of(page(300, top), SIZE)
    assert framing is not None
    assert framing.cut_off == (side,)


def test_a_page_that_is_wider_than_the_view_is_cut_off_on_both_sides() -> None:
    framing = framing_of(page(-100, 100, width=1600), SIZE)
    assert framing is not None
    assert set(framing.cut_off) == {Side.LEFT, Side.RIGHT}


def test_one_line_that_ends_at_the_edge_among_many_is_not_cut_off() -> None:
    framing = framing_of((*page(300, 100), boxed(0, 500, 200, 520)), SIZE)
    assert framing is not None
    assert framing.cut_off == ()


def test_a_block_of_its_own_at_the_edge_is_cut_off() -> None:
    framing = framing_of((*page(300, 100), boxed(0, 500, 200, 520, block=1)), SIZE)
    assert framing is not None
    assert framing.cut_off == (Side.LEFT,)


@given(st.floats(-170, 170))
def test_the_tilt_is_told(degrees: float) -> None:
    framing = framing_of(turned(page(400, 200, rows=4), degrees), SIZE)
    assert framing is not None
    assert framing.tilt == pytest.approx(degrees, abs=0.1)


@pytest.mark.parametrize("height", [6, 10, 15.9, 16, 30])
def test_low_lines_are_too_small(height: float) -> None:
    framing = framing_of((boxed(100, 100, 300, 100 + height),), SIZE)
    assert framing is not None
    assert framing.is_too_small == (height < 16)


def test_a_larger_frame_needs_higher_lines() -> None:
    framing = framing_of((boxed(100, 100, 300, 120),), Size(1920, 1080))
    assert framing is not None
    assert framing.needed_height == 24
    assert framing.is_too_small


@given(st.lists(st.tuples(*[st.floats(-50, 1400)] * 4), max_size=12))
def test_whatever_is_located_is_judged(boxes: list[tuple[float, float, float, float]]) -> None:
    framing = framing_of(tuple(boxed(*box) for box in boxes), SIZE)
    assert (framing is None) == (not boxes)
    if framing is not None:
        assert 0 <= framing.covers <= 1
        assert len(set(framing.cut_off)) == len(framing.cut_off)
