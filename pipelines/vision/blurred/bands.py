"""From an upright crop of bars to a few lines: the bars are straightened, and rows are averaged in bands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from models.barcode.geometry import FINDER_SAMPLES
from pipelines.vision.region_crop import UprightCrop

_Floats = NDArray[np.float32]

_MOST_BANDS = 6
_LEAST_ROWS = 3
"""Rows of a band, at least, where the crop has enough."""
_SLANTS = np.linspace(-0.24, 0.24, 33)
"""Pixels to the right for each row down that are tried."""
_SLANT_SIZE = (160, 16)
"""Width and rows of the reduced crop in which the slant is measured."""
_LOWEST, _HIGHEST = 4, 40
"""Of its frequencies, in periods over the width, those that are looked at: bars have few others."""


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """Lines across the bars, from top to bottom."""

    lines: _Floats
    """Bands × pixels of the crop, 0 to 1."""
    rows: NDArray[np.float64]
    """The middle of each band in the crop, in its pixels from the top."""
    slant: float
    """Pixels that the bars lean to the right for each row down."""
    middle: float
    """The row on which a line's pixel is the crop's."""
    to_frame: NDArray[np.float64]
    """The crop's, see UprightCrop."""

    def finder_lines(self) -> _Floats:
        """Give the lines with FINDER_SAMPLES each."""
        way = cv2.INTER_AREA if self.lines.shape[1] > FINDER_SAMPLES else cv2.INTER_LINEAR
        resized = cv2.resize(self.lines, (FINDER_SAMPLES, len(self.lines)), interpolation=way)
        return np.asarray(resized, dtype=np.float32)

    def sampled(self, places: NDArray[np.float64], bands: NDArray[np.intp]) -> _Floats:
        """Interpolate along lines.

        Args:
            places: Lines × samples, in pixels of the crop from its left edge.
            bands: Which band each line is.
        """
        at = np.arange(self.lines.shape[1]) + 0.5
        rows = [np.interp(own, at, self.lines[band]) for own, band in zip(places, bands, strict=True)]
        return np.array(rows, dtype=np.float32)

    def in_frame(self, place: float, row: float) -> NDArray[np.float64]:
        """Map a place on a line, at a row of the crop, to the picture that the crop was cut from."""
        point = np.array([place + self.slant * (row - self.middle), row, 1.0])
        return np.asarray(self.to_frame @ point)


def bands_of(crop: UprightCrop) -> Bands:
    """Straighten the bars and average them in bands that share no rows."""
    grey = crop.grey
    height, width = grey.shape
    slant, middle = _slant(grey), height / 2
    shear = np.array([[1.0, slant, -slant * middle], [0.0, 1.0, 0.0]])
    straight = cv2.warpAffine(
        grey, shear, (width, height), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    count = max(1, min(_MOST_BANDS, height // _LEAST_ROWS))
    cuts = np.linspace(0, height, count + 1).round().astype(int)
    lines = np.stack([straight[a:b].mean(axis=0) for a, b in pairwise(cuts)])
    return Bands((lines / 255).astype(np.float32), (cuts[:-1] + cuts[1:]) / 2, slant, middle, crop.to_frame)


def _slant(grey: NDArray[np.uint8]) -> float:
    """Find the slant at which the mean over all rows has the strongest edges."""
    height, width = grey.shape
    small_width, rows = min(width, _SLANT_SIZE[0]), min(height, _SLANT_SIZE[1])
    small = np.asarray(cv2.resize(grey, (small_width, rows), interpolation=cv2.INTER_AREA), dtype=np.float32)
    small -= small.mean(axis=1, keepdims=True)
    spectrum = np.fft.rfft(small * np.hanning(small_width), axis=1)[:, _LOWEST:_HIGHEST]
    frequency = np.fft.rfftfreq(small_width)[_LOWEST:_HIGHEST]
    # In the reduced crop a row down is another number of pixels than in the crop.
    per_row = _SLANTS * (height / rows) / (width / small_width)
    offsets = np.arange(rows) - (rows - 1) / 2
    # The phase of each slant is a power of that of one step between slants: one exponential for all.
    step = np.exp(2j * np.pi * (per_row[1] - per_row[0]) * offsets[:, None] * frequency)
    turned = spectrum * np.exp(2j * np.pi * per_row[0] * offsets[:, None] * frequency)
    edges = np.empty(len(_SLANTS))
    for index in range(len(_SLANTS)):
        edges[index] = (np.abs(turned.sum(axis=0)) ** 2 * frequency**2).sum()
        turned *= step
    return float(_SLANTS[int(np.argmax(edges))])
