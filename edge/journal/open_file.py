"""An open journal file: transactions, and reading from one moment."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from edge.journal import opening


class OpenFile:
    """A connection to a journal; any failure of SQLite becomes a JournalError. Used by one thread."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take a connection that `opening` made."""
        self.path = path
        self._connection = connection
        self._is_changing = False
        """Whether the transaction that is open may write."""

    def close(self) -> None:
        """Close the file; may be called twice."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Do all or nothing, on the disk when it ends; one inside another is a part of it.

        Raises:
            JournalError: nothing was changed; the message says why.
            RuntimeError: it is inside a reading, with whose end it would be lost.
        """
        if self._is_inside():
            if not self._is_changing:
                raise RuntimeError("a change cannot be a part of a reading")
            yield self._connection
            return
        try:
            with opening.transaction(self._connection):
                self._is_changing = True
                yield self._connection
        except BaseException as error:
            self._undone()
            if isinstance(error, sqlite3.Error):
                raise opening.failure(self.path, error) from error
            raise
        finally:
            self._is_changing = False

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read, with all that is read from one moment.

        Raises:
            JournalError: it cannot be read.
        """
        if self._is_inside():
            yield self._connection
            return
        try:
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise opening.failure(self.path, error) from error

    def _is_inside(self) -> bool:
        """Tell whether a transaction is open."""
        try:
            return self._connection.in_transaction
        except sqlite3.Error as error:
            raise opening.failure(self.path, error) from error

    def version(self) -> int:
        """Give a number that changes when another connection has changed something; raises JournalError."""
        try:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise opening.failure(self.path, error) from error

    def tidy(self) -> None:
        """Write the log into the file and empty it, so that nothing of what was removed is left on the disk."""
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            raise opening.failure(self.path, error) from error

    def _undone(self) -> None:
        """Called after a transaction that failed: what was known of it is wrong."""
