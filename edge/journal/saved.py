"""What saving did, and how new, changed and unchanged things are told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from edge.journal.errors import JournalError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did, by names in the order in which they came."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def once(given: Iterable[T], name: Callable[[T], str]) -> Iterator[T]:
    """Pass things on; raises JournalError for two that differ and have one name."""
    known: dict[str, T] = {}
    for each in given:
        if known.setdefault(name(each), each) != each:
            raise JournalError(f"{name(each)} comes twice, and not as the same. Name it once.")
        yield each


def sorted_out(given: Mapping[str, T], kept: Mapping[str, T]) -> tuple[Saved, tuple[T, ...]]:
    """Tell new, changed and unchanged things apart, and give those that are to be written."""
    new = tuple(name for name in given if name not in kept)
    changed = tuple(name for name, each in given.items() if name in kept and kept[name] != each)
    unchanged = tuple(name for name, each in given.items() if name in kept and kept[name] == each)
    return Saved(new, changed, unchanged), tuple(given[name] for name in (*new, *changed))
