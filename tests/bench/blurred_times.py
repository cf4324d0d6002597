"""What a frame costs in which a blurred code stays unread by the first stages, and what all other frames cost.

A watcher with the networks and one without take turns on every frame, in one thread; each has its own memory of the
frames before. Told is the processor's time, all threads together, which on an idle machine is the time that passes.
Other work on the machine can only add to it, by emptying caches, so that of several rounds the least is taken for a
frame where the two are compared, and the median where the time itself is told.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rich.progress import track

from edge import pictures
from edge.replaying import sample_frames
from models.barcode.ean import ean_13
from pipelines.types import Frame, Pixels
from pipelines.vision.barcode_watch import BarcodeWatch
from pipelines.vision.gtin import check_digit
from tests import blurred_reader
from tests.bench import blurred_scenes
from tests.bench.blurred_negatives import run_lengths
from tests.bench.blurred_scenes import Blur, Printed, Shot, Size
from tests.figures import Figure
from tests.plain_readers import PEERS, grey_of

SEED = 60
SEQUENCES = 10
SAMPLE_SET = "pick-four-lines"
"""Sample frames of a picking job; a code is in view in some, and none in the others."""
FRAMES = 12
"""Of a sequence: its view glides over one scene, with new noise in every frame."""
STEP = (5, 3)
"""Pixels across and down from frame to frame."""
SIZE = Size(1280, 720)
ROUNDS = 5
MOST_MEDIAN_MS, MOST_P95_MS, MOST_RATIO = 60.0, 120.0, 1.05
SHARP, BLURRED = (0.1, 0.35), (0.6, 0.9)
"""Standard deviation of a Gaussian, in modules. Beyond 0.9 the search for regions of bars finds most codes no more, so
that a frame costs less."""

Maker = Callable[[], BarcodeWatch]
WITH, WITHOUT = "with networks", "without"
WATCHES: dict[str, Maker] = {WITH: blurred_reader.watch, WITHOUT: BarcodeWatch}
"""How each watcher is made, having seen nothing."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One frame and what it cost."""

    is_read: bool
    """Whether the watcher without networks read a code."""
    is_open: bool
    """Whether it read none, and told of bars that stay unread."""
    seconds: dict[str, tuple[float, ...]]
    """By watcher or peer, one per round."""


def figures(count: int | None = None) -> list[Figure]:
    """Measure.

    Args:
        count: Sequences of each kind; None takes SEQUENCES.
    """
    number = SEQUENCES if count is None else count
    blurred = [_timed(code_sequence(index, BLURRED)) for index in track(range(number), "blurred", transient=True)]
    sharp = [_timed(code_sequence(index, SHARP)) for index in track(range(number), "sharp", transient=True)]
    empty = [_timed(empty_sequence(index)) for index in track(range(number), "empty", transient=True)]
    picked = _timed([pictures.load(path) for path in sorted((sample_frames() / SAMPLE_SET).glob("*.jpg"))])
    plain = [*picked, *(frame for sequence in (*sharp, *empty) for frame in sequence)]
    return [
        *_dear(blurred),
        _picture(number),
        _compared("frames in which the first stages read a code", [each for each in plain if each.is_read]),
        _compared("frames with nothing", [each for each in plain if not each.is_read and not each.is_open]),
    ]


def code_sequence(index: int, blur: tuple[float, float]) -> list[Pixels]:
    """Render frames that glide over a label with an EAN-13; the same arguments give the same."""
    chance = np.random.default_rng([SEED, index, round(100 * blur[0])])
    body = "87" + "".join(map(str, chance.integers(0, 10, 10)))
    number = f"{body}{check_digit(body)}"
    printed = Printed(run_lengths(ean_13(number).cells > 0), number)
    roll, yaw, pitch = chance.uniform(-15, 15, 3).tolist()
    module, sigma = float(chance.uniform(1.6, 3.2)), float(chance.uniform(*blur))
    seen = Shot(module, roll, yaw, pitch, Blur.GAUSSIAN, sigma)
    sheet = blurred_scenes.label(printed, chance)
    scene = blurred_scenes.lit(blurred_scenes.exposed(sheet, printed.modules, seen, _larger(), chance), chance)
    return [blurred_scenes.developed(view, chance) for view in _gliding(scene)]


def empty_sequence(index: int) -> list[Pixels]:
    """Render frames that glide over clutter with print and no code; the same arguments give the same."""
    chance = np.random.default_rng([SEED, index])
    scene = blurred_scenes.lit(blurred_scenes.clutter(chance, _larger()), chance)
    return [blurred_scenes.developed(view, chance) for view in _gliding(scene)]


def _larger() -> Size:
    return Size(SIZE.width + STEP[0] * FRAMES, SIZE.height + STEP[1] * FRAMES)


def _gliding(scene: blurred_scenes.Field) -> Iterator[blurred_scenes.Field]:
    for frame in range(FRAMES):
        x, y = STEP[0] * frame, STEP[1] * frame
        yield np.ascontiguousarray(scene[y : y + SIZE.height, x : x + SIZE.width])


def _timed(frames: Sequence[Pixels]) -> list[Timed]:
    seconds: list[dict[str, list[float]]] = [{name: [] for name in (*WATCHES, *PEERS)} for _ in frames]
    read, is_open = [False] * len(frames), [False] * len(frames)
    for number in range(ROUNDS):
        watches = {name: make() for name, make in WATCHES.items()}
        for index, pixels in enumerate(frames):
            frame = Frame(index + 1, index / 10, pixels)
            # Who goes first finds a colder cache: they change places.
            for name in sorted(watches, reverse=(index + number) % 2 == 0):
                began = time.process_time()
                seen = watches[name].look(frame)
                seconds[index][name].append(time.process_time() - began)
                if name == WITHOUT:
                    read[index] = bool(seen.barcodes)
                    is_open[index] = not seen.barcodes and bool(seen.stripes)
            grey = grey_of(pixels)
            for name, peer in PEERS.items():
                began = time.process_time()
                peer(grey)
                seconds[index][name].append(time.process_time() - began)
    return [
        Timed(read[index], is_open[index], {name: tuple(times) for name, times in seconds[index].items()})
        for index in range(len(frames))
    ]


def _dear(sequences: Sequence[Sequence[Timed]]) -> list[Figure]:
    own = [frame for sequence in sequences for frame in sequence if frame.is_open]
    name = f"frames of {SIZE.width}×{SIZE.height} with a code that the first stages leave unread"
    if len(own) < 2:
        return [Figure(name, "ms a frame", "", "not measured", None, note="none of the sequences has such frames")]
    spent = {reader: [_milliseconds(frame, reader) for frame in own] for reader in (*WATCHES, *PEERS)}
    told = {reader: f"{statistics.median(times):.1f}, {_p95(times):.1f}" for reader, times in spent.items()}
    dearest = [
        max(_milliseconds(frame, WITH) for frame in sequence if frame.is_open)
        for sequence in sequences
        if any(frame.is_open for frame in sequence)
    ]
    return [
        Figure(
            name,
            "ms a frame, median and 95th percentile, one thread",
            f"≤ {MOST_MEDIAN_MS:.0f}, ≤ {MOST_P95_MS:.0f}",
            told.pop(WITH),
            statistics.median(spent[WITH]) <= MOST_MEDIAN_MS and _p95(spent[WITH]) <= MOST_P95_MS,
            told,
            note=f"{len(own)} frames; the dearest of a sequence: median {statistics.median(dearest):.1f}",
        )
    ]


def _picture(count: int) -> Figure:
    """Time the cascade for single pictures, which tries every stage at once."""
    cascade, spent = blurred_reader.cascade(), []
    for index in range(max(2, count)):
        pixels = code_sequence(index, BLURRED)[0]
        times = []
        for _ in range(ROUNDS):
            began = time.process_time()
            cascade.decode(pixels)
            times.append(time.process_time() - began)
        spent.append(1e3 * statistics.median(times))
    return Figure(
        "single pictures with a blurred code, every stage at once",
        "ms a picture, median and 95th percentile, one thread",
        "",
        f"{statistics.median(spent):.1f}, {_p95(spent):.1f}",
        None,
    )


def _compared(name: str, frames: Sequence[Timed]) -> Figure:
    least = {reader: 1e3 * sum(min(frame.seconds[reader]) for frame in frames) for reader in (*WATCHES, *PEERS)}
    if not frames:
        return Figure(name, "time over that without networks", "", "not measured", None, note="there are none")
    ratio = least[WITH] / least[WITHOUT]
    return Figure(
        name,
        "time over that without networks, one thread",
        f"≤ {MOST_RATIO} ×",
        f"{ratio:.3f} ×",
        ratio <= MOST_RATIO,
        {reader: f"{least[reader] / len(frames):.1f} ms" for reader in (WITHOUT, *PEERS)},
        note=f"{least[WITH] / len(frames):.1f} ms a frame; {len(frames)} frames",
    )


def _milliseconds(frame: Timed, reader: str) -> float:
    return 1e3 * statistics.median(frame.seconds[reader])


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
