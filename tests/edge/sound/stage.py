"""A live speaker whose time the test moves, for all tests that submit feedback and look at what was heard and told."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from edge.clock import ManualClock
from edge.sound.durations import nominal_seconds
from edge.sound.fakes import FakeSink, FakeVoice, heard_runs
from edge.sound.pcm import SAMPLE_RATE, Pcm
from edge.sound.player import Player
from edge.sound.sinks import BLOCK_SAMPLES
from edge.sound.speaker import Speaker
from edge.sound.voice import Voice
from pipelines.types import Play, Priority, Say, Silence, SpeechMoment, SpeechProgress, Utterance


def say(text: str, priority: Priority = Priority.NORMAL, **more: object) -> Say:
    """Give something to say in Dutch, at full volume; `more` are fields of Utterance."""
    return Say(Utterance(text, "nl", priority, volume=1.0, **more))  # type: ignore[arg-type]


def seconds(text: str) -> float:
    """How long a FakeVoice speaks a Dutch text."""
    return nominal_seconds(Utterance(text, "nl"))


@dataclass
class Told:
    """A report and when it came."""

    at: float
    progress: SpeechProgress

    @property
    def short(self) -> tuple[str, SpeechMoment]:
        """What was told of which text."""
        return self.progress.utterance.text, self.progress.moment


@dataclass
class VoiceStage:
    """A speaker with any voice, whose time the test moves."""

    voice: Voice
    latency: float = 0.0
    idle: float | None = 30.0
    clock: ManualClock = field(default_factory=ManualClock)
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sink = FakeSink(self.clock, self.latency)
        self.player = Player(self.sink, self.clock, idle_seconds=self.idle)
        self.speaker = Speaker(
            self.player, self.voice, self.clock, lambda each: self.told.append(Told(self.clock.now(), each))
        )
        self.player.open()

    def submit(self, *feedback: Say | Play | Silence) -> None:
        """Give feedback to the speaker, its thread awake."""
        self.speaker.submit(feedback)
        self.settle()

    def settle(self) -> None:
        """Do what the speaker's thread would do at once."""
        while self.speaker.step() == 0:
            pass

    def wait(self, duration: float) -> Pcm:
        """Let time pass, the speaker's thread awake all the while."""
        parts = []
        until = self.clock.now() + duration
        while self.clock.now() < until - 1e-9:
            parts.append(self.sink.trigger_time(BLOCK_SAMPLES / SAMPLE_RATE))
            self.settle()
        return np.concatenate(parts)

    @property
    def moments(self) -> list[tuple[str, SpeechMoment]]:
        """All that was told, in order."""
        return [each.short for each in self.told]


@dataclass
class Stage(VoiceStage):
    """The same with a fake voice, so that the samples say who is heard."""

    voice: FakeVoice = field(default_factory=FakeVoice)

    @property
    def texts_heard(self) -> list[str]:
        """Read from the samples."""
        return [each.text for each in heard_runs(self.sink.heard, self.voice)]
