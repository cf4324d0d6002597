"""A linear symbol as it is printed, in one form for all symbologies, and what else might stand in its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.float64]
"""One value per cell along the last axis, from left to right: 1 dark, 0 light."""


@dataclass(frozen=True, slots=True, eq=False)
class BarPattern:
    """A symbol without its quiet zones.

    A place is where one character stands: a digit of EAN and UPC, a pair of digits of ITF, a character of Code 128.
    All places of a symbol have the same width.
    """

    cells: Cells
    """The whole symbol."""
    cells_per_module: int
    """1, or 2 where widths are whole numbers of half modules."""
    starts: NDArray[np.intp]
    """Index of the first cell of each place."""
    alphabet: Cells
    """Characters × cells of a place: how each character of the symbology is printed."""
    printed: NDArray[np.intp]
    """For each place, which character of the alphabet is printed there."""
    candidates: NDArray[np.intp]
    """Places × candidates: which characters of the alphabet are weighed in each place; the printed one is among them,
    and any may come twice."""

    @property
    def modules(self) -> float:
        """Width of the symbol."""
        return len(self.cells) / self.cells_per_module

    @property
    def place_modules(self) -> float:
        """Width of a place."""
        return float(self.alphabet.shape[1] / self.cells_per_module)


def cells_of(widths: Sequence[float] | NDArray[np.float64], cells_per_module: int = 1) -> Cells:
    """Give the cells of bars and spaces that follow each other, a bar first.

    Args:
        widths: Of each element, in modules.
        cells_per_module: So that each width is a whole number of cells.
    """
    counts = np.rint(np.asarray(widths) * cells_per_module).astype(np.intp)
    return np.repeat(1.0 - np.arange(len(counts)) % 2, counts)
