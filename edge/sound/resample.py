"""Sound at another number of samples a second."""

from __future__ import annotations

import functools
import math

import numpy as np
from numpy.typing import NDArray

_REACH = 12
"""Samples of the lower rate on each side that count for one of the result."""

_PASSED = 0.92
"""Share of what the lower rate can hold that is passed; above, the filter falls."""

_KAISER = 7.0
"""Shape of the window. Measured with 16,000 to 22,050: what is no part of a tone stays 70 dB below it."""

_BLOCK = 8192
"""Samples made at once, which bounds the memory to a few megabytes."""


def resampled(wave: NDArray[np.floating], rate: int, wanted_rate: int) -> NDArray[np.float64]:
    """Give a sound at another rate, without the mirror tones that plain interpolation leaves.

    Each sample is a sum of its neighbours, weighted by a sinc under a Kaiser window.

    Args:
        wave: One channel.
        rate: Its samples a second.
        wanted_rate: Those of the result.
    """
    if rate == wanted_rate:
        return wave.astype(np.float64)
    weights = _weights(rate, wanted_rate)
    steps, places = rate // math.gcd(rate, wanted_rate), len(weights)
    reach = weights.shape[1] // 2
    padded = np.pad(wave.astype(np.float64), reach)
    offsets = np.arange(1, 2 * reach + 1)
    made = np.empty(len(wave) * places // steps)
    for start in range(0, len(made), _BLOCK):
        at = np.arange(start, min(start + _BLOCK, len(made))) * steps
        neighbours = padded[(at // places)[:, None] + offsets]
        made[start : start + len(at)] = np.einsum("ij,ij->i", neighbours, weights[at % places])
    return made


@functools.cache
def _weights(rate: int, wanted_rate: int) -> NDArray[np.float64]:
    """Give the weights of the neighbours for each place that a new sample can have between two old ones."""
    places = wanted_rate // math.gcd(rate, wanted_rate)
    # Going down, the filter passes only what the lower rate can hold.
    stretch = max(1.0, rate / wanted_rate)
    reach = math.ceil(_REACH * stretch)
    distance = (np.arange(places)[:, None] / places - np.arange(-reach + 1, reach + 1)) / stretch
    window = np.i0(_KAISER * np.sqrt(np.clip(1 - (distance / _REACH) ** 2, 0, None)))
    weights = np.sinc(_PASSED * distance) * window
    normed: NDArray[np.float64] = weights / weights.sum(axis=1, keepdims=True)
    return normed
