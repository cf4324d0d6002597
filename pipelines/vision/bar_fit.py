"""Does a decoded EAN or UPC look like what was seen? The number is drawn again and laid over the picture.

Blur turns one digit into another in the same way in every scan line, and one time in ten the check digit still passes;
so neither agreement of scan lines nor the check digit is evidence enough. Fitting the drawn bars digit by digit is.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.barcode.ean import DIGIT_MODULES, EanPattern, digit_patterns, ean_8, ean_13, upc_a, upc_e
from pipelines.types import Quad, Symbology
from pipelines.vision.barcode_reading import Grey

_Line = NDArray[np.float64]

_PER_MODULE = 4
"""Samples taken for each module."""
_QUIET = 4
"""Modules sampled beyond each end."""
_SURROUNDINGS = 16
"""Modules over which the light is taken to be even."""
_ROWS = np.linspace(0.25, 0.75, 9)
"""Where across the bars the samples are averaged, as a share of the bars' length."""
_BLURS = (0.35, 0.6, 0.9, 1.25, 1.6)
"""Standard deviations of the Gaussian blur that are tried, in modules."""
_COARSE = np.arange(-2.0, 2.01, 0.5)
_FINE = np.arange(-0.25, 0.26, 0.25)
"""How far each end of the quad may be off, in modules: tried from coarse to fine."""
_DIGIT_SHIFTS = np.arange(-0.5, 0.51, 0.25)
"""How far a digit may lie from its place (curved and crumpled labels), in modules."""
_DIGIT_CONTEXT = 1.5
"""Modules on each side of a digit that are compared with it, since blur mixes them in."""

_DRAWN = {Symbology.EAN_13: ean_13, Symbology.UPC_A: upc_a, Symbology.EAN_8: ean_8, Symbology.UPC_E: upc_e}


class Verdict(enum.Enum):
    """What the picture says about a decoded number."""

    CONFIRMED = enum.auto()
    """The whole fits, and no digit would fit better as another one."""
    UNDECIDED = enum.auto()
    """The bars could not be laid over the picture well enough to tell."""
    CONTRADICTED = enum.auto()
    """The whole fits, yet other digits would fit better."""


@dataclass(frozen=True, slots=True)
class BarFit:
    """How well drawn bars match what was seen."""

    correlation: float
    """Of the whole symbol, -1 to 1."""
    worst_margin: float
    """Correlation of a digit less that of the best other digit in its place; the least over all digits."""
    contradicted_digits: int
    """How many digits would fit better as another one."""

    @property
    def verdict(self) -> Verdict:
        """Judge; the limits were set so that every wrong decode that was looked at falls outside with room to spare."""
        if self.correlation >= 0.6 and self.contradicted_digits == 0:
            return Verdict.CONFIRMED
        if self.correlation >= 0.72 and (self.contradicted_digits >= 2 or self.worst_margin < -0.15):
            return Verdict.CONTRADICTED
        return Verdict.UNDECIDED


def fit_bars(grey: Grey, quad: Quad, symbology: Symbology, number: str) -> BarFit:
    """Draw a number and compare it with the picture.

    Args:
        grey: The picture.
        quad: Where the number was read, in its pixels; the ends may be off by two modules.
        symbology: EAN-13, UPC-A, EAN-8 or UPC-E.
        number: As printed: 13, 12, 8 or 8 digits.

    Raises:
        ValueError: If the number does not belong to the symbology.
    """
    pattern = _DRAWN[symbology](number)
    seen = _darkness(grey, quad, len(pattern.modules))
    fit = _lay_over(seen, pattern)
    margins = _digit_margins(seen, pattern, fit)
    return BarFit(fit.correlation, float(margins.min()), int((margins < 0).sum()))


@dataclass(frozen=True, slots=True)
class _Placement:
    """Where the drawn bars lie over the samples."""

    correlation: float
    blur: float
    """Modules."""
    start: float
    """Shift of the left end, modules."""
    end: float
    """Shift of the right end, modules."""

    def sampled_at(self, places: _Line, modules: int) -> _Line:
        """Map places in the symbol to places along the quad, both in modules."""
        return places * ((modules + self.end - self.start) / modules) + self.start


def _centres(first: float, last: float) -> _Line:
    """Give the centres of the samples between two places, in modules."""
    return first + (np.arange(round((last - first) * _PER_MODULE)) + 0.5) / _PER_MODULE


def _darkness(grey: Grey, quad: Quad, modules: int) -> _Line:
    """Sample along the reading direction, averaged over rows; from `_QUIET` modules before the first bar on."""
    top_left, top_right, bottom_right, bottom_left = quad.as_array().astype(np.float64)
    left = top_left + np.outer(_ROWS, bottom_left - top_left)
    right = top_right + np.outer(_ROWS, bottom_right - top_right)
    along = _centres(-_QUIET, modules + _QUIET) / modules
    places = left[:, None, :] + (right - left)[:, None, :] * along[None, :, None]
    x, y = places[..., 0].astype(np.float32), places[..., 1].astype(np.float32)
    rows = cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(255.0 - np.asarray(rows, dtype=np.float64).mean(axis=0))


def _at(seen: _Line, places: _Line, modules: int) -> _Line:
    """Interpolate the samples at places along the quad, in modules."""
    return np.interp(places.ravel(), _centres(-_QUIET, modules + _QUIET), seen).reshape(places.shape)


def _normalised(lines: _Line) -> _Line:
    """Take off the mean and scale to length 1, along the last axis: a product of two is their correlation."""
    centred = lines - lines.mean(axis=-1, keepdims=True)
    return np.asarray(centred / np.maximum(np.linalg.norm(centred, axis=-1, keepdims=True), 1e-9))


def _drawn(modules: _Line, blur: float) -> _Line:
    """Draw modules at `_PER_MODULE` samples each, along the last axis, blurred; the ends are taken as light."""
    reach = int(np.ceil(3 * blur * _PER_MODULE))
    offsets = np.arange(-reach, reach + 1) / _PER_MODULE
    kernel = np.exp(-0.5 * (offsets / blur) ** 2)
    sharp = np.repeat(modules, _PER_MODULE, axis=-1)
    return np.asarray(cv2.filter2D(np.atleast_2d(sharp), -1, (kernel / kernel.sum())[None], borderType=0))


def _levelled(lines: _Line) -> _Line:
    """Take off the mean of the surroundings, since light falls unevenly."""
    return np.asarray(lines - cv2.blur(lines, (_SURROUNDINGS * _PER_MODULE, 1), borderType=cv2.BORDER_REPLICATE))


def _lay_over(seen: _Line, pattern: EanPattern) -> _Placement:
    count = len(pattern.modules)
    quiet = np.pad(pattern.modules, _QUIET)
    printed = slice(_QUIET * _PER_MODULE, -_QUIET * _PER_MODULE)
    drawn = _normalised(_levelled(np.vstack([_drawn(quiet, blur) for blur in _BLURS]))[:, printed])
    seen = _levelled(seen[None])[0]
    best = _best_of(seen, drawn[:, :: _PER_MODULE // 2], count, _COARSE, _COARSE)
    return _best_of(seen, drawn, count, best.start + _FINE, best.end + _FINE)


def _best_of(seen: _Line, drawn: _Line, count: int, starts: _Line, ends: _Line) -> _Placement:
    """Try every pair of shifts with every blur."""
    step = count * _PER_MODULE // drawn.shape[1]
    within = _centres(0, count)[::step]
    start, end = (axis.ravel()[:, None] for axis in np.meshgrid(starts, ends, indexing="ij"))
    windows = _normalised(_at(seen, within * ((count + end - start) / count) + start, count))
    scores = windows @ drawn.T
    pair, blur = np.unravel_index(int(np.argmax(scores)), scores.shape)
    return _Placement(float(scores[pair, blur]), _BLURS[blur], float(start[pair, 0]), float(end[pair, 0]))


def _digit_margins(seen: _Line, pattern: EanPattern, fit: _Placement) -> _Line:
    """Give, for each digit, how much better it fits than the best other one in its place."""
    starts = np.array(pattern.digit_starts)
    # EAN-13 and UPC-E put digits of set A and of set B side by side, so both are rivals there.
    mixed = "B" in pattern.digit_sets
    rivals = np.stack([_rivals(number_set, mixed=mixed) for number_set in pattern.digit_sets])
    padded = np.pad(pattern.modules, DIGIT_MODULES)
    around = padded[starts[:, None] + np.arange(3 * DIGIT_MODULES)]
    variants = np.repeat(around[:, None], rivals.shape[1], axis=1)
    variants[..., DIGIT_MODULES : 2 * DIGIT_MODULES] = rivals
    margin = round(_DIGIT_CONTEXT * _PER_MODULE)
    inner = slice(DIGIT_MODULES * _PER_MODULE - margin, 2 * DIGIT_MODULES * _PER_MODULE + margin)
    drawn = _drawn(variants.reshape(-1, 3 * DIGIT_MODULES), fit.blur)[:, inner].reshape(*rivals.shape[:2], -1)
    within = starts[:, None] + _centres(-_DIGIT_CONTEXT, DIGIT_MODULES + _DIGIT_CONTEXT)
    places = fit.sampled_at(within[:, None] + _DIGIT_SHIFTS[:, None], len(pattern.modules))
    windows = _normalised(_at(seen, places, len(pattern.modules)))
    scores = (_normalised(drawn) @ windows.transpose(0, 2, 1)).max(axis=2)
    claimed = (rivals == around[:, None, DIGIT_MODULES : 2 * DIGIT_MODULES]).all(axis=2)
    best, best_other = np.where(claimed, scores, -1.0).max(axis=1), np.where(claimed, -1.0, scores).max(axis=1)
    return np.asarray(best - best_other)


def _rivals(number_set: str, *, mixed: bool) -> _Line:
    """Give the 20 × 7 modules of all digits that may stand in a place; a set without a partner comes twice."""
    sets = "AB" if mixed and number_set in "AB" else number_set * 2
    return np.vstack([digit_patterns(each) for each in sets])
