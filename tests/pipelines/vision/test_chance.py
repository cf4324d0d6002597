"""The chance that a line is right: which crops are asked for, and what is made of the answers."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.types import Pixels
from pipelines.vision.chance import calibrated, chance_of
from pipelines.vision.text_engine import OnnxTextEngine
from tests.pipelines.vision.text_scenes import box, page

PICTURE = np.full((100, 200, 3), 230, dtype=np.uint8)
PICTURE[40:60, 50:150] = 30
QUAD = box(50, 40, 100, 20)
UNCLEAR = (0.9, 0.9)


@dataclass
class Answers:
    """A recogniser that gives these likelihoods, one after another."""

    values: list[float]
    crops: list[Pixels] = field(default_factory=list)

    def __call__(self, crop: Pixels, text: str) -> float:
        """Note the crop and answer."""
        assert text == "ab"
        self.crops.append(crop)
        return self.values[len(self.crops) - 1]


def asked(values: list[float], confidences: tuple[float, ...] = UNCLEAR) -> tuple[float, list[Pixels]]:
    answers = Answers(values)
    return chance_of("ab", confidences, PICTURE, QUAD, answers), answers.crops


@pytest.mark.parametrize("letter", [0.9995, 0.4])
def test_where_the_letters_settle_it_no_other_crop_is_asked_for(letter: float) -> None:
    chance, crops = asked([], (letter, letter))
    assert chance == pytest.approx(calibrated(2 * math.log(letter)))
    assert crops == []


@pytest.mark.parametrize("answer", [-0.02, -1.5])
def test_where_a_wider_crop_settles_it_no_other_is_asked_for(answer: float) -> None:
    chance, crops = asked([answer])
    assert chance == calibrated(answer)
    (wider,) = crops
    assert wider.shape == (24, 112, 3)  # a tenth of the height more above and below, three tenths at each end
    assert wider[0, 0, 0] == 230


def test_else_a_blurred_crop_counts_as_much() -> None:
    chance, crops = asked([-1.0, -0.5])
    assert chance == calibrated(-0.75)
    assert [crop.shape for crop in crops] == [(24, 112, 3), (20, 100, 3)]


@given(st.floats(-20, 0), st.floats(-20, 0))
def test_what_is_likelier_has_more_of_a_chance(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < calibrated(low) <= calibrated(high) < 1


@pytest.mark.models
def test_a_sharp_line_is_sure_and_a_smeared_one_is_not() -> None:
    engine = OnnxTextEngine.load("fast", 1)
    sharp = page(["Kamer 118"], width=400, height=120)
    detections = engine.detect(sharp)
    chances = []
    for picture in (sharp, cv2.GaussianBlur(sharp, (0, 0), 8).astype(np.uint8)):
        (line,) = engine.recognise(picture, detections)
        assert line.text == "Kamer 118"
        assert line.chance is not None
        chances.append(line.chance)
    assert chances[0] > 0.98
    assert chances[1] < chances[0] - 0.1
