"""Where the bars of an ITF-14 symbol stand (ISO/IEC 16390 and the GS1 General Specifications, 5.3.2)."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

from models.barcode.pattern import BarPattern, Cells, cells_of

DIGITS = 14
PAIRS = 7
"""Two digits share a place: the first in the bars, the second in the spaces between them."""

NARROW, WIDE = 0, 1

_WIDE_ELEMENTS = (
    (0, 0, 1, 1, 0),
    (1, 0, 0, 0, 1),
    (0, 1, 0, 0, 1),
    (1, 1, 0, 0, 0),
    (0, 0, 1, 0, 1),
    (1, 0, 1, 0, 0),
    (0, 1, 1, 0, 0),
    (0, 0, 0, 1, 1),
    (1, 0, 0, 1, 0),
    (0, 1, 0, 1, 0),
)
"""For each digit from 0 to 9, which of its five elements are wide."""

START_MODULES = 4.0
RATIOS = (2.0, 2.5, 3.0)
"""Of a wide element to a narrow one: the least, the usual and the greatest."""
_CELLS_PER_MODULE = 2
"""So that a wide element is a whole number of cells at each of these ratios."""


def itf_14_widths(number: str, ratio: float = 2.5) -> NDArray[np.float64]:
    """Give the widths in modules of all elements, bars and spaces in turn from the first bar to the last.

    Args:
        number: 14 digits; the check digit is not looked at.
        ratio: Of a wide element to a narrow one, 2 to 3.

    Raises:
        ValueError: For anything but 14 digits.
    """
    if len(number) != DIGITS or not number.isdecimal():
        raise ValueError(f"{number!r} is no ITF-14 number")
    wide = [NARROW] * 4
    for bars, spaces in zip(number[::2], number[1::2], strict=True):
        wide += _interleaved(int(bars), int(spaces))
    wide += [WIDE, NARROW, NARROW]
    return np.where(np.array(wide) == WIDE, ratio, 1.0)


def itf_14_pattern(number: str, ratio: float = 2.5) -> BarPattern:
    """Encode 14 digits.

    The places are the pairs of digits, and every other pair from 00 to 99 is weighed in each: the last pair has the
    check digit, so that both of its digits change at once.

    Args:
        number: 14 digits; the check digit is not looked at.
        ratio: Of a wide element to a narrow one: 2, 2.5 or 3.

    Raises:
        ValueError: For anything but 14 digits.
    """
    cells = cells_of(itf_14_widths(number, ratio), _CELLS_PER_MODULE)
    starts = _CELLS_PER_MODULE * (START_MODULES + pair_modules(ratio) * np.arange(PAIRS))
    printed = np.array([int(number[place : place + 2]) for place in range(0, DIGITS, 2)])
    candidates = np.broadcast_to(np.arange(100), (PAIRS, 100))
    return BarPattern(cells, _CELLS_PER_MODULE, starts.astype(np.intp), _alphabet(ratio), printed, candidates)


@functools.cache
def _alphabet(ratio: float) -> Cells:
    pairs = [np.where(np.array(_interleaved(*divmod(pair, 10))) == WIDE, ratio, 1.0) for pair in range(100)]
    return np.array([cells_of(widths, _CELLS_PER_MODULE) for widths in pairs])


def _interleaved(bars: int, spaces: int) -> list[int]:
    """Give the ten elements of two digits."""
    pairs = zip(_WIDE_ELEMENTS[bars], _WIDE_ELEMENTS[spaces], strict=True)
    return [element for pair in pairs for element in pair]


def pair_modules(ratio: float = 2.5) -> float:
    """Give the width of a pair of digits in modules."""
    return 4 * ratio + 6


def total_modules(ratio: float = 2.5) -> float:
    """Give the width of the whole symbol in modules."""
    return START_MODULES + PAIRS * pair_modules(ratio) + ratio + 2
