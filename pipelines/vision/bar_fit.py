"""Does a code look like what was seen? It is drawn again and laid over the picture.

Blur turns one digit into another in the same way in every scan line, and one time in ten the check digit still passes;
so neither agreement of scan lines nor the check digit is evidence enough. Fitting the drawn bars place by place is.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from models.barcode.ean import ean_8, ean_13, upc_a, upc_e
from models.barcode.pattern import BarPattern
from pipelines.types import Quad, Symbology
from pipelines.vision.bar_overlay import (
    PER_MODULE,
    QUIET,
    Freedom,
    Line,
    centres,
    lay_over,
    place_margins,
)
from pipelines.vision.barcode_reading import Grey

_ROWS = np.linspace(0.25, 0.75, 9)
"""Where across the bars the samples are averaged, as a share of the bars' length."""
_DECODED = Freedom(ends=2.0, bent=False)
_READ = Freedom(ends=1.0, bent=True)

_DRAWN = {Symbology.EAN_13: ean_13, Symbology.UPC_A: upc_a, Symbology.EAN_8: ean_8, Symbology.UPC_E: upc_e}


class Verdict(enum.Enum):
    """What the picture says about a code."""

    CONFIRMED = enum.auto()
    """The whole fits, and no place would fit better as something else."""
    UNDECIDED = enum.auto()
    """The bars could not be laid over the picture well enough to tell."""
    CONTRADICTED = enum.auto()
    """The whole fits, yet places would fit better as something else."""


@dataclass(frozen=True, slots=True)
class BarFit:
    """How well drawn bars match what was seen."""

    correlation: float
    """Of the whole symbol, -1 to 1."""
    least_part: float
    """Correlation of the part of about 24 modules that matches worst, -1 to 1: shows what is washed out or slipped."""
    worst_margin: float
    """Correlation of a place less that of the best other character in it; the least over all places."""
    contradicted_places: tuple[int, ...]
    """Which places would fit better as another character, from left to right from 0."""

    @property
    def verdict(self) -> Verdict:
        """Judge what a decoder read; for what a network read see blurred/judging.py.

        The limits were set so that every wrong decode that was looked at falls outside with room to spare.
        """
        if self.correlation >= 0.6 and self.worst_margin >= 0:
            return Verdict.CONFIRMED
        if self.correlation >= 0.72 and (len(self.contradicted_places) >= 2 or self.worst_margin < -0.15):
            return Verdict.CONTRADICTED
        return Verdict.UNDECIDED


def fit_bars(grey: Grey, quad: Quad, symbology: Symbology, number: str) -> BarFit:
    """Draw a number that a decoder read and compare it with the picture.

    Args:
        grey: The picture.
        quad: Where the number was read, in its pixels; the ends may be off by two modules.
        symbology: EAN-13, UPC-A, EAN-8 or UPC-E.
        number: As printed: 13, 12, 8 or 8 digits.

    Raises:
        ValueError: If the number does not belong to the symbology.
    """
    pattern = _DRAWN[symbology](number)
    return _fit(_darkness(grey, quad, pattern.modules), pattern, _DECODED)


def fit_line(seen: Line, quiet: float, patterns: Sequence[BarPattern]) -> BarFit:
    """Compare a code that a network read with one line across its bars, where it may be bent over a can or seen aslant.

    Args:
        seen: Darkness at 4 samples a module, from `quiet` modules before the symbol to as many after it; the ends may
            be off by a module. An ITF-14 in another ratio than the line was sampled for is found in the same length.
        quiet: At least 4.
        patterns: All ways in which the code may be printed (ITF-14 in several ratios); the one that fits best counts.
    """
    fits = []
    along = (centres(0, len(seen) / PER_MODULE) - quiet) / (len(seen) / PER_MODULE - 2 * quiet)
    for pattern in patterns:
        resampled = np.interp(centres(-QUIET, pattern.modules + QUIET) / pattern.modules, along, seen)
        fits.append(_fit(resampled, pattern, _READ))
    return max(fits, key=lambda fit: fit.correlation)


def _fit(seen: Line, pattern: BarPattern, freedom: Freedom) -> BarFit:
    overlay = lay_over(seen, pattern, freedom)
    margins = place_margins(seen, pattern, overlay)
    return BarFit(
        correlation=overlay.correlation,
        least_part=float(overlay.part_correlations.min()),
        worst_margin=float(margins.min()),
        contradicted_places=tuple(np.flatnonzero(margins < 0).tolist()),
    )


def _darkness(grey: Grey, quad: Quad, modules: float) -> Line:
    """Sample along the reading direction, averaged over rows; from `QUIET` modules before the first bar on."""
    top_left, top_right, bottom_right, bottom_left = quad.as_array().astype(np.float64)
    left = top_left + np.outer(_ROWS, bottom_left - top_left)
    right = top_right + np.outer(_ROWS, bottom_right - top_right)
    along = centres(-QUIET, modules + QUIET) / modules
    places = left[:, None, :] + (right - left)[:, None, :] * along[None, :, None]
    x, y = places[..., 0].astype(np.float32), places[..., 1].astype(np.float32)
    rows = cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(255.0 - np.asarray(rows, dtype=np.float64).mean(axis=0))
