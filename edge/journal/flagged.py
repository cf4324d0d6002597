"""The answers and results that workers marked as wrong."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from edge.journal import event_rows
from edge.journal.event_form import event_of
from pipelines.events import AnswerFlagged, ResultFlagged


@dataclass(frozen=True, slots=True)
class Flag:
    """A worker said that an answer was wrong."""

    wall: datetime
    """When, as the device believed it."""
    worker: str | None
    answer: str
    """In the picking job the answer, for example "wrong-item"; in the reading job the likeliest reason."""
    list_id: str = ""
    """Empty in the reading job."""
    line: int = 0
    """0 in the reading job."""
    seen: str = ""
    """The code that was shown last; empty if none, and always in the reading job, which keeps nothing that it read."""


def flags(connection: sqlite3.Connection) -> tuple[Flag, ...]:
    """Give what was marked as wrong, the oldest first."""
    rows = connection.execute(
        "SELECT * FROM events WHERE type IN ('answer-flagged', 'result-flagged') ORDER BY rowid"
    ).fetchall()
    found: list[Flag] = []
    for stored in event_rows.read(rows):
        match event_of(stored.event):
            case AnswerFlagged() as flag:
                found.append(Flag(stored.wall, stored.worker, flag.answer, flag.list_id, flag.line, flag.seen))
            case ResultFlagged(reason=reason):
                found.append(Flag(stored.wall, stored.worker, reason))
    return tuple(found)
