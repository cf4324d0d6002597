"""The coarse view tells whether what stood in a place still stands near it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipelines.vision.barcode_reading import Grey
from pipelines.vision.coarse_view import CoarseView
from tests.pipelines.vision.barcode_scenes import label
from tests.pipelines.vision.test_barcode_watch import EAN, table
from tests.pipelines.vision.text_scenes import box

LABEL = label(EAN)
PLACE = box(300, 200, LABEL.shape[1], LABEL.shape[0])


def grey(*labels: tuple[Grey, int, int]) -> Grey:
    return np.asarray(cv2.cvtColor(table(*labels), cv2.COLOR_BGR2GRAY), dtype=np.uint8)


BEFORE = CoarseView.of(grey((LABEL, 300, 200)))


@pytest.mark.parametrize("smear", [1, 15, 45])
@pytest.mark.parametrize("moved", [(0, 0), (60, -40), (-120, 30)])
def test_a_label_that_moves_and_smears_stays(smear: int, moved: tuple[int, int]) -> None:
    after = cv2.blur(grey((LABEL, 300 + moved[0], 200 + moved[1])), (smear, 1))
    assert CoarseView.of(np.asarray(after, dtype=np.uint8)).shows(PLACE, BEFORE)


def test_a_label_that_is_gone_or_far_away_is_not_there() -> None:
    assert not CoarseView.of(grey()).shows(PLACE, BEFORE)
    assert not CoarseView.of(grey((LABEL, 20, 390))).shows(PLACE, BEFORE)


def test_another_size_of_frame_shows_nothing() -> None:
    assert not CoarseView.of(grey((LABEL, 300, 200))[:600]).shows(PLACE, BEFORE)


def test_an_even_place_has_no_look() -> None:
    even = CoarseView.of(np.full((720, 1280), 120, dtype=np.uint8))
    assert not even.shows(PLACE, even)


@pytest.mark.parametrize("place", [box(-80, -80, 60, 60), box(1400, 100, 200, 100), box(300, 200, 4, 4)])
def test_a_place_out_of_view_or_too_small_has_no_look(place: object) -> None:
    assert not BEFORE.shows(place, BEFORE)  # type: ignore[arg-type]
