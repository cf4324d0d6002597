"""Decoded numbers laid over the picture."""

import cv2
import numpy as np
import pytest

from pipelines.types import Quad, Symbology
from pipelines.vision.bar_fit import BarFit, Verdict, fit_bars
from pipelines.vision.barcode_reading import Grey
from pipelines.vision.gtin import check_digit, has_valid_check_digit
from pipelines.vision.zxing_reader import read_with_zxing
from tests.pipelines.vision.barcode_scenes import Drawn, label

NUMBERS = {
    Symbology.EAN_13: "4006381333931",
    Symbology.UPC_A: "614141000036",
    Symbology.EAN_8: "96385074",
    Symbology.UPC_E: "04124498",
}


def sheet(symbology: Symbology, blur_modules: float = 0.0) -> tuple[Grey, Quad]:
    """Draw a code with 3 pixels a module and find its place while it is sharp."""
    grey = label(Drawn(symbology, NUMBERS[symbology]))
    (reading,) = read_with_zxing(grey, frozenset({symbology}))
    if blur_modules:
        grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), 3 * blur_modules), dtype=np.uint8)
    return grey, reading.quad


@pytest.mark.parametrize("symbology", NUMBERS)
@pytest.mark.parametrize("blur_modules", [0.0, 0.7, 1.2])
def test_the_number_that_is_there_is_confirmed(symbology: Symbology, blur_modules: float) -> None:
    grey, quad = sheet(symbology, blur_modules)
    assert fit_bars(grey, quad, symbology, NUMBERS[symbology]).verdict is Verdict.CONFIRMED


def test_uneven_light_and_noise_do_not_hide_a_fit() -> None:
    grey, quad = sheet(Symbology.EAN_13, 0.8)
    light = np.linspace(0.25, 1.0, grey.shape[1])[None]
    noise = np.random.default_rng(1).normal(0, 8, grey.shape)
    dim = np.clip(grey * light + noise, 0, 255).astype(np.uint8)
    assert fit_bars(dim, quad, Symbology.EAN_13, NUMBERS[Symbology.EAN_13]).verdict is Verdict.CONFIRMED


@pytest.mark.parametrize("place", range(1, 12))
@pytest.mark.parametrize("blur_modules", [0.0, 1.0])
def test_a_number_that_differs_in_one_digit_and_the_check_digit_is_not_confirmed(
    place: int, blur_modules: float
) -> None:
    grey, quad = sheet(Symbology.EAN_13, blur_modules)
    true = NUMBERS[Symbology.EAN_13]
    payload = true[:place] + str((int(true[place]) + 6) % 10) + true[place + 1 : -1]
    other = payload + str(check_digit(payload))
    assert has_valid_check_digit(other)
    assert fit_bars(grey, quad, Symbology.EAN_13, other).verdict is not Verdict.CONFIRMED


def test_several_other_digits_are_contradicted() -> None:
    grey, quad = sheet(Symbology.EAN_13, 0.9)
    # Blur makes 1 and 7, and 0 and 8, look alike to a reader that goes by edges.
    other = "400687733393"
    assert fit_bars(grey, quad, Symbology.EAN_13, other + str(check_digit(other))).verdict is Verdict.CONTRADICTED


def test_an_empty_place_confirms_nothing() -> None:
    blank = np.full((200, 400), 128, dtype=np.uint8)
    quad = Quad.from_array(np.array([[50, 50], [350, 50], [350, 150], [50, 150]]))
    assert fit_bars(blank, quad, Symbology.EAN_13, NUMBERS[Symbology.EAN_13]).verdict is Verdict.UNDECIDED


def test_bars_read_backwards_are_not_confirmed() -> None:
    grey, quad = sheet(Symbology.EAN_13)
    a, b, c, d = quad.points
    assert (
        fit_bars(grey, Quad((c, d, a, b)), Symbology.EAN_13, NUMBERS[Symbology.EAN_13]).verdict is not Verdict.CONFIRMED
    )


@pytest.mark.parametrize(
    ("correlation", "worst_margin", "contradicted", "verdict"),
    [
        (0.95, 0.1, 0, Verdict.CONFIRMED),
        (0.55, 0.1, 0, Verdict.UNDECIDED),
        (0.9, -0.05, 1, Verdict.UNDECIDED),
        (0.9, -0.2, 1, Verdict.CONTRADICTED),
        (0.9, -0.05, 2, Verdict.CONTRADICTED),
        (0.65, -0.5, 6, Verdict.UNDECIDED),
    ],
)
@pytest.mark.parametrize("least_part", [-0.3, 0.9])
def test_a_decoded_number_is_judged_without_its_parts(
    correlation: float, least_part: float, worst_margin: float, contradicted: int, verdict: Verdict
) -> None:
    assert BarFit(correlation, least_part, worst_margin, tuple(range(contradicted))).verdict is verdict
