"""Tesseract: what it reads, what it leaves behind, and how its failures are told."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path

import numpy as np
import pytesseract
import pytest

from pipelines.types import Detection, Pixels, TextLine
from pipelines.vision import tesseract_engine
from pipelines.vision.line_crop import turned
from pipelines.vision.tesseract_engine import TesseractError, TesseractTextEngine
from tests.pipelines.vision.text_scenes import box, page

TITLE, JOB = "Gemeente Waterveld", "Schoonmaken: vak C-12"
LETTER = page([TITLE, JOB], width=640, height=200)
BLANK = np.full((60, 80, 3), 255, dtype=np.uint8)
MEMORY = Path("/dev/shm")  # noqa: S108 - where the pictures should go

HEADER = "level page_num block_num par_num line_num word_num left top width height conf text"


def stand_in(folder: Path, *commands: str) -> Path:
    """Write a program in Tesseract's place; $1 is the picture's file and $2 that of the answer, without ending."""
    program = folder / "tesseract"
    program.write_text("\n".join(["#!/bin/sh", *commands]) + "\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def answering(folder: Path, *words: str) -> Path:
    """Write a program that gives these words, as rows of Tesseract's table, and notes the pictures it was given."""
    rows = "\\n".join(row.replace(" ", "\\t") for row in (HEADER, *words))
    return stand_in(folder, f'echo "$1" >> {folder}/pictures', f"printf '{rows}\\n' > \"$2.tsv\"")


def pictures(folder: Path) -> list[Path]:
    """Give the files that the program was handed."""
    noted = folder / "pictures"
    return [Path(line) for line in noted.read_text(encoding="utf-8").splitlines()] if noted.exists() else []


def instead(monkeypatch: pytest.MonkeyPatch, program: Path | str) -> TesseractTextEngine:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(program))
    return TesseractTextEngine()


# The real program


def test_a_letter_is_found_and_read_in_its_order() -> None:
    engine = TesseractTextEngine()
    detections = engine.detect(LETTER)
    first, second = engine.recognise(LETTER, detections)
    assert (first.text, second.text) == (TITLE, JOB)
    assert [(line.quad, line.confidence, line.block) for line in (first, second)] == [
        (detection.quad, detection.confidence, detection.block) for detection in detections
    ]
    for line in (first, second):
        assert len(line.character_confidences) == len(line.text)
        assert line.confidence == pytest.approx(sum(line.character_confidences) / len(line.text))
        assert 0.5 < min(line.character_confidences) <= max(line.character_confidences) <= 1
    assert 0 < first.quad.points[0].y < first.quad.points[3].y < second.quad.points[0].y < 200


def test_a_line_of_another_picture_is_read_by_itself() -> None:
    rotated: Pixels = np.ascontiguousarray(np.rot90(LETTER, 2))
    upside_down = turned(box(80, 110, 500, 60))
    detection = Detection(upside_down, 0.9, 4)
    (line,) = TesseractTextEngine().recognise(rotated, (detection,))
    assert (line.text, line.quad, line.block) == (TITLE, upside_down, 4)


@pytest.mark.parametrize("picture", [BLANK, BLANK[:1, :1], BLANK[:2]], ids=["blank", "one pixel", "a line of pixels"])
def test_where_there_is_no_text_nothing_is_read(picture: Pixels) -> None:
    assert TesseractTextEngine().detect(picture) == ()


# Its table

WORDS = (
    "1 1 0 0 0 0 0 0 80 60 -1 ",
    "5 1 2 1 1 1 10 12 20 8 90 Let",
    "5 1 2 1 1 2 34 10 12 11 96 op:",
    "5 1 2 1 1 3 50 12 15 8 85 nat",
    "5 1 2 1 2 1 10 30 30 8 100 vloer",
    "5 1 5 1 1 1 10 50 9 6 40 C-12",
    "5 1 5 1 1 2 30 50 9 6 95 ",
)


def test_words_are_joined_into_lines_with_their_confidences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = instead(monkeypatch, answering(tmp_path, *WORDS))
    detections = engine.detect(BLANK)
    assert [(detection.quad, detection.block) for detection in detections] == [
        (box(10, 10, 55, 11), 0),
        (box(10, 30, 30, 8), 0),
        (box(10, 50, 9, 6), 1),
    ]
    first, second, third = engine.recognise(BLANK, detections)
    assert (first.text, second.text, third.text) == ("Let op: nat", "vloer", "C-12")
    # A space is as sure as the less sure of the words beside it.
    assert first.character_confidences == pytest.approx((*[0.9] * 4, *[0.96] * 3, *[0.85] * 4))
    assert (second.confidence, third.confidence) == pytest.approx((1, 0.4))


def test_a_page_is_read_once_and_other_lines_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = instead(monkeypatch, answering(tmp_path, *WORDS))
    detections = engine.detect(BLANK)
    assert len(list(engine.recognise(BLANK, detections))) == 3
    assert len(pictures(tmp_path)) == 1
    reading = engine.recognise(BLANK.copy(), detections)
    assert len(pictures(tmp_path)) == 1
    for count, line in enumerate(reading, 1):
        assert line.text == "Let op: nat vloer C-12"
        assert len(pictures(tmp_path)) == 1 + count


def test_a_line_in_which_it_sees_no_words_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = instead(monkeypatch, answering(tmp_path, WORDS[0], WORDS[-1]))
    (line,) = engine.recognise(BLANK, (Detection(box(10, 10, 40, 20), 0.9, 1),))
    assert line == TextLine("", 0.0, (), box(10, 10, 40, 20), 1)


# What it leaves behind


@pytest.mark.skipif(not MEMORY.is_dir(), reason="this machine keeps no files in memory")
@pytest.mark.parametrize("ending", ["exit 0", "exit 1", "exec sleep 30"], ids=["answers", "fails", "takes too long"])
def test_pictures_go_to_memory_and_are_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(tesseract_engine, "_PAGE_SECONDS", 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program = answering(tmp_path, *WORDS)
    program.write_text(f"{program.read_text(encoding='utf-8')}{ending}\n", encoding="utf-8")
    engine = instead(monkeypatch, program)
    if ending == "exit 0":
        assert engine.detect(BLANK)
    else:
        with pytest.raises(TesseractError):
            engine.detect(BLANK)
    (picture,) = pictures(tmp_path)
    assert picture.parent == MEMORY
    started = picture.name.partition("_input")[0]
    assert list(MEMORY.glob(f"{started}*")) == [], "neither the picture nor the answer is left"
    assert tempfile.tempdir == str(tmp_path), "other files go where they went"


def test_without_memory_for_files_it_still_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract_engine, "_MEMORY", tmp_path / "none")
    engine = instead(monkeypatch, answering(tmp_path, *WORDS))
    assert len(engine.detect(BLANK)) == 3
    (picture,) = pictures(tmp_path)
    assert not picture.exists()


# Failures

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-nld tesseract-ocr-eng tesseract-ocr-deu"


def test_a_missing_program_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TesseractError, match=f"not installed.*{INSTALL}"):
        instead(monkeypatch, "no-such-program")


def test_a_program_that_is_taken_away_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = answering(tmp_path, *WORDS)
    engine = instead(monkeypatch, program)
    program.unlink()
    with pytest.raises(TesseractError, match=f"not installed.*{INSTALL}"):
        engine.detect(BLANK)


def test_a_missing_language_is_told_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, "echo 'Error opening data file nld.traineddata' >&2", "exit 1")
    engine = instead(monkeypatch, program)
    with pytest.raises(TesseractError, match=f"Dutch, English and German.*{INSTALL}"):
        engine.detect(BLANK)
    with pytest.raises(TesseractError, match=f"Dutch, English and German.*{INSTALL}"):
        next(engine.recognise(BLANK, (Detection(box(0, 0, 40, 20), 0.9, 0),)))


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract_engine, "_PAGE_SECONDS", 1)
    engine = instead(monkeypatch, stand_in(tmp_path, f"echo $$ >> {tmp_path}/numbers", "exec sleep 30"))
    monkeypatch.setattr(engine, "_line_seconds", 1)
    with pytest.raises(TesseractError, match=r"over 1 seconds.*smaller picture"):
        engine.detect(BLANK)
    with pytest.raises(TesseractError, match=r"over 1 seconds.*smaller picture"):
        next(engine.recognise(BLANK, (Detection(box(0, 0, 40, 20), 0.9, 0),)))
    for number in (tmp_path / "numbers").read_text(encoding="utf-8").split():
        assert not Path("/proc", number).exists()
