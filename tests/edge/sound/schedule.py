"""A random schedule of all that can happen to a speaker, and what went wrong in it, read from the samples."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from edge.sound.durations import nominal_seconds
from edge.sound.fakes import heard_runs
from edge.sound.mixer import FADE_SAMPLES
from pipelines.types import Priority, Say, Silence, SpeechMoment, Utterance
from tests.edge.sound.stage import Stage, say

STARTED, MARK_REACHED, FINISHED, INTERRUPTED, DROPPED = SpeechMoment

TOLERANCE_SECONDS = 0.006
"""The fade of a text that was cut may hide the first 5 ms of the next, and a run may end with such a fade."""


RATE = 450
"""Words a minute: fast, so that much is heard in little time."""


class Fault(NamedTuple):
    """Something that went wrong."""

    kind: str
    """"wrong", "lost" or "doubled"."""
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a schedule."""

    utterances: int
    """How many were submitted."""
    happened: Counter[str]
    """How often each thing happened: moments as reported, and "silence", "loss", "failure", "replaced" and so on."""
    faults: tuple[Fault, ...]

    def count(self, kind: str) -> int:
        """How many faults there are of a kind."""
        return sum(each.kind == kind for each in self.faults)


class _Schedule:
    """Plays the schedule on a stage and keeps what may have ended what."""

    def __init__(self, seed: int) -> None:
        self.stage = Stage()
        self.happened: Counter[str] = Counter()
        self.faults: list[Fault] = []
        self.submitted: list[Utterance] = []
        self.failing: set[str] = set()
        self.may_be_cut: set[str] = set()
        self.may_be_dropped: set[str] = set()
        self._chance = random.Random(seed)  # noqa: S311 - a fixed schedule, no secret
        self._waiting_by_key: dict[str, str] = {}

    def step(self, number: int) -> None:
        """Do one thing."""
        kind = self._chance.random()
        if kind < 0.4:
            self._submit(self._utterance(number))
        elif kind < 0.42:
            self._silence()
        elif kind < 0.43:
            self._lose_output()
        else:
            self.stage.wait(self._chance.uniform(0.01, 1.0))

    def _utterance(self, number: int) -> Utterance:
        chance = self._chance
        parts = [f"Tekst {number} {name}. " for name in "abc"[: chance.choice((1, 1, 2, 3))]]
        text = "".join(parts).rstrip()
        marks = tuple(sum(map(len, parts[:index])) for index in range(1, len(parts)))
        utterance = say(
            text,
            chance.choice((*[Priority.NORMAL] * 5, *[Priority.NEXT] * 3, Priority.NOW)),
            rate=RATE,
            key=chance.choice((None, None, None, "progress", "line")),
            expires_after_seconds=chance.choice((None, None, 0.2, 1.0)),
            marks=marks,
        ).utterance
        if chance.random() < 0.05:
            # Any of the parts, so that a voice also fails in the middle.
            failing = chance.choice(utterance.parts)
            self.stage.voice.trigger_failure(failing)
            self.failing.add(text)
            self.happened["failure"] += 1
        return utterance

    def _submit(self, utterance: Utterance) -> None:
        current = self.stage.speaker._queue.current
        if utterance.priority is Priority.NOW and current is not None:
            self.may_be_cut.add(current.text)
        if utterance.key is not None:
            older = self._waiting_by_key.get(utterance.key)
            if older is not None:
                self.may_be_dropped.add(older)
            self._waiting_by_key[utterance.key] = utterance.text
        if utterance.expires_after_seconds is not None:
            self.may_be_dropped.add(utterance.text)
        self.submitted.append(utterance)
        self.happened[utterance.priority.name.lower()] += 1
        self.happened["key"] += utterance.key is not None
        self.happened["expiry"] += utterance.expires_after_seconds is not None
        self.stage.submit(Say(utterance))

    def _silence(self) -> None:
        self.may_be_cut |= {each.text for each in self.submitted}
        self.may_be_dropped |= {each.text for each in self.submitted}
        self.happened["silence"] += 1
        self.stage.submit(Silence())
        if self.stage.wait(0.05)[FADE_SAMPLES:].any():
            self.faults.append(Fault("wrong", "", "sound after silence"))

    def _lose_output(self) -> None:
        self.happened["loss"] += 1
        self.stage.sink.trigger_loss()
        if self.stage.wait(self._chance.uniform(0.1, 1.0)).any():
            self.faults.append(Fault("wrong", "", "sound without an output"))
        self.stage.sink.trigger_return()

    def end(self) -> None:
        """Let all that waits be said, then close."""
        for _ in range(600):
            if self.stage.speaker._queue.current is None:
                break
            self.stage.wait(0.5)
        else:
            self.faults.append(Fault("lost", "", "the queue is stuck"))
        self.stage.speaker.close()
        self.happened.update(each.progress.moment.value for each in self.stage.told)


def play(steps: int, seed: int = 7) -> Outcome:
    """Play so many random steps, then all that still waits."""
    schedule = _Schedule(seed)
    for number in range(steps):
        schedule.step(number)
    schedule.end()
    faults = (*schedule.faults, *_reported(schedule), *_heard(schedule))
    return Outcome(len(schedule.submitted), schedule.happened, faults)


def _reported(schedule: _Schedule) -> list[Fault]:
    """Hold the reports against what was submitted: each ends once, and for a reason."""
    faults: list[Fault] = []
    told: dict[str, list[SpeechMoment]] = {each.text: [] for each in schedule.submitted}
    for text, moment in schedule.stage.moments:
        if text not in told:
            faults.append(Fault("wrong", text, "told of what was never submitted"))
        told.setdefault(text, []).append(moment)
    for utterance in schedule.submitted:
        text, moments = utterance.text, told[utterance.text]
        ends = [each for each in moments if each not in {STARTED, MARK_REACHED}]
        if len(ends) != 1:
            faults.append(Fault("doubled" if ends else "lost", text, f"it ended {len(ends)} times"))
        elif ends[0] is DROPPED and (len(moments) > 1 or text not in schedule.may_be_dropped):
            faults.append(Fault("lost", text, "dropped without a reason"))
        elif ends[0] is INTERRUPTED and text not in schedule.may_be_cut | schedule.failing:
            faults.append(Fault("lost", text, "interrupted without a reason"))
        elif ends[0] is not DROPPED and (moments[0] is not STARTED or moments.count(STARTED) != 1):
            faults.append(Fault("wrong", text, f"told {moments}"))
        reached = moments.count(MARK_REACHED)
        if reached > len(utterance.marks) or (ends == [FINISHED] and reached < len(utterance.marks)):
            faults.append(Fault("wrong", text, f"{reached} of {len(utterance.marks)} marks"))
    return faults


def _heard(schedule: _Schedule) -> list[Fault]:
    """Hold the samples against the reports: each part is heard once, in full if it finished, in the order of starts."""
    faults: list[Fault] = []
    runs = heard_runs(schedule.stage.sink.heard, schedule.stage.voice)
    # The loss of an output divides a run.
    order = [
        each.text for each, before in zip(runs, (None, *runs), strict=False) if not before or each.text != before.text
    ]
    lasted: defaultdict[str, float] = defaultdict(float)
    for each in runs:
        lasted[each.text] += each.seconds
    by_text = {each.text: each for each in schedule.submitted}
    expected = [part for text, moment in schedule.stage.moments if moment is STARTED for part in by_text[text].parts]
    heard = set(order)
    if order != [part for part in expected if part in heard]:
        faults.append(Fault("doubled" if len(order) > len(heard) else "wrong", "", "heard in another order than told"))
    finished = {text for text, moment in schedule.stage.moments if moment is FINISHED}
    for utterance in schedule.submitted:
        for part in utterance.parts:
            whole = nominal_seconds(Utterance(part, "nl", rate=RATE))
            if lasted[part] > whole + TOLERANCE_SECONDS:
                faults.append(Fault("doubled", part, f"heard for {lasted[part]:.3f} s of {whole:.3f}"))
            if utterance.text in finished and lasted[part] < whole - TOLERANCE_SECONDS:
                faults.append(Fault("lost", part, f"heard for {lasted[part]:.3f} s of {whole:.3f}"))
    return faults
