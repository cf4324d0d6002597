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
from pipelines.types import Barcode, Symbology

SEEK_SECONDS = 15.0
"""How long a card is looked for when the wearer asked for it."""
START_SECONDS = 60.0
"""How long one is looked for from the beginning of a shift, where signing on belongs to the job."""
ANSWER_SECONDS = 20.0
"""How long the question stands; then nothing is changed."""
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
    looks_at_start: bool = False
    """Whether a card is looked for at the beginning of a shift, unasked."""
    sought_until: float | None = None
    """Until when a card is looked for, in seconds on the run's clock; None while none is."""
    was_asked_for: bool = False
    """Whether the wearer asked for it, and so is told when none was seen."""
    pending: Handover | None = None
    """What was asked about and not answered."""
    pending_until: float | None = None
    """When the question lapses."""
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
        """When something lapses that the wearer waits for."""
        sought_until = self.sought_until if self.was_asked_for else None
        times = [time for time in (sought_until, self.pending_until) if time is not None]
        return min(times, default=None)

    def is_seeking(self, now: float) -> bool:
        """Whether a card is looked for."""
        return self.sought_until is not None and now < self.sought_until

    def beginning(self, now: float) -> Self:
        """Begin a shift."""
        sought = now + START_SECONDS if self.looks_at_start and self.can_read else None
        return replace(self, sought_until=sought, was_asked_for=False, pending=None, pending_until=None)

    def seeking(self, now: float) -> Self:
        """Look for a card because the wearer asked for it."""
        return replace(self, sought_until=now + SEEK_SECONDS, was_asked_for=True, answered="")

    def shown(self, text: str, now: float) -> CardAnswer:
        """Answer a card that is in view. Only the first look at it is answered."""
        is_same = text == self.answered and now - self.seen_at < GONE_SECONDS
        seen = replace(self, answered=text, seen_at=now)
        if is_same or not self.roles:
            return CardAnswer(seen)
        found = replace(seen, sought_until=None, was_asked_for=False)
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

    def confirmed(self) -> CardAnswer:
        """Take what was asked about."""
        after = replace(self, pending=None, pending_until=None)
        return CardAnswer(after, handover=self.pending) if self.pending is not None else CardAnswer(after)

    def declined(self) -> CardAnswer:
        """Leave everything as it is."""
        return CardAnswer(replace(self, pending=None, pending_until=None), device_phrases.card_declined())

    def chosen(self, name: str) -> CardAnswer:
        """Take a role that the wearer chose, without another question."""
        role = self._role(name)
        if role is None:
            return CardAnswer(self, device_phrases.role_missing())
        wanted = replace(self.current, profile=role.name)
        return (
            CardAnswer(self, device_phrases.is_so_already())
            if wanted == self.current
            else CardAnswer(self, None, wanted)
        )

    def lapsed(self, now: float) -> CardAnswer:
        """Let pass what is over; a question that nobody answered changes nothing."""
        if self.pending_until is not None and now >= self.pending_until:
            return self.declined()
        if self.sought_until is not None and now >= self.sought_until:
            after = replace(self, sought_until=None, was_asked_for=False)
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
