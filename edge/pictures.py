"""Picture files: opened safely, and refused in plain words."""

from __future__ import annotations

import stat
from pathlib import Path

import cv2
import numpy as np

from edge import picture_format
from edge.errors import UserError
from pipelines.types import Pixels
from pipelines.vision import MOST_PIXELS

LARGEST_BYTES = 200_000_000
"""A file beyond this size is refused unread."""


def load(path: Path) -> Pixels:
    """Open a picture file as 8-bit blue-green-red, turned upright as its EXIF orientation says.

    Grey, 16-bit and transparent pictures are converted as OpenCV does it; transparency is dropped.

    Raises:
        UserError: the file is missing, empty, cut off, too large, not a picture, or may not be read.
    """
    content = _content(path)
    if not content:
        raise UserError(f"{path} is empty. Copy it again from where it came.")
    facts = picture_format.inspect(content)
    if facts is not None:
        if facts.width * facts.height > MOST_PIXELS:
            raise _too_large(path, f" ({facts.width} × {facts.height} pixels)")
        if not facts.is_whole:
            raise UserError(f"{path} is cut off: its end is missing. Copy it again from where it came.")
    try:
        pixels = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        if "CV_IO_MAX_IMAGE" in str(error):
            raise _too_large(path, "") from error
        raise UserError(f"{path} is damaged and cannot be opened. Copy it again from where it came.") from error
    # OpenCV gives None for what it cannot open; its type hints leave that out.
    if pixels is None:
        raise UserError(f"{path} is not a picture, or a damaged one. Use a JPEG, PNG, WebP, BMP or TIFF file.")
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise UserError(f"{path} holds a kind of picture that is not known here. Save it as JPEG or PNG.")
    return np.ascontiguousarray(pixels, dtype=np.uint8)


def _content(path: Path) -> bytes:
    """Read a file whole, if it is an ordinary one of a bearable size."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UserError(f"{path} is a folder. Name the pictures in it.")
        if not stat.S_ISREG(status.st_mode):
            raise UserError(f"{path} is not an ordinary file. Name a picture file.")
        if status.st_size > LARGEST_BYTES:
            raise UserError(
                f"{path} is {status.st_size / 1e6:,.0f} MB; at most {LARGEST_BYTES / 1e6:,.0f} MB is opened. "
                "Make it smaller."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"There is no file {path}. Check the name.") from error
    except PermissionError as error:
        raise UserError(
            f"{path} may not be read. Change its permissions, or copy it to a place of your own."
        ) from error
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}. Check the name and the disk.") from error


def _too_large(path: Path, size: str) -> UserError:
    return UserError(
        f"{path} is too large{size}; at most {MOST_PIXELS // 1_000_000} megapixels are opened. Make it smaller."
    )
