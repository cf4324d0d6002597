"""Codes drawn by zxing-cpp's writer into pictures, turned, resized and blurred."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from pipelines.types import Pixels, Symbology
from pipelines.vision.barcode_reading import Grey

FORMATS = {
    Symbology.EAN_13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.EAN_8: zxingcpp.BarcodeFormat.EAN8,
    Symbology.UPC_A: zxingcpp.BarcodeFormat.UPCA,
    Symbology.UPC_E: zxingcpp.BarcodeFormat.UPCE,
    Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128,
    Symbology.CODE_39: zxingcpp.BarcodeFormat.Code39,
    Symbology.CODE_93: zxingcpp.BarcodeFormat.Code93,
    Symbology.CODABAR: zxingcpp.BarcodeFormat.Codabar,
    Symbology.ITF: zxingcpp.BarcodeFormat.ITF,
    Symbology.DATABAR: zxingcpp.BarcodeFormat.DataBarOmni,
    Symbology.QR_CODE: zxingcpp.BarcodeFormat.QRCode,
    Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
    Symbology.AZTEC: zxingcpp.BarcodeFormat.Aztec,
    Symbology.PDF417: zxingcpp.BarcodeFormat.PDF417,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A code to draw."""

    symbology: Symbology
    content: str
    module: int = 3
    """Pixels a module."""
    gs1: bool = False
    """Written with FNC1 in first place; the content has its identifiers in brackets."""


def label(code: Drawn) -> Grey:
    """Draw a code on a white label with its quiet zone."""
    options = {"gs1": True} if code.gs1 else {}
    symbol = zxingcpp.create_barcode(code.content, FORMATS[code.symbology], **options)
    drawn = np.array(symbol.to_image(scale=code.module), dtype=np.uint8)
    return np.pad(drawn, 12 * code.module, constant_values=255)


def bars(seed: int = 7) -> Grey:
    """Draw bars that are no code."""
    widths = np.random.default_rng(seed).integers(3, 10, 60)
    row = np.repeat(np.arange(60) % 2 * 255, widths).astype(np.uint8)
    return np.pad(np.tile(row, (120, 1)), 30, constant_values=255)


def scene(grey: Grey, turn_degrees: float = 0.0, blur_pixels: float = 0.0) -> Pixels:
    """Lay a label on a grey table, turned clockwise about its middle; nothing is cut off."""
    height, width = grey.shape
    side = int(np.ceil(np.hypot(height, width))) + 40
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -turn_degrees, 1.0)
    turn[:, 2] += (side - width) / 2, (side - height) / 2
    table = cv2.warpAffine(grey, turn, (side, side), flags=cv2.INTER_AREA, borderValue=(150,))
    if blur_pixels:
        table = cv2.GaussianBlur(table, (0, 0), blur_pixels)
    return np.asarray(cv2.cvtColor(table, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def side_by_side(*labels: Grey) -> Grey:
    """Put labels in a row on one sheet."""
    height = max(each.shape[0] for each in labels)
    padded = [np.pad(each, ((0, height - each.shape[0]), (0, 0)), constant_values=255) for each in labels]
    return np.asarray(np.hstack(padded), dtype=np.uint8)
