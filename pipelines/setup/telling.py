"""How a set-up tells its steps, goes from one to another, and knows what of it was heard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from pipelines.phrases import setup_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.session import Step
from pipelines.setup.camera_trial import CameraTrial
from pipelines.setup.state import STEPS, Place, SetupState
from pipelines.types import Earcon, Feedback, Play, Say, Silence, SpeechMoment, SpeechProgress

LANGUAGE_SECONDS = 4.0
"""After a language was named, so long until the next is."""
REPEAT_SECONDS = 15.0
"""After a step was told, so long until it is told again."""
MOST_REPEATS = 3
"""So often a step is told again, or the languages are gone round; then it waits in silence for a hand or a card."""


@dataclass(frozen=True, slots=True)
class SetupTelling(SetupState):
    """A set-up that can speak; what it does with its inputs is in the session."""

    def _tell(self, *phrases: Phrase, sound: Earcon | None = None, asks: bool = False) -> Step[Self]:
        """Fall silent and tell this; when it was heard, the wait for an answer begins.

        Args:
            phrases: At least one.
            sound: Heard before it.
            asks: Whether the first phrase is what a card says, which must be heard before it can be chosen.
        """
        after = replace(self, tellings=self.tellings + 1, due_at=None, is_asked_heard=False)
        first = () if sound is None else (after._play(sound),)
        return Step(after, (Silence(), *first, *after._said(phrases, asks=asks)))

    def _add(self, phrases: tuple[Phrase, ...]) -> Step[Self]:
        """Tell this after what is being told."""
        if not phrases:
            return Step(self)
        after = replace(self, tellings=self.tellings + 1, due_at=None)
        return Step(after, after._said(phrases))

    def _tell_again(self, *before: Phrase, sound: Earcon | None = None) -> Step[Self]:
        """Tell where it stands."""
        # What is told names the first choice, but where each choice is told by itself.
        is_by_name = self.asked is None and self.place in {Place.LANGUAGE, Place.ROLE}
        there = self if is_by_name else replace(self, index=self.first_choice)
        return there._tell(*before, *there.told, sound=sound, asks=self.asked is not None and not before)

    def _arrive(self, place: Place, now: float, *before: Phrase, sound: Earcon | None = None) -> Step[Self]:
        """Go to a place and tell it, after what is to be told of the one before."""
        there = replace(self, place=place, asked=None, index=0, repeats=0, pressed=0, odd=None, trial=CameraTrial(now))
        return replace(there, index=there.first_choice)._tell_again(*before, sound=sound)

    def _onward(self, now: float, *before: Phrase, sound: Earcon | None = None) -> Step[Self]:
        """Go to the step after this one."""
        place = STEPS[min(STEPS.index(self.place) + 1, len(STEPS) - 1)]
        return self._arrive(place, now, *before, sound=sound)

    def _leave(self) -> Step[Self]:
        """End it; all stays as it was."""
        left = replace(self, place=Place.OVER, request=None, asked=None, index=0, network=None, network_request=None)
        return left._tell(setup_phrases.setup_left(), sound=Earcon.DONE)

    def _working(self) -> Step[Self]:
        """Let it be heard that something is still being done."""
        return Step(self, (self._play(Earcon.WORKING),))

    def _play(self, earcon: Earcon) -> Play:
        return Play(earcon, self.settings.volume)

    def _said(self, phrases: tuple[Phrase, ...], *, asks: bool = False) -> tuple[Feedback, ...]:
        words = Phrasebook(self.choices[self.index].value) if self.place is Place.LANGUAGE else self.phrasebook
        tags: list[str | None] = [None] * len(phrases)
        tags[-1] = f"setup-{self.tellings}"
        if asks:
            tags[0] = f"card-{self.tellings}"
        return tuple(
            Say(replace(words.utterance(phrase), tag=tag, volume=self.settings.volume))
            for phrase, tag in zip(phrases, tags, strict=True)
        )

    def _heard_of(self, progress: SpeechProgress, now: float) -> Self:
        """Take what became of something that was told."""
        if progress.moment in {SpeechMoment.STARTED, SpeechMoment.MARK_REACHED}:
            return self
        tag = progress.utterance.tag
        if tag == f"card-{self.tellings}" and progress.moment is SpeechMoment.FINISHED:
            return replace(self, is_asked_heard=self.asked is not None)
        if tag != f"setup-{self.tellings}" or self.request is not None:
            return self
        if self.place is Place.LANGUAGE:
            is_quiet = self.repeats >= MOST_REPEATS * len(self.choices)
            return replace(self, due_at=None if is_quiet else now + LANGUAGE_SECONDS)
        return replace(self, due_at=None if self.repeats >= MOST_REPEATS else now + REPEAT_SECONDS)
