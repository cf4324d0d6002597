"""Whatever the order of presses, commands, frames and shifts: the menu ends, and what it held goes on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import commands
from pipelines.assistant import Assistant, Binding
from pipelines.menu import MENU_SECONDS, MenuMove
from pipelines.picking.session import PickingSession
from pipelines.preferences import Preferences
from pipelines.reading.session import ReadingSession, ReadingState
from pipelines.session import DeviceStatus, Press, PressKind, Started
from pipelines.types import Earcon, JournalFailed, Wanted
from tests.pipelines.every_command import every_command
from tests.pipelines.picking.shelf import LABEL_A, NUT, WASHER, Shelf, session_with
from tests.pipelines.reading.pages import fresh_session, sheet
from tests.pipelines.stage import Stage

PRESSES = [Press("main", kind) for kind in PressKind]
BINDINGS = tuple(
    Binding(press, move) for press, move in zip(PRESSES, (MenuMove.NEXT, MenuMove.CHOOSE, MenuMove.BACK), strict=True)
)
ACTS = st.one_of(
    st.sampled_from(PRESSES),
    st.sampled_from(PRESSES),
    st.sampled_from(every_command("Anna", "42")),
    st.sampled_from([JournalFailed("disk full"), 0.2, 1.0, 5.0]),
    st.sampled_from([LABEL_A, NUT, WASHER]),
    st.builds(
        DeviceStatus, st.just("Read"), battery=st.sampled_from([None, 0.04, 0.1, 1.0]), is_charging=st.booleans()
    ),
)


def _play(session: ReadingSession | PickingSession, acts: list[object]) -> Stage[Assistant]:
    shelf, page = Shelf(), sheet("Dear Anna.", "Come on Friday.")
    world = page if isinstance(session, ReadingSession) else shelf
    stage = Stage(Assistant(session, Preferences("en"), BINDINGS), world)
    stage.give(Started())
    for act in acts:
        if isinstance(act, float):
            stage.wait(act)
        elif act in (LABEL_A, NUT, WASHER):
            shelf.shown = (act,)
            stage.wait(0.3)
            shelf.shown = ()
        else:
            stage.give(act)
        subject = stage.subject
        assert (subject.menu is None) == (subject.menu_closes_at is None)
        assert isinstance(subject.session, (ReadingSession, PickingSession))
        assert subject.session.is_held == (subject.menu is not None), "the session is held while the menu is open"
        assert subject.is_on_shift or stage.wanted == Wanted()
    return stage


@settings(max_examples=200)
@given(st.sampled_from([fresh_session("Anna"), session_with()]), st.lists(ACTS, max_size=16))
def test_the_menu_ends_and_all_falls_silent(session: ReadingSession | PickingSession, acts: list[object]) -> None:
    stage = _play(session, acts)
    stage.wait(MENU_SECONDS)
    if isinstance(stage.subject.session, ReadingSession) and stage.subject.session.state is ReadingState.SEEKING:
        # What is sought goes on being sought for minutes.
        stage.give(commands.Stop())
    stage.wait_until_silent()
    assert stage.subject.menu is None
    assert stage.wake_at is None


@settings(max_examples=100)
@given(st.sampled_from([fresh_session("Anna"), session_with()]), st.lists(ACTS, max_size=16))
def test_a_battery_that_only_falls_is_warned_of_twice_at_most(
    session: ReadingSession | PickingSession, acts: list[object]
) -> None:
    falling = iter((0.5, *(0.16 - 0.01 * step for step in range(16))))
    given_acts = [DeviceStatus("Read", battery=next(falling)) if isinstance(act, DeviceStatus) else act for act in acts]
    stage = _play(session, given_acts)
    assert stage.heard.count(f"♪{Earcon.LOW_BATTERY}") <= 2
