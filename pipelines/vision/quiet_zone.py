"""Whether bars end where a code was read, or go on: a part of a longer code reads like a code of its own."""

from __future__ import annotations

import cv2
import numpy as np

from pipelines.types import Quad
from pipelines.vision.barcode_reading import Grey

_BEYOND = 0.12
"""How far beyond each end is looked, as a share of the code's width: of the shortest codes that is eight modules, of an
ITF-14 all of its quiet zones of ten (GS1 General Specifications)."""
_GAP = 0.02
"""Left out beside each end, since the ends are not known exactly."""
_ROWS = np.linspace(0.3, 0.7, 7)
"""Where across the bars the samples are averaged, as a share of the bars' length."""
_SAMPLES = 64
"""On each side; twice as many as any code has elements there."""
_QUIET = 0.5
"""Most spread of brightness there, as a share of that within the code. In a quiet zone it is the label's edge at most;
where bars go on it is about the same as within the code."""


def has_quiet_zones(grey: Grey, quad: Quad) -> bool:
    """Tell whether it is quiet beyond both ends of what was read; where the picture ends, it is.

    Args:
        grey: The picture.
        quad: Where the code was read, in its pixels, the first bar at the left side.
    """
    top_left, top_right, bottom_right, bottom_left = quad.as_array().astype(np.float64)
    starts = top_left + np.outer(_ROWS, bottom_left - top_left)
    ends = top_right + np.outer(_ROWS, bottom_right - top_right)

    def spread(first: float, last: float, samples: int) -> float:
        along = np.linspace(first, last, samples)
        places = starts[:, None] + (ends - starts)[:, None] * along[None, :, None]
        x, y = (places[..., axis].astype(np.float32) for axis in (0, 1))
        line = np.asarray(cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)).mean(axis=0)
        # A slope is uneven light.
        at = np.arange(samples)
        return float((line - np.polyval(np.polyfit(at, line, 1), at)).std())

    within = spread(0.0, 1.0, 8 * _SAMPLES)
    return all(
        spread(end + way * _GAP, end + way * _BEYOND, _SAMPLES) <= _QUIET * within for end, way in ((0.0, -1), (1.0, 1))
    )
