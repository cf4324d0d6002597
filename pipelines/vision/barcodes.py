"""The barcodes of one picture: zxing-cpp first, zbar where that found nothing."""

from __future__ import annotations

import cv2
import numpy as np

from pipelines.types import Barcode, BarcodeStage, Pixels, Symbology
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY, BarcodeReading
from pipelines.vision.gs1 import Gs1Error, element_strings
from pipelines.vision.gtin import expand_upc_e, gtin14, has_valid_check_digit
from pipelines.vision.label_message import label_fields
from pipelines.vision.plain_text import plain_text
from pipelines.vision.zbar_reader import read_with_zbar
from pipelines.vision.zxing_reader import read_with_zxing


class BarcodeCascade:
    """Implements BarcodeEngine."""

    def __init__(self, symbologies: frozenset[Symbology] = EVERY_SYMBOLOGY) -> None:
        self._symbologies = symbologies

    def decode(self, pixels: Pixels) -> tuple[Barcode, ...]:
        """Give every code that passes its checks; the same physical code once."""
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        readings, stage = read_with_zxing(grey, self._symbologies), BarcodeStage.ZXING
        if not readings:
            readings, stage = read_with_zbar(grey, self._symbologies), BarcodeStage.ZBAR
        barcodes = (as_barcode(reading, stage) for reading in readings)
        return tuple(b for b in barcodes if b is not None)


def as_barcode(reading: BarcodeReading, stage: BarcodeStage) -> Barcode | None:
    """Interpret what was read; None if a check digit inside fails."""
    try:
        elements = element_strings(reading.content, reading.symbology_identifier)
        gtin = _gtin(reading)
    except (Gs1Error, ValueError):
        return None
    if gtin is None:
        gtin = next((e.value for e in elements if e.identifier == "01"), None)
    return Barcode(
        symbology=reading.symbology,
        content=reading.content,
        text=plain_text(reading.text),
        symbology_identifier=reading.symbology_identifier,
        gtin=gtin,
        gs1=elements,
        label_fields=label_fields(reading.content),
        quad=reading.quad,
        stage=stage,
    )


def _gtin(reading: BarcodeReading) -> str | None:
    match reading.symbology:
        case Symbology.EAN_13 | Symbology.EAN_8 | Symbology.UPC_A:
            return gtin14(reading.text)
        case Symbology.UPC_E:
            return gtin14(expand_upc_e(reading.text))
        case Symbology.ITF if len(reading.text) == len("00012345678905") and has_valid_check_digit(reading.text):
            return gtin14(reading.text)
    return None
