"""Striped regions less the codes that were decoded in them."""

from __future__ import annotations

import numpy as np
import pytest

from pipelines.types import Quad
from pipelines.vision.bar_regions import BarRegion
from pipelines.vision.region_crop import UprightCrop
from pipelines.vision.striped_regions import StripedRegion, joined
from tests.pipelines.vision.text_scenes import box

TABLE = np.full((400, 800), 120, dtype=np.uint8)


def striped(region: BarRegion) -> StripedRegion:
    return StripedRegion(region, UprightCrop.cut(TABLE, region), 30)


def turned(quad: Quad, turn: float, x: float, y: float) -> Quad:
    """Turn a quad clockwise about a point."""
    cosine, sine = np.cos(turn), np.sin(turn)
    middle = np.array([x, y], dtype=np.float32)
    about = np.array([[cosine, sine], [-sine, cosine]], dtype=np.float32)
    return Quad.from_array((quad.as_array() - middle) @ about + middle)


def test_the_corners_of_a_turned_region() -> None:
    quad = striped(BarRegion(x=300, y=200, width=200, height=80, turn=np.pi / 2)).quad
    expected = [(340, 100), (340, 300), (260, 300), (260, 100)]
    assert np.allclose(quad.as_array(), expected, atol=0.01)


@pytest.mark.parametrize("turn", [0.0, 0.5, -1.2])
@pytest.mark.parametrize(
    ("code", "left"),
    [
        (box(200, 160, 200, 80), []),
        (box(210, 195, 190, 4), []),  # zxing-cpp may see a code in some rows only
        (box(200, 160, 120, 80), [(360.0, 80.0)]),
        (box(280, 160, 110, 80), [(240.0, 80.0)]),
        (box(270, 160, 60, 80), [(235.0, 70.0), (365.0, 70.0)]),
        (box(200, 160, 150, 80), []),  # what is left is no wider than a margin
        (box(500, 160, 200, 80), [(300.0, 200.0)]),
        (box(200, 300, 200, 80), [(300.0, 200.0)]),
    ],
)
def test_what_is_left_beside_a_code(code: Quad, left: list[tuple[float, float]], turn: float) -> None:
    region = BarRegion(x=300, y=200, width=200, height=80, turn=turn)
    parts = striped(region).less(turned(code, turn, 300, 200))
    assert [part.width for part in parts] == pytest.approx([width for _, width in left], abs=0.01)
    along = [300 + (part.x - 300) * np.cos(turn) + (part.y - 200) * np.sin(turn) for part in parts]
    assert along == pytest.approx([middle for middle, _ in left], abs=0.01)
    assert all((part.height, part.turn) == (80, turn) for part in parts)


@pytest.mark.parametrize("turn", [0.0, 0.5, -1.2, 1.55])
@pytest.mark.parametrize(
    ("other", "whole"),
    [
        ((440, 80, 70, 0.0), (355, 250)),  # 50 pixels of grey between the two
        ((385, 80, 70, 0.05), (327.5, 195)),
        ((155, 80, 70, 0.0), (232.5, 235)),
        ((360, 80, 70, 0.0), (315, 170)),  # they overlap
        ((470, 80, 70, 0.0), None),  # too far
        ((300, 80, 70, 0.0), None),  # one in the other
        ((405, 80, 70, 0.3), None),  # turned
        ((405, 80, 120, 0.0), None),  # higher
    ],
)
def test_two_parts_in_one_row_are_joined(
    other: tuple[float, float, float, float], whole: tuple[float, float] | None, turn: float
) -> None:
    x, width, height, more = other
    along = np.array([np.cos(turn), np.sin(turn)])
    place = np.array([290, 200]) + (x - 290) * along
    pair = (
        striped(BarRegion(290, 200, 120, 70, turn)),
        striped(BarRegion(float(place[0]), float(place[1]), width, height, turn + more)),
    )
    for parts in (pair, pair[::-1]):
        found = joined(TABLE, parts, least_stripes=0)
        assert [each.region.width for each in found] == pytest.approx([] if whole is None else [whole[1]], rel=0.01)
        for each in found:
            middle = np.array([290, 200]) + (whole[0] - 290 if whole else 0) * along
            assert (each.region.x, each.region.y) == pytest.approx(tuple(middle), abs=2)
            assert each.region.height == 70


def test_a_part_beside_the_row_is_not_joined() -> None:
    one, other = striped(BarRegion(290, 200, 120, 70, 0)), striped(BarRegion(405, 240, 80, 70, 0))
    assert joined(TABLE, (one, other), least_stripes=0) == ()


def test_what_is_joined_needs_stripes() -> None:
    one, other = striped(BarRegion(290, 200, 120, 70, 0)), striped(BarRegion(405, 200, 80, 70, 0))
    assert joined(TABLE, (one, other), least_stripes=10) == ()


def test_what_shows_many_stripes_is_no_part() -> None:
    one, other = BarRegion(290, 200, 120, 70, 0), BarRegion(405, 200, 80, 70, 0)
    crop = UprightCrop.cut(TABLE, other)
    assert joined(TABLE, (striped(one), StripedRegion(other, crop, 40)), least_stripes=0) == ()
