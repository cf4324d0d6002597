"""What the third stage of the barcode cascade asks of a reader of blurred codes."""

from __future__ import annotations

from typing import Protocol

from pipelines.vision.barcode_reading import BarcodeReading
from pipelines.vision.blurred.evidence import CodeEvidence
from pipelines.vision.region_crop import UprightCrop


class BlurredCodeReader(Protocol):
    """Reads linear codes that ordinary decoders cannot; what is seen of a code can be summed over frames."""

    def look(self, crop: UprightCrop) -> CodeEvidence | None:
        """Give what the bars of one region in one frame say; None if it looks like no code that the reader knows.

        The quad is in the pixels of the picture that the crop was cut from.
        """

    def judged(self, evidence: CodeEvidence, known: frozenset[str]) -> BarcodeReading | None:
        """Give the code if the evidence suffices and its bars, drawn again, fit the picture.

        Args:
            evidence: One look, or the sum of several.
            known: Contents that are in stock: GTINs with 14 digits, others as text. One of them needs less, but must
                still be the best of all legal codes.
        """
