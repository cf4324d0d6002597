"""Laying drawn bars over seen ones: how they lie there, how well they match, and which places match something else."""

from __future__ import annotations

import enum
import functools
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.barcode.pattern import BarPattern, Cells

Line = NDArray[np.float64]
"""Darkness along the reading direction, in any unit."""

PER_MODULE = 4
"""Samples taken for each module."""
QUIET = 4
"""Modules sampled beyond each end."""

_SURROUNDINGS = 16
"""Modules over which the light is taken to be even."""
_COARSE, _FINE = 0.5, 0.25
"""Steps in which a symbol is moved and bent, in modules."""
_FIRST_BOWS = (-1.5, 0.0, 1.5)
"""Bows from which a bent symbol is sought, in modules."""
_ROUNDS = 10
"""Coarse steps that a bent symbol may be away from there."""
_MOST_BOW, _MOST_BULGE = 0.03, 0.02
"""How much a symbol may be bent, as a share of its width. Were its ends and its bend free, wrong codes would fit."""
_PLACE_SHIFTS = np.arange(-0.5, 0.51, 0.25)
"""How far a place may lie from where it should (curved and crumpled labels), in modules."""
_PLACE_CONTEXT = 1.5
"""Modules on each side of a place that are compared with it, since blur mixes them in."""
_PART = 24
"""Modules of the parts that are looked at one by one: a quarter of an EAN-13."""


class Shape(enum.Enum):
    """What a point becomes, seen along the reading direction."""

    BELL = enum.auto()
    """A Gaussian: several things together."""
    BOX = enum.auto()
    """Motion of the camera."""
    DISC = enum.auto()
    """A lens that is out of focus."""


@dataclass(frozen=True, slots=True)
class Blur:
    """How the bars are blurred."""

    deviation: float
    """Standard deviation, modules."""
    shape: Shape = Shape.BELL


_BELLS = tuple(Blur(deviation) for deviation in (0.35, 0.6, 0.9, 1.25, 1.6))
_ALL_BLURS = (*_BELLS, *(Blur(deviation, shape) for shape in (Shape.BOX, Shape.DISC) for deviation in (0.9, 1.2, 1.5)))
"""Those that are tried. Below 0.9 modules, the shape hardly matters."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """How a symbol lies along the samples that were taken of it, in modules of the symbol."""

    start: float = 0.0
    """How far right of its place the left end lies."""
    end: float = 0.0
    """How far right of its place the right end lies."""
    bow: float = 0.0
    """How far right of where both ends would put it the middle of the symbol lies (perspective)."""
    bulge: float = 0.0
    """How far from the middle, outwards, both halves are pushed at most (a cylinder seen from the front)."""

    def seen_at(self, places: Line, modules: float) -> Line:
        """Map places in a symbol of so many modules to places along the samples, both in modules."""
        straight = places * ((modules + self.end - self.start) / modules) + self.start
        if self.bow or self.bulge:
            return straight + self.bow * _arch(places, modules) + self.bulge * _wave(places, modules)
        return straight


@dataclass(frozen=True, slots=True)
class Freedom:
    """How far a symbol may lie from its place."""

    ends: float
    """Modules that each end may be off."""
    bent: bool
    """Whether it may be bowed and bulged; then other blurs than a Gaussian are tried, too."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """The best way to lay a drawn symbol over the samples."""

    correlation: float
    """Of the whole symbol, -1 to 1."""
    blur: Blur
    """With which the drawn bars match best."""
    geometry: Geometry
    drawn: Line
    """The drawn symbol, blurred, with its surroundings' mean taken off; `PER_MODULE` samples a module."""
    seen: Line
    """What was seen there, likewise."""

    @property
    def part_correlations(self) -> Line:
        """Of each part of about a quarter of an EAN-13, from left to right, -1 to 1."""
        parts = max(1, round(len(self.drawn) / (_PART * PER_MODULE)))
        length = len(self.drawn) // parts
        drawn, seen = _normalised(np.stack([self.drawn, self.seen])[:, : parts * length].reshape(2, parts, length))
        return np.asarray((drawn * seen).sum(axis=1))


def centres(first: float, last: float) -> Line:
    """Give the centres of the samples between two places, in modules."""
    return first + (np.arange(round((last - first) * PER_MODULE)) + 0.5) / PER_MODULE


def lay_over(seen: Line, pattern: BarPattern, freedom: Freedom) -> Overlay:
    """Find how a symbol lies along the samples, from coarse to fine.

    Args:
        seen: `PER_MODULE` samples a module, from `QUIET` modules before the symbol to `QUIET` modules after it.
        pattern: The symbol.
        freedom: How far it may lie from its place.
    """
    quiet = np.pad(pattern.cells, QUIET * pattern.cells_per_module)
    blurs = _ALL_BLURS if freedom.bent else _BELLS
    blurred = np.vstack([_drawn(quiet, pattern.cells_per_module, blur) for blur in blurs])
    drawn = _normalised(_levelled(blurred)[:, QUIET * PER_MODULE : -QUIET * PER_MODULE])
    seen = _levelled(seen[None])[0]
    ends = _steps(freedom.ends, _COARSE)
    if not freedom.bent:
        best = _best_of(seen, drawn, blurs, PER_MODULE // 2, _offsets(ends))
        return _best_of(seen, drawn, blurs, 1, _around(best.geometry, _offsets(_steps(_FINE, _FINE))))
    reach = np.array([freedom.ends, freedom.ends, _MOST_BOW * pattern.modules, _MOST_BULGE * pattern.modules])
    least, most = -reach[:, None, None], reach[:, None, None]
    best = _best_of(seen, drawn, blurs, PER_MODULE, _offsets(ends, _FIRST_BOWS))
    # A full grid of bows and bulges finds no better geometry than climbing does, and takes several times as long.
    near, nearest = (_offsets(*[_steps(step, step)] * 3) for step in (_COARSE, _FINE))
    for _ in range(_ROUNDS):
        before, best = (
            best,
            _best_of(seen, drawn, blurs, PER_MODULE, np.clip(_around(best.geometry, near), least, most)),
        )
        if best.geometry == before.geometry:
            break
    return _best_of(seen, drawn, blurs, 1, np.clip(_around(best.geometry, nearest), least, most))


def place_margins(seen: Line, pattern: BarPattern, overlay: Overlay) -> Line:
    """Give, for each place, how much better its character correlates than the best other one there."""
    width, per_module = pattern.alphabet.shape[1], pattern.cells_per_module
    # Drawing is linear: the surroundings of a place and what may stand in it are blurred apart and added.
    around = np.pad(pattern.cells, width)[pattern.starts[:, None] + np.arange(3 * width)]
    around[:, width : 2 * width] = 0.0
    margin = round(_PLACE_CONTEXT * PER_MODULE)
    samples = width * PER_MODULE // per_module
    inner = slice(samples - margin, 2 * samples + margin)
    characters = np.pad(pattern.alphabet, ((0, 0), (width, width)))
    blurred = _drawn(np.vstack([around, characters]), per_module, overlay.blur)[:, inner]
    drawn = blurred[: len(around), None] + blurred[len(around) + pattern.candidates]
    within = (pattern.starts / per_module)[:, None] + centres(-_PLACE_CONTEXT, pattern.place_modules + _PLACE_CONTEXT)
    places = overlay.geometry.seen_at(within[:, None] + _PLACE_SHIFTS[:, None], pattern.modules)
    windows = _normalised(_at(seen, places, pattern.modules))
    scores = (_normalised(drawn) @ windows.transpose(0, 2, 1)).max(axis=2)
    printed = pattern.candidates == pattern.printed[:, None]
    best, best_other = np.where(printed, scores, -1.0).max(axis=1), np.where(printed, -1.0, scores).max(axis=1)
    return np.asarray(best - best_other)


def _arch(places: Line, modules: float) -> Line:
    """Give 1 for the middle of a symbol and 0 for its ends."""
    return 4 * places * (modules - places) / modules**2


def _wave(places: Line, modules: float) -> Line:
    """Give 0 for the ends and the middle, at least -1 in the left half and at most 1 in the right half."""
    from_middle = 2 * places / modules - 1
    return 1.5 * 3**0.5 * from_middle * (1 - from_middle**2)


def _at(seen: Line, places: Line, modules: float) -> Line:
    """Interpolate the samples at places along them, in modules."""
    return np.interp(places.ravel(), centres(-QUIET, modules + QUIET), seen).reshape(places.shape)


def _normalised(lines: Line) -> Line:
    """Take off the mean and scale to length 1, along the last axis: a product of two is their correlation."""
    centred = lines - lines.mean(axis=-1, keepdims=True)
    return np.asarray(centred / np.maximum(np.linalg.norm(centred, axis=-1, keepdims=True), 1e-9))


def _drawn(cells: Cells, cells_per_module: int, blur: Blur) -> Line:
    """Draw cells at `PER_MODULE` samples a module, along the last axis, blurred; the ends are taken as light."""
    sharp = np.repeat(cells, PER_MODULE // cells_per_module, axis=-1)
    return np.asarray(cv2.filter2D(np.atleast_2d(sharp), -1, _kernel(blur), borderType=0))


@functools.cache
def _kernel(blur: Blur) -> Line:
    reach = int(np.ceil(3 * blur.deviation * PER_MODULE))
    offsets = np.arange(-reach, reach + 1) / PER_MODULE
    match blur.shape:
        case Shape.BELL:
            kernel = np.exp(-0.5 * (offsets / blur.deviation) ** 2)
        case Shape.BOX:
            kernel = np.clip((3**0.5 * blur.deviation - np.abs(offsets)) * PER_MODULE + 0.5, 0.0, 1.0)
        case Shape.DISC:
            kernel = np.sqrt(np.maximum(4 - (offsets / blur.deviation) ** 2, 0.0))
    return np.asarray((kernel / kernel.sum())[None])


def _levelled(lines: Line) -> Line:
    """Take off the mean of the surroundings, since light falls unevenly."""
    return np.asarray(lines - cv2.blur(lines, (_SURROUNDINGS * PER_MODULE, 1), borderType=cv2.BORDER_REPLICATE))


def _around(geometry: Geometry, offsets: Line) -> Line:
    """Add offsets, 4 × n × 1: starts, ends, bows and bulges."""
    middle = np.array([geometry.start, geometry.end, geometry.bow, geometry.bulge])
    return np.asarray(middle[:, None, None] + offsets)


def _best_of(seen: Line, drawn: Line, blurs: tuple[Blur, ...], every: int, geometries: Line) -> Overlay:
    """Try all geometries, 4 × n × 1, with every blur, on one sample in `every`."""
    modules = drawn.shape[1] / PER_MODULE
    within, drawn = centres(0, modules)[::every], drawn[:, ::every]
    start, end, bow, bulge = geometries
    places = within * ((modules + end - start) / modules) + start
    if bow.any() or bulge.any():
        places += bow * _arch(within, modules) + bulge * _wave(within, modules)
    windows = _normalised(_at(seen, places, modules))
    scores = windows @ drawn.T
    tried, blur = np.unravel_index(int(np.argmax(scores)), scores.shape)
    geometry = Geometry(*geometries[:, tried, 0].tolist())
    return Overlay(float(scores[tried, blur]), blurs[blur], geometry, drawn[blur], windows[tried])


@functools.cache
def _steps(reach: float, step: float) -> tuple[float, ...]:
    count = round(reach / step)
    return tuple(step * number for number in range(-count, count + 1))


@functools.cache
def _offsets(
    ends: tuple[float, ...], bows: tuple[float, ...] = (0.0,), bulges: tuple[float, ...] = (0.0,)
) -> NDArray[np.float64]:
    """Combine all offsets of the starts, ends, bows and bulges: 4 × combinations × 1."""
    return np.stack([axis.reshape(-1, 1) for axis in np.meshgrid(ends, ends, bows, bulges, indexing="ij")])
