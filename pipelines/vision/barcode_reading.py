"""What one pass of one reader found, before it is trusted."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.types import Quad, Symbology

Grey = NDArray[np.uint8]
"""A picture: height × width, 0 (black) to 255."""

EVERY_SYMBOLOGY = frozenset(Symbology)

RETAIL = frozenset({Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A, Symbology.UPC_E})
"""EAN and UPC: a single modulo-10 digit guards them."""

LINEAR = RETAIL | {
    Symbology.CODE_128,
    Symbology.CODE_39,
    Symbology.CODE_93,
    Symbology.CODABAR,
    Symbology.ITF,
    Symbology.DATABAR,
}
"""Codes of parallel bars; the others are matrices or stacks."""


class Reader(enum.StrEnum):
    """Which library decoded, or that the networks for blurred codes did."""

    ZXING = "zxing"
    ZBAR = "zbar"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class BarcodeReading:
    """One decoded symbol. Its symbology's own check passed in the reader, which is not yet enough to trust it."""

    symbology: Symbology
    content: bytes
    """Raw content; FNC1 is the byte 0x1D. UPC-A has 12 digits, UPC-E 8."""
    text: str
    """The content as the reader prints it; control characters not yet made harmless."""
    symbology_identifier: str
    """ISO/IEC 15424 identifier; empty if the reader gives none."""
    quad: Quad
    """In the pixels of the picture that the reader was given, until `placed` maps it."""
    reader: Reader
    scan_lines: int | None = None
    """How many scan lines agreed; None if the reader does not tell or the symbology has none."""

    def placed(self, to_frame: NDArray[np.float64]) -> BarcodeReading:
        """Map the quad into the full frame.

        Args:
            to_frame: 2 × 3 affine matrix from this picture's pixels to the frame's.
        """
        corners = self.quad.as_array() @ to_frame[:, :2].T + to_frame[:, 2]
        return replace(self, quad=Quad.from_array(corners))
