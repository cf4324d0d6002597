"""Seeing: frame quality, text, layout and barcodes in one frame.

OpenCV reads its limits once, when it is first imported. They are set here, because whatever of the program uses OpenCV
imports this package first: `edge` does so in its own first line.
"""

from __future__ import annotations

import os

MOST_PIXELS = 100_000_000
"""The largest picture that is opened. It takes 300 MB; without a limit, a file of 1 MB may unpack to several GB."""

MOST_THREADS = 4
"""The most processor cores that looking may be given: a Raspberry Pi has four, and more make little faster."""

# A limit or a level that somebody set on purpose is kept.
os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MOST_PIXELS))
# Damaged files are reported by the program in its own words; OpenCV and FFmpeg would add theirs to standard error.
os.environ.setdefault("OPENCV_LOG_LEVEL", "FATAL")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
