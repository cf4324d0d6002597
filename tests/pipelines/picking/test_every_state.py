"""Every state takes every input: nothing raises, and what must not change does not change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.picking.at_line import AtLine
from pipelines.picking.printed_digits import PrintedDigits
from pipelines.picking.progress import ListProgress
from pipelines.picking.session import PickingSession
from pipelines.picking.states import AT_ITEM, AT_WORK, LOOKING, PickingState
from pipelines.session import DeviceStatus, JournalChanged, Started, Step
from pipelines.types import JournalFailed, Observation, Say, SpeechProgress, Tick, Wanted
from tests.pipelines import transitions
from tests.pipelines.every_command import every_command
from tests.pipelines.picking import states as all_states
from tests.pipelines.picking.states import NOW
from tests.pipelines.transitions import Given, taken

STATES = all_states.states()
INPUTS = all_states.inputs()
REFUSALS = (
    events.LocationRefused,
    events.ItemRefused,
    events.CodeUnknown,
    events.OverPickRefused,
    events.DetailRefused,
    events.ToteRefused,
)

EVERY_STATE = pytest.mark.parametrize("session", STATES.values(), ids=STATES)


def _is_looking(session: PickingSession) -> bool:
    return session.state in LOOKING and not session.is_paused and not session.is_held


def _is_seen(given: Given) -> bool:
    return isinstance(given, (Observation, tuple))


def _by_lead(given: Given) -> bool:
    return isinstance(given, JournalChanged)


def _wanted(session: PickingSession) -> Wanted:
    if not _is_looking(session):
        return Wanted()
    assert session.progress is not None
    hopes = AtLine(session.progress, session.settings, None, session.phrasebook.language).hopes()
    wanted = Wanted() if session.digits is None else session.digits.wanted()
    return replace(wanted, barcodes=True, known=hopes.expected | hopes.rivals)


def test_every_state_is_among_those_tried() -> None:
    assert {session.state for session in STATES.values()} == set(PickingState)
    assert {session.state for session in STATES.values() if session.is_paused} >= {PickingState.COUNT}
    assert {session.state for session in STATES.values() if session.is_held} >= {PickingState.COUNT}
    for flag in ("question", "digits", "untold", "is_cut_off", "last_said", "device"):
        assert any(getattr(session, flag) for session in STATES.values()), flag
    assert any(session.progress is not None and session.progress.awaiting_help for session in STATES.values())


@pytest.mark.parametrize(("name", "session"), STATES.items(), ids=STATES)
def test_a_state_is_what_its_name_says(name: str, session: PickingSession) -> None:
    assert name.partition(",")[0] == session.state.name
    assert ("paused" in name, "menu open" in name) == (session.is_paused, session.is_held)
    assert name.endswith("?") <= (session.question is not None)


@EVERY_STATE
def test_a_step_is_pure_and_keeps_its_invariants(session: PickingSession) -> None:
    for name, given in INPUTS.items():
        step = taken(session, given, NOW)
        after = step.session

        assert taken(session, given, NOW) == step, name
        assert step.wanted == _wanted(after), name
        assert step.wake_at is None
        assert (after.progress is None) == (after.state is PickingState.NO_LIST)
        assert after.question is None or after.state in AT_ITEM, name
        assert after.digits is None or after.state in AT_ITEM, name
        if after.progress is not None:
            assert all(0 <= line.counted <= line.line.quantity for line in after.progress.lines)
            assert after.progress.is_complete == (after.state is PickingState.LIST_DONE)
            assert after.progress.at.is_closed == after.progress.is_complete


@EVERY_STATE
def test_the_events_alone_give_the_new_progress(session: PickingSession) -> None:
    for name, given in INPUTS.items():
        step = taken(session, given, NOW)
        happened = (*given.events, *step.events) if isinstance(given, JournalChanged) else step.events
        told = session.progress
        for event in happened:
            told = None if told is None else told.applying(event)
        if any(isinstance(event, (events.ListHandedOver, events.ListCancelled)) for event in happened):
            told = step.session.progress  # The list is the worker's no more.
        if isinstance(given, JournalChanged) and given.offered is not None and told != step.session.progress:
            told = given.offered
        assert step.session.progress == told, name


@EVERY_STATE
def test_a_refusal_changes_neither_state_nor_count(session: PickingSession) -> None:
    for name, given in INPUTS.items():
        step = taken(session, given, NOW)
        if step.events and all(isinstance(event, REFUSALS) for event in step.events):
            assert step.session.state is session.state, name
            assert step.session.progress == session.progress, name
            # Neither the same label once more nor a no to what was asked is a try that went wrong.
            excused = any(
                isinstance(event, events.DetailRefused) and event.reason in {"serial-again", "declined"}
                for event in step.events
            )
            assert step.session.wrong_tries == session.wrong_tries + (0 if excused else len(step.events)), name
            assert any(isinstance(one, Say) for one in step.feedback), "never only a buzz"


@EVERY_STATE
def test_only_events_change_what_is_kept(session: PickingSession) -> None:
    for name, given in INPUTS.items():
        step = taken(session, given, NOW)
        if not step.events and not _by_lead(given):
            assert (step.session.state, step.session.progress) == (session.state, session.progress), name
            assert step.session.is_paused == session.is_paused, name


@EVERY_STATE
def test_while_paused_or_in_the_menu_nothing_seen_changes_anything(session: PickingSession) -> None:
    for name, given in INPUTS.items():
        if _is_seen(given) and not _is_looking(session):
            assert taken(session, given, NOW) == Step(session), name


@EVERY_STATE
def test_while_paused_or_in_the_menu_a_lead_is_not_heard(session: PickingSession) -> None:
    for name, given in INPUTS.items():
        if _by_lead(given) and (session.is_paused or session.is_held):
            assert taken(session, given, NOW).feedback == (), name


@EVERY_STATE
def test_ticks_and_speech_change_nothing_outside_the_menu(session: PickingSession) -> None:
    for given in INPUTS.values():
        if isinstance(given, Tick) or (isinstance(given, SpeechProgress) and not session.is_held):
            assert session.step(given, NOW) == Step(session, wanted=_wanted(session))


@EVERY_STATE
def test_what_the_device_knows_is_remembered_and_not_said(session: PickingSession) -> None:
    for given in INPUTS.values():
        if isinstance(given, DeviceStatus):
            assert session.step(given, NOW) == Step(replace(session, device=given), wanted=_wanted(session))


@EVERY_STATE
def test_every_command_is_answered(session: PickingSession) -> None:
    for name, given in INPUTS.items():
        if isinstance(given, (commands.Command, JournalFailed, Started)):
            feedback = taken(session, given, NOW).feedback
            assert any(isinstance(one, Say) for one in feedback) or isinstance(given, commands.Stop), name


@EVERY_STATE
def test_while_paused_only_resume_goes_on(session: PickingSession) -> None:
    for given in INPUTS.values():
        if session.is_paused and isinstance(given, commands.Command) and given != commands.Resume():
            step = session.step(given, NOW)
            assert step.events == ()
            assert replace(step.session, last_said=session.last_said) == session


@EVERY_STATE
def test_what_could_not_be_stored_is_said_and_changes_nothing_kept(session: PickingSession) -> None:
    step = session.step(JournalFailed("disk full"), NOW)
    assert [one.utterance.phrase for one in step.feedback if isinstance(one, Say)] == ["not-stored"]
    assert step.events == ()
    assert (step.session.progress, step.session.wrong_tries) == (session.progress, session.wrong_tries)
    assert (step.session.digits, step.session.reads_next) == (None, False)


@EVERY_STATE
def test_what_is_offered_is_never_answered_with_not_now(session: PickingSession) -> None:
    assert len({offer.kind for offer in session.offers()}) == len(session.offers()) or session.state in AT_ITEM
    for offer in session.offers():
        kind = offer.kind
        for command in (command for command in every_command() if isinstance(command, kind)):
            said = [one.utterance.phrase for one in session.step(command, NOW).feedback if isinstance(one, Say)]
            assert "not-now" not in said, command


@EVERY_STATE
def test_at_work_the_worker_can_always_ask_for_help_go_on_and_stop(session: PickingSession) -> None:
    kinds = {offer.kind for offer in session.offers()}
    assert commands.WhereAmI in kinds
    if session.is_paused:
        assert commands.Resume in kinds
    elif session.state in AT_WORK:
        always = {commands.Repeat, commands.Help, commands.Pause, commands.HandOver, commands.Stop}
        assert always <= kinds
    assert (commands.ReportShort in kinds) <= (session.progress is not None and not session.progress.at.is_full)


def test_digits_that_are_read_belong_to_the_frame_that_was_asked_for() -> None:
    reading = STATES["COUNT, reading digits"]
    assert reading.digits == PrintedDigits(all_states.FRAME, None)
    assert taken(reading, INPUTS["text located elsewhere"], NOW) == Step(reading, wanted=_wanted(reading))


def test_a_list_that_was_begun_keeps_its_counts() -> None:
    offered = STATES["LIST_OFFERED, begun before"]
    assert isinstance(offered.progress, ListProgress)
    assert offered.progress.at.counted == 1


def test_the_table_of_transitions_is_what_the_session_does() -> None:
    written = transitions.table_of(transitions.PIPELINES / "picking" / "TRANSITIONS.md")
    assert written == all_states.transition_rows(), "read the difference, then python -m tests.pipelines.transitions"
