"""The zxing-cpp library as a reader."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import zxingcpp

from pipelines.types import Quad, Symbology
from pipelines.vision.barcode_reading import LINEAR, RETAIL, BarcodeReading, Grey, Reader
from pipelines.vision.gtin import compress_upc_a

_Format = zxingcpp.BarcodeFormat
_FORMATS = {
    Symbology.EAN_13: _Format.EAN13,
    Symbology.EAN_8: _Format.EAN8,
    Symbology.UPC_A: _Format.UPCA,
    Symbology.UPC_E: _Format.UPCE,
    Symbology.CODE_128: _Format.Code128,
    Symbology.CODE_39: _Format.Code39,
    Symbology.CODE_93: _Format.Code93,
    Symbology.CODABAR: _Format.Codabar,
    Symbology.ITF: _Format.ITF,
    Symbology.DATABAR: _Format.DataBar,
    Symbology.QR_CODE: _Format.QRCode,
    Symbology.DATA_MATRIX: _Format.DataMatrix,
    Symbology.AZTEC: _Format.Aztec,
    Symbology.PDF417: _Format.PDF417,
}
_SYMBOLOGIES = {str(_FORMATS[s]): s for s in _FORMATS if s not in RETAIL}
_RETAIL_FORMATS = {str(_Format.EAN13): Symbology.EAN_13, str(_Format.ISBN): Symbology.EAN_13}
_RETAIL_FORMATS |= {str(_Format.UPCA): Symbology.UPC_A}
_RETAIL_FORMATS |= {str(_Format.EAN8): Symbology.EAN_8, str(_Format.UPCE): Symbology.UPC_E}


def formats_of(symbologies: frozenset[Symbology]) -> zxingcpp.BarcodeFormats:
    """Name symbologies in the library's words."""
    return zxingcpp.BarcodeFormats([_FORMATS[s] for s in sorted(symbologies)])


@dataclass(frozen=True, slots=True)
class ZxingEffort:
    """How hard zxing-cpp tries."""

    turned: bool = True
    """Scan columns as well as rows."""
    halves: bool = True
    """Look at reduced copies too."""


FULL_EFFORT = ZxingEffort()
UPRIGHT_ONLY = ZxingEffort(turned=False, halves=False)


def read_with_zxing(
    grey: Grey, symbologies: frozenset[Symbology], effort: ZxingEffort = FULL_EFFORT
) -> tuple[BarcodeReading, ...]:
    """Decode every symbol that zxing-cpp finds, dark on light.

    Args:
        grey: The picture.
        symbologies: What to look for; others are not reported.
        effort: How hard to try.
    """
    if not symbologies or grey.size == 0:
        return ()
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(grey),
        formats=formats_of(symbologies),
        try_rotate=effort.turned,
        try_downscale=effort.halves,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    readings = (_reading(symbol) for symbol in found if symbol.valid)
    return tuple(r for r in readings if r is not None and r.symbology in symbologies)


def _reading(symbol: zxingcpp.Barcode) -> BarcodeReading | None:
    symbology = _SYMBOLOGIES.get(str(symbol.symbology)) or _RETAIL_FORMATS.get(str(symbol.format))
    if symbology is None:
        return None
    content, text = symbol.bytes, symbol.text
    if symbology in RETAIL:
        try:
            symbology, text = _retail(symbology, text)
        except ValueError:
            return None
        content = text.encode("ascii")
    position = symbol.position
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    quad = Quad.from_array(np.array([(p.x, p.y) for p in corners], dtype=np.float32))
    if symbology in LINEAR:
        quad = _clockwise(quad)
    return BarcodeReading(symbology, content, text, symbol.symbology_identifier, quad, Reader.ZXING)


def _clockwise(quad: Quad) -> Quad:
    """Swap top and bottom where needed: for bars that are read backwards the library swaps left and right only."""
    a, b, c, d = quad.points
    runs_clockwise = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x) >= 0
    return quad if runs_clockwise else Quad((d, c, b, a))


def _retail(symbology: Symbology, text: str) -> tuple[Symbology, str]:
    """Undo the library's padding: version 3 gives UPC-A and UPC-E as 13 digits.

    Raises:
        ValueError: If a UPC-E number has no UPC-E form.
    """
    if symbology is Symbology.UPC_E:
        return symbology, compress_upc_a(text[1:])
    if symbology is not Symbology.EAN_8 and text.startswith("0"):
        return Symbology.UPC_A, text[1:]
    return symbology, text
