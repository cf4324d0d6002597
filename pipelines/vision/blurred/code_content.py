"""What a code says, in the words of a barcode reader."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.types import Symbology


@dataclass(frozen=True, slots=True)
class CodeContent:
    """As BarcodeReading has it from an ordinary reader."""

    symbology: Symbology
    """UPC_A for an EAN-13 that begins with 0."""
    content: bytes
    """FNC1 is the byte 0x1D; UPC-A has 12 digits."""
    text: str
    """The content in ISO/IEC 8859-1."""
    symbology_identifier: str
    """ISO/IEC 15424 identifier."""


_IDENTIFIERS = {Symbology.EAN_13: "]E0", Symbology.UPC_A: "]E0", Symbology.EAN_8: "]E4", Symbology.ITF: "]I1"}


def number_content(symbology: Symbology, number: str) -> CodeContent:
    """Give the content of an EAN-13, EAN-8 or ITF-14, by its number of 13, 8 or 14 digits."""
    if symbology is Symbology.EAN_13 and number.startswith("0"):
        symbology, number = Symbology.UPC_A, number[1:]
    return CodeContent(symbology, number.encode("ascii"), number, _IDENTIFIERS[symbology])
