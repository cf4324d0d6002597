"""The chance that a line is right: which crops are asked for, and what is made of the answers."""

from __future__ import annotations

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


def test_clear_letters_need_no_other_crop() -> None:
    assert asked([], (0.999, 0.999)) == (calibrated(2 * np.log(0.999)), [])


def test_a_clear_wider_crop_is_enough() -> None:
    chance, crops = asked([-0.01])
    assert chance == calibrated(-0.01)
    (wider,) = crops
    assert wider.shape == (28, 120, 3)  # a fifth of the height more above and below, a half at each end
    assert wider[0, 0, 0] == 230


def test_of_a_line_with_neighbours_the_one_without_them_counts() -> None:
    chance, crops = asked([-9.0, -1.0, -0.5])
    assert chance == calibrated(-0.75)
    negative, blurred = crops[1:]
    assert negative.shape == (28, 120, 3)
    assert set(np.unique(negative)) == {225}  # nothing of what is around the line
    assert blurred.shape == (20, 100, 3)


def test_a_hopeless_line_is_not_blurred_too() -> None:
    chance, crops = asked([-9.0, -8.0])
    assert (chance, len(crops)) == (calibrated(-8.0), 2)


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
