"""Every state takes every input: nothing raises, and what must not change does not change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines import commands
from pipelines.reading.along import ReadingAlong
from pipelines.reading.capture import Capture
from pipelines.reading.labelling import Labelling
from pipelines.reading.measuring import Measuring
from pipelines.reading.page import Place
from pipelines.reading.scanning import Scanning
from pipelines.reading.seeking import Seeking
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.session import Held, Released, SessionInput, Started
from pipelines.types import JournalFailed, Observation, Say, SpeechMoment, SpeechProgress, Tick, Wanted
from tests.pipelines import transitions
from tests.pipelines.every_command import every_command
from tests.pipelines.reading import states as all_states
from tests.pipelines.reading.states import NOW

STATES = all_states.states()
INPUTS = all_states.inputs()
EVERY_STATE = pytest.mark.parametrize("session", STATES.values(), ids=STATES)

UNASKED = (Observation, SpeechProgress, Tick, Held)
MOVING = (
    commands.NextSentence,
    commands.PreviousSentence,
    commands.NextBlock,
    commands.PreviousBlock,
    commands.NextLine,
    commands.PreviousLine,
    commands.StartOver,
    commands.StartFrom,
    commands.Read,
    commands.Stop,
)


def _is_quiet(session: ReadingSession) -> bool:
    return session.is_paused or session.is_held


def _apart(session: ReadingSession) -> ReadingSession:
    """Give a session apart from what it remembers of what was heard last."""
    return replace(session, reader=replace(session.reader, last_said=None), heard_at=0.0, is_talking=False)


def _place(session: ReadingSession) -> tuple[int, Place] | None:
    return None if session.reader.page is None else (session.reader.page.frame_id, session.reader.page.position)


def test_every_state_is_among_those_tried() -> None:
    assert {session.state for session in STATES.values()} == set(ReadingState)
    assert {session.state for session in STATES.values() if session.is_paused} == set(ReadingState)
    assert {session.state for session in STATES.values() if session.is_held} == set(ReadingState)


@EVERY_STATE
def test_a_step_is_pure_and_keeps_its_invariants(session: ReadingSession) -> None:
    for given in INPUTS.values():
        step = session.step(given, NOW)
        after = step.session

        assert session.step(given, NOW) == step
        if isinstance(after.activity, Capture):
            assert (after.activity.give_up_at is not None) == (after.state is ReadingState.AIMING)
            assert (step.wanted.detections_of is not None) == (after.state is ReadingState.LOCATING)
        assert not (after.reader.is_reading and after.activity is not None)
        if _is_quiet(after):
            assert step.wake_at is None
        elif isinstance(after.activity, (Capture, Labelling, Measuring, Scanning, Seeking)):
            assert step.wake_at is not None or after.is_talking, "nothing is waited for for ever"
        assert step.wanted.quality
        if after.activity is None or isinstance(after.activity, Capture):
            assert step.wanted.lines == (after.reader.page.still_wanted if after.reader.page else None)
        elif after.reader.page is not None and not after.reader.page.is_complete:
            assert step.wanted.keep == after.reader.page.frame_id
        if _is_quiet(after) and isinstance(after.activity, (Measuring, ReadingAlong, Scanning, Seeking)):
            assert replace(step.wanted, keep=None) == Wanted(quality=True), "nothing is seen in vain"
        if after.reader.page is not None:
            assert Place(0) <= after.reader.page.position <= Place(len(after.reader.page.sentences))
            assert Place(0) <= (after.reader.page.at_hand or Place(0)) <= Place(len(after.reader.page.sentences))
            assert after.reader.page.seen <= len(after.reader.page.detections)


@EVERY_STATE
def test_nothing_is_said_unasked_while_paused_or_in_the_menu(session: ReadingSession) -> None:
    for given in INPUTS.values():
        if _is_quiet(session) and isinstance(given, UNASKED):
            step = session.step(given, NOW)
            assert (step.feedback, step.events) == ((), ())


@EVERY_STATE
def test_the_place_changes_by_one_line_heard_or_by_a_command(session: ReadingSession) -> None:
    for given in INPUTS.values():
        after = session.step(given, NOW).session
        if session.reader.page is None or after.reader.page is None or _place(after) == _place(session):
            continue
        if session.state is ReadingState.LOCATING:
            continue
        was_heard = isinstance(given, SpeechProgress) and given.moment is SpeechMoment.FINISHED
        if was_heard:
            assert after.reader.page.position == Place(session.reader.page.position.sentence + 1)
        else:
            sought = session.reader.sought is not None and isinstance(given, (Observation, Released))
            assert sought or isinstance(given, MOVING), given


@EVERY_STATE
def test_what_concerns_others_changes_nothing(session: ReadingSession) -> None:
    foreign = ("barcodes", "lines located in another frame", "a line recognised in another frame")
    for name in (*foreign, *(name for name in INPUTS if name.startswith("other words"))):
        step = session.step(INPUTS[name], NOW)
        if session.state is ReadingState.ALONG and name.startswith("other words"):
            continue  # What waited for the end of the other words may begin.
        assert (_apart(step.session), step.feedback, step.events) == (_apart(session), (), ()), name


@EVERY_STATE
def test_stop_is_silent_at_once_and_asks_for_nothing_more_to_say(session: ReadingSession) -> None:
    step = session.step(commands.Stop(), NOW)
    assert [type(one).__name__ for one in step.feedback] == ["Silence"]
    assert step.session.state is ReadingState.IDLE
    assert step.session.reader.spoken is None
    for given in INPUTS.values():
        if isinstance(given, UNASKED):
            assert not any(isinstance(one, Say) for one in step.session.step(given, NOW).feedback)


@EVERY_STATE
def test_commands_of_the_other_job_are_only_answered(session: ReadingSession) -> None:
    for command in (commands.AcceptList(), commands.EnterQuantity(1), commands.Skip(), commands.Faster()):
        step = session.step(command, NOW)
        assert _apart(step.session) == _apart(session)
        assert [one.utterance.phrase for one in step.feedback if isinstance(one, Say)] == ["not-now"]


@EVERY_STATE
def test_after_a_failed_commit_nothing_is_waited_for(session: ReadingSession) -> None:
    step = session.step(JournalFailed("disk full"), NOW)
    assert step.session.state is ReadingState.IDLE
    assert step.wake_at is None
    assert step.events == ()
    assert [one.utterance.phrase for one in step.feedback if isinstance(one, Say)] == ["not-stored"]


@EVERY_STATE
def test_what_is_offered_is_never_answered_with_not_now(session: ReadingSession) -> None:
    assert len({offer.kind for offer in session.offers()}) == len(session.offers())
    for offer in session.offers():
        kind = offer.kind
        for command in (command for command in every_command() if isinstance(command, kind)):
            said = [one.utterance.phrase for one in session.step(command, NOW).feedback if isinstance(one, Say)]
            assert not {"not-now", "no-page"} & set(said) or session.is_paused, command


@EVERY_STATE
def test_pause_can_always_be_ended_from_the_menu(session: ReadingSession) -> None:
    paused = session.step(commands.Pause(), NOW).session
    assert commands.Resume in {offer.kind for offer in paused.offers()}


@EVERY_STATE
def test_started_says_welcome_and_changes_nothing(session: ReadingSession) -> None:
    given: SessionInput = Started()
    step = session.step(given, NOW)
    assert _apart(step.session) == _apart(session)
    assert [one.utterance.phrase for one in step.feedback if isinstance(one, Say)] == ["welcome-reading"]


def test_the_table_of_transitions_is_what_the_session_does() -> None:
    written = transitions.table_of(transitions.PIPELINES / "reading" / "TRANSITIONS.md")
    assert written == all_states.transition_rows(), "read the difference, then python -m tests.pipelines.transitions"
