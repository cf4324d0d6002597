"""What leads and devices do with items, places and pick lists, whatever they do it through."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from edge.errors import UserError
from edge.journal import event_rows, help_requests, retention, saving, warehouse_rows
from edge.journal.errors import JournalError
from edge.journal.event_form import recorded
from edge.journal.help_requests import HelpRequest
from edge.journal.journal import Journal
from edge.journal.records import EventOrigin, StoredEvent, checked_code
from edge.journal.results import LineResult, results
from edge.journal.saving import AllSaved
from edge.journal.standing import ListState, Standing
from edge.journal.standings import standing_of
from edge.journal.warehouse import StoredItem, StoredList, StoredLocation
from pipelines.events import ExpiryOverridden, HelpAnswered, ListAssigned, ListCancelled, ListEvent, ListHandedOver
from pipelines.picking.pick_list import PickList
from pipelines.picking.progress import LineProgress, ListProgress

LONGEST_ANSWER = 140
"""Characters of a lead's answer: more is not understood by one who only hears it."""


@dataclass(frozen=True, slots=True)
class ListSummary:
    """A pick list among others."""

    id: str
    state: ListState
    priority: int
    """Higher comes first."""
    due: date | None
    worker: str | None
    """Whom a lead gave it to; None: whoever comes first."""
    holder: str | None
    """Who has it in hand, or had it last."""
    lines: int
    closed_lines: int
    """How many of them are complete, in full or short."""
    units: int
    """How many are asked for, on all lines."""
    counted: int
    """How many of them were picked."""
    origin: str
    """Where it came from: a file's name, or "device"."""
    revision: int
    """Counts up with each change."""


class ListStore:
    """Items, places and lists of an open journal."""

    def __init__(self, journal: Journal) -> None:
        """Take the journal; one opened to be read can only be asked."""
        self._journal = journal

    # What there is

    def save(
        self,
        items: Sequence[StoredItem] = (),
        locations: Sequence[StoredLocation] = (),
        lists: Sequence[StoredList] = (),
        *,
        origin: str,
        is_trial: bool = False,
    ) -> AllSaved:
        """Save what came together: all of it or nothing.

        Args:
            items: new ones, or known ones as they are to be from now on.
            locations: the same.
            lists: the same; their items and places are known or come along.
            origin: where it comes from: a file's name, or "device".
            is_trial: whether to tell only what saving would do.

        Raises:
            JournalError: nothing was saved; something contradicts what is kept, or would change what is under way.
        """
        with self._journal.changing() as connection:
            connection.execute("SAVEPOINT saving")
            try:
                saved = saving.save(connection, items, locations, lists, origin)
            except sqlite3.IntegrityError as error:
                raise JournalError(f"What {origin} holds cannot be kept ({error}). Check its values.") from error
            if is_trial:
                connection.execute("ROLLBACK TO saving")
            connection.execute("RELEASE saving")
        return saved

    def items(self) -> tuple[StoredItem, ...]:
        """Give all items, by article; raises JournalError."""
        with self._journal.reading() as connection:
            return tuple(warehouse_rows.items(connection).values())

    def locations(self) -> tuple[StoredLocation, ...]:
        """Give all places, by code; raises JournalError."""
        with self._journal.reading() as connection:
            return tuple(warehouse_rows.locations(connection).values())

    def lists(self) -> tuple[ListSummary, ...]:
        """Give all lists: what is under way first, then what waits, in the order in which it is taken up.

        Raises:
            JournalError: they cannot be read.
        """
        with self._journal.reading() as connection:
            rows = connection.execute(
                "SELECT lists.*, count(*) AS lines, sum(lines.state IN ('done', 'short')) AS closed_lines, "
                "sum(quantity) AS units, sum(counted) AS counted FROM lists JOIN lines ON list_id = lists.id "
                "GROUP BY lists.id ORDER BY lists.state = 'in-hand' DESC, lists.state IN ('open', 'handed-over') DESC, "
                "priority DESC, due IS NULL, due, lists.id"
            ).fetchall()
        return tuple(_summary(row) for row in rows)

    def saved_list(self, list_id: str) -> StoredList:
        """Give a list as it was saved; raises UserError if it is not known, or JournalError."""
        with self._journal.reading() as connection:
            found = warehouse_rows.stored_list(connection, list_id)
        if found is None:
            raise _unknown(list_id)
        return found

    # For the one who picks

    def pick_list(self, list_id: str, language: str) -> PickList:
        """Give a list in "nl", "en" or "de", with the codes of all other items; raises as `saved_list`."""
        with self._journal.reading() as connection:
            found = warehouse_rows.pick_list(connection, list_id, language, with_stock=True)
        if found is None:
            raise _unknown(list_id)
        return found

    def progress(self, list_id: str, language: str) -> ListProgress:
        """Give how far a list is, folded from its events.

        Raises:
            UserError: it is not known, or its events were removed.
            JournalError: it cannot be read.
        """
        with self._journal.reading() as connection:
            return self._standing(connection, list_id, language, with_stock=True).progress

    def next_id(self, worker: str | None, besides: str | None = None) -> str | None:
        """Name the list that a worker takes up next; None if there is none.

        One that the worker has in hand comes first, then what a lead gave to the worker, then what is for anyone, and
        last what the worker handed over; among those by priority, due date and name. Never one in another's hands.

        Args:
            worker: the worker's code; None for one who works without.
            besides: a list that is left out.
        """
        code = None if worker is None else checked_code(worker)
        with self._journal.reading() as connection:
            row = connection.execute(
                "SELECT id FROM lists WHERE id IS NOT :besides AND ((state = 'in-hand' AND holder IS :worker) "
                "OR (state IN ('open', 'handed-over') AND (worker IS NULL OR worker = :worker))) "
                "ORDER BY state = 'in-hand' DESC, worker IS NOT NULL DESC, "
                "(state = 'handed-over' AND holder IS :worker), priority DESC, due IS NULL, due, id LIMIT 1",
                {"besides": besides, "worker": code},
            ).fetchone()
        return None if row is None else str(row["id"])

    def next_for(self, worker: str | None, language: str, besides: str | None = None) -> ListProgress | None:
        """Give the list that `next_id` names, as far as it is; raises JournalError."""
        with self._journal.reading():
            found = self.next_id(worker, besides)
            return None if found is None else self.progress(found, language)

    # For the one who leads

    def assign(self, list_id: str, worker: str | None) -> None:
        """Give a list to a worker, who is made if unknown; None gives it to whoever comes first.

        A list in another worker's hands is taken from them: what they did counts, and nothing more of it is stored.

        Raises:
            UserError: it is not known or is over, or the code is not one.
            JournalError: nothing was stored.
        """
        code = None if worker is None else checked_code(worker)
        with self._journal.changing() as connection:
            standing = self._open_standing(connection, list_id)
            if code is not None:
                self._journal.worker(code)
            if standing.state is ListState.IN_HAND and standing.holder != code:
                self._act(ListHandedOver(list_id))
            self._act(ListAssigned(list_id, code or ""))

    def cancel(self, list_id: str) -> None:
        """Take a list back; what was picked stays known. Raises UserError if it is not known or over; JournalError."""
        with self._journal.changing() as connection:
            self._open_standing(connection, list_id)
            self._act(ListCancelled(list_id))

    def override_expiry(self, list_id: str, line: int) -> None:
        """Allow what has expired on one line.

        Raises:
            UserError: list or line are not known or over.
            JournalError: nothing was stored.
        """
        with self._journal.changing() as connection:
            self._open_line(connection, list_id, line)
            self._act(ExpiryOverridden(list_id, line))

    def help_requests(self) -> tuple[HelpRequest, ...]:
        """Give who waits for help, the longest first; raises JournalError."""
        with self._journal.reading() as connection:
            return help_requests.open_requests(connection)

    def answer(self, list_id: str, line: int, text: str) -> None:
        """Answer a worker who asked for help; the worker hears it.

        Raises:
            UserError: the text is empty or too long, or nobody asks for help there.
            JournalError: nothing was stored.
        """
        said = " ".join(text.split())
        if not 0 < len(said) <= LONGEST_ANSWER:
            raise UserError(f"An answer has 1 to {LONGEST_ANSWER} characters, and this one {len(said)}. Shorten it.")
        with self._journal.changing() as connection:
            self._standing(connection, list_id)
            waiting = help_requests.open_requests(connection)
            if not any((each.list_id, each.line) == (list_id, line) for each in waiting):
                raise UserError(f"Nobody asks for help on line {line} of list {list_id}. See who does first.")
            self._act(HelpAnswered(list_id, line, said))

    def results(self, list_id: str, language: str = "nl") -> tuple[LineResult, ...]:
        """Give what came of each line, with what was shown for each unit; raises as `progress`."""
        with self._journal.reading() as connection:
            standing = self._standing(connection, list_id, language)
            since = connection.execute("SELECT since FROM lists WHERE id = ?", (list_id,)).fetchone()[0]
            return results(standing, event_rows.of_list(connection, list_id, since))

    def old_events(self, days: int) -> Iterator[StoredEvent]:
        """See `retention.old_events`."""
        return retention.old_events(self._journal, days)

    def keep_days(self, days: int, export: Callable[[Iterator[StoredEvent]], str]) -> StoredEvent | None:
        """See `retention.keep_days`."""
        return retention.keep_days(self._journal, days, export)

    def _act(self, event: ListEvent) -> None:
        self._journal.append([recorded(event)], origin=EventOrigin.LEAD)

    def _standing(
        self, connection: sqlite3.Connection, list_id: str, language: str = "nl", *, with_stock: bool = False
    ) -> Standing:
        row = connection.execute("SELECT is_removed FROM lists WHERE id = ?", (list_id,)).fetchone()
        if row is not None and row["is_removed"]:
            raise UserError(f"The events of list {list_id} were exported and removed. Look in the file they went to.")
        standing = standing_of(connection, list_id, language, with_stock=with_stock)
        if standing is None:
            raise _unknown(list_id)
        return standing

    def _open_standing(self, connection: sqlite3.Connection, list_id: str) -> Standing:
        standing = self._standing(connection, list_id)
        if standing.state.is_over:
            raise UserError(f"List {list_id} is {standing.state.value}. Only a list that is not over can be changed.")
        return standing

    def _open_line(self, connection: sqlite3.Connection, list_id: str, number: int) -> LineProgress:
        lines = self._open_standing(connection, list_id).progress.lines
        line = next((line for line in lines if line.line.number == number), None)
        if line is None:
            numbers = ", ".join(str(line.line.number) for line in lines)
            raise UserError(f"List {list_id} has no line {number}. Its lines are {numbers}.")
        if line.is_closed:
            raise UserError(f"Line {number} of list {list_id} is done. Name one that is not.")
        return line


def _summary(row: sqlite3.Row) -> ListSummary:
    return ListSummary(
        row["id"],
        ListState(row["state"]),
        row["priority"],
        None if row["due"] is None else date.fromisoformat(row["due"]),
        row["worker"],
        row["holder"],
        row["lines"],
        row["closed_lines"],
        row["units"],
        row["counted"],
        row["origin"],
        row["revision"],
    )


def _unknown(list_id: str) -> UserError:
    return UserError(f"There is no list {list_id}. See which there are with `kijkmee lists`.")
