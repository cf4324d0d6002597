"""Engines that see what they were told, for tests and practice: the ports of look.py without pictures or models.

A frame made by `fake_frame` carries the number of a scene in its pixels; each engine looks the scene up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from pipelines.types import Barcode, Detection, Frame, FrameQuality, Pixels, TextLine
from pipelines.vision.look import Vision

SHARP = FrameQuality(sharpness=0.5, brightness=0.5, contrast=0.2, dark=0.0, glare=0.0, motion=0.0)
"""A frame that nothing is wrong with."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to see."""

    lines: tuple[TextLine, ...] = ()
    """In reading order."""
    barcodes: tuple[Barcode, ...] = ()
    quality: FrameQuality = SHARP


@dataclass(frozen=True)
class FakeEyes:
    """All three engines at once."""

    scenes: Mapping[int, Scene]
    """By number, 0 to 255; a number that is missing is an empty scene."""
    asked: list[str] = field(default_factory=list)
    """What was computed, in order: "quality", "barcodes", "detect" or "line"."""

    def vision(self) -> Vision:
        """Give the entrance to seeing, with these engines behind it."""
        return Vision(self, self, self)

    def measure(self, frame: Frame) -> FrameQuality:
        """Implement QualityMeter."""
        self.asked.append("quality")
        return self._scene(frame.pixels).quality

    def decode(self, pixels: Pixels) -> tuple[Barcode, ...]:
        """Implement BarcodeEngine."""
        self.asked.append("barcodes")
        return self._scene(pixels).barcodes

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Implement TextEngine."""
        self.asked.append("detect")
        return tuple(Detection(line.quad, line.confidence, line.block) for line in self._scene(pixels).lines)

    def recognise(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Implement TextEngine."""
        by_quad = {line.quad: line for line in self._scene(pixels).lines}
        for detection in detections:
            self.asked.append("line")
            yield by_quad[detection.quad]

    def _scene(self, pixels: Pixels) -> Scene:
        return self.scenes.get(int(pixels[0, 0, 0]), Scene())


def fake_frame(frame_id: int, captured_at: float, scene: int) -> Frame:
    """Make a tiny frame that shows a scene."""
    return Frame(frame_id, captured_at, np.full((4, 4, 3), scene, dtype=np.uint8))
