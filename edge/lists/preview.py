"""What an import would change, for a lead to look at before it is done."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from edge.journal.warehouse import StoredItem, StoredLine, StoredList, StoredLocation
from edge.lists.known import Known, Records

MOST_FIRST = 10
"""How many entries a preview shows."""
KeptT = TypeVar("KeptT", StoredItem, StoredLocation, StoredLine)


class Change(enum.StrEnum):
    """What happens to one entry."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries of one kind are new, changed and unchanged."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def all(self) -> int:
        """How many there are."""
        return self.new + self.changed + self.unchanged

    def plus(self, change: Change) -> Counts:
        """Count one more."""
        return replace(self, **{change.value: getattr(self, change.value) + 1})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file, as a preview shows it."""

    change: Change
    what: StoredItem | StoredLocation | StoredLine
    list_id: str = ""
    """Of a line; empty for all else."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change."""

    items: Counts
    locations: Counts
    lists: Counts
    """A list is changed where a line, the order of its lines, or what holds for all of it is."""
    lines: Counts
    """Of the lists that the file names; a kept line that the file has no more is not among them."""
    lines_gone: int
    """Lines that are kept and that the file has no more: they would be removed."""
    refused_rows: int
    """Rows that cannot be used."""
    first: tuple[Entry, ...]
    """The first of what the file is about, at most MOST_FIRST."""


def of(records: Records, known: Known, refused_rows: int) -> Preview:
    """Compare what a file holds with what is kept."""
    lines = tuple(_lines(records, known))
    items = tuple(_compared(records.items, {one.article: known.items.get(one.article) for one in records.items}))
    places = tuple(_compared(records.locations, {one.code: known.locations.get(one.code) for one in records.locations}))
    return Preview(
        items=_counts(items),
        locations=_counts(places),
        lists=_list_counts(records, known),
        lines=_counts(lines),
        lines_gone=sum(_gone(each, known.lists.get(each.id)) for each in records.lists),
        refused_rows=refused_rows,
        first=(lines or items or places)[:MOST_FIRST],
    )


def _change(new: object, old: object) -> Change:
    if old is None:
        return Change.NEW
    return Change.UNCHANGED if new == old else Change.CHANGED


def _compared(new: tuple[KeptT, ...], old: Mapping[str, KeptT | None]) -> Iterator[Entry]:
    for one, before in zip(new, old.values(), strict=True):
        yield Entry(_change(one, before), one)


def _lines(records: Records, known: Known) -> Iterator[Entry]:
    for made in records.lists:
        base = known.lists.get(made.id)
        old = {} if base is None else {line.number: line for line in base.lines}
        for line in made.lines:
            yield Entry(_change(line, old.get(line.number)), line, made.id)


def _list_counts(records: Records, known: Known) -> Counts:
    counts = Counts()
    for made in records.lists:
        counts = counts.plus(_change(made, known.lists.get(made.id)))
    return counts


def _gone(made: StoredList, base: StoredList | None) -> int:
    numbers = {line.number for line in made.lines}
    return 0 if base is None else sum(line.number not in numbers for line in base.lines)


def _counts(entries: tuple[Entry, ...]) -> Counts:
    counts = Counts()
    for entry in entries:
        counts = counts.plus(entry.change)
    return counts
