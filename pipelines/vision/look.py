"""One frame in, observations out: the only entrance to seeing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pipelines.types import Barcode, Detection, Frame, FrameQuality, Observation, Pixels, TextLine, Wanted


class TextEngine(Protocol):
    """Finds and reads text. Quads are in the pixels of the picture that was given."""

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Locate the lines of text, in reading order."""

    def recognise(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Read the lines one at a time, in the order given; each is computed when it is asked for."""


class BarcodeEngine(Protocol):
    """Decodes barcodes. Quads are in the pixels of the picture that was given."""

    def decode(self, pixels: Pixels) -> tuple[Barcode, ...]:
        """Give every code that passes its checks; the same physical code once."""


class QualityMeter(Protocol):
    """Measures frames; remembers the last one, to tell motion."""

    def measure(self, frame: Frame) -> FrameQuality:
        """Measure one frame."""


@dataclass(frozen=True)
class Vision:
    """Looks at a frame for what a session wants, and for nothing else."""

    text: TextEngine
    barcodes: BarcodeEngine
    quality: QualityMeter

    def look(self, frame: Frame, wanted: Wanted) -> Iterator[Observation]:
        """Yield one observation per job: quality, barcodes, detections, then each wanted line.

        A caller that no longer wants the rest stops iterating; nothing is computed ahead.
        """
        if wanted.quality:
            yield Observation(frame.id, frame.captured_at, quality=self.quality.measure(frame))
        if wanted.barcodes:
            yield Observation(frame.id, frame.captured_at, barcodes=self.barcodes.decode(frame.pixels))
        if wanted.detections_of == frame.id:
            yield Observation(frame.id, frame.captured_at, detections=self.text.detect(frame.pixels))
        if wanted.lines is not None and wanted.lines.frame_id == frame.id:
            for line in self.text.recognise(frame.pixels, wanted.lines.detections):
                yield Observation(frame.id, frame.captured_at, line=line)
