"""From the glass to the sound: a picking shift over the real camera process, and the tones found in its sound.

A film of 15 frames a second shows one article, then an empty bench, over and over; each time a unit is counted, and a
tone confirms it. All is as in `kijkmee run`: the camera in its own process, frames through the shared ring, the
live loop with its threads, the real eyes and voice, the journal on the disk before the tone. Only the output is another
one: it takes samples by the clock and keeps them, so that the tone's first sample is found by a matched filter.
"""

from __future__ import annotations

import itertools
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from edge import app, outputs, pick_list_file, profiles
from edge.cameras import chosen
from edge.cameras.ring import slots_for
from edge.clock import Clock, MonotonicClock
from edge.inbox import Inbox
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.list_at_start import list_at_start
from edge.live import Live, Shift
from edge.loop import EventStore, Loop
from edge.sound.pcm import SAMPLE_RATE, Pcm
from edge.sound.sinks import NullSink
from edge.sound.speaker import Speaker
from pipelines import commands
from pipelines.assistant import Assistant
from pipelines.commands import Command
from pipelines.preferences import ESPEAK
from pipelines.session import Input, Press
from pipelines.types import Earcon, Feedback, Observation, Play
from tests.device.program import write_film
from tests.edge.sound.listening import find_earcons

CONFIRMING = frozenset({Earcon.GOOD, Earcon.DONE})
PATIENCE_SECONDS = 60.0
PAIRED_SECONDS = 2.0
"""A tone that comes later after its step belongs to another one."""
LIST = """
id = "P-GLASS"

[[lines]]
location = "A-03-2"
location_barcode = "A-03-2"
check_digits = "47"
article = "K6204"
names = {nl = "kogellager 6204"}
quantity = 500
barcodes = [{content = "2012345000018"}]
"""
"""One line that takes longer than any measurement; the film shows its article."""


def write_pick_list(path: Path) -> Path:
    """Write the list to a file."""
    path.write_text(LIST, encoding="utf-8")
    return path


def write_pick_film(path: Path, shown: int = 8, hidden: int = 12) -> Path:
    """Write the film: an article for 0.5 s, then nothing for 0.8 s, longer than until it may count again."""
    article = [f"pick-four-lines/{14 + number % 4}.jpg" for number in range(shown)]
    return write_film(path, *article, *["pick-four-lines/13.jpg"] * hidden, each=1)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A step that confirms, in seconds on the run's clock."""

    captured_at: float
    """When the frame that led to it was captured."""
    decided_at: float
    """When the step was taken and its events were on the disk."""


@dataclass(frozen=True, slots=True)
class Latency:
    """From the capture of a frame to what came of it, in milliseconds."""

    decided: float
    heard: float
    """The tone's first sample left the mixer."""


class KeepingSink(NullSink):
    """A paced output that keeps all it takes, and when."""

    def __init__(self, clock: Clock, channels: int) -> None:
        super().__init__(clock, channels)
        self._blocks: list[tuple[float, Pcm]] = []

    def tones(self) -> tuple[float, ...]:
        """Give when the first sample of each confirming tone was taken, in seconds on the run's clock."""
        sound = np.concatenate([block[:: self.channels] for _, block in self._blocks])
        starts = np.cumsum([0, *(len(block) // self.channels for _, block in self._blocks)])
        times: list[float] = []
        for found in find_earcons(sound):
            if found.earcon in CONFIRMING:
                sample = round(found.at_seconds * SAMPLE_RATE)
                number = int(np.searchsorted(starts, sample, side="right")) - 1
                times.append(self._blocks[number][0] + (sample - int(starts[number])) / SAMPLE_RATE)
        return tuple(times)

    def _take(self, block: Pcm) -> None:
        self._blocks.append((self._clock.now(), block.reshape(-1).copy()))


class WatchedLoop(Loop):
    """Notes the frames that are confirmed."""

    def __init__(self, assistant: Assistant, store: EventStore, keep_frames: int, clock: Clock) -> None:
        super().__init__(assistant, store, keep_frames)
        self._clock = clock
        self.confirmed: list[Confirmation] = []

    def take(self, given: Input, now: float) -> tuple[Feedback, ...]:
        """See `Loop.take`."""
        feedback = super().take(given, now)
        is_confirming = any(isinstance(each, Play) and each.earcon in CONFIRMING for each in feedback)
        if is_confirming and isinstance(given, Observation):
            self.confirmed.append(Confirmation(given.captured_at, self._clock.now()))
        return feedback


class Hand:
    """Implements Control: begins the list, and ends the shift when the test says so."""

    is_over = False

    def __init__(self, *first: Command) -> None:
        self._first = first
        self._is_heard = threading.Event()

    def start(self, deliver: object) -> None:
        """See `Control.start`."""
        assert callable(deliver)
        self._give = deliver
        for each in self._first:
            deliver(each)
        self._is_heard.set()

    def give(self, act: Command | Press) -> None:
        """Do this; waits until somebody listens."""
        if not self._is_heard.wait(PATIENCE_SECONDS):
            raise TimeoutError("nobody listens")
        self._give(act)

    def stop(self) -> None:
        """See `Control.stop`."""


def latencies(at_least: int, patience_seconds: float) -> list[Latency]:
    """Work until so many units are confirmed; raises TimeoutError if that takes too long."""
    profile = profiles.load("metafors")
    keys = profile.camera.model_copy(update={"frames_per_second": 15.0})
    app.use_threads(profile.text.threads)
    clock, inbox = MonotonicClock(), Inbox()
    with tempfile.TemporaryDirectory() as place, Journal.open(Path(place) / "journal.sqlite3", clock) as journal:
        written = write_pick_list(Path(place) / "list.toml")
        film = write_pick_film(Path(place) / "film.avi")
        begun = list_at_start(journal, pick_list_file.load(written), "bench", None, "nl")
        wearer = app.assistant(profile, profile.preferences(), app.Lists(kept=begun.progress))
        loop = WatchedLoop(wearer, JournalKeeper(journal, None), app.frames_kept(profile), clock)
        sink = KeepingSink(clock, profile.sound.channels)
        player = outputs.player_on(sink, profile.sound.model_copy(update={"keep_awake": True}), clock)
        hand = Hand(commands.AcceptList(), commands.EnterCheckDigits("47"))
        live = Live(
            Shift(loop, app.vision(profile), profile.title, controls=(hand,)),
            chosen.live_camera(keys, f"loop:{film}", clock, slots_for(app.frames_kept(profile)), inbox.put),
            Speaker(player, outputs.ready_voice(ESPEAK), clock, inbox.put),
            inbox=inbox,
            clock=clock,
        )
        enough = threading.Thread(target=_end_when, args=(loop, hand, at_least, patience_seconds), daemon=True)
        enough.start()
        live.run()
        if len(loop.confirmed) < at_least:
            raise TimeoutError(f"only {len(loop.confirmed)} of {at_least} units were confirmed in {clock.now():.0f} s")
        return list(_paired(loop.confirmed, sink.tones()))


def _end_when(loop: WatchedLoop, hand: Hand, at_least: int, patience_seconds: float) -> None:
    """End the shift after so many confirmations, or so many seconds."""
    pause, deadline = threading.Event(), time.monotonic() + patience_seconds
    while len(loop.confirmed) < at_least and time.monotonic() < deadline:
        pause.wait(0.2)
    hand.give(commands.EndShift())


def _paired(confirmed: Sequence[Confirmation], tones: Sequence[float]) -> Iterator[Latency]:
    left = list(tones)
    for each, after in itertools.zip_longest(confirmed, confirmed[1:]):
        # A tone cannot come before what it confirms was seen, and one that comes after the next was seen is that one's.
        while left and left[0] < each.captured_at:
            left.pop(0)
        latest = each.decided_at + PAIRED_SECONDS
        if left and left[0] < (latest if after is None else min(latest, after.captured_at)):
            heard = left.pop(0)
            yield Latency(1e3 * (each.decided_at - each.captured_at), 1e3 * (heard - each.captured_at))
