"""How long it takes from a frame with a code to the confirming sound, on the real clock and with a journal on disk.

The shipped picks are played frame by frame through the parts of the live run: the eyes, the loop with the assistant,
the journal (SQLite, flushed to the disk before anything is heard) and the speaker. Timed is each frame after which the
worker hears that what was shown is right: from the moment that the frame is there to the first sample that leaves the
mixer. Seeing and deciding share one thread, as few as a device may have; frames come when the one before is done.
"""

from __future__ import annotations

import logging
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edge import app, profiles, sample_sets
from edge.app import Lists
from edge.cameras import folder
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.loop import Loop
from edge.replaying import sample_frames
from edge.sample_sets import SampleSet
from pipelines.session import Input, Started
from pipelines.types import Earcon, Feedback, Frame, Play, Say, Silence, SpeechMoment, SpeechProgress, Tick
from pipelines.vision.look import Vision
from tests.bench.sound import Bench
from tests.figures import Figure, show

SETS = ("pick-four-lines", "pick-exceptions")
ROUNDS = 3
CONFIRMING = frozenset({Earcon.GOOD, Earcon.DONE})
MOST_MS = 100
SILENT_SECONDS = 0.15
"""Rest after each sound that was timed, so that the next one begins in silence."""
PATIENCE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Latency:
    """One frame and what came of it, in milliseconds from when the frame was there."""

    seen: float
    """The codes were decoded."""
    decided: float
    """The step was taken and its events were on the disk."""
    heard: float
    """The first sample left the mixer."""


class Pick:
    """One shipped pick in the hands of the live run's parts, at the set's own times."""

    def __init__(self, sample_set: SampleSet, journal: Journal, bench: Bench) -> None:
        profile = profiles.load(sample_set.profile or "metafors")
        app.use_threads(1)
        assistant = app.assistant(profile, profile.preferences(), Lists.of(sample_set))
        self._loop = Loop(assistant, JournalKeeper(journal, None), profile.reading.keep_frames)
        self._eyes: Vision = app.vision(profile)
        self._set = sample_set
        self._bench = bench

    def latencies(self) -> Iterator[Latency]:
        """Play the whole set and give a latency for each confirmation."""
        self._take(Started(), 0.0)
        given = list(self._set.given)
        for frame in folder.frames(self._set):
            while given and given[0].at <= frame.captured_at:
                act = given.pop(0)
                self._take(act.act, act.at)
            wake_at = self._loop.wake_at
            if wake_at is not None and wake_at <= frame.captured_at:
                self._take(Tick(), frame.captured_at)
            yield from self._show(frame)

    def _show(self, frame: Frame) -> Iterator[Latency]:
        began = time.perf_counter()
        self._loop.show(frame)
        job = self._loop.next_job()
        if job is None:
            return
        for observation in self._eyes.look(job.frame, job.wanted):
            seen = time.perf_counter()
            self._bench.sink.first = None
            feedback = self._loop.take(observation, frame.captured_at)
            decided = time.perf_counter()
            if any(isinstance(each, Play) and each.earcon in CONFIRMING for each in feedback):
                heard = self._first_sample(feedback)
                yield Latency(1e3 * (seen - began), 1e3 * (decided - began), 1e3 * (decided - began + heard))
            self._heard(feedback, frame.captured_at)

    def _first_sample(self, feedback: tuple[Feedback, ...]) -> float:
        """Sound it and give the seconds until its first sample; silence before and after."""
        clock, sink = self._bench.clock, self._bench.sink
        began = clock.now()
        self._bench.speaker.submit(feedback)
        while sink.first is None:
            if clock.now() - began > PATIENCE_SECONDS:
                raise TimeoutError("nothing is heard")
            time.sleep(0.0005)
        first = sink.first
        self._bench.speaker.submit((Silence(),))
        time.sleep(SILENT_SECONDS)
        return first - began

    def _take(self, given: Input, now: float) -> None:
        self._heard(self._loop.take(given, now), now)

    def _heard(self, feedback: tuple[Feedback, ...], now: float) -> None:
        """Report speech as heard at once: the session must not wait for it here."""
        for each in feedback:
            if isinstance(each, Say):
                for moment in (SpeechMoment.STARTED, SpeechMoment.FINISHED):
                    self._take(SpeechProgress(each.utterance, moment), now)


def figures() -> list[Figure]:
    """Play every set several times, each time with a journal of its own."""
    logging.disable(logging.CRITICAL)
    bench = Bench()
    try:
        latencies = [each for _ in range(ROUNDS) for name in SETS for each in _played(name, bench)]
    finally:
        bench.speaker.close()
        logging.disable(logging.NOTSET)
    heard = [each.heard for each in latencies]
    seen, decided = (statistics.median(getattr(e, part) for e in latencies) for part in ("seen", "decided"))
    return [
        Figure(
            "picks, a frame that is right",
            "ms of processing from the frame to the earcon's first sample, one thread",
            f"≤ {MOST_MS}",
            f"median {statistics.median(heard):.0f}, p95 {statistics.quantiles(heard, n=20)[-1]:.0f}",
            statistics.quantiles(heard, n=20)[-1] <= MOST_MS,
            note=f"{len(heard)} confirmations; seen after {seen:.0f} ms, stored on the disk after {decided:.0f} ms; "
            "an output paced by the clock, without a device's own latency",
        )
    ]


def _played(name: str, bench: Bench) -> list[Latency]:
    with tempfile.TemporaryDirectory() as place, Journal.open(Path(place) / "journal.sqlite", bench.clock) as journal:
        latencies = list(Pick(sample_sets.load(sample_frames() / name), journal, bench).latencies())
        if not latencies or not journal.events():
            raise RuntimeError(f"nothing was confirmed in {name}, or nothing was stored")
    return latencies


if __name__ == "__main__":
    show(figures(), "From frame to sound")
