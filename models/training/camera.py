"""From a scene to the pixels of a camera's line: blur, light, noise and compression.

The transfer functions are those of Goodman, Introduction to Fourier Optics: a disc for defocus (J1(x)/x), a box for
even motion and for the pixel itself (sinc), a Gaussian for the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.training.scenes import Scene

_Floats = NDArray[np.float64]

_FINE = 2048
"""Samples of a line before the camera."""
_MOST_PIXELS = 1024
_BLOCK = 8
"""Pixels of a JPEG block."""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How bad pictures are at their worst."""

    most_blur: float = 1.8
    """Standard deviation of the blur in modules: a disc counts as a quarter of its diameter."""
    least_pixels: float = 0.7
    """A module."""
    most_pixels: float = 6.0
    most_noise: float = 0.04
    """Standard deviation after averaging the rows of a band, where black to white is 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Pictured:
    """Camera lines: one row each."""

    pixels: _Floats
    """Lines × pixels, 0 to 1; behind the last pixel of a line its value goes on."""
    first: _Floats
    """For each line, where in the scene its first pixel begins."""
    per_unit: _Floats
    """For each line, its pixels per unit of the scene (the mean module)."""
    blur: _Floats
    """For each line, the standard deviation of its blur in modules."""

    def sampled(self, at: _Floats) -> _Floats:
        """Interpolate between pixels, as the product does.

        Args:
            at: Lines × places in the scene.
        """
        place = (at - self.first[:, None]) * self.per_unit[:, None] - 0.5
        place = np.clip(place, 0, self.pixels.shape[1] - 1.001)
        lower = place.astype(np.int64)
        share = place - lower
        one, other = (np.take_along_axis(self.pixels, lower + step, axis=1) for step in (0, 1))
        return one * (1 - share) + other * share


def photographed(
    rng: Generator, scenes: Sequence[Scene], first: _Floats, last: _Floats, difficulty: Difficulty
) -> Pictured:
    """Photograph lines.

    Args:
        rng: Where chance comes from.
        scenes: One a line.
        first: Where each line begins, in its scene's units.
        last: Where it ends.
        difficulty: How bad pictures are.
    """
    count = len(scenes)
    reach = last - first
    light = _seen_sharp(scenes, first, reach)
    sizes = np.exp(rng.uniform(np.log(difficulty.least_pixels), np.log(difficulty.most_pixels), count))
    per_unit = np.minimum(sizes, _MOST_PIXELS / reach)
    blur = _random_blur(rng, count, difficulty.most_blur)
    light = _blurred(rng, light, reach, blur, 1 / per_unit)
    light = _lit(rng, light, reach)
    pixels = _sampled(light, reach, per_unit)
    pixels = _developed(rng, pixels)
    pixels = _noisy(rng, pixels, difficulty.most_noise)
    pixels = _sharpened(rng, pixels)
    pixels = _compressed(rng, pixels)
    return Pictured(np.round(np.clip(pixels, 0, 1) * 1020) / 1020, first, per_unit, blur)


def _seen_sharp(scenes: Sequence[Scene], first: _Floats, reach: _Floats) -> _Floats:
    """Integrate the reflectance over each fine sample, exactly."""
    light = np.empty((len(scenes), _FINE))
    grid = np.linspace(0, 1, _FINE + 1)
    for row, (scene, begin, length) in enumerate(zip(scenes, first, reach, strict=True)):
        edges = np.concatenate(
            [[min(scene.edges[0], begin) - 1], scene.edges, [max(scene.edges[-1], begin + length) + 1]]
        )
        total = np.concatenate([[0.0], np.cumsum(np.diff(edges) * scene.values)])
        light[row] = np.diff(np.interp(begin + grid * length, edges, total)) * (_FINE / length)
    return light


def _random_blur(rng: Generator, count: int, most: float) -> _Floats:
    """Most lines are blurred as much as ordinary decoders bear, or somewhat more; few can hardly be read at all."""
    share = rng.random(count)
    low, middle, high = rng.uniform([[0.1], [0.28], [0.6]], [[0.28], [0.6], [1.0]], (3, count))
    return most * np.where(share < 0.3, low, np.where(share < 0.8, middle, high))


def _blurred(rng: Generator, light: _Floats, reach: _Floats, blur: _Floats, pixel: _Floats) -> _Floats:
    """Blur by a disc, a box and a Gaussian whose variances add up to that of `blur`, and by the pixel."""
    shares = rng.dirichlet([0.5, 0.35, 0.5], len(light))
    frequency = np.fft.rfftfreq(_FINE)[None] * (_FINE / reach)[:, None]
    disc = 4 * blur * np.sqrt(shares[:, 0])
    box = np.sqrt(12) * blur * np.sqrt(shares[:, 1])
    gauss = blur * np.sqrt(shares[:, 2])
    transfer = _disc_transfer(disc[:, None] * frequency) * np.sinc(box[:, None] * frequency)
    transfer *= np.exp(-2 * (np.pi * gauss[:, None] * frequency) ** 2) * np.sinc(pixel[:, None] * frequency)
    # Mirrored, so that the ends do not run into one another.
    mirrored = np.concatenate([light, light[:, ::-1]], axis=1).astype(np.float32)
    spectrum = np.fft.rfft(mirrored, axis=1)
    doubled = np.repeat(transfer, 2, axis=1)[:, : spectrum.shape[1]].astype(np.float32)
    doubled[:, 1:-1:2] = ((transfer[:, :-1] + transfer[:, 1:]) / 2).astype(np.float32)
    return np.asarray(np.fft.irfft(spectrum * doubled, axis=1)[:, :_FINE], dtype=np.float64)


def _disc_transfer(x: _Floats) -> _Floats:
    """2 J1(πx) / (πx), tabulated from its integral form; x is diameter × frequency."""
    return np.interp(x, _DISC_AT, _DISC_TABLE)


_DISC_AT = np.linspace(0, 60, 6001)
_ACROSS = (np.arange(200) + 0.5) / 200
_DISC_TABLE = np.array([np.average(np.cos(np.pi * x * _ACROSS), weights=np.sqrt(1 - _ACROSS**2)) for x in _DISC_AT])
"""The disc's projection on a line is a half ellipse; its cosine transform is the transfer function."""


def _lit(rng: Generator, light: _Floats, reach: _Floats) -> _Floats:
    """Light falls unevenly; something glares; a shadow's edge may lie across; a part may be washed out."""
    count = len(light)
    at = np.linspace(0, 1, light.shape[1])[None]
    strength = rng.uniform(0, 0.5, (count, 1)) * (rng.random((count, 1)) < 0.7)
    waves, phase = rng.uniform(0.2, 1.5, (count, 1)), rng.random((count, 1))
    lit = light * (1 + strength * np.cos(2 * np.pi * (waves * at + phase)))
    is_shaded = rng.random((count, 1)) < 0.1
    depth, edge, soft = rng.uniform(0.4, 0.9, (count, 1)), rng.random((count, 1)), rng.uniform(0.005, 0.1, (count, 1))
    lit *= np.where(is_shaded, 1 - (1 - depth) / (1 + np.exp(np.clip((at - edge) / soft, -40, 40))), 1)
    is_glaring = rng.random((count, 1)) < 0.25
    width = rng.uniform(2, 30, (count, 1)) / reach[:, None]
    glare = rng.uniform(0.2, 1.5, (count, 1)) * np.exp(-0.5 * ((at - rng.random((count, 1))) / width) ** 2)
    lit = lit + np.where(is_glaring, glare, 0)
    veil = rng.uniform(0, 0.5, (count, 1)) * (rng.random((count, 1)) < 0.3)
    exposure = rng.uniform(0.35, 1.15, (count, 1))
    return np.clip((lit * (1 - veil) + veil) * exposure, 0, 1)


def _sampled(light: _Floats, reach: _Floats, per_unit: _Floats) -> _Floats:
    wanted = np.maximum(8, np.floor(reach * per_unit)).astype(np.int64)
    centres = (np.arange(int(wanted.max()) + _BLOCK)[None] + 0.5) / per_unit[:, None]
    place = np.clip(centres * (_FINE / reach)[:, None] - 0.5, 0, _FINE - 1.001)
    place = np.minimum(place, ((wanted - 0.5) / per_unit * (_FINE / reach) - 0.5)[:, None])
    lower = place.astype(np.int64)
    share = place - lower
    one, other = (np.take_along_axis(light, lower + step, axis=1) for step in (0, 1))
    return one * (1 - share) + other * share


def _developed(rng: Generator, pixels: _Floats) -> _Floats:
    """The camera's tone curve."""
    gamma = np.exp(rng.uniform(np.log(0.4), np.log(1.2), (len(pixels), 1)))
    return np.power(pixels, gamma)


def _noisy(rng: Generator, pixels: _Floats, most: float) -> _Floats:
    level = np.exp(rng.uniform(np.log(0.0008), np.log(most), (len(pixels), 1)))
    noise = rng.standard_normal(pixels.shape)
    # Some cameras smooth it, so that it has structure.
    smooth = (noise + np.roll(noise, 1, axis=1) + np.roll(noise, -1, axis=1)) / np.sqrt(3)
    noise = np.where(rng.random((len(pixels), 1)) < 0.4, smooth, noise)
    return pixels + level * noise * (0.5 + 0.5 * np.sqrt(np.clip(pixels, 0, 1)))


def _sharpened(rng: Generator, pixels: _Floats) -> _Floats:
    """Many cameras sharpen, with halos."""
    gain = rng.uniform(0, 2.0, (len(pixels), 1)) * (rng.random((len(pixels), 1)) < 0.4)
    soft = (np.roll(pixels, 1, axis=1) + 2 * pixels + np.roll(pixels, -1, axis=1)) / 4
    softer = (np.roll(pixels, 2, axis=1) + 2 * soft + np.roll(pixels, -2, axis=1)) / 4
    return pixels + gain * (pixels - np.where(rng.random((len(pixels), 1)) < 0.5, soft, softer))


def _compressed(rng: Generator, pixels: _Floats) -> _Floats:
    """Quantise the cosine transform of blocks, as JPEG does; averaged rows keep a part of the error."""
    length = pixels.shape[1] // _BLOCK * _BLOCK
    shift = int(rng.integers(0, _BLOCK))
    rolled = np.roll(pixels, shift, axis=1)
    blocks = rolled[:, :length].reshape(len(pixels), -1, _BLOCK)
    frequencies = np.arange(_BLOCK)
    basis = np.cos(np.pi * (np.arange(_BLOCK)[:, None] + 0.5) * frequencies / _BLOCK) * np.sqrt(2 / _BLOCK)
    basis[:, 0] = np.sqrt(1 / _BLOCK)
    step = np.exp(rng.uniform(np.log(0.004), np.log(0.08), (len(pixels), 1, 1))) * (0.3 + frequencies / 3)
    coefficients = blocks @ basis
    coarse = np.round(coefficients / step) * step
    kept = np.where(rng.random((len(pixels), 1, 1)) < 0.5, coarse, coefficients)
    result = rolled.copy()
    result[:, :length] = (kept @ basis.T).reshape(len(pixels), -1)
    return np.roll(result, -shift, axis=1)
