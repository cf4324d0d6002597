"""Pages of text set in DejaVu, turned and smudged, and bars that stand for lines where no letters are needed."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipelines.types import Pixels, Quad

_TYPEFACE = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def page(lines: Sequence[str], size: int = 40, *, width: int = 960, height: int = 640) -> Pixels:
    """Set lines flush left in the middle of a page, black on white; `size` is the typeface's, in pixels."""
    face = ImageFont.truetype(_TYPEFACE, size)
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    left = (width - max(face.getlength(line) for line in lines)) / 2
    top = (height - 2 * size * len(lines)) / 2
    for number, line in enumerate(lines):
        draw.text((left, top + (2 * number + 0.4) * size), line, fill="black", font=face)
    return np.array(image, dtype=np.uint8)


def tilted(picture: Pixels, degrees: float) -> Pixels:
    """Turn a page clockwise about its middle; it keeps its size, and the corners are filled with white."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    table = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return np.asarray(table, dtype=np.uint8)


def box(left: float, top: float, width: float, height: float) -> Quad:
    """Give a level quad."""
    right, bottom = left + width, top + height
    return Quad.from_array(np.array([(left, top), (right, top), (right, bottom), (left, bottom)]))


def rectangle(centre: tuple[float, float], width: float, height: float, degrees: float) -> NDArray[np.float64]:
    """Give the corners of a rectangle turned clockwise by so many degrees, from its own top-left clockwise."""
    along = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))]) * width / 2
    down = np.array([-np.sin(np.radians(degrees)), np.cos(np.radians(degrees))]) * height / 2
    return np.array([-along - down, along - down, along + down, -along + down], dtype=np.float64) + centre
