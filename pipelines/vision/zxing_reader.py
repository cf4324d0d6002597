"""The zxing-cpp library as a reader."""

from __future__ import annotations

import numpy as np
import zxingcpp

from pipelines.types import Quad, Symbology
from pipelines.vision.barcode_reading import RETAIL, BarcodeReading, Grey, Reader
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


def read_with_zxing(
    grey: Grey, symbologies: frozenset[Symbology], *, halves: bool = True, inverted: bool = True
) -> tuple[BarcodeReading, ...]:
    """Decode every symbol that zxing-cpp finds.

    Args:
        grey: The picture.
        symbologies: What to look for; others are not reported.
        halves: Look at reduced copies too.
        inverted: Look for light bars on dark too.
    """
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(grey), formats=formats_of(symbologies), try_downscale=halves, try_invert=inverted
    )
    readings = (_reading(symbol) for symbol in found if symbol.valid)
    return tuple(r for r in readings if r is not None and r.symbology in symbologies)


def _reading(symbol: zxingcpp.Barcode) -> BarcodeReading | None:
    symbology = _SYMBOLOGIES.get(str(symbol.symbology)) or _RETAIL_FORMATS.get(str(symbol.format))
    if symbology is None:
        return None
    content, text = symbol.bytes, symbol.text
    if symbology in RETAIL:
        symbology, text = _retail(symbology, text)
        content = text.encode("ascii")
    position = symbol.position
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    quad = Quad.from_array(np.array([(p.x, p.y) for p in corners], dtype=np.float32))
    return BarcodeReading(symbology, content, text, symbol.symbology_identifier, quad, Reader.ZXING)


def _retail(symbology: Symbology, text: str) -> tuple[Symbology, str]:
    """Undo the library's padding: version 3 gives UPC-A and UPC-E as 13 digits."""
    if symbology is Symbology.UPC_E:
        return symbology, compress_upc_a(text[1:])
    if symbology is not Symbology.EAN_8 and text.startswith("0"):
        return Symbology.UPC_A, text[1:]
    return symbology, text
