"""The second reader: another opinion where Tesseract is there, and no trouble where it is not."""

from __future__ import annotations

import stat
from pathlib import Path

import pytesseract
import pytest

from edge import app, profiles, second_opinion
from edge.second_opinion import SecondOpinion
from pipelines.types import Detection
from tests.pipelines.vision.text_scenes import box, page

PICTURE = page(["Kamer 118"], width=400, height=120)
DETECTIONS = (Detection(box(0, 0, 400, 120), 0.9, 2), Detection(box(0, 0, 400, 110), 0.9, 3))


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, *commands: str) -> None:
    """Put a program in Tesseract's place that notes each call."""
    program = folder / "tesseract"
    program.write_text("\n".join(["#!/bin/sh", f"echo x >> {folder}/calls", *commands]) + "\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(program))


def calls(folder: Path) -> int:
    return len((folder / "calls").read_text(encoding="utf-8").splitlines())


def test_each_line_is_read_where_it_stands() -> None:
    lines = tuple(SecondOpinion().read_again(PICTURE, DETECTIONS))
    assert [(line.text, line.quad, line.block) for line in lines] == [
        ("Kamer 118", each.quad, each.block) for each in DETECTIONS
    ]


def test_a_missing_program_is_told_once_and_reads_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    reader = SecondOpinion()
    lines = [*reader.read_again(PICTURE, DETECTIONS), *reader.read_again(PICTURE, DETECTIONS)]
    assert [(line.text, line.confidence, line.quad) for line in lines] == [("", 0.0, e.quad) for e in DETECTIONS] * 2
    (record,) = caplog.records
    assert "apt-get install tesseract-ocr" in record.message


def test_a_failing_program_is_told_once_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stand_in(tmp_path, monkeypatch, "exit 1")
    assert [line.text for line in SecondOpinion().read_again(PICTURE, DETECTIONS)] == ["", ""]
    assert (calls(tmp_path), len(caplog.records)) == (2, 1)


def test_a_line_that_takes_too_long_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(second_opinion, "MOST_SECONDS", 1)
    stand_in(tmp_path, monkeypatch, "exec sleep 60")
    (line,) = SecondOpinion().read_again(PICTURE, DETECTIONS[:1])
    assert line.text == ""
    assert "over 1 seconds" in caplog.text


def test_the_program_is_not_looked_for_before_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    app.vision(profiles.load("orcam"))
