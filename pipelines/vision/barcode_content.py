"""From what a reader decoded to what the product knows about it."""

from __future__ import annotations

from pipelines.types import Barcode, BarcodeStage, ElementString, Symbology
from pipelines.vision.barcode_reading import BarcodeReading
from pipelines.vision.gs1 import GS1_IDENTIFIERS, element_strings
from pipelines.vision.gtin import GTIN_DIGITS, expand_upc_e, gtin14, has_valid_check_digit
from pipelines.vision.label_message import label_fields
from pipelines.vision.plain_text import plain_text

_FNC1 = "\x1d"
_GTIN_IDENTIFIER = "01"


def interpreted(reading: BarcodeReading, stage: BarcodeStage, *, is_confirmed: bool = False) -> Barcode | None:
    """Interpret what was read; None if a check digit inside it fails.

    Args:
        reading: In full-frame pixels.
        stage: Which pass read it.
        is_confirmed: Whether its bars, drawn again, fit the picture.
    """
    try:
        elements = element_strings(reading.content, reading.symbology_identifier)
        gtin = _gtin(reading, elements)
    except ValueError:
        return None
    return Barcode(
        symbology=reading.symbology,
        content=reading.content,
        text=plain_text(reading.text, kept=_FNC1 if reading.symbology_identifier in GS1_IDENTIFIERS else ""),
        symbology_identifier=reading.symbology_identifier,
        gtin=gtin,
        gs1=elements,
        label_fields=label_fields(reading.content),
        quad=reading.quad,
        stage=stage,
        is_confirmed=is_confirmed,
    )


def _gtin(reading: BarcodeReading, elements: tuple[ElementString, ...]) -> str | None:
    """Find the GTIN that the carrier is meant for; digits in a plain Code 128 or QR code are none.

    Raises:
        ValueError: If it fails its check digit.
    """
    match reading.symbology:
        case Symbology.EAN_13 | Symbology.EAN_8 | Symbology.UPC_A:
            return gtin14(reading.text)
        case Symbology.UPC_E:
            return gtin14(expand_upc_e(reading.text))
        case Symbology.ITF if len(reading.text) == GTIN_DIGITS and has_valid_check_digit(reading.text):
            # Other ITF codes may have 14 digits without being a GTIN: the check digit is not mandatory.
            return gtin14(reading.text)
    return next((element.value for element in elements if element.identifier == _GTIN_IDENTIFIER), None)
