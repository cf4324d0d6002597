"""Frames in, exact transcript out: a sample set played through a whole assistant in simulated time.

Time comes from the set: frames and inputs at their own times, vision and speech as long as they are declared to take.
So the same set gives the same transcript on every machine, whatever its speed. The real time that vision took is kept
beside it, for the report.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields

from edge.clock import Clock
from edge.loop import Job, Loop
from edge.sound.durations import nominal_seconds
from edge.sound.rendition import HeardEarcon, HeardSpeech
from edge.sound.speech_queue import SpeechQueue
from pipelines.assistant import Assistant
from pipelines.commands import Command, command_name
from pipelines.events import Event
from pipelines.naming import kebab_name
from pipelines.session import DeviceStatus, Input, Press, Started
from pipelines.types import (
    Earcon,
    Feedback,
    Frame,
    Observation,
    Play,
    Say,
    Silence,
    SpeechMoment,
    SpeechProgress,
    Tick,
    Utterance,
)
from pipelines.vision.look import Vision


@dataclass(frozen=True, slots=True)
class Nominal:
    """How long each vision job is declared to take, in seconds."""

    quality: float = 0.005
    barcodes: float = 0.02
    detection: float = 0.25
    line: float = 0.05
    """One line."""
    scene: float = 0.02
    again: float = 0.15
    """One line, read with the second engine."""

    def of(self, job: Job) -> float:
        """Give the declared time of a job."""
        wanted = job.wanted
        seconds = self.quality * wanted.quality + self.barcodes * wanted.barcodes + self.scene * wanted.scene
        if wanted.detections_of is not None:
            seconds += self.detection
        seconds += self.line * (len(wanted.lines.detections) if wanted.lines else 0)
        return seconds + self.again * (len(wanted.again.detections) if wanted.again else 0)


@dataclass(frozen=True, slots=True)
class Given:
    """Something that the wearer does, and when."""

    at: float
    """Seconds since the start."""
    act: Command | Press


@dataclass(frozen=True, slots=True)
class Script:
    """What happens to the assistant from outside."""

    frames: Iterator[Frame]
    """In the order of their times; read as they are needed, so that a long video does not fill the memory."""
    given: tuple[Given, ...]
    """In the order of their times."""
    duration: float
    """Seconds; the replay ends when all is said after the last frame and input, and here at the latest."""
    nominal: Nominal = field(default_factory=Nominal)
    device: DeviceStatus | None = None
    """What the device tells of itself at the start; never what this machine is and when."""


Detail = str | int | float | bool | None
"""What a detail of a transcript entry may be; all of it fits in JSON."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a transcript."""

    at: float
    """Seconds since the start, to the millisecond."""
    kind: str
    """"speech", "earcon", "command", "press" or "event"; in a live run also "cut off", with the words."""
    what: str
    """The words, or the name of the earcon, command, press or event."""
    details: dict[str, Detail] = field(default_factory=dict)
    """For speech in a replay: until, language, phrase and whether it was cut; for the others their arguments."""

    def as_json(self) -> str:
        """Give the line of a transcript file."""
        return json.dumps({"at": self.at, "kind": self.kind, "what": self.what, **self.details}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Look:
    """A vision job that was done, for the report."""

    started_at: float
    """Seconds of simulated time."""
    told_at: float
    """Seconds of simulated time, when the assistant is told what was seen."""
    stage: str
    """"quality", "barcodes", "scene", "detection", "line" or "again"."""
    seconds: float
    """How long it really took on this machine."""
    frame: Frame
    seen: Observation


@dataclass(frozen=True, slots=True)
class Replayed:
    """All that a replay brought."""

    transcript: tuple[Entry, ...]
    """In the order of time."""
    heard: tuple[HeardSpeech | HeardEarcon, ...]
    """The same speech and earcons, for the WAV."""
    duration: float
    """Seconds of simulated time until all was said."""

    def as_jsonl(self) -> str:
        """Give the transcript as a file holds it: one JSON object a line."""
        return "".join(entry.as_json() + "\n" for entry in self.transcript)


Listener = Callable[[Look], None]
"""Told of every vision job, when it is done."""


class Replay:
    """One replay; use it once. It is its own event store: events go into the transcript and nowhere else."""

    def __init__(
        self,
        assistant: Assistant,
        vision: Vision,
        script: Script,
        stopwatch: Clock,
        *,
        keep_frames: int,
        listener: Listener = lambda _: None,
    ) -> None:
        """Take the parts; `stopwatch` measures real time for the listener and has no influence on the transcript."""
        self._loop = Loop(assistant, self, keep_frames)
        self._vision = vision
        self._listener = listener
        self._script = script
        self._stopwatch = stopwatch
        self._queue = SpeechQueue()
        self._order = itertools.count()
        self._agenda: list[tuple[float, int, Callable[[float], None]]] = []
        self._speech: list[tuple[int, Entry]] = []
        self._entries: list[tuple[int, Entry]] = []
        self._heard: list[HeardSpeech | HeardEarcon] = []
        self._speaking_since: float | None = None
        self._started = 0
        self._is_looking = False
        self._tick_at: float | None = None
        self._end = 0.0

    def run(self, progress: Callable[[float, float], None] | None = None) -> Replayed:
        """Play the whole script.

        Args:
            progress: Called with the simulated seconds done and in all.

        Returns:
            What was heard, when, and what was seen.
        """
        self._plan(0.0, functools.partial(self._take, Started()))
        if self._script.device is not None:
            self._plan(0.0, functools.partial(self._take, self._script.device))
        for given in self._script.given:
            self._plan(given.at, functools.partial(self._act, given.act))
        self._plan_frame()
        while self._agenda:
            at, _, happen = heapq.heappop(self._agenda)
            if at > self._script.duration:
                break
            self._end = at
            happen(at)
            if progress is not None:
                progress(at, self._script.duration)
        self._finish()
        entries = sorted([*self._entries, *self._speech], key=lambda pair: (pair[1].at, pair[0]))
        return Replayed(tuple(entry for _, entry in entries), tuple(self._heard), self._end)

    def _plan(self, at: float, happen: Callable[[float], None]) -> None:
        heapq.heappush(self._agenda, (at, next(self._order), happen))

    # Inputs

    def _plan_frame(self) -> None:
        frame = next(self._script.frames, None)
        if frame is not None:
            self._plan(frame.captured_at, functools.partial(self._show, frame))

    def _show(self, frame: Frame, now: float) -> None:
        self._loop.show(frame)
        self._plan_frame()
        self._look(now)

    def _act(self, act: Command | Press, now: float) -> None:
        self._note(now, act_entry(act, now))
        self._take(act, now)

    def _take(self, given: Input, now: float) -> None:
        for feedback in self._loop.take(given, now):
            self._carry_out(feedback, now)
        self._plan_tick()
        self._look(now)

    def _plan_tick(self) -> None:
        due = self._loop.wake_at
        if due is not None and due != self._tick_at:
            self._tick_at = due
            self._plan(due, self._tick)

    def _tick(self, now: float) -> None:
        # The assistant may have changed its mind about when to be woken since this was planned.
        if self._loop.wake_at is not None and now >= self._loop.wake_at:
            self._take(Tick(), now)

    # Seeing

    def _look(self, now: float) -> None:
        if self._is_looking:
            return
        job = self._loop.next_job()
        if job is None:
            return
        self._is_looking = True
        told_at = now + self._script.nominal.of(job)
        began = self._stopwatch.now()
        seen: list[Observation] = []
        for observation in self._vision.look(job.frame, job.wanted):
            ended = self._stopwatch.now()
            self._listener(Look(now, told_at, _stage(observation), ended - began, job.frame, observation))
            seen.append(observation)
            began = self._stopwatch.now()
        self._plan(told_at, functools.partial(self._looked, seen))

    def _looked(self, seen: list[Observation], now: float) -> None:
        self._is_looking = False
        for observation in seen:
            self._take(observation, now)
        self._look(now)

    # Hearing

    def _carry_out(self, feedback: Feedback, now: float) -> None:
        match feedback:
            case Say(utterance):
                self._progress(self._queue.add(utterance, now), now)
            case Play():
                self._note(now, earcon_entry(feedback, now))
                self._heard.append(HeardEarcon(now, feedback))
            case Silence():
                self._progress(self._queue.silence(now), now)

    def _progress(self, happened: tuple[SpeechProgress, ...], now: float) -> None:
        for progress in happened:
            match progress.moment:
                case SpeechMoment.STARTED:
                    self._speaking_since = now
                    self._started += 1
                    said = progress.utterance
                    for mark in said.marks:
                        passed = now + nominal_seconds(Utterance(said.text[:mark], said.language, rate=said.rate))
                        self._plan(passed, functools.partial(self._mark_reached, self._started, mark))
                    ends = now + nominal_seconds(said)
                    self._plan(ends, functools.partial(self._speech_over, self._started))
                case SpeechMoment.FINISHED | SpeechMoment.INTERRUPTED:
                    self._spoken(progress.utterance, now, cut=progress.moment is SpeechMoment.INTERRUPTED)
                case SpeechMoment.DROPPED | SpeechMoment.MARK_REACHED:
                    pass
            # The session hears of it after this feedback is carried out, never in the middle of it.
            self._plan(now, functools.partial(self._take, progress))

    def _speech_over(self, number: int, now: float) -> None:
        # Another utterance may be speaking since, if this one was interrupted.
        if number == self._started and self._queue.current is not None:
            self._progress(self._queue.finish(now), now)

    def _mark_reached(self, number: int, mark: int, now: float) -> None:
        if number == self._started and self._queue.current is not None:
            self._progress(self._queue.reach(mark, now), now)

    def _spoken(self, utterance: Utterance, now: float, *, cut: bool) -> None:
        start = self._speaking_since
        self._speaking_since = None
        if start is None or now <= start:
            return
        details: dict[str, Detail] = {
            "until": round(now, 3),
            "language": utterance.language,
            "phrase": utterance.phrase,
            "cut": cut,
        }
        self._speech.append((next(self._order), Entry(round(start, 3), "speech", utterance.text, details)))
        self._heard.append(HeardSpeech(start, now, utterance, cut))

    def _finish(self) -> None:
        """End with whatever is still being said cut off at the script's end."""
        if self._queue.current is not None:
            self._spoken(self._queue.current, self._script.duration, cut=True)
            self._end = self._script.duration

    def _note(self, now: float, entry: Entry) -> None:
        self._end = max(self._end, now)
        self._entries.append((next(self._order), entry))

    # Keeping

    def keep(self, events: tuple[Event, ...], now: float) -> None:
        """Put events into the transcript."""
        for event in events:
            self._note(now, Entry(round(now, 3), "event", kebab_name(type(event)), _arguments(event)))


def act_entry(act: Command | Press, now: float) -> Entry:
    """Give the line for something that the wearer did."""
    if isinstance(act, Command):
        return Entry(round(now, 3), "command", command_name(act), _arguments(act))
    return Entry(round(now, 3), "press", f"{act.button}.{act.kind.value}")


def earcon_entry(play: Play, now: float) -> Entry:
    """Give the line for an earcon; for AIM with where it leads."""
    details: dict[str, Detail] = {}
    if play.earcon is Earcon.AIM:
        details = {"placement": round(play.placement, 2), "closeness": round(play.closeness, 2)}
    return Entry(round(now, 3), "earcon", play.earcon.value, details)


def _arguments(value: Command | Event) -> dict[str, Detail]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _stage(seen: Observation) -> str:
    if seen.quality is not None:
        return "quality"
    if seen.barcodes is not None:
        return "barcodes"
    if seen.scene is not None:
        return "scene"
    if seen.again is not None:
        return "again"
    return "line" if seen.detections is None else "detection"
