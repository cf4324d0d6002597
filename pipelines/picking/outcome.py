"""What an act of the worker comes to: what is stored, what is heard, and what is asked."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from pipelines.events import Event
from pipelines.phrases.phrase import Phrase
from pipelines.picking.scans import Scan
from pipelines.types import Earcon


class QuestionKind(enum.Enum):
    """What is asked; Confirm and Decline answer it, and any other act lets it go."""

    ANOTHER_UNIT = enum.auto()
    """Whether the code that came back is another unit; showing that code once more is a yes too."""
    DATE_IS_GOOD = enum.auto()
    """Whether an expiry date is still to come, where the device does not know the day."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and of what; the code is remembered, so that another one does not answer."""

    kind: QuestionKind
    scan: Scan


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act comes to."""

    events: tuple[Event, ...] = ()
    phrase: Phrase | None = None
    """The answer; None where the prompt for what comes next says enough."""
    earcon: Earcon | None = None
    """None: nothing is heard."""
    warnings: tuple[Phrase, ...] = ()
    """Said after the answer."""
    question: Question | None = None

    @property
    def is_mistake(self) -> bool:
        """Whether it was a try that did not succeed."""
        return self.earcon is Earcon.WRONG


NOTHING = Outcome()
"""The act changes nothing and is not answered."""


def wrong(event: Event, phrase: Phrase) -> Outcome:
    """Refuse: nothing is counted, and the phrase says what to do."""
    return Outcome((event,), phrase, Earcon.WRONG)


def asked(phrase: Phrase, question: Question | None = None) -> Outcome:
    """Ask the worker for something else first."""
    return Outcome((), phrase, Earcon.ATTENTION, question=question)
