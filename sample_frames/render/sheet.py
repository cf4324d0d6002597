"""Flat things with known content: paper, labels, signs, faces of boxes. Everything is measured in millimetres."""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipelines.types import Symbology
from sample_frames.render.codes import PrintedCode
from sample_frames.render.fonts import Typeface, font

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""
Corners = NDArray[np.float64]
"""4 × 2: x and y of four corners, clockwise from the content's own top-left."""
MM_PER_POINT = 25.4 / 72
BLACK: Colour = (22, 22, 24)
WHITE: Colour = (244, 243, 239)


@dataclass(frozen=True, eq=False)
class TextMark:
    """A line of text on a sheet."""

    text: str
    corners: Corners
    """Millimetres from the sheet's top-left, around the ink."""


@dataclass(frozen=True, eq=False)
class CodeMark:
    """A barcode on a sheet."""

    symbology: Symbology
    text: str
    corners: Corners
    """Millimetres from the sheet's top-left, around the ink."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A flat thing, finished."""

    pixels: NDArray[np.uint8]
    """Height × width × 4: red, green, blue, opacity."""
    pixels_per_mm: float
    texts: tuple[TextMark, ...] = ()
    """In reading order."""
    codes: tuple[CodeMark, ...] = ()

    @property
    def width(self) -> float:
        """Millimetres."""
        return float(self.pixels.shape[1] / self.pixels_per_mm)

    @property
    def height(self) -> float:
        """Millimetres."""
        return float(self.pixels.shape[0] / self.pixels_per_mm)


def box_corners(left: float, top: float, right: float, bottom: float) -> Corners:
    """Give the corners of an upright rectangle."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)


class Typesetter:
    """Puts text, codes and shapes on one sheet."""

    def __init__(self, ground: Image.Image, pixels_per_mm: float) -> None:
        """Start from a ground.

        Args:
            ground: The empty sheet, any mode; opacity is kept if it has any.
            pixels_per_mm: Its resolution.
        """
        self._image = ground.convert("RGBA")
        self._scale = pixels_per_mm
        self._draw = ImageDraw.Draw(self._image)
        self._texts: list[TextMark] = []
        self._codes: list[CodeMark] = []

    @classmethod
    def blank(cls, width: float, height: float, colour: Colour = WHITE, pixels_per_mm: float = 10.0) -> "Typesetter":
        """Start from an empty sheet of this size in millimetres."""
        size = (round(width * pixels_per_mm), round(height * pixels_per_mm))
        return cls(Image.new("RGB", size, colour), pixels_per_mm)

    @classmethod
    def on(cls, ground: Sheet) -> "Typesetter":
        """Start from another sheet; what is known of its content stays known."""
        setter = cls(Image.fromarray(ground.pixels), ground.pixels_per_mm)
        setter._texts.extend(ground.texts)
        setter._codes.extend(ground.codes)
        return setter

    def text(
        self,
        at: tuple[float, float],
        text: str,
        typeface: Typeface,
        points: float,
        ink: Colour = BLACK,
        *,
        anchor: Literal["ls", "ms", "rs"] = "ls",
        known: bool = True,
    ) -> None:
        """Set one line.

        Args:
            at: Millimetres from the left and to the baseline.
            text: The line.
            typeface: Its typeface.
            points: Height of the em square.
            ink: Its colour.
            anchor: Whether `at` is the line's left end, middle or right end.
            known: Whether the line belongs to what must be read.
        """
        face = font(typeface, points * MM_PER_POINT * self._scale)
        place = (at[0] * self._scale, at[1] * self._scale)
        self._draw.text(place, text, fill=ink, font=face, anchor=anchor)
        if known:
            # Pillow's own bounding box counts the space beside the first and last letter; the mask is the ink.
            mask, offset = face.getmask2(text, mode="L", anchor=anchor, start=(place[0] % 1, place[1] % 1))
            shift = np.array((int(place[0]) + offset[0], int(place[1]) + offset[1]), np.float64)
            ink_box = mask.getbbox() or (0, 0, 0, 0)
            self._texts.append(TextMark(text, (box_corners(*ink_box) + shift) / self._scale))

    def lines(
        self,
        at: tuple[float, float],
        lines: tuple[str, ...],
        typeface: Typeface,
        points: float,
        ink: Colour = BLACK,
        *,
        pitch: float = 1.45,
    ) -> float:
        """Set lines below each other; an empty one leaves 0.6 of a line.

        Args:
            at: Millimetres from the left and to the first baseline.
            lines: The lines.
            typeface: Their typeface.
            points: Height of the em square.
            ink: Their colour.
            pitch: Distance of the baselines, in em.

        Returns:
            The baseline where a next line would be, in millimetres from the top.
        """
        step = points * MM_PER_POINT * pitch
        baseline = at[1]
        for line in lines:
            if line:
                self.text((at[0], baseline), line, typeface, points, ink)
            baseline += step if line else 0.6 * step
        return baseline

    def code(
        self, at: tuple[float, float], code: PrintedCode, module: float, height: float = 0.0, ink: Colour = BLACK
    ) -> float:
        """Print a barcode. The quiet zone is the caller's care.

        Args:
            at: Millimetres from the left and top.
            code: The code.
            module: Width of a module, in millimetres; rounded to whole pixels of the sheet.
            height: Height of the bars in millimetres; a matrix code has its own.
            ink: Colour of the dark modules.

        Returns:
            The printed width, in millimetres.
        """
        size = max(1, round(module * self._scale))
        rows = round(height * self._scale) if code.linear else code.modules.shape[0] * size
        columns = code.modules.shape[1] * size
        mask = cv2.resize(255 - code.modules, (columns, rows), interpolation=cv2.INTER_NEAREST)
        left, top = round(at[0] * self._scale), round(at[1] * self._scale)
        self._image.paste((*ink, 255), (left, top), Image.fromarray(np.asarray(mask, np.uint8)))
        corners = box_corners(left, top, left + columns, top + rows) / self._scale
        self._codes.append(CodeMark(code.symbology, code.text, corners))
        return float(columns / self._scale)

    def rectangle(
        self,
        box: tuple[float, float, float, float],
        fill: Colour | None = None,
        line: Colour | None = None,
        w: float = 0.3,
    ) -> None:
        """Draw a rectangle: left, top, right, bottom in millimetres; `w` is the width of its line."""
        self._draw.rectangle(self._pixels(box), fill=fill, outline=line, width=max(1, round(w * self._scale)))

    def rounded(self, box: tuple[float, float, float, float], radius: float, line: Colour, w: float) -> None:
        """Draw the line of a rounded rectangle; all in millimetres."""
        self._draw.rounded_rectangle(
            self._pixels(box), radius * self._scale, outline=line, width=max(1, round(w * self._scale))
        )

    def circle(self, centre: tuple[float, float], radius: float, fill: Colour) -> None:
        """Draw a disc; all in millimetres."""
        x, y = centre
        self._draw.ellipse(self._pixels((x - radius, y - radius, x + radius, y + radius)), fill=fill)

    def paste(self, sheet: Sheet, at: tuple[float, float]) -> None:
        """Stick another sheet of the same resolution on this one, its top-left at these millimetres."""
        if sheet.pixels_per_mm != self._scale:
            raise ValueError("a sheet can only be stuck on one of the same resolution")
        left, top = round(at[0] * self._scale), round(at[1] * self._scale)
        picture = Image.fromarray(sheet.pixels)
        self._image.alpha_composite(picture, (left, top))
        shift = np.array((left, top), np.float64) / self._scale
        self._texts.extend(TextMark(mark.text, mark.corners + shift) for mark in sheet.texts)
        self._codes.extend(CodeMark(mark.symbology, mark.text, mark.corners + shift) for mark in sheet.codes)

    def _pixels(self, box: tuple[float, float, float, float]) -> list[int]:
        left, top, right, bottom = (round(value * self._scale) for value in box)
        # Pillow counts the last column and row as part of a shape.
        return [left, top, max(left, right - 1), max(top, bottom - 1)]

    def finish(self) -> Sheet:
        """Give the sheet."""
        return Sheet(np.array(self._image), self._scale, tuple(self._texts), tuple(self._codes))


def shaded(sheet: Sheet, shade: NDArray[np.float32]) -> Sheet:
    """Multiply a sheet's brightness by a field of its own size: creases, dents, wear."""
    pixels = sheet.pixels.astype(np.float32)
    pixels[..., :3] *= shade[..., None]
    return Sheet(np.clip(pixels, 0, 255).astype(np.uint8), sheet.pixels_per_mm, sheet.texts, sheet.codes)


def rounded_corners(sheet: Sheet, radius: float) -> Sheet:
    """Cut a sheet's corners round; the radius is in millimetres."""
    height, width = sheet.pixels.shape[:2]
    mask = Image.new("L", (width, height), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width - 1, height - 1), radius * sheet.pixels_per_mm, fill=255)
    pixels = sheet.pixels.copy()
    pixels[..., 3] = np.minimum(pixels[..., 3], np.asarray(mask))
    return Sheet(pixels, sheet.pixels_per_mm, sheet.texts, sheet.codes)
