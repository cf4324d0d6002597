"""A page of cards to print: each as large as a bank card, with its QR code and the words that say what it does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import zxingcpp
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from edge import profiles
from edge.errors import UserError
from edge.files import write_text
from edge.journal.records import checked_code
from pipelines.cards import PressCard, ProfileCard, WorkerCard, parse_card
from pipelines.session import PressKind

KINDS = {
    "nl": {"role": "Rol", "worker": "Medewerker", "set-up": "Instellen"},
    "en": {"role": "Role", "worker": "Worker", "set-up": "Set-up"},
    "de": {"role": "Rolle", "worker": "Mitarbeiter/in", "set-up": "Einrichten"},
}
"""What a person reads below a card's title, by language: these are printed, and never spoken."""
PRESSES = {
    "nl": {PressKind.SHORT: "Volgende", PressKind.LONG: "Kies", PressKind.DOUBLE: "Terug"},
    "en": {PressKind.SHORT: "Next", PressKind.LONG: "Choose", PressKind.DOUBLE: "Back"},
    "de": {PressKind.SHORT: "Weiter", PressKind.LONG: "Wählen", PressKind.DOUBLE: "Zurück"},
}
"""The titles of the cards that stand for presses."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card."""

    title: str
    """What a person reads on it."""
    kind: str
    """"role", "worker" or "set-up"."""
    text: str
    """What its QR code holds."""

    @property
    def code(self) -> str:
        """The QR code as SVG: error correction M, so that a scratch or a thumb over a corner does no harm."""
        svg = zxingcpp.create_barcode(self.text, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_svg(scale=1)
        size = re.search(r'<svg width="(\d+)" height="(\d+)"', svg)
        if size is None:
            raise ValueError("the library wrote no SVG with a size")
        inner = svg[svg.index("<g ") : svg.rindex("</svg>")]
        return Markup(f'<svg viewBox="0 0 {size[1]} {size[2]}" shape-rendering="crispEdges">{inner}</svg>')  # noqa: S704 -- rectangles from the library, made of a card's own checked text


def role_cards(names: Sequence[str]) -> tuple[Card, ...]:
    """Give the cards of profiles that are installed; of all, if none is named.

    Raises:
        UserError: A profile is not installed or has faults, or its name cannot stand on a card.
    """
    chosen = names or [each.name for each in profiles.names() if each.job is not None]
    return tuple(_role_card(name) for name in chosen)


def worker_cards(codes: Sequence[str]) -> tuple[Card, ...]:
    """Give the cards of workers; raises UserError for what is no worker's code."""
    return tuple(Card(code, "worker", WorkerCard(code).text) for code in map(checked_code, codes))


def press_cards(language: str) -> tuple[Card, ...]:
    """Give the cards that stand for presses while a device is set up, for whoever cannot press."""
    return tuple(Card(PRESSES[language][kind], "set-up", PressCard(kind).text) for kind in PressKind)


def write_sheet(cards: Sequence[Card], path: Path, language: str) -> None:
    """Write the page, in "nl", "en" or "de"; raises UserError if it cannot be written."""
    folder = resources.files("edge.cards")
    pages = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = pages.from_string((folder / "sheet.html.j2").read_text(encoding="utf-8"))
    style = Markup((folder / "sheet.css").read_text(encoding="utf-8"))  # noqa: S704 -- our own
    write_text(path, template.render(cards=cards, style=style, kinds=KINDS[language]))


def _role_card(name: str) -> Card:
    title = profiles.load(name).title
    card = ProfileCard(name)
    if parse_card(card.text) != card:
        raise UserError(
            f'The name "{name}" cannot stand on a card. Name the profile\'s file with letters, digits, - and _ alone.'
        )
    return Card(title, "role", card.text)
