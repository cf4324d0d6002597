"""Events as the session tells them, and as the journal keeps them: the one form from the other, and back."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

from edge.journal.records import RecordedEvent
from pipelines import events
from pipelines.events import Event, LineEvent, ListEvent
from pipelines.naming import kebab_name


def recorded(event: Event) -> RecordedEvent:
    """Give an event as the journal keeps it: list and line in columns of their own, the rest as payload."""
    list_id = event.list_id if isinstance(event, ListEvent) else None
    line = event.line if isinstance(event, LineEvent) else None
    payload = {field.name: getattr(event, field.name) for field in fields(event) if field.name not in _columns(event)}
    return RecordedEvent(kebab_name(type(event)), list_id, line, payload)


def event_of(kept: RecordedEvent) -> Event | None:
    """Give the event that was kept; None if it is one that no session tells, such as "events-removed".

    Raises:
        ValueError: What it holds is not what this version of the program knows of such an event.
    """
    if kept.type not in _kind_by_name():
        return None
    columns: dict[str, object] = {"list_id": kept.list_id, "line": kept.line}
    given = {**kept.payload, **{name: value for name, value in columns.items() if value is not None}}
    try:
        return _adapter(kept.type).validate_python(given)
    except ValidationError as error:
        # Not what it holds: this may be logged.
        where = ", ".join(".".join(map(str, each["loc"])) for each in error.errors())
        raise ValueError(f'the event "{kept.type}" is not as this version knows it ({where})') from error


def _columns(event: Event) -> frozenset[str]:
    """Name the fields that have a column of their own."""
    names = {ListEvent: "list_id", LineEvent: "line"}
    return frozenset(name for kind, name in names.items() if isinstance(event, kind))


@functools.cache
def _kind_by_name() -> Mapping[str, type[Event]]:
    kinds = (kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Event))
    return MappingProxyType({kebab_name(kind): kind for kind in kinds if kind not in {Event, ListEvent, LineEvent}})


@functools.cache
def _adapter(name: str) -> TypeAdapter[Event]:
    """Give what builds an event from plain values; made when it is first needed, because that takes milliseconds."""
    return TypeAdapter(_kind_by_name()[name])
