"""Tesseract as a text engine, with its failures told as a person can mend them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from edge.errors import UserError
from pipelines.types import Detection, Pixels, TextLine
from pipelines.vision.tesseract_engine import TesseractError, TesseractTextEngine


class Tesseract:
    """Implements the port TextEngine of pipelines/vision/look.py."""

    def __init__(self) -> None:
        """Check that the program is installed; raises UserError."""
        with _told():
            self._engine = TesseractTextEngine()

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Locate the lines of text, in reading order; raises UserError."""
        with _told():
            return self._engine.detect(pixels)

    def recognise(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Read the lines one at a time, in the order given; raises UserError."""
        with _told():
            yield from self._engine.recognise(pixels, detections)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except TesseractError as error:
        raise UserError(str(error)) from error
