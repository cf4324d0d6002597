"""A page with rare words and a code: what must be heard, and found nowhere else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from sample_frames.render.codes import ean_13
from sample_frames.render.fonts import Typeface, font

WORDS = ("Zwaluwkwartel", "Vlinderhoef", "Pimpelmees")
"""In no text of the program's own."""
CODE = "8712345678906"
FIND = "Wielewaal"
"""What is typed to be found."""
ALL = (*WORDS, CODE, FIND)

PICTURE_MARKS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF", b"II*\0", b"MM\0*", b"BM6", b"P5\n", b"P6\n")
"""How files of pictures, and of sound, begin."""


def page(folder: Path) -> Path:
    """Make a folder with the page in it, as a camera."""
    sheet = Image.new("RGB", (1280, 720), "white")
    draw = ImageDraw.Draw(sheet)
    for row, word in enumerate(WORDS):
        draw.text((120, 80 + 90 * row), f"{word} {row + 2}", "black", font(Typeface.NARROW, 52))
    bars = np.repeat(np.repeat(ean_13(CODE).modules, 5, axis=1), 160, axis=0)
    sheet.paste(Image.fromarray(bars), (420, 460))
    folder.mkdir()
    sheet.save(folder / "1.png")
    return folder


def told_in(content: bytes) -> list[str]:
    """Name the canaries that are in a file or a log, however they are written."""
    lowered = content.lower()
    ways = ("utf-8", "utf-16-le", "utf-16-be")
    return [each for each in ALL if any(each.lower().encode(way) in lowered for way in ways)]
