"""Fake eyes see the scene whose number a frame carries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.types import Barcode, BarcodeStage, Detection, Symbology, TextLine
from pipelines.vision.fakes import SHARP, FakeEyes, FakeScene, fake_frame
from pipelines.vision.look import Seen
from tests.pipelines.vision.text_scenes import box

CODE = Barcode(
    Symbology.EAN_8, b"96385074", "96385074", "]E4", None, (), (), box(0, 0, 80, 40), BarcodeStage.ZXING
)  # fmt: skip
LINE = TextLine("Kamer 118", 0.8, (0.8,) * 9, box(0, 60, 90, 20), 2)
STRIPES = box(200, 0, 80, 40)
DIM = replace(SHARP, brightness=0.1)
EYES = {5: FakeScene(lines=(LINE,), barcodes=(CODE,), stripes=(STRIPES,), quality=DIM), 255: FakeScene()}


def test_a_frame_shows_its_scene_to_every_engine() -> None:
    eyes, frame = FakeEyes(EYES), fake_frame(1, 0.0, scene=5)
    assert eyes.measure(frame) == DIM
    assert eyes.decode(frame.pixels) == (CODE,)
    assert eyes.look(frame) == Seen((CODE,), (STRIPES,))
    detections = eyes.detect(frame.pixels)
    assert detections == (Detection(LINE.quad, 0.8, 2),)
    assert list(eyes.recognise(frame.pixels, detections)) == [LINE]
    assert eyes.asked == ["quality", "barcodes", "barcodes", "detect", "line"]


@pytest.mark.parametrize("scene", [0, 6, 255])
def test_a_scene_that_is_empty_or_missing_shows_nothing(scene: int) -> None:
    eyes, frame = FakeEyes(EYES), fake_frame(1, 0.0, scene)
    assert (eyes.measure(frame), eyes.decode(frame.pixels), eyes.detect(frame.pixels)) == (SHARP, (), ())
    assert eyes.look(frame) == Seen((), None)


def test_a_frame_keeps_its_number_and_its_time() -> None:
    frame = fake_frame(12, 3.25, scene=5)
    assert (frame.id, frame.captured_at, frame.pixels.shape) == (12, 3.25, (720, 1280, 3))


def test_lines_are_seen_one_at_a_time() -> None:
    eyes, frame = FakeEyes({1: FakeScene(lines=(LINE, replace(LINE, quad=box(0, 90, 90, 20))))}), fake_frame(1, 0.0, 1)
    reading = eyes.recognise(frame.pixels, eyes.detect(frame.pixels))
    assert eyes.asked == ["detect"]
    next(reading)
    assert eyes.asked == ["detect", "line"]
