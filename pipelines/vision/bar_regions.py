"""Where parallel bars may be: candidate regions for a closer look, from the structure tensor."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.vision.barcode_reading import Grey

_Floats = NDArray[np.float32]

_LEAST_SIDE = 4
"""Squares along the side of a neighbourhood: coarser ones would blur where a region ends."""
_SOBEL_SQUARED = 64.0
"""What the products of two Sobel gradients are divided by, to be in squared grey levels per pixel."""


@dataclass(frozen=True, slots=True)
class BarRegion:
    """A turned rectangle in which stripes follow one another."""

    x: float
    """Centre, pixels from the left edge."""
    y: float
    """Centre, pixels from the top edge."""
    width: float
    """Across the bars, in pixels."""
    height: float
    """Along the bars, in pixels."""
    turn: float
    """From the picture's x axis to the row of bars, clockwise on screen, in radians, -π/2 to π/2."""


@dataclass(frozen=True, slots=True)
class RegionFinder:
    """Finds areas whose gradients are strong and all lie along one line (Bigün and Granlund, 1987)."""

    longest_side: int = 640
    """The picture is reduced to at most this many pixels on its longer side before it is searched."""
    pool: int = 4
    """Gradients are averaged over squares of this many reduced pixels before neighbourhoods are compared: bars need
    every pixel to be told from one another, the place of a region does not."""
    window: float = 0.03
    """Side of the neighbourhood whose gradients are compared, as a share of the reduced picture's longer side."""
    coherence: float = 0.55
    """Least agreement of the gradients' directions in a neighbourhood, 0 to 1."""
    alignment: float = 0.85
    """Least agreement of a neighbourhood's direction with its region's: the cosine of twice the angle between them."""
    least_energy: float = 60.0
    """Least mean squared gradient in a neighbourhood, in squared grey levels per pixel."""
    least_windows: float = 2.2
    """Least width of a region in neighbourhoods: a single edge is one wide."""
    most: int = 5
    """How many regions are given, the most promising first."""

    def find(self, grey: Grey) -> tuple[BarRegion, ...]:
        """Give at most `most` regions in the pixels of the picture."""
        # A whole factor makes the reduction several times as fast.
        factor = -(-max(grey.shape) // self.longest_side)
        small = grey
        if factor > 1:
            height, width = grey.shape[0] // factor, grey.shape[1] // factor
            if min(height, width) == 0:
                return ()
            whole = grey[: height * factor, : width * factor]
            small = np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
        window = max(5.0, self.window * max(small.shape))
        pool = min(self.pool, int(window / _LEAST_SIDE), *small.shape)
        tensor = _Tensor.of(small, side=round(window / pool), pool=pool)
        mask = (tensor.agreement > self.coherence * tensor.energy) & (tensor.energy > self.least_energy)
        _, marks, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=4)
        labels, boxes = np.asarray(marks, dtype=np.int32), np.asarray(stats, dtype=np.int32)
        # The first label is the background; three times as many as wanted are looked at, since edges are among them.
        largest = np.argsort(-boxes[1:, cv2.CC_STAT_AREA], kind="stable")[: self.most * 3] + 1
        least_area = 2 * tensor.side**2
        large_enough = [index for index in largest if boxes[index, cv2.CC_STAT_AREA] >= least_area]
        scored = [self._measure(tensor, labels, index, boxes[index]) for index in large_enough]
        promising = sorted((s for s in scored if s is not None), key=lambda s: -s.score)
        return tuple(s.in_pixels(factor * pool) for s in promising[: self.most])

    def _measure(
        self, tensor: _Tensor, labels: NDArray[np.int32], index: int, box: NDArray[np.int32]
    ) -> _ScoredRegion | None:
        """Take the turned rectangle around the pixels of a component that share its direction."""
        left, top, width, height = (int(v) for v in box[:4])
        part = (slice(top, top + height), slice(left, left + width))
        own = labels[part] == index
        difference, double = tensor.difference[part], tensor.double[part]
        twice = float(np.arctan2(double[own].sum(), difference[own].sum()))
        along = difference * np.cos(twice) + double * np.sin(twice)
        ys, xs = np.nonzero(own & (along > self.alignment * tensor.agreement[part]))
        if len(xs) < 2 * tensor.side**2:
            return None
        cosine, sine = np.cos(twice / 2), np.sin(twice / 2)
        x, y = xs + left + 0.5, ys + top + 0.5
        # Quantiles, since a stray tail of text often hangs on.
        first, last = _quantiles(x * cosine + y * sine, 0.01, 0.99)
        high, low = _quantiles(y * cosine - x * sine, 0.05, 0.95)
        across, length = float(last - first), float(low - high)
        if across < self.least_windows * tensor.side or length <= 0:
            return None
        u, v = (first + last) / 2, (high + low) / 2
        region = BarRegion(float(u * cosine - v * sine), float(u * sine + v * cosine), across, length, twice / 2)
        fill = min(1.0, len(xs) / (across * length))
        return _ScoredRegion(region, len(xs) * fill**2)


@dataclass(frozen=True, slots=True)
class _ScoredRegion:
    """A region in the reduced picture."""

    region: BarRegion
    score: float
    """Its area, less where it is ragged, in reduced pixels."""

    def in_pixels(self, factor: int) -> BarRegion:
        """Give the region in the pixels of the whole picture."""
        r = self.region
        return BarRegion(r.x * factor, r.y * factor, r.width * factor, r.height * factor, r.turn)


@dataclass(frozen=True, slots=True, eq=False)
class _Tensor:
    """The structure tensor of each pixel's neighbourhood, by its double-angle components."""

    difference: _Floats
    """Mean of gx² - gy²."""
    double: _Floats
    """Mean of 2 gx gy."""
    energy: _Floats
    """Mean of gx² + gy²."""
    agreement: _Floats
    """Length of (difference, double); equals the energy where all gradients lie along one line."""
    side: int
    """Side of the neighbourhood in pixels."""

    @classmethod
    def of(cls, grey: Grey, side: int, pool: int) -> _Tensor:
        gx, gy = (np.asarray(part, dtype=np.float32) for part in cv2.spatialGradient(grey))
        xx, yy, xy = (_pooled(product, pool) for product in (gx * gx, gy * gy, gx * gy))
        difference, double, energy = (
            np.asarray(cv2.blur(part, (side, side)), dtype=np.float32) for part in (xx - yy, 2 * xy, xx + yy)
        )
        agreement = np.asarray(cv2.magnitude(difference, double), dtype=np.float32)
        return cls(difference, double, energy, agreement, side)


def _pooled(values: NDArray[np.floating], pool: int) -> _Floats:
    """Average products of gradients over squares; what is left over at the right and the lower edge is dropped."""
    height, width = values.shape[0] // pool, values.shape[1] // pool
    whole = values[: height * pool, : width * pool]
    means = cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(means, dtype=np.float32) / np.float32(_SOBEL_SQUARED)


def _quantiles(values: NDArray[np.float64], low: float, high: float) -> tuple[float, float]:
    """Give two quantiles, interpolated; numpy's own take several times as long for so few values."""
    ascending = np.sort(values)
    first, last = np.interp([low * (len(values) - 1), high * (len(values) - 1)], np.arange(len(values)), ascending)
    return float(first), float(last)
