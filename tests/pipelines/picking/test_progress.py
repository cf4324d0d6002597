"""How far a list is, from its events alone: which line comes next, what Undo takes back, and which tote is wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import events
from pipelines.commands import ShortReason
from pipelines.events import Detail, Event, LineEvent
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.progress import ACTS, ListProgress, act_name
from tests.pipelines.picking.shelf import BOLTS, LINES, LOTS, NUTS, PLACE_A, PLACE_B, THREE_LINES

START = ListProgress.start(THREE_LINES)


def _after(*happened: Event, pick_list: PickList = THREE_LINES) -> ListProgress:
    return ListProgress.after(pick_list, happened)


def _counted(line: int, quantity: int, counted: int, lot: str = "", expiry: str = "") -> events.UnitsCounted:
    return events.UnitsCounted("P-7", line, "X", "scan", quantity, counted, lot, "", expiry)


def _undoing_all(progress: ListProgress) -> ListProgress:
    """Take back everything, as the session does."""
    while progress.undoable is not None:
        line = progress.lines[progress.undoable]
        before, act = line.without_last()
        progress = progress.applying(events.ActUndone("P-7", line.line.number, act_name(act), before.counted))
    return progress


LINE_EVENTS = st.one_of(
    st.builds(events.LocationVerified, st.just("P-7"), st.just(1), st.just("scan")),
    st.builds(events.ItemVerified, st.just("P-7"), st.just(1), st.just("X"), st.just("scan")),
    st.builds(events.DetailCaptured, st.just("P-7"), st.just(1), st.just(Detail.LOT), st.just("L-5"), st.just("scan")),
    st.builds(_counted, st.just(1), st.integers(1, 3), st.just(0)),
    st.builds(events.QuantityEntered, st.just("P-7"), st.just(1), st.integers(1, 4)),
    st.builds(events.LineShorted, st.just("P-7"), st.just(1), st.just(0), st.sampled_from(ShortReason)),
    st.builds(events.PutToTote, st.just("P-7"), st.just(1), st.just("TOTE-7"), st.just("scan")),
    st.builds(events.ZeroChecked, st.just("P-7"), st.just(1)),
    st.builds(events.ItemRefused, st.just("P-7"), st.just(1), st.just("X")),
    st.builds(events.DamageReported, st.just("P-7"), st.just(1)),
)


@given(happened=st.lists(LINE_EVENTS, max_size=12), is_closed=st.booleans())
def test_taking_back_every_act_gives_the_start(happened: list[LineEvent], *, is_closed: bool) -> None:
    progress = _after(*happened)
    if is_closed and progress.lines[0].acts:
        progress = progress.applying(events.LineCompleted("P-7", 1, progress.lines[0].counted))
    undone = _undoing_all(progress)
    if any(isinstance(event, ACTS) for event in happened):
        assert undone == START
    else:
        assert undone.lines[0].acts == progress.lines[0].acts


@given(st.lists(LINE_EVENTS, max_size=12), st.integers(0, 12))
def test_a_list_may_be_told_in_two_parts(happened: list[LineEvent], cut: int) -> None:
    told = _after(*happened[:cut])
    for event in happened[cut:]:
        told = told.applying(event)
    assert told == _after(*happened)


@given(st.lists(LINE_EVENTS, max_size=12))
def test_what_happens_to_another_list_changes_nothing(happened: list[LineEvent]) -> None:
    others = [replace(event, list_id="P-8") for event in happened]
    assert _after(*others) == START
    assert _after(events.ShiftStarted(), events.WorkPaused(), events.LineSkipped("P-7", 9)) == START


def test_units_add_and_a_number_replaces() -> None:
    progress = _after(_counted(1, 1, 1), _counted(1, 2, 3))
    assert (progress.at.counted, progress.at.remaining) == (3, 1)
    assert progress.applying(events.QuantityEntered("P-7", 1, 2)).at.counted == 2
    assert progress.applying(events.QuantityEntered("P-7", 1, 2)).applying(_counted(1, 1, 3)).at.counted == 3


def test_a_completed_line_gives_way_to_the_next_and_undo_opens_it_again() -> None:
    done = _after(_counted(1, 4, 4), events.LineCompleted("P-7", 1, 4))
    assert (done.current, done.undoable, done.lines[0].is_closed) == (1, 0, True)
    opened = done.applying(events.ActUndone("P-7", 1, "units-counted", 0))
    assert (opened.current, opened.undoable, opened.lines[0].is_closed) == (0, None, False)


def test_an_act_on_the_next_line_closes_the_one_before_for_good() -> None:
    done = _after(_counted(1, 4, 4), events.LineCompleted("P-7", 1, 4), events.LocationVerified("P-7", 2, "scan"))
    assert done.undoable == 1
    assert done.applying(events.ActUndone("P-7", 2, "location-verified", 0)).undoable is None


def test_skipped_lines_come_after_all_others_in_the_order_of_the_list() -> None:
    progress, order = START, []
    for _ in range(6):
        order.append(progress.at.line.number)
        progress = progress.applying(events.LineSkipped("P-7", progress.at.line.number))
    assert order == [1, 2, 3, 1, 2, 3]
    assert progress.lines[0].skips == 2


def test_a_skipped_line_keeps_what_was_counted() -> None:
    progress = _after(_counted(1, 2, 2), events.LineSkipped("P-7", 1))
    assert (progress.current, progress.lines[0].counted, progress.is_complete) == (1, 2, False)


def test_the_last_open_line_cannot_be_skipped() -> None:
    two = PickList("P-7", LINES[:2])
    assert ListProgress.start(two).can_skip
    done = _after(
        events.LineShorted("P-7", 1, 0, ShortReason.NOT_FOUND), events.LineCompleted("P-7", 1, 0), pick_list=two
    )
    assert not done.can_skip


def test_a_list_is_complete_when_every_line_is() -> None:
    progress = START
    for number in (1, 2, 3):
        assert not progress.is_complete
        progress = progress.applying(events.LineCompleted("P-7", number, 0))
    assert progress.is_complete
    assert progress.at.is_closed, "the last line stays at hand"


def test_taking_giving_and_cancelling() -> None:
    accepted = _after(events.ListAccepted("P-7"))
    assert accepted.is_accepted
    assert not accepted.applying(events.ListHandedOver("P-7")).is_accepted
    assert accepted.applying(events.ListCancelled("P-7")).is_cancelled


@pytest.mark.parametrize(
    ("happened", "lot", "expiry"),
    [
        ((), "", None),
        ((events.DetailCaptured("P-7", 1, Detail.LOT, "L-5", "scan"),), "L-5", None),
        ((_counted(1, 1, 1, "L-5", "2026-08-01"),), "L-5", date(2026, 8, 1)),
        ((_counted(1, 1, 1, "L-5", "2026-08-01"), _counted(1, 1, 2, "L-6", "2026-09-01")), "L-6", date(2026, 9, 1)),
        (
            (_counted(1, 1, 1, "L-5", "2026-08-01"), events.DetailCaptured("P-7", 1, Detail.LOT, "L-6", "scan")),
            "L-6",
            None,
        ),
        ((events.DetailCaptured("P-7", 1, Detail.EXPIRY, "2026-08-01", "keyed"),), "", date(2026, 8, 1)),
        ((events.QuantityEntered("P-7", 1, 2, "L-5"),), "L-5", None),
    ],
)
def test_lot_and_expiry_of_the_units_that_are_being_picked(
    happened: tuple[Event, ...], lot: str, expiry: date | None
) -> None:
    progress = _after(*happened)
    assert (progress.at.lot, progress.at.expiry) == (lot, expiry)


def test_the_item_that_was_shown_waits_for_its_details() -> None:
    shown = events.ItemVerified("P-7", 1, "X", "scan", 3)
    detail = events.DetailCaptured("P-7", 1, Detail.LOT, "L-5", "scan")
    assert _after(shown, detail).at.shown == shown
    assert _after(shown, detail, _counted(1, 3, 3)).at.shown is None
    assert _after(detail).at.shown is None


def test_help_is_awaited_on_the_line_where_it_was_asked_for() -> None:
    asked = _after(events.HelpRequested("P-7", 1, "count", 0, ""))
    assert asked.is_awaiting_help
    assert not asked.applying(events.LineSkipped("P-7", 1)).is_awaiting_help
    assert asked.applying(events.LineSkipped("P-7", 1)).awaiting_help == {1}
    for end in (
        events.HelpAnswered("P-7", 1, "Left."),
        events.HelpSettled("P-7", 1),
        events.LineCompleted("P-7", 1, 0),
    ):
        assert asked.applying(end).awaiting_help == frozenset()
    assert asked.applying(events.HelpSettled("P-7", 2)).awaiting_help == {1}


TWO_TOTES = PickList(
    "P-7", (PickLine(1, PLACE_A, NUTS, 4), PickLine(2, PLACE_B, BOLTS, 1, tote="TOTE-9")), tote="TOTE-7"
)


def test_the_tote_is_the_line_s_or_the_list_s() -> None:
    progress = ListProgress.start(TWO_TOTES)
    assert progress.wanted_tote == "TOTE-7"
    assert progress.applying(events.LineSkipped("P-7", 1)).wanted_tote == "TOTE-9"
    assert START.wanted_tote == ""


def test_another_tote_takes_the_place_of_the_full_one_alone() -> None:
    filled = _after(events.ToteFilled("P-7", "TOTE-7"), pick_list=TWO_TOTES)
    assert (filled.is_tote_full, filled.wanted_tote) == (True, "TOTE-7")
    changed = filled.applying(events.ToteChanged("P-7", "TOTE-8"))
    assert (changed.is_tote_full, changed.wanted_tote) == (False, "TOTE-8")
    assert changed.applying(events.LineSkipped("P-7", 1)).wanted_tote == "TOTE-9"
    again = changed.applying(events.ToteFilled("P-7", "TOTE-8")).applying(events.ToteChanged("P-7", "TOTE-7"))
    assert again.wanted_tote == "TOTE-7", "an emptied tote may come back"
    bare = filled.applying(events.ToteChanged("P-7", ""))
    assert (bare.is_tote_full, bare.wanted_tote) == (False, "")


def test_nothing_can_be_taken_back_from_a_line_at_its_start() -> None:
    with pytest.raises(ValueError, match="nothing was confirmed on line 1"):
        START.at.without_last()


def test_an_act_has_the_name_of_its_event() -> None:
    assert act_name(events.PutToTote("P-7", 1, "T", "scan")) == "put-to-tote"


def test_two_lots_of_one_item_are_two_lines() -> None:
    assert [line.lot for line in LOTS.lines] == ["L-5", "L-6"]
    assert ListProgress.start(LOTS).at.line.lot == "L-5"
