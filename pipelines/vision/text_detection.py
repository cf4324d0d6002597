"""Locates lines of text: a network gives each pixel's probability of text, this file turns that into quads.

The method is differentiable binarisation (Liao et al. 2020, "Real-time Scene Text Detection with Differentiable
Binarization"): the network is trained on shrunken text regions, so a region that was found is grown back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Pixels, Quad
from pipelines.vision.network import Network

_STRIDE = 32
"""The network halves its input five times, so sides are multiples of this, in pixels."""
_TALL = 1.5
"""A region so many times as high as wide holds a line that runs downwards."""


@dataclass(frozen=True, slots=True)
class DetectionSettings:
    """How the probability map is made and read."""

    shortest_side: int = 704
    """A smaller picture is enlarged until its shorter side has so many pixels."""
    longest_side: int = 1280
    """A larger picture is reduced until its longer side has so many pixels; this bound wins over shortest_side."""
    most_pixels: int = 930_000
    """A picture is reduced until it has no more pixels than this; a 1280 × 720 frame just fits. Time goes with it."""
    pixel_threshold: float = 0.3
    """From this probability on a pixel belongs to text."""
    region_threshold: float = 0.5
    """From this mean probability on a region is a line of text."""
    growth: float = 1.6
    """Regions grow on each side by area × growth / perimeter (the paper's D′ with ratio r′)."""
    smallest_side: float = 3.0
    """Regions thinner than this many map pixels are dropped, before they grow."""
    most_regions: int = 1000
    """No more regions than this are looked at."""


@dataclass(frozen=True, slots=True)
class TextRegion:
    """A line of text that was located, not yet put in reading order."""

    quad: Quad
    confidence: float
    """Mean probability of text inside, 0 to 1."""


class TextDetector:
    """Finds the lines of text in a picture."""

    def __init__(self, network: Network, settings: DetectionSettings | None = None) -> None:
        self._network = network
        self.settings = settings or DetectionSettings()

    def locate(self, pixels: Pixels) -> tuple[TextRegion, ...]:
        """Give the lines in no particular order, in the picture's own pixels."""
        height, width = pixels.shape[:2]
        rows, columns = input_size(height, width, self.settings)
        interpolation = cv2.INTER_AREA if rows < height else cv2.INTER_LINEAR
        scaled = cv2.resize(pixels, (columns, rows), interpolation=interpolation)
        batch = np.multiply(scaled.transpose(2, 0, 1), np.float32(1 / 127.5), dtype=np.float32)[np.newaxis] - 1
        probability = self._network.run(batch.astype(np.float32, copy=False))[0, 0]
        return regions_of(probability, height, width, self.settings)


def input_size(height: int, width: int, settings: DetectionSettings) -> tuple[int, int]:
    """Give the rows and columns at which the network looks at a picture of this size."""
    scale = max(1.0, settings.shortest_side / min(height, width))
    scale = min(scale, settings.longest_side / max(height, width), math.sqrt(settings.most_pixels / (height * width)))
    rows, columns = (max(_STRIDE, round(side * scale / _STRIDE) * _STRIDE) for side in (height, width))
    return rows, columns


def regions_of(
    probability: NDArray[np.float32], height: int, width: int, settings: DetectionSettings
) -> tuple[TextRegion, ...]:
    """Turn a probability map into regions.

    Args:
        probability: Rows × columns, 0 to 1.
        height: Of the picture that the quads are for, in pixels.
        width: Likewise.
        settings: Thresholds.
    """
    above = (probability > settings.pixel_threshold).astype(np.uint8)
    # One pixel more to the right and below joins strokes that a threshold broke, as the reference implementation does.
    mask = cv2.dilate(above, np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    factors = np.array([width / probability.shape[1], height / probability.shape[0]], dtype=np.float32)
    limits = np.array([width - 1, height - 1], dtype=np.float32)
    regions = []
    for contour in contours[: settings.most_regions]:
        centre, (breadth, depth), degrees = cv2.minAreaRect(contour)
        if min(breadth, depth) < settings.smallest_side:
            continue
        confidence = _mean_inside(probability, cv2.boxPoints((centre, (breadth, depth), degrees)))
        if confidence < settings.region_threshold:
            continue
        growth = breadth * depth * settings.growth / (2 * (breadth + depth))
        grown = cv2.boxPoints((centre, (breadth + 2 * growth, depth + 2 * growth), degrees))
        corners = np.clip(grown * factors, 0, limits)
        quad = Quad.from_array(in_reading_direction(corners.astype(np.float32)))
        if quad.width > 3 and quad.height > 3:
            regions.append(TextRegion(quad, confidence))
    return tuple(regions)


def in_reading_direction(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Order the 4 × 2 corners of a rectangle clockwise from the top-left of the text in it.

    A line is taken to run to the right; in a rectangle that is clearly taller than wide it runs downwards. Whether the
    line is upside down cannot be told from its outline.
    """
    centre = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    clockwise = corners[np.argsort(angles)]
    # The first side, from the first corner to the second, should point to the right.
    sides = np.roll(clockwise, -1, axis=0) - clockwise
    start = int(np.argmax(sides[:, 0] / np.maximum(np.hypot(sides[:, 0], sides[:, 1]), 1e-6)))
    ordered = np.roll(clockwise, -start, axis=0)
    across = math.dist(ordered[0], ordered[1])
    down = math.dist(ordered[1], ordered[2])
    return np.roll(ordered, -1, axis=0) if down >= _TALL * across else ordered


def _mean_inside(probability: NDArray[np.float32], corners: NDArray[Any]) -> float:
    """Average the map inside a quad given in map pixels."""
    rows, columns = probability.shape
    left, top = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, (columns - 1, rows - 1))
    right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, (columns - 1, rows - 1))
    inside = np.zeros((bottom - top + 1, right - left + 1), dtype=np.uint8)
    cv2.fillPoly(inside, [(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(probability[top : bottom + 1, left : right + 1], inside)[0])
