"""The journal: what happened, and what each worker prefers. A power cut loses nothing that was confirmed."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Self

import platformdirs

from edge.clock import Clock, MonotonicClock, wall_now
from edge.journal import event_rows, opening
from edge.journal.errors import JournalError
from edge.journal.open_file import OpenFile
from edge.journal.records import (
    EventOrigin,
    PreferenceValue,
    RecordedEvent,
    SetAside,
    StoredEvent,
    Worker,
    checked_code,
    with_preference,
)
from edge.journal.standings import Standings
from pipelines.preferences import Preferences

PREFERENCE_CHANGED = "preference-changed"
"""The event that changes what a worker prefers; its payload has the field's `name` and new `value`."""
PREFERENCES_FORGOTTEN = "preferences-forgotten"
"""The event that removes all that a worker prefers."""
SHIFT_STARTED = "shift-started"
SHIFT_ENDED = "shift-ended"

BUSY_SECONDS = 2.0
"""How long a commit waits for another program, such as the lead's page, to finish its own."""


def default_path() -> Path:
    """Give the journal's usual place: the user's data folder, or the folder that KIJKMEE_DATA names."""
    folder = os.environ.get("KIJKMEE_DATA") or platformdirs.user_data_dir("kijkmee")
    return Path(folder) / "journal.sqlite3"


class Journal(OpenFile):
    """An open journal. Used by one thread."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        set_aside: SetAside | None,
        clock: Clock,
        wall: Callable[[], datetime],
    ) -> None:
        """Take a connection that `opening.open_file` made; call `Journal.open` instead."""
        super().__init__(connection, path)
        self.set_aside = set_aside
        """The damaged journal that this one replaces; None if all was well."""
        self._clock = clock
        self._wall = wall
        self._standings = Standings(connection)
        self.device: str = connection.execute("SELECT id FROM device").fetchone()[0]
        """Which device writes; made up when the file was made."""

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        clock: Clock | None = None,
        wall: Callable[[], datetime] = wall_now,
        busy_seconds: float = BUSY_SECONDS,
    ) -> Self:
        """Open the journal, or make it.

        Args:
            path: its file; by default at its usual place.
            clock: the run's clock.
            wall: tells the date and time, with their offset.
            busy_seconds: how long to wait for another program that holds the file.

        Raises:
            JournalError: it cannot be opened or made, or belongs to another program or a newer version.
            UserError: its folder cannot be made.
        """
        place = path or default_path()
        connection, set_aside = opening.open_file(place, wall(), busy_seconds)
        return cls(connection, place, set_aside, clock or MonotonicClock(), wall)

    @classmethod
    @contextlib.contextmanager
    def open_to_read(cls, path: Path | None = None, busy_seconds: float = BUSY_SECONDS) -> Iterator[Self | None]:
        """Open the journal for reading alone, for the time of a `with`; gives None if there is none.

        Raises:
            JournalError: it is damaged, or belongs to another program or another version.
        """
        place = path or default_path()
        if not place.exists():
            yield None
            return
        with contextlib.closing(opening.open_to_read(place, busy_seconds)) as connection:
            yield cls(connection, place, None, MonotonicClock(), wall_now)

    def append(
        self,
        events: Sequence[RecordedEvent],
        worker: str | None = None,
        origin: EventOrigin = EventOrigin.WORKER,
        wall: datetime | None = None,
    ) -> tuple[StoredEvent, ...]:
        """Store events in one transaction: on the disk when this returns, or none of them.

        What follows from them changes in the same transaction: how their lists stand, and the worker's preferences;
        forgetting those comes before any change.

        Args:
            events: in their order.
            worker: the code of whom they are about; known from then on.
            origin: who did it.
            wall: when, where it happened on another device; None for now.

        Raises:
            JournalError: nothing was stored; the message says why.
            UserError: the code is not one.
            ValueError: a payload is not JSON, or a preference is not one.
        """
        code = None if worker is None else checked_code(worker)
        for event in events:
            event_rows.payload_text(event)
        changes = {
            str(event.payload["name"]): event.payload["value"] for event in events if event.type == PREFERENCE_CHANGED
        }
        for name, value in changes.items():
            with_preference(Preferences(), name, value)
        monotonic, wall = self._clock.now(), wall or self._wall()
        with self.changing() as connection:
            if code is not None:
                self._make_worker(code, wall)
                if any(event.type == PREFERENCES_FORGOTTEN for event in events):
                    connection.execute("UPDATE workers SET preferences = '{}' WHERE code = ?", (code,))
                self._change(code, changes)
            stored = event_rows.insert(
                connection, self.device, events, monotonic=monotonic, wall=wall, worker=code, origin=origin
            )
            self._standings.follow(stored)
        return stored

    def events(self, after: int = 0) -> tuple[StoredEvent, ...]:
        """Give this device's events in their order, from the one after sequence number `after`.

        Raises:
            JournalError: they cannot be read.
        """
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM events WHERE device = ? AND sequence > ? ORDER BY sequence",
                (self.device, after),
            ).fetchall()
        return tuple(event_rows.read(rows))

    def last_row(self) -> int:
        """Give the place in the table of the event that was stored last; 0 if there is none. Raises JournalError."""
        with self.reading() as connection:
            return event_rows.last_row(connection)

    def now(self) -> datetime:
        """Give the date and time that events are stored with."""
        return self._wall()

    def worker(self, code: str) -> Worker:
        """Give a worker; one who was not known is made.

        Raises:
            UserError: the code is not one.
            JournalError: the worker cannot be read or made.
        """
        checked = checked_code(code)
        found = self._find_worker(checked)
        if found is not None:
            return found
        with self.changing():
            self._make_worker(checked, self._wall())
        made = self._find_worker(checked)
        assert made is not None, "just made"  # noqa: S101 -- tells the type checker what the transaction made sure
        return made

    def known_worker(self, code: str) -> Worker | None:
        """Give a worker, or None; nobody is made.

        Raises:
            UserError: the code is not one.
            JournalError: the worker cannot be read.
        """
        return self._find_worker(checked_code(code))

    def workers(self) -> tuple[Worker, ...]:
        """Give all workers, by code.

        Raises:
            JournalError: they cannot be read.
        """
        with self.reading():
            rows = self._connection.execute("SELECT code, created, preferences FROM workers ORDER BY code").fetchall()
        return tuple(
            Worker(row[0], datetime.fromisoformat(row[1]), MappingProxyType(json.loads(row[2]))) for row in rows
        )

    def preferences(self, code: str, profile: Preferences) -> Preferences:
        """Give what a worker prefers: what they changed, over a profile's preferences; writes nothing.

        Raises:
            UserError: the code is not one.
            JournalError: the worker cannot be read, or a newer version stored what this one does not know.
        """
        found = self._find_worker(checked_code(code))
        if found is None:
            return profile
        try:
            return found.preferences_over(profile)
        except ValueError as error:
            raise JournalError(
                f"The preferences of worker {code} cannot be used: {error}. Update the program."
            ) from error

    def save_preferences(self, code: str, changes: Mapping[str, PreferenceValue]) -> Worker:
        """Change what a worker prefers, by field of Preferences; each change is an event. Raises as `append`."""
        events = [
            RecordedEvent(PREFERENCE_CHANGED, payload={"name": name, "value": value}) for name, value in changes.items()
        ]
        self.append(events, code)
        return self.worker(code)

    def forget_preferences(self, code: str) -> None:
        """Remove what a worker prefers, so that the profile holds again; that too is an event. Raises as `append`."""
        self.append([RecordedEvent(PREFERENCES_FORGOTTEN)], code)

    def start_shift(self, code: str) -> None:
        """Store that a worker began; raises as `append`."""
        self.append([RecordedEvent(SHIFT_STARTED)], code)

    def end_shift(self, code: str) -> None:
        """Store that a worker stopped; raises as `append`."""
        self.append([RecordedEvent(SHIFT_ENDED)], code)

    def _find_worker(self, code: str) -> Worker | None:
        with self.reading():
            row = self._connection.execute(
                "SELECT created, preferences FROM workers WHERE code = ?", (code,)
            ).fetchone()
        if row is None:
            return None
        return Worker(code, datetime.fromisoformat(row[0]), MappingProxyType(json.loads(row[1])))

    def _make_worker(self, code: str, wall: datetime) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO workers (code, created) VALUES (?, ?)", (code, wall.isoformat())
        )

    def _change(self, code: str, changes: Mapping[str, object]) -> None:
        if changes:
            self._connection.execute(
                "UPDATE workers SET preferences = json_patch(preferences, ?) WHERE code = ?",
                (json.dumps(changes), code),
            )

    def _undone(self) -> None:
        self._standings.forget()
