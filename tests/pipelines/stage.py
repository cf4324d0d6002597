"""Plays a session or an assistant in simulated time, with a world to look at and a speaker; a line takes a second."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from edge.sound.speech_queue import SpeechQueue
from pipelines.assistant import Assistant
from pipelines.events import Event
from pipelines.picking.practice import PickingPractice
from pipelines.picking.session import PickingSession
from pipelines.reading.practice import ReadingPractice
from pipelines.reading.session import ReadingSession
from pipelines.session import Step
from pipelines.setup.session import SetupSession
from pipelines.types import Feedback, Observation, Play, Say, SpeechMoment, SpeechProgress, Tick, Utterance, Wanted

S = TypeVar("S", ReadingSession, ReadingPractice, PickingSession, PickingPractice, SetupSession, Assistant)

World = Callable[[int, float, Wanted], Iterable[Observation]]
"""Gives what is seen in the frame of this id and time, of what is wanted."""

FRAME_SECONDS = 0.1
"""A frame comes so often; all else happens on the same beat."""
SPEECH_SECONDS = 1.0
"""Every utterance takes so long; its marks are reached in proportion."""


def nothing_to_see(_frame_id: int, _at: float, _wanted: Wanted) -> Iterable[Observation]:
    """Look at nothing: no frame comes."""
    return ()


@dataclass
class Stage(Generic[S]):
    """A run: give it inputs, let time pass, and read what was heard."""

    subject: S
    world: World = nothing_to_see
    now: float = 0.0
    """Seconds."""
    heard: list[str] = field(default_factory=list)
    """In order: words as they began, "♪" and the name of each earcon; " …" follows words that were cut off."""
    events: list[Event] = field(default_factory=list)
    wanted: Wanted = field(default_factory=Wanted)
    wake_at: float | None = None
    said: list[Utterance] = field(default_factory=list)
    """Every utterance that was asked for, heard or not."""
    played: list[Play] = field(default_factory=list)
    """Every earcon that sounded."""
    _queue: SpeechQueue = field(default_factory=SpeechQueue)
    _speech_ends_at: float = 0.0
    _frames: int = 0

    def give(self, *inputs: Any) -> None:  # noqa: ANN401 -- each subject takes its own kinds of input
        """Give inputs one after another, and what they cause the speaker to report."""
        waiting = deque(inputs)
        while waiting:
            step = self.subject.step(waiting.popleft(), self.now)
            waiting.extend(self._take(step))

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        for _ in range(round(seconds / FRAME_SECONDS)):
            self._beat()

    def wait_until_silent(self, most_seconds: float = 60.0) -> None:
        """Let time pass until nothing is said and a second more."""
        silent = 0
        for _ in range(round(most_seconds / FRAME_SECONDS)):
            self._beat()
            silent = 0 if self._queue.current else silent + 1
            if silent >= SPEECH_SECONDS / FRAME_SECONDS:
                return
        raise AssertionError(f"still talking after {most_seconds} s: {self.heard[-5:]}")

    def take_heard(self) -> list[str]:
        """Give what was heard since the last call."""
        heard, self.heard = self.heard, []
        return heard

    def _beat(self) -> None:
        self.now = round(self.now + FRAME_SECONDS, 6)
        spoken = self._queue.current
        if spoken is not None:
            for mark in spoken.marks:
                passed = self._speech_ends_at - SPEECH_SECONDS * (1 - mark / len(spoken.text))
                if self.now - FRAME_SECONDS < passed <= self.now and self._queue.current is spoken:
                    self.give(*self._queue.reach(mark, self.now))
        if self._queue.current is not None and self.now >= self._speech_ends_at:
            self.give(*self._note(self._queue.finish(self.now)))
        if self.wake_at is not None and self.now >= self.wake_at:
            self.give(Tick())
        self._frames += 1
        for seen in self.world(self._frames, self.now, self.wanted):
            self.give(seen)

    def _take(self, step: Step[S]) -> list[SpeechProgress]:
        self.subject, self.wanted, self.wake_at = step.session, step.wanted, step.wake_at
        self.events += step.events
        return [progress for feedback in step.feedback for progress in self._carry_out(feedback)]

    def _carry_out(self, feedback: Feedback) -> tuple[SpeechProgress, ...]:
        match feedback:
            case Say(utterance):
                self.said.append(utterance)
                return self._note(self._queue.add(utterance, self.now))
            case Play():
                self.heard.append(f"♪{feedback.earcon}")
                self.played.append(feedback)
                return ()
        return self._note(self._queue.silence(self.now))

    def _note(self, happened: tuple[SpeechProgress, ...]) -> tuple[SpeechProgress, ...]:
        for progress in happened:
            match progress.moment:
                case SpeechMoment.STARTED:
                    self._speech_ends_at = self.now + SPEECH_SECONDS
                    self.heard.append(progress.utterance.text)
                case SpeechMoment.INTERRUPTED:
                    places = [place for place, words in enumerate(self.heard) if words == progress.utterance.text]
                    if places:
                        self.heard[places[-1]] += " …"
        return happened
