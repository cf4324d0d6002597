"""Looks whether a lead did something to the list at hand, or another list waits, and tells the running session."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from edge.errors import UserError
from edge.journal import event_rows
from edge.journal.errors import JournalError
from edge.journal.event_form import event_of
from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.journal.records import EventOrigin, StoredEvent
from pipelines.events import Event
from pipelines.picking.progress import ListProgress
from pipelines.session import JournalChanged

LOOK_SECONDS = 1.0
"""So often it is looked whether another program wrote into the journal."""
BUSY_SECONDS = 0.5
"""How long a look waits for another program."""

log = logging.getLogger(__name__)


class JournalWatch:
    """Looks in a thread of its own and with a connection of its own, so that the work never waits for it."""

    def __init__(
        self,
        path: Path,
        worker: str | None,
        language: str,
        at_hand: Callable[[], str | None],
        after: int,
        *,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        """Take what to look at.

        Args:
            path: The journal's file.
            worker: Whose lists are offered; None for one who works without a code.
            language: Of offered lists: "nl", "en" or "de".
            at_hand: Names the session's list, or gives None; called in the watch's thread.
            after: The row of the last event that the session knows, as `Journal.last_row` gave it.
            look_seconds: How long to wait between two looks, in the machine's time.
        """
        self._path = path
        self._worker = worker
        self._language = language
        self._at_hand = at_hand
        self._look_seconds = look_seconds
        self._row = after
        """The last event that was looked at."""
        self._since: dict[str, int] = {}
        """For each list that was offered, the last event that was looked at when it was first offered."""
        self._was_at_hand: str | None = None
        self._offered: tuple[object, ...] | None = None
        """By what the list that is offered is known again; None before the first look."""
        self._progress: ListProgress | None = None
        """How far that list is."""
        self._version: int | None = None
        self._has_failed = False
        self._is_ending = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, deliver: Callable[[JournalChanged], None]) -> None:
        """Begin to look; `deliver` is told what waits at first, then of each change."""
        self._was_at_hand = self._at_hand()
        self._thread = threading.Thread(target=self._run, args=(deliver,), name="journal", daemon=True)
        self._thread.start()

    def stop(self, patience_seconds: float = 2.0) -> None:
        """Look no more; a look that hangs for longer than this is left behind."""
        self._is_ending.set()
        if self._thread is not None:
            self._thread.join(patience_seconds)

    def _run(self, deliver: Callable[[JournalChanged], None]) -> None:
        while not self._is_ending.is_set():
            try:
                self._look_on(deliver)
            except UserError as error:
                if not self._has_failed:
                    log.warning("What a lead does is not noticed meanwhile. %s", error)
                self._has_failed = True
                self._is_ending.wait(self._look_seconds)

    def _look_on(self, deliver: Callable[[JournalChanged], None]) -> None:
        """Look again and again with one connection, until the end or an error."""
        with Journal.open_to_read(self._path, BUSY_SECONDS) as journal:
            if journal is None:
                raise JournalError(f"The journal {self._path} is gone. Start the program again.")
            self._version = None
            while not self._is_ending.is_set():
                change = self._look(journal)
                self._has_failed = False
                if change is not None:
                    deliver(change)
                self._is_ending.wait(self._look_seconds)

    def _look(self, journal: Journal) -> JournalChanged | None:
        """Look once; None if nothing has changed that the session should know."""
        at_hand = self._at_hand()
        version = journal.version()
        if (version, at_hand) == (self._version, self._was_at_hand):
            return None
        with journal.reading() as connection:
            row = event_rows.last_row(connection)
            events = self._acts_of_leads(journal, at_hand)
            known, offered = self._next(journal, at_hand)
        is_new = known != self._offered
        self._version, self._row, self._was_at_hand = version, row, at_hand
        self._offered, self._progress = known, offered
        if offered is not None:
            self._since.setdefault(offered.pick_list.id, row)
        return JournalChanged(events, offered) if events or is_new else None

    def _acts_of_leads(self, journal: Journal, at_hand: str | None) -> tuple[Event, ...]:
        if at_hand is None:
            return ()
        # A list that was only offered until now: what happened since then may not be in what the session took over.
        after = self._row if at_hand == self._was_at_hand else self._since.pop(at_hand, self._row)
        with journal.reading() as connection:
            stored: tuple[StoredEvent, ...] = tuple(event_rows.of_list(connection, at_hand, after))
        try:
            events = [event_of(one.event) for one in stored if one.origin is EventOrigin.LEAD]
        except ValueError as error:
            raise JournalError(f"What happened to list {at_hand} cannot be told: {error}.") from error
        return tuple(event for event in events if event is not None)

    def _next(self, journal: Journal, at_hand: str | None) -> tuple[tuple[object, ...], ListProgress | None]:
        """Give the list that waits, and by what it is known again; its own events and revision tell of any change."""
        store = ListStore(journal)
        name = store.next_id(self._worker, at_hand)
        if name is None:
            return (), None
        with journal.reading() as connection:
            known = connection.execute(
                "SELECT id, revision, (SELECT max(rowid) FROM events WHERE list_id = lists.id) FROM lists WHERE id = ?",
                (name,),
            ).fetchone()
        if tuple(known) == self._offered and self._progress is not None:
            return self._offered, self._progress
        return tuple(known), store.progress(name, self._language)
