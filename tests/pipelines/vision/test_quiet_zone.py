"""Whether bars go on beyond a code."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from models.barcode.itf_14 import itf_14_widths
from pipelines.types import BarcodeStage, Pixels, Quad, Symbology
from pipelines.vision.barcode_reading import Grey
from pipelines.vision.barcodes import BarcodeCascade
from pipelines.vision.quiet_zone import has_quiet_zones

NUMBER = "18712345678905"
MODULE = 3


def _label(blurred: float = 0.8) -> tuple[Grey, int]:
    widths = itf_14_widths(NUMBER, 3.0)
    line = np.concatenate([np.full(round(MODULE * w), 255 * (place % 2)) for place, w in enumerate(widths)])
    picture = np.pad(np.tile(line.astype(np.uint8), (90, 1)), ((40, 40), (60, 60)), constant_values=235)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), blurred), dtype=np.uint8), len(line)


def _quad(first: float, last: float) -> Quad:
    corners = [(first, 50), (last, 50), (last, 120), (first, 120)]
    return Quad.from_array(np.array(corners, dtype=np.float32))


@pytest.mark.parametrize("blurred", [0.5, 2.0, 3.0])
def test_a_whole_code_has_quiet_zones_and_a_part_of_it_has_none(blurred: float) -> None:
    picture, width = _label(blurred)
    assert has_quiet_zones(picture, _quad(60, 60 + width))
    for first, last in ((0.0, 0.6), (0.4, 1.0), (0.2, 0.8)):
        assert not has_quiet_zones(picture, _quad(60 + first * width, 60 + last * width))


def test_light_that_falls_off_and_the_edge_of_the_picture_are_no_bars() -> None:
    picture, width = _label()
    shaded = np.asarray(picture * np.linspace(0.4, 1, picture.shape[1]), dtype=np.uint8)
    assert has_quiet_zones(shaded, _quad(60, 60 + width))
    assert has_quiet_zones(np.ascontiguousarray(picture[:, 58 : 62 + width]), _quad(2, 2 + width))


def _in_colour(grey: Grey) -> Pixels:
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def test_shorter_codes_are_read_whole_only() -> None:
    picture, width = _label()
    cut = picture.copy()
    cut[40:130, 60 + width // 2 :] = 235
    for each in (picture, cut):
        barcodes = BarcodeCascade().decode(_in_colour(each))
        assert {b.text for b in barcodes if b.symbology is Symbology.ITF} <= {NUMBER}
    assert {b.stage for b in BarcodeCascade().decode(_in_colour(picture))} == {BarcodeStage.ZXING}
