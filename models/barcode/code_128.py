"""Where the bars of a Code 128 symbol stand, and what its symbol characters mean (ISO/IEC 15417)."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.barcode.pattern import BarPattern, cells_of

CHARACTER_MODULES = 11
STOP_MODULES = 13
VALUES = 106
"""Symbol characters 0 to 105; the last three are the start characters. The stop character is not counted."""
MODULUS = 103
"""Of the check character."""
START_A, START_B, START_C = 103, 104, 105
CODE_C, CODE_B, CODE_A = 99, 100, 101
"""Values that change the code set, where it is another one; in set A, 101 is FNC4, in set B, 100 is."""
SHIFT, FNC1, FNC2, FNC3 = 98, 102, 97, 96
"""In sets A and B; FNC1 in all three."""

_WIDTHS = textwrap.wrap(
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221"
    "223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321"
    "112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131"
    "311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114"
    "122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141"
    "214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232",
    6,
)
"""Of the three bars and three spaces of each character, in modules, in the order of the values."""
_STOP = "2331112"
_ALPHABET = np.array([cells_of([float(width) for width in widths]) for widths in _WIDTHS])


def check_value(values: Sequence[int]) -> int:
    """Give the check character for a start character and the characters after it."""
    return (values[0] + sum(place * value for place, value in enumerate(values))) % MODULUS


def code_128_widths(values: Sequence[int]) -> NDArray[np.float64]:
    """Give the widths in modules of all elements, bars and spaces in turn, the stop character's included.

    Args:
        values: Start character, data and check character, each 0 to 105.
    """
    return np.array([float(width) for value in values for width in _WIDTHS[value]] + [float(w) for w in _STOP])


def total_modules(characters: int) -> int:
    """Give the width in modules of a symbol with so many characters, start and check included and stop not counted."""
    return CHARACTER_MODULES * characters + STOP_MODULES


def code_128_pattern(values: Sequence[int]) -> BarPattern:
    """Encode a symbol; in each of its places, every other character is weighed.

    Args:
        values: Start character, data and check character, each 0 to 105.
    """
    places = np.arange(len(values))
    candidates = np.broadcast_to(np.arange(VALUES), (len(values), VALUES))
    cells = cells_of(code_128_widths(values))
    return BarPattern(cells, 1, CHARACTER_MODULES * places, _ALPHABET, np.array(values), candidates)
