"""Opening the journal's file: durable settings, tables brought up to date, and damage put out of the way."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import time
from collections.abc import Iterator
from datetime import datetime
from importlib import resources
from pathlib import Path
from uuid import uuid4

from edge.clock import MonotonicClock
from edge.files import make_folder
from edge.journal.errors import JournalError
from edge.journal.records import SetAside

APPLICATION_ID = 0x4B494A4B
"""Marks a file as a journal of this program ("KIJK")."""

_LOOK_AGAIN_SECONDS = 0.01
"""Pause between two tries while another program holds the file."""

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

_REMEDIES = {
    sqlite3.SQLITE_FULL: "The disk is full: free some space.",
    sqlite3.SQLITE_BUSY: "Another program holds it: close that one.",
    sqlite3.SQLITE_LOCKED: "Another program holds it: close that one.",
    sqlite3.SQLITE_READONLY: "It may not be written: change its permissions.",
    sqlite3.SQLITE_CANTOPEN: "It cannot be opened: check the folder and its permissions.",
    sqlite3.SQLITE_IOERR: "The disk fails: check its space and its health.",
    sqlite3.SQLITE_CORRUPT: "It is damaged: start the program again, which puts it aside.",
    sqlite3.SQLITE_NOTADB: "It is damaged: start the program again, which puts it aside.",
}


def open_file(path: Path, now: datetime, busy_seconds: float) -> tuple[sqlite3.Connection, SetAside | None]:
    """Open a journal; a damaged one is renamed and a fresh one takes its place.

    Args:
        path: the file; made if missing, with its folder.
        now: the time that a damaged file is renamed with.
        busy_seconds: how long to wait for another program that holds the file.

    Returns:
        The connection, in autocommit mode, and what was set aside, if anything.

    Raises:
        JournalError: it cannot be opened or made, or belongs to another program or a newer version.
        UserError: its folder cannot be made.
    """
    make_folder(path.parent, "Name a folder that may be written to in the environment variable KIJKMEE_DATA.")
    try:
        return _sound(path, busy_seconds), None
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise failure(path, error) from error
        aside = _set_aside(path, now, str(error))
    try:
        return _sound(path, busy_seconds), aside
    except sqlite3.DatabaseError as error:
        raise failure(path, error) from error


def open_to_read(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """Open a journal that is there, so that nothing can be written to it and nothing is put right.

    Raises:
        JournalError: it is damaged, or belongs to another program or another version.
    """
    # Even a reader makes the files that SQLite keeps beside a journal, unless it is told that nobody writes.
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{how}", timeout=busy_seconds, uri=True)
        connection.row_factory = sqlite3.Row
        try:
            _check_version(connection, path)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise failure(path, error) from error
    return connection


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    marks = tuple(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if marks != (APPLICATION_ID, len(_steps())):
        raise JournalError(f"{path} is no journal of this version of the program. Start a live run, which says more.")


def failure(path: Path, error: sqlite3.Error) -> JournalError:
    """Say what an SQLite error means and what to do."""
    code = _primary_code(error)
    remedy = _REMEDIES.get(code, "Check the disk and its permissions.")
    return JournalError(f"The journal {path} cannot be used: {error}. {remedy}")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all or nothing; what was done is on the disk when this ends."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # SQLite rolls some failures back by itself, and a failed COMMIT leaves the transaction open.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _sound(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """Open a file and check it from end to end."""
    connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        _make_durable(connection, busy_seconds)
        _check(connection)
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_durable(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """See that what is committed is on the disk."""
    # The switch to a write-ahead log makes a rollback journal and removes it again. If a power cut brought that back,
    # all that was stored since would be rolled back; only EXTRA waits until the removal is on the disk.
    connection.execute("PRAGMA synchronous = EXTRA")
    _use_wal(connection, busy_seconds)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _use_wal(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Switch to a write-ahead log.

    SQLite does not wait here for another program that makes the same journal, so this does.
    """
    clock = MonotonicClock()
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _primary_code(error) != sqlite3.SQLITE_BUSY or clock.now() >= busy_seconds:
                raise
            time.sleep(_LOOK_AGAIN_SECONDS)
        else:
            return


def _check(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise _Damaged(found)


class _Damaged(sqlite3.DatabaseError):
    """The check found damage that opening did not."""


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return isinstance(error, _Damaged) or _primary_code(error) in _DAMAGE


def _primary_code(error: sqlite3.Error) -> int:
    """Give the kind of an error; the higher bits only say more about it."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the tables up to date; all steps or none, and never two programs at once."""
    steps = _steps()
    with transaction(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        is_empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        if not is_ours and not is_empty:
            raise JournalError(f"{path} belongs to another program. Name another file for the journal.")
        if version > len(steps):
            raise JournalError(f"The journal {path} was made by a newer version of this program. Install that version.")
        for number, step in enumerate(steps[version:], start=version + 1):
            for statement in _statements(step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("INSERT OR IGNORE INTO device (only_row, id) VALUES (1, ?)", (str(uuid4()),))


def _statements(script: str) -> Iterator[str]:
    """Cut a script into statements; the standard library's own way to run a script would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _steps() -> list[str]:
    """Give the migrations in the order of their numbers, which count from 001 without gaps."""
    folder = resources.files("edge.journal.migrations")
    files = sorted(
        (file for file in folder.iterdir() if re.match(r"[0-9]{3}_.*\.sql$", file.name)), key=lambda f: f.name
    )
    return [file.read_text(encoding="utf-8") for file in files]


def _set_aside(path: Path, now: datetime, reason: str) -> SetAside:
    """Rename a damaged journal with the time, and with it the files that SQLite keeps beside it."""
    stamp = now.strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}.damaged-{stamp}-{number}{path.suffix}")
    try:
        path.rename(aside)
        for ending in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise JournalError(
            f"The damaged journal {path} cannot be put aside: {error.strerror}. Rename it yourself."
        ) from error
    return SetAside(aside, reason)
