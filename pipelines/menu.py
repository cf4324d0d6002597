"""The audible menu: every command that makes sense now, with its choices, from a single button.

Next goes through the entries and round again, choose takes one, back leaves a level. An entry with options opens them;
one that takes a number opens the digits, which are keyed in one by one. A number is never taken before it was said as
a whole and chosen.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipelines.commands import (
    Command,
    EnterCheckDigits,
    EnterExpiry,
    EnterLot,
    EnterQuantity,
    EnterSerial,
    command_name,
)
from pipelines.phrases import catalogue
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.session import Offer
from pipelines.spoken.codes import say_digits

MENU_SECONDS = 12.0
"""The menu closes by itself when no button was pressed for so long."""


class MenuMove(enum.StrEnum):
    """What a press does to the menu; the values are the names in profiles."""

    NEXT = "menu-next"
    CHOOSE = "menu-choose"
    BACK = "menu-back"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The menu is left: with a command, or without one."""

    command: Command | None


@dataclass(frozen=True, slots=True)
class Menu:
    """An open menu."""

    offers: tuple[Offer, ...]
    """The entries; never empty."""
    index: int = 0
    """The entry that was spoken last."""
    is_inside: bool = False
    """Whether the choices of the entry are open."""
    choice: int = 0
    """The choice that was spoken last, while inside."""
    keyed: str = ""
    """The digits keyed in so far, while inside an entry that takes a number."""

    @classmethod
    def at(cls, offers: tuple[Offer, ...], kind: type[Command]) -> Menu:
        """Open straight at the choices of one command, which must be among the offers."""
        index = next(index for index, offer in enumerate(offers) if offer.kind is kind)
        return cls(offers, index, is_inside=True)

    @property
    def offer(self) -> Offer:
        """The entry at hand."""
        return self.offers[self.index]

    def label(self, phrasebook: Phrasebook) -> str:
        """Give the words for what the menu stands at."""
        if not self.is_inside:
            return phrasebook.text(catalogue.menu_command(command_name(self.offer.kind)))
        if self.offer.options:
            return self.offer.options[self.choice].label
        digit = self._digit()
        if digit is None:
            return phrasebook.text(catalogue.menu_keyed(say_digits(self.keyed, phrasebook.language)))
        return say_digits(digit, phrasebook.language)

    def next(self) -> Menu:
        """Go to the entry or choice after this one, round to the first."""
        if not self.is_inside:
            return replace(self, index=(self.index + 1) % len(self.offers))
        return replace(self, choice=(self.choice + 1) % self._choices())

    def choose(self) -> Menu | Chosen:
        """Take what was spoken last: open its choices, key in a digit, or leave with a command."""
        offer = self.offer
        if not self.is_inside:
            if offer.options or offer.digits:
                return replace(self, is_inside=True, choice=0, keyed="")
            return Chosen(offer.kind())
        if offer.options:
            return Chosen(offer.options[self.choice].command)
        digit = self._digit()
        if digit is None:
            return Chosen(_with_number(offer.kind, self.keyed))
        return replace(self, keyed=self.keyed + digit, choice=0)

    def back(self) -> Menu | Chosen:
        """Take back the last digit, else leave the level, else the menu."""
        if self.keyed:
            return replace(self, keyed=self.keyed[:-1], choice=0)
        return replace(self, is_inside=False) if self.is_inside else Chosen(None)

    def _choices(self) -> int:
        if self.offer.options:
            return len(self.offer.options)
        return self._can_take + (0 if len(self.keyed) == self.offer.digits else 10)

    @property
    def _can_take(self) -> bool:
        """Whether what is keyed in so far is a whole number; taking it is then the first choice."""
        return len(self.keyed) >= (self.offer.digits if self.offer.is_exact else 1)

    def _digit(self) -> str | None:
        """Give the digit at hand; None where the entry is "take what is keyed in"."""
        position = self.choice - self._can_take
        return None if position < 0 else str(position)


def _with_number(kind: type[Command], keyed: str) -> Command:
    if kind is EnterQuantity:
        return EnterQuantity(int(keyed))
    taking: dict[type[Command], Callable[[str], Command]] = {
        EnterCheckDigits: EnterCheckDigits,
        EnterExpiry: EnterExpiry,
        EnterLot: EnterLot,
        EnterSerial: EnterSerial,
    }
    return taking[kind](keyed)
