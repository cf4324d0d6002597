"""Another opinion on a line, from Tesseract: looked for when it is first needed, and never a reason to stop."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

from pipelines.types import Detection, Pixels, TextLine
from pipelines.vision.tesseract_engine import TesseractError, TesseractTextEngine

log = logging.getLogger(__name__)

MOST_SECONDS = 15
"""A line that takes longer counts as not read. Far above what one takes: no result depends on how busy a machine is."""


class SecondOpinion:
    """Implements the port SecondReader of pipelines/vision/look.py.

    Where Tesseract is missing or fails, a line comes back with an empty text: what was doubtful stays so. The reason is
    logged, with its remedy, the first time.
    """

    def __init__(self) -> None:
        self._engine: TesseractTextEngine | None = None
        self._is_missing = False
        self._has_failed = False

    def read_again(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Implement SecondReader."""
        for detection in detections:
            yield self._read(pixels, detection)

    def _read(self, pixels: Pixels, detection: Detection) -> TextLine:
        unread = TextLine("", 0.0, (), detection.quad, detection.block)
        if self._is_missing:
            return unread
        if self._engine is None:
            # One line gives its threads nothing to share, and they take the cores from the voice and the camera.
            os.environ.setdefault("OMP_THREAD_LIMIT", "1")
            try:
                self._engine = TesseractTextEngine(line_seconds=MOST_SECONDS)
            except TesseractError as error:
                self._is_missing = True
                log.warning("%s Until then, doubtful figures are not confirmed.", error)
                return unread
        try:
            return next(self._engine.recognise(pixels, (detection,)), unread)
        except TesseractError as error:
            if not self._has_failed:
                self._has_failed = True
                log.warning("%s Until then, doubtful figures are not confirmed.", error)
            return unread


class NoSecondOpinion:
    """Reads nothing, and so leaves every doubt as it is."""

    def read_again(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:  # noqa: ARG002
        """Implement SecondReader."""
        yield from (TextLine("", 0.0, (), each.quad, each.block) for each in detections)
