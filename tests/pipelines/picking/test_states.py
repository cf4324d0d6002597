"""What the worker does next, from the list's progress and from what is checked."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from pipelines import events
from pipelines.commands import ShortReason
from pipelines.events import Detail, Event
from pipelines.picking.checks import CheckChanges, Checks
from pipelines.picking.pick_list import PickList
from pipelines.picking.progress import ListProgress
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import AT_ITEM, AT_WORK, LOOKING, PickingState, checks_of, state_of
from pipelines.preferences import Strictness
from tests.pipelines.picking.shelf import DATES, LOTS, NUMBERS, SERIALS, THREE_LINES, TOTED, TOTES_CHECKED

P = PickingState


def _state(pick_list: PickList, *happened: Event, settings: PickingSettings | None = None) -> PickingState:
    accepted = events.ListAccepted(pick_list.id)
    return state_of(ListProgress.after(pick_list, (accepted, *happened)), settings or PickingSettings())


def _there(pick_list: PickList) -> events.LocationVerified:
    return events.LocationVerified(pick_list.id, 1, "scan")


def _shown(pick_list: PickList) -> events.ItemVerified:
    return events.ItemVerified(pick_list.id, 1, "X", "scan")


def _detail(pick_list: PickList, detail: Detail, value: str) -> events.DetailCaptured:
    return events.DetailCaptured(pick_list.id, 1, detail, value, "scan")


def test_without_a_list_and_before_it_is_accepted() -> None:
    assert state_of(None, PickingSettings()) is P.NO_LIST
    assert state_of(ListProgress.start(THREE_LINES), PickingSettings()) is P.LIST_OFFERED
    assert _state(THREE_LINES, events.ListHandedOver("P-7")) is P.LIST_OFFERED
    assert _state(THREE_LINES, events.ListCancelled("P-7")) is P.NO_LIST


def test_place_item_and_count() -> None:
    assert _state(THREE_LINES) is P.GO_TO_LOCATION
    assert _state(THREE_LINES, _there(THREE_LINES)) is P.VERIFY_ITEM
    assert _state(THREE_LINES, _there(THREE_LINES), _shown(THREE_LINES)) is P.COUNT
    assert _state(THREE_LINES, events.UnitsCounted("P-7", 1, "X", "scan", 1, 1)) is P.COUNT
    assert _state(NUMBERS, events.QuantityEntered("P-11", 1, 5)) is P.VERIFY_ITEM, "a number proves no item"


@pytest.mark.parametrize(
    ("pick_list", "detail", "value", "state", "after"),
    [
        (LOTS, Detail.LOT, "L-5", P.CAPTURE_LOT, P.COUNT),
        (DATES, Detail.EXPIRY, "2026-08-01", P.CAPTURE_EXPIRY, P.COUNT),
        (SERIALS, Detail.SERIAL, "SN-1", P.CAPTURE_SERIAL, P.CAPTURE_SERIAL),
    ],
)
def test_details(pick_list: PickList, detail: Detail, value: str, state: PickingState, after: PickingState) -> None:
    shown = (_there(pick_list), _shown(pick_list))
    assert _state(pick_list, *shown) is state
    assert _state(pick_list, *shown, _detail(pick_list, detail, value)) is after
    for strictness in (Strictness.WARN, Strictness.IGNORE):
        lax = PickingSettings(Checks(lot=strictness, expiry=strictness, serial=strictness))
        assert _state(pick_list, *shown, settings=lax) is P.COUNT


def test_totes() -> None:
    full = (_there(TOTED), events.UnitsCounted("P-12", 1, "X", "scan", 4, 4))
    assert _state(TOTED, *full, settings=TOTES_CHECKED) is P.PUT_TO_TOTE
    assert _state(TOTED, events.ToteFilled("P-12", "TOTE-7"), settings=TOTES_CHECKED) is P.FETCH_TOTE
    nothing = events.LineShorted("P-12", 1, 0, ShortReason.NOT_FOUND)
    assert _state(TOTED, nothing, settings=TOTES_CHECKED) is not P.PUT_TO_TOTE
    some = (events.UnitsCounted("P-12", 1, "X", "scan", 1, 1), events.LineShorted("P-12", 1, 1, ShortReason.DAMAGED))
    assert _state(TOTED, *some, settings=TOTES_CHECKED) is P.PUT_TO_TOTE


def test_the_end() -> None:
    closed = [events.LineCompleted("P-7", number, 0) for number in (1, 2, 3)]
    assert _state(THREE_LINES, *closed) is P.LIST_DONE
    assert _state(THREE_LINES, *closed[:2]) is P.GO_TO_LOCATION


def test_the_groups_of_states() -> None:
    assert set(PickingState) - AT_WORK == {P.NO_LIST, P.LIST_OFFERED, P.LIST_DONE}
    assert AT_ITEM < LOOKING < AT_WORK
    assert LOOKING | {P.ZERO_CHECK} == AT_WORK


@pytest.mark.parametrize("name", [field.name for field in fields(Checks)])
@pytest.mark.parametrize("strictness", Strictness)
def test_a_list_changes_the_checks_that_it_names_and_no_other(name: str, strictness: Strictness) -> None:
    of_profile = Checks(tote=Strictness.WARN)
    changed = of_profile.changed_by(CheckChanges(**{name: strictness}))
    assert changed == replace(of_profile, **{name: strictness})
    progress = ListProgress.start(replace(THREE_LINES, checks=CheckChanges(**{name: strictness})))
    assert checks_of(progress, PickingSettings(of_profile)) == changed


def test_a_list_that_names_none_changes_none() -> None:
    assert Checks().changed_by(CheckChanges()) == Checks()
    assert {field.name for field in fields(CheckChanges)} == {field.name for field in fields(Checks)}
