"""How many units are counted twice, missed or asked about, where identical units are shown one after the other.

Rendered hands show them with drop-outs, and swap many within 0.3 s; the product's own readers decode each frame.
Beside it, what a plain scanner does: a code counts again after it was not decoded for a fixed time.
"""

from __future__ import annotations

import concurrent.futures
import math
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import cv2

from pipelines.picking.codes import code_key
from pipelines.picking.scans import Hopes, ScanTracker
from pipelines.types import Frame, Observation, Size, Symbology
from pipelines.vision.barcode_watch import BarcodeWatch
from tests.bench.unit_pictures import FRAMES_A_SECOND, HEIGHT, UNITS_A_SEQUENCE, WIDTH, sequence
from tests.figures import Figure

SEQUENCES = 200
NUMBER = "4006381333931"
EXPECTED = code_key(NUMBER)


@dataclass(frozen=True, slots=True)
class Seen:
    """A frame as the tracker gets it, with what is true of it."""

    observation: Observation
    units: dict[int, tuple[float, float]]
    """Where each unit's code stands, in pixels, by the unit's number."""


class Counter(Protocol):
    """Counts units frame by frame; a new one for each sequence."""

    def count(self, seen: Observation) -> tuple[int, bool]:
        """Give how many units a frame adds, and whether it must be asked if it shows another one."""


class TrackerCounter:
    """The tracker, and a worker who answers truly."""

    def __init__(self) -> None:
        self._tracker = ScanTracker()

    def count(self, seen: Observation) -> tuple[int, bool]:
        """Implement Counter."""
        observed = self._tracker.observe(seen, Hopes(frozenset({EXPECTED})))
        self._tracker = observed.tracker
        return len(observed.scans), bool(observed.again)


class WindowCounter:
    """A peer: a code counts again once it was not decoded for a fixed time."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._last = seconds, -math.inf

    def count(self, seen: Observation) -> tuple[int, bool]:
        """Implement Counter."""
        if not seen.barcodes:
            return 0, False
        is_new = seen.captured_at - self._last >= self._seconds
        self._last = seen.captured_at
        return int(is_new), False


@dataclass(slots=True)
class Tally:
    """What came of all units."""

    units: int = 0
    twice: int = 0
    """Counts too many."""
    missed: int = 0
    """Units that were decoded and never counted."""
    asked: int = 0
    """Questions, needless ones included."""
    needless: int = 0
    """Questions about a unit that had been counted."""
    unread: int = 0
    """Units that no frame decoded; they are missed, too."""
    where: list[str] = field(default_factory=list)
    """Sequence, time and unit of each fault."""


def observed(seed: int) -> list[Seen]:
    """Render and decode one sequence."""
    cv2.setNumThreads(1)
    watch = BarcodeWatch(frozenset({Symbology.EAN_13}))
    result = []
    for number, sight in enumerate(sequence(seed, NUMBER), start=1):
        codes = watch.look(Frame(number, sight.at, sight.pixels))
        observation = Observation(
            number, sight.at, barcodes=codes.barcodes, stripes=codes.stripes, size=Size(WIDTH, HEIGHT)
        )
        result.append(Seen(observation, sight.places))
    return result


def tally(sequences: Iterable[tuple[int, Sequence[Seen]]], make: Callable[[], Counter]) -> Tally:
    """Count all units of some sequences, by their seeds."""
    total = Tally()
    for seed, frames in sequences:
        _tally(seed, frames, make(), total)
    return total


def _tally(seed: int, frames: Sequence[Seen], counter: Counter, total: Tally) -> None:
    counts = dict.fromkeys(range(UNITS_A_SEQUENCE), 0)
    decoded: set[int] = set()
    for frame in frames:
        shown = _shown(frame)
        decoded |= set(shown)
        added, is_asked = counter.count(frame.observation)
        # A count is for the unit that is decoded; of several, for the one that was counted least.
        for unit in sorted(shown, key=lambda each: counts[each])[:added]:
            counts[unit] += 1
            if counts[unit] > 1:
                total.where.append(f"{seed} at {frame.observation.captured_at:.2f}: unit {unit} twice")
        if is_asked:
            uncounted = [unit for unit in shown if counts[unit] == 0]
            is_other = bool(uncounted)
            for unit in uncounted[:1]:
                # The worker says yes, and the session counts it.
                counts[unit] += 1
            total.asked += 1
            total.needless += not is_other
            total.where.append(f"{seed} at {frame.observation.captured_at:.2f}: asked, other: {is_other}")
    total.units += UNITS_A_SEQUENCE
    total.twice += sum(max(0, count - 1) for count in counts.values())
    missed = [unit for unit, count in counts.items() if not count]
    total.missed += len(missed)
    total.unread += len(set(missed) - decoded)
    total.where += [f"{seed}: unit {unit} missed" for unit in missed]


def _shown(frame: Seen) -> list[int]:
    """Give the units whose code was decoded, by its place."""
    return [
        min(frame.units, key=lambda unit: math.dist(frame.units[unit], (centre.x, centre.y)))
        for barcode in frame.observation.barcodes or ()
        if frame.units and (centre := barcode.quad.centre)
    ]


def figures() -> list[Figure]:
    """Measure the tracker and the peers on the same frames."""
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        sequences = list(enumerate(pool.map(observed, range(SEQUENCES))))
    ours = tally(sequences, TrackerCounter)
    peers = {
        f"time window {seconds} s": tally(sequences, lambda seconds=seconds: WindowCounter(seconds))  # type: ignore[misc]
        for seconds in (0.5, 0.3)
    }
    on = f"{ours.units:,} rendered units, drop-outs, swaps within 0.3 s"
    frames = [frame for _, seen in sequences for frame in seen if frame.units]
    undecoded = sum(not frame.observation.barcodes for frame in frames) / len(frames)
    return [
        Figure(
            on,
            "counted twice",
            "0",
            str(ours.twice),
            ours.twice == 0,
            {name: str(each.twice) for name, each in peers.items()},
            note=f"{FRAMES_A_SECOND} frames a second, {undecoded:.0%} of those with a unit in view not decoded",
        ),
        Figure(
            on,
            "missed or asked about",
            "≤ 2 %",
            f"{(ours.missed + ours.asked) / ours.units:.1%}",
            ours.missed + ours.asked <= 0.02 * ours.units,
            {name: f"{(each.missed + each.asked) / each.units:.1%}" for name, each in peers.items()},
            note=f"{ours.missed} missed, {ours.asked} asked about, {ours.needless} of them needlessly",
        ),
    ]
