"""What leads and devices do with lists: take up, assign, cancel, override, help and answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from edge.errors import UserError
from edge.journal.errors import JournalError
from edge.journal.event_form import event_of
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.lists import ListStore
from edge.journal.records import EventOrigin
from edge.journal.standing import LineState, ListState
from pipelines import events
from pipelines.commands import ShortReason
from pipelines.events import Event, ListEvent
from tests.edge.journal.folding import differences
from tests.edge.journal.goods import LIST, SIMPLE, fill, simple_list


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite3") as opened:
        yield opened
        assert differences(opened) == []


@pytest.fixture
def store(journal: Journal) -> ListStore:
    return ListStore(journal)


def happen(journal: Journal, worker: str | None, *happened: Event) -> None:
    JournalKeeper(journal, worker).keep(happened, 0.0)


def acts_of_leads(journal: Journal) -> list[Event | None]:
    return [event_of(one.event) for one in journal.events() if one.origin is EventOrigin.LEAD]


def test_a_list_comes_as_the_session_takes_it(store: ListStore) -> None:
    fill(store, LIST)
    taken = store.pick_list("P-1", "en")
    assert (taken.id, taken.priority, taken.due, taken.tote, taken.checks) == (
        "P-1",
        2,
        date(2026, 12, 1),
        "T-1",
        LIST.checks,
    )
    assert taken.stock_codes == {"W-20"}
    first, second, third = taken.lines
    assert (first.item.name, first.location.spoken) == ("bearing 6204", "")
    assert store.pick_list("P-1", "nl").lines[0].location.spoken == "A drie twee"
    assert (second.unit, second.note, second.item.counting) == ("doos", "Voorzichtig.", "number")
    assert (third.number, third.item.name, third.lot, third.tote) == (5, "lijm", "L7", "T-2")
    assert (third.item.has_lot, third.item.has_expiry, third.is_serial_required) == (True, True, True)
    assert third.earliest_expiry == date(2027, 3, 1)
    assert store.pick_list("P-1", "de").lines[0].item.codes == first.item.codes


def test_lists_are_summed_up(store: ListStore, journal: Journal) -> None:
    fill(store, LIST, SIMPLE)
    happen(
        journal,
        "W-7",
        events.ListAccepted("P-2"),
        events.UnitsCounted("P-2", 2, "W-20", "scan", 1, 1),
        events.LineCompleted("P-2", 2, 1),
    )
    first, second = store.lists()
    assert (first.id, first.state, first.holder, first.worker) == ("P-2", ListState.IN_HAND, "W-7", None)
    assert (first.lines, first.closed_lines, first.units, first.counted) == (2, 1, 3, 1)
    assert (second.id, second.state, second.units, second.origin) == ("P-1", ListState.OPEN, 16, "goods.csv")


def test_a_list_that_is_not_known_is_said(store: ListStore) -> None:
    for ask in (
        lambda: store.pick_list("P-9", "nl"),
        lambda: store.progress("P-9", "nl"),
        lambda: store.saved_list("P-9"),
        lambda: store.results("P-9"),
        lambda: store.assign("P-9", "W-1"),
        lambda: store.cancel("P-9"),
        lambda: store.override_expiry("P-9", 1),
        lambda: store.answer("P-9", 1, "Kijk links."),
    ):
        with pytest.raises(UserError, match="There is no list P-9"):
            ask()


# Which list comes next


def test_the_next_list_is_by_priority_then_due_then_name(store: ListStore) -> None:
    plain = simple_list("P-b", 1, 1)
    fill(
        store,
        replace(plain, id="P-c"),
        plain,
        replace(plain, id="P-d", due=date(2026, 12, 2)),
        replace(plain, id="P-e", due=date(2026, 12, 1)),
        replace(plain, id="P-f", priority=1),
    )
    taken: list[str] = []
    while (found := store.next_id("W-1")) is not None:
        taken.append(found)
        store.cancel(found)
    assert taken == ["P-f", "P-e", "P-d", "P-b", "P-c"]
    assert store.next_for("W-1", "nl") is None


def test_what_is_in_hand_comes_first_and_then_what_is_assigned(store: ListStore, journal: Journal) -> None:
    fill(store, *(simple_list(name, 1, 1, priority) for name, priority in (("A", 9), ("B", 1), ("C", 0))))
    store.assign("B", "w-7")
    assert store.next_id("W-7") == "B"
    assert store.next_id("W-8") == "A", "not what is assigned to another"
    assert store.next_id(None) == "A"
    happen(journal, "W-7", events.ListAccepted("C"))
    assert [store.next_id(worker) for worker in ("W-7", "w-7", "W-8", None)] == ["C", "C", "A", "A"]
    assert store.next_id("W-7", besides="C") == "B"
    assert store.next_id("W-8", besides="A") is None, "never what another has in hand"
    progress = store.next_for("W-7", "nl")
    assert progress is not None
    assert (progress.pick_list.id, progress.is_accepted) == ("C", True)


def test_one_without_a_code_has_lists_in_hand_too(store: ListStore, journal: Journal) -> None:
    fill(store, simple_list("A", 1, 1), simple_list("B", 1, 1))
    happen(journal, None, events.ListAccepted("B"))
    assert (store.next_id(None), store.next_id("W-7")) == ("B", "A")


def test_a_list_that_was_handed_over_goes_to_anyone_and_last_to_who_gave_it(store: ListStore, journal: Journal) -> None:
    fill(store, simple_list("A", 2, 2, 5), simple_list("B", 1, 1))
    store.assign("A", "W-7")
    happen(journal, "W-7", events.ListAccepted("A"), events.UnitsCounted("A", 1, "W-20", "scan", 1, 1))
    happen(journal, "W-7", events.ListHandedOver("A"))
    assert (store.next_id("W-8"), store.next_id("W-7")) == ("A", "B")
    assert store.next_id("W-7", besides="B") == "A"
    happen(journal, "W-8", events.ListAccepted("A"))
    assert store.progress("A", "nl").lines[0].counted == 1, "every count is kept"
    assert (store.lists()[0].holder, store.lists()[0].state) == ("W-8", ListState.IN_HAND)


# Two at one list


def test_a_second_worker_cannot_take_what_is_in_hand(store: ListStore, journal: Journal) -> None:
    fill(store, SIMPLE)
    happen(journal, "W-7", events.ListAccepted("P-2"))
    before = journal.events()
    for event in (events.ListAccepted("P-2"), events.UnitsCounted("P-2", 1, "4006381333931", "scan", 1, 1)):
        with pytest.raises(JournalError, match="List P-2 is in the hands of W-7"):
            happen(journal, "W-8", event)
    assert journal.events() == before
    happen(journal, "W-7", events.UnitsCounted("P-2", 1, "4006381333931", "scan", 1, 1))


def test_a_list_taken_from_a_worker_takes_nothing_more_from_them(store: ListStore, journal: Journal) -> None:
    fill(store, SIMPLE)
    counted = events.UnitsCounted("P-2", 1, "4006381333931", "scan", 1, 1)
    happen(journal, "W-7", events.ListAccepted("P-2"), counted)
    store.assign("P-2", "W-8")
    assert acts_of_leads(journal) == [events.ListHandedOver("P-2"), events.ListAssigned("P-2", "W-8")]
    with pytest.raises(JournalError, match="was handed over"):
        happen(journal, "W-7", replace(counted, counted=2))
    assert (store.next_id("W-7"), store.next_id("W-8")) == (None, "P-2")
    happen(journal, "W-8", events.ListAccepted("P-2"), replace(counted, counted=2))
    assert store.lists()[0].counted == 2


def test_events_that_contradict_each_other_are_not_stored(store: ListStore, journal: Journal) -> None:
    fill(store, SIMPLE)
    happen(journal, "W-7", events.ListAccepted("P-2"))
    before = journal.events()
    with pytest.raises(JournalError, match="List P-2 cannot take what happened"):
        happen(journal, "W-7", events.ActUndone("P-2", 1, "units-counted", 0))
    with pytest.raises(JournalError, match="CHECK constraint failed"):
        happen(journal, "W-7", events.UnitsCounted("P-2", 1, "4006381333931", "scan", 3, 3))
    assert journal.events() == before


# A lead's acts


def test_assigning_makes_the_worker_and_can_be_taken_back(store: ListStore, journal: Journal) -> None:
    fill(store, SIMPLE)
    store.assign("P-2", "w-9")
    assert (store.lists()[0].worker, journal.known_worker("W-9") is not None) == ("W-9", True)
    assert store.next_id("W-8") is None
    store.assign("P-2", None)
    assert (store.lists()[0].worker, store.next_id("W-8")) == (None, "P-2")
    with pytest.raises(UserError, match="cannot be a worker's code"):
        store.assign("P-2", "Jan Smit")
    assert acts_of_leads(journal) == [events.ListAssigned("P-2", "W-9"), events.ListAssigned("P-2", "")]


def test_assigning_to_who_has_it_changes_nothing_for_them(store: ListStore, journal: Journal) -> None:
    fill(store, SIMPLE)
    happen(journal, "W-7", events.ListAccepted("P-2"))
    store.assign("P-2", "W-7")
    assert (store.lists()[0].state, store.lists()[0].worker) == (ListState.IN_HAND, "W-7")


def test_what_is_over_cannot_be_led(store: ListStore, journal: Journal) -> None:
    fill(store, SIMPLE)
    store.cancel("P-2")
    assert (store.lists()[0].state, store.progress("P-2", "nl").is_cancelled) == (ListState.CANCELLED, True)
    with pytest.raises(UserError, match="List P-2 is cancelled"):
        store.cancel("P-2")
    with pytest.raises(UserError, match="List P-2 is cancelled"):
        store.assign("P-2", "W-1")
    with pytest.raises(UserError, match="List P-2 is cancelled"):
        store.override_expiry("P-2", 1)
    assert acts_of_leads(journal) == [events.ListCancelled("P-2")]


def test_an_expiry_is_overridden_on_one_open_line(store: ListStore, journal: Journal) -> None:
    fill(store, LIST)
    store.override_expiry("P-1", 5)
    assert [line.is_expiry_overridden for line in store.progress("P-1", "nl").lines] == [False, False, True]
    with pytest.raises(UserError, match=r"has no line 3\. Its lines are 1, 2, 5"):
        store.override_expiry("P-1", 3)
    happen(journal, "W-7", events.LineShorted("P-1", 5, 0, ShortReason.EMPTY), events.LineCompleted("P-1", 5, 0))
    with pytest.raises(UserError, match="Line 5 of list P-1 is done"):
        store.override_expiry("P-1", 5)


def test_help_is_shown_answered_and_settled(store: ListStore, journal: Journal) -> None:
    fill(store, LIST, SIMPLE)
    happen(journal, "W-7", events.ListAccepted("P-1"), events.HelpRequested("P-1", 2, "verify-item", 3, "W-20"))
    happen(journal, "W-8", events.ListAccepted("P-2"), events.HelpRequested("P-2", 1, "count", 0, ""))
    first, second = store.help_requests()
    assert (first.worker, first.list_id, first.line, first.act, first.tries, first.seen, first.answer) == (
        "W-7",
        "P-1",
        2,
        "verify-item",
        3,
        "W-20",
        "",
    )
    assert (first.article, first.location, second.worker) == ("M8x30", "B-01-4", "W-8")
    store.answer("P-1", 2, "  Kijk op de   onderste plank. ")
    assert [each.answer for each in store.help_requests()] == ["Kijk op de onderste plank.", ""]
    assert acts_of_leads(journal) == [events.HelpAnswered("P-1", 2, "Kijk op de onderste plank.")]
    happen(journal, "W-7", events.HelpSettled("P-1", 2))
    assert [each.worker for each in store.help_requests()] == ["W-8"]
    with pytest.raises(UserError, match="Nobody asks for help on line 2 of list P-1"):
        store.answer("P-1", 2, "Kijk links.")
    for text in ("", " \n ", "x" * 141):
        with pytest.raises(UserError, match="An answer has 1 to 140 characters"):
            store.answer("P-2", 1, text)
    store.cancel("P-2")
    assert store.help_requests() == ()


# What came of it


def test_results_tell_what_was_shown_for_each_unit(store: ListStore, journal: Journal) -> None:
    fill(store, LIST)
    unit = events.UnitsCounted("P-1", 1, "4006381333931", "scan", 1, 1)
    happen(
        journal,
        "W-7",
        events.ListAccepted("P-1"),
        events.ItemVerified("P-1", 1, "4006381333931", "digits"),
        unit,
        replace(unit, scanned="CASE-K6204", quantity=3, counted=4, lot="L1", serial="S1", expiry="2027-01-01"),
        events.ActUndone("P-1", 1, "units-counted", 1),
        events.QuantityEntered("P-1", 1, 4),
        events.LineCompleted("P-1", 1, 4),
        events.LineShorted("P-1", 2, 0, ShortReason.NOT_FOUND),
        events.LineCompleted("P-1", 2, 0),
    )
    first, second, third = store.results("P-1")
    assert (first.state, first.counted, first.short_reason) == (LineState.DONE, 4, None)
    assert [(each.scanned, each.by, each.quantity, each.counted, each.is_undone) for each in first.counts] == [
        ("4006381333931", "scan", 1, 1, False),
        ("CASE-K6204", "scan", 3, 4, True),
        ("4006381333931", "entered", 3, 4, False),
    ]
    assert (first.counts[1].lot, first.counts[1].serial, first.counts[1].expiry) == ("L1", "S1", "2027-01-01")
    assert {each.worker for each in first.counts} == {"W-7"}
    assert (second.state, second.short_reason, second.counts) == (LineState.SHORT, ShortReason.NOT_FOUND, ())
    assert (third.line.number, third.state) == (5, LineState.OPEN)


def test_a_list_is_done_with_its_last_line_and_open_again_when_that_is_taken_back(
    store: ListStore, journal: Journal
) -> None:
    fill(store, replace(SIMPLE, lines=SIMPLE.lines[1:]))
    happen(journal, "W-7", events.ListAccepted("P-2"), events.LineSkipped("P-2", 2))
    done: tuple[ListEvent, ...] = (
        events.UnitsCounted("P-2", 2, "W-20", "scan", 1, 1),
        events.LineCompleted("P-2", 2, 1),
        events.ListCompleted("P-2"),
    )
    happen(journal, "W-7", *done)
    assert store.lists()[0].state is ListState.DONE
    happen(journal, "W-7", events.ActUndone("P-2", 2, "units-counted", 0))
    assert (store.lists()[0].state, store.lists()[0].counted) == (ListState.IN_HAND, 0)
    with journal.reading() as connection:
        assert connection.execute("SELECT state FROM lines").fetchone()[0] == LineState.SKIPPED
