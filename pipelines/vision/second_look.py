"""What a second, closer look adds to the lines that a first one located."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from pipelines.types import Pixels, Quad
from pipelines.vision.text_detection import DetectionSettings, TextDetector, TextRegion

_SMALL = 20.0
"""Lines lower than this many of the network's pixels are small: the network was trained on larger ones."""
_CLOSER = 2.0
"""The second look has at most so many times the pixels of the first along each side."""
_SAME = 0.3
"""Share of the smaller region's bounding box inside another's from which on both are the same line."""


def closer(settings: DetectionSettings) -> DetectionSettings:
    """Give the settings of the second look: the picture enlarged, at most four times the pixels."""
    return replace(
        settings,
        shortest_side=round(settings.shortest_side * _CLOSER),
        longest_side=round(settings.longest_side * _CLOSER),
        most_pixels=round(settings.most_pixels * _CLOSER**2),
    )


def is_worth_it(regions: Sequence[TextRegion], scale: float) -> bool:
    """Tell whether a closer look may find more: nothing was found, or what was found is small.

    Args:
        regions: Of the first look.
        scale: The first look's network pixels per pixel of the picture.
    """
    return not regions or statistics.median(region.quad.height for region in regions) * scale < _SMALL


def look_again(pixels: Pixels, regions: Sequence[TextRegion], detector: TextDetector) -> tuple[TextRegion, ...]:
    """Give the first look's lines and, of the second, those that lie where the first saw none."""
    found = detector.locate(pixels)
    return (*regions, *(new for new in found if not any(_overlap(new.quad, old.quad) > _SAME for old in regions)))


def _overlap(first: Quad, second: Quad) -> float:
    """Give the common part of two bounding boxes as a share of the smaller one, 0 to 1."""
    a, b = first.as_array(), second.as_array()
    low, high = (max(a[:, i].min(), b[:, i].min()) for i in (0, 1)), (min(a[:, i].max(), b[:, i].max()) for i in (0, 1))
    across, down = (max(0.0, float(stop - start)) for start, stop in zip(low, high, strict=True))
    areas = [float((q[:, 0].max() - q[:, 0].min()) * (q[:, 1].max() - q[:, 1].min())) for q in (a, b)]
    return across * down / max(min(areas), 1e-6)
