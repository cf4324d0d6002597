"""How well doubt is told on real photographs: of the lines that were read wrongly and rightly, how many are marked.

A line is held against the words of the truth whose centres lie inside its quad, in their order along it, by letters
and digits only and without regard to case. Lines that hold a word that is unreadable by the truth, or no word of it,
are left out: nobody knows what they say.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from edge import app, profiles
from pipelines.reading.doubt import doubt_without_second_look
from pipelines.types import Pixels, Quad
from pipelines.vision.look import TextEngine
from tests.figures import Figure

SET = "text-worn-camera"


@dataclass(frozen=True, slots=True)
class TrueWord:
    """A word of the truth."""

    text: str | None
    """None where it cannot be read."""
    centre: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """A line that was read, and whether it is right and marked."""

    is_right: bool
    is_marked: bool


def figures(corpus: Path, every: int = 1) -> list[Figure]:
    """Measure the photographs of the worn camera.

    Args:
        corpus: The folder of the sets.
        every: Take every Nth picture only.
    """
    folder = corpus / SET
    if not folder.is_dir():
        return [Figure(SET, "doubt", "", "not measured", None, note="the set is not there")]
    cv2.setNumThreads(1)
    engine = app.text_engine(profiles.load("orcam"), "fast", 1)
    rows = [json.loads(row) for row in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines() if row]
    judged: list[Judged] = []
    for row in track(rows[::every], description="Doubting", transient=True):
        pixels = cv2.imread(str(folder / str(row["file"])))
        if pixels is None:
            raise ValueError(f"{row['file']} cannot be read")
        judged += judge(engine, pixels.astype(np.uint8), words_of(row["truth"]))
    return [_figure("wrong", judged, is_right=False), _figure("right", judged, is_right=True)]


def words_of(truth: list[dict[str, list[float] | str | bool | None]]) -> list[TrueWord]:
    """Give the words of a picture that have a place."""
    found = []
    for each in truth:
        box = each.get("box")
        if isinstance(box, list):
            text = None if each.get("ignore") else str(each.get("text") or "")
            found.append(TrueWord(text, (sum(box[0::2]) / 4, sum(box[1::2]) / 4)))
    return found


def judge(engine: TextEngine, pixels: Pixels, words: list[TrueWord]) -> list[Judged]:
    """Read a picture and hold each line against the truth."""
    settings = profiles.load("orcam").text.doubt()
    judged = []
    for line in engine.recognise(pixels, engine.detect(pixels)):
        true = text_in(line.quad, words)
        if line.text and true:
            judged.append(Judged(_plain(line.text) == _plain(true), bool(doubt_without_second_look(line, settings))))
    return judged


def text_in(quad: Quad, words: list[TrueWord]) -> str:
    """Give the words inside a quad along it; empty where there is none, or one that cannot be read."""
    corners = quad.as_array()
    inside = [word for word in words if cv2.pointPolygonTest(corners, word.centre, measureDist=False) >= 0]
    if any(word.text is None for word in inside):
        return ""
    along: NDArray[np.float32] = corners[1] - corners[0]
    inside.sort(key=lambda word: float(np.dot(along, word.centre)))
    return " ".join(word.text or "" for word in inside)


def _figure(name: str, judged: list[Judged], *, is_right: bool) -> Figure:
    counted = [each for each in judged if each.is_right is is_right]
    share = f"{sum(each.is_marked for each in counted) / len(counted):.3f}" if counted else "–"
    return Figure(
        SET, f"share of the {name} lines that are marked", "", share, None, note=f"{len(counted)} lines {name}"
    )


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()
