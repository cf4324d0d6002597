"""What the light does to colours, and taking it off again where a picture tells it.

A camera makes up for warm and cool light by itself, though seldom wholly. What is left is estimated from the light
things beside what is looked at, as shades of grey (Finlayson and Trezzi 2004), and taken off by a gain for each channel
(von Kries). The estimate is used with caution: only the part along the line from candle to blue sky counts, and no more
of it than a camera leaves, since a thing of a strong colour must not be taken for the light.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NORM = 6
"""Minkowski norm of the estimate: light things count most, without a single one counting alone."""
_LIGHT_SHARE = 0.45
"""What is at least so bright, relative to the brightest, may be white."""
_LEAST_WHITE = 0.1
"""Of what is beside the things, that must be light for it to tell of the light."""
_MOST_CHROMA = 0.5
"""Distance from grey, in natural logarithms of red and blue over green, beyond which a thing is not taken for white."""
_MOST_CAST = 0.45
"""The strongest cast that is taken off, in the same measure."""
_WARMTH = np.array([0.5, -0.87], np.float64)
"""The direction of warmer light there (Planck's law): red over green rises, blue over green falls nearly twice as much.
"""
_STRENGTH = 0.8
"""How much of the cast is taken off: many a wall that counts as white is a little warm itself."""
_REFERENCE = (0.1, 0.4)
"""Luminance from which a light thing tells how strong the light is, and up to which the light is called weak."""
_LIFT_TO, _MOST_LIFT = 0.55, 3.0
"""The luminance that weak light is lifted to, and by which factor at most."""

_LINEAR = np.array([v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256)], np.float32)
"""sRGB values to linear light (IEC 61966-2-1)."""


def linear_light(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Give a picture in linear light, 0 to 1."""
    linear: NDArray[np.float32] = _LINEAR[pixels]
    return linear


def as_in_daylight(things: NDArray[np.float32], around: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give colours as they would be in white light of an ordinary strength.

    Args:
        things: N × 3 in linear light, what is looked at; blue, green, red.
        around: M × 3, other things beside it, of which the light ones tell the light; may be empty.

    Returns:
        N × 3 in linear light, 0 to 1.
    """
    both = luminance(np.concatenate([things, around]))
    brightest = max(float(np.percentile(both, 98)), 1e-4)
    white = _white(around, brightest)
    if white is None:
        # A dark picture may be one of dark things.
        return things
    strength = float(luminance(white))
    is_weak = _REFERENCE[0] <= strength < _REFERENCE[1]
    lift = min(_LIFT_TO / strength, _MOST_LIFT) if is_weak else 1.0
    return np.asarray(np.clip(things * _gains(white) * lift, 0, 1), np.float32)


def luminance(linear: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the luminance of linear light (ITU-R BT.709)."""
    weighed: NDArray[np.float32] = linear @ np.array([0.0722, 0.7152, 0.2126], np.float32)
    return weighed


def _white(around: NDArray[np.float32], brightest: float) -> NDArray[np.float32] | None:
    """Estimate how white things look in this light; None if there are none, or too few."""
    logs = np.log(np.maximum(around, 1e-3))
    is_near_grey = (np.abs(logs - logs[:, 1:2]) < _MOST_CHROMA).all(axis=1)
    light = luminance(around)
    chosen = around[is_near_grey & (light >= _LIGHT_SHARE * brightest) & (light < 0.98)]
    if len(chosen) < max(1.0, _LEAST_WHITE * len(around)):
        return None
    return np.asarray((chosen.astype(np.float64) ** _NORM).mean(axis=0) ** (1 / _NORM), np.float32)


def _gains(white: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give a gain for each channel that takes the warm or cool part of a cast off and keeps green as it is."""
    blue, green, red = np.log(np.maximum(white, 1e-3))
    along = float(np.clip(np.array([red - green, blue - green]) @ _WARMTH, -_MOST_CAST, _MOST_CAST))
    red_cast, blue_cast = _STRENGTH * along * _WARMTH
    return np.exp([-blue_cast, 0.0, -red_cast]).astype(np.float32)
