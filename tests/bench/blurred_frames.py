"""What more frames of one blurred code bring: those read from the first look, and those read in the end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from rich.progress import track

from models.barcode.ean import ean_13
from models.barcode.networks import BarcodeNetworks
from pipelines.types import Frame, Pixels
from pipelines.vision.barcode_settings import WatchSettings
from pipelines.vision.barcode_watch import BarcodeWatch
from pipelines.vision.blurred.reader import BlurredReader
from pipelines.vision.gtin import check_digit
from tests import blurred_reader
from tests.bench import blurred_scenes
from tests.bench.blurred_negatives import run_lengths
from tests.bench.blurred_scenes import Blur, Printed, Shot, Size
from tests.figures import Figure, share

SEED = 61
SEQUENCES, FRAMES = 40, 10
FIRST_LOOK = 3
"""Frames until the networks may look: bars must be seen in two, and the ordinary decoders try first."""
SIZE = Size(960, 540)
BLUR, MODULE = (0.9, 1.3), (1.5, 2.5)
"""Standard deviation of a Gaussian in modules, and pixels a module."""
MOST_TURN = 12.0
"""Of the turn in the picture, and of the two turns out of it, in degrees."""
TREMBLE = 0.6
"""Standard deviation of how each of these changes from frame to frame; the label glides by some pixels with them."""
SUMMED, ALONE = "looks summed", "each look alone"
WATCHES = {SUMMED: WatchSettings(), ALONE: replace(WatchSettings(), most_looks=1)}


SINGLE = "first frame as a single picture"


def frames(index: int) -> tuple[list[Pixels], str]:
    """Render a label with an EAN-13 in a trembling hand, and give its number; the same index gives the same."""
    chance = np.random.default_rng([SEED, index])
    body = "87" + "".join(map(str, chance.integers(0, 10, 10)))
    number = f"{body}{check_digit(body)}"
    roll, yaw, pitch = chance.uniform(-MOST_TURN, MOST_TURN, 3).tolist()
    module, blur = float(chance.uniform(*MODULE)), float(chance.uniform(*BLUR))
    seen = Shot(module, roll, yaw, pitch, Blur.GAUSSIAN, blur)
    return trembling(Printed(run_lengths(ean_13(number).cells > 0), number), seen, SIZE, FRAMES, index), number


def trembling(printed: Printed, seen: Shot, size: Size, count: int, seed: int) -> list[Pixels]:
    """Render frames of one label in a trembling hand; the same arguments give the same.

    Args:
        printed: What is on the label.
        seen: How the first frame shows it.
        size: Of the frames.
        count: How many.
        seed: Chooses the label, its surroundings, and how it moves.
    """
    chance = np.random.default_rng([SEED, seed, 1])
    sheet = blurred_scenes.label(printed, chance)
    shown: list[Pixels] = []
    for _ in range(count):
        # The same surroundings and nearly the same place, but for what the turns move.
        place = np.random.default_rng([SEED, seed, 2])
        scene = blurred_scenes.lit(blurred_scenes.exposed(sheet, printed.modules, seen, size, place), place)
        shown.append(blurred_scenes.developed(scene, chance))
        roll, yaw, pitch = chance.normal((seen.roll, seen.yaw, seen.pitch), TREMBLE).tolist()
        seen = replace(seen, roll=roll, yaw=yaw, pitch=pitch)
    return shown


def figures(count: int | None = None) -> list[Figure]:
    """Measure.

    Args:
        count: Sequences; None takes SEQUENCES.
    """
    number = SEQUENCES if count is None else count
    at_first, by_last = dict.fromkeys(WATCHES, 0), dict.fromkeys(WATCHES, 0)
    single, wrong = 0, 0
    for index in track(range(number), "frames", transient=True):
        shown, text = frames(index)
        single_texts = {each.text for each in blurred_reader.cascade().decode(shown[0])}
        single += text in single_texts
        wrong += bool(single_texts - {text})
        for name, settings in WATCHES.items():
            looks = read(shown, settings)
            texts = [each for look in looks for each in look]
            at_first[name] += any(text in look for look in looks[:FIRST_LOOK])
            by_last[name] += text in texts
            wrong += bool(set(texts) - {text})
    name = f"rendered EAN-13, {Blur.GAUSSIAN} {BLUR[0]}–{BLUR[1]} modules, {MODULE[0]}–{MODULE[1]} pixels a module"
    return [
        Figure(
            name,
            f"right by the {FRAMES}th frame of {number}; wrong in any",
            "0 wrong",
            f"{by_last[SUMMED]} ({share(by_last[SUMMED], number)}); {wrong}",
            wrong == 0,
            {ALONE: str(by_last[ALONE]), SINGLE: str(single)},
            note=f"{at_first[SUMMED]} by frame {FIRST_LOOK}, in which the networks have their first look",
        )
    ]


def read(shown: list[Pixels], settings: WatchSettings) -> list[set[str]]:
    """Show frames to a watcher that has seen none; gives what it reads in each."""
    watch = BarcodeWatch(watch=settings, blurred=BlurredReader(BarcodeNetworks()))
    looks = (watch.look(Frame(at, at / 10, pixels)) for at, pixels in enumerate(shown, start=1))
    return [{each.text for each in look.barcodes} for look in looks]
