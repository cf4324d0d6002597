"""What is to be known of a picture to judge its camera; also for the camera's process, so it imports little."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEP = 8
"""Every so many rows and columns a pixel is looked at: 14,400 of 1280 × 720, which takes under 0.2 ms. No two pictures
of a sensor agree in so many, because of its noise."""

PATCHES = 22
"""So many patches lie one below the other in a picture, and as many beside each other as are square: each is 32 pixels
of 720 high, so 16 of the pixels that are looked at, or 64 of a small grey picture, are averaged in it."""

BLACKEST = 30
"""The brightest patch (of 255) up to which a picture is black.

Reading refuses a whole picture that is below 30.6 on average (`too_dark_below` in pipelines/reading/capture.py); here
not even the brightest patch comes up to that. Sensors put black at 0 to 16, and a covered lens is above it, for the
camera then amplifies its noise as far as it can. It was chosen by a simulated sensor (sample_frames/render/sensor.py):

- Without any light and with 4 times the noise of a small sensor indoors, single pixels come to 71, the brightest patch
  to 24, or 14 in a small grey picture. With 6 times the noise it is at this limit, or at 17.
- A lamp of 20 × 20 of 1280 × 720 pixels in a dark room makes it 40 and more.
- Of seven pictures of the sample sets, darkened, bars were read down to 43, and a QR code down to 31.

No real lens was tried.
"""
LIT = 36
"""The brightest patch above which a camera that was black gives light again: more than BLACKEST, lest a room that is
nearly dark be told of again and again."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be known of a picture to judge its camera."""

    digest: int
    """Two pictures with another digest differ."""
    brightest: int
    """The average of the brightest patch, 0 to 255."""

    @property
    def is_black(self) -> bool:
        """Tell whether there is no light; noise is none."""
        return self.brightest <= BLACKEST

    @property
    def is_lit(self) -> bool:
        """Tell whether there is light beyond doubt."""
        return self.brightest > LIT


def look_at(picture: NDArray[np.uint8], step: int = STEP) -> Look:
    """Look at a picture, in colour or grey; at the pixels of every `step`-th row and column."""
    sample = np.ascontiguousarray(picture[::step, ::step])
    return Look(zlib.crc32(sample.data), _brightest_patch(sample))


def _brightest_patch(sample: NDArray[np.uint8]) -> int:
    """Average the patches, with their colours; the rest of a patch at the right and at the bottom is left out."""
    side = max(1, sample.shape[0] // PATCHES)
    rows, columns = sample.shape[0] // side, max(1, sample.shape[1] // side)
    patches = sample[: rows * side, : columns * side].reshape(rows, side, columns, -1)
    return int(patches.mean(axis=(1, 3), dtype=np.float32).max())
