"""Symbols as they lie before the camera: bent, printed badly, between other things. All along one line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.training.symbols import Symbol

_Floats = NDArray[np.float64]

_KNOTS = np.linspace(-0.25, 1.25, 151)
"""Where in the symbol (0 to 1, and somewhat beyond) the bending is tabulated."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What reflects how much light, along a line.

    One unit is the mean module of the symbol, whose first bar begins at 0.
    """

    edges: _Floats
    """Where the reflectance changes, ascending."""
    values: _Floats
    """Reflectance, 0 to 1, before the first edge, between edges, and behind the last: one more than edges."""
    modules: float
    """Width of the symbol."""
    places: _Floats
    """Where each of KNOTS lies."""

    def symbol_place(self, at: _Floats) -> _Floats:
        """Give for places on the line which module of the undistorted symbol lies there."""
        return np.interp(at, self.places, _KNOTS * self.modules)


def scene_of(rng: Generator, symbol: Symbol, margin: float) -> Scene:
    """Lay a symbol between its quiet zones and other things.

    Args:
        rng: Where chance comes from.
        symbol: What is printed.
        margin: Modules on each side that are filled.
    """
    total = symbol.modules
    edges = np.concatenate([[0.0], np.cumsum(symbol.widths)])
    places = _bent(rng, total)
    edges = np.interp(edges / total, _KNOTS, places)
    # Ink spreads, or bars are printed too thin; and no printer is exact.
    gain = np.clip(rng.normal(0.05, 0.13), -0.3, 0.4)
    edges[0::2] -= gain / 2
    edges[1::2] += gain / 2
    edges += rng.normal(0, rng.uniform(0, 0.06), len(edges))
    edges = np.maximum.accumulate(edges)
    dark = rng.uniform(0.02, 0.35)
    light = dark + (1 - dark) * rng.uniform(0.25, 1.0)
    values = np.where(np.arange(len(edges) - 1) % 2 == 0, dark, light)
    if rng.random() < 0.1:
        values = _damaged(rng, values)
    # `light` twice: the quiet zones. One quiet zone may be too small, as labels are cut and things lie over them.
    left_edges, left_values = _surroundings(rng, _quiet(rng), margin, light)
    right_edges, right_values = _surroundings(rng, _quiet(rng), margin, light)
    return Scene(
        np.concatenate([edges[0] - left_edges[::-1], edges, edges[-1] + right_edges]),
        np.concatenate([left_values[::-1], [light], values, [light], right_values]),
        total,
        places,
    )


def _bent(rng: Generator, total: float) -> _Floats:
    """Where the knots of a symbol lie: perspective, a cylinder and crumpled paper."""
    v = _KNOTS
    if rng.random() < 0.6:
        slope = rng.uniform(-0.12, 0.12)
        v = v * (1 + slope) / (1 + slope * np.clip(v, -0.25, 1.25))
    if rng.random() < 0.4:
        half = rng.uniform(0.1, 0.85)
        middle = rng.uniform(-0.6, 0.6) * max(0.0, 1.0 - half)
        first, last = middle - half, middle + half
        # Beyond the horizon nothing is seen; the surroundings are squeezed no further.
        angles = np.clip(first + (last - first) * v, -1.3, 1.3)
        v = (np.sin(angles) - np.sin(first)) / (np.sin(last) - np.sin(first)) + 1e-4 * v
    if rng.random() < 0.4:
        waves = rng.uniform(0.5, 3)
        v = v + rng.uniform(0, 0.5) / total / waves * np.sin(2 * np.pi * (waves * v + rng.random()))
    v = (v - np.interp(0, _KNOTS, v)) / (np.interp(1, _KNOTS, v) - np.interp(0, _KNOTS, v))
    return np.maximum.accumulate(v) * total


def _quiet(rng: Generator) -> float:
    return float(rng.uniform(0.5, 3) if rng.random() < 0.15 else rng.uniform(3, 14))


def _damaged(rng: Generator, values: _Floats) -> _Floats:
    """Overprint or scratch one to five elements."""
    first = int(rng.integers(0, len(values)))
    hurt = values.copy()
    hurt[first : first + int(rng.integers(1, 6))] = rng.choice([values.min(), values.max()])
    return hurt


def _surroundings(rng: Generator, quiet: float, margin: float, light: float) -> tuple[_Floats, _Floats]:
    """Give edges and reflectances from the end of a symbol outwards, without the quiet zone's own reflectance."""
    style = rng.random()
    if style < 0.3:  # the label goes on
        return np.empty(0), np.empty(0)
    if style < 0.55:  # something even
        return np.array([quiet]), np.array([rng.uniform(0, 1)])
    # Letters, other bars or pictures.
    width = np.exp(rng.uniform(np.log(0.4), np.log(6.0)))
    count = int(min(160, margin / width + 2))
    edges = quiet + np.concatenate([[0.0], np.cumsum(rng.gamma(2.0, width / 2.0, count - 1))])
    if style < 0.8:
        values = np.where(np.arange(count) % 2 == int(rng.integers(0, 2)), rng.uniform(0, 0.4), light)
    else:
        values = rng.uniform(0, 1, count)
    return edges, values
