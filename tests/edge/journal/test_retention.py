"""Old events are removed only after they were exported, with an event that tells so; nothing else is ever removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from edge.clock import ManualClock
from edge.errors import UserError
from edge.journal.errors import JournalError
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.lists import ListStore
from edge.journal.records import EventOrigin, RecordedEvent, StoredEvent
from edge.journal.retention import keep_days, old_events, remove_events
from pipelines import events
from pipelines.events import Event
from tests.edge.journal.folding import differences
from tests.edge.journal.goods import SIMPLE, fill, simple_list


class Wall:
    """Shows what it is set to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def wait(self, days: float) -> None:
        """Let days pass."""
        self.now += timedelta(days=days)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def journal(tmp_path: Path, wall: Wall) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite3", ManualClock(), wall) as opened:
        yield opened
        assert differences(opened) == []


def happen(journal: Journal, *happened: Event) -> None:
    JournalKeeper(journal, "W-7").keep(happened, 0.0)


def pick(journal: Journal, list_id: str) -> None:
    happen(
        journal,
        events.ListAccepted(list_id),
        events.UnitsCounted(list_id, 1, "W-20", "scan", 1, 1),
        events.LineCompleted(list_id, 1, 1),
    )


def numbers(journal: Journal, days: int) -> list[int]:
    return [one.sequence for one in old_events(journal, days)]


def test_what_is_old_goes_after_it_was_exported_and_that_is_kept(journal: Journal, wall: Wall) -> None:
    happen(journal, events.ShiftStarted())
    happen(journal, events.ShiftEnded())
    wall.wait(20)
    happen(journal, events.ShiftStarted())
    wall.wait(11)
    exported: list[StoredEvent] = []

    def export(found: Iterator[StoredEvent]) -> str:
        exported.extend(found)
        return "events.jsonl"

    before = journal.events()
    told = keep_days(journal, 30, export)
    assert tuple(exported) == before[:2]
    assert told is not None
    payload = {"first": 1, "last": 2, "count": 2, "exported_to": "events.jsonl"}
    assert (told.event, told.origin) == (RecordedEvent("events-removed", payload=payload), EventOrigin.LEAD)
    assert journal.events() == (before[2], told)
    assert told.sequence == 4, "numbers go on"
    assert keep_days(journal, 30, export) is None
    assert len(exported) == 2


def test_nothing_is_removed_that_was_not_exported_whole(journal: Journal, wall: Wall) -> None:
    happen(journal, events.ShiftStarted(), events.ShiftEnded())
    wall.wait(40)
    before = journal.events()
    with pytest.raises(ValueError, match="not all events were exported"):
        keep_days(journal, 30, lambda found: str(next(found).sequence))

    def fail(found: Iterator[StoredEvent]) -> str:
        list(found)
        raise UserError("The disk is full.")

    with pytest.raises(UserError, match="disk is full"):
        keep_days(journal, 30, fail)
    with pytest.raises(ValueError, match="only after they were exported"):
        remove_events(journal, [1], "")
    with pytest.raises(ValueError, match="cannot be kept for -1 days"):
        numbers(journal, -1)
    assert journal.events() == before


def test_a_list_keeps_its_events_until_it_is_over_and_all_are_old(journal: Journal, wall: Wall) -> None:
    store = ListStore(journal)
    fill(store, simple_list("P-1", 1, 1), simple_list("P-3", 1, 1), SIMPLE)
    happen(journal, events.ListAccepted("P-2"))
    pick(journal, "P-1")
    happen(journal, events.ListAccepted("P-3"))
    wall.wait(20)
    happen(journal, events.UnitsCounted("P-3", 1, "W-20", "scan", 1, 1), events.LineCompleted("P-3", 1, 1))
    wall.wait(20)
    assert numbers(journal, 30) == [2, 3, 4], "P-1 alone is over, and all of it is old"
    for sequences, message in (([1], "List P-2 still needs"), ([2, 3], "List P-1 still needs"), ([5], "List P-3")):
        with pytest.raises(JournalError, match=message):
            remove_events(journal, sequences, "file")
    assert len(journal.events()) == 7
    remove_events(journal, [2, 3, 4], "file")
    removed = next(each for each in store.lists() if each.id == "P-1")
    assert (removed.state, removed.counted, removed.holder) == ("done", 1, None), "no longer who worked"
    with pytest.raises(UserError, match="events of list P-1 were exported and removed"):
        store.results("P-1")
    assert store.progress("P-3", "nl").is_complete
    with pytest.raises(JournalError, match="3 of the events are gone already"):
        remove_events(journal, [2, 3, 4], "file")


def test_events_from_before_the_clock_was_set_are_as_old_as_what_follows(journal: Journal, wall: Wall) -> None:
    today = wall.now
    wall.now = datetime(1970, 1, 1, 0, 0, 9, tzinfo=UTC)
    happen(journal, events.ShiftStarted())
    assert numbers(journal, 30) == [], "nobody knows when that was"
    wall.now = today - timedelta(days=40)
    happen(journal, events.ShiftEnded())
    wall.now = datetime(1970, 1, 1, 0, 0, 9, tzinfo=UTC)
    happen(journal, events.ShiftStarted())
    wall.now = today
    assert numbers(journal, 30) == [1, 2]
    happen(journal, events.ShiftEnded())
    assert numbers(journal, 30) == [1, 2]


def test_zones_are_heeded(journal: Journal, wall: Wall) -> None:
    wall.now = datetime.fromisoformat("2026-10-31T23:30:00-05:00")
    happen(journal, events.ShiftStarted())
    wall.now = datetime.fromisoformat("2026-11-02T05:00:00+01:00")
    assert numbers(journal, 1) == []
    wall.wait(1 / 24)
    assert numbers(journal, 1) == [1]


def test_no_other_way_removes_an_event(journal: Journal, wall: Wall) -> None:
    happen(journal, events.ShiftStarted(), events.ShiftEnded())
    wall.wait(40)
    for told_by in (1, 99):
        with pytest.raises(JournalError, match="never removed"):
            remove_by_hand(journal, told_by)
    assert len(journal.events()) == 2


def remove_by_hand(journal: Journal, told_by: int) -> None:
    with journal.changing() as connection:
        connection.execute("INSERT INTO leaving VALUES (?, 1, ?)", (journal.device, told_by))
        connection.execute("DELETE FROM events WHERE sequence = 1")


def test_nothing_of_what_was_removed_is_left_on_the_disk(journal: Journal, wall: Wall) -> None:
    journal.append([RecordedEvent("code-unknown", payload={"scanned": "SECRET-CODE" * 50})])
    wall.wait(40)
    keep_days(journal, 30, lambda found: str(len(list(found))))
    assert all(b"SECRET-CODE" not in file.read_bytes() for file in journal.path.parent.iterdir())
    with journal.reading() as connection:
        assert connection.execute("SELECT count(*) FROM outbox").fetchone()[0] == 1
        assert connection.execute("SELECT count(*) FROM leaving").fetchone()[0] == 0
