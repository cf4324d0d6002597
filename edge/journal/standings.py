"""Writes how each list stands, in the transaction of the events that it follows from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from edge.journal import event_rows, warehouse_rows
from edge.journal.errors import JournalError
from edge.journal.event_form import event_of
from edge.journal.records import EventOrigin, StoredEvent
from edge.journal.standing import ListState, Standing, line_state
from pipelines.events import ActUndone, LineCompleted, ListAccepted
from pipelines.picking.progress import ACTS

_FOR_THE_HOLDER = (ListAccepted, ActUndone, LineCompleted, *ACTS)
"""What only the worker who has the list in hand may do."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was folded already."""

    standing: Standing
    row: int
    """The row of the list's last event in it."""
    revision: int
    """The list's, when it was read."""


class Standings:
    """Keeps the state columns of lists and lines equal to the fold over their events."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the journal's connection."""
        self._connection = connection
        self._known: dict[str, _Known] = {}

    def follow(self, stored: Sequence[StoredEvent]) -> None:
        """Write what the events change; they must just have been stored in the transaction that is open.

        Raises:
            JournalError: a list is in another worker's hands, or an event contradicts those before it.
        """
        first_row = event_rows.last_row(self._connection) - len(stored) + 1
        for list_id in dict.fromkeys(one.event.list_id for one in stored):
            if list_id is not None:
                self._follow(list_id, [one for one in stored if one.event.list_id == list_id], first_row)

    def forget(self) -> None:
        """Read everything anew the next time; after a transaction that failed."""
        self._known.clear()

    def _follow(self, list_id: str, stored: Sequence[StoredEvent], first_row: int) -> None:
        before = self._before(list_id, first_row)
        if before is None:
            return
        after = before.standing
        try:
            for one in stored:
                _check_holder(after, one)
                after = after.applying(one)
        except ValueError as error:
            raise JournalError(f"List {list_id} cannot take what happened: {error}.") from error
        self._write(before.standing, after)
        row = self._connection.execute("SELECT max(rowid) FROM events WHERE list_id = ?", (list_id,)).fetchone()[0]
        self._known[list_id] = _Known(after, row, before.revision)

    def _before(self, list_id: str, first_row: int) -> _Known | None:
        """Give how a list stood before this row; None if no such list is kept."""
        kept = self._connection.execute("SELECT revision, since FROM lists WHERE id = ?", (list_id,)).fetchone()
        if kept is None:
            return None
        row = self._connection.execute(
            "SELECT coalesce(max(rowid), 0) FROM events WHERE list_id = ? AND rowid < ?", (list_id, first_row)
        ).fetchone()[0]
        known = self._known.get(list_id)
        # Another program, such as the lead's, may have stored something since.
        if known is not None and (known.row, known.revision) == (row, kept["revision"]):
            return known
        standing = standing_of(self._connection, list_id, before_row=first_row)
        return None if standing is None else _Known(standing, row, kept["revision"])

    def _write(self, before: Standing, after: Standing) -> None:
        list_id = after.progress.pick_list.id
        self._connection.execute(
            "UPDATE lists SET state = ?, worker = ?, holder = ? WHERE id = ?",
            (after.state.value, after.worker, after.holder, list_id),
        )
        changed = (new for old, new in zip(before.progress.lines, after.progress.lines, strict=True) if new is not old)
        self._connection.executemany(
            "UPDATE lines SET state = ?, counted = ? WHERE list_id = ? AND number = ?",
            [(line_state(line).value, line.counted, list_id, line.line.number) for line in changed],
        )


def standing_of(
    connection: sqlite3.Connection,
    list_id: str,
    language: str = "nl",
    *,
    with_stock: bool = False,
    before_row: int | None = None,
) -> Standing | None:
    """Fold a list's events; None if no such list is kept.

    Args:
        connection: of the journal.
        list_id: the list's name.
        language: of items and places: "nl", "en" or "de".
        with_stock: whether the codes of all other items come with the list.
        before_row: leaves out the events from this row on; None takes all.

    Raises:
        JournalError: an event contradicts those before it, or is of a newer version of the program.
    """
    pick_list = warehouse_rows.pick_list(connection, list_id, language, with_stock=with_stock)
    if pick_list is None:
        return None
    since = connection.execute("SELECT since FROM lists WHERE id = ?", (list_id,)).fetchone()[0]
    try:
        return Standing.after(pick_list, event_rows.of_list(connection, list_id, since, before_row))
    except ValueError as error:
        raise JournalError(f"How far list {list_id} is cannot be told: {error}. Update the program.") from error


def _check_holder(standing: Standing, stored: StoredEvent) -> None:
    """Refuse what two workers would do to one list at once; one of them would pick for nothing."""
    if stored.origin is EventOrigin.LEAD or not isinstance(event_of(stored.event), _FOR_THE_HOLDER):
        return
    list_id = standing.progress.pick_list.id
    if standing.state is ListState.IN_HAND and standing.holder != stored.worker:
        raise JournalError(f"List {list_id} is in the hands of {standing.holder or 'somebody else'}.")
    if standing.state is ListState.HANDED_OVER and stored.event.type != "list-accepted":
        raise JournalError(f"List {list_id} was handed over. Whoever goes on accepts it first.")
