"""Which modules of an EAN or UPC symbol are dark (ISO/IEC 15420)."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from models.barcode.pattern import BarPattern

DIGIT_MODULES = 7
SETS = "ABC"
"""The number sets, in the order in which they follow each other in the alphabet, ten digits each."""

_SET_A = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
_SET_C = tuple(pattern.translate(str.maketrans("01", "10")) for pattern in _SET_A)
_SET_B = tuple(pattern[::-1] for pattern in _SET_C)
_SETS = {"A": _SET_A, "B": _SET_B, "C": _SET_C}
_ALPHABET = np.array([list(map(float, digit)) for name in SETS for digit in _SETS[name]])

_EAN_13_PARITY = (
    "AAAAAA",
    "AABABB",
    "AABBAB",
    "AABBBA",
    "ABAABB",
    "ABBAAB",
    "ABBBAA",
    "ABABAB",
    "ABABBA",
    "ABBABA",
)
"""Number sets of the left half, by the first digit, which has no bars of its own."""

_UPC_E_PARITY = (
    "BBBAAA",
    "BBABAA",
    "BBAABA",
    "BBAAAB",
    "BABBAA",
    "BAABBA",
    "BAAABB",
    "BABABA",
    "BABAAB",
    "BAABAB",
)
"""Number sets for number system 0, by the check digit; number system 1 swaps A and B."""

_SWAP = str.maketrans("AB", "BA")
_END, _MIDDLE, _UPC_E_END = "101", "01010", "010101"


def ean_13(number: str) -> BarPattern:
    """Encode 13 digits whose check digit is right; raises ValueError for another number of digits."""
    _require(number, 13)
    return _halves(number[1:], _EAN_13_PARITY[int(number[0])])


def upc_a(number: str) -> BarPattern:
    """Encode 12 digits whose check digit is right; raises ValueError for another number of digits."""
    _require(number, 12)
    return _halves(number, _EAN_13_PARITY[0])


def ean_8(number: str) -> BarPattern:
    """Encode 8 digits whose check digit is right; raises ValueError for another number of digits."""
    _require(number, 8)
    return _halves(number, "AAAA")


def upc_e(number: str) -> BarPattern:
    """Encode 8 digits whose check digit is right; raises ValueError for another number of digits."""
    _require(number, 8)
    sets = _UPC_E_PARITY[int(number[7])]
    return _assemble(number[1:7], sets.translate(_SWAP) if number[0] == "1" else sets, "", _UPC_E_END)


def parity_of(first_digit: int) -> str:
    """Give the number sets of the left half of an EAN-13, by its first digit."""
    return _EAN_13_PARITY[first_digit]


def _require(number: str, digits: int) -> None:
    if len(number) != digits or not number.isdecimal():
        raise ValueError(f"{number!r} is no number of {digits} digits")


def _halves(digits: str, left_sets: str) -> BarPattern:
    return _assemble(digits, left_sets + "C" * len(left_sets), _MIDDLE, _END)


def _assemble(digits: str, sets: str, middle: str, end: str) -> BarPattern:
    modules, starts = _END, []
    for place, (digit, number_set) in enumerate(zip(digits, sets, strict=True)):
        if middle and place == len(digits) // 2:
            modules += middle
        starts.append(len(modules))
        modules += _SETS[number_set][int(digit)]
    modules += end
    printed = [10 * SETS.index(number_set) + int(digit) for digit, number_set in zip(digits, sets, strict=True)]
    cells = np.array([float(module) for module in modules])
    return BarPattern(cells, 1, np.array(starts), _ALPHABET, np.array(printed), _candidates(sets))


@functools.cache
def _candidates(sets: str) -> NDArray[np.intp]:
    """Give the 20 rows of the alphabet that may stand in each place; a set without a partner comes twice."""
    # EAN-13 and UPC-E put digits of set A and of set B side by side, so both are candidates there.
    partners = {"A": "AB", "B": "AB"} if "B" in sets else {}
    return np.array([np.concatenate([_rows(each) for each in partners.get(name, name * 2)]) for name in sets])


def _rows(number_set: str) -> NDArray[np.intp]:
    return 10 * SETS.index(number_set) + np.arange(10)
