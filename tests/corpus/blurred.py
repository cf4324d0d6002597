"""Blurred codes on real photographs: right and wrong reads, false accepts, and siblings confirmed, beside the peers.

A picture is right if the truth or an accepted other form of it is among the answers, and wrong if anything else is, so
that it can be both. That is stricter than in barcodes.py, and the same for all readers.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
from rich.progress import track

from pipelines.types import BarcodeStage, Pixels
from tests import blurred_reader
from tests.corpus import siblings
from tests.corpus.barcodes import NEGATIVES, OURS, SETS, UNFOCUSED, Photograph, photographs, pixels_of
from tests.figures import Figure, share, show
from tests.plain_readers import (
    BOTH_PREPROCESSED,
    PEERS,
    Answer,
    Grey,
    both_preprocessed,
    falsely_accepted,
    grey_of,
    own_answers,
)

HANDHELD, ZXING_SET = "barcodes-handheld", "barcodes-zxing"
RETAIL_KINDS = frozenset({"EAN_13", "EAN_8", "UPC_A", "UPC_E", "EAN_13+EXT"})
LEAST_SHARE = 0.85
"""Of the unfocused pictures that are to be read, and of those whose truth is to be confirmed from stock."""
LEAST_PAIRS = 20_000
ALONE = 5
"""Siblings a picture that are also tried as the only code in stock."""
Read = Callable[[Pixels], frozenset[Answer]]


@dataclass(frozen=True, slots=True)
class Score:
    """What one reader made of several pictures."""

    right: int = 0
    wrong: int = 0

    def with_picture(self, answers: Iterable[str], truths: frozenset[str]) -> Score:
        """Count one more picture."""
        given = frozenset(answers)
        return Score(self.right + bool(given & truths), self.wrong + bool(given - truths))

    def told(self, of: int) -> str:
        """Say it as in the table."""
        return f"{self.right} / {self.wrong}, {share(self.right, of)} right"


def scores(pictures: Sequence[Photograph], readers: Mapping[str, Read]) -> dict[str, Score]:
    """Let every reader read every picture."""
    found = dict.fromkeys(readers, Score())
    for picture in track(pictures, "blurred codes", transient=True):
        pixels = pixels_of(picture)
        for name, read in readers.items():
            found[name] = found[name].with_picture((answer.text for answer in read(pixels)), picture.truths)
    return found


def handheld(corpus: Path, every: int) -> list[Figure]:
    """Score the pictures of a camera without autofocus, one at a time and with nothing expected."""
    pictures = [p for p in photographs(corpus / HANDHELD) if p.folder == UNFOCUSED][::every]
    found = scores(pictures, _readers())
    ours = found[OURS]
    reached = ours.right >= LEAST_SHARE * len(pictures) and ours.wrong == 0
    return [_scored(f"{HANDHELD}/{UNFOCUSED}", "≥ 85 % / 0", found, len(pictures), reached=reached)]


def retail(corpus: Path, every: int) -> list[Figure]:
    """Score the EAN and UPC folders."""
    pictures = _retail(corpus)[::every]
    found = scores(pictures, _readers())
    ours = found[OURS]
    reached = ours.right > found[BOTH_PREPROCESSED].right and ours.wrong == 0
    return [_scored(f"{ZXING_SET}, EAN and UPC", f"> {BOTH_PREPROCESSED} / 0", found, len(pictures), reached=reached)]


def negatives(corpus: Path, every: int) -> list[Figure]:
    """Count what is accepted where nothing, or nothing of the kind, may be."""
    pictures = [p for name in SETS for p in photographs(corpus / name) if p.kind not in RETAIL_KINDS][::every]
    empty = [p for p in pictures if p.folder == NEGATIVES]
    others = [p for p in pictures if p.folder != NEGATIVES]
    return [
        _accepted(f"{ZXING_SET}/{NEGATIVES}", empty),
        _accepted("all other symbologies", others),
    ]


def in_stock(corpus: Path, every: int) -> list[Figure]:
    """Count siblings and truths that a list of known codes lets through."""
    unfocused = [p for p in photographs(corpus / HANDHELD) if p.folder == UNFOCUSED][::every]
    of_unfocused = siblings.confirmations(unfocused, ALONE)
    of_retail = siblings.confirmations(_retail(corpus)[::every], ALONE)
    both = (of_unfocused, of_retail)
    pairs, confirmed = sum(each.pairs for each in both), sum(each.siblings for each in both)
    beside = sum(each.siblings_beside_truth for each in both)
    note = "" if pairs >= LEAST_PAIRS else f"only {pairs} pairs: fewer than the {LEAST_PAIRS} asked"
    return [
        Figure(
            f"{HANDHELD}/{UNFOCUSED} and {ZXING_SET}, EAN and UPC",
            f"siblings confirmed of {pairs} pairs, the truth absent",
            f"0 of ≥ {LEAST_PAIRS}",
            str(confirmed),
            confirmed == 0 and (pairs >= LEAST_PAIRS or every > 1),
            note=f"{note}\n{beside} with the truth in stock, too".strip(),
        ),
        Figure(
            f"{HANDHELD}/{UNFOCUSED}",
            f"truths confirmed of {of_unfocused.pictures}, in stock with all their siblings",
            "≥ 85 %",
            f"{of_unfocused.truths}, {share(of_unfocused.truths, of_unfocused.pictures)}",
            of_unfocused.truths >= LEAST_SHARE * of_unfocused.pictures,
        ),
    ]


PARTS = {"handheld": handheld, "retail": retail, "negatives": negatives, "siblings": in_stock}


def figures(corpus: Path, every: int = 1, only: Sequence[str] = tuple(PARTS)) -> list[Figure]:
    """Measure what the corpus has the sets for.

    Args:
        corpus: The folder of the sets.
        every: Take every Nth picture only.
        only: Names of PARTS.
    """
    missing = [name for name in SETS if not (corpus / name / "manifest.jsonl").is_file()]
    if missing:
        note = f"not in the corpus: {', '.join(missing)}"
        return [Figure("blurred codes", "right / wrong", "", "not measured", None, note=note)]
    cv2.setNumThreads(1)
    return [figure for name in only for figure in PARTS[name](corpus, every)]


def _accepted(on: str, pictures: Sequence[Photograph]) -> Figure:
    cascade = blurred_reader.cascade()
    ours, others, peers = 0, 0, dict.fromkeys(PEERS, 0)
    for picture in track(pictures, "pictures without such a code", transient=True):
        pixels = pixels_of(picture)
        stages = falsely_accepted(cascade.decode(pixels), picture.truths)
        ours += BarcodeStage.NETWORK in stages
        others += bool(stages - {BarcodeStage.NETWORK})
        for peer, read in PEERS.items():
            answers = read(grey_of(pixels))
            peers[peer] += any(each.is_blurred_kind and each.text not in picture.truths for each in answers)
    return Figure(
        on,
        f"EAN, UPC, ITF or Code 128 that is not there, pictures of {len(pictures)}",
        "0",
        str(ours),
        ours == 0,
        {peer: str(count) for peer, count in peers.items()},
        note=f"by the networks; {others} by other stages",
    )


def _readers() -> dict[str, Read]:
    cascade = blurred_reader.cascade()
    peers = PEERS | {BOTH_PREPROCESSED: both_preprocessed}
    return {
        OURS: lambda pixels: own_answers(cascade.decode(pixels)),
        **{name: _on_grey(read) for name, read in peers.items()},
    }


def _on_grey(read: Callable[[Grey], frozenset[Answer]]) -> Read:
    return lambda pixels: read(grey_of(pixels))


def _scored(on: str, asked: str, found: Mapping[str, Score], of: int, *, reached: bool) -> Figure:
    told = {name: score.told(of) for name, score in found.items()}
    ours = told.pop(OURS)
    return Figure(on, f"right / wrong of {of}, single frame, nothing expected", asked, ours, reached, told)


def _retail(corpus: Path) -> list[Photograph]:
    return [picture for picture in photographs(corpus / ZXING_SET) if picture.kind in RETAIL_KINDS]


def main() -> int:
    """Print the table; exit code 1 if a bar is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part; may be given several times")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth picture only")
    parser.add_argument("--json", type=Path, default=None, help="also write the figures here")
    options = parser.parse_args()
    corpus = os.environ.get("KIJKMEE_CORPUS")
    if not corpus:
        sys.stderr.write("skipped: set KIJKMEE_CORPUS to the folder of photographs (docs/CORPUS.md)\n")
        return 0
    rows = figures(Path(corpus), options.every, options.only or tuple(PARTS))
    return 0 if show(rows, "Blurred codes", options.json) else 1


if __name__ == "__main__":
    sys.exit(main())
