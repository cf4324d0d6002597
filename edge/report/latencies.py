"""How long things took: for the wearer in the replay's declared time, and for this machine in real time."""

from __future__ import annotations

import bisect
import itertools
import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edge.replay import Entry
from edge.report.album import Showing

STAGES = {
    "quality": "Judging sharpness and light of a frame",
    "barcodes": "Looking for codes in a frame",
    "scene": "Looking at light and colours of a frame",
    "detection": "Finding the lines of text in a frame",
    "line": "Reading one line of text",
    "again": "Reading one line again, with the second engine",
}
"""What each kind of look is called."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How long one kind of thing took."""

    what: str
    count: int
    """How often it was measured; the figures mean nothing where it is 0."""
    median_ms: float
    p95_ms: float
    most_ms: float


def stage_latencies(seconds_of: Mapping[str, Sequence[float]]) -> tuple[Latency, ...]:
    """Give the real time that each kind of look took."""
    order = [*STAGES, *sorted(set(seconds_of) - set(STAGES))]
    return tuple(_latency(STAGES.get(stage, stage), seconds_of[stage]) for stage in order if stage in seconds_of)


def response_latencies(transcript: Sequence[Entry], showings: Iterable[Showing]) -> tuple[Latency, ...]:
    """Give how long the wearer waited, in declared time; what had no answer before the next command is not counted."""
    sounds, words = [], []
    times = [entry.at for entry in transcript]
    given = sorted({entry.at for entry in transcript if entry.kind in {"command", "press"}})
    for at, until in itertools.pairwise([*given, math.inf]):
        heard = transcript[bisect.bisect_left(times, at) : bisect.bisect_left(times, until)]
        sounds += [entry.at - at for entry in heard if entry.kind in {"earcon", "speech"}][:1]
        words += [entry.at - at for entry in heard if entry.kind == "speech"][:1]
    earcons = {entry.at for entry in transcript if entry.kind == "earcon"}
    answers = []
    for showing in showings:
        if any(mark.kind == "barcode" for mark in showing.marks):
            answers += [at - showing.at for at in showing.told_at if at in earcons][:1]
    return (
        _latency("Command or press → first sound", sounds),
        _latency("Command or press → first word", words),
        _latency("Code first in view → sound that accepts or refuses it", answers),
    )


def _latency(what: str, seconds: Sequence[float]) -> Latency:
    if not seconds:
        return Latency(what, 0, 0.0, 0.0, 0.0)
    ordered = sorted(1000 * each for each in seconds)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return Latency(what, len(ordered), statistics.median(ordered), p95, ordered[-1])
