"""How soon sound begins and ends, on the real clock, beside stock pyttsx3 and the espeak-ng program in the same run."""

from __future__ import annotations

import logging
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from edge import app, profiles
from edge.clock import Clock, MonotonicClock
from edge.loop import ForgetfulStore, Loop
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.pcm import SAMPLE_RATE, Pcm
from edge.sound.player import Player
from edge.sound.sinks import NullSink
from edge.sound.speaker import Speaker
from pipelines.commands import Read
from pipelines.session import Started
from pipelines.types import Say, Silence, Utterance
from tests.bench import sound_peers
from tests.edge.sound import fuzzing, schedule
from tests.edge.sound.soak import Soak, Soaked
from tests.edge.sound.understanding import SETS, understand
from tests.figures import Figure, spread

TRIALS = 31
AUDIBLE = 327
"""-40 dB of full scale."""

SHORT = "Ga naar links achter"
LONG = ("Ga naar stelling Anton, vak vier, en pak daar drie dozen met schroeven uit de onderste bak links. " * 11)[
    :1000
]
EARCON_MS, SPEECH_MS, STOP_MS = 30, 60, 40


class StampingSink(NullSink):
    """A paced output without a device that notes when the first and the last sample over -40 dB leave it."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.first: float | None = None
        self.last = 0.0

    def _take(self, block: Pcm) -> None:
        now = self._clock.now()
        loud = np.flatnonzero(np.abs(block.astype(np.int32)) > AUDIBLE)
        if len(loud):
            self.last = now + int(loud[-1]) / SAMPLE_RATE
            if self.first is None:
                self.first = now + int(loud[0]) / SAMPLE_RATE


class Bench:
    """A speaker with its thread, the real voice and the stamping output, all warm."""

    def __init__(self) -> None:
        self.clock = MonotonicClock()
        self.sink = StampingSink(self.clock)
        voice = EspeakVoice()
        # Its process imports what the measuring program imports, which may take longer than a sentence is waited for.
        voice.wait_until_ready()
        self.speaker = Speaker(Player(self.sink, self.clock), voice, self.clock, lambda _: None)
        self.speaker.start()
        self.until_first(lambda: self.speaker.submit((Say(Utterance(SHORT, "nl")),)))

    def until_first(self, act: Callable[[], None]) -> float:
        """Give the milliseconds from an act to its first sample; silence before and after."""
        self.speaker.submit((Silence(),))
        # Not in step with the output's blocks.
        time.sleep(0.15 + random.uniform(0, 0.012))  # noqa: S311 - a spread, no secret
        self.sink.first = None
        began = self.clock.now()
        act()
        while self.sink.first is None:
            if self.clock.now() - began > 5:
                raise TimeoutError("nothing is heard")
            time.sleep(0.001)
        return 1000 * (self.sink.first - began)

    def until_silent(self) -> float:
        """Give the milliseconds from a stop in the middle of speech to its last sample; 0 where a pause was cut."""
        self.until_first(lambda: self.speaker.submit((Say(Utterance(LONG, "nl")),)))
        time.sleep(0.3 + random.uniform(0, 0.2))  # noqa: S311
        began = self.clock.now()
        self.speaker.submit((Silence(),))
        time.sleep(0.2)
        return max(0.0, 1000 * (self.sink.last - began))


def figures() -> list[Figure]:
    """Measure the times, then the schedule, the soak, the hostile texts and the listener."""
    logging.disable(logging.CRITICAL)
    try:
        return [*_times(), *_proofs()]
    finally:
        logging.disable(logging.NOTSET)


def _times() -> list[Figure]:
    bench = Bench()
    try:
        earcons = _earcons(bench)
        speech = {text: [_said(bench, text) for _ in range(TRIALS)] for text in (SHORT, LONG)}
        stops = [bench.until_silent() for _ in range(TRIALS)]
    finally:
        bench.speaker.close()
    note = f"{TRIALS} trials, an output paced by the clock; a device's own latency comes on top"
    way = "the command 'read' through the session, which stores nothing for it"
    rows = [_row("earcon", "ms from command to first sample", earcons, EARCON_MS, peers={}, note=f"{way}; {note}")]
    for text in (SHORT, LONG):
        peers = {
            "pyttsx3": sound_peers.stock_first(text),
            "espeak-ng program": sound_peers.program_first(text),
        }
        on, name = f"speech, {len(text)} characters", "ms from say to first sample, warm"
        first = f"{note}; {sound_peers.FIRST_NOTE}"
        rows.append(_row(on, name, speech[text], SPEECH_MS, peers=peers, note=first))
    peers = {"pyttsx3": sound_peers.stock_stop(LONG), "espeak-ng program": sound_peers.program_stop(LONG)}
    stop = f"{note}; {sound_peers.STOP_NOTE}"
    rows.append(
        _row(f"speech, {len(LONG)} characters", "ms from stop to silence", stops, STOP_MS, peers=peers, note=stop)
    )
    return rows


def _row(on: str, name: str, measured: Sequence[float], bar: int, *, peers: dict[str, str], note: str) -> Figure:
    worst = f"; largest {max(measured):.1f}"
    return Figure(on, name, f"≤ {bar}", spread(measured) + worst, statistics.median(measured) <= bar, peers, note)


def _said(bench: Bench, text: str) -> float:
    return bench.until_first(lambda: bench.speaker.submit((Say(Utterance(text, "nl")),)))


def _earcons(bench: Bench) -> list[float]:
    """The way of a command: the session decides, and the earcon leaves the output. Reading aloud stores nothing."""
    profile = profiles.load("orcam")
    loop = Loop(app.assistant(profile, profile.preferences()), ForgetfulStore(), keep_frames=8)
    loop.take(Started(), bench.clock.now())
    return [
        bench.until_first(lambda: bench.speaker.submit(loop.take(Read(), bench.clock.now()))) for _ in range(TRIALS)
    ]


def _proofs() -> list[Figure]:
    outcome = schedule.play(2000)
    counts = [outcome.count(kind) for kind in ("wrong", "lost", "doubled")]
    voice = EspeakVoice()
    try:
        survived = fuzzing.survive(voice, 10_000, time.monotonic)
        with tempfile.TemporaryDirectory() as folder:
            heard = [understand(each, voice, Path(folder)) for each in SETS]
    finally:
        voice.close()
    said, right = sum(each.said for each in heard), sum(each.right for each in heard)
    return [
        Figure(
            "2,000 random steps",
            "wrong, lost or doubled utterances",
            "0",
            " + ".join(map(str, counts)),
            not outcome.faults,
            note=f"{outcome.utterances} utterances, read from the samples of a fake voice",
        ),
        _soak(Soak().run(30)),
        Figure(
            "10,000 hostile texts",
            "crashes; growth of the voice's memory, MiB",
            "0; < 20",
            f"{int(not survived.same_process)}; {survived.grown_mebibytes:.1f}",
            survived.same_process and survived.grown_mebibytes < 20,
            note=f"slowest {1000 * survived.slowest_seconds:.0f} ms, most aborted after {fuzzing.MOST_CHUNKS} chunks",
        ),
        Figure(
            "English at 20 dB over noise",
            "share that pocketsphinx chooses rightly",
            "≥ 0.95",
            f"{right / said:.3f} ({right} of {said})",
            right >= 0.95 * said,
            note=", ".join(f"{each.name} {each.right} of {each.said}" for each in heard),
        ),
    ]


def _soak(soaked: Soaked) -> Figure:
    first, last = soaked.held[1], soaked.held[-1]
    grown = last.memory - first.memory
    handles = (last.handles - first.handles, last.threads - first.threads)
    return Figure(
        "30 minutes of mixed speech",
        "utterances without an end; growth of MiB, handles, threads",
        "0; none",
        f"{soaked.unended}; {grown:.1f}, {handles[0]}, {handles[1]}",
        soaked.unended == 0 and grown < 2 and handles == (0, 0),
        note=f"simulated time, {soaked.utterances} utterances, {soaked.happened['loss']} losses of the output, "
        f"{soaked.happened['killed voice']} kills of the voice; less than 2 MiB counts as none",
    )
