"""The printed cards that the program obeys: a QR code that names a profile, signs a worker on, or stands for a press.

A card holds one short text, such as `KIJKMEE:PROFILE:orcam` or `KIJKMEE:WORKER:W-07`. Anybody can print a code, so a
text that is not exactly such a one is no card, and whoever reads one asks the wearer before it counts. A card for a
press is read while a device is set up, and never at work: `parse_card` knows none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.session import PressKind

PREFIX = "KIJKMEE:"
"""What the text of every card begins with; nothing else begins with it, so that no item is taken for a card."""
LONGEST_NAME = 64
"""Characters in the name of a profile on a card; a longer file name is no name that a person gives."""
LONGEST_CODE = 16
"""Characters in a worker's code, as the journal has them."""

_PROFILE = re.compile(rf"{PREFIX}PROFILE:([A-Za-z0-9_-]{{1,{LONGEST_NAME}}})")
_WORKER = re.compile(rf"{PREFIX}WORKER:([A-Za-z0-9-]{{1,{LONGEST_CODE}}})")
_PRESSES = {
    f"{PREFIX}SETUP:NEXT": PressKind.SHORT,
    f"{PREFIX}SETUP:CHOOSE": PressKind.LONG,
    f"{PREFIX}SETUP:BACK": PressKind.DOUBLE,
}


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """A card that switches to a profile."""

    name: str
    """The profile's name, as it is written on the card; it may not be installed."""

    @property
    def text(self) -> str:
        """What the card's QR code holds."""
        return f"{PREFIX}PROFILE:{self.name}"


@dataclass(frozen=True, slots=True)
class WorkerCard:
    """A card that signs a worker on."""

    code: str
    """The worker's code, as it is written on the card."""

    @property
    def text(self) -> str:
        """What the card's QR code holds."""
        return f"{PREFIX}WORKER:{self.code}"


@dataclass(frozen=True, slots=True)
class PressCard:
    """A card that stands for a press of the button, for whoever cannot press one; it is one in set-up alone."""

    kind: PressKind

    @property
    def text(self) -> str:
        """What the card's QR code holds."""
        return next(text for text, kind in _PRESSES.items() if kind is self.kind)


def parse_card(text: str) -> ProfileCard | WorkerCard | None:
    """Read the text of a QR code; None for everything that is not exactly a card of this program."""
    if found := _PROFILE.fullmatch(text):
        return ProfileCard(found[1])
    if found := _WORKER.fullmatch(text):
        return WorkerCard(found[1])
    return None


def parse_press_card(text: str) -> PressCard | None:
    """Read the text of a QR code while a device is set up; None for everything that is not exactly such a card."""
    kind = _PRESSES.get(text)
    return None if kind is None else PressCard(kind)
