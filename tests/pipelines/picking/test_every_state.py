"""Every state takes every input: nothing raises, and what must not change does not change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands, events
from pipelines.picking.session import PickingSession, PickingState
from pipelines.session import Started, Step
from pipelines.types import JournalFailed, Observation, Say, SpeechProgress, Tick, Wanted
from tests.pipelines import transitions
from tests.pipelines.every_command import every_command
from tests.pipelines.picking import states as all_states
from tests.pipelines.picking.states import NOW

STATES = all_states.states()
INPUTS = all_states.inputs()
AT_WORK = (PickingState.GO_TO_LOCATION, PickingState.PICK_ITEM)

EVERY_STATE = pytest.mark.parametrize("session", STATES.values(), ids=STATES)


def _is_looking(session: PickingSession) -> bool:
    return session.state in AT_WORK and not session.is_paused and not session.is_held


def test_every_state_is_among_those_tried() -> None:
    assert {session.state for session in STATES.values()} == set(PickingState)
    assert {session.state for session in STATES.values() if session.is_paused} >= set(AT_WORK)
    assert {session.state for session in STATES.values() if session.is_held} >= set(AT_WORK)


@EVERY_STATE
def test_a_step_is_pure_and_keeps_its_invariants(session: PickingSession) -> None:
    for given in INPUTS.values():
        step = session.step(given, NOW)
        after = step.session

        assert session.step(given, NOW) == step
        assert step.wanted == Wanted(barcodes=_is_looking(after))
        assert step.wake_at is None
        assert (after.progress is None) == (after.state is PickingState.NO_LIST)
        if after.progress is not None:
            assert all(0 <= line.counted <= line.line.quantity for line in after.progress.lines)
            assert after.progress.is_complete == (after.state is PickingState.LIST_DONE)
            assert after.progress.at.is_closed == after.progress.is_complete


@EVERY_STATE
def test_a_refusal_changes_neither_state_nor_count(session: PickingSession) -> None:
    for given in INPUTS.values():
        step = session.step(given, NOW)
        refusals = (events.LocationRefused, events.ItemRefused, events.CodeUnknown, events.OverPickRefused)
        if step.events and all(isinstance(event, refusals) for event in step.events):
            assert step.session.state is session.state
            assert step.session.progress == session.progress
            assert step.session.wrong_tries == session.wrong_tries + len(step.events)


@EVERY_STATE
def test_only_events_change_what_is_kept(session: PickingSession) -> None:
    for given in INPUTS.values():
        step = session.step(given, NOW)
        if not step.events:
            assert (step.session.state, step.session.progress) == (session.state, session.progress)
            assert step.session.is_paused == session.is_paused


@EVERY_STATE
def test_while_paused_or_in_the_menu_nothing_seen_changes_anything(session: PickingSession) -> None:
    for given in INPUTS.values():
        if isinstance(given, Observation) and not _is_looking(session):
            assert session.step(given, NOW) == Step(session, wanted=Wanted(barcodes=False))


@EVERY_STATE
def test_ticks_and_speech_change_nothing_outside_the_menu(session: PickingSession) -> None:
    for given in INPUTS.values():
        if isinstance(given, Tick) or (isinstance(given, SpeechProgress) and not session.is_held):
            assert session.step(given, NOW) == Step(session, wanted=Wanted(barcodes=_is_looking(session)))


@EVERY_STATE
def test_every_command_is_answered(session: PickingSession) -> None:
    for given in INPUTS.values():
        if isinstance(given, (commands.Command, JournalFailed, Started)):
            feedback = session.step(given, NOW).feedback
            assert any(isinstance(one, Say) for one in feedback) or isinstance(given, commands.Stop)


@EVERY_STATE
def test_while_paused_only_resume_goes_on(session: PickingSession) -> None:
    for given in INPUTS.values():
        if session.is_paused and isinstance(given, commands.Command) and given != commands.Resume():
            step = session.step(given, NOW)
            assert step.events == ()
            assert replace(step.session, last_said=session.last_said) == session


@EVERY_STATE
def test_what_is_offered_is_never_answered_with_not_now(session: PickingSession) -> None:
    for offer in session.offers():
        kind = offer.kind
        for command in (command for command in every_command() if isinstance(command, kind)):
            said = [one.utterance.phrase for one in session.step(command, NOW).feedback if isinstance(one, Say)]
            assert "not-now" not in said, command


def test_the_table_of_transitions_is_what_the_session_does() -> None:
    written = transitions.table_of(transitions.PIPELINES / "picking" / "TRANSITIONS.md")
    assert written == all_states.transition_rows(), "read the difference, then python -m tests.pipelines.transitions"
