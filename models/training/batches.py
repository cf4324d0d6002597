"""What the networks are shown, with what they should answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.barcode.code_128 import total_modules as code_128_modules
from models.barcode.geometry import (
    FINDER_SAMPLES,
    FINDER_STEP,
    ITF_MODULES,
    LEAST_CHARACTERS,
    MOST_CHARACTERS,
    PER_MODULE,
    QUIET,
)
from models.barcode.geometry import LineKind as Kind
from models.training.camera import Difficulty, photographed
from models.training.scenes import Scene, scene_of
from models.training.symbols import Symbol, random_symbol

_Floats = NDArray[np.float32]
_Ints = NDArray[np.int64]
_DIFFICULTY = Difficulty()
_MARGIN = 90.0
"""Modules around a symbol that are filled; what lies further away goes on evenly."""

KNOWN_KINDS = (Kind.EAN_13, Kind.EAN_8, Kind.ITF_14, Kind.CODE_128)
_KIND_SHARES = (0.4, 0.12, 0.14, 0.16)
"""Of the finder's lines; the rest shows no whole symbol that is known."""


@dataclass(frozen=True, slots=True, eq=False)
class FinderBatch:
    """Lines on which a symbol is to be found."""

    lines: _Floats
    """Lines × FINDER_SAMPLES, 0 to 1."""
    kinds: _Ints
    """For each line its Kind."""
    ends: _Floats
    """Lines × 2: where the symbol's left and right end lie, in places of the heat maps; without meaning for NONE."""
    is_reversed: NDArray[np.bool_]
    """Whether the first bar is at the right."""
    module: _Floats
    """Samples a module."""


@dataclass(frozen=True, slots=True, eq=False)
class ReaderBatch:
    """Lines laid on a symbol's modules, as far as its ends were known."""

    lines: _Floats
    """Lines × samples, 0 to 1."""
    classes: _Ints
    """Lines × places; -1 where there is nothing to read."""
    is_valid: NDArray[np.bool_]
    """Whether the line shows a symbol of the reader's kind, read forwards, about where it should be."""
    shifts: _Floats
    """Lines × modules: by how much the symbol's module that lies there differs from the one that should; in modules."""
    in_symbol: NDArray[np.bool_]
    """Modules: which of them are within the symbol."""


def finder_batch(rng: Generator, count: int, difficulty: Difficulty = _DIFFICULTY) -> FinderBatch:
    """Draw lines for the finder."""
    shares = [1 - sum(_KIND_SHARES), *_KIND_SHARES]
    kinds = rng.choice(len(shares), count, p=shares)
    # Codes that are cut off must not be found.
    is_cut = (kinds != Kind.NONE) & (rng.random(count) < 0.08)
    symbols = [random_symbol(rng, Kind(kind)) for kind in kinds]
    scenes = [scene_of(rng, symbol, _MARGIN) for symbol in symbols]
    is_reversed = rng.random(count) < 0.5
    scenes = [_turned(scene) if turn else scene for scene, turn in zip(scenes, is_reversed, strict=True)]
    modules = np.array([scene.modules for scene in scenes])
    reach = modules / rng.uniform(0.33, 0.96, count)
    first = -rng.random(count) * (reach - modules)
    cut = rng.uniform(0.06, 0.6, count) * modules * rng.choice([-1, 1], count)
    reach = np.where(is_cut, np.minimum(reach, 1.1 * modules), reach)
    first = np.where(is_cut, np.where(cut > 0, cut, cut + modules - reach), first)
    pictured = photographed(rng, scenes, first, first + reach, difficulty)
    at = first[:, None] + (np.arange(FINDER_SAMPLES) + 0.5) / FINDER_SAMPLES * reach[:, None]
    lines = pictured.sampled(at)
    places = FINDER_SAMPLES // FINDER_STEP
    ends = (np.stack([np.zeros(count), modules], axis=1) - first[:, None]) / reach[:, None] * places - 0.5
    return FinderBatch(
        lines.astype(np.float32),
        np.where(is_cut, Kind.NONE, kinds).astype(np.int64),
        ends.astype(np.float32),
        is_reversed,
        (FINDER_SAMPLES / reach).astype(np.float32),
    )


def ean_batch(rng: Generator, count: int, difficulty: Difficulty = _DIFFICULTY) -> ReaderBatch:
    """Draw EAN-13 lines, 95 modules wide."""
    return _reader_batch(rng, count, 95, lambda: random_symbol(rng, Kind.EAN_13), difficulty)


def ean_8_batch(rng: Generator, count: int, difficulty: Difficulty = _DIFFICULTY) -> ReaderBatch:
    """Draw EAN-8 lines, 67 modules wide."""
    return _reader_batch(rng, count, 67, lambda: random_symbol(rng, Kind.EAN_8), difficulty)


def itf_14_batch(rng: Generator, count: int, difficulty: Difficulty = _DIFFICULTY) -> ReaderBatch:
    """Draw ITF-14 lines, laid on ITF_MODULES."""
    return _reader_batch(rng, count, ITF_MODULES, lambda: random_symbol(rng, Kind.ITF_14), difficulty)


def code_128_batch(rng: Generator, count: int, difficulty: Difficulty = _DIFFICULTY) -> ReaderBatch:
    """Draw Code 128 lines that all have one length, drawn too."""
    characters = int(rng.integers(LEAST_CHARACTERS, MOST_CHARACTERS + 1))
    modules = code_128_modules(characters)
    return _reader_batch(rng, count, modules, lambda: random_symbol(rng, Kind.CODE_128, characters), difficulty)


def _reader_batch(
    rng: Generator, count: int, modules: int, draw: Callable[[], Symbol], difficulty: Difficulty
) -> ReaderBatch:
    symbols = [draw() for _ in range(count)]
    kind, places = symbols[0].kind, len(symbols[0].classes)
    is_valid = rng.random(count) < 0.8
    is_turned = np.zeros(count, dtype=np.bool_)
    # How far each end is taken to lie from where it is, in modules: after a first look, and after it was corrected.
    errors = rng.normal(0, 1, (count, 2)) * rng.choice([0.3, 1.2, 1.8], (count, 1), p=[0.4, 0.4, 0.2])
    errors = np.clip(errors, -4, 4)
    for row in np.flatnonzero(~is_valid):
        match int(rng.integers(0, 4)):
            case 0 | 1:
                symbols[row] = _other(rng, kind, symbols[row])
            case 2:
                is_turned[row] = True
            case _:
                errors[row] += rng.choice([-1, 1], 2) * rng.uniform(4, 25, 2) * rng.choice([0, 1], 2, p=[0.2, 0.8])
                is_valid[row] = bool(np.abs(errors[row]).max() < 4)
    scenes = [scene_of(rng, symbol, _MARGIN) for symbol in symbols]
    scenes = [_turned(scene) if turn else scene for scene, turn in zip(scenes, is_turned, strict=True)]
    widths = np.array([scene.modules for scene in scenes])
    scale = widths / modules
    start, end = errors[:, 0] * scale, widths + errors[:, 1] * scale
    unit = (end - start) / modules
    first, last = start - (QUIET + 2) * unit, end + (QUIET + 2) * unit
    pictured = photographed(rng, scenes, first, last, difficulty)
    samples = (modules + 2 * QUIET) * PER_MODULE
    at = start[:, None] + ((np.arange(samples) + 0.5) / PER_MODULE - QUIET) * unit[:, None]
    centres = np.arange(modules + 2 * QUIET) + 0.5 - QUIET
    there = np.stack(
        [
            scene.symbol_place(begin + centres * step) / factor
            for scene, begin, step, factor in zip(scenes, start, unit, scale, strict=True)
        ]
    )
    classes = np.stack(
        [symbol.classes if valid else np.full(places, -1) for symbol, valid in zip(symbols, is_valid, strict=True)]
    )
    return ReaderBatch(
        pictured.sampled(at).astype(np.float32),
        classes.astype(np.int64),
        is_valid,
        (there - centres).astype(np.float32),
        (centres > 0) & (centres < modules),
    )


def _other(rng: Generator, kind: Kind, symbol: Symbol) -> Symbol:
    """Give what is no symbol of this kind: another kind, another symbology, or the kind in another length."""
    others = [Kind.NONE, Kind.NONE, *(each for each in KNOWN_KINDS if each is not kind)]
    if kind is Kind.CODE_128 and rng.random() < 0.4:
        length = len(symbol.classes) + int(rng.choice([-2, -1, 1, 2]))
        return random_symbol(rng, kind, max(LEAST_CHARACTERS - 1, length))
    return random_symbol(rng, others[int(rng.integers(0, len(others)))])


def _turned(scene: Scene) -> Scene:
    """Read the other way."""
    return Scene(
        scene.modules - scene.edges[::-1],
        scene.values[::-1],
        scene.modules,
        scene.modules - scene.places[::-1],
    )
