"""EAN and UPC bars, against those of zxing-cpp's writer."""

from collections.abc import Callable

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from models.barcode.ean import ean_8, ean_13, upc_a, upc_e
from models.barcode.pattern import BarPattern
from pipelines.types import Symbology
from pipelines.vision.gtin import check_digit, compress_upc_a
from tests.pipelines.vision.barcode_scenes import FORMATS

PAYLOAD_DIGITS = {Symbology.EAN_13: 12, Symbology.UPC_A: 11, Symbology.EAN_8: 7}


def written(symbology: Symbology, number: str) -> str:
    symbol = zxingcpp.create_barcode(number, FORMATS[symbology])
    image = np.array(symbol.to_image(scale=1, add_quiet_zones=False))
    return "".join("1" if value < 128 else "0" for value in image[image.shape[0] // 3])


DRAWN: dict[Symbology, Callable[[str], BarPattern]] = {
    Symbology.EAN_13: ean_13,
    Symbology.UPC_A: upc_a,
    Symbology.EAN_8: ean_8,
    Symbology.UPC_E: upc_e,
}


def drawn(symbology: Symbology, number: str) -> str:
    return "".join("1" if module else "0" for module in DRAWN[symbology](number).cells)


@pytest.mark.parametrize("symbology", PAYLOAD_DIGITS)
@given(data=st.data())
def test_the_bars_are_those_that_a_writer_draws(symbology: Symbology, data: st.DataObject) -> None:
    count = PAYLOAD_DIGITS[symbology]
    payload = data.draw(st.text("0123456789", min_size=count, max_size=count))
    number = payload + str(check_digit(payload))
    assert drawn(symbology, number) in written(symbology, number)


@given(st.sampled_from("01"), st.integers(0, 999), st.integers(0, 2))
def test_upc_e_bars_are_those_that_a_writer_draws(system: str, item: int, zeros: int) -> None:
    payload = f"{system}12{zeros}0000{item:03}"
    number = compress_upc_a(payload + str(check_digit(payload)))
    assert drawn(Symbology.UPC_E, number) in written(Symbology.UPC_E, number)


@pytest.mark.parametrize("symbology", DRAWN)
@pytest.mark.parametrize("number", ["40063813339", "4006381333931000", "40063813339³1", ""])
def test_anything_but_the_right_number_of_digits_is_refused(symbology: Symbology, number: str) -> None:
    with pytest.raises(ValueError, match=r"no number of"):
        DRAWN[symbology](number)


def test_digits_of_both_left_sets_are_weighed_in_the_left_half_of_an_ean_13() -> None:
    pattern = ean_13("4006381333931")
    for place, candidates in enumerate(pattern.candidates):
        assert set(candidates.tolist()) == (set(range(20)) if place < 6 else set(range(20, 30)))


def test_digits_of_one_set_are_weighed_in_each_half_of_an_upc_a() -> None:
    pattern = upc_a("614141000036")
    for place, candidates in enumerate(pattern.candidates):
        assert set(candidates.tolist()) == (set(range(10)) if place < 6 else set(range(20, 30)))
