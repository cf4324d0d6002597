"""The printed cards that the program obeys: a QR code that names a profile or signs a worker on, and nothing else.

A card holds one short text, such as `KIJKMEE:PROFILE:orcam` or `KIJKMEE:WORKER:W-07`. Anybody can print a code, so a
text that is not exactly such a one is no card, and whoever reads one asks the wearer before it counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_NAME = 64
"""Characters in the name of a profile on a card; a longer file name is no name that a person gives."""
LONGEST_CODE = 16
"""Characters in a worker's code, as the journal has them."""

_PROFILE = re.compile(rf"KIJKMEE:PROFILE:([A-Za-z0-9_-]{{1,{LONGEST_NAME}}})")
_WORKER = re.compile(rf"KIJKMEE:WORKER:([A-Za-z0-9-]{{1,{LONGEST_CODE}}})")


@dataclass(frozen=True, slots=True)
class ProfileCard:
    """A card that switches to a profile."""

    name: str
    """The profile's name, as it is written on the card; it may not be installed."""

    @property
    def text(self) -> str:
        """What the card's QR code holds."""
        return f"KIJKMEE:PROFILE:{self.name}"


@dataclass(frozen=True, slots=True)
class WorkerCard:
    """A card that signs a worker on."""

    code: str
    """The worker's code, as it is written on the card."""

    @property
    def text(self) -> str:
        """What the card's QR code holds."""
        return f"KIJKMEE:WORKER:{self.code}"


def parse_card(text: str) -> ProfileCard | WorkerCard | None:
    """Read the text of a QR code; None for everything that is not exactly a card of this program."""
    if found := _PROFILE.fullmatch(text):
        return ProfileCard(found[1])
    if found := _WORKER.fullmatch(text):
        return WorkerCard(found[1])
    return None
