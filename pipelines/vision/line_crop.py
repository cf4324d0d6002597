"""Cuts a line of text out of a picture and sets it upright."""

from __future__ import annotations

import math

import cv2
import numpy as np

from pipelines.types import Pixels, Quad

_MORE_SIDEWAYS = 0.3
"""Of a line's height, added at each end."""
_MORE_UPWARDS = 0.1
"""Of a line's height, added above and below."""


def crop_line(pixels: Pixels, quad: Quad) -> Pixels:
    """Straighten the quad into a picture of its own, at the resolution it has in the frame; at least 1 × 1 pixel."""
    corners = quad.as_array()
    width = max(1, int(max(math.dist(corners[0], corners[1]), math.dist(corners[3], corners[2]))))
    height = max(1, int(max(math.dist(corners[0], corners[3]), math.dist(corners[1], corners[2]))))
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    transform = cv2.getPerspectiveTransform(corners, target)
    return cv2.warpPerspective(
        pixels, transform, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.uint8)


def turned(quad: Quad) -> Quad:
    """Give the same quad for content that is upside down in it."""
    a, b, c, d = quad.points
    return Quad((c, d, a, b))


def widened(quad: Quad) -> Quad:
    """Give the quad with some more of the picture around it, where a letter may have been cut off."""
    corners = quad.as_array()
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    along = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    sideways = along / max(float(np.hypot(*along)), 1e-6) * float(np.hypot(*down)) * _MORE_SIDEWAYS
    up = down * _MORE_UPWARDS
    return Quad.from_array(corners + np.array([-sideways - up, sideways - up, sideways + up, -sideways + up]))
