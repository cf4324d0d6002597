"""Word order on rendered pages in columns and tables, beside Tesseract's and RapidOCR's own order.

The figure is 1 - inversions / pairs, over the pairs of words of which a reader gave both: a pair is inverted if the
reader gives the later word first (Kendall's tau, scaled so that 1 is the right order and 0 the reverse). Words of at
least two letters or digits count that stand once in the truth and once in what was read, so that each is known by
itself. A word that was not read counts neither way; the share of them that was read stands beside the figure. Only the
order of the page's lines is judged: each reader's output is taken as it comes.
"""

from __future__ import annotations

import collections
import itertools
import logging
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import cv2
from rapidocr import RapidOCR
from rapidocr.utils.output import RapidOCROutput
from rich.progress import track

from edge import app, pictures, profiles
from edge.replaying import sample_frames
from pipelines.types import Pixels
from pipelines.vision.look import TextEngine
from pipelines.vision.tesseract_engine import TesseractTextEngine
from tests.bench.order_pages import OrderPage, pages
from tests.figures import Figure

OURS, TESSERACT, RAPIDOCR = "kijkmee", "Tesseract", "RapidOCR"
SETS = ("notice-two-columns", "waste-table")
"""Sample sets of one picture whose lines are listed in reading order."""
WORD = re.compile(r"[^\W_]{2,}")


def words_in_order(texts: Sequence[str]) -> list[str]:
    """Give the words that stand only once, in capitals."""
    found = [word for text in texts for word in WORD.findall(text.upper())]
    counts = collections.Counter(found)
    return [word for word in found if counts[word] == 1]


def word_order(truth: Sequence[str], read: Sequence[str]) -> tuple[float | None, float]:
    """Compare the order of what was read with that of what is there.

    Args:
        truth: The page's lines in reading order.
        read: The lines that a reader gave, in its order.

    Returns:
        The share of pairs of words in the right order (None where there is no pair), and the share of words read.
    """
    place = {word: index for index, word in enumerate(words_in_order(truth))}
    given = [place[word] for word in words_in_order(read) if word in place]
    pairs = list(itertools.combinations(given, 2))
    right = sum(first < second for first, second in pairs)
    return (right / len(pairs) if pairs else None), len(given) / max(1, len(place))


def figures() -> list[Figure]:
    """Have every page read by each, in one thread."""
    cv2.setNumThreads(1)
    ours: TextEngine = app.text_engine(profiles.load("orcam"), "fast", 1)
    readers = {OURS: _reader(ours), TESSERACT: _reader(TesseractTextEngine()), RAPIDOCR: _rapidocr()}
    everything = [*pages(), *_sets()]
    return [_figure(page, readers) for page in track(everything, description="Reading", transient=True)]


def _figure(page: OrderPage, readers: dict[str, Callable[[Pixels], list[str]]]) -> Figure:
    scores = {name: word_order(page.lines, reader(page.pixels)) for name, reader in readers.items()}
    shown = {name: _shown(*score) for name, score in scores.items()}
    mine = shown.pop(OURS)
    return Figure(page.name, "word order", "1.0", mine, scores[OURS][0] == 1.0, shown)


def _shown(order: float | None, share: float) -> str:
    return f"{'nothing' if order is None else f'{order:.3f}'} ({share:.0%} read)"


def _sets() -> Iterator[OrderPage]:
    for name in SETS:
        folder = sample_frames() / name
        if (folder / "set.toml").is_file():
            yield _from_set(name, folder)


def _from_set(name: str, folder: Path) -> OrderPage:
    frame = tomllib.loads((folder / "set.toml").read_text(encoding="utf-8"))["frame"][0]
    lines = tuple(str(line["text"]) for line in frame["text"])
    return OrderPage(f"sample set {name}", pictures.load(folder / str(frame["file"])), lines)


def _reader(engine: TextEngine) -> Callable[[Pixels], list[str]]:
    return lambda pixels: [line.text for line in engine.recognise(pixels, engine.detect(pixels))]


def _rapidocr() -> Callable[[Pixels], list[str]]:
    one = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    engine = RapidOCR(params=one)
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)

    def read(pixels: Pixels) -> list[str]:
        found = engine(pixels)
        return list(found.txts) if isinstance(found, RapidOCROutput) and found.txts is not None else []

    return read
