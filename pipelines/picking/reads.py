"""One decode as evidence: what it says, how much its symbology guards it, and whether it is a look of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from pipelines.picking.label_content import LabelContent, content_of
from pipelines.types import Barcode, BarcodeStage, Quad, Symbology

STRONG_CHECKSUM = frozenset(
    {Symbology.CODE_128, Symbology.QR_CODE, Symbology.DATA_MATRIX, Symbology.AZTEC, Symbology.PDF417}
)
"""Symbologies whose own checksum makes a single read of an ordinary decoder enough."""
RETAIL = frozenset({Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A, Symbology.UPC_E})
"""EAN and UPC: a single modulo-10 digit guards them."""
_MATRIX = frozenset({Symbology.QR_CODE, Symbology.DATA_MATRIX, Symbology.AZTEC})


@dataclass(frozen=True, slots=True)
class Read:
    """A code that was decoded in one frame."""

    label: LabelContent
    identity: str
    """What tells this label from others: a GTIN, which has several printed forms; else the text as it was decoded."""
    symbology: Symbology
    is_plain: bool
    """Whether an ordinary decoder read it in the whole picture, without any crop, resizing or sharpening."""
    is_confirmed: bool
    """Whether its bars, drawn again, fit the picture. Of ordinary decoders' 31 misreads of hand-held EANs none did, of
    620 right ones 95 % of those that zxing-cpp read (`python -m tests.corpus.misreads`)."""
    quad: Quad
    frame_id: int
    at: float
    """Seconds on the run's clock, when the frame was captured."""
    is_inferred: bool = False
    """Whether networks read it: the likeliest of all codes whose checksum passes, so that the checksum, which every
    such code passes, proves nothing."""

    @classmethod
    def of(cls, barcode: Barcode, frame_id: int, at: float) -> Self | None:
        """Take a decode; None for one that is no evidence: parts of other codes read as ITF of any length."""
        symbology, label = barcode.symbology, content_of(barcode)
        if symbology is Symbology.ITF and barcode.gtin is None:
            return None
        identity = label.key if symbology in RETAIL or symbology is Symbology.ITF else label.shown
        is_plain = barcode.stage is BarcodeStage.ZXING
        is_inferred = barcode.stage is BarcodeStage.NETWORK
        return cls(label, identity, symbology, is_plain, barcode.is_confirmed, barcode.quad, frame_id, at, is_inferred)

    @property
    def is_strong(self) -> bool:
        """Whether its checksum makes a misread practically impossible."""
        return self.symbology in STRONG_CHECKSUM and not self.is_inferred

    @property
    def is_linear(self) -> bool:
        """Whether it consists of bars, so that it is seen as stripes where it cannot be decoded."""
        return self.symbology not in _MATRIX

    def is_same_look(self, other: Read) -> bool:
        """Tell whether both are one look at the same thing: of one frame, or of two that do not differ at all."""
        return self.identity == other.identity and (self.frame_id == other.frame_id or self.quad == other.quad)
