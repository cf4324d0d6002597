"""A view so coarse that a smear does not change it: tells whether what stood in a place still stands near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Quad
from pipelines.vision.barcode_reading import Grey

_WIDTH = 160
"""Columns of the coarse view: bars of a code are far finer, a label is not."""
_AROUND = 0.3
"""Of a place's size: how much of its surroundings belongs to its look, on each side."""
_MOVED = 0.12
"""Of the view's width: how far a place may have moved from one frame to the next."""
_LEAST_SIDE = 5
"""Pixels of the coarse view; a smaller place has no look."""
_LEAST_LIKENESS = 0.8
"""Correlation from which on a place looks the same. Smeared by ten modules, the labels looked at kept 0.9."""


@dataclass(frozen=True, slots=True, eq=False)
class CoarseView:
    """A frame reduced to its large forms."""

    grey: NDArray[np.float32]
    scale: float
    """Coarse pixels per pixel of the frame."""

    @classmethod
    def of(cls, grey: Grey) -> Self:
        """Reduce a picture."""
        scale = min(1.0, _WIDTH / grey.shape[1])
        size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
        small = cv2.blur(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), (3, 3))
        return cls(np.asarray(small, dtype=np.float32), scale)

    def shows(self, place: Quad, before: CoarseView) -> bool:
        """Tell whether what stood in a place of the view before, in pixels of its frame, stands near it in this one."""
        if before.grey.shape != self.grey.shape:
            return False
        corners = place.as_array() * before.scale
        low, high = corners.min(axis=0), corners.max(axis=0)
        margin = _AROUND * (high - low)
        look = _part(before.grey, low - margin, high + margin)
        reach = _MOVED * self.grey.shape[1]
        near = _part(self.grey, low - margin - reach, high + margin + reach)
        if min(look.shape) < _LEAST_SIDE or look.std() < 1.0:
            return False
        return float(cv2.matchTemplate(near, look, cv2.TM_CCOEFF_NORMED).max()) >= _LEAST_LIKENESS


def _part(grey: NDArray[np.float32], low: NDArray[np.float32], high: NDArray[np.float32]) -> NDArray[np.float32]:
    left, top = (max(0, int(value)) for value in low)
    right, bottom = (max(0, int(np.ceil(value))) for value in high)
    return grey[top:bottom, left:right]
