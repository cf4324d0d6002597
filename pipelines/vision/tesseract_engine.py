"""Finds and reads text with Tesseract: the fallback where the networks cannot be loaded, and a second opinion."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import cv2
import pytesseract

from pipelines.types import Detection, Pixels, Point, Quad, TextLine
from pipelines.vision.line_crop import crop_line

_LANGUAGES = "nld+eng+deu"
_PAGE = "--psm 3"
"""Tesseract's page segmentation mode: a whole page, found automatically."""
_LINE = "--psm 7"
"""Tesseract's page segmentation mode: one line."""
_PAGE_SECONDS = 60
_LINE_SECONDS = 20
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory is what is wanted; files get unguessable names
"""pytesseract hands pictures over as files. A picture of what someone saw must not touch the storage card."""
_INSTALL = "Install it with `sudo apt-get install tesseract-ocr tesseract-ocr-nld tesseract-ocr-eng tesseract-ocr-deu`."


class TesseractError(Exception):
    """Tesseract cannot be used; the message is one or two plain sentences and ends with the remedy."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One word as Tesseract reports it."""

    text: str
    confidence: float
    """0 to 1."""
    line: tuple[int, int, int]
    """Tesseract's numbers of block, paragraph and line."""
    left: int
    top: int
    right: int
    bottom: int


class TesseractTextEngine:
    """Implements the port TextEngine of pipelines/vision/look.py.

    Tesseract finds and reads in one go, so `detect` reads too, and `recognise` gives what it read if it is asked for
    lines of the same picture. Other lines are read one by one.
    """

    def __init__(self, line_seconds: int = _LINE_SECONDS) -> None:
        """Check that the program is installed; raises TesseractError.

        Args:
            line_seconds: Reading one line is given up after so long.
        """
        if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
            raise TesseractError(f"The program tesseract is not installed. {_INSTALL}")
        self._line_seconds = line_seconds
        self._seen: Pixels | None = None
        self._lines: dict[Quad, TextLine] = {}

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Locate the lines of text, in reading order; raises TesseractError if Tesseract fails or takes too long."""
        lines = _lines(_words(pixels, _PAGE, _PAGE_SECONDS))
        self._seen = pixels
        self._lines = {line.quad: line for line in lines}
        return tuple(Detection(line.quad, line.confidence, line.block) for line in lines)

    def recognise(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Read the lines one at a time, in the order given; raises TesseractError as `detect` does."""
        for detection in detections:
            known = self._lines.get(detection.quad) if pixels is self._seen else None
            yield known or self._read(pixels, detection)

    def _read(self, pixels: Pixels, detection: Detection) -> TextLine:
        words = _words(crop_line(pixels, detection.quad), _LINE, self._line_seconds)
        return _joined(words, detection.quad, detection.block)


def _words(pixels: Pixels, mode: str, seconds: int) -> list[_Word]:
    """Run Tesseract on a picture."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    try:
        with _files_in_memory():
            table = pytesseract.image_to_data(
                grey, lang=_LANGUAGES, config=mode, timeout=seconds, output_type=pytesseract.Output.DICT
            )
    except pytesseract.TesseractNotFoundError as error:
        raise TesseractError(f"The program tesseract is not installed. {_INSTALL}") from error
    except pytesseract.TesseractError as error:
        raise TesseractError(f"Tesseract cannot read Dutch, English and German. {_INSTALL}") from error
    except RuntimeError as error:  # what pytesseract raises when its time is up
        raise TesseractError(
            f"Tesseract took over {seconds} seconds for one picture. Give it a smaller picture, or use the models."
        ) from error
    words = []
    for index, text in enumerate(table["text"]):
        confidence = float(table["conf"][index])
        if not str(text).strip() or confidence < 0:
            continue
        left, top = int(table["left"][index]), int(table["top"][index])
        words.append(
            _Word(
                text=str(text).strip(),
                confidence=min(1.0, confidence / 100),
                line=(table["block_num"][index], table["par_num"][index], table["line_num"][index]),
                left=left,
                top=top,
                right=left + int(table["width"][index]),
                bottom=top + int(table["height"][index]),
            )
        )
    return words


def _lines(words: list[_Word]) -> list[TextLine]:
    """Join words into lines; blocks are numbered from 0 in Tesseract's order."""
    by_line: dict[tuple[int, int, int], list[_Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    numbers = {block: index for index, block in enumerate(dict.fromkeys(line[0] for line in by_line))}
    return [_joined(group, _outline(group), numbers[line[0]]) for line, group in by_line.items()]


def _joined(words: list[_Word], quad: Quad, block: int) -> TextLine:
    """Make one line of words; Tesseract gives a confidence per word, which each of its characters gets."""
    if not words:
        return TextLine("", 0.0, (), quad, block)
    confidences: list[float] = []
    for word in words:
        if confidences:
            confidences.append(min(confidences[-1], word.confidence))
        confidences.extend([word.confidence] * len(word.text))
    mean = sum(confidences) / len(confidences)
    return TextLine(" ".join(word.text for word in words), mean, tuple(confidences), quad, block)


def _outline(words: list[_Word]) -> Quad:
    left, top = min(word.left for word in words), min(word.top for word in words)
    right, bottom = max(word.right for word in words), max(word.bottom for word in words)
    return Quad((Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)))


@contextmanager
def _files_in_memory() -> Iterator[None]:
    """Let temporary files go to memory while a picture is handed over.

    The standard library has one such setting for the whole program; a temporary file that another thread makes
    meanwhile goes to memory too, which does no harm.
    """
    before = tempfile.tempdir
    if _MEMORY.is_dir():
        tempfile.tempdir = str(_MEMORY)
    try:
        yield
    finally:
        tempfile.tempdir = before
