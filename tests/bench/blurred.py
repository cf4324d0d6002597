"""Blurred codes, rendered: right and wrong reads beside the peers, false accepts, and what a look costs.

Every part can be measured by itself, and on fewer pictures:
`python -m tests.bench.blurred --only codes --count 50`.
"""

from __future__ import annotations

import argparse
import collections
import string
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from rich.progress import track

from models.barcode.ean import ean_8, ean_13
from models.barcode.itf_14 import itf_14_widths
from pipelines.types import BarcodeStage, Pixels, Symbology
from pipelines.vision.gtin import check_digit
from sample_frames.render import codes
from tests import blurred_reader
from tests.bench import blurred_frames, blurred_scenes, blurred_times
from tests.bench.blurred_negatives import negative, run_lengths
from tests.bench.blurred_scenes import Blur, Printed, Size
from tests.figures import Figure, share, show
from tests.plain_readers import (
    PEERS,
    ZXING,
    comparable,
    falsely_accepted,
    grey_of,
    own_answers,
)

SEED = 6
CODES, NEGATIVES = 500, 5000
SIZE = Size(960, 540)
BLURS = ((Blur.GAUSSIAN, 0.8, 1.5), (Blur.DISC, 1.6, 3.0), (Blur.DISC, 0.8, 1.5))
"""Kind, least and most, in modules. What is asked is a blur of 0.8 to 1.5 modules: that can be the standard deviation
of a Gaussian, the radius of a disc, or its diameter, from the hardest to the mildest."""
SYMBOLOGIES = (Symbology.CODE_128, Symbology.ITF)
TIMES_ZXING = 2
OURS = "kijkmee"


def code(symbology: Symbology, chance: np.random.Generator) -> Printed:
    """Choose a Code 128 of 4 to 16 letters and digits or, one in five, a GS1-128; or an ITF-14.

    Code 128 is encoded by zxing-cpp's writer. Of an ITF-14, wide elements are 2 to 3 times as wide as narrow ones.
    """
    if symbology is Symbology.ITF:
        body = "".join(map(str, chance.integers(0, 10, 13)))
        number = f"{body}{check_digit(body)}"
        widths = itf_14_widths(number, float(chance.uniform(2, 3)))
        return Printed(widths, number, has_bearers=chance.random() < 0.5)
    if chance.random() < 0.2:
        body = "".join(map(str, chance.integers(0, 10, 13)))
        lot = "".join(map(str, chance.integers(0, 10, int(chance.integers(0, 5)))))
        drawn = codes.gs1_128(f"(01){body}{check_digit(body)}" + (f"(10){lot}" if lot else ""))
    else:
        letters = string.digits if chance.random() < 0.3 else string.ascii_uppercase + string.digits
        if chance.random() < 0.2:
            letters += string.ascii_lowercase
        places = chance.integers(0, len(letters), int(chance.integers(4, 17)))
        drawn = codes.code_128("".join(letters[place] for place in places))
    return Printed(run_lengths(drawn.modules[0] == 0), drawn.text)


def retail_code(symbology: Symbology, number: str) -> Printed:
    """Print an EAN-13 or EAN-8."""
    cells = (ean_13 if symbology is Symbology.EAN_13 else ean_8)(number).cells
    return Printed(run_lengths(cells > 0), number)


def picture(symbology: Symbology, kind: int, index: int) -> tuple[Pixels, str]:
    """Render one label and give what it says; the same arguments give the same.

    Args:
        symbology: One of SYMBOLOGIES.
        kind: Index of one of BLURS.
        index: Which picture.
    """
    chance = np.random.default_rng([SEED, SYMBOLOGIES.index(symbology), kind, index])
    printed = code(symbology, chance)
    blur, low, high = BLURS[kind]
    seen = blurred_scenes.shot(chance, printed.modules, SIZE, blur, float(chance.uniform(low, high)))
    sheet = blurred_scenes.label(printed, chance)
    return blurred_scenes.photographed(sheet, printed.modules, seen, SIZE, chance), printed.text


def blurred_codes(count: int | None) -> list[Figure]:
    """Score each symbology with each kind of blur; a picture can be right and wrong at once."""
    number = CODES if count is None else count
    return [_scored(symbology, kind, number) for kind in range(len(BLURS)) for symbology in SYMBOLOGIES]


def _scored(symbology: Symbology, kind: int, count: int) -> Figure:
    blur, low, high = BLURS[kind]
    cascade = blurred_reader.cascade()
    right, wrong = dict.fromkeys((OURS, *PEERS), 0), dict.fromkeys((OURS, *PEERS), 0)
    for index in track(range(count), f"{symbology}, {blur} {low}–{high}", transient=True):
        pixels, text = picture(symbology, kind, index)
        truth = comparable(text)
        found = {OURS: own_answers(cascade.decode(pixels))}
        found |= {peer: read(grey_of(pixels)) for peer, read in PEERS.items()}
        for reader, answers in found.items():
            texts = {answer.text for answer in answers}
            right[reader] += truth in texts
            wrong[reader] += bool(texts - {truth})
    return Figure(
        f"rendered {symbology}, {blur} {low}–{high} modules",
        f"right / wrong of {count}",
        f"≥ {TIMES_ZXING} × zxing-cpp's right / 0",
        f"{right[OURS]} / {wrong[OURS]}, {share(right[OURS], count)} right",
        is_reached(right[OURS], wrong[OURS], right[ZXING], count),
        {peer: f"{right[peer]} / {wrong[peer]}" for peer in PEERS},
        note="" if TIMES_ZXING * right[ZXING] <= count else f"zxing-cpp reads more than 1 in {TIMES_ZXING}: no bar",
    )


def is_reached(right: int, wrong: int, by_zxing: int, count: int) -> bool | None:
    """Tell whether the bar is reached: some right, twice as many as by zxing-cpp, none wrong.

    None where zxing-cpp reads more than half, so that nobody can read twice as many, and none is wrong.
    """
    if wrong:
        return False
    return None if TIMES_ZXING * by_zxing > count else right > 0 and right >= TIMES_ZXING * by_zxing


def negatives(count: int | None) -> list[Figure]:
    """Count what is accepted of text, surfaces, stripes, other and damaged codes."""
    number = NEGATIVES if count is None else count
    cascade = blurred_reader.cascade()
    ours, others, peers = 0, 0, dict.fromkeys(PEERS, 0)
    kinds: collections.Counter[str] = collections.Counter()
    for index in track(range(number), "negatives", transient=True):
        shown = negative(SEED, index)
        truths = frozenset({comparable(shown.text)} - {""})
        stages = falsely_accepted(cascade.decode(shown.pixels), truths)
        ours += BarcodeStage.NETWORK in stages
        others += bool(stages - {BarcodeStage.NETWORK})
        kinds[shown.kind] += bool(stages)
        for peer, read in PEERS.items():
            answers = read(grey_of(shown.pixels))
            peers[peer] += any(each.is_blurred_kind and each.text not in truths for each in answers)
    what = ", ".join(f"{times} {kind.replace('_', ' ')}" for kind, times in kinds.most_common() if times)
    return [
        Figure(
            "rendered text, surfaces, stripes, other and damaged codes",
            f"EAN, UPC, ITF or Code 128 that is not there, pictures of {number}",
            "0",
            str(ours),
            ours == 0,
            {peer: str(times) for peer, times in peers.items()},
            note=f"by the networks; {others} by other stages; {what}".removesuffix("; "),
        )
    ]


PARTS = {
    "codes": blurred_codes,
    "frames": blurred_frames.figures,
    "negatives": negatives,
    "times": blurred_times.figures,
}


def figures(count: int | None = None, only: Sequence[str] = tuple(PARTS)) -> list[Figure]:
    """Measure.

    Args:
        count: Pictures of each symbology and blur, negatives, or sequences of frames; None takes what is asked.
        only: Names of PARTS.
    """
    cv2.setNumThreads(1)
    return [figure for name in only for figure in PARTS[name](count)]


def main() -> int:
    """Print the table; exit code 1 if a bar is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part; may be given several times")
    parser.add_argument("--count", type=int, default=None, metavar="N", help="so many pictures or sequences of each")
    parser.add_argument("--json", type=Path, default=None, help="also write the figures here")
    options = parser.parse_args()
    rows = figures(options.count, options.only or tuple(PARTS))
    return 0 if show(rows, "Blurred codes, rendered", options.json) else 1


if __name__ == "__main__":
    sys.exit(main())
