"""What is to be picked: lists, lines, places and items."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date

from pipelines.picking.checks import CheckChanges
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
    spoken: str = ""
    """How it is said, in the wearer's language; empty: from its code."""


class Counting(enum.StrEnum):
    """How the units of an item are counted; a pack counts for what it holds in either way."""

    EACH = "each"
    """Every unit's code is shown, one after another or several in view at once."""
    NUMBER = "number"
    """One code is shown, and then the number is confirmed or entered."""


@dataclass(frozen=True, slots=True)
class ItemCode:
    """One code that an item carries, and how many units it stands for."""

    content: str
    """A GTIN, or what else its label holds: a part number, a maker's part number, a code of one's own."""
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
    counting: Counting = Counting.EACH
    has_lot: bool = False
    """Whether its lot is captured with each pick."""
    has_serial: bool = False
    """Whether every unit's serial number is captured."""
    has_expiry: bool = False
    """Whether its expiry date is captured with each pick."""

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
    unit: str = ""
    """What is counted, for example "metre"; empty for pieces."""
    lot: str = ""
    """The lot that is to be taken; empty: any."""
    is_serial_required: bool = False
    """Whether this line asks for serial numbers, though the item does not always."""
    earliest_expiry: date | None = None
    """What expires before this day is not taken; None: anything that has not expired today."""
    tote: str = ""
    """The code of the tote that the line goes into; empty: the list's."""
    note: str = ""
    """For the worker, said with the item."""
    must_scan: bool = False
    """Whether the item's own code must be scanned, whatever the profile says: others look like it."""


@dataclass(frozen=True, slots=True)
class PickList:
    """A list for one worker."""

    id: str
    lines: tuple[PickLine, ...]
    priority: int = 0
    """Higher comes first."""
    due: date | None = None
    """By when it is to be picked."""
    tote: str = ""
    """The code of the tote for all lines that name none of their own; empty: none is checked."""
    checks: CheckChanges = field(default_factory=CheckChanges)
    """Where the list is stricter or looser than the profile."""
    stock_codes: frozenset[str] = frozenset()
    """What codes of other things in the warehouse are compared by; a misread may be one of them."""

    def line(self, number: int) -> PickLine:
        """Give the line of this number; raises KeyError if there is none."""
        found = next((line for line in self.lines if line.number == number), None)
        if found is None:
            raise KeyError(f"list {self.id} has no line {number}")
        return found
