"""The workers who wait for a lead's help."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime

from edge.journal import event_rows
from edge.journal.event_form import event_of
from edge.journal.standing import ListState
from pipelines.events import HelpAnswered, HelpRequested, HelpSettled, LineCompleted

_TYPES = ("help-requested", "help-answered", "help-settled", "line-completed")


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """A worker asked for help and has not gone on yet."""

    wall: datetime
    """When, as the device believed it."""
    worker: str | None
    list_id: str
    line: int
    article: str
    """Of the item that the line asks for."""
    location: str
    """The code of the place where the worker is to be."""
    act: str
    """What the worker was to do, for example "verify-item"."""
    tries: int
    """Wrong tries in a row before it."""
    seen: str
    """The code that was shown last; empty if none."""
    answer: str = ""
    """What a lead answered; empty if nobody has."""


def open_requests(connection: sqlite3.Connection) -> tuple[HelpRequest, ...]:
    """Give who waits for help on lists that are kept and not over, the longest first."""
    rows = connection.execute(
        "SELECT events.*, lines.article AS article, lines.location AS location FROM lists "
        "JOIN events ON events.list_id = lists.id AND events.rowid > lists.since "
        "JOIN lines ON lines.list_id = lists.id AND lines.number = events.line "
        "WHERE lists.state IN (?, ?, ?) AND events.type IN (?, ?, ?, ?) ORDER BY events.rowid",
        (ListState.OPEN.value, ListState.IN_HAND.value, ListState.HANDED_OVER.value, *_TYPES),
    ).fetchall()
    waiting: dict[tuple[str, int], HelpRequest] = {}
    for row, stored in zip(rows, event_rows.read(rows), strict=True):
        key = (row["list_id"], row["line"])
        match event_of(stored.event):
            case HelpRequested() as asked:
                # One who asks again is put at the end: it is another question.
                waiting.pop(key, None)
                waiting[key] = HelpRequest(
                    stored.wall,
                    stored.worker,
                    asked.list_id,
                    asked.line,
                    row["article"],
                    row["location"],
                    asked.act,
                    asked.tries,
                    asked.seen,
                )
            case HelpAnswered(text=text) if key in waiting:
                waiting[key] = replace(waiting[key], answer=text)
            case HelpSettled() | LineCompleted():
                waiting.pop(key, None)
    return tuple(waiting.values())
