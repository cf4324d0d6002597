"""Where on its bands a symbol lies, by what the finder says of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.barcode.code_128 import CHARACTER_MODULES, STOP_MODULES, total_modules
from models.barcode.geometry import (
    FINDER_SAMPLES,
    FINDER_STEP,
    ITF_MODULES,
    LEAST_CHARACTERS,
    MOST_CHARACTERS,
    LineKind,
)
from models.barcode.networks import Found
from pipelines.vision.blurred.bands import Bands

_Floats = NDArray[np.float64]

_LEAST_KIND = 0.15
"""Least probability of the symbol's kind, for a band to be read: bands beside the bars show none."""
_LEAST_SURE = 0.6
"""Least probability, on the band where it is highest, that there is a symbol at all: the readers are dear. Chosen on
rendered pictures, where it cost no code that could be read; no program prints that."""
_NEAR = 8
"""Places of the heat map around an end that all bands agree on, in which each band's own is sought."""
_SURE_TURN = 2.5
"""Mean score above which the side of the first bar is taken as known, otherwise both are tried."""
_EAN_MODULES = {LineKind.EAN_13: 95, LineKind.EAN_8: 67}


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """A symbol on the bands of one region, in one of the ways in which it may lie."""

    kind: LineKind
    bands: NDArray[np.intp]
    """Which bands show it."""
    starts: _Floats
    """For each of these, where the first bar begins, in pixels of the crop."""
    ends: _Floats
    """Where the last bar ends; left of the start if the symbol is upside down."""
    modules: int
    """How many modules it is laid on."""

    def of_every(self, step: int) -> Placement:
        """Keep every `step`th band, the first one in any case."""
        return replace(self, bands=self.bands[::step], starts=self.starts[::step], ends=self.ends[::step])


def placements(bands: Bands, found: Found) -> tuple[Placement, ...]:
    """Give the ways in which a symbol may lie, or none if the bands show no symbol that is known."""
    kinds = _softmax(found.kinds)
    if kinds[:, LineKind.NONE].min() > 1 - _LEAST_SURE:
        return ()
    whole = np.log(np.maximum(kinds, 0.02)).sum(axis=0)
    kind = LineKind(1 + int(np.argmax(whole[1:])))
    chosen = np.flatnonzero(kinds[:, kind] >= _LEAST_KIND)
    if len(chosen) == 0:
        return ()
    heat = np.log(np.maximum(_softmax(found.ends[chosen]), 1e-5))
    left, right = (_ends(heat[:, side], bands, chosen) for side in (0, 1))
    if np.any(right - left < 8):
        return ()
    turn = float(found.turned[chosen].mean())

    def samples(ends: _Floats) -> float:
        return float(ends.mean() * FINDER_SAMPLES / bands.lines.shape[1])

    ways = [(left, right)] if turn < _SURE_TURN else []
    ways += [(right, left)] if turn > -_SURE_TURN else []
    return tuple(
        Placement(kind, chosen, start, end, modules)
        for modules in _lengths(kind, found.log_module[chosen], samples(left), samples(right))
        for start, end in ways
    )


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    powers = np.exp((scores - scores.max(axis=-1, keepdims=True)).astype(np.float64))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _ends(heat: _Floats, bands: Bands, chosen: NDArray[np.intp]) -> _Floats:
    """Find one end on each band: near the place that suits all, and on a straight line where there are enough bands."""
    joint = int(np.argmax(heat.sum(axis=0)))
    first = max(0, joint - _NEAR)
    window = np.exp(heat[:, first : joint + _NEAR + 1])
    at = first + np.arange(window.shape[1])
    weight = window.sum(axis=1)
    places = (window * at).sum(axis=1) / weight
    if len(chosen) > 2:
        slope, offset = np.polyfit(bands.rows[chosen], places, 1, w=np.sqrt(weight))
        places = slope * bands.rows[chosen] + offset
    return np.asarray((places + 0.5) / heat.shape[1] * bands.lines.shape[1])


def _lengths(kind: LineKind, log_module: NDArray[np.float32], left: float, right: float) -> tuple[int, ...]:
    """Give the widths in modules that the symbol may have, the likeliest first.

    Args:
        kind: Of the symbol.
        log_module: See Found, of the bands that show it.
        left: Its left end, in samples.
        right: Its right end.
    """
    if kind in _EAN_MODULES:
        return (_EAN_MODULES[kind],)
    if kind is LineKind.ITF_14:
        return (ITF_MODULES,)
    first, last = int(max(0.0, left) / FINDER_STEP), int(right / FINDER_STEP)
    module = float(np.exp(np.median(log_module[:, first : last + 1])))
    characters = ((right - left) / module - STOP_MODULES) / CHARACTER_MODULES
    nearest = sorted(range(LEAST_CHARACTERS, MOST_CHARACTERS + 1), key=lambda count: abs(count - characters))
    return tuple(total_modules(count) for count in nearest[:3])
