"""The keeper: events of the running program as rows of the journal, and preferences that last."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge.journal.errors import JournalError
from edge.journal.event_form import recorded
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.records import RecordedEvent
from pipelines import events
from pipelines.events import Event, PageRead, PreferenceChanged, ShiftStarted, UnitsCounted
from pipelines.preferences import Preferences


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite3") as opened:
        yield opened


def test_what_belongs_to_a_line_has_columns_of_its_own() -> None:
    event = UnitsCounted(list_id="P-1", line=3, scanned="2012345000018", by="scan", quantity=10, counted=20)
    payload = {"scanned": "2012345000018", "by": "scan", "quantity": 10, "counted": 20}
    assert recorded(event) == RecordedEvent(
        "units-counted", "P-1", 3, {**payload, "lot": "", "serial": "", "expiry": ""}
    )


def test_what_belongs_to_no_list_is_payload_alone() -> None:
    assert recorded(ShiftStarted()) == RecordedEvent("shift-started", None, None, {})
    assert recorded(PageRead(lines=7, unsure_lines=2)).payload == {"lines": 7, "unsure_lines": 2}


def kinds(of: type[Event]) -> Iterator[type[Event]]:
    for kind in of.__subclasses__():
        yield from kinds(kind)
        if getattr(events, kind.__name__, None) is kind and kind not in {events.ListEvent, events.LineEvent}:
            yield kind


VALUES: dict[str, object] = {"str": "a", "int": 1, "float": 0.5, "bool": True}


def example(kind: type[Event]) -> Event:
    """Make an event with something in every field."""
    given: dict[str, object] = {}
    for field in dataclasses.fields(kind):
        name = str(field.type).partition(" ")[0]
        given[field.name] = VALUES.get(name, "a")
    if kind is PreferenceChanged:
        given = {"name": "rate", "value": 200}
    return kind(**given)


def test_every_event_that_there_is_can_be_kept(journal: Journal) -> None:
    each = [example(kind) for kind in sorted(set(kinds(Event)), key=lambda kind: kind.__name__)]
    assert len(each) > 10
    JournalKeeper(journal, "W7").keep(tuple(each), 1.0)
    assert [stored.event for stored in journal.events()] == [recorded(event) for event in each]
    assert {stored.worker for stored in journal.events()} == {"W7"}


def test_a_preference_lasts_for_its_worker_and_no_other(journal: Journal) -> None:
    JournalKeeper(journal, "W7").keep((PreferenceChanged("rate", 240),), 1.0)
    assert journal.preferences("W7", Preferences()).rate == 240
    assert journal.preferences("W8", Preferences()) == Preferences()


def test_without_a_worker_events_are_kept_and_preferences_are_not(journal: Journal) -> None:
    JournalKeeper(journal, None).keep((ShiftStarted(), PreferenceChanged("rate", 240)), 1.0)
    assert [stored.worker for stored in journal.events()] == [None, None]
    assert journal.preferences("W7", Preferences()) == Preferences()


def test_what_cannot_be_stored_is_told_and_nothing_of_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    with Journal.open(path) as journal:
        journal.close()
        with pytest.raises(JournalError):
            JournalKeeper(journal, "W7").keep((ShiftStarted(), PreferenceChanged("rate", 240)), 1.0)
    with Journal.open(path) as journal:
        assert journal.events() == ()
