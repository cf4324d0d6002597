"""Word recall and precision and the time of reading real photographs, beside RapidOCR with its defaults.

Words of at least three letters or digits, without regard to case, counted as a bag a picture; what is read inside a
region that the truth marks as unreadable counts neither way. Both take turns on every picture, in one thread.
"""

from __future__ import annotations

import collections
import json
import logging
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput
from rich.progress import track

from edge import app, profiles
from pipelines.types import Pixels, Point
from tests.figures import Figure, spread

OURS, THOROUGH, RAPIDOCR = "kijkmee", "kijkmee, thorough", "RapidOCR"
LEAST_CHARACTERS = 3
MOST_TIME_SHARE = 0.6
"""Of RapidOCR's time, in fast mode."""
MOST_THOROUGH_TIME_SHARE = 1.6
"""Of RapidOCR's time, in thorough mode."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is asked on one set."""

    folder: str
    accuracy_margin: float | None
    """Recall and precision may lie this far below RapidOCR's; None where no bar is set."""
    thorough_gain: float | None
    """In thorough mode, F1 lies at least this far above RapidOCR's; None: it must only not be below fast mode's."""


SETS = (Bar("text-worn-camera", 0.0, 0.03), Bar("text-receipts", 0.005, None), Bar("text-pages-fr", None, None))


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line that a reader gave."""

    centre: Point
    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """An unreadable part of a picture, as the rectangle around it."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies inside."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom


@dataclass(frozen=True, slots=True)
class Photograph:
    """One row of a manifest."""

    path: Path
    words: collections.Counter[str]
    """The words that can be read in it."""
    ignored: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What one reader made of a set."""

    recall: float
    precision: float
    seconds: tuple[float, ...]
    """One a picture."""

    @property
    def f1(self) -> float:
        """Give the harmonic mean of recall and precision, 0 to 1."""
        return 2 * self.recall * self.precision / max(1e-9, self.recall + self.precision)


def words_of(text: str) -> list[str]:
    """Split into words of letters and digits, in capitals; short ones are left out."""
    return [word for word in re.findall(r"[^\W_]+", text.upper()) if len(word) >= LEAST_CHARACTERS]


def photographs(folder: Path) -> list[Photograph]:
    """Read a set's manifest."""
    rows = [json.loads(row) for row in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines() if row]
    return [_photograph(folder, row) for row in rows]


def _photograph(folder: Path, row: dict[str, list[dict[str, list[float] | str | bool | None]]]) -> Photograph:
    words: collections.Counter[str] = collections.Counter()
    ignored = []
    for each in row["truth"]:
        box = each.get("box")
        if each.get("ignore"):
            if isinstance(box, list):
                xs, ys = box[0::2], box[1::2]
                ignored.append(Region(min(xs), min(ys), max(xs), max(ys)))
        else:
            words.update(words_of(str(each.get("text") or "")))
    return Photograph(folder / str(row["file"]), words, tuple(ignored))


def score(pictures: Sequence[Photograph], read: Sequence[Sequence[ReadLine]], seconds: Sequence[float]) -> Score:
    """Compare what was read with what is there."""
    hits = there = given = 0
    for picture, lines in zip(pictures, read, strict=True):
        words = collections.Counter(
            word
            for line in lines
            if not any(region.holds(line.centre) for region in picture.ignored)
            for word in words_of(line.text)
        )
        hits += (words & picture.words).total()
        there += picture.words.total()
        given += words.total()
    return Score(hits / max(1, there), hits / max(1, given), tuple(seconds))


def figures(corpus: Path, every: int = 1) -> list[Figure]:
    """Measure every text set.

    Args:
        corpus: The folder of the sets; one that is missing is left out, and said.
        every: Take every Nth picture only.
    """
    cv2.setNumThreads(1)
    readers = {OURS: _ours("fast"), THOROUGH: _ours("thorough"), RAPIDOCR: _rapidocr()}
    rows: list[Figure] = []
    for bar in SETS:
        if not (corpus / bar.folder).is_dir():
            rows.append(Figure(bar.folder, "all", "", "not measured", None, note="the set is not there"))
            continue
        pictures = photographs(corpus / bar.folder)[::every]
        scores = measure(pictures, readers)
        rows += [*_figures(bar, scores), *_thorough_figures(bar, scores)]
    return rows


def measure(pictures: Sequence[Photograph], readers: dict[str, Callable[[Pixels], list[ReadLine]]]) -> dict[str, Score]:
    """Let the readers take turns on each picture."""
    read: dict[str, list[list[ReadLine]]] = {name: [] for name in readers}
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for picture in track(pictures, description="Reading", transient=True):
        pixels = cv2.imread(str(picture.path))
        if pixels is None:
            raise ValueError(f"{picture.path} cannot be read")
        for name, reader in readers.items():
            began = time.perf_counter()
            read[name].append(reader(pixels))  # type: ignore[arg-type]
            seconds[name].append(time.perf_counter() - began)
    return {name: score(pictures, read[name], seconds[name]) for name in readers}


def _figures(bar: Bar, scores: dict[str, Score]) -> list[Figure]:
    ours, theirs = scores[OURS], scores[RAPIDOCR]
    margin = bar.accuracy_margin
    asked = "" if margin is None else "≥ RapidOCR" + (f" − {margin}" if margin else "")
    rows = []
    for name, mine, peer in (
        ("word recall", ours.recall, theirs.recall),
        ("word precision", ours.precision, theirs.precision),
    ):
        reached = None if margin is None else mine >= peer - margin
        rows.append(Figure(bar.folder, name, asked, f"{mine:.4f}", reached, {RAPIDOCR: f"{peer:.4f}"}))
    rows.append(_time_figure(bar, "fast", ours, theirs, None if margin is None else MOST_TIME_SHARE))
    return rows


def _thorough_figures(bar: Bar, scores: dict[str, Score]) -> list[Figure]:
    ours, fast, theirs = scores[THOROUGH], scores[OURS], scores[RAPIDOCR]
    gain = bar.thorough_gain
    rows = [
        Figure(
            bar.folder, f"{name}, thorough", "", f"{mine:.4f}", None, {OURS: f"{before:.4f}", RAPIDOCR: f"{peer:.4f}"}
        )
        for name, mine, before, peer in (
            ("word recall", ours.recall, fast.recall, theirs.recall),
            ("word precision", ours.precision, fast.precision, theirs.precision),
        )
    ]
    asked, least = ("≥ fast", fast.f1) if gain is None else (f"≥ RapidOCR + {gain}", theirs.f1 + gain)
    peers = {OURS: f"{fast.f1:.4f}", RAPIDOCR: f"{theirs.f1:.4f}"}
    rows.append(Figure(bar.folder, "word F1, thorough", asked, f"{ours.f1:.4f}", ours.f1 >= least, peers))
    rows.append(_time_figure(bar, "thorough", ours, theirs, MOST_THOROUGH_TIME_SHARE))
    return rows


def _time_figure(bar: Bar, mode: str, ours: Score, theirs: Score, limit: float | None) -> Figure:
    share = sum(ours.seconds) / sum(theirs.seconds)
    median = statistics.median(a / b for a, b in zip(ours.seconds, theirs.seconds, strict=True))
    measured = f"{share:.3f} of RapidOCR's; {spread([1000 * s for s in ours.seconds], 0)} ms"
    asked = "" if limit is None else f"≤ {limit} of RapidOCR's"
    peers = {RAPIDOCR: f"{spread([1000 * s for s in theirs.seconds], 0)} ms"}
    note = f"{len(ours.seconds)} pictures; median of the ratios {median:.3f}"
    reached = None if limit is None else share <= limit
    return Figure(bar.folder, f"time a picture, {mode}, one thread", asked, measured, reached, peers, note)


def _ours(mode: str) -> Callable[[Pixels], list[ReadLine]]:
    engine = app.text_engine(profiles.load("orcam"), mode, 1)

    def read(pixels: Pixels) -> list[ReadLine]:
        lines = engine.recognise(pixels, engine.detect(pixels))
        return [ReadLine(line.quad.centre, line.text) for line in lines]

    return read


def _rapidocr() -> Callable[[Pixels], list[ReadLine]]:
    one = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    engine = RapidOCR(params=one)
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)

    def read(pixels: Pixels) -> list[ReadLine]:
        found = engine(pixels)
        if not isinstance(found, RapidOCROutput) or found.txts is None or found.boxes is None:
            return []
        centres = [Point(float(box[:, 0].mean()), float(box[:, 1].mean())) for box in found.boxes]
        return [ReadLine(centre, text) for centre, text in zip(centres, found.txts, strict=True)]

    return read
