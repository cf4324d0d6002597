"""Engines that see what they were told, for tests and practice: the ports of look.py without pictures or models.

A frame made by `fake_frame` carries the number of a scene in its pixels; each engine looks the scene up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from pipelines.types import Barcode, Colour, Detection, Frame, FrameQuality, Pixels, Quad, Scene, TextLine
from pipelines.vision.look import Seen, Vision

SHARP = FrameQuality(sharpness=0.5, brightness=0.5, contrast=0.2, dark=0.0, glare=0.0, motion=0.0)
"""A frame that nothing is wrong with."""

GREY = Scene(brightness=0.5, light_from=None, colours=(Colour.GREY,))
"""An even grey."""


@dataclass(frozen=True, slots=True)
class FakeScene:
    """What there is to see."""

    lines: tuple[TextLine, ...] = ()
    """In reading order."""
    barcodes: tuple[Barcode, ...] = ()
    stripes: tuple[Quad, ...] | None = None
    """Where else bars stand; None is not looked for."""
    quality: FrameQuality = SHARP
    again: tuple[TextLine, ...] = ()
    """What the second engine reads, by quad; a line that is missing it does not read."""
    light: Scene = GREY


@dataclass(frozen=True)
class FakeEyes:
    """All the engines at once."""

    scenes: Mapping[int, FakeScene]
    """By number, 0 to 255; a number that is missing is an empty scene."""
    asked: list[str] = field(default_factory=list)
    """What was computed, in order: "quality", "barcodes", "scene", "detect", "line" or "again"."""

    def vision(self) -> Vision:
        """Give the entrance to seeing, with these engines behind it."""
        return Vision(self, self, self, self, self)

    def measure(self, frame: Frame) -> FrameQuality:
        """Implement QualityMeter."""
        self.asked.append("quality")
        return self._scene(frame.pixels).quality

    def decode(self, pixels: Pixels) -> tuple[Barcode, ...]:
        """Implement BarcodeEngine."""
        self.asked.append("barcodes")
        return self._scene(pixels).barcodes

    def look(self, frame: Frame) -> Seen:
        """Implement BarcodeWatcher."""
        self.asked.append("barcodes")
        scene = self._scene(frame.pixels)
        return Seen(scene.barcodes, scene.stripes)

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

    def read_again(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Implement SecondReader."""
        by_quad = {line.quad: line for line in self._scene(pixels).again}
        for detection in detections:
            self.asked.append("again")
            yield by_quad.get(detection.quad) or TextLine("", 0.0, (), detection.quad, detection.block)

    def scene(self, pixels: Pixels) -> Scene:
        """Implement SceneMeter."""
        self.asked.append("scene")
        return self._scene(pixels).light

    def _scene(self, pixels: Pixels) -> FakeScene:
        return self.scenes.get(int(pixels[0, 0, 0]), FakeScene())


def fake_frame(frame_id: int, captured_at: float, scene: int) -> Frame:
    """Make a frame that shows a scene; it is large, and takes no memory."""
    return Frame(frame_id, captured_at, np.broadcast_to(np.uint8(scene), (720, 1280, 3)))
