"""The cards of the set-up, and which of them are new before the camera."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Self

from pipelines.cards import PressCard, ProfileCard, WorkerCard, parse_card, parse_press_card
from pipelines.setup.wifi_card import WifiCard, parse_wifi_card
from pipelines.types import Barcode, Symbology

GONE_SECONDS = 3.0
"""A card that was not seen for so long has left the view, and counts anew when it comes back.

A view at rest is looked at every 1.25 seconds (`edge.attention`), and a look may miss a card that is there: two in a
row that do must not let it count twice.
"""

Card = PressCard | WifiCard | ProfileCard | WorkerCard


def read_card(text: str) -> Card | None:
    """Read the text of a QR code; None for all that is no card of the set-up."""
    return parse_press_card(text) or parse_card(text) or parse_wifi_card(text)


@dataclass(frozen=True, slots=True)
class Shown:
    """A QR code in view."""

    mark: str
    """The same for the same content, and telling nothing of it: a code may hold a password."""
    card: Card | None
    """None for a code that is no card."""


def shown(barcodes: tuple[Barcode, ...]) -> tuple[Shown, ...]:
    """Give the QR codes of a frame."""
    codes = [each.content for each in barcodes if each.symbology is Symbology.QR_CODE]
    return tuple(Shown(hashlib.sha256(content).hexdigest(), _card(content)) for content in codes)


def _card(content: bytes) -> Card | None:
    # The content, not the text that a reader prints: that one writes control characters as words.
    try:
        return read_card(content.decode("utf-8"))
    except UnicodeDecodeError:
        # What a QR code holds where it names no character set (ISO/IEC 18004).
        return read_card(content.decode("iso-8859-1"))


@dataclass(frozen=True, slots=True)
class InView:
    """The codes that were heeded and have not left the view since."""

    seen_at: tuple[tuple[str, float], ...] = field(default=())
    """The mark of each, and when it was seen last, in seconds on the run's clock."""

    def looked(self, codes: tuple[Shown, ...], at: float) -> Self:
        """Take a frame: those that are seen again stay, those that are gone for long are forgotten."""
        marks = {each.mark for each in codes}
        stayed = ((mark, at if mark in marks else seen) for mark, seen in self.seen_at)
        return replace(self, seen_at=tuple((mark, seen) for mark, seen in stayed if at - seen <= GONE_SECONDS))

    def heeded(self, code: Shown, at: float) -> Self:
        """Add one that was heeded."""
        return replace(self, seen_at=(*self.seen_at, (code.mark, at)))

    def holds(self, code: Shown) -> bool:
        """Tell whether a code was heeded already."""
        return any(mark == code.mark for mark, _ in self.seen_at)
