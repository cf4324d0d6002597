"""Finds and reads text with the ONNX networks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from models.recogniser import Reading
from models.runtime import TextNetworks, load_text_networks
from pipelines.types import Detection, Pixels, Quad, TextLine
from pipelines.vision.layout import in_reading_order
from pipelines.vision.line_angle import LineAngle
from pipelines.vision.line_crop import crop_line
from pipelines.vision.text_detection import TextDetector
from pipelines.vision.text_recognition import TextRecogniser

_LEGIBLE = 0.7
"""Below this mean confidence a line counts as not legible: silence is better than a wrong word."""


class OnnxTextEngine:
    """Implements the port TextEngine of pipelines/vision/look.py."""

    def __init__(self, detector: TextDetector, recogniser: TextRecogniser, line_angle: LineAngle) -> None:
        self._detector = detector
        self._recogniser = recogniser
        self._line_angle = line_angle

    @classmethod
    def load(cls, mode: str, threads: int) -> Self:
        """Load the networks from the user's models folder; raises ModelError if they must be built first.

        Args:
            mode: "fast" looks once; "thorough" may look twice where text is small, and takes longer.
            threads: At most so many cores are used by a network.
        """
        return cls.from_networks(load_text_networks(threads=threads), mode)

    @classmethod
    def from_networks(cls, networks: TextNetworks, mode: str = "fast") -> Self:  # noqa: ARG003
        """Put the engine together."""
        return cls(
            TextDetector(networks.detector),
            TextRecogniser(networks.recogniser, networks.recogniser.alphabet),
            LineAngle(networks.line_angle),
        )

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Locate the lines of text, in reading order."""
        return in_reading_order(self._detector.locate(pixels))

    def recognise(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Read the lines one at a time, in the order given; each is computed when it is asked for."""
        for detection in detections:
            crop = crop_line(pixels, detection.quad)
            yield _line(self._recogniser.read(crop), detection.quad, detection.block)

    def read(self, pixels: Pixels, detections: tuple[Detection, ...]) -> tuple[TextLine, ...]:
        """Read all lines, in batches: faster in all than `recognise`, but the first line comes with the last."""
        crops = [crop_line(pixels, detection.quad) for detection in detections]
        readings = self._recogniser.read_all(crops)
        return tuple(_line(r, d.quad, d.block) for r, d in zip(readings, detections, strict=True))


def _line(reading: Reading, quad: Quad, block: int) -> TextLine:
    confidence = sum(reading.confidences) / len(reading.confidences) if reading.confidences else 0.0
    if confidence < _LEGIBLE or not reading.text.strip():
        return TextLine("", 0.0, (), quad, block)
    return TextLine(reading.text, confidence, reading.confidences, quad, block)
