"""Each check in pairs, right and wrong: state, feedback and events are compared together, as whole steps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.commands import ShortReason
from pipelines.events import Event
from pipelines.phrases import catalogue
from pipelines.phrases.catalogue import Phrase
from pipelines.picking.scans import CodeInView, ScanTracker
from pipelines.picking.session import PickingSession, PickingSettings, PickingState
from pipelines.preferences import Strictness
from pipelines.session import Step
from pipelines.spoken.codes import say_place
from pipelines.types import Earcon, Feedback, JournalFailed, Play, Priority, Say, Silence, Symbology, Wanted
from tests.pipelines.picking.shelf import (
    BOLT,
    ENGLISH,
    LABEL_A,
    LABEL_B,
    NUT,
    NUTS_OF_3,
    NUTS_OF_10,
    PLACE_A,
    STRANGE,
    WASHER,
    after,
    seen,
    session_with,
)

ALPHA, BRAVO = say_place("A-1", "en"), say_place("B-2", "en")
GOING = after(session_with(), commands.AcceptList())
PICKING = after(GOING, seen(LABEL_A))


def _say(phrase: Phrase, priority: Priority = Priority.NORMAL) -> Say:
    return Say(ENGLISH.utterance(phrase, priority))


def _step(
    session: PickingSession, said: Phrase, feedback: tuple[Feedback, ...], *happened: Event
) -> Step[PickingSession]:
    after_it = replace(session, last_said=ENGLISH.utterance(said))
    looking = session.state in {PickingState.GO_TO_LOCATION, PickingState.PICK_ITEM}
    return Step(after_it, feedback, happened, Wanted(barcodes=looking))


def _answer(phrase: Phrase, earcon: Earcon) -> tuple[Feedback, ...]:
    return (Play(earcon), _say(phrase, Priority.NOW))


def _in_view(key: str, symbology: Symbology = Symbology.CODE_128) -> ScanTracker:
    return ScanTracker(in_view=(CodeInView(key, symbology, 0.0, 1, is_accepted=True),))


def test_right_location() -> None:
    prompt = catalogue.pick_item("nuts", 4)
    there = replace(GOING, state=PickingState.PICK_ITEM, tracker=_in_view("LOC-A1"))
    feedback = (Silence(), Play(Earcon.GOOD), _say(prompt))
    assert GOING.step(seen(LABEL_A), 0.0) == _step(there, prompt, feedback, events.LocationVerified("P-7", 1, "scan"))


def test_wrong_location() -> None:
    phrase = catalogue.wrong_location(BRAVO, ALPHA)
    tried = replace(GOING, wrong_tries=1, tracker=_in_view("LOC-B2"))
    refused = events.LocationRefused("P-7", 1, "LOC-B2")
    assert GOING.step(seen(LABEL_B), 0.0) == _step(tried, phrase, _answer(phrase, Earcon.WRONG), refused)


def test_right_check_digits() -> None:
    prompt = catalogue.pick_item("nuts", 4)
    there = replace(GOING, state=PickingState.PICK_ITEM)
    feedback = (Silence(), Play(Earcon.GOOD), _say(prompt))
    verified = events.LocationVerified("P-7", 1, "check-digits")
    assert GOING.step(commands.EnterCheckDigits("42"), 0.0) == _step(there, prompt, feedback, verified)


@pytest.mark.parametrize("digits", ["24", "4", "420", "042", ""])
def test_wrong_check_digits(digits: str) -> None:
    phrase = catalogue.wrong_check_digits(ALPHA)
    refused = events.LocationRefused("P-7", 1, digits)
    expected = _step(replace(GOING, wrong_tries=1), phrase, _answer(phrase, Earcon.WRONG), refused)
    assert GOING.step(commands.EnterCheckDigits(digits), 0.0) == expected


def test_no_digits_prove_a_place_without_check_digits() -> None:
    at_b = after(GOING, commands.Skip())
    assert at_b.step(commands.EnterCheckDigits(""), 0.0).session.state is PickingState.GO_TO_LOCATION


def test_right_item() -> None:
    assert PICKING.progress is not None
    phrase = catalogue.remaining(3)
    counted = replace(
        PICKING, progress=PICKING.progress.counting(1), tracker=_in_view("04006381333931", Symbology.EAN_13)
    )
    verified = events.ItemVerified("P-7", 1, "4006381333931", 1, 1)
    assert PICKING.step(seen(NUT), 0.0) == _step(counted, phrase, _answer(phrase, Earcon.GOOD), verified)


def test_wrong_item_of_the_list() -> None:
    phrase = catalogue.wrong_item("nuts")
    tried = replace(PICKING, wrong_tries=1, tracker=_in_view("WASHER", Symbology.QR_CODE))
    refused = events.ItemRefused("P-7", 1, "WASHER")
    assert PICKING.step(seen(WASHER), 0.0) == _step(tried, phrase, _answer(phrase, Earcon.WRONG), refused)


def test_unknown_code() -> None:
    phrase = catalogue.unknown_code("nuts")
    tried = replace(PICKING, wrong_tries=1, tracker=_in_view("SOMETHING-ELSE"))
    unknown = events.CodeUnknown("P-7", 1, "SOMETHING-ELSE")
    assert PICKING.step(seen(STRANGE), 0.0) == _step(tried, phrase, _answer(phrase, Earcon.WRONG), unknown)


def test_pack_that_fits() -> None:
    step = PICKING.step(seen(NUTS_OF_3, at=0.0), 0.0)
    assert step.events == ()
    step = step.session.step(seen(NUTS_OF_3, at=0.1), 0.1)
    assert step.events == (events.ItemVerified("P-7", 1, "14006381333938", 3, 3),)
    assert step.feedback == _answer(catalogue.remaining(1), Earcon.GOOD)


def test_pack_that_is_too_large() -> None:
    phrase = catalogue.too_many(4)
    tried = replace(PICKING, wrong_tries=1, tracker=_in_view("CRATE-NUTS"))
    refused = events.OverPickRefused("P-7", 1, 10, 4)
    assert PICKING.step(seen(NUTS_OF_10), 0.0) == _step(tried, phrase, _answer(phrase, Earcon.WRONG), refused)


def test_one_more_after_the_line_is_full() -> None:
    full = after(PICKING, seen(NUT), commands.EnterQuantity(4))
    phrase = catalogue.line_was_full(BRAVO)
    crate = full.step(seen(NUTS_OF_10), 0.0)
    assert crate.events == (events.OverPickRefused("P-7", 1, 10, 0),)
    assert crate.feedback == _answer(phrase, Earcon.WRONG)
    assert crate.session.progress == full.progress


COUNTED = after(PICKING, seen(NUT))


def test_quantity_that_leaves_some() -> None:
    assert COUNTED.progress is not None
    phrase = catalogue.quantity_set(3, 1)
    entered = replace(COUNTED, progress=COUNTED.progress.counting(3))
    expected = _step(entered, phrase, _answer(phrase, Earcon.GOOD), events.QuantityEntered("P-7", 1, 3))
    assert COUNTED.step(commands.EnterQuantity(3), 0.0) == expected


def test_quantity_that_is_all() -> None:
    step = COUNTED.step(commands.EnterQuantity(4), 0.0)
    prompt = catalogue.go_to_location(BRAVO)
    assert step.events == (events.QuantityEntered("P-7", 1, 4), events.LineCompleted("P-7", 1, 4))
    assert step.feedback == (Silence(), Play(Earcon.GOOD), _say(catalogue.line_done()), _say(prompt))
    assert step.session.state is PickingState.GO_TO_LOCATION


def test_quantity_that_is_too_many() -> None:
    phrase = catalogue.too_many(3)
    tried = replace(COUNTED, wrong_tries=1)
    expected = _step(tried, phrase, _answer(phrase, Earcon.WRONG), events.OverPickRefused("P-7", 1, 5, 3))
    assert COUNTED.step(commands.EnterQuantity(5), 0.0) == expected


def test_quantity_of_nothing() -> None:
    phrase = catalogue.help_item("nuts")
    assert COUNTED.step(commands.EnterQuantity(0), 0.0) == _step(COUNTED, phrase, (_say(phrase),))


def test_quantity_before_the_item_was_shown() -> None:
    phrase = catalogue.scan_first("nuts")
    assert PICKING.step(commands.EnterQuantity(4), 0.0) == _step(PICKING, phrase, _answer(phrase, Earcon.ATTENTION))


@pytest.mark.parametrize("strictness", [Strictness.WARN, Strictness.IGNORE])
def test_quantity_before_the_item_was_shown_where_that_is_allowed(strictness: Strictness) -> None:
    lax = replace(PICKING, settings=PickingSettings(item_strictness=strictness))
    step = lax.step(commands.EnterQuantity(4), 0.0)
    warning = _say(catalogue.item_not_checked(), Priority.NEXT)
    assert step.events == (events.QuantityEntered("P-7", 1, 4), events.LineCompleted("P-7", 1, 4))
    assert (warning in step.feedback) == (strictness is Strictness.WARN)


@pytest.mark.parametrize("reason", ShortReason)
def test_short_keeps_what_was_counted(reason: ShortReason) -> None:
    step = COUNTED.step(commands.ReportShort(reason), 0.0)
    said = _say(catalogue.line_shorted(1, 4))
    assert step.events == (events.LineShorted("P-7", 1, 1, reason),)
    assert step.feedback == (Silence(), Play(Earcon.GOOD), said, _say(catalogue.go_to_location(BRAVO)))
    assert step.session.progress is not None
    assert [(line.counted, line.is_closed) for line in step.session.progress.lines] == [
        (1, True),
        (0, False),
        (0, False),
    ]


def test_what_was_not_stored_is_said_and_the_code_is_left_alone_for_a_while() -> None:
    phrase = catalogue.not_stored()
    step = PICKING.step(JournalFailed("disk full"), 5.0)
    assert step == _step(replace(PICKING, blind_until=8.0), phrase, _answer(phrase, Earcon.ATTENTION))
    assert step.session.step(seen(NUT, at=7.9), 7.9).events == ()
    assert step.session.step(seen(NUT, at=8.0), 8.0).events == (events.ItemVerified("P-7", 1, "4006381333931", 1, 1),)


def test_a_code_that_counted_and_stays_in_view_does_not_count_after_the_rest() -> None:
    session = PICKING.step(seen(NUT, at=4.9), 4.9).session
    session = session.step(JournalFailed("disk full"), 5.0).session
    for tenth in range(50, 100):
        step = session.step(seen(NUT, at=tenth / 10), tenth / 10)
        assert step.events == ()
        session = step.session


def test_item_before_its_place() -> None:
    phrase = catalogue.location_first(ALPHA)
    step = GOING.step(seen(WASHER), 0.0)
    assert step.feedback == _answer(phrase, Earcon.WRONG)
    assert step.events == (events.ItemRefused("P-7", 1, "WASHER"),)
    assert (step.session.state, step.session.progress) == (GOING.state, GOING.progress)


LAX = {
    strictness: replace(GOING, settings=PickingSettings(location_strictness=strictness))
    for strictness in (Strictness.WARN, Strictness.IGNORE)
}


@pytest.mark.parametrize("strictness", LAX)
def test_item_without_its_place_where_that_is_allowed(strictness: Strictness) -> None:
    step = LAX[strictness].step(seen(NUT), 0.0)
    warning = (_say(catalogue.location_not_checked(), Priority.NEXT),) if strictness is Strictness.WARN else ()
    assert step.session.state is PickingState.PICK_ITEM
    assert step.events == (events.ItemVerified("P-7", 1, "4006381333931", 1, 1),)
    # The warning comes after the count: before it, the count would cut it off.
    assert step.feedback == (*_answer(catalogue.remaining(3), Earcon.GOOD), *warning)


@pytest.mark.parametrize("strictness", LAX)
def test_a_refused_pack_proves_no_place_where_none_is_required(strictness: Strictness) -> None:
    step = LAX[strictness].step(seen(NUTS_OF_10), 0.0)
    assert step.session.state is PickingState.GO_TO_LOCATION
    assert step.events == (events.OverPickRefused("P-7", 1, 10, 4),)
    assert step.feedback == _answer(catalogue.too_many(4), Earcon.WRONG)


@pytest.mark.parametrize("strictness", LAX)
def test_a_wrong_item_is_named_where_no_place_is_required(strictness: Strictness) -> None:
    step = LAX[strictness].step(seen(WASHER), 0.0)
    assert step.feedback == _answer(catalogue.wrong_item("nuts"), Earcon.WRONG)


def test_a_wrong_place_is_said_under_warn_and_passed_over_under_ignore() -> None:
    assert LAX[Strictness.WARN].step(seen(LABEL_B), 0.0).events == (events.LocationRefused("P-7", 1, "LOC-B2"),)
    ignored = LAX[Strictness.IGNORE].step(seen(LABEL_B), 0.0)
    assert (ignored.feedback, ignored.events) == ((), ())
    assert PLACE_A.barcode not in {code.key for code in ignored.session.tracker.in_view}


def test_an_ean_that_contradicts_needs_two_frames() -> None:
    first = PICKING.step(seen(BOLT, at=0.0), 0.0)
    assert (first.feedback, first.events) == ((), ())
    second = first.session.step(seen(BOLT, at=0.1), 0.1)
    assert second.events == (events.ItemRefused("P-7", 1, "8712345678906"),)
