"""Keeps the events of a running assistant in the journal."""

from __future__ import annotations

from dataclasses import fields

from edge.journal.journal import Journal
from edge.journal.records import RecordedEvent
from pipelines.events import Event, LineEvent, ListEvent
from pipelines.naming import kebab_name


class JournalKeeper:
    """The loop's event store: each step's events are one transaction."""

    def __init__(self, journal: Journal, worker: str | None) -> None:
        """Take the journal, and the code of the worker whose shift it is; None keeps events without one."""
        self._journal = journal
        self._worker = worker

    def keep(self, events: tuple[Event, ...], now: float) -> None:  # noqa: ARG002 -- the journal has the run's clock
        """Store all or none; raises JournalError if nothing was stored."""
        self._journal.append([recorded(event) for event in events], self._worker)


def recorded(event: Event) -> RecordedEvent:
    """Give an event as the journal keeps it: list and line in columns of their own, the rest as payload."""
    list_id = event.list_id if isinstance(event, ListEvent) else None
    line = event.line if isinstance(event, LineEvent) else None
    columns = {"list_id", "line"} if isinstance(event, ListEvent) else set()
    payload = {field.name: getattr(event, field.name) for field in fields(event) if field.name not in columns}
    return RecordedEvent(kebab_name(type(event)), list_id, line, payload)
