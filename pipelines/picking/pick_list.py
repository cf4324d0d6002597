"""What is to be picked: lists, lines, places and items."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.picking.codes import code_key


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the warehouse."""

    code: str
    """As people write it, for example "A-03-2"."""
    barcode: str
    """What the code on its label holds."""
    check_digits: str
    """Digits on the label that prove the place without a scan; empty where there are none."""


@dataclass(frozen=True, slots=True)
class ItemCode:
    """One code that an item carries, and how many units it stands for."""

    content: str
    pack_quantity: int = 1
    """Units in the pack that carries the code; 1 for a single unit."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that can be picked."""

    article: str
    """The article number."""
    name: str
    """In the wearer's language."""
    codes: tuple[ItemCode, ...]
    """A case and a single unit have different codes; neither is ever derived from the other."""

    @property
    def keys(self) -> frozenset[str]:
        """What the item's codes are compared by."""
        return frozenset(code_key(code.content) for code in self.codes)

    def code_for(self, content: str) -> ItemCode | None:
        """Give the item's code that equals the content, GTINs compared as 14 digits; None if it has no such code."""
        wanted = code_key(content)
        return next((code for code in self.codes if code_key(code.content) == wanted), None)


@dataclass(frozen=True, slots=True)
class PickLine:
    """One line of a list: so many of an item, from one place."""

    number: int
    """From 1, as on the list."""
    location: Location
    item: Item
    quantity: int
    """Units to pick, at least 1."""


@dataclass(frozen=True, slots=True)
class PickList:
    """A list for one worker."""

    id: str
    lines: tuple[PickLine, ...]
