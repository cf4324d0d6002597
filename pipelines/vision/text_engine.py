"""Finds and reads text with the ONNX networks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Self

import numpy as np

from models.recogniser import Reading
from models.runtime import TextNetworks, load_text_networks
from pipelines.types import Detection, Pixels, Quad, TextLine
from pipelines.vision.chance import chance_of
from pipelines.vision.layout import in_reading_order
from pipelines.vision.line_angle import LineAngle
from pipelines.vision.line_crop import crop_line, turned, widened
from pipelines.vision.second_look import closer, is_worth_it, look_again
from pipelines.vision.text_detection import DetectionSettings, TextDetector, input_size
from pipelines.vision.text_recognition import TextRecogniser
from pipelines.vision.upright import upright

_LEGIBLE = 0.7
"""Below this mean confidence a line counts as not legible: silence is better than a wrong word."""
_LEGIBLE_TO_A_SURE_READER = 0.75
"""The same in thorough mode: its recogniser is surer of what it reads rightly, so more of the rest can be left out."""
_FAINT_SPACE = 0.1
"""In thorough mode, probability of a space from which on words are set apart: signs set them close together."""
_SURE = 0.9
"""Below this mean confidence a line is read a second time in thorough mode."""
_UPSIDE_DOWN = 0.5
"""Probability from which on a line that is not legible is tried the other way up."""


class OnnxTextEngine:
    """Implements the port TextEngine of pipelines/vision/look.py."""

    def __init__(
        self,
        detector: TextDetector,
        recogniser: TextRecogniser,
        line_angle: LineAngle,
        second_detector: TextDetector | None = None,
    ) -> None:
        """Take the parts; with a second detector, which looks closer, the engine is thorough."""
        self._detector = detector
        self._recogniser = recogniser
        self._line_angle = line_angle
        self._second = second_detector
        self._legible = _LEGIBLE if second_detector is None else _LEGIBLE_TO_A_SURE_READER

    @classmethod
    def load(cls, mode: str, threads: int) -> Self:
        """Load the networks from the user's models folder; raises ModelError if they must be built first.

        Args:
            mode: "fast" looks once; "thorough" may look twice where text is small, reads with the recogniser in float,
                and takes longer.
            threads: At most so many cores are used by a network.
        """
        return cls.from_networks(load_text_networks(threads=threads, exact=mode == "thorough"), mode)

    @classmethod
    def from_networks(cls, networks: TextNetworks, mode: str = "fast") -> Self:
        """Put the engine together; the mode is as in `load`."""
        settings = DetectionSettings()
        thorough = mode == "thorough"
        recogniser = networks.recogniser
        return cls(
            TextDetector(networks.detector, settings),
            TextRecogniser(recogniser, recogniser.alphabet, _FAINT_SPACE if thorough else 1.0),
            LineAngle(networks.line_angle),
            TextDetector(networks.detector, closer(settings)) if thorough else None,
        )

    def detect(self, pixels: Pixels) -> tuple[Detection, ...]:
        """Locate the lines of text, in reading order."""
        regions = self._detector.locate(pixels)
        height, width = pixels.shape[:2]
        scale = input_size(height, width, self._detector.settings)[0] / height
        if self._second is not None and is_worth_it(regions, scale):
            regions = look_again(pixels, regions, self._second)
        return in_reading_order(upright(pixels, regions, self._line_angle))

    def recognise(self, pixels: Pixels, detections: tuple[Detection, ...]) -> Iterator[TextLine]:
        """Read the lines one at a time, in the order given; each is computed when it is asked for."""
        for detection in detections:
            reading = self._recogniser.read(crop_line(pixels, detection.quad))
            yield self._judged(pixels, self._line(pixels, detection, reading))

    def read(self, pixels: Pixels, detections: tuple[Detection, ...]) -> tuple[TextLine, ...]:
        """Read all lines, in batches: on several cores faster in all than `recognise`, but the first comes last."""
        readings = self._recogniser.read_all([crop_line(pixels, detection.quad) for detection in detections])
        return tuple(
            self._judged(pixels, self._line(pixels, d, reading))
            for d, reading in zip(detections, readings, strict=True)
        )

    def _line(self, pixels: Pixels, detection: Detection, reading: Reading) -> TextLine:
        """Make a line of a reading, after another try where that may help; an illegible line has an empty text."""
        quad = detection.quad
        if _confidence(reading) < self._legible:
            other = self._read_turned(pixels, quad)
            if _confidence(other) > _confidence(reading):
                reading, quad = other, turned(quad)
        if self._second is not None and _confidence(reading) < _SURE:
            reading = max(reading, self._recogniser.read(crop_line(pixels, widened(quad))), key=_confidence)
        if _confidence(reading) < self._legible or not reading.text.strip():
            return TextLine("", 0.0, (), quad, detection.block)
        start = len(reading.text) - len(reading.text.lstrip())
        end = len(reading.text.rstrip())
        text, confidences = reading.text[start:end], reading.confidences[start:end]
        return TextLine(text, _confidence(reading), confidences, quad, detection.block)

    def _judged(self, pixels: Pixels, line: TextLine) -> TextLine:
        """Add the chance that the line is right."""
        if not line.text:
            return line
        likelihood = self._recogniser.log_likelihood
        chance = chance_of(line.text, line.character_confidences, pixels, line.quad, likelihood)
        return replace(line, chance=chance)

    def _read_turned(self, pixels: Pixels, quad: Quad) -> Reading:
        """Read a line the other way up, if it looks upside down; else the reading is empty."""
        crop = crop_line(pixels, quad)
        if self._line_angle.upside_down(crop) < _UPSIDE_DOWN:
            return Reading("", ())
        return self._recogniser.read(np.ascontiguousarray(crop[::-1, ::-1]))


def _confidence(reading: Reading) -> float:
    """Give the mean confidence of the characters that can be seen; 0 where there is none.

    Spaces are left out: what the recogniser cannot read it gives as a row of spaces, and is sure of them.
    """
    seen = [value for character, value in zip(reading.text, reading.confidences, strict=True) if character != " "]
    return sum(seen) / len(seen) if seen else 0.0
