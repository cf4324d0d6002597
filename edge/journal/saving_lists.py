"""Saves pick lists; one that somebody has begun is never changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence

from edge.journal import event_rows, warehouse_rows
from edge.journal.errors import JournalError
from edge.journal.saved import Saved, once, sorted_out
from edge.journal.standing import ListState
from edge.journal.warehouse import StoredList


def save_lists(connection: sqlite3.Connection, lists: Sequence[StoredList], origin: str) -> Saved:
    """Save lists inside a transaction; their items and places must be kept.

    Raises:
        JournalError: a list contradicts itself or what is kept, or would change what is begun or over.
    """
    given = {each.id: each for each in once(lists, lambda each: each.id)}
    kept = {name: found for name in given if (found := warehouse_rows.stored_list(connection, name)) is not None}
    saved, to_write = sorted_out(given, kept)
    articles = {row[0] for row in connection.execute("SELECT article FROM items")} if to_write else set[str]()
    places = {row[0] for row in connection.execute("SELECT code FROM locations")} if to_write else set[str]()
    since = event_rows.last_row(connection)
    for each in to_write:
        _check_list(each, articles, places)
        before = kept.get(each.id)
        if before is not None:
            _check_open(connection, before, each)
        _write_list(connection, each, origin, since)
        _write_lines(connection, each, before, origin)
    return saved


def _check_list(each: StoredList, articles: Collection[str], places: Collection[str]) -> None:
    numbers = Counter(line.number for line in each.lines)
    if not numbers:
        raise JournalError(f"List {each.id} has no line. Give it one.")
    for line in each.lines:
        at = f"Line {line.number} of list {each.id}"
        if numbers[line.number] > 1:
            raise JournalError(f"{at} comes twice. Number the lines from 1.")
        if line.article not in articles:
            raise JournalError(f"{at} asks for item {line.article}, which is not known. Import the item first.")
        if line.location not in places:
            raise JournalError(f"{at} is at place {line.location}, which is not known. Import the place first.")
        if line.number < 1 or line.quantity < 1:
            raise JournalError(f"{at} asks for {line.quantity} units. Numbers and quantities begin at 1.")


def _check_open(connection: sqlite3.Connection, before: StoredList, after: StoredList) -> None:
    """Refuse to change what somebody has begun; how urgent it is may change until it is over."""
    row = connection.execute("SELECT state FROM lists WHERE id = ?", (after.id,)).fetchone()
    state = ListState(row["state"])
    if state.is_over:
        raise JournalError(
            f"List {after.id} is {state.value} and is not changed any more. Give the new one another id."
        )
    started = connection.execute(
        "SELECT number FROM lines WHERE list_id = ? AND state <> 'open' ORDER BY position LIMIT 1", (after.id,)
    ).fetchone()
    is_begun = state is not ListState.OPEN or started is not None
    if is_begun and (before.lines, before.tote, before.checks) != (after.lines, after.tote, after.checks):
        where = "" if started is None else f" at line {started['number']}"
        raise JournalError(
            f"List {after.id} is under way{where}, so what is on it stays as it is. "
            "Cancel it, or give the new one another id."
        )


def _write_list(connection: sqlite3.Connection, each: StoredList, origin: str, since: int) -> None:
    connection.execute(
        "INSERT INTO lists (id, priority, due, tote, checks, origin, since) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET priority = excluded.priority, due = excluded.due, tote = excluded.tote, "
        "checks = excluded.checks, origin = excluded.origin, revision = revision + 1",
        (
            each.id,
            each.priority,
            None if each.due is None else each.due.isoformat(),
            each.tote,
            warehouse_rows.checks_text(each.checks),
            origin,
            since,
        ),
    )


def _write_lines(connection: sqlite3.Connection, each: StoredList, before: StoredList | None, origin: str) -> None:
    kept = frozenset(enumerate(before.lines if before else ()))
    numbers = {line.number for line in each.lines}
    gone = [line.number for _, line in kept if line.number not in numbers]
    connection.executemany("DELETE FROM lines WHERE list_id = ? AND number = ?", [(each.id, number) for number in gone])
    connection.executemany(
        "INSERT INTO lines (list_id, number, position, article, location, quantity, unit, lot, is_serial_required, "
        "earliest_expiry, tote, note, must_scan, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (list_id, number) DO UPDATE SET position = excluded.position, article = excluded.article, "
        "location = excluded.location, quantity = excluded.quantity, unit = excluded.unit, lot = excluded.lot, "
        "is_serial_required = excluded.is_serial_required, earliest_expiry = excluded.earliest_expiry, "
        "tote = excluded.tote, note = excluded.note, must_scan = excluded.must_scan, origin = excluded.origin, "
        "revision = revision + 1",
        [
            (
                each.id,
                line.number,
                position,
                line.article,
                line.location,
                line.quantity,
                line.unit,
                line.lot,
                line.is_serial_required,
                None if line.earliest_expiry is None else line.earliest_expiry.isoformat(),
                line.tote,
                line.note,
                line.must_scan,
                origin,
            )
            for position, line in enumerate(each.lines)
            if (position, line) not in kept
        ],
    )
