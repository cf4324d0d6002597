"""zxing-cpp and pyzbar by themselves: the peers of whatever reads barcodes here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar

from pipelines.types import Barcode, BarcodeStage, Pixels, Symbology

Grey = NDArray[np.uint8]
"""A picture: height × width, 0 (black) to 255."""
ZXING, PYZBAR, BOTH_PREPROCESSED = "zxing-cpp", "pyzbar", "both, six preprocessings"

BLURRED = frozenset({Symbology.EAN_13, Symbology.EAN_8, Symbology.UPC_A, Symbology.UPC_E, Symbology.ITF})
BLURRED |= {Symbology.CODE_128}
"""What is read where it is blurred. UPC-E is not, but a UPC-E that is read is a retail number like the others."""
_GS1_MARKS = str.maketrans("", "", "()\x1d")
_ZXING_NAMES = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "ISBN", "ITF", "ITF14", "Code128"})
_ZBAR_NAMES = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "ISBN10", "ISBN13", "I25", "CODE128"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One code that a reader gave."""

    text: str
    """As `comparable` gives it."""
    is_blurred_kind: bool
    """Whether it is of a symbology in BLURRED."""


def comparable(text: str) -> str:
    """Pad what may be a GTIN to 14 digits; leave out white space at the ends, and how a reader marks GS1 fields."""
    bare = text.strip().translate(_GS1_MARKS)
    return bare.zfill(14) if bare.isdigit() and len(bare) <= len("00012345678905") else bare


def own_answers(barcodes: Iterable[Barcode]) -> frozenset[Answer]:
    """Give this program's codes in the peers' form."""
    return frozenset(Answer(comparable(each.text), each.symbology in BLURRED) for each in barcodes)


def zxing(grey: Grey) -> frozenset[Answer]:
    """Let zxing-cpp read as it comes: every format that it knows."""
    return frozenset(
        Answer(comparable(symbol.text), symbol.format.name in _ZXING_NAMES) for symbol in zxingcpp.read_barcodes(grey)
    )


def zbar(grey: Grey) -> frozenset[Answer]:
    """Let pyzbar read as it comes: every format that it knows."""
    return frozenset(
        Answer(comparable(symbol.data.decode("utf-8", "replace")), str(symbol.type) in _ZBAR_NAMES)
        for symbol in pyzbar.decode(grey)
    )


def both_preprocessed(grey: Grey) -> frozenset[Answer]:
    """Give every answer of both readers on six versions of a picture.

    As it is; at half its size; at twice its size by cubics; with its contrast evened out in tiles (CLAHE, 8 × 8 tiles,
    clip limit 3); sharpened by an unsharp mask of σ 5 pixels and gain 4; and at half its size sharpened by one of σ 3
    and gain 3. Of all sixes out of fifteen versions, thresholds, medians and more sharpening among them, no other had
    more right answers on the unfocused pictures of the corpus.
    """
    return frozenset(answer for version in preprocessed(grey) for read in (zxing, zbar) for answer in read(version))


def preprocessed(grey: Grey) -> tuple[Grey, ...]:
    """Give the six versions that `both_preprocessed` names."""
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    versions = (
        grey,
        half,
        cv2.resize(grey, None, fx=2.0, fy=2.0, interpolation=cv2.INTER_CUBIC),
        cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8)).apply(grey),
        cv2.addWeighted(grey, 5.0, cv2.GaussianBlur(grey, (0, 0), 5.0), -4.0, 0),
        cv2.addWeighted(half, 4.0, cv2.GaussianBlur(half, (0, 0), 3.0), -3.0, 0),
    )
    return tuple(np.asarray(version, dtype=np.uint8) for version in versions)


def falsely_accepted(barcodes: Iterable[Barcode], truths: frozenset[str]) -> frozenset[BarcodeStage]:
    """Give the stages of the cascade that gave a code of a symbology in BLURRED which is not there."""
    return frozenset(
        each.stage for each in barcodes if each.symbology in BLURRED and comparable(each.text) not in truths
    )


def grey_of(pixels: Pixels) -> Grey:
    """Give the grey picture that the peers are shown."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


PEERS: dict[str, Callable[[Grey], frozenset[Answer]]] = {ZXING: zxing, PYZBAR: zbar}
