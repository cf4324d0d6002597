"""Keeps the events of a running assistant in the journal."""

from __future__ import annotations

from edge.journal.event_form import recorded
from edge.journal.journal import Journal
from pipelines.events import Event


class JournalKeeper:
    """The loop's event store: each step's events are one transaction, with how the list stands after them."""

    def __init__(self, journal: Journal, worker: str | None) -> None:
        """Take the journal, and the code of the worker whose shift it is; None keeps events without one."""
        self._journal = journal
        self._worker = worker

    def keep(self, events: tuple[Event, ...], now: float) -> None:  # noqa: ARG002 -- the journal has the run's clock
        """Store all or none; raises JournalError if nothing was stored."""
        self._journal.append([recorded(event) for event in events], self._worker)
