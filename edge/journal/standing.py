"""How a list stands: its progress, and who has it; a fold over its events as the journal keeps them."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from edge.journal.event_form import event_of
from edge.journal.records import StoredEvent
from pipelines.events import ListAccepted, ListAssigned, ListHandedOver
from pipelines.picking.pick_list import PickList
from pipelines.picking.progress import LineProgress, ListProgress


class ListState(enum.StrEnum):
    """How far a list is."""

    OPEN = "open"
    """Nobody has begun it."""
    IN_HAND = "in-hand"
    """A worker has it."""
    HANDED_OVER = "handed-over"
    """It was begun, and waits for whoever goes on."""
    DONE = "done"
    """Every line is closed, in full or short."""
    CANCELLED = "cancelled"
    """A lead took it back."""

    @property
    def is_over(self) -> bool:
        """Whether nobody works on it any more."""
        return self in {ListState.DONE, ListState.CANCELLED}


class LineState(enum.StrEnum):
    """How far a line is."""

    OPEN = "open"
    BEGUN = "begun"
    SKIPPED = "skipped"
    """Left for later, with nothing confirmed on it."""
    DONE = "done"
    SHORT = "short"
    """Closed with fewer units than asked."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A list after its events."""

    progress: ListProgress
    worker: str | None = None
    """Whom a lead gave it to; None: whoever comes first."""
    holder: str | None = None
    """Who has it in hand, or had it last; None also for one who works without a code."""
    is_begun: bool = False
    """Whether somebody ever had it in hand."""

    @classmethod
    def after(cls, pick_list: PickList, events: Iterable[StoredEvent]) -> Self:
        """Give how a list stands after all that happened to it.

        Raises:
            ValueError: an event is not as this version of the program knows it, or contradicts those before it.
        """
        standing = cls(ListProgress.start(pick_list))
        for event in events:
            standing = standing.applying(event)
        return standing

    @property
    def state(self) -> ListState:
        """How far the list is."""
        if self.progress.is_cancelled:
            return ListState.CANCELLED
        if self.progress.is_complete:
            return ListState.DONE
        if self.progress.is_accepted:
            return ListState.IN_HAND
        return ListState.HANDED_OVER if self.is_begun else ListState.OPEN

    def applying(self, stored: StoredEvent) -> Self:
        """Give the standing after one more event; raises as `after`."""
        event = event_of(stored.event)
        if event is None:
            return self
        after = replace(self, progress=self.progress.applying(event))
        match event:
            case ListAccepted():
                return replace(after, holder=stored.worker, is_begun=True)
            case ListHandedOver():
                return replace(after, worker=None)
            case ListAssigned(worker=worker):
                return replace(after, worker=worker or None)
        return after


def line_state(line: LineProgress) -> LineState:
    """Tell how far a line is."""
    if line.is_closed:
        return LineState.DONE if line.short_reason is None else LineState.SHORT
    if line.is_started:
        return LineState.BEGUN
    return LineState.SKIPPED if line.skips else LineState.OPEN
