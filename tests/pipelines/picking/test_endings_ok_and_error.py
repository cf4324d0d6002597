"""How a line ends, and how acts are taken back: short, zero check, totes, skip, undo, help, hand-over, in pairs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.commands import ShortReason
from pipelines.phrases import picking_phrases
from pipelines.picking.checks import Checks
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.progress import ListProgress
from pipelines.picking.session import PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.picking.states import PickingState
from pipelines.preferences import Strictness
from pipelines.session import Held, JournalChanged, Released, SessionInput, Started
from pipelines.spoken.codes import say_place
from pipelines.types import Barcode, Earcon, Play, Priority, Say
from tests.pipelines.picking.answers import Answer, answer, at_once, counts, going_on, say, stays
from tests.pipelines.picking.shelf import (
    BOLT,
    BOLTS,
    LABEL_A,
    LABEL_B,
    LINES,
    NUT,
    NUTS,
    NUTS_OF_3,
    PLACE_A,
    PLACE_B,
    SERIALS,
    STOCKED,
    STRANGE,
    THREE_LINES,
    TOTE_7,
    TOTE_8,
    TOTED,
    TOTES_CHECKED,
    after,
    barcode,
    look,
    session_with,
)

BRAVO, TOTE = say_place("B-2", "en"), say_place("TOTE-7", "en")
ALPHA = say_place("A-1", "en")
GOING = after(session_with(), commands.AcceptList())
VERIFYING = after(GOING, look(LABEL_A))
COUNTED = after(VERIFYING, look(NUT))
EMPTY = commands.ReportShort(ShortReason.EMPTY)


# Short


@pytest.mark.parametrize("reason", [ShortReason.WRONG_GOODS, ShortReason.DAMAGED, ShortReason.NOT_FOUND])
def test_short_keeps_what_was_counted(reason: ShortReason) -> None:
    heard = going_on(picking_phrases.line_shorted(1, 4), picking_phrases.go_to_location(BRAVO))
    happened = (events.LineShorted("P-7", 1, 1, reason), events.LineCompleted("P-7", 1, 1))
    expected = Answer(PickingState.GO_TO_LOCATION, (1, 0, 0), heard, happened)
    assert answer(COUNTED, commands.ReportShort(reason)) == expected


@pytest.mark.parametrize("reason", [ShortReason.EMPTY, ShortReason.WRONG_GOODS])
def test_a_place_is_reported_only_by_who_stands_there(reason: ShortReason) -> None:
    told = answer(GOING, commands.ReportShort(reason))
    assert told == stays(GOING, at_once(Earcon.ATTENTION, picking_phrases.location_first(ALPHA)))
    lax = replace(GOING, settings=PickingSettings(Checks(location=Strictness.WARN)))
    assert answer(lax, commands.ReportShort(reason)).happened[0] == events.LineShorted("P-7", 1, 0, reason)


def test_a_full_line_cannot_be_short() -> None:
    toted = after(session_with(TOTED, TOTES_CHECKED), commands.AcceptList(), look(LABEL_A), look(NUT), look(NUTS_OF_3))
    assert toted.state is PickingState.PUT_TO_TOTE
    told = answer(toted, EMPTY)
    assert (told.counted, told.happened) == ((4, 0), ())


def test_a_place_that_is_empty_is_looked_at_once_more() -> None:
    heard = going_on(picking_phrases.line_shorted(1, 4), picking_phrases.zero_check(ALPHA))
    shorted = events.LineShorted("P-7", 1, 1, ShortReason.EMPTY)
    assert answer(COUNTED, EMPTY) == Answer(PickingState.ZERO_CHECK, (1, 0, 0), heard, (shorted,))
    unasked = replace(COUNTED, settings=PickingSettings(asks_if_empty=False))
    assert answer(unasked, EMPTY).state is PickingState.GO_TO_LOCATION


def test_the_place_is_empty_indeed_or_not() -> None:
    asked = after(COUNTED, EMPTY)
    heard = going_on(picking_phrases.line_done(), picking_phrases.go_to_location(BRAVO))
    happened = (events.ZeroChecked("P-7", 1), events.LineCompleted("P-7", 1, 1))
    assert answer(asked, commands.Confirm()) == Answer(PickingState.GO_TO_LOCATION, (1, 0, 0), heard, happened)
    heard = going_on(picking_phrases.undone("line-shorted", 1), picking_phrases.remaining(3))
    taken_back = events.ActUndone("P-7", 1, "line-shorted", 1)
    assert answer(asked, commands.Decline()) == Answer(PickingState.COUNT, (1, 0, 0), heard, (taken_back,))


def test_a_damaged_unit_is_laid_aside_and_does_not_count() -> None:
    heard = at_once(Earcon.GOOD, picking_phrases.lay_aside("nuts"))
    assert answer(COUNTED, commands.ReportDamaged()) == stays(COUNTED, heard, events.DamageReported("P-7", 1))


# Totes

PUTTING = after(session_with(TOTED, TOTES_CHECKED), commands.AcceptList(), look(LABEL_A), look(NUT), look(NUTS_OF_3))


def test_right_tote() -> None:
    heard = going_on(picking_phrases.line_done(), picking_phrases.go_to_location(BRAVO))
    happened = (events.PutToTote("P-12", 1, "TOTE-7", "scan"), events.LineCompleted("P-12", 1, 4))
    assert answer(PUTTING, look(TOTE_7)) == Answer(PickingState.GO_TO_LOCATION, (4, 0), heard, happened)


@pytest.mark.parametrize("code", [TOTE_8, STRANGE])
def test_wrong_tote(code: Barcode) -> None:
    heard = at_once(Earcon.WRONG, picking_phrases.wrong_tote(TOTE))
    assert answer(PUTTING, look(code)) == stays(PUTTING, heard, events.ToteRefused("P-12", 1, code.text))


@pytest.mark.parametrize("code", [NUT, BOLT, LABEL_A])
def test_goods_and_places_on_the_way_to_the_tote_are_no_mistake(code: Barcode) -> None:
    assert answer(PUTTING, look(code)) == stays(PUTTING, ())


def test_a_tote_that_must_be_shown_is_not_taken_on_trust_and_one_that_is_warned_of_is() -> None:
    told = answer(PUTTING, commands.Confirm())
    assert told == stays(PUTTING, at_once(Earcon.ATTENTION, picking_phrases.put_to_tote(TOTE)))
    warned = replace(PUTTING, settings=PickingSettings(Checks(tote=Strictness.WARN)))
    told = answer(warned, commands.Confirm())
    assert told.happened[0] == events.PutToTote("P-12", 1, "TOTE-7", "confirmed")
    assert say(picking_phrases.tote_not_checked(), Priority.NEXT) in told.heard


def test_nothing_at_all_never_reaches_the_tote() -> None:
    session = after(session_with(TOTED, TOTES_CHECKED), commands.AcceptList(), look(LABEL_A))
    told = answer(session, commands.ReportShort(ShortReason.NOT_FOUND))
    assert told.state is PickingState.GO_TO_LOCATION
    assert told.happened[-1] == events.LineCompleted("P-12", 1, 0)
    assert answer(session, commands.EnterQuantity(0)).happened == ()


def test_a_short_line_puts_what_there_is_into_the_tote() -> None:
    session = after(session_with(TOTED, TOTES_CHECKED), commands.AcceptList(), look(LABEL_A), look(NUT))
    assert answer(session, commands.ReportShort(ShortReason.DAMAGED)).state is PickingState.PUT_TO_TOTE


def test_a_full_tote_is_replaced_by_the_one_that_is_shown() -> None:
    heard = going_on(picking_phrases.fetch_tote())
    filled = events.ToteFilled("P-12", "TOTE-7")
    assert answer(PUTTING, commands.FullTote()) == Answer(PickingState.FETCH_TOTE, (4, 0), heard, (filled,))
    fetching = after(PUTTING, commands.FullTote())
    for code in (TOTE_7, NUT, BOLT, LABEL_A, LABEL_B):
        assert answer(fetching, look(code)) == stays(fetching, ()), "the full one and the goods are in view"
    changed = answer(fetching, look(TOTE_8))
    assert (changed.state, changed.happened) == (PickingState.PUT_TO_TOTE, (events.ToteChanged("P-12", "TOTE-8"),))
    assert answer(after(fetching, look(TOTE_8)), look(TOTE_7)).happened == (events.ToteRefused("P-12", 1, "TOTE-7"),)


def test_goods_in_stock_are_no_tote() -> None:
    stocked = replace(TOTED, stock_codes=frozenset({"OTHER-GOODS"}))
    fetching = after(session_with(stocked, TOTES_CHECKED), commands.AcceptList(), commands.FullTote())
    assert answer(fetching, look(STOCKED)) == stays(fetching, ())


def test_a_tote_without_a_code_is_confirmed_and_asked_for_no_more() -> None:
    fetching = after(PUTTING, commands.FullTote())
    told = answer(fetching, commands.Confirm())
    happened = (events.ToteChanged("P-12", ""), events.LineCompleted("P-12", 1, 4))
    assert (told.state, told.happened) == (PickingState.GO_TO_LOCATION, happened)


def test_another_tote_takes_the_place_of_the_full_one_alone() -> None:
    lines = (PickLine(1, PLACE_A, NUTS, 4, tote="TOTE-7"), PickLine(2, PLACE_B, BOLTS, 1, tote="TOTE-9"))
    session = after(
        session_with(PickList("P-12", lines), TOTES_CHECKED), commands.AcceptList(), look(LABEL_A), look(NUT)
    )
    session = after(
        session, commands.FullTote(), look(TOTE_8), look(NUTS_OF_3), look(TOTE_8), look(LABEL_B), look(BOLT)
    )
    assert session.state is PickingState.PUT_TO_TOTE
    assert answer(session, look(TOTE_8)).happened == (events.ToteRefused("P-12", 2, "TOTE-8"),)
    assert answer(session, look(barcode("TOTE-9"))).state is PickingState.LIST_DONE


def test_where_totes_are_not_checked_a_full_one_changes_nothing_else() -> None:
    heard = at_once(Earcon.GOOD, picking_phrases.take_another_tote())
    happened = (events.ToteFilled("P-7", ""), events.ToteChanged("P-7", ""))
    assert answer(COUNTED, commands.FullTote()) == stays(COUNTED, heard, *happened)


# Skip


def test_a_line_is_left_for_later_and_is_not_short() -> None:
    heard = going_on(picking_phrases.line_skipped(), picking_phrases.go_to_location(BRAVO))
    skipped = events.LineSkipped("P-7", 1)
    assert answer(COUNTED, commands.Skip()) == Answer(PickingState.GO_TO_LOCATION, (1, 0, 0), heard, (skipped,))
    assert not any(isinstance(event, events.LineShorted) for event in answer(COUNTED, commands.Skip()).happened)


def test_the_only_line_that_is_left_cannot_wait() -> None:
    alone = after(session_with(PickList("P-7", LINES[:1])), commands.AcceptList())
    assert answer(alone, commands.Skip()) == stays(alone, at_once(Earcon.ATTENTION, picking_phrases.only_line_left()))


# Undo


def test_undo_takes_back_the_last_act_and_says_which() -> None:
    two = after(COUNTED, look(NUT))
    heard = at_once(Earcon.GOOD, picking_phrases.undone("units-counted", 1))
    undone = events.ActUndone("P-7", 1, "units-counted", 1)
    assert answer(two, commands.Undo()) == Answer(PickingState.COUNT, (1, 0, 0), heard, (undone,))


def test_undo_goes_back_to_the_start_of_the_line_and_no_further() -> None:
    session, taken_back = after(COUNTED, commands.EnterQuantity(3)), []
    for _ in range(4):
        told = answer(session, commands.Undo())
        taken_back += [event.act for event in told.happened if isinstance(event, events.ActUndone)]
        session = after(session, commands.Undo())
    assert taken_back == ["quantity-entered", "units-counted", "location-verified"]
    assert session.progress == GOING.progress
    assert answer(session, commands.Undo()) == stays(
        session, at_once(Earcon.ATTENTION, picking_phrases.nothing_to_undo())
    )


def test_undo_opens_a_line_again_that_was_completed_just_now() -> None:
    full = after(COUNTED, look(NUTS_OF_3))
    heard = going_on(picking_phrases.undone("units-counted", 1), picking_phrases.remaining(3))
    undone = events.ActUndone("P-7", 1, "units-counted", 1)
    assert answer(full, commands.Undo()) == Answer(PickingState.COUNT, (1, 0, 0), heard, (undone,))
    at_next = after(full, look(LABEL_B))
    assert answer(at_next, commands.Undo()).happened == (events.ActUndone("P-7", 2, "location-verified", 0),)
    twice = after(at_next, commands.Undo())
    assert answer(twice, commands.Undo()).happened == (), "the line before is closed for good once the next was begun"


def test_undo_opens_a_list_again_that_was_completed_just_now() -> None:
    done = after(
        session_with(PickList("P-7", LINES[:1])), commands.AcceptList(), look(LABEL_A), look(NUT), look(NUTS_OF_3)
    )
    assert done.state is PickingState.LIST_DONE
    told = answer(done, commands.Undo())
    assert (told.state, told.counted) == (PickingState.COUNT, (1,))


# Help


def test_help_is_offered_after_tries_and_not_before() -> None:
    offer = say(picking_phrases.help_offer())
    session = VERIFYING
    for tries in range(1, 7):
        assert (offer in answer(session, look(STRANGE)).heard) == (tries in {3, 6}), tries
        session = after(session, look(STRANGE))
    assert offer not in answer(after(session, look(NUT)), look(STRANGE)).heard, "a right one begins anew"
    at_last = after(GOING, *[commands.ReportShort(ShortReason.NOT_FOUND)] * 2)
    tried = after(at_last, look(STRANGE), look(STRANGE))
    assert say(picking_phrases.help_offer_last()) in answer(tried, look(STRANGE)).heard


def test_help_is_asked_for_once_and_settled_by_the_next_act() -> None:
    tried = after(VERIFYING, look(STRANGE))
    requested = events.HelpRequested("P-7", 1, "verify-item", 1, "SOMETHING-ELSE")
    heard = at_once(Earcon.HEARD, picking_phrases.help_item("nuts"), picking_phrases.help_asked())
    assert answer(tried, commands.Help()) == stays(tried, heard, requested)
    waiting = after(tried, commands.Help())
    again = at_once(Earcon.HEARD, picking_phrases.help_item("nuts"), picking_phrases.help_is_coming())
    assert answer(waiting, commands.Help()) == stays(waiting, again)
    assert answer(waiting, look(STRANGE)).happened == (events.CodeUnknown("P-7", 1, "SOMETHING-ELSE"),)
    assert answer(waiting, look(NUT)).happened[-1] == events.HelpSettled("P-7", 1)


def test_a_request_on_a_line_that_was_left_is_not_settled_by_another_line() -> None:
    left = after(VERIFYING, commands.Help(), commands.Skip())
    assert events.HelpSettled("P-7", 1) not in answer(left, look(LABEL_B)).happened
    assert not any(isinstance(event, events.HelpSettled) for event in answer(left, look(LABEL_B)).happened)


def test_a_request_is_known_after_a_crash() -> None:
    waiting = after(VERIFYING, commands.Help())
    assert waiting.progress is not None
    resumed = PickingSession.resuming(waiting.progress, waiting.phrasebook, waiting.settings, waiting.tracker)
    assert answer(resumed, commands.Help()).happened == ()
    assert answer(resumed, look(NUT)).happened[-1] == events.HelpSettled("P-7", 1)


# Leads


def test_a_lead_s_answer_is_heard_and_ends_the_waiting() -> None:
    waiting = after(VERIFYING, commands.Help())
    answered = JournalChanged((events.HelpAnswered("P-7", 1, "Look behind the post."),))
    heard = (Play(Earcon.ATTENTION), say(picking_phrases.help_answer("Look behind the post."), Priority.NEXT))
    assert answer(waiting, answered) == stays(waiting, heard)
    assert after(waiting, answered).progress == VERIFYING.progress


@pytest.mark.parametrize("taken", [events.ListCancelled("P-7"), events.ListHandedOver("P-7")])
def test_a_list_that_a_lead_takes_back_is_let_go(taken: events.ListEvent) -> None:
    told = answer(after(COUNTED, look(STRANGE)), JournalChanged((taken,)))
    assert (told.state, told.counted, told.happened) == (PickingState.NO_LIST, (), ())
    assert say(picking_phrases.list_cancelled(), Priority.NEXT) in told.heard


def test_what_a_lead_does_to_another_list_is_not_heard() -> None:
    others = (events.ListCancelled("P-1"), events.HelpAnswered("P-1", 1, "No."), events.ExpiryOverridden("P-1", 1))
    assert answer(COUNTED, JournalChanged(others)) == stays(COUNTED, ())


@pytest.mark.parametrize(("before", "after_it"), [(commands.Pause(), commands.Resume()), (Held(), Released())])
def test_what_a_lead_did_in_a_pause_or_behind_the_menu_is_heard_after_it(
    before: SessionInput, after_it: SessionInput
) -> None:
    news = JournalChanged((events.HelpAnswered("P-7", 1, "Look behind the post."),))
    quiet = after(COUNTED, before)
    assert answer(quiet, news).heard == ()
    told = answer(after(quiet, news), after_it)
    assert say(picking_phrases.help_answer("Look behind the post."), Priority.NEXT) in told.heard
    again = answer(after(quiet, news, after_it), commands.WhereAmI())
    assert say(picking_phrases.help_answer("Look behind the post."), Priority.NEXT) not in again.heard, "once"


OTHER_WAITS = JournalChanged(offered=ListProgress.start(SERIALS))
OFFER = say(picking_phrases.list_offered(say_place("P-9", "en"), 1))


def test_a_list_that_waits_is_offered_when_the_one_at_hand_is_done_or_given_away() -> None:
    waiting = after(
        after(session_with(PickList("P-7", LINES[:1])), commands.AcceptList(), look(LABEL_A), look(NUT)), OTHER_WAITS
    )
    assert (waiting.state, waiting.progress and waiting.progress.pick_list.id) == (PickingState.COUNT, "P-7")
    for last in (look(NUTS_OF_3), commands.HandOver()):
        told = answer(waiting, last)
        assert (told.state, told.counted) == (PickingState.LIST_OFFERED, (0,))
        assert told.heard[-1] == OFFER


def test_a_list_that_comes_while_the_menu_is_open_is_offered_after_it() -> None:
    held = after(session_with(None), Held(), OTHER_WAITS)
    assert answer(held, Released()).heard == (OFFER,)


def test_a_list_without_lines_is_no_list() -> None:
    assert session_with(PickList("P-9", ())).state is PickingState.NO_LIST
    assert after(session_with(None), JournalChanged(offered=ListProgress.start(PickList("P-9", ())))).progress is None


# Giving away, and coming back


def test_a_list_that_is_handed_over_is_at_hand_no_more() -> None:
    told = answer(COUNTED, commands.HandOver())
    heard = going_on(picking_phrases.handed_over())
    assert told == Answer(PickingState.NO_LIST, (), heard, (events.ListHandedOver("P-7"),))


def test_whoever_takes_a_list_that_was_begun_hears_where_it_stands() -> None:
    assert COUNTED.progress is not None
    offered = COUNTED.progress.applying(events.ListHandedOver("P-7"))
    session = after(session_with(None), JournalChanged(offered=offered))
    told = answer(session, commands.AcceptList())
    where = picking_phrases.where_in_line(say_place("P-7", "en"), 1, 3, "nuts", counted=1, remaining=3)
    assert told == Answer(PickingState.COUNT, (1, 0, 0), going_on(where), (events.ListAccepted("P-7"),))


@pytest.mark.parametrize("session", [GOING, VERIFYING, COUNTED, PUTTING], ids=lambda session: session.state.name)
def test_after_a_power_cut_the_worker_hears_list_place_item_counted_and_remaining(session: PickingSession) -> None:
    resumed = PickingSession.resuming(session.progress, session.phrasebook, session.settings, session.tracker)
    told = answer(resumed, Started())
    assert (told.state, told.counted, told.happened) == (session.state, counts(session), ())
    words = {one.utterance.phrase for one in told.heard if isinstance(one, Say)}
    assert words & {"where-in-list", "where-in-line"}


def test_the_stock_of_the_whole_list_is_known() -> None:
    assert THREE_LINES.line(2).item is BOLTS
    with pytest.raises(KeyError, match="list P-7 has no line 9"):
        THREE_LINES.line(9)
