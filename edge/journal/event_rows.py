"""Events as rows of the journal's table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from types import MappingProxyType
from uuid import UUID, uuid4

from edge.journal.records import EventOrigin, RecordedEvent, StoredEvent


def payload_text(event: RecordedEvent) -> str:
    """Give a payload as it is stored.

    Raises:
        ValueError: it is not JSON.
    """
    return json.dumps(dict(event.payload), ensure_ascii=False, allow_nan=False)


def insert(
    connection: sqlite3.Connection,
    device: str,
    events: Sequence[RecordedEvent],
    *,
    monotonic: float,
    wall: datetime,
    worker: str | None,
    origin: EventOrigin,
) -> tuple[StoredEvent, ...]:
    """Store events inside a transaction, numbered on from the device's last one."""
    last = last_sequence(connection, device)
    stored = tuple(
        StoredEvent(uuid4(), device, last + number, monotonic, wall, worker, event, origin)
        for number, event in enumerate(events, start=1)
    )
    connection.executemany(
        "INSERT INTO events (device, sequence, id, monotonic, wall, worker, list_id, line, type, payload, origin) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.device,
                one.sequence,
                str(one.id),
                one.monotonic,
                one.wall.isoformat(),
                one.worker,
                one.event.list_id,
                one.event.line,
                one.event.type,
                payload_text(one.event),
                one.origin.value,
            )
            for one in stored
        ],
    )
    return stored


def last_sequence(connection: sqlite3.Connection, device: str) -> int:
    """Give the number of a device's last event; 0 if it has none."""
    row = connection.execute("SELECT coalesce(max(sequence), 0) FROM events WHERE device = ?", (device,)).fetchone()
    return int(row[0])


def last_row(connection: sqlite3.Connection) -> int:
    """Give the place in the table of the event that was stored last, whatever device it is from; 0 if there is none."""
    return int(connection.execute("SELECT coalesce(max(rowid), 0) FROM events").fetchone()[0])


def of_list(
    connection: sqlite3.Connection, list_id: str, after: int = 0, before: int | None = None
) -> Iterator[StoredEvent]:
    """Give a list's events in the order in which they were stored: those of rows between `after` and `before`."""
    return read(
        connection.execute(
            "SELECT * FROM events WHERE list_id = ? AND rowid > ? AND rowid < coalesce(?, 9e18) ORDER BY rowid",
            (list_id, after, before),
        )
    )


def read(rows: Iterable[sqlite3.Row]) -> Iterator[StoredEvent]:
    """Give whole rows of the table as events."""
    for row in rows:
        yield StoredEvent(
            id=UUID(row["id"]),
            device=row["device"],
            sequence=row["sequence"],
            monotonic=row["monotonic"],
            wall=datetime.fromisoformat(row["wall"]),
            worker=row["worker"],
            event=RecordedEvent(row["type"], row["list_id"], row["line"], MappingProxyType(json.loads(row["payload"]))),
            origin=EventOrigin(row["origin"]),
        )
