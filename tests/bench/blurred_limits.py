"""Shows what the limits cost from which on a blurred code is believed.

`python -m tests.bench.blurred_limits [--count N] [--seed S]`

Codes, and what is no code, are rendered, seen by the networks and ranked; each best code then is what was printed,
or is not. For each limit of pipelines/vision/blurred/judging.py two curves say how many of both pass if it stands
elsewhere: alone, and with the others as they are. No photograph takes part. The seeds differ from those of the bench.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import cv2
import numpy as np
from rich.progress import track

from models.barcode.networks import BarcodeNetworks
from pipelines.types import Pixels, Symbology
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY
from pipelines.vision.barcode_settings import BarcodeSettings
from pipelines.vision.barcode_stages import BarcodeStages
from pipelines.vision.blurred.judging import KNOWN, UNKNOWN, Judgement, Limits, judgement_of
from pipelines.vision.blurred.reader import BlurredReader
from pipelines.vision.gtin import check_digit
from tests.bench import blurred, blurred_scenes
from tests.bench.blurred_negatives import negative
from tests.bench.blurred_scenes import Blur, Printed, Size
from tests.plain_readers import comparable

SIZE = Size(640, 480)
COUNT, SEED = 400, 106
SYMBOLOGIES = (Symbology.EAN_13, Symbology.EAN_8, Symbology.ITF, Symbology.CODE_128)
_LOWEST = -7.0
"""Log-posterior below which nothing is looked at."""
CURVES = {
    "least_log_posterior": (-7.0, -3.0, -1.0, -0.3, -0.1, -0.03, -0.01, -1e-3, -1e-4, -1e-6),
    "most_shortfall": (1e9, 30.0, 10.0, 5.0, 3.0, 2.0, 1.0, 0.5, 0.2),
    "least_validity": (-5.0, -1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0),
    "least_correlation": (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95),
    "least_itf_correlation": (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.95, 0.96, 0.97),
    "least_part": (-1.0, 0.0, 0.3, 0.45, 0.6, 0.7, 0.8, 0.85, 0.9),
    "most_unrest": (1e9, 2.0, 1.5, 1.0, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3),
    "least_margin": (-1.0, -0.2, -0.1, -0.05, -0.02, 0.0, 0.01, 0.03, 0.06),
}
"""Where each limit is tried, from what lets all pass."""
_NO_LIMITS = Limits(**{name: values[0] for name, values in CURVES.items()})


@dataclass(frozen=True, slots=True)
class Case:
    """The best code for one region."""

    symbology: Symbology
    judgement: Judgement
    is_right: bool


def cases(count: int, seed: int) -> Iterator[Case]:
    """Render codes of each symbology, and twice as many pictures of none; give what is made of each region."""
    stages = BarcodeStages(EVERY_SYMBOLOGY, BarcodeSettings(), BlurredReader(BarcodeNetworks()))
    pictures: list[tuple[int, Symbology | None]] = [(i, s) for s in SYMBOLOGIES for i in range(count)]
    pictures += [(index, None) for index in range(2 * count)]
    for index, symbology in track(pictures, "rendering and looking", transient=True):
        pixels, text = _picture(symbology, index, seed)
        grey, settings = stages.grey(pixels), stages.settings
        finders = (settings.finder, *stages.blurred_finders(grey))
        for region in (each for f in finders for each in stages.striped(grey, settings.blurred_stripes, f)):
            evidence = stages.look(region)
            judgement = None if evidence is None else judgement_of(evidence, _LOWEST)
            if evidence is not None and judgement is not None:
                is_right = comparable(judgement.best.content.text) == comparable(text)
                yield Case(evidence.symbology, judgement, is_right)


def _picture(symbology: Symbology | None, index: int, seed: int) -> tuple[Pixels, str]:
    if symbology is None:
        return negative(seed, index).pixels, ""
    chance = np.random.default_rng([seed, SYMBOLOGIES.index(symbology), index])
    printed = _code(symbology, chance)
    kind = Blur.GAUSSIAN if chance.random() < 0.5 else Blur.DISC
    measure = float(chance.uniform(0.4, 1.5)) * (1 if kind is Blur.GAUSSIAN else 2)
    seen = blurred_scenes.shot(chance, printed.modules, SIZE, kind, measure)
    sheet = blurred_scenes.label(printed, chance)
    return blurred_scenes.photographed(sheet, printed.modules, seen, SIZE, chance), printed.text


def _code(symbology: Symbology, chance: np.random.Generator) -> Printed:
    if symbology not in (Symbology.EAN_13, Symbology.EAN_8):
        return blurred.code(symbology, chance)
    body = "".join(map(str, chance.integers(0, 10, 12 if symbology is Symbology.EAN_13 else 7)))
    return blurred.retail_code(symbology, f"{body}{check_digit(body)}")


def show_curves(found: Sequence[Case], limits: Limits, name: str) -> None:
    """Print for each limit how many right and wrong codes pass where it stands elsewhere, alone and with the others."""
    print(f"\n{name}: {_passed(found, limits)}")
    for field in fields(limits):
        print(f"  {field.name}, now {getattr(limits, field.name):g}")
        for value in CURVES[field.name]:
            moved = {field.name: value}
            alone, together = _passed(found, replace(_NO_LIMITS, **moved)), _passed(found, replace(limits, **moved))
            print(f"    {value:>10g}  alone: {alone}; with the others: {together}")


def _passed(found: Sequence[Case], limits: Limits) -> str:
    passed = [case for case in found if case.judgement.meets(limits)]
    right = {s: sum(c.is_right for c in passed if c.symbology is s) for s in SYMBOLOGIES}
    wrong = {s: sum(not c.is_right for c in passed if c.symbology is s) for s in SYMBOLOGIES}
    parts = ", ".join(f"{s} {right[s]}/{wrong[s]}" for s in SYMBOLOGIES)
    return f"right/wrong {sum(right.values())}/{sum(wrong.values())} ({parts})"


def main() -> int:
    """Print the curves; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="pictures of each symbology")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    found = list(cases(options.count, options.seed))
    total = (
        f"{sum(case.is_right for case in found)} right and {sum(not case.is_right for case in found)} wrong best codes"
    )
    print(f"{total}, of {options.count} pictures of each symbology and {2 * options.count} of none")
    for name, limits in (("UNKNOWN", UNKNOWN), ("KNOWN", KNOWN)):
        show_curves(found, limits, name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
