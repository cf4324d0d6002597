"""How usable a frame is, from a reduced grey copy of it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Frame, FrameQuality, Pixels

_WIDTH = 640
"""Columns of the copy that sharpness and light are measured on; detail finer than two frame pixels is mostly noise."""
_MOTION_WIDTH = 160
"""Columns of the copy that motion is measured on."""
_NEARLY_BLACK = 26
"""Grey level, 0 to 255, up to which a pixel counts as dark."""
_BURNT_OUT = 250
"""Grey level from which a pixel counts as burnt out."""
_NEIGHBOURHOOD = 31
"""Side of the square, in pixels of the copy, whose mean is taken off before contrast is compared with detail."""
_NORMAL_MEDIAN = 1.4826
"""Standard deviation of a normal distribution over the median of its absolute values."""
_NOISE = 6.0
"""Local contrast in grey levels that a featureless frame has from noise alone; less counts as this much."""


class FrameQualityMeter:
    """Measures frames; remembers the last one, to tell motion.

    Sharpness is the deviation of the Laplacian (Pech-Pacheco et al. 2000) over the deviation from the neighbourhood's
    mean, of a slightly smoothed copy. Contrast and light thus cancel out. Printed text in focus gives 0.3 and more, a
    blur that makes it hard to read 0.15 and less, as does a featureless wall with its noise.
    """

    def __init__(self) -> None:
        self._before: NDArray[np.float32] | None = None

    def measure(self, frame: Frame) -> FrameQuality:
        """Measure one frame; motion is told against the frame that was measured before it."""
        grey = _reduced(frame.pixels, _WIDTH)
        mean, deviation = cv2.meanStdDev(grey)
        counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel()
        small = _reduced_grey(grey, _MOTION_WIDTH).astype(np.float32)
        before, self._before = self._before, small
        return FrameQuality(
            sharpness=_sharpness(grey),
            brightness=float(mean[0, 0]) / 255,
            contrast=float(deviation[0, 0]) / 255,
            dark=float(counts[: _NEARLY_BLACK + 1].sum()) / grey.size,
            glare=float(counts[_BURNT_OUT:].sum()) / grey.size,
            motion=_motion(before, small),
        )


def _reduced(pixels: Pixels, width: int) -> NDArray[np.uint8]:
    """Give a grey copy that is at most so wide."""
    grey: NDArray[np.uint8] = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
    return _reduced_grey(grey, width)


def _reduced_grey(grey: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    if grey.shape[1] <= width:
        return grey
    height = max(1, round(grey.shape[0] * width / grey.shape[1]))
    return cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def _sharpness(grey: NDArray[np.uint8]) -> float:
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    laplacian = cv2.Laplacian(smooth, cv2.CV_16S)
    detail = float(cv2.meanStdDev(laplacian)[1][0, 0])
    # Noise is everywhere, edges are not: the median of the Laplacian's size tells the noise, also among text.
    counts = cv2.calcHist([cv2.convertScaleAbs(laplacian)], [0], None, [256], [0, 256]).ravel()
    noise = _NORMAL_MEDIAN * float(np.searchsorted(np.cumsum(counts), grey.size / 2))
    light = cv2.boxFilter(smooth, -1, (_NEIGHBOURHOOD, _NEIGHBOURHOOD))
    local = float(cv2.meanStdDev(cv2.subtract(smooth, light, dtype=cv2.CV_16S))[1][0, 0])
    return float(np.sqrt(max(0.0, detail**2 - noise**2))) / max(local, _NOISE)


def _motion(before: NDArray[np.float32] | None, now: NDArray[np.float32]) -> float | None:
    """Give the shift between two copies by phase correlation (Kuglin and Hines 1975), as a share of the width.

    A view that changed altogether has no shift; it counts as having moved by the whole width. One without anything to
    see in it, such as a covered lens, has none either; it has not moved. One pixel high or wide, it cannot be told.
    """
    if before is None or before.shape != now.shape or min(now.shape) < 2:
        return None
    window = cv2.createHanningWindow((now.shape[1], now.shape[0]), cv2.CV_32F)
    (across, down), response = cv2.phaseCorrelate(before, now, window)
    if response < 0.03:
        return 1.0 if float(np.abs(before - now).mean()) > _NOISE else 0.0
    return float(np.hypot(across, down) / now.shape[1])
