"""A lesson for a job: a session around the real one that tells what to try, and waits for it.

Whoever does nothing is told once more, and then shown; so the lesson never waits for ever, and it can be listened to
from beginning to end without a hand. All that is tried is done by the job's own session, and nothing of it is kept.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import Generic, Self, TypeVar

from pipelines import commands
from pipelines.commands import Command, command_name
from pipelines.phrases import catalogue, practice_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.session import Held, Offer, Released, Session, SessionInput, Started, Step
from pipelines.types import Play, Say, Silence, SpeechMoment, SpeechProgress, Tick, Wanted

PAUSE_SECONDS = 0.8
"""From one thing to the next, so that a sound stands by itself."""
HINT_SECONDS = 12.0
"""After so long without the awaited command it is named again, and after as long again it is shown."""
MOST_SECONDS = 25.0
"""So long at most a thing that is being tried goes on."""


@dataclass(frozen=True, slots=True)
class View:
    """What the camera shows during an exercise."""

    name: str
    """Of a sample set."""
    is_moving: bool = False
    """Whether its frames go on in time; else the first one stays in view."""
    since: float = 0.0
    """Seconds of the set at which it begins."""
    until: float | None = None
    """Seconds of the set at which it ends, and its last frame stays in view; None: the set's end."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One thing to hear, or to try."""

    view: View
    phrase: Phrase | None = None
    """What is told first; None names the command that is to be tried."""
    sound: Play | None = None
    """What sounds after it."""
    expects: Command | None = None
    """What the wearer is to do; with other arguments it is as good. None where listening is all."""
    shows: bool = False
    """Whether something is shown as soon as it is told; nothing is to be done for it."""
    comes: SessionInput | None = None
    """What comes from elsewhere as soon as it is told, such as a lead's answer."""
    sentences: int = 1
    """How many texts are heard before it counts as tried."""
    tried_view: View | None = None
    """What the camera shows once it is being tried; None: the same."""
    keeps_state: bool = False
    """Whether the next exercise goes on from where this one ends; else what is read is stopped."""

    @property
    def goes_on(self) -> bool:
        """Whether it is shown without waiting for anybody."""
        return self.shows or self.comes is not None


class Phase(enum.Enum):
    """Where in an exercise the lesson is."""

    TELLING = enum.auto()
    PAUSING = enum.auto()
    """All was told; the next thing comes after a moment."""
    WAITING = enum.auto()
    """For the command that is to be tried."""
    SHOWING = enum.auto()
    """It is told that the command comes by itself now."""
    TRYING = enum.auto()
    OVER = enum.auto()


S = TypeVar("S", bound=Session)


@dataclass(frozen=True, slots=True)
class PracticeSession(Generic[S]):
    """Implements Session: a lesson around a job's session. A job says what is its own in a class of its own."""

    inner: S
    phrasebook: Phrasebook
    exercises: tuple[Exercise, ...]
    """At least one."""
    index: int = 0
    """The exercise at hand."""
    phase: Phase = Phase.TELLING
    due_at: float | None = None
    """When the lesson goes on by itself, in seconds on the run's clock; None while speech must end first."""
    has_hinted: bool = False
    heard: int = 0
    """While TRYING: how many texts were heard to their end."""
    is_held: bool = False
    """Whether the menu is speaking; the lesson waits."""
    inner_wanted: Wanted = field(default_factory=Wanted)
    inner_wakes_at: float | None = None

    @property
    def exercise(self) -> Exercise:
        """The exercise at hand."""
        return self.exercises[min(self.index, len(self.exercises) - 1)]

    @property
    def is_over(self) -> bool:
        """Whether the lesson has come to its end."""
        return self.phase is Phase.OVER

    @property
    def view(self) -> View:
        """What the camera shows now."""
        tried = self.exercise.tried_view if self.phase is Phase.TRYING else None
        return tried or self.exercise.view

    # What a job says of itself

    def _prepared(self) -> Self:
        """Give the lesson with its session as the exercise at hand needs it."""
        return self

    @property
    def _has_nothing_to_say(self) -> bool:
        """Whether nothing more is to be heard of what is being tried."""
        return False

    @property
    def _end_sound(self) -> Play | None:
        """What sounds when something was tried."""
        return None

    # The contract

    def offers(self) -> tuple[Offer, ...]:
        """Give what the job's session offers, what is to be tried first."""
        offers = self.inner.offers()
        first = tuple(offer for offer in offers if self._is_to_be_tried(offer))
        return (*first, *(offer for offer in offers if offer not in first))

    def _is_to_be_tried(self, offer: Offer) -> bool:
        expected = self.exercise.expects
        is_one_of = not offer.options or any(option.command == expected for option in offer.options)
        return offer.kind is type(expected) and is_one_of

    def in_words_of(self, phrasebook: Phrasebook) -> Self:
        """Implement Session."""
        return replace(self, inner=self.inner.in_words_of(phrasebook), phrasebook=phrasebook)

    def step(self, given: SessionInput, now: float) -> Step[Self]:
        """Take one input; pure."""
        match given:
            case Started():
                # The tick brings what the session wants to see.
                begun = self._prepared()._pass_on(Tick(), now)
                result = begun.then(begun.session._tell())
            case Tick():
                result = self._woken(now)
            case Command():
                result = self._obey(given, now)
            case SpeechProgress():
                result = self._heard_of(given, now)
            case Held():
                result = replace(self, is_held=True)._pass_on(given, now)
            case Released():
                result = replace(self, is_held=False)._pass_on(given, now)
                # What the menu cut off is told anew.
                if result.session.phase is Phase.TELLING:
                    result = result.then(result.session._tell())
            case _:
                result = self._pass_on(given, now)
        after = result.session
        own = None if after.is_held else after.due_at
        times = [time for time in (own, after.inner_wakes_at) if time is not None]
        return replace(result, wanted=after.inner_wanted, wake_at=min(times, default=None))

    def _pass_on(self, given: SessionInput, now: float) -> Step[Self]:
        step = self.inner.step(given, now)
        after = replace(self, inner=step.session, inner_wanted=step.wanted, inner_wakes_at=step.wake_at)
        return Step(after, step.feedback)

    def _tell(self) -> Step[Self]:
        """Tell the exercise at hand."""
        telling = replace(self, phase=Phase.TELLING, due_at=None, has_hinted=False, heard=0)
        return telling._say(telling._instruction)

    @property
    def _instruction(self) -> Phrase:
        exercise, words = self.exercise, self.phrasebook
        if exercise.phrase is not None or exercise.expects is None:
            return exercise.phrase or practice_phrases.practice_over()
        name = catalogue.menu_command(command_name(exercise.expects))
        return practice_phrases.practice_try(words.text(name))

    def _say(self, phrase: Phrase) -> Step[Self]:
        utterance = replace(self.phrasebook.utterance(phrase), tag=self._tag)
        return Step(self, (Say(utterance),))

    @property
    def _tag(self) -> str:
        return f"practice-{self.index}"

    def _heard_of(self, progress: SpeechProgress, now: float) -> Step[Self]:
        step = self._pass_on(progress, now)
        after = step.session
        if progress.moment in {SpeechMoment.STARTED, SpeechMoment.MARK_REACHED}:
            return step
        is_told = progress.utterance.tag == self._tag and not self.is_held
        if is_told and (after.phase is Phase.SHOWING or (after.phase is Phase.TELLING and after.exercise.goes_on)):
            return step.then(after._try(now, after.exercise.expects or after.exercise.comes))
        if is_told and after.phase is Phase.TELLING:
            sound = (after.exercise.sound,) if after.exercise.sound is not None else ()
            phase = Phase.PAUSING if after.exercise.expects is None else Phase.WAITING
            wait = PAUSE_SECONDS if phase is Phase.PAUSING else HINT_SECONDS
            told = replace(after, phase=phase, due_at=now + wait)
            return Step(told, (*step.feedback, *sound))
        if after.phase is Phase.TRYING and progress.moment is SpeechMoment.FINISHED:
            counted = replace(after, heard=after.heard + 1)
            is_done = counted.heard >= counted.exercise.sentences or counted._has_nothing_to_say
            step = replace(step, session=counted)
            return step.then(counted._end(now)) if is_done else step
        return step

    def _obey(self, command: Command, now: float) -> Step[Self]:
        may_try = self.phase in {Phase.TELLING, Phase.WAITING, Phase.SHOWING}
        if type(command) is not type(self.exercise.expects) or not may_try:
            return self._pass_on(command, now)
        return self._try(now, command).preceded_by(Silence())

    def _try(self, now: float, given: SessionInput | None) -> Step[Self]:
        """Do what is to be tried."""
        trying = replace(self, phase=Phase.TRYING, due_at=now + MOST_SECONDS, heard=0)
        # The tick brings what the session wants to see.
        return trying._pass_on(Tick() if given is None else given, now)

    def _woken(self, now: float) -> Step[Self]:
        step = self._pass_on(Tick(), now)
        after = step.session
        if after.is_held or after.due_at is None or now < after.due_at:
            return step
        match after.phase:
            case Phase.PAUSING:
                return step.then(after._next())
            case Phase.WAITING if not after.has_hinted:
                hinted = replace(after, has_hinted=True, due_at=now + HINT_SECONDS)
                return step.then(hinted._say(after._instruction))
            case Phase.WAITING:
                return step.then(
                    replace(after, phase=Phase.SHOWING, due_at=None)._say(practice_phrases.practice_shown())
                )
            case Phase.TRYING:
                return step.then(after._end(now))
        return step

    def _end(self, now: float) -> Step[Self]:
        """End what was tried, and go on after a moment."""
        quiet = Step(self) if self.exercise.keeps_state else self._pass_on(commands.Stop(), now)
        done = replace(quiet.session, phase=Phase.PAUSING, due_at=now + PAUSE_SECONDS)
        sound = () if self._end_sound is None else (self._end_sound,)
        return Step(done, (*quiet.feedback, *sound))

    def _next(self) -> Step[Self]:
        if self.index + 1 >= len(self.exercises):
            return Step(replace(self, phase=Phase.OVER, due_at=None))
        return replace(self, index=self.index + 1)._prepared()._tell()
