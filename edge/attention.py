"""Which frames are worth a look: all while something happens, one now and then while nothing changes in view."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Frame

REST_AFTER_SECONDS = 3.0
"""A view that has not changed for so long, while nobody asked for anything and nothing was said, is left to rest."""
REST_SECONDS = 1.0
"""A resting view is looked at so often all the same: what changes too slowly or too little is seen then."""
_COLUMNS, _ROWS = 64, 36
"""Of the copy that is compared: each of its pixels is the mean of 20 × 20 of a 1280 × 720 frame."""
_CHANGED = 10.0
"""Grey levels by which one of them must differ. A mean of 400 pixels trembles by less than one level from noise; a
label that comes into view, even at the size of a single one, differs from what was behind it by far more."""


class Attention:
    """Remembers the view that was looked at last. One thread asks."""

    def __init__(self) -> None:
        self._last: NDArray[np.int16] | None = None
        self._stirred_at = 0.0
        self._looked_at = 0.0
        self.is_resting = False
        """Whether the view is left to rest, so that the camera may give fewer frames."""

    def stirred(self, now: float) -> None:
        """Something was done or said; `now` in seconds on the run's clock, as everywhere here."""
        self._stirred_at = now
        self.is_resting = False

    def is_due(self, frame: Frame, now: float) -> bool:
        """Tell whether this frame is to be looked at; if so, the next ones are compared with it."""
        view = _reduced(frame)
        if self._last is None or view.shape != self._last.shape or int(np.abs(view - self._last).max()) > _CHANGED:
            self._stirred_at = now
        self.is_resting = now - self._stirred_at >= REST_AFTER_SECONDS
        if self.is_resting and now - self._looked_at < REST_SECONDS:
            return False
        self._last, self._looked_at = view, now
        return True


def _reduced(frame: Frame) -> NDArray[np.int16]:
    height, width = frame.pixels.shape[:2]
    # Reduced first, as the colours need not be turned to grey at full size.
    small = cv2.resize(frame.pixels, (min(_COLUMNS, width), min(_ROWS, height)), interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).astype(np.int16)
