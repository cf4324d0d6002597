"""What the worker hears of a pick: prompts, answers, and how far the work is."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.phrases import picking_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.outcome import Outcome
from pipelines.picking.progress import ListProgress
from pipelines.picking.states import PickingState
from pipelines.picking.wording import Wording
from pipelines.types import Earcon, Feedback, Play, Priority, Say, Silence, Utterance


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard, and what Repeat says again."""

    feedback: tuple[Feedback, ...]
    said: Utterance | None = None
    """None leaves what was said before."""

    def preceded_by(self, *feedback: Feedback) -> Heard:
        """Give the same with feedback that comes before it."""
        return Heard((*feedback, *self.feedback), self.said)

    def followed_by(self, *feedback: Feedback) -> Heard:
        """Give the same with feedback that comes after it."""
        return Heard((*self.feedback, *feedback), self.said)


@dataclass(frozen=True, slots=True)
class Hearing:
    """Makes phrases heard, at one point of a list."""

    words: Phrasebook
    progress: ListProgress | None
    """None while there is no list."""
    state: PickingState

    def notice(self, phrase: Phrase, priority: Priority = Priority.NORMAL) -> Heard:
        """Say a phrase; where a tone says it, nothing is said."""
        return Heard(self.words.say(phrase, priority), self.words.utterance(phrase))

    def prompt(self) -> Heard:
        """Say what the worker does next, with what belongs to it."""
        heard = self.notice(self._prompt)
        if self.progress is None:
            return heard
        more = Wording(self.progress, self.words.language).more(self.state)
        return heard.followed_by(*(say for each in more for say in self.words.say(each)))

    def where(self) -> Heard:
        """Say how far the work is."""
        return self.notice(self._where)

    def where_and_prompt(self) -> Heard:
        """Say how far the work is, and what comes next; on the way, and while counting, both are one."""
        says_all = self._prompt.name == picking_phrases.remaining(0).name
        if self.state is PickingState.GO_TO_LOCATION or says_all:
            return self.where()
        return self.prompt().preceded_by(*self.words.say(self._where))

    def answer(self, outcome: Outcome, before: Hearing, *, offers_help: bool) -> Heard:
        """Say what an act came to: a tone, the answer, and what comes next where that is new.

        Args:
            outcome: What it came to.
            before: The point of the list at which it was done.
            offers_help: Whether there were too many tries; who has asked for help is offered none.
        """
        sound: tuple[Feedback, ...] = () if outcome.earcon is None else (Play(outcome.earcon),)
        warned = tuple(say for phrase in outcome.warnings for say in self.words.say(phrase, Priority.NEXT))
        if self.state is not before.state or self._line != before._line:
            phrase = outcome.phrase
            if phrase is None and self._closed > before._closed:
                phrase = picking_phrases.line_done()
            answers = () if phrase is None else self.words.say(phrase)
            done = (Play(Earcon.DONE),) if self.state is PickingState.LIST_DONE else sound
            return self.prompt().preceded_by(Silence(), *done, *warned, *answers)
        if outcome.phrase is not None:
            heard = self.notice(outcome.phrase, Priority.NOW)
        elif self.progress != before.progress:
            heard = self.notice(self._prompt, Priority.NOW)
        else:
            heard = Heard(())
        return heard.preceded_by(*sound).followed_by(*warned, *(self._help_offer() if offers_help else ()))

    def _help_offer(self) -> tuple[Say, ...]:
        if self.progress is None or self.progress.is_awaiting_help:
            return ()
        offer = picking_phrases.help_offer if self.progress.can_skip else picking_phrases.help_offer_last
        return self.words.say(offer())

    @property
    def _prompt(self) -> Phrase:
        if self.progress is None:
            return picking_phrases.no_list()
        return Wording(self.progress, self.words.language).prompt(self.state)

    @property
    def _where(self) -> Phrase:
        if self.progress is None:
            return picking_phrases.no_list()
        return Wording(self.progress, self.words.language).where(self.state)

    @property
    def _line(self) -> int | None:
        return None if self.progress is None else self.progress.current

    @property
    def _closed(self) -> int:
        """How many lines are closed."""
        return 0 if self.progress is None else sum(line.is_closed for line in self.progress.lines)
