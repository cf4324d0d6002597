"""The zbar library as a reader, through pyzbar's bindings."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from pyzbar import wrapper as zbar

from pipelines.types import Quad, Symbology
from pipelines.vision.barcode_reading import RETAIL, BarcodeReading, Grey, Reader

_KINDS = {
    Symbology.EAN_13: zbar.ZBarSymbol.EAN13,
    Symbology.EAN_8: zbar.ZBarSymbol.EAN8,
    Symbology.UPC_A: zbar.ZBarSymbol.UPCA,
    Symbology.UPC_E: zbar.ZBarSymbol.UPCE,
    Symbology.CODE_128: zbar.ZBarSymbol.CODE128,
    Symbology.CODE_39: zbar.ZBarSymbol.CODE39,
    Symbology.CODE_93: zbar.ZBarSymbol.CODE93,
    Symbology.CODABAR: zbar.ZBarSymbol.CODABAR,
    Symbology.ITF: zbar.ZBarSymbol.I25,
}
"""Left to zxing-cpp: DataBar, where zbar's decoder fails its own assertions on ordinary photographs, and QR codes,
whose character set zbar guesses and translates, so that the bytes are lost."""

_SYMBOLOGIES = {kind.value: symbology for symbology, kind in _KINDS.items()}
_Y800 = int.from_bytes(b"Y800", "little")
_GS1_MODIFIER = 1 << 0
"""zbar.h, zbar_modifier_t: the symbol begins with FNC1."""
_GS1_CODE_128 = "]C1"

_get_modifiers = zbar.zbar_function("zbar_symbol_get_modifiers", ctypes.c_uint, ctypes.POINTER(zbar.zbar_symbol))

_DIRECTIONS = {
    zbar.ZBarOrientation.UP: (1.0, 0.0),
    zbar.ZBarOrientation.RIGHT: (0.0, 1.0),
    zbar.ZBarOrientation.DOWN: (-1.0, 0.0),
    zbar.ZBarOrientation.LEFT: (0.0, -1.0),
}
"""Where the content's reading direction points in the picture."""


@dataclass(frozen=True, slots=True)
class ScanDensity:
    """Which lines zbar scans."""

    rows: int = 1
    """Every how many-th row is scanned; 0 scans none."""
    columns: int = 1
    """Every how many-th column is scanned; 0 scans none."""


EVERY_LINE = ScanDensity()


def read_with_zbar(
    grey: Grey, symbologies: frozenset[Symbology], density: ScanDensity = EVERY_LINE
) -> tuple[BarcodeReading, ...]:
    """Decode every linear symbol that zbar finds.

    Args:
        grey: The picture.
        symbologies: What to look for; those that zbar does not know are passed over.
        density: Which lines are scanned.
    """
    kinds = {_KINDS[s] for s in symbologies if s in _KINDS}
    if symbologies & RETAIL:
        # UPC-A is an EAN-13 to zbar; both are told apart below.
        kinds |= {zbar.ZBarSymbol.EAN13} if {Symbology.UPC_A, Symbology.EAN_13} & symbologies else set()
    if not kinds or grey.size == 0:
        return ()
    readings = tuple(_scan(np.ascontiguousarray(grey), kinds - {zbar.ZBarSymbol.UPCA}, density))
    return tuple(r for r in readings if r.symbology in symbologies)


def _scan(grey: Grey, kinds: set[zbar.ZBarSymbol], density: ScanDensity) -> Iterator[BarcodeReading]:
    scanner = zbar.zbar_image_scanner_create()
    image = zbar.zbar_image_create()
    try:
        zbar.zbar_image_scanner_set_config(scanner, 0, zbar.ZBarConfig.CFG_ENABLE, 0)
        for kind in kinds:
            zbar.zbar_image_scanner_set_config(scanner, kind, zbar.ZBarConfig.CFG_ENABLE, 1)
        zbar.zbar_image_scanner_set_config(scanner, 0, zbar.ZBarConfig.CFG_X_DENSITY, density.columns)
        zbar.zbar_image_scanner_set_config(scanner, 0, zbar.ZBarConfig.CFG_Y_DENSITY, density.rows)
        zbar.zbar_image_set_format(image, _Y800)
        zbar.zbar_image_set_size(image, grey.shape[1], grey.shape[0])
        zbar.zbar_image_set_data(image, grey.ctypes.data_as(ctypes.c_void_p), grey.size, None)
        zbar.zbar_scan_image(scanner, image)
        symbol = zbar.zbar_image_first_symbol(image)
        while symbol:
            reading = _reading(symbol)
            if reading is not None:
                yield reading
            symbol = zbar.zbar_symbol_next(symbol)
    finally:
        zbar.zbar_image_destroy(image)
        zbar.zbar_image_scanner_destroy(scanner)


def _reading(symbol: ctypes._Pointer[zbar.zbar_symbol]) -> BarcodeReading | None:
    symbology = _SYMBOLOGIES.get(symbol.contents.type)
    if symbology is None:
        return None
    content = ctypes.string_at(zbar.zbar_symbol_get_data(symbol), zbar.zbar_symbol_get_data_length(symbol))
    if not content.isascii():
        # Code 128 can shift to Latin-1 by FNC4; zbar's answer is then ambiguous.
        return None
    if symbology is Symbology.EAN_13 and content.startswith(b"0"):
        symbology, content = Symbology.UPC_A, content[1:]
    is_gs1 = symbology is Symbology.CODE_128 and bool(_get_modifiers(symbol) & _GS1_MODIFIER)
    return BarcodeReading(
        symbology=symbology,
        content=content,
        text=content.decode("ascii"),
        symbology_identifier=_GS1_CODE_128 if is_gs1 else "",
        quad=_quad(symbol),
        reader=Reader.ZBAR,
        scan_lines=zbar.zbar_symbol_get_quality(symbol),
    )


def _quad(symbol: ctypes._Pointer[zbar.zbar_symbol]) -> Quad:
    """Turn the ends of the scan lines into corners, clockwise from the content's own top-left."""
    count = zbar.zbar_symbol_get_loc_size(symbol)
    places = [(zbar.zbar_symbol_get_loc_x(symbol, i), zbar.zbar_symbol_get_loc_y(symbol, i)) for i in range(count)]
    points = np.array(places or [(0, 0)], dtype=np.float32)
    corners = np.asarray(cv2.boxPoints(cv2.minAreaRect(points)), dtype=np.float32)
    orientation = zbar.ZBarOrientation(zbar.zbar_symbol_get_orientation(symbol))
    direction = np.array(_DIRECTIONS.get(orientation, (1.0, 0.0)), dtype=np.float32)
    centred = corners - corners.mean(axis=0)
    # In image axes (y down) a growing angle runs clockwise.
    clockwise = corners[np.argsort(np.arctan2(centred[:, 1], centred[:, 0]))]
    tops = np.roll(clockwise, -1, axis=0) - clockwise
    first = int(np.argmax(tops @ direction / np.maximum(np.linalg.norm(tops, axis=1), 1e-6)))
    return Quad.from_array(np.roll(clockwise, -first, axis=0))
