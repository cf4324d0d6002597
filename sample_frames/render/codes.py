"""Barcodes as pictures, made by the generator that comes with zxing-cpp (the Zint library)."""

from dataclasses import dataclass

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from pipelines.types import Symbology

_FORMATS = {
    Symbology.EAN_13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.ITF: zxingcpp.BarcodeFormat.ITF14,
    Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128,
    Symbology.QR_CODE: zxingcpp.BarcodeFormat.QRCode,
    Symbology.DATA_MATRIX: zxingcpp.BarcodeFormat.DataMatrix,
}
_ITF_14_MODULES = 135
"""Start 4, seven pairs of 18 (wide bars of two modules), stop 5."""


@dataclass(frozen=True, eq=False)
class PrintedCode:
    """A code, ready to be printed on a sheet."""

    symbology: Symbology
    text: str
    """The content, as a reader prints it: GS1 identifiers in brackets, control characters as Unicode pictures."""
    modules: NDArray[np.uint8]
    """One pixel a module: 0 is ink, 255 is paper. One row for a linear code. No quiet zone."""

    @property
    def linear(self) -> bool:
        """Whether it consists of bars."""
        return bool(self.modules.shape[0] == 1)


def check_digit(body: str) -> str:
    """Give the GS1 check digit (modulo 10, weights 3 and 1 from the right) of the digits before it.

    Source: GS1 General Specifications, section 7.9.

    Args:
        body: Digits without the check digit.

    Returns:
        One digit.
    """
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def has_valid_check_digit(number: str) -> bool:
    """Tell whether the last digit of a GTIN or SSCC is the check digit of the others."""
    return number.isdigit() and number[-1] == check_digit(number[:-1])


def _printed(symbology: Symbology, content: str, *, gs1: bool = False) -> PrintedCode:
    options = {"gs1": True} if gs1 else {}
    barcode = zxingcpp.create_barcode(content, _FORMATS[symbology], **options)
    picture = np.array(barcode.to_image(scale=1, add_hrt=False, add_quiet_zones=False))
    if symbology in {Symbology.EAN_13, Symbology.ITF, Symbology.CODE_128}:
        # One row through the middle: the bars are all that is needed, the sheet gives them their height.
        picture = picture[picture.shape[0] // 2][None]
        ink = np.flatnonzero(picture[0] == 0)
        picture = picture[:, ink[0] : ink[-1] + 1]
    return PrintedCode(symbology, barcode.text, np.ascontiguousarray(picture, np.uint8))


def ean_13(number: str) -> PrintedCode:
    """Make an EAN-13; raises ValueError for a wrong check digit."""
    return _printed(Symbology.EAN_13, number)


def itf_14(number: str) -> PrintedCode:
    """Make an ITF-14 without bearer bars; raises ValueError for a wrong check digit."""
    if len(number) != 14 or not has_valid_check_digit(number):
        raise ValueError(f"an ITF-14 needs 14 digits with a check digit, got {number}")
    code = _printed(Symbology.ITF, number)
    # The generator draws a frame of bearer bars; its uprights are cut off here, the sheet prints bars above and below.
    frame = (code.modules.shape[1] - _ITF_14_MODULES) // 2
    return PrintedCode(code.symbology, code.text, code.modules[:, frame : frame + _ITF_14_MODULES])


def code_128(content: str) -> PrintedCode:
    """Make a Code 128."""
    return _printed(Symbology.CODE_128, content)


def gs1_128(bracketed: str) -> PrintedCode:
    """Make a GS1-128 of element strings with their identifiers in brackets: "(00)…"."""
    return _printed(Symbology.CODE_128, bracketed, gs1=True)


def gs1_data_matrix(bracketed: str) -> PrintedCode:
    """Make a GS1 DataMatrix of element strings with their identifiers in brackets: "(01)…(17)…(10)…"."""
    return _printed(Symbology.DATA_MATRIX, bracketed, gs1=True)


def qr_code(content: str) -> PrintedCode:
    """Make a QR code."""
    return _printed(Symbology.QR_CODE, content)


def iso_15434(fields: tuple[str, ...]) -> PrintedCode:
    """Make a DataMatrix with an ISO/IEC 15434 format 06 message.

    Args:
        fields: Each a data identifier and its value, such as "1P74HC595" or "Q250".

    Returns:
        The code.
    """
    return _printed(Symbology.DATA_MATRIX, "[)>\x1e06\x1d" + "\x1d".join(fields) + "\x1e\x04")
