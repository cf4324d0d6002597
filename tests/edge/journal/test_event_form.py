"""Events come back from the journal as the session told them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.journal.event_form import event_of, recorded
from edge.journal.event_rows import payload_text
from edge.journal.records import RecordedEvent
from pipelines import events
from pipelines.events import Event, ItemVerified, LineEvent, ListEvent, PreferenceChanged


def kinds(of: type[Event]) -> set[type[Event]]:
    found = {kind for kind in of.__subclasses__() if getattr(events, kind.__name__, None) is kind}
    return (found | {below for kind in found for below in kinds(kind)}) - {ListEvent, LineEvent}


EVERY_KIND = sorted(kinds(Event), key=lambda kind: kind.__name__)


def stored_and_read(event: Event) -> Event | None:
    kept = recorded(event)
    return event_of(RecordedEvent(kept.type, kept.list_id, kept.line, json.loads(payload_text(kept))))


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_event_comes_back_with_its_types(kind: type[Event]) -> None:
    @given(st.from_type(kind))
    def comes_back(event: Event) -> None:
        assert repr(stored_and_read(event)) == repr(event)

    # A preference that is a number beyond all size is none.
    if kind is not PreferenceChanged:
        comes_back()


def test_there_are_many_kinds() -> None:
    assert len(EVERY_KIND) > 30


@pytest.mark.parametrize("value", [200, 0.5, "nl", 1.0])
def test_a_preference_comes_back_as_the_kind_of_value_that_it_was(value: float | str) -> None:
    back = stored_and_read(PreferenceChanged("rate", value))
    assert isinstance(back, PreferenceChanged)
    assert (back.value, type(back.value)) == (value, type(value))


def test_what_no_session_tells_is_no_event() -> None:
    assert event_of(RecordedEvent("preferences-forgotten")) is None
    assert event_of(RecordedEvent("list-event", "P-1")) is None


def test_an_event_of_another_version_is_said() -> None:
    with pytest.raises(ValueError, match='"item-verified" is not as this version knows it'):
        event_of(RecordedEvent("item-verified", "P-1", 2, {"scanned": "1"}))
    with pytest.raises(ValueError, match="not as this version"):
        event_of(RecordedEvent("line-shorted", "P-1", 2, {"counted": 1, "reason": "tired"}))


def test_what_a_later_version_added_is_left_out() -> None:
    kept = RecordedEvent("item-verified", "P-1", 2, {"scanned": "1", "by": "scan", "colour": "red"})
    assert event_of(kept) == ItemVerified("P-1", 2, "1", "scan")
