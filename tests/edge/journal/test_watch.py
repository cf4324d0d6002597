"""The watch: a running session learns what a lead did, and that another list waits."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.lists import ListStore
from edge.journal.watch import JournalWatch
from pipelines import events
from pipelines.events import Event
from pipelines.session import JournalChanged
from tests.edge.journal.goods import LIST, SIMPLE, fill, simple_list

PATIENCE_SECONDS = 20.0


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite3") as opened:
        yield opened


class Session:
    """What a running session would show of itself, and what it was told."""

    def __init__(self, journal: Journal, worker: str | None = "W-7", at_hand: str | None = None) -> None:
        self.at_hand = at_hand
        self.told: queue.SimpleQueue[JournalChanged] = queue.SimpleQueue()
        self.watch = JournalWatch(
            journal.path, worker, "nl", lambda: self.at_hand, journal.last_row(), look_seconds=0.01
        )

    def __enter__(self) -> Self:
        self.watch.start(self.told.put)
        return self

    def __exit__(self, *_: object) -> None:
        self.watch.stop()
        thread = self.watch._thread
        assert thread is not None
        assert not thread.is_alive()

    def next(self) -> JournalChanged:
        """Wait for what is told next."""
        return self.told.get(timeout=PATIENCE_SECONDS)

    def is_quiet(self) -> bool:
        """Tell whether nothing more comes for a while."""
        time.sleep(0.1)
        return self.told.empty()


def offered_id(changed: JournalChanged) -> str | None:
    return None if changed.offered is None else changed.offered.pick_list.id


def happen(journal: Journal, worker: str, *happened: Event) -> None:
    JournalKeeper(journal, worker).keep(happened, 0.0)


def test_what_waits_is_told_at_first_and_when_it_changes(journal: Journal) -> None:
    with Session(journal) as session:
        assert session.next() == JournalChanged()
        fill(ListStore(journal), SIMPLE)
        assert offered_id(session.next()) == "P-2"
        ListStore(journal).save(lists=[simple_list("P-0", 1, 1, priority=9)], origin="new.csv")
        assert offered_id(session.next()) == "P-0"
        ListStore(journal).assign("P-0", "W-8")
        assert offered_id(session.next()) == "P-2"
        happen(journal, "W-8", events.ListAccepted("P-2"))
        assert session.next() == JournalChanged()
        assert session.is_quiet()


def test_an_offered_list_that_is_changed_is_offered_as_it_is_now(journal: Journal) -> None:
    fill(ListStore(journal), SIMPLE)
    with Session(journal) as session:
        assert offered_id(session.next()) == "P-2"
        ListStore(journal).override_expiry("P-2", 1)
        offered = session.next().offered
        assert offered is not None
        assert offered.lines[0].is_expiry_overridden


def test_a_lead_s_acts_on_the_list_at_hand_are_told_once_and_in_order(journal: Journal) -> None:
    store = ListStore(journal)
    fill(store, LIST, SIMPLE)
    happen(journal, "W-7", events.ListAccepted("P-1"), events.HelpRequested("P-1", 5, "count", 3, ""))
    with Session(journal, at_hand="P-1") as session:
        assert offered_id(session.next()) == "P-2", "the one at hand is never offered"
        with journal.changing():
            store.answer("P-1", 5, "Kijk links.")
            store.override_expiry("P-1", 5)
        told = session.next()
        assert told.events == (events.HelpAnswered("P-1", 5, "Kijk links."), events.ExpiryOverridden("P-1", 5))
        store.override_expiry("P-2", 1)
        assert session.next().events == (), "another list"
        happen(journal, "W-7", events.UnitsCounted("P-1", 1, "W-20", "scan", 1, 1))
        assert session.is_quiet(), "what the session did itself is no news"
        store.cancel("P-1")
        assert session.next().events == (events.ListCancelled("P-1"),)


def test_what_happened_to_an_offered_list_is_told_when_it_is_taken(journal: Journal) -> None:
    fill(ListStore(journal), SIMPLE)
    with Session(journal) as session:
        assert offered_id(session.next()) == "P-2"
        ListStore(journal).override_expiry("P-2", 2)
        session.next()
        session.at_hand = "P-2"
        told = session.next()
        assert (told.events, told.offered) == ((events.ExpiryOverridden("P-2", 2),), None)
        assert session.is_quiet()


def test_what_happened_between_start_and_first_look_is_told(journal: Journal) -> None:
    fill(ListStore(journal), SIMPLE)
    session = Session(journal, at_hand="P-2")
    ListStore(journal).cancel("P-2")
    with session:
        assert session.next().events == (events.ListCancelled("P-2"),)


def test_an_error_is_said_once_and_looking_goes_on(journal: Journal, caplog: pytest.LogCaptureFixture) -> None:
    fill(ListStore(journal), SIMPLE)
    away = journal.path.with_name("away.sqlite3")
    session = Session(journal, at_hand="P-2")
    journal.path.rename(away)
    with caplog.at_level(logging.WARNING), session:
        time.sleep(0.1)
        assert session.told.empty()
        away.rename(journal.path)
        assert session.next() == JournalChanged()
        ListStore(journal).cancel("P-2")
        assert session.next().events == (events.ListCancelled("P-2"),)
    assert sum("is not noticed meanwhile" in text for text in caplog.messages) == 1
