"""Lines of text that are upside down."""

from __future__ import annotations

import numpy as np
import pytest

from models.manifest import ModelName
from models.runtime import load
from pipelines.vision.line_angle import LineAngle
from tests.pipelines.vision.text_scenes import page
from tests.pipelines.vision.toy_networks import BrightEnd


@pytest.mark.parametrize("level", [0, 51, 255])
def test_it_is_the_second_of_the_two_probabilities(level: int) -> None:
    crop = np.zeros((20, 80, 3), dtype=np.uint8)
    crop[:, 60:] = level
    network = BrightEnd()
    assert LineAngle(network).upside_down(crop) == pytest.approx(level / 255, abs=0.01)
    assert network.shapes == [(1, 3, 48, 192)]


@pytest.mark.models
def test_printed_lines_are_told_apart() -> None:
    angle = LineAngle(load(ModelName.LINE_ANGLE))
    for text in ("Kamer 118", "Gemeente Waterveld", "Let op: natte vloer"):
        crop = page([text], 28, width=340, height=44)
        assert angle.upside_down(crop) < 0.1
        assert angle.upside_down(np.ascontiguousarray(crop[::-1, ::-1])) > 0.9
