"""What an act comes to, as the tests compare it: state, counts, what is heard and what is stored, all together."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.events import Event
from pipelines.phrases.phrase import Phrase
from pipelines.picking.session import PickingSession
from pipelines.picking.states import PickingState
from pipelines.types import Earcon, Feedback, Play, Priority, Say, Silence
from tests.pipelines.picking.shelf import ENGLISH
from tests.pipelines.transitions import Given, taken


@dataclass(frozen=True, slots=True)
class Answer:
    """What an act comes to."""

    state: PickingState
    counted: tuple[int, ...]
    """On each line."""
    heard: tuple[Feedback, ...]
    happened: tuple[Event, ...]
    """What is stored."""


def answer(session: PickingSession, given: Given, now: float = 0.0) -> Answer:
    """Give what an input comes to, or a look of several frames."""
    step = taken(session, given, now)
    return Answer(step.session.state, counts(step.session), step.feedback, step.events)


def counts(session: PickingSession) -> tuple[int, ...]:
    """Give what each line has."""
    return () if session.progress is None else tuple(line.counted for line in session.progress.lines)


def say(phrase: Phrase, priority: Priority = Priority.NORMAL) -> Say:
    """Give the feedback that says a phrase in English."""
    return Say(ENGLISH.utterance(phrase, priority))


def at_once(earcon: Earcon, phrase: Phrase, *more: Phrase) -> tuple[Feedback, ...]:
    """Give an answer that leaves the worker where they are: a sound, words at once, and what is said after them."""
    return (Play(earcon), say(phrase, Priority.NOW), *(say(each) for each in more))


def going_on(*phrases: Phrase, earcon: Earcon = Earcon.GOOD) -> tuple[Feedback, ...]:
    """Give an answer that leads to another act: silence, a sound, and then words in their order."""
    return (Silence(), Play(earcon), *(say(each) for each in phrases))


def stays(session: PickingSession, heard: tuple[Feedback, ...], *happened: Event) -> Answer:
    """Give an answer that changes neither state nor counts."""
    return Answer(session.state, counts(session), heard, happened)
