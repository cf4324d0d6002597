"""How plain readers misread hand-held EAN codes: how often, and in what way; the source of the rates in tests/bench.

`python -m tests.corpus.misreads` reads `barcodes-handheld` with zxing-cpp and with zbar, at several scales and with and
without sharpening, without any of this project's checks, and sorts what is not the truth by how it differs from it.
"""

from __future__ import annotations

import collections
import enum
import itertools
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar
from rich.progress import track

from pipelines.vision.gtin import GTIN_DIGITS, has_valid_check_digit
from tests.corpus.barcodes import photographs
from tests.plain_readers import comparable

SET = "barcodes-handheld"
SCALES = (0.35, 0.42, 0.5, 0.6, 0.7, 0.85, 1.0, 1.4, 2.0)
"""Many, because a camera that moves sees a code at many sizes."""
GAINS = (0.0, 3.0)
"""Of unsharp masking; cameras sharpen, too."""


class Kind(enum.Enum):
    """How a read differs from what stands there."""

    RIGHT = "right"
    ONE_DIGIT = "one digit and the check digit"
    SWAPPED = "two neighbouring digits swapped"
    TWO_DIGITS = "two digits"
    MORE_DIGITS = "more digits"
    OTHER = "a code of another length or symbology"


@dataclass(frozen=True, slots=True)
class PlainRead:
    """What one reader gave on one version of a picture."""

    text: str
    """As `comparable` gives it."""
    is_retail: bool
    """Whether it was read as an EAN or UPC."""


def kind_of(truth: str, read: PlainRead) -> Kind:
    """Compare a read with a GTIN of 14 digits; where digits differ, the check digit may differ with them."""
    if truth == read.text:
        return Kind.RIGHT
    is_number = read.is_retail and len(read.text) == GTIN_DIGITS and has_valid_check_digit(read.text)
    if not is_number or read.text.startswith("000000") != truth.startswith("000000"):
        return Kind.OTHER
    places = [place for place in range(GTIN_DIGITS - 1) if truth[place] != read.text[place]]
    if len(places) > 2:
        return Kind.MORE_DIGITS
    if len(places) == 1:
        return Kind.ONE_DIGIT
    first, second = places
    is_swap = second == first + 1 and truth[first] == read.text[second] and truth[second] == read.text[first]
    return Kind.SWAPPED if is_swap else Kind.TWO_DIGITS


def plain_reads(grey: NDArray[np.uint8]) -> Iterator[PlainRead]:
    """Read every version of a picture with both readers."""
    for scale, gain in itertools.product(SCALES, GAINS):
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        version = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=way)
        if gain:
            version = cv2.addWeighted(version, 1 + gain, cv2.GaussianBlur(version, (0, 0), 3.0), -gain, 0)
        for symbol in zxingcpp.read_barcodes(version):
            yield PlainRead(comparable(symbol.text), symbol.format.name.startswith(("EAN", "UPC")))
        for found in pyzbar.decode(version):
            text = comparable(found.data.decode("utf-8", "replace"))
            yield PlainRead(text, str(found.type).startswith(("EAN", "UPC")))


def main() -> int:
    """Print how many reads of each half of the set are of which kind."""
    corpus = os.environ.get("KIJKMEE_CORPUS")
    if not corpus:
        sys.stderr.write("skipped: set KIJKMEE_CORPUS to the folder of photographs (docs/CORPUS.md)\n")
        return 0
    counts: dict[str, collections.Counter[Kind]] = {}
    for photograph in track(photographs(Path(corpus) / SET), "reading barcodes", transient=True):
        grey = cv2.imread(str(photograph.path), cv2.IMREAD_GRAYSCALE)
        if grey is None:
            raise FileNotFoundError(f"{photograph.path} is no picture")
        found = counts.setdefault(photograph.folder, collections.Counter())
        found.update(kind_of(min(photograph.truths), read) for read in plain_reads(np.asarray(grey, dtype=np.uint8)))
    for folder, found in counts.items():
        wrong = found.total() - found[Kind.RIGHT]
        parts = ", ".join(f"{found[kind]} {kind.value}" for kind in Kind)
        sys.stdout.write(f"{folder}: {found.total()} reads, {wrong} of them wrong: {parts}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
