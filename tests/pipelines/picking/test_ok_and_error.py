"""Place, item and quantity in pairs, right and wrong: state, counts, what is heard and what is stored together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.phrases import catalogue, picking_phrases, reading_phrases
from pipelines.picking.checks import CheckChanges, Checks
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.session import LEAVE_STORE_SECONDS, PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import PickingState
from pipelines.preferences import Strictness
from pipelines.spoken.codes import say_place
from pipelines.types import Barcode, Earcon, JournalFailed, Priority, Say, Symbology
from tests.pipelines.picking.answers import Answer, answer, at_once, going_on, say, stays
from tests.pipelines.picking.shelf import (
    BOLT,
    ENGLISH,
    LABEL_A,
    LABEL_B,
    NUMBERS,
    NUT,
    NUTS,
    NUTS_OF_3,
    NUTS_OF_10,
    PLACE_A,
    SCREW,
    SCREWS_OF_100,
    STOCKED,
    STRANGE,
    THREE_LINES,
    WASHER,
    ToldTracker,
    after,
    barcode,
    look,
    seen,
    session_with,
    telling,
)
from tests.pipelines.transitions import taken

ALPHA, BRAVO = say_place("A-1", "en"), say_place("B-2", "en")
GOING = after(session_with(), commands.AcceptList())
VERIFYING = after(GOING, look(LABEL_A))
COUNTED = after(VERIFYING, look(NUT))
LAX = {
    strictness: replace(GOING, settings=PickingSettings(Checks(location=strictness)))
    for strictness in (Strictness.WARN, Strictness.IGNORE)
}


def _counted(
    session: PickingSession, scanned: str, quantity: int, counted: int, by: str = "scan"
) -> events.UnitsCounted:
    assert session.progress is not None
    return events.UnitsCounted(session.progress.pick_list.id, 1, scanned, by, quantity, counted)


# The place


def test_right_place() -> None:
    heard = going_on(picking_phrases.pick_item("nuts", 4))
    verified = events.LocationVerified("P-7", 1, "scan")
    assert answer(GOING, look(LABEL_A)) == Answer(PickingState.VERIFY_ITEM, (0, 0, 0), heard, (verified,))


def test_wrong_place() -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.wrong_location(BRAVO, ALPHA))
    assert answer(GOING, look(LABEL_B)) == stays(GOING, heard, events.LocationRefused("P-7", 1, "LOC-B2"))


def test_right_check_digits() -> None:
    heard = going_on(picking_phrases.pick_item("nuts", 4))
    verified = events.LocationVerified("P-7", 1, "check-digits")
    expected = Answer(PickingState.VERIFY_ITEM, (0, 0, 0), heard, (verified,))
    assert answer(GOING, commands.EnterCheckDigits("42")) == expected


@pytest.mark.parametrize("digits", ["24", "4", "420", "042", ""])
def test_wrong_check_digits(digits: str) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.wrong_check_digits(ALPHA))
    refused = events.LocationRefused("P-7", 1, digits)
    assert answer(GOING, commands.EnterCheckDigits(digits)) == stays(GOING, heard, refused)


def test_no_digits_prove_a_place_without_check_digits() -> None:
    at_b = after(GOING, commands.Skip())
    refused = events.LocationRefused("P-7", 2, "")
    heard = at_once(Earcon.WRONG, picking_phrases.wrong_check_digits(BRAVO))
    assert answer(at_b, commands.EnterCheckDigits("")) == stays(at_b, heard, refused)


@pytest.mark.parametrize("code", [WASHER, NUT, NUTS_OF_3])
def test_item_before_its_place(code: Barcode) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.location_first(ALPHA))
    assert answer(GOING, look(code)) == stays(GOING, heard, events.ItemRefused("P-7", 1, code.text))


@pytest.mark.parametrize("strictness", LAX)
def test_item_without_its_place_where_that_is_allowed(strictness: Strictness) -> None:
    warning = (say(picking_phrases.location_not_checked(), Priority.NEXT),) if strictness is Strictness.WARN else ()
    step = taken(LAX[strictness], look(NUT), 0.0)
    assert step.session.state is PickingState.COUNT
    assert step.events == (_counted(GOING, "4006381333931", 1, 1),)
    assert set(warning) <= set(step.feedback)
    assert (say(picking_phrases.location_not_checked(), Priority.NEXT) in step.feedback) == bool(warning)


@pytest.mark.parametrize("strictness", LAX)
def test_a_refused_pack_proves_no_place_where_none_is_required(strictness: Strictness) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.too_many(4))
    refused = events.OverPickRefused("P-7", 1, 10, 4)
    assert answer(LAX[strictness], look(NUTS_OF_10)) == stays(GOING, heard, refused)


@pytest.mark.parametrize("strictness", LAX)
def test_a_wrong_item_is_named_where_no_place_is_required(strictness: Strictness) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.item_of_other_line("washers", "nuts"))
    assert answer(LAX[strictness], look(WASHER)) == stays(GOING, heard, events.ItemRefused("P-7", 1, "WASHER"))


def test_a_wrong_place_is_said_under_warn_and_passed_over_under_ignore() -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.wrong_location(BRAVO, ALPHA))
    refused = events.LocationRefused("P-7", 1, "LOC-B2")
    assert answer(after(LAX[Strictness.WARN], look(NUT)), look(LABEL_B)) == stays(COUNTED, heard, refused)
    assert answer(after(LAX[Strictness.IGNORE], look(NUT)), look(LABEL_B)) == stays(COUNTED, ())


@pytest.mark.parametrize(
    ("profile", "of_list", "counted"),
    [
        (Strictness.IGNORE, Strictness.REQUIRE, 0),
        (Strictness.REQUIRE, Strictness.IGNORE, 1),
        (Strictness.REQUIRE, None, 0),
    ],
)
def test_a_list_is_stricter_or_looser_than_the_profile(
    profile: Strictness, of_list: Strictness | None, counted: int
) -> None:
    checked = replace(THREE_LINES, checks=CheckChanges(location=of_list))
    session = after(session_with(checked, PickingSettings(Checks(location=profile))), commands.AcceptList())
    told = answer(session, look(NUT))
    assert told.counted == (counted, 0, 0)
    assert isinstance(told.happened[0], events.UnitsCounted if counted else events.ItemRefused)


# The item


def test_right_item() -> None:
    heard = going_on(picking_phrases.remaining(3))
    counted = _counted(GOING, "4006381333931", 1, 1)
    assert answer(VERIFYING, look(NUT)) == Answer(PickingState.COUNT, (1, 0, 0), heard, (counted,))


def test_one_more_of_it() -> None:
    heard = at_once(Earcon.GOOD, picking_phrases.remaining(2))
    counted = _counted(GOING, "4006381333931", 1, 2)
    assert answer(COUNTED, look(NUT)) == Answer(PickingState.COUNT, (2, 0, 0), heard, (counted,))


@pytest.mark.parametrize(
    ("code", "other"), [(WASHER, "washers"), (BOLT, "bolts")], ids=["strong checksum", "weak checksum"]
)
def test_item_of_another_line(code: Barcode, other: str) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.item_of_other_line(other, "nuts"))
    assert answer(VERIFYING, look(code)) == stays(VERIFYING, heard, events.ItemRefused("P-7", 1, code.text))


def test_item_of_the_warehouse() -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.wrong_item("nuts"))
    assert answer(VERIFYING, look(STOCKED)) == stays(VERIFYING, heard, events.ItemRefused("P-7", 1, "OTHER-GOODS"))


def test_unknown_code() -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.unknown_code("nuts"))
    assert answer(VERIFYING, look(STRANGE)) == stays(VERIFYING, heard, events.CodeUnknown("P-7", 1, "SOMETHING-ELSE"))


def test_a_contradiction_needs_more_than_one_frame_and_a_right_code_does_not() -> None:
    for wrong in (WASHER, BOLT, STRANGE, LABEL_B):
        told = answer(VERIFYING, seen(wrong))
        assert (told.heard, told.happened) == ((), ()), wrong.text
    assert answer(VERIFYING, seen(NUT)).counted == (1, 0, 0)


def test_an_itf_code_needs_two_frames() -> None:
    assert answer(VERIFYING, seen(NUTS_OF_3)) == stays(VERIFYING, ())
    assert answer(VERIFYING, look(NUTS_OF_3, frames=2)).counted == (3, 0, 0)


def test_an_itf_code_that_is_no_gtin_is_nothing() -> None:
    assert answer(VERIFYING, look(barcode("400638133393", Symbology.ITF), frames=9)) == stays(VERIFYING, ())


def test_right_last_digits_of_the_code() -> None:
    heard = going_on(picking_phrases.remaining(3))
    counted = _counted(GOING, "4006381333931", 1, 1, by="keyed")
    expected = Answer(PickingState.COUNT, (1, 0, 0), heard, (counted,))
    assert answer(VERIFYING, commands.EnterCheckDigits("3931")) == expected


@pytest.mark.parametrize("digits", ["931", "8906", "0000", "13931", ""])
def test_wrong_last_digits_of_the_code(digits: str) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.wrong_item_digits("nuts"))
    refused = events.ItemRefused("P-7", 1, digits)
    assert answer(VERIFYING, commands.EnterCheckDigits(digits)) == stays(VERIFYING, heard, refused)


def test_last_digits_that_other_goods_share_prove_nothing() -> None:
    twins = replace(THREE_LINES, stock_codes=frozenset({"08711111113931"}))
    session = after(session_with(twins), commands.AcceptList(), look(LABEL_A))
    heard = at_once(Earcon.WRONG, picking_phrases.wrong_item_digits("nuts"))
    assert answer(session, commands.EnterCheckDigits("3931")) == stays(
        session, heard, events.ItemRefused("P-7", 1, "3931")
    )


# How many


def test_pack_that_fits() -> None:
    heard = going_on(picking_phrases.remaining(1))
    counted = _counted(GOING, "14006381333938", 3, 3)
    assert answer(VERIFYING, look(NUTS_OF_3)) == Answer(PickingState.COUNT, (3, 0, 0), heard, (counted,))


def test_pack_that_is_too_large() -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.too_many(4))
    assert answer(VERIFYING, look(NUTS_OF_10)) == stays(VERIFYING, heard, events.OverPickRefused("P-7", 1, 10, 4))


def test_a_case_is_never_taken_for_its_unit() -> None:
    other_case = barcode("24006381333935", Symbology.ITF, "24006381333935")
    heard = at_once(Earcon.WRONG, picking_phrases.unknown_code("nuts"))
    unknown = events.CodeUnknown("P-7", 1, "24006381333935")
    assert answer(VERIFYING, look(other_case)) == stays(VERIFYING, heard, unknown)


def test_the_last_unit_completes_the_line() -> None:
    heard = going_on(picking_phrases.line_done(), picking_phrases.go_to_location(BRAVO))
    happened = (_counted(GOING, "14006381333938", 3, 4), events.LineCompleted("P-7", 1, 4))
    assert answer(COUNTED, look(NUTS_OF_3)) == Answer(PickingState.GO_TO_LOCATION, (4, 0, 0), heard, happened)


@pytest.mark.parametrize(("code", "quantity"), [(NUT, 1), (NUTS_OF_3, 3), (NUTS_OF_10, 10)])
def test_one_more_after_the_line_is_full(code: Barcode, quantity: int) -> None:
    full = after(COUNTED, look(NUTS_OF_3))
    heard = at_once(Earcon.WRONG, picking_phrases.line_was_full(BRAVO))
    assert answer(full, look(code)) == stays(full, heard, events.OverPickRefused("P-7", 1, quantity, 0))


def test_a_number_that_leaves_some_replaces_the_count_and_says_so() -> None:
    heard = at_once(Earcon.GOOD, picking_phrases.quantity_set(3, 1))
    entered = events.QuantityEntered("P-7", 1, 3)
    assert answer(COUNTED, commands.EnterQuantity(3)) == Answer(PickingState.COUNT, (3, 0, 0), heard, (entered,))
    assert "instead of" in ENGLISH.text(picking_phrases.quantity_set(3, 1))


def test_a_number_that_is_all() -> None:
    heard = going_on(picking_phrases.quantity_set(4, 0), picking_phrases.go_to_location(BRAVO))
    happened = (events.QuantityEntered("P-7", 1, 4), events.LineCompleted("P-7", 1, 4))
    expected = Answer(PickingState.GO_TO_LOCATION, (4, 0, 0), heard, happened)
    assert answer(COUNTED, commands.EnterQuantity(4)) == expected


def test_a_number_that_is_too_large() -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.too_many(3))
    refused = events.OverPickRefused("P-7", 1, 5, 3)
    assert answer(COUNTED, commands.EnterQuantity(5)) == stays(COUNTED, heard, refused)


def test_a_number_of_nothing() -> None:
    told = answer(COUNTED, commands.EnterQuantity(0))
    assert told == stays(COUNTED, at_once(Earcon.ATTENTION, picking_phrases.help_item("nuts")))


def test_a_number_before_the_item_was_shown() -> None:
    told = answer(VERIFYING, commands.EnterQuantity(4))
    assert told == stays(VERIFYING, at_once(Earcon.ATTENTION, picking_phrases.scan_first("nuts")))


@pytest.mark.parametrize("strictness", [Strictness.WARN, Strictness.IGNORE])
def test_a_number_before_the_item_was_shown_where_that_is_allowed(strictness: Strictness) -> None:
    lax = replace(VERIFYING, settings=PickingSettings(Checks(item=strictness)))
    told = answer(lax, commands.EnterQuantity(4))
    warning = say(picking_phrases.item_not_checked(), Priority.NEXT)
    assert told.happened == (events.QuantityEntered("P-7", 1, 4), events.LineCompleted("P-7", 1, 4))
    assert (warning in told.heard) == (strictness is Strictness.WARN)


def test_a_line_whose_item_looks_like_another_must_be_scanned_whatever_the_profile_says() -> None:
    alike = PickList("P-7", (PickLine(1, PLACE_A, NUTS, 4, must_scan=True),))
    settings = PickingSettings(Checks(item=Strictness.IGNORE))
    session = after(session_with(alike, settings), commands.AcceptList(), look(LABEL_A))
    told = answer(session, commands.EnterQuantity(4))
    assert told == stays(session, at_once(Earcon.ATTENTION, picking_phrases.scan_first("nuts")))


SCREWS_SHOWN = after(session_with(NUMBERS), commands.AcceptList(), look(LABEL_A), look(SCREW))


def test_one_code_and_then_a_number() -> None:
    heard = going_on(picking_phrases.quantity_set(200, 0), picking_phrases.list_done(), earcon=Earcon.DONE)
    happened = (
        events.QuantityEntered("P-11", 1, 200),
        events.LineCompleted("P-11", 1, 200),
        events.ListCompleted("P-11"),
    )
    assert answer(SCREWS_SHOWN, commands.Confirm()) == Answer(PickingState.LIST_DONE, (200,), heard, happened)


def test_an_item_that_counts_by_number_counts_nothing_when_it_is_shown() -> None:
    at_place = after(session_with(NUMBERS), commands.AcceptList(), look(LABEL_A))
    heard = going_on(picking_phrases.confirm_number(200))
    proven = events.ItemVerified("P-11", 1, "9012345678907", "scan", 1)
    assert answer(at_place, look(SCREW)) == Answer(PickingState.COUNT, (0,), heard, (proven,))
    duplicate = at_once(Earcon.DUPLICATE, picking_phrases.confirm_number(200))
    assert answer(SCREWS_SHOWN, look(SCREW)) == stays(SCREWS_SHOWN, duplicate)


def test_a_pack_counts_though_the_item_counts_by_number() -> None:
    told = answer(SCREWS_SHOWN, look(SCREWS_OF_100))
    assert (told.counted, told.happened) == ((100,), (events.UnitsCounted("P-11", 1, "BOX-SCREWS", "scan", 100, 100),))


# The same unit or another one


ASKED = telling(COUNTED, ToldTracker(again=(NUT,))).step(seen(NUT), 0.0).session


def test_a_code_that_came_back_is_asked_about_and_does_not_count() -> None:
    session = telling(COUNTED, ToldTracker(again=(NUT,)))
    heard = at_once(Earcon.ATTENTION, picking_phrases.another_unit())
    assert answer(session, seen(NUT)) == stays(COUNTED, heard)


def test_yes_counts_it_and_no_does_not() -> None:
    counted = _counted(GOING, "4006381333931", 1, 2)
    heard = at_once(Earcon.GOOD, picking_phrases.remaining(2))
    assert answer(ASKED, commands.Confirm()) == Answer(PickingState.COUNT, (2, 0, 0), heard, (counted,))
    assert answer(ASKED, commands.Decline()) == stays(COUNTED, at_once(Earcon.HEARD, picking_phrases.not_counted(3)))


def test_the_same_code_shown_anew_is_a_yes_and_a_flicker_or_another_code_is_not() -> None:
    assert answer(telling(ASKED, ToldTracker(scans=(NUT,))), seen(NUT)).counted == (2, 0, 0)
    assert answer(ASKED, seen(NUT)) == stays(ASKED, ())
    other = telling(ASKED, ToldTracker(again=(NUTS_OF_3,)))
    assert answer(other, seen(NUTS_OF_3)) == stays(COUNTED, at_once(Earcon.ATTENTION, picking_phrases.another_unit()))


@pytest.mark.parametrize("act", [commands.EnterQuantity(2), commands.Undo(), commands.Skip(), commands.ReportDamaged()])
def test_any_other_act_lets_the_question_go(act: commands.Command) -> None:
    answered = ASKED.step(act, 0.0).session
    assert answered.question is None


# Two codes


def test_two_codes_that_cannot_be_told_apart() -> None:
    session = telling(VERIFYING, ToldTracker(is_crowded=True))
    assert answer(session, seen(NUT, BOLT)) == stays(VERIFYING, at_once(Earcon.ATTENTION, picking_phrases.two_codes()))


def test_a_right_code_beside_a_wrong_one_counts_and_is_no_mistake() -> None:
    told = answer(telling(VERIFYING, ToldTracker(scans=(WASHER, NUT))), seen(NUT, WASHER))
    assert told.happened == (_counted(GOING, "4006381333931", 1, 1),)


def test_several_labels_in_one_view_count_each_and_are_answered_once() -> None:
    told = answer(telling(VERIFYING, ToldTracker(scans=(NUT, NUT, NUT))), seen(NUT))
    assert [event for event in told.happened if isinstance(event, events.UnitsCounted)] == [
        _counted(GOING, "4006381333931", 1, counted) for counted in (1, 2, 3)
    ]
    assert told.heard == at_once(Earcon.GOOD, picking_phrases.remaining(1)), "three tones at once would be noise"


# What could not be stored


def test_what_was_not_stored_is_said_and_the_code_is_left_alone_for_a_while() -> None:
    told = answer(VERIFYING, JournalFailed("disk full"), 5.0)
    assert told == stays(VERIFYING, at_once(Earcon.ATTENTION, catalogue.not_stored()))
    resting = VERIFYING.step(JournalFailed("disk full"), 5.0).session
    assert answer(resting, look(NUT, at=5.0 + LEAVE_STORE_SECONDS - 0.9), 7.1) == stays(VERIFYING, ())
    assert answer(resting, look(NUT, at=5.0 + LEAVE_STORE_SECONDS), 8.0).counted == (1, 0, 0)


def test_a_code_that_counted_and_stays_in_view_does_not_count_after_the_rest() -> None:
    session = taken(VERIFYING, look(NUT, at=4.5), 4.9).session
    session = session.step(JournalFailed("disk full"), 5.0).session
    step = taken(session, look(NUT, at=5.0, frames=50), 5.0)
    assert step.events == ()


# What the worker marks


def test_an_answer_that_is_marked_is_kept_with_what_was_seen() -> None:
    refused = after(VERIFYING, look(STRANGE))
    heard = at_once(Earcon.HEARD, picking_phrases.answer_flagged())
    flag = events.AnswerFlagged("P-7", 1, "unknown-code", "SOMETHING-ELSE")
    assert answer(refused, commands.FlagWrong()) == stays(refused, heard, flag)


def test_nothing_to_mark() -> None:
    heard = at_once(Earcon.ATTENTION, reading_phrases.nothing_to_flag())
    assert answer(VERIFYING, commands.FlagWrong()) == stays(VERIFYING, heard)
    flagged = after(VERIFYING, look(STRANGE), commands.FlagWrong())
    assert answer(flagged, commands.FlagWrong()) == stays(flagged, heard), "marked once"


def test_the_remedy_names_what_to_look_for() -> None:
    for code in (WASHER, STRANGE, STOCKED):
        spoken = [one.utterance.text for one in answer(VERIFYING, look(code)).heard if isinstance(one, Say)]
        assert spoken[0].startswith("Look for nuts."), code.text
