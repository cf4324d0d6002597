"""How well doubt is told: 300 rendered degraded lines, beside the filters that RapidOCR and Tesseract come with."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import pytesseract

from edge import app, profiles
from edge.second_opinion import SecondOpinion
from pipelines.reading.doubt import DoubtKind, doubt_of, doubt_without_second_look, needs_second_look, settled
from pipelines.reading.figures import figures_in
from pipelines.types import Detection, Pixels, TextLine
from pipelines.vision.line_crop import crop_line
from tests.bench.degraded import DegradedLine, degraded_lines
from tests.figures import Figure, spread

COUNT, SEED = 300, 41
"""Another seed than those that the curve of pipelines/vision/chance.py was fitted on (2 and 3)."""
LEAST_WRONG_MARKED, MOST_RIGHT_MARKED = 0.9, 0.1
RAPIDOCR_KEEPS_FROM = 0.5
"""RapidOCR's own default `text_score`: a line whose mean score is lower is left out."""
TESSERACT_SURE_FROM = 60
"""Of 100: a word's confidence below which users of Tesseract commonly take it for doubtful."""


@dataclass(frozen=True, slots=True)
class Marking:
    """How the lines of one reader were marked."""

    wrong: int
    """Lines with an error."""
    wrong_marked: int
    right: int
    right_marked: int
    unread: int = 0
    """Lines of which nothing was read; they are in no other count, because nothing is said of them."""

    def __str__(self) -> str:
        """Give the two shares."""
        wrong, right = _share(self.wrong_marked, self.wrong), _share(self.right_marked, self.right)
        return f"{wrong} of the wrong, {right} of the right"


def is_right(read: str, true: str) -> bool:
    """Tell whether a text is right to the letter; the number of spaces in a row does not count."""
    return _plain(read) == _plain(true)


def marking(lines: Sequence[tuple[str, str, bool]]) -> Marking:
    """Count.

    Args:
        lines: What was read, what is true, and whether it was marked.
    """
    read = [(is_right(text, true), marked) for text, true, marked in lines if text.strip()]
    return Marking(
        wrong=sum(not right for right, _ in read),
        wrong_marked=sum(marked and not right for right, marked in read),
        right=sum(right for right, _ in read),
        right_marked=sum(marked and right for right, marked in read),
        unread=len(lines) - len(read),
    )


def figures() -> list[Figure]:
    """Measure every line with the engine of the reading profile, in one thread."""
    cv2.setNumThreads(1)
    settings = profiles.load("orcam").text.doubt()
    engine = app.text_engine(profiles.load("orcam"), "fast", 1)
    lines = degraded_lines(COUNT, SEED)
    read = [next(iter(engine.recognise(each.pixels, (Detection(each.quad, 1.0, 0),)))) for each in lines]
    ours = _marking(read, lines, lambda line: bool(doubt_without_second_look(line, settings)))
    rapidocr = _marking(read, lines, lambda line: line.confidence < RAPIDOCR_KEEPS_FROM)
    tesseract = _tesseract(lines)
    peers = (("RapidOCR's 0.5 on the same texts", rapidocr), ("Tesseract's 60 on its own texts", tesseract))
    note = f"{ours.wrong} of {COUNT} wrong, {ours.unread} not read; Tesseract {tesseract.wrong} and {tesseract.unread}"
    return [
        Figure(
            "300 degraded lines",
            "share of the wrong lines that are marked",
            f"≥ {LEAST_WRONG_MARKED}",
            _share(ours.wrong_marked, ours.wrong),
            ours.wrong_marked >= LEAST_WRONG_MARKED * ours.wrong,
            {name: _share(each.wrong_marked, each.wrong) for name, each in peers},
            note,
        ),
        Figure(
            "300 degraded lines",
            "share of the right lines that are marked",
            f"≤ {MOST_RIGHT_MARKED}",
            _share(ours.right_marked, ours.right),
            ours.right_marked <= MOST_RIGHT_MARKED * ours.right,
            {name: _share(each.right_marked, each.right) for name, each in peers},
        ),
        *_figures_said(lines, read),
    ]


def _marking(read: Sequence[TextLine], lines: Sequence[DegradedLine], is_marked: Callable[[TextLine], bool]) -> Marking:
    return marking([(line.text, true.text, is_marked(line)) for line, true in zip(read, lines, strict=True)])


def _tesseract(lines: Sequence[DegradedLine]) -> Marking:
    return marking([_words(crop_line(line.pixels, line.quad), line.text) for line in lines])


def _words(crop: Pixels, true: str) -> tuple[str, str, bool]:
    table = pytesseract.image_to_data(
        cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY),
        lang="nld+eng+deu",
        config="--psm 7",
        output_type=pytesseract.Output.DICT,
    )
    words = [
        (str(text), float(sure)) for text, sure in zip(table["text"], table["conf"], strict=True) if str(text).strip()
    ]
    return " ".join(text for text, _ in words), true, any(sure < TESSERACT_SURE_FROM for _, sure in words)


# Figures


def _figures_said(lines: Sequence[DegradedLine], read: Sequence[TextLine]) -> list[Figure]:
    """Count the figures that are said as fact, before and after the second look."""
    settings = profiles.load("orcam").text.doubt()
    second, took, after = SecondOpinion(), [], list[TextLine]()
    for line, seen in zip(read, lines, strict=True):
        joined = line
        if needs_second_look(line, settings):
            began = time.perf_counter()
            (again,) = second.read_again(seen.pixels, (Detection(line.quad, 1.0, 0),))
            took.append(1000 * (time.perf_counter() - began))
            joined = settled(line, again, settings)
        after.append(joined)
    truth = [each.text for each in lines]
    none = _said_as_fact(read, truth, lambda _: [])
    first = _said_as_fact(read, truth, _doubtful)
    then = _said_as_fact(after, truth, _doubtful)
    marked = _marking(after, lines, lambda line: bool(doubt_of(line, settings)))
    return [
        Figure(
            "300 degraded lines",
            "wrong figures said as fact, of all wrong ones",
            "",
            f"{then[0]} of {none[0]}",
            None,
            {"before the second look": str(first[0])},
            f"right figures said as fact: {then[1]} of {none[1]}, before the second look {first[1]}",
        ),
        Figure(
            "300 degraded lines",
            "lines with any doubt told, after the second look",
            "",
            str(marked),
            None,
            note=f"{len(took)} lines were looked at twice",
        ),
        Figure("300 degraded lines", "ms of the second look, a line", "", spread(took, 0), None),
    ]


def _doubtful(line: TextLine) -> list[str]:
    """Give the figures that are said as doubtful; in a doubtful line all are."""
    doubt = doubt_of(line, profiles.load("orcam").text.doubt())
    if doubt.kind is DoubtKind.LINE:
        return [line.text[figure.start : figure.end] for figure in figures_in(line.text)]
    return [span.text for span in doubt.spans]


def _said_as_fact(
    lines: Sequence[TextLine], truth: Sequence[str], doubtful: Callable[[TextLine], list[str]]
) -> tuple[int, int]:
    """Count the wrong and the right figures that are said without doubt."""
    wrong = right = 0
    for line, true in zip(lines, truth, strict=True):
        there = {_digits(true[figure.start : figure.end]) for figure in figures_in(true)}
        in_doubt = doubtful(line)
        for figure in figures_in(line.text):
            said = line.text[figure.start : figure.end]
            if said not in in_doubt:
                right += _digits(said) in there
                wrong += _digits(said) not in there
    return wrong, right


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _digits(figure: str) -> str:
    return re.sub(r"[\W_]", "", figure)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"
