"""Keeping a camera alive: every phase with every input, and the ways through them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.cameras.keeping import LONGEST_PAUSE_SECONDS, STEADY_SECONDS, Act, Keeping, Phase, Turn
from edge.cameras.look import BLACKEST, LIT, Look
from edge.cameras.watch import Limits, Watch
from pipelines.session import CameraStatus, CameraTrouble

INTERVAL = 1 / 15
LIMITS = Limits()
BLACK = Look(0, 0)
NOW = 100.0
MOST = 3


def look(number: int) -> Look:
    return Look(number, 200)


def tick(now: float) -> Callable[[Keeping], Turn]:
    return lambda keeping: keeping.tick(now, INTERVAL)


def seen(picture: Look, now: float = NOW) -> Callable[[Keeping], Turn]:
    return lambda keeping: keeping.seen(picture, now)


def failed(now: float = NOW) -> Callable[[Keeping], Turn]:
    return lambda keeping: keeping.failed("Unplugged.", now)


WAITING = Keeping(MOST, LIMITS, due=NOW)
STARTING = Keeping(MOST, LIMITS, Phase.RUNNING, watch=Watch(NOW - 1))
GOOD = replace(STARTING, watch=Watch(NOW - 5).seen(look(1), NOW - 0.2).seen(look(2), NOW - 0.1))
STALE = replace(STARTING, watch=Watch(NOW - 9).seen(look(1), NOW - 3).seen(look(2), NOW - 2.5))
SLOW_TO_START = replace(STARTING, watch=Watch(NOW - LIMITS.start - 1))
STILL = replace(STARTING, watch=Watch(NOW - 9).seen(look(1), NOW - 4).seen(look(2), NOW - 3).seen(look(2), NOW - 0.1))
DARK = replace(STARTING, watch=Watch(NOW - 9).seen(look(1), NOW - 4).seen(BLACK, NOW - 3).seen(BLACK, NOW - 0.1))
TOLD = replace(GOOD, trouble=CameraTrouble.STALLED, failures=1, watch=Watch(NOW - 1).seen(look(1), NOW - 0.1))
STILL_TOLD = replace(STILL, trouble=CameraTrouble.FROZEN)
DARK_TOLD = replace(DARK, trouble=CameraTrouble.BLACK)
AT_THE_END = replace(TOLD, failures=MOST - 1)
GIVEN_UP = Keeping(MOST, LIMITS, Phase.GIVEN_UP, trouble=CameraTrouble.FAILED, failures=MOST)

NOTHING = (None, None)
LOST_STALLED = (Act.STOP, CameraTrouble.STALLED)
LOST_FAILED = (Act.STOP, CameraTrouble.FAILED)
STOP = (Act.STOP, None)
BACK = (None, "back")

# For each state: what a tick, a new picture, the same picture, a black one, and a failure lead to.
TABLE = {
    "waiting": (WAITING, (Act.START, None), NOTHING, NOTHING, NOTHING, NOTHING),
    "waiting, not due": (replace(WAITING, due=NOW + 1), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
    "starting": (STARTING, NOTHING, NOTHING, NOTHING, NOTHING, LOST_FAILED),
    "slow to start": (SLOW_TO_START, LOST_STALLED, NOTHING, NOTHING, NOTHING, LOST_FAILED),
    "good": (GOOD, NOTHING, NOTHING, NOTHING, NOTHING, LOST_FAILED),
    "stale": (STALE, LOST_STALLED, NOTHING, NOTHING, NOTHING, LOST_FAILED),
    "still": (STILL, (Act.STOP, CameraTrouble.FROZEN), NOTHING, NOTHING, NOTHING, LOST_FAILED),
    "dark": (DARK, (Act.STOP, CameraTrouble.BLACK), NOTHING, NOTHING, NOTHING, LOST_FAILED),
    "told": (TOLD, NOTHING, BACK, NOTHING, NOTHING, STOP),
    "still, told": (STILL_TOLD, NOTHING, BACK, NOTHING, NOTHING, STOP),
    "dark, told": (DARK_TOLD, NOTHING, BACK, BACK, NOTHING, STOP),
    "at the end": (AT_THE_END, NOTHING, BACK, NOTHING, NOTHING, STOP),
    "given up": (GIVEN_UP, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
}
INPUTS = ("tick", "new picture", "same picture", "black picture", "failure")


def given_to(state: Keeping, what: str) -> Turn:
    same = next((each for each in (state.watch.look,) if each is not None and not each.is_black), look(1))
    inputs = (tick(NOW), seen(look(9)), seen(same), seen(BLACK), failed())
    return inputs[INPUTS.index(what)](state)


@pytest.mark.parametrize("what", INPUTS)
@pytest.mark.parametrize("name", TABLE)
def test_every_state_with_every_input(name: str, what: str) -> None:
    state, *expected = TABLE[name]
    turn = given_to(state, what)
    act, told = expected[INPUTS.index(what)]
    status = None if told is None else CameraStatus(None if told == "back" else CameraTrouble(told))
    assert (turn.act, turn.status) == (act, status)
    # What was told and what is held agree.
    if turn.status is not None:
        assert turn.keeping.trouble == turn.status.trouble
    elif turn.act is not Act.STOP:
        assert turn.keeping.trouble == state.trouble
    assert (turn.keeping.phase is Phase.RUNNING) == (
        turn.act is Act.START or (state.phase is Phase.RUNNING and turn.act is None)
    )
    assert turn.keeping.passes == (turn.keeping.phase is Phase.RUNNING and turn.keeping.trouble is None)


def test_a_room_that_is_nearly_dark_is_not_told_again_and_again() -> None:
    nearly = Look(9, LIT)
    assert not nearly.is_black
    assert DARK_TOLD.seen(nearly, NOW).status is None
    assert DARK_TOLD.seen(Look(9, LIT + 1), NOW).status == CameraStatus(None)
    assert TOLD.seen(nearly, NOW).status == CameraStatus(None), "it was lost for another reason"


def test_a_covered_lens_with_noise_is_told_and_restarted_once_and_never_given_up() -> None:
    keeping, told, acts = GOOD, [], []
    for number in range(15 * 600):
        now = NOW + number * INTERVAL
        for step in (seen(Look(100 + number, number % BLACKEST), now), tick(now)):
            turn = step(keeping)
            keeping = turn.keeping
            told += [] if turn.status is None else [turn.status.trouble]
            acts += [] if turn.act is None else [turn.act]
    assert told == [CameraTrouble.BLACK]
    assert acts == [Act.STOP, Act.START]


def test_the_pause_doubles_up_to_its_most() -> None:
    keeping, pauses = Keeping(9, LIMITS), []
    now = 0.0
    for _ in range(8):
        keeping = keeping.tick(now, INTERVAL).keeping
        keeping = keeping.failed("No.", now).keeping
        pauses.append(keeping.due - now)
        now = keeping.due
    assert pauses == [1, 2, 4, 8, *[LONGEST_PAUSE_SECONDS] * 4]


def test_it_is_given_up_after_so_many_failures_and_says_why() -> None:
    last = AT_THE_END.failed("Unplugged.", NOW)
    assert (last.keeping.phase, last.keeping.failures, last.keeping.reason) == (Phase.GIVEN_UP, MOST, "Unplugged.")
    assert TOLD.failed("Unplugged.", NOW).keeping.phase is Phase.WAITING


def test_failures_are_forgotten_once_pictures_have_come_for_a_while() -> None:
    keeping = replace(TOLD, watch=Watch(NOW).seen(look(1), NOW))
    assert keeping.seen(look(2), NOW + STEADY_SECONDS - 0.1).keeping.failures == 1
    assert keeping.seen(look(2), NOW + STEADY_SECONDS).keeping.failures == 0
    # Black ones are pictures too: what fails in a row is starting and giving them.
    assert keeping.seen(BLACK, NOW + STEADY_SECONDS).keeping.failures == 0


@pytest.mark.parametrize(("state", "picture"), [(DARK, BLACK), (STILL, look(2))])
def test_a_view_that_stays_dark_or_still_is_told_and_restarted_once_and_never_given_up(
    state: Keeping, picture: Look
) -> None:
    told, restarts, now = 0, 0, NOW
    keeping = state
    for number in range(15 * 3600):
        now = NOW + number * INTERVAL
        for step in (seen(picture, now), tick(now)):
            turn = step(keeping)
            keeping = turn.keeping
            told += turn.status is not None
            restarts += turn.act is Act.START
    assert (told, restarts, keeping.failures, keeping.phase) == (1, 1, 0, Phase.RUNNING)


INPUT = st.one_of(
    st.builds(lambda seconds: ("tick", seconds), st.sampled_from([0.1, 1.0, 3.0, 30.0])),
    st.builds(lambda number: ("seen", number), st.integers(0, 3)),
    st.just(("failed", 0)),
)


@given(st.lists(INPUT, max_size=60))
def test_in_any_order_it_is_told_in_turns_and_started_only_when_stopped(inputs: list[tuple[str, float]]) -> None:
    keeping, now, is_lost, is_started = Keeping(MOST, LIMITS), 0.0, False, False
    for what, value in inputs:
        if what == "tick":
            now += value
            turn = keeping.tick(now, INTERVAL)
        elif what == "seen":
            turn = keeping.seen(BLACK if value == 0 else look(int(value)), now)
        else:
            turn = keeping.failed("No.", now)
        if turn.status is not None:
            assert (turn.status.trouble is None) == is_lost, "each loss and each return is told once"
            is_lost = not is_lost
        if turn.act is not None:
            assert (turn.act is Act.STOP) == is_started
            is_started = not is_started
        keeping = turn.keeping
        assert (keeping.failures >= MOST) == (keeping.phase is Phase.GIVEN_UP)
