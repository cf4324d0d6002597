"""What the journal keeps of the warehouse: items, places and pick lists, as an import or the lead gives them.

Names are kept in every language, because one device serves workers who speak different ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pipelines.picking.checks import CheckChanges
from pipelines.picking.pick_list import Counting, ItemCode


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called in each language; empty where nobody has said."""

    nl: str = ""
    en: str = ""
    de: str = ""

    def in_language(self, language: str) -> str:
        """Give the name in "nl", "en" or "de"; the Dutch one where that is empty, and then any that is not."""
        wanted = {"nl": self.nl, "en": self.en, "de": self.de}[language]
        return wanted or self.nl or self.en or self.de


@dataclass(frozen=True, slots=True)
class StoredItem:
    """A thing that can be picked."""

    article: str
    """The article number."""
    names: Names
    """At least one of them is not empty."""
    barcodes: tuple[ItemCode, ...]
    """At least one; no other item may have a code that compares equal."""
    counting: Counting = Counting.EACH
    has_lot: bool = False
    """Whether its lot is captured with each pick."""
    has_serial: bool = False
    """Whether every unit's serial number is captured."""
    has_expiry: bool = False
    """Whether its expiry date is captured with each pick."""


@dataclass(frozen=True, slots=True)
class StoredLocation:
    """A place in the warehouse."""

    code: str
    """As people write it, for example "A-03-2"."""
    barcode: str
    """What the code on its label holds."""
    check_digits: str = ""
    """Digits on the label that prove the place without a scan, at most 6; empty where there are none."""
    spoken: Names = field(default_factory=Names)
    """How it is said; all empty: from its code."""


@dataclass(frozen=True, slots=True)
class StoredLine:
    """One line of a list: so many of an item, from one place. The fields mean what they do in PickLine."""

    number: int
    """From 1, as on the list."""
    article: str
    """The article number of an item that is kept."""
    location: str
    """The code of a place that is kept."""
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
class StoredList:
    """A pick list, for whoever takes it."""

    id: str
    lines: tuple[StoredLine, ...]
    """At least one, in the order in which they are picked; no number comes twice."""
    priority: int = 0
    """Higher comes first."""
    due: date | None = None
    """By when it is to be picked."""
    tote: str = ""
    """The code of the tote for all lines that name none of their own; empty: none is checked."""
    checks: CheckChanges = field(default_factory=CheckChanges)
    """Where the list is stricter or looser than the profile."""
