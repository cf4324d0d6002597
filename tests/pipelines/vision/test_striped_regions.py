"""Striped regions less the codes that were decoded in them."""

from __future__ import annotations

import numpy as np
import pytest

from pipelines.types import Quad
from pipelines.vision.bar_regions import BarRegion
from pipelines.vision.region_crop import UprightCrop
from pipelines.vision.striped_regions import StripedRegion
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
