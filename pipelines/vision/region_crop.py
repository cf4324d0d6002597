"""A region of bars cut out upright, at the sizes and sharpness that the readers like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.vision.bar_regions import BarRegion
from pipelines.vision.barcode_reading import Grey

_QUIET = 0.15
"""Room left on each side for the quiet zone and for a region found too narrow, as a share of the region's width."""
_LENGTH = 0.9
"""Share of the bars' length that is kept: the ends are ragged."""
_MOST_WIDTH = 1000.0
"""Pixels; wider bars are reduced to this."""
_MOST_HEIGHT = 400.0
_STRIPES_WIDTH = 250
_SLANT = 10
"""Pixels at `_STRIPES_WIDTH` by which the ends of the bars may lie aside from their middles."""
_CLEAR = 0.3
"""What differs from its surroundings by less than this many standard deviations is neither dark nor light."""
_MOST_ROWS = 200
"""Rows of a resized crop; more bring nothing, since each row holds the same bars."""


@dataclass(frozen=True, slots=True, eq=False)
class UprightCrop:
    """Pixels in which the bars stand upright."""

    grey: Grey
    to_frame: NDArray[np.float64]
    """2 × 3 affine matrix from the crop's pixels to those of the picture that it was cut from."""
    bars_width: float
    """Width of the region of bars within the crop, in pixels."""

    @classmethod
    def cut(cls, grey: Grey, region: BarRegion) -> Self:
        """Cut a region out of a picture, at the picture's own size unless it is very large."""
        scale = min(1.0, _MOST_WIDTH / region.width)
        width = max(8, round(region.width * scale * (1 + 2 * _QUIET)))
        height = max(8, round(min(region.height * scale * _LENGTH, _MOST_HEIGHT)))
        cosine, sine = np.cos(region.turn) / scale, np.sin(region.turn) / scale
        turn = np.array([[cosine, -sine], [sine, cosine]])
        corner = np.array([region.x, region.y]) - turn @ np.array([width / 2, height / 2])
        to_frame = np.column_stack([turn, corner])
        # Mirrored at the picture's edge: repeated pixels would look like a quiet zone where a code is cut off.
        upright = cv2.warpAffine(
            grey,
            to_frame,
            (width, height),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REFLECT_101,
        )
        return cls(np.asarray(upright, dtype=np.uint8), to_frame, region.width * scale)

    def resized(self, bars_width: float) -> UprightCrop:
        """Give the crop with bars of another width in pixels; enlarged four times at most."""
        scale = min(4.0, bars_width / self.bars_width)
        rows = min(self.grey.shape[0], max(8, round(_MOST_ROWS / scale)))
        top = (self.grey.shape[0] - rows) // 2
        size = (max(8, round(self.grey.shape[1] * scale)), max(8, round(rows * scale)))
        way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        grey = np.asarray(cv2.resize(self.grey[top : top + rows], size, interpolation=way), dtype=np.uint8)
        back = np.array([[self.grey.shape[1] / size[0], 0.0, 0.0], [0.0, rows / size[1], float(top)]])
        to_frame = self.to_frame[:, :2] @ back
        to_frame[:, 2] += self.to_frame[:, 2]
        return UprightCrop(grey, to_frame, self.bars_width * scale)

    def stripes(self) -> int:
        """Count the changes between darker and lighter than the surroundings along the row of bars.

        Taken at 250 pixels across the bars, so that noise and letters, which the mean over the rows levels out, count
        little. The smallest codes have over 20 edges; heavy blur joins some.
        """
        contrast = _levelled(self.resized(_STRIPES_WIDTH).grey)[0]
        clear = contrast[np.abs(contrast) > _CLEAR * contrast.std()]
        return int(np.count_nonzero(np.diff(np.signbit(clear))))

    def likeness(self) -> float:
        """Tell how alike the rows at both ends of the bars are to those in the middle, -1 to 1.

        Bars go through from end to end; lines of text, shelves and leaves do not. A slant of `_SLANT` is allowed for.
        """
        grey = self.resized(_STRIPES_WIDTH).grey
        third = max(1, len(grey) // 3)
        ends = (grey[:third], grey[-third:])
        middle = _levelled(grey[(len(grey) - third) // 2 :][:third])
        matches = (
            cv2.matchTemplate(middle, _levelled(end)[:, _SLANT:-_SLANT], cv2.TM_CCOEFF_NORMED).max() for end in ends
        )
        return float(sum(matches)) / len(ends)

    def smoothed(self, rows: int) -> UprightCrop:
        """Average each pixel with its neighbours along the bar."""
        grey = np.asarray(cv2.blur(self.grey, (1, rows)), dtype=np.uint8)
        return UprightCrop(grey, self.to_frame, self.bars_width)

    def sharpened(self, sigma: float, gain: float) -> UprightCrop:
        """Add the difference to a Gaussian blur of `sigma` pixels, `gain` times (unsharp masking)."""
        soft = cv2.GaussianBlur(self.grey, (0, 0), sigma)
        grey = np.asarray(cv2.addWeighted(self.grey, 1 + gain, soft, -gain, 0), dtype=np.uint8)
        return UprightCrop(grey, self.to_frame, self.bars_width)


def _levelled(rows: Grey) -> NDArray[np.float32]:
    """Give the mean of rows as one row, less its surroundings."""
    profile = rows.mean(axis=0, dtype=np.float32, keepdims=True)
    return np.asarray(profile - cv2.blur(profile, (_STRIPES_WIDTH // 10, 1)), dtype=np.float32)
