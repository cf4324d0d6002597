"""Surfaces that are nowhere blank: what lies behind and under the things that are read.

Every function takes the size in millimetres, a resolution in pixels per millimetre and a seed, and gives a sheet
without text.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_frames.render.noise import Field, fractal_field, smooth_field, tinted
from sample_frames.render.sheet import Colour, Sheet


def _sheet(colours: NDArray[np.uint8], resolution: float) -> Sheet:
    opaque = np.full((*colours.shape[:2], 1), 255, np.uint8)
    return Sheet(np.concatenate((colours, opaque), axis=2), resolution)


def _size(width: float, height: float, resolution: float) -> tuple[int, int]:
    return round(height * resolution), round(width * resolution)


def plain(width: float, height: float, colour: Colour, resolution: float, seed: int, *, wear: float = 0.03) -> Sheet:
    """Make a painted or coated surface with stains; `wear` is the spread of its brightness."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    big = fractal_field(rng, rows, columns, (60 * resolution, 60 * resolution), 4)
    fine = smooth_field(rng, rows, columns, (1.2 * resolution + 1, 1.2 * resolution + 1))
    return _sheet(tinted(colour, 1 + wear * big + 0.5 * wear * fine), resolution)


def wood(width: float, height: float, colour: Colour, resolution: float, seed: int, *, plank: float = 140.0) -> Sheet:
    """Make a table top of planks that run from left to right."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    bend = smooth_field(rng, rows, columns, (50 * resolution, 180 * resolution))
    across = np.arange(rows, dtype=np.float32)[:, None] / resolution
    rings = np.sin(2 * np.pi * (across / 7 + 1.6 * bend))
    fibre = fractal_field(rng, rows, columns, (1.5 * resolution, 60 * resolution), 3)
    tone = smooth_field(rng, max(2, round(height / plank) + 1), 1, (1, 1))
    which = (across / plank).astype(int).clip(0, len(tone) - 1)[:, 0]
    gap = np.abs(across % plank - plank / 2) > plank / 2 - 0.6
    shade = 1 + 0.035 * rings + 0.05 * fibre + 0.06 * tone[which]
    return _sheet(tinted(colour, np.where(gap, 0.55 * shade, shade)), resolution)


def plaster(width: float, height: float, colour: Colour, resolution: float, seed: int) -> Sheet:
    """Make a rough plastered wall, lit from the side."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    relief = fractal_field(rng, rows, columns, (9 * resolution, 9 * resolution), 4)
    slope = cv2.Sobel(relief, cv2.CV_32F, 1, 1, ksize=3)
    stain = fractal_field(rng, rows, columns, (200 * resolution, 120 * resolution), 3)
    return _sheet(tinted(colour, 1 + 0.25 * slope + 0.03 * stain), resolution)


def weave(width: float, height: float, colour: Colour, resolution: float, seed: int, *, thread: float = 0.9) -> Sheet:
    """Make cloth: threads over and under each other, in soft folds; `thread` is their distance in millimetres."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32) / (resolution * thread)
    wobble = 0.3 * smooth_field(rng, rows, columns, (12 * resolution, 12 * resolution))
    over = np.sin(np.pi * (x + wobble)) * np.sin(np.pi * (y + wobble))
    folds = fractal_field(rng, rows, columns, (80 * resolution, 45 * resolution), 3)
    slope = cv2.GaussianBlur(cv2.Sobel(folds, cv2.CV_32F, 1, 0, ksize=5), (0, 0), resolution)
    lint = smooth_field(rng, rows, columns, (1.2, 1.2 * resolution + 1))
    return _sheet(tinted(colour, 1 + 0.10 * over + 0.30 * slope / float(np.abs(slope).max()) + 0.05 * lint), resolution)


def grass(width: float, height: float, resolution: float, seed: int) -> Sheet:
    """Make a mown lawn: blades in all directions, leaves, bare patches."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    patch = fractal_field(rng, rows, columns, (120 * resolution, 120 * resolution), 4)
    picture = tinted((74, 92, 44), 1 + 0.16 * patch)
    blades = int(width * height / 22)
    starts = rng.uniform((0, 0), (columns, rows), (blades, 2))
    angles = rng.normal(-np.pi / 2, 0.75, blades)
    lengths = rng.uniform(6, 26, blades) * resolution
    ends = starts + np.column_stack((np.cos(angles), np.sin(angles))) * lengths[:, None]
    greens = np.array([(96, 124, 54), (62, 88, 36), (120, 142, 70), (50, 70, 30), (138, 136, 84)], np.float64)
    colours = greens[rng.integers(0, len(greens), blades)] * rng.uniform(0.7, 1.15, (blades, 1))
    thick = max(1, round(1.4 * resolution))
    for start, end, colour in zip(starts.astype(int), ends.astype(int), colours, strict=True):
        cv2.line(picture, start.tolist(), end.tolist(), colour.tolist(), thick, cv2.LINE_AA)
    return _sheet(picture, resolution)


def leaves(width: float, height: float, resolution: float, seed: int) -> Sheet:
    """Make a hedge: leaves over leaves, dark between them."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    picture = np.full((rows, columns, 3), (22, 32, 18), np.uint8)
    count = int(width * height / 350)
    for layer in range(3):
        places = rng.uniform((0, 0), (columns, rows), (count // 3, 2)).astype(int)
        for place in places:
            light = (0.5 + 0.28 * layer) * rng.uniform(0.7, 1.2)
            axes = (rng.uniform((9, 5), (24, 11)) * resolution).astype(int) + 1
            colour = (np.array((74, 104, 48)) * light).tolist()
            cv2.ellipse(picture, place.tolist(), axes.tolist(), rng.uniform(0, 180), 0, 360, colour, -1, cv2.LINE_AA)
    return _sheet(picture, resolution)


def speckled(rng: np.random.Generator, rows: int, columns: int, grain: float) -> Field:
    """Give the brightness of polished stone: mineral grains of this size in pixels; mean 1."""
    coarse = smooth_field(rng, rows, columns, (grain, grain))
    fine = smooth_field(rng, rows, columns, (max(1.0, grain / 2), max(1.0, grain / 2)))
    cloud = fractal_field(rng, rows, columns, (60 * grain, 60 * grain), 3)
    return np.asarray(1 + 0.10 * coarse + 0.07 * fine + 0.05 * cloud, np.float32)


def stone(width: float, height: float, colour: Colour, resolution: float, seed: int) -> Sheet:
    """Make polished stone."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    return _sheet(tinted(colour, speckled(rng, rows, columns, 2.2 * resolution)), resolution)


def cardboard(width: float, height: float, resolution: float, seed: int, colour: Colour = (178, 141, 98)) -> Sheet:
    """Make corrugated board: flutes that show through, fibres, scuffs."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    x = np.arange(columns, dtype=np.float32)[None] / resolution
    flutes = np.sin(2 * np.pi * x / 7.0)
    fibre = fractal_field(rng, rows, columns, (2.0 * resolution, 5.0 * resolution), 3)
    scuff = fractal_field(rng, rows, columns, (90 * resolution, 60 * resolution), 4)
    return _sheet(tinted(colour, 1 + 0.010 * flutes + 0.014 * fibre + 0.035 * scuff), resolution)


def concrete(width: float, height: float, resolution: float, seed: int) -> Sheet:
    """Make a hall's floor."""
    rng = np.random.default_rng(seed)
    rows, columns = _size(width, height, resolution)
    cloud = fractal_field(rng, rows, columns, (150 * resolution, 150 * resolution), 5)
    grit = smooth_field(rng, rows, columns, (1.5, 1.5))
    return _sheet(tinted((132, 130, 124), 1 + 0.07 * cloud + 0.05 * grit), resolution)
