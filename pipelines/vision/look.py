"""One frame in, observations out: the only entrance to seeing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from pipelines.types import (
    Barcode,
    Detection,
    Frame,
    FrameQuality,
    LinesWanted,
    Observation,
    Pixels,
    Quad,
    Scene,
    Size,
    TextLine,
    Wanted,
)


class TextEngine(Protocol):
    """Finds and reads text. Quads are in the pixels of the picture that was given."""

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Locate the lines of text, in reading order."""

    def recognise(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Read the lines one at a time, in the order given; each is computed when it is asked for."""


class BarcodeEngine(Protocol):
    """Decodes barcodes of single pictures. Quads are in the pixels of the picture that was given."""

    def decode(self, pixels: Pixels) -> tuple[Barcode, ...]:
        """Give every code that passes its checks; the same physical code once."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The codes of one frame."""

    barcodes: tuple[Barcode, ...]
    """Every code that passes its checks; the same physical code once."""
    stripes: tuple[Quad, ...] | None = None
    """Where else bars stand; None where that was not looked for."""


class BarcodeWatcher(Protocol):
    """Decodes the barcodes of frames that follow one another; may remember earlier ones."""

    def look(self, frame: Frame, known: frozenset[str] = frozenset()) -> Seen:
        """Look at the next frame. Quads are in its pixels.

        Args:
            frame: The frame.
            known: Codes that may be in view, see Wanted.
        """


class SecondReader(Protocol):
    """Reads lines that were located already, for another opinion. Quads are in the pixels of the picture."""

    def read_again(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Read the lines one at a time, in the order given; one with an empty text was not read."""


class SceneMeter(Protocol):
    """Measures light and colours."""

    def scene(self, pixels: Pixels) -> Scene:
        """Measure one picture."""


class QualityMeter(Protocol):
    """Measures frames; remembers the last one, to tell motion."""

    def measure(self, frame: Frame) -> FrameQuality:
        """Measure one frame."""


@dataclass(frozen=True)
class Vision:
    """Looks at a frame for what a session wants, and for nothing else."""

    text: TextEngine
    barcodes: BarcodeWatcher
    quality: QualityMeter
    second: SecondReader
    scene: SceneMeter

    def look(self, frame: Frame, wanted: Wanted) -> Iterator[Observation]:
        """Yield one observation per job: quality, barcodes, scene, detections, then each wanted line.

        A caller that no longer wants the rest stops iterating; nothing is computed ahead.
        """
        height, width = frame.pixels.shape[:2]
        seen = Observation(frame.id, frame.captured_at, size=Size(width, height))
        if wanted.quality:
            yield replace(seen, quality=self.quality.measure(frame))
        if wanted.barcodes:
            codes = self.barcodes.look(frame, wanted.known)
            yield replace(seen, barcodes=codes.barcodes, stripes=codes.stripes)
        if wanted.scene:
            yield replace(seen, scene=self.scene.scene(frame.pixels))
        if wanted.detections_of == frame.id:
            yield replace(seen, detections=self.text.detect(frame.pixels))
        for line in self.text.recognise(frame.pixels, _of(wanted.lines, frame)):
            yield replace(seen, line=line)
        for line in self.second.read_again(frame.pixels, _of(wanted.again, frame)):
            yield replace(seen, again=line)


def _of(lines: LinesWanted | None, frame: Frame) -> tuple[Detection, ...]:
    """Give the wanted lines, if they are this frame's."""
    return lines.detections if lines is not None and lines.frame_id == frame.id else ()
