"""Linear codes as a camera sees them: drawn from their cells, blurred, bent, lit unevenly, washed out, noisy."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.barcode.pattern import BarPattern
from pipelines.types import Quad
from pipelines.vision.barcode_reading import Grey

_FINE = 8
"""Points at which each pixel is drawn."""
_QUIET = 10
"""Modules of light on each side."""
_ROWS = 24


@dataclass(frozen=True, slots=True)
class Look:
    """How a code is seen; as it stands, sharp and even."""

    pixels: float = 3.0
    """A module, at its mean."""
    blur: float = 0.0
    """Standard deviation of a Gaussian, modules."""
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
    across = ((np.arange(width * _FINE) + 0.5) / (_FINE * look.pixels) - _QUIET) / modules
    cell = np.floor(_unrolled(across, look) * len(pattern.cells)).astype(np.intp)
    padded = np.pad(pattern.cells, 1)
    sharp = padded[np.clip(cell + 1, 0, len(padded) - 1)]
    if look.blur:
        sharp = cv2.GaussianBlur(sharp[None], (0, 0), look.blur * look.pixels * _FINE)[0]
    paper = 1.0 - sharp.reshape(width, _FINE).mean(axis=1)
    at = across.reshape(width, _FINE).mean(axis=1)
    light = (1.0 - look.slope * (at - 0.5)) * (look.dark + (look.light - look.dark) * paper**look.gamma)
    light += look.glare * np.exp(-0.5 * ((at - look.glare_at) / 0.08) ** 2) + rng.normal(0, 1, width) * look.texture
    seen = light + rng.normal(0, 1, (_ROWS, width)) * look.noise
    left, right = (
        (_QUIET + end + off) * look.pixels - 0.5 for end, off in zip((0, modules), look.ends_off, strict=True)
    )
    quad = Quad.from_array(np.array([[left, 0], [right, 0], [right, _ROWS - 1], [left, _ROWS - 1]]))
    return np.clip(np.rint(seen), 0, 255).astype(np.uint8), quad


def any_look(rng: np.random.Generator, least_blur: float = 0.4, most_blur: float = 1.4) -> Look:
    """Choose how a code is seen: 1 to 6 pixels a module; three in ten bent, two in ten with a reflection."""
    contrast = rng.uniform(50, 200)
    dark = rng.uniform(10, 240 - contrast)
    bent, glaring = rng.random(2) < (0.3, 0.2)
    return Look(
        pixels=float(np.exp(rng.uniform(0, np.log(6)))),
        blur=rng.uniform(least_blur, most_blur),
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


def _unrolled(across: np.ndarray, look: Look) -> np.ndarray:
    """Map shares of the seen width to shares of the printed width."""
    if not look.half_angle:
        return across
    first, last = np.sin(look.turn - look.half_angle), np.sin(look.turn + look.half_angle)
    angle = np.arcsin(np.clip(first + (last - first) * across, -1, 1))
    return (angle - look.turn + look.half_angle) / (2 * look.half_angle)
