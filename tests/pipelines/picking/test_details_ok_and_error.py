"""Lot, serial number and expiry date in pairs: state, counts, what is heard and what is stored together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines import commands, events
from pipelines.events import Detail
from pipelines.phrases import picking_phrases
from pipelines.picking.checks import Checks
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.session import PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import PickingState
from pipelines.preferences import Strictness
from pipelines.session import JournalChanged
from pipelines.spoken.codes import say_place
from pipelines.spoken.dates import say_date
from pipelines.types import Earcon, LabelField, Priority, Symbology
from tests.pipelines.picking.answers import Answer, answer, at_once, going_on, say, stays
from tests.pipelines.picking.shelf import (
    A_DRILL,
    CARTON,
    CARTON_GOOD,
    CARTON_PAST,
    CARTON_SOON,
    DATED,
    DATES,
    DRILL,
    DRILL_S1,
    DRILL_S2,
    GLUE,
    LABEL_A,
    LOTS,
    MILK,
    NUT,
    NUTS,
    NUTS_OF_3,
    PLACE_A,
    PLACE_B,
    SERIALS,
    TUBE,
    TUBE_L5,
    TUBE_L6,
    UNDATED,
    after,
    barcode,
    gs1,
    look,
    session_with,
)
from tests.pipelines.transitions import Given

LOT_5 = say_place("L-5", "en")


def at_place(pick_list: PickList, checks: Checks | None = None, *, is_dated: bool = True) -> PickingSession:
    """Give a session at the right place of a list's first line."""
    session = session_with(pick_list, PickingSettings(checks or Checks()))
    return after(session, DATED if is_dated else UNDATED, commands.AcceptList(), look(LABEL_A))


GLUING = at_place(LOTS)
DRILLING = at_place(SERIALS)
MILKING = at_place(DATES)
LOT_WANTED = after(GLUING, look(TUBE))
SERIAL_WANTED = after(DRILLING, look(A_DRILL))
DATE_WANTED = after(MILKING, look(CARTON))


# The lot


def test_of_an_item_with_lots_the_narrower_code_is_asked_for() -> None:
    heard = going_on(picking_phrases.show_lot(LOT_5))
    proven = events.ItemVerified("P-8", 1, "5012345678900", "scan", 1)
    assert answer(GLUING, look(TUBE)) == Answer(PickingState.CAPTURE_LOT, (0, 0), heard, (proven,))


def test_right_lot_in_the_item_s_own_code() -> None:
    heard = going_on(picking_phrases.remaining(1))
    counted = events.UnitsCounted("P-8", 1, TUBE_L5.text, "scan", 1, 1, lot="L-5")
    assert answer(GLUING, look(TUBE_L5)) == Answer(PickingState.COUNT, (1, 0), heard, (counted,))


def test_right_lot_in_a_code_of_its_own_counts_the_unit_that_was_shown() -> None:
    heard = going_on(picking_phrases.remaining(1))
    happened = (
        events.DetailCaptured("P-8", 1, Detail.LOT, "L-5", "scan"),
        events.UnitsCounted("P-8", 1, "5012345678900", "scan", 1, 1, lot="L-5"),
    )
    expected = Answer(PickingState.COUNT, (1, 0), heard, happened)
    assert answer(LOT_WANTED, look(barcode("L-5"))) == expected


@pytest.mark.parametrize("session", [GLUING, LOT_WANTED], ids=["at once", "when it is asked for"])
def test_wrong_lot(session: PickingSession) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.other_lot(LOT_5))
    refused = events.DetailRefused("P-8", 1, Detail.LOT, "L-6", "other-lot")
    assert answer(session, look(TUBE_L6)) == stays(session, heard, refused)


def test_lot_that_is_keyed() -> None:
    told = answer(LOT_WANTED, commands.EnterLot(" L-5 "))
    assert (told.state, told.counted) == (PickingState.COUNT, (1, 0))
    assert told.happened[0] == events.DetailCaptured("P-8", 1, Detail.LOT, "L-5", "keyed")
    heard = at_once(Earcon.WRONG, picking_phrases.other_lot(LOT_5))
    refused = events.DetailRefused("P-8", 1, Detail.LOT, "L-9", "other-lot")
    assert answer(LOT_WANTED, commands.EnterLot("L-9")) == stays(LOT_WANTED, heard, refused)


def test_a_lot_is_asked_for_only_where_there_are_two_or_the_item_has_lots() -> None:
    plain = replace(GLUE, has_lot=False)
    one = PickList("P-8", (PickLine(1, PLACE_A, plain, 2),))
    two = PickList("P-8", (PickLine(1, PLACE_A, plain, 2, lot="L-5"), PickLine(2, PLACE_B, plain, 1, lot="L-6")))
    assert answer(at_place(one), look(TUBE)).state is PickingState.COUNT
    assert answer(at_place(two), look(TUBE)).state is PickingState.CAPTURE_LOT


def test_a_label_of_other_goods_gives_no_lot_and_no_serial_number() -> None:
    foreign = gs1(gtin="04012345678901", lot="L-5", serial="SN-1")
    for session, name in ((LOT_WANTED, "glue"), (SERIAL_WANTED, "drill")):
        assert session.progress is not None
        heard = at_once(Earcon.WRONG, picking_phrases.unknown_code(name))
        unknown = events.CodeUnknown(session.progress.pick_list.id, 1, foreign.text)
        assert answer(session, look(foreign)) == stays(session, heard, unknown)


def test_a_code_of_goods_alone_is_no_lot_and_no_serial_number() -> None:
    for code in (NUT, NUTS_OF_3):
        for session in (LOT_WANTED, SERIAL_WANTED):
            assert answer(session, look(code)) == stays(session, ()), code.text


def test_each_unit_is_stored_with_its_own_lot() -> None:
    any_lot = PickList("P-8", (PickLine(1, PLACE_A, GLUE, 3),))
    session = after(at_place(any_lot), look(TUBE_L5), look(TUBE_L6))
    told = answer(session, look(TUBE))
    assert told.happened[0] == events.UnitsCounted("P-8", 1, "5012345678900", "scan", 1, 3, lot="L-6")
    assert session.progress is not None
    lots = [act.lot for act in session.progress.at.acts if isinstance(act, events.UnitsCounted)]
    assert lots == ["L-5", "L-6"]


@pytest.mark.parametrize(("strictness", "is_said"), [(Strictness.WARN, True), (Strictness.IGNORE, False)])
def test_lots_where_they_are_not_required(strictness: Strictness, is_said: bool) -> None:  # noqa: FBT001 -- a case
    lax = at_place(LOTS, Checks(lot=strictness))
    for code, warning in ((TUBE, picking_phrases.lot_not_checked()), (TUBE_L6, picking_phrases.other_lot(LOT_5))):
        told = answer(lax, look(code))
        assert told.counted == (1, 0)
        assert (say(warning, Priority.NEXT) in told.heard) == is_said


# The serial number


def test_an_item_with_serial_numbers_asks_for_each() -> None:
    heard = going_on(picking_phrases.show_serial(2))
    proven = events.ItemVerified("P-9", 1, "7612345678900", "scan", 1)
    assert answer(DRILLING, look(A_DRILL)) == Answer(PickingState.CAPTURE_SERIAL, (0,), heard, (proven,))


@pytest.mark.parametrize("by", ["scan", "keyed"])
def test_a_serial_number_counts_one(by: str) -> None:
    given = commands.EnterSerial("SN-1") if by == "keyed" else look(barcode("SN-1"))
    heard = going_on(picking_phrases.pick_item("drill", 1))
    counted = events.UnitsCounted("P-9", 1, "7612345678900", by, 1, 1, serial="SN-1")
    assert answer(SERIAL_WANTED, given) == Answer(PickingState.VERIFY_ITEM, (1,), heard, (counted,))


def test_a_serial_number_without_its_item_counts_nothing() -> None:
    counted = after(SERIAL_WANTED, look(barcode("SN-1")))
    assert answer(counted, look(barcode("SN-2"))).counted == (1,)
    assert answer(counted, commands.EnterSerial("SN-2")).counted == (1,)
    assert answer(after(counted, look(A_DRILL)), look(barcode("SN-2"))).counted == (2,)


def test_item_and_serial_number_in_one_code_count_at_once() -> None:
    told = answer(DRILLING, look(DRILL_S1))
    assert told.counted == (1,)
    assert told.happened == (events.UnitsCounted("P-9", 1, DRILL_S1.text, "scan", 1, 1, serial="SN-1"),)


@pytest.mark.parametrize("by", ["the item's code", "a code of its own", "keyed"])
def test_a_serial_number_counts_only_once(by: str) -> None:
    session = after(DRILLING, look(DRILL_S1), look(A_DRILL))
    ways: dict[str, Given] = {
        "the item's code": look(DRILL_S1),
        "a code of its own": look(barcode("SN-1")),
        "keyed": commands.EnterSerial("SN-1"),
    }
    heard = at_once(Earcon.DUPLICATE, picking_phrases.serial_again())
    refused = events.DetailRefused("P-9", 1, Detail.SERIAL, "SN-1", "serial-again")
    assert answer(session, ways[by]) == stays(session, heard, refused)
    assert answer(session, look(DRILL_S2)).counted == (2,)


def test_a_serial_number_that_was_undone_counts_again() -> None:
    undone = after(DRILLING, look(DRILL_S1), commands.Undo())
    assert answer(undone, look(DRILL_S1)).counted == (1,)


def test_a_serial_number_of_another_line_with_the_item_counts_only_once() -> None:
    two = PickList("P-9", (PickLine(1, PLACE_A, DRILL, 1), PickLine(2, PLACE_A, DRILL, 1)))
    second = after(at_place(two), look(DRILL_S1), commands.EnterCheckDigits("42"))
    told = answer(second, look(DRILL_S1))
    assert told.happened == (events.DetailRefused("P-9", 2, Detail.SERIAL, "SN-1", "serial-again"),)


def test_units_with_serial_numbers_are_not_entered_as_a_number() -> None:
    lax = at_place(SERIALS, Checks(item=Strictness.IGNORE))
    assert answer(lax, commands.EnterQuantity(2)) == stays(
        lax, at_once(Earcon.ATTENTION, picking_phrases.show_serial(2))
    )


def test_a_line_may_ask_for_serial_numbers_of_an_item_that_needs_none_elsewhere() -> None:
    asked = PickList("P-9", (PickLine(1, PLACE_A, NUTS, 4, is_serial_required=True),))
    assert answer(at_place(asked), look(NUT)).state is PickingState.CAPTURE_SERIAL


@pytest.mark.parametrize(("strictness", "is_said"), [(Strictness.WARN, True), (Strictness.IGNORE, False)])
def test_serial_numbers_where_they_are_not_required(strictness: Strictness, is_said: bool) -> None:  # noqa: FBT001
    told = answer(at_place(SERIALS, Checks(serial=strictness)), look(A_DRILL))
    assert told.counted == (1,)
    assert (say(picking_phrases.serial_not_checked(), Priority.NEXT) in told.heard) == is_said


# The expiry date


def test_a_date_that_is_good() -> None:
    heard = going_on(picking_phrases.remaining(1))
    counted = events.UnitsCounted("P-10", 1, CARTON_GOOD.text, "scan", 1, 1, expiry="2026-08-01")
    assert answer(MILKING, look(CARTON_GOOD)) == Answer(PickingState.COUNT, (1,), heard, (counted,))


@pytest.mark.parametrize("session", [MILKING, DATE_WANTED], ids=["at once", "when it is asked for"])
def test_a_date_that_is_too_early_for_the_line(session: PickingSession) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.expires_too_early(say_date(date(2026, 6, 1), "en")))
    refused = events.DetailRefused("P-10", 1, Detail.EXPIRY, "2026-05-15", "too-early")
    assert answer(session, look(CARTON_SOON)) == stays(session, heard, refused)


NO_LIMIT = PickList("P-10", (PickLine(1, PLACE_A, MILK, 2),))


def test_a_date_that_has_passed() -> None:
    session = at_place(NO_LIMIT)
    heard = at_once(Earcon.WRONG, picking_phrases.expired_put_back("milk"))
    refused = events.DetailRefused("P-10", 1, Detail.EXPIRY, "2026-04-01", "expired")
    assert answer(session, look(CARTON_PAST)) == stays(session, heard, refused)
    assert answer(session, look(CARTON_SOON)).counted == (1,)
    today = gs1(gtin="05412345678908", expiry="260501")
    assert answer(session, look(today)).counted == (1,), "it is good on its last day"


def test_a_lead_may_allow_what_has_expired() -> None:
    allowed = after(MILKING, JournalChanged((events.ExpiryOverridden("P-10", 1),)))
    assert answer(allowed, look(CARTON_PAST)).counted == (1,)
    other_line = after(MILKING, JournalChanged((events.ExpiryOverridden("P-10", 2),)))
    assert answer(other_line, look(CARTON_PAST)).counted == (0,)


@pytest.mark.parametrize(
    ("digits", "value"), [("260801", "2026-08-01"), ("260800", "2026-08-31"), ("280200", "2028-02-29")]
)
def test_a_date_that_is_keyed(digits: str, value: str) -> None:
    told = answer(DATE_WANTED, commands.EnterExpiry(digits))
    assert told.happened[0] == events.DetailCaptured("P-10", 1, Detail.EXPIRY, value, "keyed")
    assert told.counted == (1,)


def test_digits_that_are_no_date() -> None:
    told = answer(DATE_WANTED, commands.EnterExpiry("261301"))
    assert told == stays(DATE_WANTED, at_once(Earcon.ATTENTION, picking_phrases.no_such_date()))


def test_a_code_without_a_date() -> None:
    told = answer(DATE_WANTED, look(barcode("BATCH 7")))
    assert told == stays(DATE_WANTED, at_once(Earcon.ATTENTION, picking_phrases.no_date_here()))


# The day is unknown


UNKNOWN = at_place(NO_LIMIT, is_dated=False)
GOOD_DAY = say_date(date(2026, 8, 1), "en")
IS_GOOD_ASKED = after(UNKNOWN, look(CARTON_GOOD))


def test_without_a_clock_that_can_be_trusted_it_is_asked() -> None:
    told = answer(UNKNOWN, look(CARTON_GOOD))
    assert told == stays(UNKNOWN, at_once(Earcon.ATTENTION, picking_phrases.date_unknown(GOOD_DAY)))


def test_yes_takes_the_unit_and_no_puts_it_back() -> None:
    heard = going_on(picking_phrases.remaining(1))
    happened = (
        events.DetailCaptured("P-10", 1, Detail.EXPIRY, "2026-08-01", "confirmed"),
        events.UnitsCounted("P-10", 1, CARTON_GOOD.text, "scan", 1, 1, expiry="2026-08-01"),
    )
    assert answer(IS_GOOD_ASKED, commands.Confirm()) == Answer(PickingState.COUNT, (1,), heard, happened)
    declined = events.DetailRefused("P-10", 1, Detail.EXPIRY, "2026-08-01", "declined")
    refused = stays(UNKNOWN, at_once(Earcon.HEARD, picking_phrases.lay_aside("milk")), declined)
    assert answer(IS_GOOD_ASKED, commands.Decline()) == refused


def test_the_same_date_is_asked_once_and_another_one_again() -> None:
    confirmed = after(IS_GOOD_ASKED, commands.Confirm())
    assert answer(confirmed, look(CARTON_GOOD)).counted == (2,)
    later = gs1(gtin="05412345678908", expiry="260901")
    asked = answer(confirmed, look(later))
    assert asked.heard == at_once(Earcon.ATTENTION, picking_phrases.date_unknown(say_date(date(2026, 9, 1), "en")))


def test_a_date_that_is_good_on_a_pack_that_is_too_large_sounds_wrong() -> None:
    case = gs1(gtin="05412345678908", expiry="260801", quantity="12")
    asked = after(UNKNOWN, look(case))
    told = answer(asked, commands.Confirm())
    assert told.counted == (0,)
    assert told.happened[-1] == events.OverPickRefused("P-10", 1, 12, 2)
    assert [one.earcon for one in told.heard if hasattr(one, "earcon")] == [Earcon.WRONG]


def test_the_day_is_known_as_soon_as_the_device_knows_it() -> None:
    assert answer(after(UNKNOWN, DATED), look(CARTON_PAST)).happened == (
        events.DetailRefused("P-10", 1, Detail.EXPIRY, "2026-04-01", "expired"),
    )
    assert answer(after(at_place(NO_LIMIT), UNDATED), look(CARTON_PAST)).happened == ()


def test_nobody_is_asked_of_a_date_that_nobody_asked_for() -> None:
    dated_nut = gs1(gtin="04006381333931", expiry="260401")
    lines = PickList("P-7", (PickLine(1, PLACE_A, NUTS, 4),))
    assert answer(at_place(lines, is_dated=False), look(dated_nut)).counted == (1,)


@pytest.mark.parametrize("strictness", [Strictness.WARN, Strictness.IGNORE])
def test_dates_where_they_are_not_required(strictness: Strictness) -> None:
    lax = at_place(NO_LIMIT, Checks(expiry=strictness))
    told = answer(lax, look(CARTON))
    assert told.counted == (1,)
    assert (say(picking_phrases.expiry_not_checked(), Priority.NEXT) in told.heard) == (strictness is Strictness.WARN)
    past = answer(lax, look(CARTON_PAST))
    assert past.counted == (1,)
    assert (say(picking_phrases.date_too_old(), Priority.NEXT) in past.heard) == (strictness is Strictness.WARN)


# Electronics


def test_a_label_of_electronics_says_part_lot_and_quantity() -> None:
    fields = (LabelField("1P", "8712345678906"), LabelField("1T", "L-5"), LabelField("Q", "3"))
    reel = replace(GLUE, codes=(*GLUE.codes, *(NUTS.codes[2:])))
    lines = PickList("P-8", (PickLine(1, PLACE_A, reel, 4, lot="L-5"),))
    label = barcode("[)>...", Symbology.DATA_MATRIX, fields=(LabelField("1P", "CRATE-NUTS"), *fields[1:]))
    told = answer(at_place(lines), look(label))
    assert told.happened == (events.UnitsCounted("P-8", 1, "[)>...", "scan", 3, 3, lot="L-5"),)
    too_many = replace(
        label, label_fields=(LabelField("1P", "CRATE-NUTS"), LabelField("1T", "L-5"), LabelField("Q", "5"))
    )
    assert answer(at_place(lines), look(too_many)).happened == (events.OverPickRefused("P-8", 1, 5, 4),)


def test_where_dates_are_only_warned_of_an_unknown_day_is_said_and_not_asked() -> None:
    told = answer(at_place(NO_LIMIT, Checks(expiry=Strictness.WARN), is_dated=False), look(CARTON_GOOD))
    assert told.counted == (1,)
    assert say(picking_phrases.expiry_not_checked(), Priority.NEXT) in told.heard
