"""What the bytes of a picture file tell before anything is unpacked: how large it is, and whether its end is there.

OpenCV fills the missing part of a cut JPEG with grey, and unpacks whatever a header promises. Both are found out here.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

JPEG_START = b"\xff\xd8"
PNG_START = b"\x89PNG\r\n\x1a\n"

_AFTER_SCAN = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
"""The marker that ends a JPEG's compressed data: not a stuffed zero, not a restart marker."""

_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_NOT_A_FRAME = frozenset({0xC4, 0xC8, 0xCC})
_SCAN, _END = 0xDA, 0xD9


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a file says about itself."""

    width: int
    """Pixels; 0 if the file breaks off before it says so."""
    height: int
    """Pixels; 0 if the file breaks off before it says so."""
    is_whole: bool
    """Whether the file has its end."""


def inspect(content: bytes) -> PictureFacts | None:
    """Read the structure of a JPEG or PNG file; None for anything else, which OpenCV itself checks to the end."""
    if content.startswith(JPEG_START):
        return _jpeg(content)
    if content.startswith(PNG_START):
        return _png(content)
    return None


def _jpeg(content: bytes) -> PictureFacts:
    """Walk the segments, stepping over thumbnails in them, up to the end-of-image marker."""
    width = height = 0
    place = len(JPEG_START)
    while place + 2 <= len(content):
        if content[place] != 0xFF:
            # Stray bytes between segments: decoders skip them too.
            place += 1
            continue
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _END:
            return PictureFacts(width, height, is_whole=width > 0)
        if marker in _WITHOUT_LENGTH or marker == 0:
            place += 2
            continue
        segment = content[place + 2 : place + 11]
        if len(segment) < 2:
            break
        length = struct.unpack(">H", segment[:2])[0]
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_A_FRAME and len(segment) >= 7:
            height, width = struct.unpack(">HH", segment[3:7])
        place += 2 + max(2, length)
        if marker == _SCAN:
            end = _AFTER_SCAN.search(content, place)
            if end is None:
                break
            place = end.start(1) - 1
    return PictureFacts(width, height, is_whole=False)


def _png(content: bytes) -> PictureFacts:
    """Walk the chunks up to the one that ends the picture."""
    width = height = 0
    place = len(PNG_START)
    while place + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[place : place + 8])
        if kind == b"IHDR" and place + 16 <= len(content):
            width, height = struct.unpack(">II", content[place + 8 : place + 16])
        # Each chunk ends with a checksum of four bytes.
        place += 12 + length
        if kind == b"IEND" and place <= len(content):
            return PictureFacts(width, height, is_whole=width > 0)
    return PictureFacts(width, height, is_whole=False)
