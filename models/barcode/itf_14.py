"""Where the bars of an ITF-14 symbol stand (ISO/IEC 16390 and the GS1 General Specifications, 5.3.2)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

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
        for bar, space in zip(_WIDE_ELEMENTS[int(bars)], _WIDE_ELEMENTS[int(spaces)], strict=True):
            wide += [bar, space]
    wide += [WIDE, NARROW, NARROW]
    return np.where(np.array(wide) == WIDE, ratio, 1.0)


def pair_modules(ratio: float = 2.5) -> float:
    """Give the width of a pair of digits in modules."""
    return 4 * ratio + 6


def total_modules(ratio: float = 2.5) -> float:
    """Give the width of the whole symbol in modules."""
    return START_MODULES + PAIRS * pair_modules(ratio) + ratio + 2
