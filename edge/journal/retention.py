"""Old events: given out to be exported, and only then removed, with an event that tells so.

A list keeps its events until it is over and all of them are old, because how it stands follows from them. Its lines
stay, with what was counted; who worked on it goes with the events.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import datetime, timedelta

from edge.device_status import NEVER_SET_BEFORE
from edge.journal import event_rows
from edge.journal.errors import JournalError
from edge.journal.journal import Journal
from edge.journal.records import EventOrigin, RecordedEvent, StoredEvent

EVENTS_REMOVED = "events-removed"
"""The event that tells of it; its payload has `first` and `last` (sequence numbers), `count` and `exported_to`."""

_OVER = "('done', 'cancelled')"

_OLD = f"""
WITH old AS MATERIALIZED (
    -- An event was stored before those with higher numbers. So one that carries a date from a clock that was never set
    -- is old if a later one is; and one after an event that is not old is not old either.
    SELECT rowid AS row, list_id FROM events
    WHERE device = :device AND julianday(wall) < julianday(:before) AND sequence <= coalesce(
        (SELECT max(sequence) FROM events WHERE device = :device
            AND julianday(wall) < julianday(:before) AND julianday(wall) >= julianday(:never_set)), 0)
        AND sequence < coalesce((SELECT min(sequence) FROM events WHERE device = :device
            AND julianday(wall) >= julianday(:before)), 9e18)
)
SELECT events.* FROM old JOIN events ON events.rowid = old.row
WHERE old.list_id IS NULL OR NOT EXISTS (SELECT 1 FROM lists WHERE lists.id = old.list_id) OR (
    EXISTS (SELECT 1 FROM lists WHERE lists.id = old.list_id AND lists.state IN {_OVER})
    AND NOT EXISTS (
        SELECT 1 FROM events AS other WHERE other.list_id = old.list_id AND other.rowid NOT IN (SELECT row FROM old)
    )
)
ORDER BY events.sequence
"""  # noqa: S608 -- made of fixed texts


def old_events(journal: Journal, days: int) -> Generator[StoredEvent, None, None]:
    """Give this device's events that are older than so many days and may be removed, in their order.

    Raises:
        JournalError: they cannot be read.
        ValueError: the days are negative.
    """
    if days < 0:
        raise ValueError(f"events cannot be kept for {days} days")
    with journal.reading() as connection:
        yield from event_rows.read(
            connection.execute(
                _OLD,
                {
                    "device": journal.device,
                    "before": _ago(journal.now(), days).isoformat(),
                    "never_set": NEVER_SET_BEFORE.isoformat(),
                },
            )
        )


def remove_events(journal: Journal, sequences: Iterable[int], exported_to: str) -> StoredEvent | None:
    """Remove events of this device that were exported, and store that; gives that event, or None if there were none.

    Args:
        journal: it holds them.
        sequences: their numbers, as `old_events` gave them.
        exported_to: where they are now, for people: a file's name.

    Raises:
        JournalError: nothing was removed: one of them is gone already, or its list needs it.
        ValueError: it is not said where they are now.
    """
    numbers = sorted(set(sequences))
    if not numbers:
        return None
    if not exported_to:
        raise ValueError("events are removed only after they were exported")
    payload = {"first": numbers[0], "last": numbers[-1], "count": len(numbers), "exported_to": exported_to}
    with journal.changing() as connection:
        connection.execute("PRAGMA secure_delete = ON")
        (told,) = journal.append([RecordedEvent(EVENTS_REMOVED, payload=payload)], origin=EventOrigin.LEAD)
        connection.executemany(
            "INSERT INTO leaving (device, sequence, told_by) VALUES (?, ?, ?)",
            [(journal.device, number, told.sequence) for number in numbers],
        )
        going = "SELECT 1 FROM leaving WHERE leaving.device = events.device AND leaving.sequence = events.sequence"
        found = connection.execute(f"SELECT count(*) FROM events WHERE EXISTS ({going})").fetchone()[0]  # noqa: S608
        if found < len(numbers):
            raise JournalError(f"{len(numbers) - found} of the events are gone already. Export them once more.")
        lists = [
            row[0]
            for row in connection.execute(
                f"SELECT DISTINCT list_id FROM events WHERE list_id IN (SELECT id FROM lists) AND EXISTS ({going})"  # noqa: S608
            )
        ]
        for list_id in lists:
            needed = connection.execute(
                "SELECT 1 FROM lists WHERE id = :id AND state NOT IN ('done', 'cancelled') UNION ALL "  # noqa: S608
                f"SELECT 1 FROM events WHERE list_id = :id AND NOT EXISTS ({going}) LIMIT 1",
                {"id": list_id},
            ).fetchone()
            if needed is not None:
                raise JournalError(f"List {list_id} still needs its events. Export them again when it is done.")
        connection.execute(f"DELETE FROM events WHERE EXISTS ({going})")  # noqa: S608
        connection.execute("DELETE FROM leaving")
        connection.executemany(
            "UPDATE lists SET is_removed = 1, worker = NULL, holder = NULL WHERE id = ?", [(each,) for each in lists]
        )
    journal.tidy()
    return told


def keep_days(journal: Journal, days: int, export: Callable[[Iterator[StoredEvent]], str]) -> StoredEvent | None:
    """Export events that are older than so many days, then remove exactly those; gives the event that tells of it.

    Args:
        journal: it holds them.
        days: how long events are kept.
        export: writes them, whole and on the disk when it returns, and gives the file's name. Not called for none.

    Raises:
        JournalError: nothing was removed.
        ValueError: the days are negative, or `export` left some out.
    """
    with contextlib.closing(old_events(journal, days)) as found:
        first = next(found, None)
        if first is None:
            return None
        taken: list[int] = []

        def given() -> Iterator[StoredEvent]:
            taken.append(first.sequence)
            yield first
            for event in found:
                taken.append(event.sequence)
                yield event

        exported_to = export(given())
        if next(found, None) is not None:
            raise ValueError("not all events were exported")
    return remove_events(journal, taken, exported_to)


def _ago(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)
