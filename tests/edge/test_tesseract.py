"""Tesseract's failures, told as a person can mend them."""

from __future__ import annotations

import stat
from pathlib import Path

import numpy as np
import pytesseract
import pytest

from edge.errors import UserError
from edge.tesseract import Tesseract
from pipelines.types import Detection
from tests.pipelines.vision.text_scenes import box, page

PICTURE = page(["Kamer 118"], width=400, height=120)
DETECTION = Detection(box(0, 0, 400, 120), 0.9, 2)


def test_it_finds_and_reads() -> None:
    engine = Tesseract()
    detections = engine.detect(PICTURE)
    assert [line.text for line in engine.recognise(PICTURE, detections)] == ["Kamer 118"]
    (line,) = engine.recognise(PICTURE.copy(), (DETECTION,))
    assert (line.text, line.quad, line.block) == ("Kamer 118", DETECTION.quad, 2)


def test_a_missing_program_ends_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    with pytest.raises(UserError, match=r"not installed.*apt-get install tesseract-ocr"):
        Tesseract()


def test_a_failure_while_it_works_ends_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(program))
    engine = Tesseract()
    with pytest.raises(UserError, match="apt-get install tesseract-ocr"):
        engine.detect(np.zeros((20, 20, 3), dtype=np.uint8))
    reading = engine.recognise(PICTURE, (DETECTION,))
    with pytest.raises(UserError, match="apt-get install tesseract-ocr"):
        next(reading)
