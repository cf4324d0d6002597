"""What all symbologies' patterns have in common."""

import numpy as np
import pytest

from models.barcode.code_128 import START_B, check_value, code_128_pattern, code_128_widths
from models.barcode.code_128 import total_modules as code_128_modules
from models.barcode.ean import ean_8, ean_13, upc_a, upc_e
from models.barcode.itf_14 import RATIOS, itf_14_pattern, itf_14_widths
from models.barcode.itf_14 import total_modules as itf_14_modules
from models.barcode.pattern import BarPattern, cells_of

VALUES = (START_B, 33, 70, 95, 1)
CODE_128 = (*VALUES, check_value(VALUES))
PATTERNS = {
    "EAN-13": (ean_13("4006381333931"), 95, 12, 7),
    "UPC-A": (upc_a("614141000036"), 95, 12, 7),
    "EAN-8": (ean_8("96385074"), 67, 8, 7),
    "UPC-E": (upc_e("04124498"), 51, 6, 7),
    "ITF-14, 2": (itf_14_pattern("15400141288763", 2.0), itf_14_modules(2.0), 7, 14),
    "ITF-14, 2.5": (itf_14_pattern("15400141288763", 2.5), itf_14_modules(2.5), 7, 16),
    "ITF-14, 3": (itf_14_pattern("15400141288763", 3.0), itf_14_modules(3.0), 7, 18),
    "Code 128": (code_128_pattern(CODE_128), code_128_modules(6), 6, 11),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_width_and_places(name: str) -> None:
    pattern, modules, places, place_modules = PATTERNS[name]
    assert pattern.modules == modules
    assert pattern.place_modules == place_modules
    assert pattern.starts.shape == pattern.printed.shape == (places,)
    assert pattern.candidates.shape[0] == places


@pytest.mark.parametrize("name", PATTERNS)
def test_the_printed_character_stands_in_its_place_and_is_weighed_there(name: str) -> None:
    pattern: BarPattern = PATTERNS[name][0]
    width = pattern.alphabet.shape[1]
    for start, printed, candidates in zip(pattern.starts, pattern.printed, pattern.candidates, strict=True):
        assert np.array_equal(pattern.cells[start : start + width], pattern.alphabet[printed])
        assert printed in candidates


@pytest.mark.parametrize("name", PATTERNS)
def test_no_two_characters_look_alike(name: str) -> None:
    alphabet = PATTERNS[name][0].alphabet
    assert len({tuple(character) for character in alphabet.tolist()}) == len(alphabet)


def test_cells_follow_the_widths() -> None:
    assert cells_of([1, 2, 1.5], 2).tolist() == [1, 1, 0, 0, 0, 0, 1, 1, 1]


def test_printed_characters_are_those_of_the_code() -> None:
    assert PATTERNS["Code 128"][0].printed.tolist() == list(CODE_128)
    assert PATTERNS["ITF-14, 2.5"][0].printed.tolist() == [15, 40, 1, 41, 28, 87, 63]
    assert PATTERNS["EAN-8"][0].printed.tolist() == [9, 6, 3, 8, 25, 20, 27, 24]


@pytest.mark.parametrize("ratio", RATIOS)
def test_cells_are_those_of_the_elements(ratio: float) -> None:
    assert np.array_equal(
        itf_14_pattern("15400141288763", ratio).cells, cells_of(itf_14_widths("15400141288763", ratio), 2)
    )
    assert np.array_equal(code_128_pattern(CODE_128).cells, cells_of(code_128_widths(CODE_128)))
