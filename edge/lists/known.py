"""What the journal holds already, for a file to be compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from edge.journal.lists import ListStore
from edge.journal.standing import ListState
from edge.journal.warehouse import StoredItem, StoredList, StoredLocation


@dataclass(frozen=True, slots=True)
class Known:
    """Items, places and lists that are kept."""

    items: Mapping[str, StoredItem] = field(default_factory=lambda: MappingProxyType({}))
    """By article number."""
    locations: Mapping[str, StoredLocation] = field(default_factory=lambda: MappingProxyType({}))
    """By code."""
    lists: Mapping[str, StoredList] = field(default_factory=lambda: MappingProxyType({}))
    """By id."""
    states: Mapping[str, ListState] = field(default_factory=lambda: MappingProxyType({}))
    """How far each list is, by its id."""
    busy_items: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """A list that is under way, by the article numbers of the items on it."""
    busy_places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """A list that is under way, by the codes of the places on it."""


@dataclass(frozen=True, slots=True)
class Records:
    """What a file holds, ready to be kept."""

    items: tuple[StoredItem, ...] = ()
    locations: tuple[StoredLocation, ...] = ()
    lists: tuple[StoredList, ...] = ()


class _Lists(Mapping[str, StoredList]):
    """Lists that are read when they are asked for: a file names few of all that are kept."""

    def __init__(self, store: ListStore, ids: tuple[str, ...]) -> None:
        self._store = store
        self._ids = dict.fromkeys(ids)
        self._read: dict[str, StoredList] = {}

    def __getitem__(self, id_: str) -> StoredList:
        if id_ not in self._ids:
            raise KeyError(id_)
        if id_ not in self._read:
            self._read[id_] = self._store.saved_list(id_)
        return self._read[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def of(store: ListStore) -> Known:
    """Give what is kept; to be used while the journal is open.

    Raises:
        JournalError: It cannot be read.
    """
    states = {each.id: each.state for each in store.lists()}
    lists = _Lists(store, tuple(states))
    busy = [lists[id_] for id_, state in states.items() if state in {ListState.IN_HAND, ListState.HANDED_OVER}]
    return Known(
        {item.article: item for item in store.items()},
        {place.code: place for place in store.locations()},
        lists,
        states,
        {line.article: each.id for each in busy for line in each.lines},
        {line.location: each.id for each in busy for line in each.lines},
    )
