"""Linear codes as a camera sees them: drawn from their cells, blurred, bent, lit unevenly, washed out, noisy."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.barcode.pattern import BarPattern
from pipelines.types import Quad
from pipelines.vision.barcode_reading import Grey

_FINE = 8
"""Points at which each pixel is drawn."""
_QUIET = 10
"""Modules of light on each side."""
_ROWS = 24
_LINE = slice(8, 13)
"""Rows that one line averages."""


class Blur(enum.Enum):
    """What blurs."""

    GAUSSIAN = enum.auto()
    """Many things together."""
    MOTION = enum.auto()
    """The camera moves along the code."""
    DEFOCUS = enum.auto()
    """A lens with a round opening."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a code is seen; as it stands, sharp and even."""

    pixels: float = 3.0
    """A module, at its mean."""
    blur: float = 0.0
    """Standard deviation of a point's image, modules."""
    blur_kind: Blur = Blur.GAUSSIAN
    noise: float = 0.0
    """Standard deviation of each pixel, grey levels."""
    texture: float = 0.0
    """Standard deviation of what all rows share, grey levels."""
    dark: float = 20.0
    """Grey level of a wide bar."""
    light: float = 230.0
    """Grey level of the paper."""
    gamma: float = 1.0
    """Above 1 bars grow, below 1 they shrink."""
    slope: float = 0.0
    """Share by which the light falls from the left to the right, -1 to 1."""
    glare: float = 0.0
    """Grey levels added in the middle of a reflection; whatever passes 255 is lost."""
    glare_at: float = 0.5
    """Where the reflection is, as a share of the symbol."""
    half_angle: float = 0.0
    """Half the angle that the symbol takes of a cylinder, radians; 0 is flat."""
    turn: float = 0.0
    """How far the cylinder is turned about its axis, radians; `half_angle` and this together stay below 1.5."""
    ends_off: tuple[float, float] = (0.0, 0.0)
    """How far the left and the right end of the quad lie from the bars, modules."""


def printed(pattern: BarPattern, look: Look, rng: np.random.Generator) -> tuple[Grey, Quad]:
    """Draw a symbol and say where it is."""
    modules = pattern.modules
    width = round((modules + 2 * _QUIET) * look.pixels)
    fine: NDArray[np.float64] = (np.arange(width * _FINE, dtype=np.float64) + 0.5) / (_FINE * look.pixels)
    across: NDArray[np.float64] = (fine - _QUIET) / modules
    cell = np.floor(_unrolled(across, look) * len(pattern.cells)).astype(np.intp)
    padded = np.pad(pattern.cells, 1)
    sharp = padded[np.clip(cell + 1, 0, len(padded) - 1)]
    if look.blur:
        sharp = np.convolve(sharp, _spread(look.blur_kind, look.blur * look.pixels * _FINE), mode="same")
    paper = np.clip(1.0 - sharp.reshape(width, _FINE).mean(axis=1), 0.0, 1.0)
    at = across.reshape(width, _FINE).mean(axis=1)
    light = (1.0 - look.slope * (at - 0.5)) * (look.dark + (look.light - look.dark) * paper**look.gamma)
    light += look.glare * np.exp(-0.5 * ((at - look.glare_at) / 0.08) ** 2) + rng.normal(0, 1, width) * look.texture
    seen = light + rng.normal(0, 1, (_ROWS, width)) * look.noise
    left, right = (
        (_QUIET + end + off) * look.pixels - 0.5 for end, off in zip((0, modules), look.ends_off, strict=True)
    )
    quad = Quad.from_array(np.array([[left, 0], [right, 0], [right, _ROWS - 1], [left, _ROWS - 1]]))
    return np.clip(np.rint(seen), 0, 255).astype(np.uint8), quad


def sampled_line(grey: Grey, quad: Quad, modules: float, quiet: int) -> NDArray[np.float64]:
    """Take one line as a reader does: 4 samples a module from so many modules before the quad on, dark is high."""
    along = (np.arange(round(4 * (modules + 2 * quiet))) + 0.5) / 4 - quiet
    left, right = quad.points[0].x, quad.points[1].x
    row = 255.0 - grey[_LINE].mean(axis=0)
    return np.asarray(np.interp(left + along * (right - left) / modules, np.arange(grey.shape[1]), row))


def any_look(rng: np.random.Generator, least_blur: float = 0.4, most_blur: float = 1.4) -> Look:
    """Choose how a code is seen: 1 to 6 pixels a module; three in ten bent, two in ten with a reflection."""
    contrast = rng.uniform(50, 200)
    dark = rng.uniform(10, 240 - contrast)
    bent, glaring = rng.random(2) < (0.3, 0.2)
    return Look(
        pixels=float(np.exp(rng.uniform(0, np.log(6)))),
        blur=rng.uniform(least_blur, most_blur),
        blur_kind=Blur(int(rng.integers(1, 4))),
        noise=rng.uniform(1, 10),
        texture=rng.uniform(0, 0.04) * contrast,
        dark=dark,
        light=dark + contrast,
        gamma=float(np.exp(rng.uniform(-0.5, 0.5))),
        slope=rng.uniform(-0.6, 0.6),
        glare=rng.uniform(50, 300) if glaring else 0.0,
        glare_at=rng.uniform(0, 1),
        half_angle=rng.uniform(0.2, 0.7) if bent else 0.0,
        turn=rng.uniform(-0.3, 0.3) if bent else 0.0,
        ends_off=(rng.normal(0, 0.5), rng.normal(0, 0.5)),
    )


def _spread(kind: Blur, deviation: float) -> NDArray[np.float64]:
    """Give the image of a line, with a sum of 1."""
    offsets = np.arange(-np.ceil(3 * deviation), np.ceil(3 * deviation) + 1) / deviation
    match kind:
        case Blur.GAUSSIAN:
            spread = np.exp(-0.5 * offsets**2)
        case Blur.MOTION:
            spread = (np.abs(offsets) <= 3**0.5).astype(np.float64)
        case Blur.DEFOCUS:
            spread = np.sqrt(np.maximum(4 - offsets**2, 0))
    return np.asarray(spread / spread.sum())


def _unrolled(across: NDArray[np.float64], look: Look) -> NDArray[np.float64]:
    """Map shares of the seen width to shares of the printed width."""
    if not look.half_angle:
        return across
    first, last = np.sin(look.turn - look.half_angle), np.sin(look.turn + look.half_angle)
    angle = np.arcsin(np.clip(first + (last - first) * across, -1, 1))
    return np.asarray((angle - look.turn + look.half_angle) / (2 * look.half_angle))
