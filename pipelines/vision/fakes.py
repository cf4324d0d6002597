"""Engines that see what they were told, for tests and practice: the ports of look.py without pictures or models.

A frame made by `fake_frame` carries the number of a scene in its pixels; each engine looks the scene up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from pipelines.types import (
    Barcode,
    Colour,
    Detection,
    Frame,
    FrameQuality,
    Pixels,
    Quad,
    Scene,
    Symbology,
    TextLine,
)
from pipelines.vision.barcode_reading import BarcodeReading, Reader
from pipelines.vision.blurred.evidence import PLACE_CLASSES, CodeEvidence
from pipelines.vision.look import Seen, Vision
from pipelines.vision.region_crop import UprightCrop

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
    known: list[frozenset[str]] = field(default_factory=list)
    """Which codes were said to be known, each time that barcodes were looked for in a frame."""

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

    def look(self, frame: Frame, known: frozenset[str] = frozenset()) -> Seen:
        """Implement BarcodeWatcher."""
        self.asked.append("barcodes")
        self.known.append(known)
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


@dataclass(frozen=True, slots=True)
class BlurredCode:
    """A code that ScriptedBlurredReader sees."""

    text: str
    """With its check digit where it has one."""
    symbology: Symbology = Symbology.EAN_13
    """One of PLACE_CLASSES."""


@dataclass(frozen=True, slots=True, eq=False)
class BlurredQuestion:
    """What ScriptedBlurredReader was asked to judge."""

    looks: int
    """How many looks were summed."""
    known: frozenset[str]


@dataclass
class ScriptedBlurredReader:
    """Implements BlurredCodeReader: sees what it was told, whatever bars it looks at."""

    script: Sequence[BlurredCode | None]
    """What each look shows, one after another, None for no code; the last one is shown for ever."""
    looks_needed: int = 1
    """So many looks must be summed before it gives the code."""
    looks_needed_if_known: int = 1
    """The same for a code that is known."""
    looks: int = 0
    """How often it was let look."""
    asked: list[BlurredQuestion] = field(default_factory=list)
    """What it was asked to judge, in order."""

    def look(self, crop: UprightCrop) -> CodeEvidence | None:
        """Implement BlurredCodeReader; the evidence differs a little where the pixels do."""
        code = self.script[min(self.looks, len(self.script) - 1)]
        self.looks += 1
        if code is None:
            return None
        characters = _characters(code)
        likelihoods = np.zeros((len(characters), PLACE_CLASSES[code.symbology]))
        likelihoods[range(len(characters)), characters] = 1.0 + float(crop.grey.mean()) / 255
        return CodeEvidence(
            code.symbology,
            likelihoods,
            looks=1,
            validity=5.0,
            lines=np.zeros((1, 1), np.float32),
            margin=8.0,
            quad=_bars_of(crop),
        )

    def judged(self, evidence: CodeEvidence, known: frozenset[str]) -> BarcodeReading | None:
        """Implement BlurredCodeReader; of the codes in the script, the likeliest."""
        self.asked.append(BlurredQuestion(evidence.looks, known))
        likelihoods = evidence.log_likelihoods
        codes = [code for code in self.script if code is not None and code.symbology is evidence.symbology]
        fitting = [code for code in codes if len(_characters(code)) == len(likelihoods)]
        best = max(fitting, key=lambda code: float(likelihoods[range(len(likelihoods)), _characters(code)].sum()))
        is_known = not known.isdisjoint({best.text, best.text.zfill(14)})
        if evidence.looks < (self.looks_needed_if_known if is_known else self.looks_needed):
            return None
        content = best.text.encode()
        return BarcodeReading(best.symbology, content, best.text, "", evidence.quad, Reader.NETWORK)


def _characters(code: BlurredCode) -> list[int]:
    """Give the classes of a code's places: all digits of set A, or all characters of code set B."""
    match code.symbology:
        case Symbology.EAN_13:
            return [int(digit) for digit in code.text[1:]]
        case Symbology.CODE_128:
            return [ord(character) - ord(" ") for character in code.text]
    return [int(digit) for digit in code.text]


def _bars_of(crop: UprightCrop) -> Quad:
    """Give where the bars of a crop are in the picture that it was cut from."""
    height, width = crop.grey.shape
    left, right = (width - crop.bars_width) / 2, (width + crop.bars_width) / 2
    corners = np.array([[left, 0], [right, 0], [right, height], [left, height]])
    return Quad.from_array(corners @ crop.to_frame[:, :2].T + crop.to_frame[:, 2])


def fake_frame(frame_id: int, captured_at: float, scene: int) -> Frame:
    """Make a frame that shows a scene; it is large, and takes no memory."""
    return Frame(frame_id, captured_at, np.broadcast_to(np.uint8(scene), (720, 1280, 3)))
