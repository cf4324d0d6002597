"""The journal: events are stored whole or not at all and never change; workers keep what they prefer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edge.clock import ManualClock
from edge.errors import UserError
from edge.journal.errors import JournalError
from edge.journal.journal import Journal
from edge.journal.records import RecordedEvent, checked_code
from pipelines.preferences import Guidance, Preferences, Strictness

WALL = datetime(2026, 11, 24, 7, 30, 0, 250_000, tzinfo=UTC)
VERIFIED = RecordedEvent("item-verified", "P-1043", 2, {"scanned": "2012345000063", "quantity": 1, "counted": 1})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(12.5)


@pytest.fixture
def journal(path: Path, clock: ManualClock) -> Iterator[Journal]:
    with Journal.open(path, clock, lambda: WALL, busy_seconds=0.05) as opened:
        yield opened


def test_events_come_back_as_they_were_stored(journal: Journal, clock: ManualClock) -> None:
    first = journal.append([VERIFIED, RecordedEvent("work-paused")], "W-7")
    clock.advance(1)
    second = journal.append([RecordedEvent("work-resumed")])
    assert journal.events() == first + second
    assert [(one.sequence, one.monotonic, one.wall, one.worker) for one in journal.events()] == [
        (1, 12.5, WALL, "W-7"),
        (2, 12.5, WALL, "W-7"),
        (3, 13.5, WALL, None),
    ]
    assert [one.event.type for one in journal.events(after=1)] == ["work-paused", "work-resumed"]
    assert {one.device for one in journal.events()} == {journal.device}


def test_events_outlive_the_program(journal: Journal, path: Path) -> None:
    stored = journal.append([VERIFIED])
    with Journal.open(path) as again:
        assert again.events() == stored
        assert again.append([VERIFIED])[0].sequence == 2


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), json_values, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=50)
def test_any_payload_comes_back(journal: Journal, payload: dict[str, object]) -> None:
    journal.append([RecordedEvent("code-unknown", payload=payload)])
    assert dict(journal.events()[-1].event.payload) == payload


def test_an_event_cannot_be_changed_or_removed(journal: Journal) -> None:
    journal.append([VERIFIED])
    before = journal.events()
    for statement in ("UPDATE events SET type = 'other'", "DELETE FROM events"):
        with pytest.raises(sqlite3.IntegrityError, match="events are never"):
            journal._connection.execute(statement)
    assert journal.events() == before


def test_a_failed_transaction_stores_nothing(journal: Journal) -> None:
    with pytest.raises(JournalError, match="CHECK constraint failed"):
        journal.append([RecordedEvent("work-paused"), RecordedEvent("item-verified", None, 3)], "W-9")
    assert journal.events() == ()
    assert journal._connection.execute("SELECT count(*) FROM workers").fetchone()[0] == 0
    assert journal.append([VERIFIED])[0].sequence == 1


def test_a_full_disk_is_said_and_stores_nothing(journal: Journal) -> None:
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(JournalError, match="The disk is full: free some space"):
        journal.append([RecordedEvent("code-unknown", payload={"scanned": "x" * 100_000})])
    assert journal.events() == ()
    journal._connection.execute("PRAGMA max_page_count = 100000")
    journal.append([VERIFIED])
    assert len(journal.events()) == 1


def test_a_locked_file_is_said_and_stores_nothing(journal: Journal, path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalError, match="Another program holds it"):
        journal.append([VERIFIED])
    holder.execute("ROLLBACK")
    holder.close()
    assert journal.events() == ()
    assert journal.append([VERIFIED])[0].sequence == 1


def test_a_payload_that_is_not_json_is_a_fault_and_stores_nothing(journal: Journal) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        journal.append([VERIFIED, RecordedEvent("code-unknown", payload={"share": float("nan")})])
    assert journal.events() == ()


def test_a_closed_journal_is_said(journal: Journal) -> None:
    journal.close()
    with pytest.raises(JournalError, match="cannot be used"):
        journal.append([VERIFIED])


def test_a_worker_is_made_on_first_use_and_stays(journal: Journal, path: Path) -> None:
    made = journal.worker("w-07")
    assert (made.code, made.created, dict(made.preferences)) == ("W-07", WALL, {})
    with Journal.open(path, wall=lambda: datetime(2027, 1, 1, tzinfo=UTC)) as again:
        assert again.worker("W-07") == made


@pytest.mark.parametrize("code", ["", "Jan Smit", "W_7", "W.7", "é", "x" * 17, "W7\n", "७"])
def test_what_is_no_code_is_refused(journal: Journal, code: str) -> None:
    with pytest.raises(UserError, match="Use 1 to 16 letters, digits and dashes"):
        journal.worker(code)
    with pytest.raises(UserError, match="cannot be a worker's code"):
        journal.append([VERIFIED], code)
    assert journal.events() == ()


@given(st.from_regex(r"[A-Za-z0-9-]{1,16}", fullmatch=True))
def test_a_code_is_the_same_however_it_is_written(code: str) -> None:
    assert checked_code(code) == checked_code(code.lower()) == checked_code(code.upper())


def test_preferences_last_and_lie_over_the_profile_s(journal: Journal, path: Path) -> None:
    journal.save_preferences("W-7", {"rate": 180, "guidance": "short"})
    journal.save_preferences("w-7", {"rate": 200, "volume": 1, "pitch": 70})
    profile = Preferences(language="de", volume=0.5)
    with Journal.open(path) as again:
        assert again.preferences("W-7", profile) == Preferences("de", 200, 1.0, 70, Guidance.SHORT)
        assert again.preferences("W-8", profile) == profile


def test_a_change_of_preference_is_an_event_and_the_event_is_the_change(journal: Journal) -> None:
    journal.append(
        [RecordedEvent("preference-changed", payload={"name": "location_strictness", "value": "warn"})], "W-7"
    )
    journal.save_preferences("W-7", {"language": "en"})
    assert journal.preferences("W-7", Preferences()) == Preferences("en", location_strictness=Strictness.WARN)
    assert [dict(one.event.payload) for one in journal.events()] == [
        {"name": "location_strictness", "value": "warn"},
        {"name": "language", "value": "en"},
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "red"),
        ("rate", 79),
        ("rate", 165.5),
        ("rate", "165"),
        ("rate", True),
        ("volume", 1.1),
        ("volume", "0.5"),
        ("language", "fr"),
        ("guidance", "loud"),
        ("voice", "../nl"),
        ("voice", ""),
        ("voice", "n" * 65),
    ],
)
def test_what_is_no_preference_is_a_fault_and_stores_nothing(journal: Journal, name: str, value: str | float) -> None:
    with pytest.raises(ValueError, match=r"."):
        journal.save_preferences("W-7", {name: value})
    assert journal.events() == ()
    assert journal.preferences("W-7", Preferences()) == Preferences()


def test_a_failed_commit_changes_no_preference(journal: Journal, path: Path) -> None:
    journal.worker("W-7")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalError):
        journal.save_preferences("W-7", {"rate": 300})
    holder.execute("ROLLBACK")
    holder.close()
    assert journal.preferences("W-7", Preferences()) == Preferences()


def test_workers_are_listed_by_code(journal: Journal) -> None:
    assert journal.workers() == ()
    journal.worker("W-9")
    journal.save_preferences("w-10", {"rate": 200})
    assert [(each.code, dict(each.preferences)) for each in journal.workers()] == [("W-10", {"rate": 200}), ("W-9", {})]
    assert journal.known_worker("w-10") == journal.workers()[0]
    assert journal.known_worker("W-11") is None
    assert len(journal.workers()) == 2, "asking makes nobody"


def test_preferences_are_forgotten_and_that_is_kept(journal: Journal) -> None:
    journal.save_preferences("W-7", {"rate": 200})
    journal.save_preferences("W-8", {"rate": 220})
    journal.forget_preferences("W-7")
    assert journal.preferences("W-7", Preferences()) == Preferences()
    assert journal.preferences("W-8", Preferences()).rate == 220
    last = journal.events()[-1]
    assert (last.event.type, last.worker) == ("preferences-forgotten", "W-7")
    journal.save_preferences("W-7", {"rate": 190})
    assert journal.preferences("W-7", Preferences()).rate == 190


def test_preferences_that_a_newer_version_stored_are_said(journal: Journal) -> None:
    journal.worker("W-7")
    journal._connection.execute('UPDATE workers SET preferences = \'{"colour": "red"}\'')
    with pytest.raises(JournalError, match="Update the program"):
        journal.preferences("W-7", Preferences())


def test_a_shift_starts_and_ends(journal: Journal) -> None:
    journal.start_shift("W-7")
    journal.end_shift("W-7")
    assert [(one.event.type, one.worker) for one in journal.events()] == [
        ("shift-started", "W-7"),
        ("shift-ended", "W-7"),
    ]


def test_nothing_to_store_is_no_error(journal: Journal) -> None:
    assert journal.append([]) == ()


def test_a_change_inside_a_reading_is_a_fault_because_it_would_be_lost(journal: Journal) -> None:
    with journal.reading(), pytest.raises(RuntimeError, match="cannot be a part of a reading"):
        journal.append([VERIFIED])
    with journal.changing(), journal.reading():
        journal.append([VERIFIED])
    assert len(journal.events()) == 1
    with journal.reading():
        assert len(journal.events()) == 1


def test_changes_inside_one_another_are_one(journal: Journal) -> None:
    def change() -> None:
        with journal.changing():
            journal.append([VERIFIED])
            journal.append([RecordedEvent("item-verified", None, 3)])

    with pytest.raises(JournalError, match="CHECK constraint"):
        change()
    assert journal.events() == ()
