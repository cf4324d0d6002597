"""A working day in little: mixed speech with interruptions, earcons, silence, a lost output and a killed voice.

The voice is the real eSpeak NG in its process; time is moved by hand, as fast as the machine can.
"""

from __future__ import annotations

import os
import random
import signal
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from edge.sound.espeak_voice import EspeakVoice
from pipelines.types import Earcon, Play, Priority, Say, Silence, SpeechMoment, Utterance
from tests.edge.sound.fuzzing import memory_mebibytes
from tests.edge.sound.stage import VoiceStage

SPEECH = {
    "nl": "Ga naar stelling Anton, nul drie, twee. Neem daar vier dozen met schroeven. Leg ze in de bak links van je. ",
    "de": "Gehen Sie zu Regal Anton, null drei, zwei. Nehmen Sie dort vier Schachteln mit Schrauben. ",
    "en": "Go to rack alfa, zero three, two. Take four boxes with screws there. Put them into the bin on your left. ",
}
ENDS = frozenset({SpeechMoment.FINISHED, SpeechMoment.INTERRUPTED, SpeechMoment.DROPPED})


@dataclass(frozen=True, slots=True)
class Held:
    """What the program holds at a moment."""

    memory: float
    """Resident, MiB; what was heard is not counted."""
    voice_memory: float
    """Of the voice's process, MiB."""
    handles: int
    """Open files, pipes and sockets."""
    threads: int


@dataclass(frozen=True, slots=True)
class Soaked:
    """What a soak showed."""

    seconds: float
    """Simulated."""
    utterances: int
    happened: Counter[str]
    unended: int
    """Utterances that were not reported to have ended exactly once."""
    longest_wait: float
    """The longest time in which something was spoken and no report came, in seconds; longer than the longest utterance
    with a lost output's time is a stuck queue."""
    held: tuple[Held, ...]
    """At the end of each tenth, the queue empty."""


class Soak:
    """Runs one soak."""

    def __init__(self, seed: int = 12) -> None:
        self._voice = EspeakVoice()
        self._stage = VoiceStage(self._voice)
        self._chance = random.Random(seed)  # noqa: S311 - a fixed schedule, no secret
        self._asked: Counter[str] = Counter()
        self._ended: Counter[str] = Counter()
        self._happened: Counter[str] = Counter()
        self._reported_at = 0.0
        self._longest_wait = 0.0

    def run(self, minutes: float) -> Soaked:
        """Let so much time pass."""
        seconds, clock = 60 * minutes, self._stage.clock
        held: list[Held] = []
        for tenth in range(1, 11):
            while clock.now() < seconds * tenth / 10:
                self._act()
                self._pass(self._chance.uniform(0.1, 4.0))
            while self._stage.speaker._queue.current is not None:
                self._pass(1.0)
                if self._longest_wait > 120:
                    break
            held.append(self._hold())
        self._stage.speaker.close()
        self._note_reports()
        unended = sum(self._ended[text] != 1 for text in self._asked)
        asked = self._asked.total()
        return Soaked(clock.now(), asked, self._happened, unended, self._longest_wait, tuple(held))

    def _act(self) -> None:
        kind = self._chance.random()
        if kind < 0.55:
            self._say()
        elif kind < 0.85:
            earcon = self._chance.choice(list(Earcon))
            self._stage.submit(Play(earcon, 0.8, self._chance.uniform(-1, 1), self._chance.random()))
            self._happened["earcon"] += 1
        elif kind < 0.93:
            self._stage.submit(Silence())
            self._happened["silence"] += 1
        elif kind < 0.97:
            self._stage.sink.trigger_loss()
            self._pass(self._chance.uniform(0.5, 6.0))
            self._stage.sink.trigger_return()
            self._happened["loss"] += 1
        elif kind < 0.985 and self._voice.process_id is not None:
            os.kill(self._voice.process_id, signal.SIGKILL)
            self._happened["killed voice"] += 1

    def _say(self) -> None:
        language = self._chance.choice(sorted(SPEECH))
        # The number makes each text unlike all others, so that it is known whose end is reported.
        text = f"{self._asked.total()}. " + SPEECH[language] * self._chance.choice((1, 1, 1, 3))
        priority = self._chance.choice((*[Priority.NORMAL] * 4, Priority.NEXT, Priority.NOW))
        marks = (text.index(". ", 4) + 2,) if self._chance.random() < 0.5 else ()
        utterance = Utterance(
            text,
            language,
            priority,
            key=self._chance.choice((None, None, "progress")),
            expires_after_seconds=self._chance.choice((None, 20.0)),
            rate=self._chance.choice((165, 250, 400)),
            marks=marks,
        )
        self._asked[text] += 1
        self._happened[priority.name.lower()] += 1
        self._stage.submit(Say(utterance))

    def _pass(self, seconds: float) -> None:
        self._stage.wait(seconds)
        self._note_reports()
        # What was heard is of no interest here, and would be the growth that is looked for.
        self._stage.sink._heard.clear()

    def _note_reports(self) -> None:
        now = self._stage.clock.now()
        if self._stage.told or self._stage.speaker._queue.current is None:
            self._reported_at = now
        self._longest_wait = max(self._longest_wait, now - self._reported_at)
        for each in self._stage.told:
            self._happened[each.progress.moment.value] += 1
            if each.progress.moment in ENDS:
                self._ended[each.progress.utterance.text] += 1
        self._stage.told.clear()

    def _hold(self) -> Held:
        self._voice.wait_until_ready()
        process = self._voice.process_id
        assert process is not None
        return Held(
            memory_mebibytes(os.getpid()),
            memory_mebibytes(process),
            sum(1 for _ in Path("/proc/self/fd").iterdir()),
            threading.active_count(),
        )
