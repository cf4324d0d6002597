"""Who works with the device and in which role, and the cards that change it: seen, asked about, then obeyed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from pipelines.cards import PREFIX, ProfileCard, WorkerCard, parse_card
from pipelines.commands import ChooseRole
from pipelines.phrases import device_phrases
from pipelines.phrases.phrase import Phrase
from pipelines.session import Option
from pipelines.spoken.codes import say_place
from pipelines.types import Barcode, SpeechMoment, SpeechProgress, Symbology

SEEK_SECONDS = 15.0
"""How long a card is looked for when the wearer asked for it."""
ANSWER_SECONDS = 20.0
"""How long the question stands; then nothing is changed."""
QUESTIONS = ("confirm-role", "confirm-worker")
"""The phrases that ask about a card."""
GONE_SECONDS = 2.0
"""A card that was answered must be out of view for so long before it is asked about again."""


@dataclass(frozen=True, slots=True)
class Role:
    """A profile that is installed."""

    name: str
    """As in `kijkmee profiles list`."""
    title: str
    """As it is spoken."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What the device shall do from now on."""

    profile: str
    """The name of a profile that is installed."""
    worker: str | None
    """The code of who works with it; None for nobody in particular."""


def is_card(barcode: Barcode) -> bool:
    """Whether a code is meant for the device itself, well-formed or not: it never counts as an item or a place."""
    return barcode.symbology is Symbology.QR_CODE and barcode.text.startswith(PREFIX)


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """What a card or its answer led to."""

    desk: CardDesk
    phrase: Phrase | None = None
    handover: Handover | None = None


@dataclass(frozen=True, slots=True)
class CardDesk:
    """Knows the roles of the device, and what was asked about a card."""

    roles: tuple[Role, ...] = ()
    """The profiles that are installed; none where roles cannot be changed, as in a replay."""
    current: Handover = Handover("", None)
    """The role and worker at hand."""
    language: str = "nl"
    """That of the wearer."""
    sees_codes: bool = False
    """Whether the profile looks for QR codes at all; without them there are no cards."""
    looks_always: bool = False
    """Whether cards are looked for all the time, unasked: where codes are looked at anyway it costs little."""
    sought_until: float | None = None
    """Until when the wearer has a card looked for, in seconds on the run's clock; None while they have not asked."""
    pending: Handover | None = None
    """What was asked about and not answered."""
    pending_until: float | None = None
    """When the question lapses."""
    is_asked: bool = False
    """Whether the question has begun to be heard: a yes before that was meant for something else."""
    answered: str = ""
    """The card that was spoken of last."""
    seen_at: float = 0.0
    """When that one was in view last, in seconds on the run's clock."""

    @property
    def can_read(self) -> bool:
        """Whether a card could be read and obeyed."""
        return self.sees_codes and bool(self.roles)

    @property
    def options(self) -> tuple[Option, ...]:
        """The other roles, as the menu offers them."""
        others = (role for role in self.roles if role.name != self.current.profile)
        return tuple(Option(role.title, ChooseRole(role.name)) for role in others)

    @property
    def wake_at(self) -> float | None:
        """When something lapses."""
        times = [time for time in (self.sought_until, self.pending_until) if time is not None]
        return min(times, default=None)

    def is_seeking(self, now: float) -> bool:
        """Whether a card is looked for."""
        is_sought = self.sought_until is not None and now < self.sought_until
        return is_sought or (self.looks_always and self.can_read)

    def beginning(self) -> Self:
        """Begin a shift."""
        return replace(self, sought_until=None, pending=None, pending_until=None, is_asked=False)

    def after(self, before: CardDesk, now: float) -> Self:
        """Take over from the desk of the role before: its card may still be in view, and was answered."""
        return replace(self, answered=before.answered, seen_at=now)

    def seeking(self, now: float) -> Self:
        """Look for a card because the wearer asked for it."""
        return replace(self, sought_until=now + SEEK_SECONDS, answered="")

    def shown(self, text: str, now: float) -> CardAnswer:
        """Answer a card that is in view. Only the first look at it is answered."""
        is_same = text == self.answered and now - self.seen_at < GONE_SECONDS
        if self.pending is not None and text != self.answered:
            # While one is asked about, no other takes its place.
            return CardAnswer(self)
        seen = replace(self, answered=text, seen_at=now)
        if is_same or not self.roles:
            return CardAnswer(seen)
        found = replace(seen, sought_until=None)
        match parse_card(text):
            case ProfileCard(name):
                role = self._role(name)
                if role is None:
                    return CardAnswer(found, device_phrases.role_missing())
                wanted = replace(self.current, profile=role.name)
                return _asking(found, wanted, device_phrases.confirm_role(role.title), now)
            case WorkerCard(code):
                wanted = replace(self.current, worker=code)
                return _asking(found, wanted, device_phrases.confirm_worker(say_place(code, self.language)), now)
        return CardAnswer(found, device_phrases.card_unknown())

    def heard(self, progress: SpeechProgress) -> Self:
        """Note that the question begins to be heard."""
        is_question = progress.utterance.phrase in QUESTIONS and progress.moment is SpeechMoment.STARTED
        return replace(self, is_asked=True) if is_question and self.pending is not None else self

    def confirmed(self) -> CardAnswer:
        """Take what was asked about."""
        after = replace(self, pending=None, pending_until=None, is_asked=False)
        return CardAnswer(after, handover=self.pending) if self.pending is not None else CardAnswer(after)

    def declined(self) -> CardAnswer:
        """Leave everything as it is."""
        left = replace(self, pending=None, pending_until=None, is_asked=False)
        return CardAnswer(left, device_phrases.card_declined())

    def chosen(self, name: str) -> CardAnswer:
        """Take a role that the wearer chose, without another question."""
        role = self._role(name)
        if role is None:
            return CardAnswer(self, device_phrases.role_missing())
        wanted = replace(self.current, profile=role.name)
        if wanted == self.current:
            return CardAnswer(self, device_phrases.is_so_already())
        return CardAnswer(self, handover=wanted)

    def lapsed(self, now: float) -> CardAnswer:
        """Let pass what is over; a question that nobody answered changes nothing."""
        if self.pending_until is not None and now >= self.pending_until:
            return self.declined()
        if self.sought_until is not None and now >= self.sought_until:
            after = replace(self, sought_until=None)
            return CardAnswer(after, device_phrases.card_not_seen())
        return CardAnswer(self)

    def words_for(self, handover: Handover) -> Phrase:
        """Say what is taken over."""
        role = self._role(handover.profile)
        if role is not None and handover.profile != self.current.profile:
            return device_phrases.role_taken(role.title)
        return device_phrases.worker_taken(say_place(handover.worker or "", self.language))

    def _role(self, name: str) -> Role | None:
        return next((role for role in self.roles if role.name == name), None)


def _asking(desk: CardDesk, wanted: Handover, question: Phrase, now: float) -> CardAnswer:
    if wanted == desk.current:
        return CardAnswer(desk, device_phrases.is_so_already())
    return CardAnswer(replace(desk, pending=wanted, pending_until=now + ANSWER_SECONDS), question)
