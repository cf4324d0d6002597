"""How often a label is said to be somebody else's: on the sample sets and on rendered, degraded labels."""

from __future__ import annotations

import collections
import contextlib
import enum
import logging
from collections.abc import Callable, Iterator, Sequence

import cv2
from rapidfuzz import fuzz, process, utils
from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput

from edge import app, pictures, profiles, sample_sets
from edge.replaying import sample_frames
from pipelines.reading.labels import LabelOutcome, NameList, match
from pipelines.types import Pixels, Size
from tests.bench.label_pictures import LISTED, render_labels
from tests.figures import Figure

LABELS = 200
SEED = 1
SETS = ("clothing-labels", "name-labels-sequence", "labels-on-the-list")
"""The last brings its own list; for the others LISTED is taken, on which half of their names stand."""
LEAST_SCORE = 80.0
"""Of rapidfuzz, 0 to 100: from here on a peer takes the best match for the name."""

Answer = tuple[str, ...]
"""The names that are said; two or more mean "one of these" for a doubtful answer."""


class Kind(enum.Enum):
    """How an answer is counted."""

    RIGHT = "right"
    """The name that stands there is said, and no other; or no name where none of the list stands there."""
    AMBIGUOUS = "ambiguous"
    """Two names are said, and one of them stands there."""
    MISSED = "missed"
    """No name is said where one of the list stands there."""
    WRONG = "wrong"
    """A name is said that does not stand there; both of two that do not count as one."""


def kind_of(said: Answer, there: frozenset[str], *, is_doubtful: bool) -> Kind:
    """Judge one answer.

    Args:
        said: The names that are said.
        there: The names of the list that can be seen.
        is_doubtful: Whether two names are said as "one or the other".
    """
    if is_doubtful:
        return Kind.AMBIGUOUS if there & set(said) else Kind.WRONG
    if set(said) - there:
        return Kind.WRONG
    return Kind.RIGHT if bool(said) == bool(there) else Kind.MISSED


def figures() -> list[Figure]:
    """Measure the sample sets that are there, and the rendered labels."""
    cv2.setNumThreads(1)
    rows = [_on_set(name) for name in SETS if (sample_frames() / name).is_dir()]
    names = NameList.of(LISTED)
    shown = [(each.pixels, frozenset({each.name} & set(LISTED))) for each in render_labels(LABELS, SEED)]
    note = f"{LABELS} labels, {sum(not there for _, there in shown)} of them not on the list of {len(LISTED)}"
    return [*rows, _compared("rendered, degraded labels", shown, names, note)]


def _on_set(name: str) -> Figure:
    sample_set = sample_sets.load(sample_frames() / name)
    names = sample_set.names if sample_set.names.names else NameList.of(LISTED)
    listed = {each.text for each in names.names}
    shown = [
        (pictures.load(frame.path), frozenset(text.text for text in frame.texts) & listed)
        for frame in sample_set.frames
    ]
    return _compared(name, shown, names, f"{len(shown)} frames")


def _compared(on: str, shown: Sequence[tuple[Pixels, frozenset[str]]], names: NameList, note: str) -> Figure:
    """Count ours and the peers' on the same pictures."""
    counts = {name: collections.Counter[Kind]() for name in ("ours", *_PEERS)}
    readers = {name: make() for name, make in _PEERS.items()}
    engine = app.text_engine(profiles.load("orcam"), "fast", 1)
    listed = [each.text for each in names.names]
    for pixels, there in shown:
        size = Size(pixels.shape[1], pixels.shape[0])
        found = match(tuple(engine.recognise(pixels, engine.detect(pixels))), names, size)
        is_doubtful = found.outcome is LabelOutcome.TWO
        counts["ours"][kind_of(found.spelled, there, is_doubtful=is_doubtful)] += 1
        for name, read in readers.items():
            best = process.extract(
                " ".join(read(pixels)), listed, scorer=fuzz.WRatio, processor=utils.default_process, limit=1
            )
            said = tuple(each for each, score, _ in best if score > LEAST_SCORE)
            counts[name][kind_of(said, there, is_doubtful=False)] += 1
    peers = {f"{name} + rapidfuzz": _in_words(counts[name]) for name in _PEERS}
    measured, reached = _in_words(counts["ours"]), counts["ours"][Kind.WRONG] == 0
    return Figure(on, "labels: names said", "0 wrong", measured, reached, peers, note)


def _in_words(counts: collections.Counter[Kind]) -> str:
    return ", ".join(f"{counts[kind]} {kind.value}" for kind in (Kind.WRONG, Kind.AMBIGUOUS, Kind.MISSED, Kind.RIGHT))


def _rapidocr() -> Callable[[Pixels], list[str]]:
    with _quiet():
        engine = RapidOCR(
            params={
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def read(pixels: Pixels) -> list[str]:
        with _quiet():
            found = engine(pixels)
        return list(found.txts or ()) if isinstance(found, RapidOCROutput) else []

    return read


_PEERS: dict[str, Callable[[], Callable[[Pixels], list[str]]]] = {"RapidOCR": _rapidocr}
"""What a simple program would do: read all, and take the nearest name."""


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
