"""Presses: every phase with every input, and no press lost, none invented, their order kept, whatever hands do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.controls.presses import ButtonPresses, Phase, PressTiming
from pipelines.session import PressKind

SHORT, LONG, DOUBLE = PressKind.SHORT, PressKind.LONG, PressKind.DOUBLE
TIMING = PressTiming(debounce_seconds=0.03, long_seconds=0.6, double_seconds=0.4)
ALL = frozenset(PressKind)
KINDS = [
    ALL,
    frozenset({SHORT}),
    frozenset({SHORT, LONG}),
    frozenset({SHORT, DOUBLE}),
    frozenset({LONG, DOUBLE}),
    frozenset({LONG}),
    frozenset({DOUBLE}),
    frozenset(),
]

Edge = tuple[float, bool]
"""When, and whether the contact closed."""


def pressed(
    edges: Sequence[Edge], kinds: frozenset[PressKind] = ALL, *, until: float | None = None, ticks: Sequence[float] = ()
) -> list[PressKind]:
    """Give what a button gives to these changes, when nothing happens afterwards until everything is certain."""
    button = ButtonPresses(TIMING, kinds)
    given_: list[PressKind] = []
    happenings = sorted(
        [(at, is_down) for at, is_down in edges] + [(at, None) for at in ticks], key=lambda each: each[0]
    )
    for at, is_down in happenings:
        step = button.waited(at) if is_down is None else button.changed(at, is_down=is_down)
        button = step.button
        given_ += step.given
    end = until if until is not None else (edges[-1][0] if edges else 0.0) + 10
    return [*given_, *button.waited(end).given]


def holds(*durations: float) -> list[Edge]:
    """Give the changes of a contact that is closed and open in turn for so long."""
    at, edges = 0.0, [(0.0, True)]
    for index, duration in enumerate(durations):
        at += duration
        edges.append((at, index % 2 == 1))
    return edges


@pytest.mark.parametrize(
    ("edges", "kinds"),
    [
        (holds(0.1), [SHORT]),
        (holds(0.001), [SHORT]),
        (holds(0.59), [SHORT]),
        (holds(0.61), [LONG]),
        (holds(5.0), [LONG]),
        (holds(0.1, 0.2, 0.1), [DOUBLE]),
        (holds(0.1, 0.2, 5.0), [DOUBLE]),
        (holds(0.1, 0.41, 0.1), [SHORT, SHORT]),
        (holds(0.1, 0.41, 1.0), [SHORT, LONG]),
        (holds(0.1, 0.1, 0.1, 0.1, 0.1), [DOUBLE, SHORT]),
        (holds(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1), [DOUBLE, DOUBLE]),
        (holds(1.0, 0.1, 0.1), [LONG, SHORT]),
        # The contact bounces: when it closes, when it opens, and both.
        (holds(0.004, 0.004, 0.1), [SHORT]),
        (holds(0.1, 0.004, 0.004), [SHORT]),
        (holds(0.004, 0.004, 1.0, 0.004, 0.004), [LONG]),
        (holds(0.002, 0.002, 0.1, 0.002, 0.002, 0.2, 0.002, 0.002, 0.1), [DOUBLE]),
    ],
)
def test_a_button_with_all_kinds_tells_them_apart(edges: list[Edge], kinds: list[PressKind]) -> None:
    assert pressed(edges) == kinds


@pytest.mark.parametrize(
    ("bound", "edges", "first_at", "kinds"),
    [
        ({SHORT}, holds(0.1), 0.0, [SHORT]),
        ({SHORT}, holds(3.0), 0.0, [SHORT]),
        ({SHORT}, holds(0.1, 0.1, 0.1), 0.0, [SHORT, SHORT]),
        ({SHORT, LONG}, holds(0.1), 0.1, [SHORT]),
        ({SHORT, LONG}, holds(0.1, 0.1, 0.1), 0.1, [SHORT, SHORT]),
        ({SHORT, LONG}, holds(1.0), 0.6, [LONG]),
        ({SHORT, DOUBLE}, holds(3.0), 3.4, [SHORT]),
        ({SHORT, DOUBLE}, holds(0.1, 0.1, 0.1), 0.2, [DOUBLE]),
        (ALL, holds(0.1), 0.5, [SHORT]),
        (ALL, holds(1.0), 0.6, [LONG]),
        (ALL, holds(0.1, 0.2, 0.1), 0.3, [DOUBLE]),
    ],
)
def test_a_press_is_given_as_soon_as_it_is_certain(
    bound: set[PressKind], edges: list[Edge], first_at: float, kinds: list[PressKind]
) -> None:
    before = [each for each in edges if each[0] < first_at - 1e-6]
    assert pressed(before, frozenset(bound), until=first_at - 1e-6) == []
    until_then = [each for each in edges if each[0] <= first_at + 1e-6]
    assert pressed(until_then, frozenset(bound), until=first_at + 1e-6) == kinds[:1]
    assert pressed(edges, frozenset(bound)) == kinds


# Every phase with every input, nothing left out. The button was told of the phase at 10 s; the input comes later.

RESTING = ButtonPresses(TIMING, ALL)
HELD = RESTING.changed(10.0, is_down=True).button
RELEASED_ONCE = RESTING.changed(9.9, is_down=True).button.changed(10.0, is_down=False).button
SPENT = RESTING.changed(9.4, is_down=True).button.waited(10.0).button
PHASES = {"resting": RESTING, "held": HELD, "released once": RELEASED_ONCE, "spent": SPENT}

TABLE = [
    # phase, input, seconds later, phase then, given
    ("resting", "down", 0.2, Phase.HELD, ()),
    ("resting", "up", 0.2, Phase.RESTING, ()),
    ("resting", "time", 0.2, Phase.RESTING, ()),
    ("resting", "time", 0.7, Phase.RESTING, ()),
    ("resting", "lost", 0.2, Phase.RESTING, ()),
    ("held", "down", 0.2, Phase.HELD, ()),
    ("held", "up", 0.2, Phase.RELEASED_ONCE, ()),
    ("held", "up", 0.01, Phase.HELD, ()),
    ("held", "up", 0.7, Phase.RESTING, (LONG,)),
    ("held", "time", 0.2, Phase.HELD, ()),
    ("held", "time", 0.7, Phase.SPENT, (LONG,)),
    ("held", "lost", 0.2, Phase.RESTING, ()),
    ("held", "lost", 0.7, Phase.RESTING, (LONG,)),
    ("released once", "down", 0.2, Phase.SPENT, (DOUBLE,)),
    ("released once", "down", 0.01, Phase.RELEASED_ONCE, ()),
    ("released once", "down", 0.7, Phase.HELD, (SHORT,)),
    ("released once", "up", 0.2, Phase.RELEASED_ONCE, ()),
    ("released once", "time", 0.2, Phase.RELEASED_ONCE, ()),
    ("released once", "time", 0.7, Phase.RESTING, (SHORT,)),
    ("released once", "lost", 0.2, Phase.RESTING, (SHORT,)),
    ("released once", "lost", 0.7, Phase.RESTING, (SHORT,)),
    ("spent", "down", 0.2, Phase.SPENT, ()),
    ("spent", "up", 0.2, Phase.RESTING, ()),
    ("spent", "time", 0.2, Phase.SPENT, ()),
    ("spent", "time", 0.7, Phase.SPENT, ()),
    ("spent", "lost", 0.2, Phase.RESTING, ()),
]


@pytest.mark.parametrize(("phase", "given_", "later", "then", "kinds"), TABLE)
def test_every_phase_with_every_input(
    phase: str, given_: str, later: float, then: Phase, kinds: tuple[PressKind, ...]
) -> None:
    button, at = PHASES[phase], 10.0 + later
    assert button.phase is Phase(phase)
    match given_:
        case "time":
            step = button.waited(at)
        case "lost":
            step = button.lost(at)
        case _:
            step = button.changed(at, is_down=given_ == "down")
    assert (step.button.phase, step.given) == (then, kinds)


def test_the_table_leaves_nothing_out() -> None:
    assert {(row[0], row[1]) for row in TABLE} == {
        (phase.value, given_) for phase in Phase for given_ in ("down", "up", "time", "lost")
    }


def test_a_button_at_rest_wakes_nobody() -> None:
    assert RESTING.wake_at is None
    assert SPENT.wake_at is None
    assert HELD.wake_at == pytest.approx(10.6)
    assert RELEASED_ONCE.wake_at == pytest.approx(10.4)
    assert ButtonPresses(TIMING, frozenset({SHORT, DOUBLE})).changed(0.0, is_down=True).button.wake_at is None


def test_a_worker_whose_hand_shakes_can_widen_the_times() -> None:
    edges = holds(0.1, 0.05, 0.3, 0.06, 0.05)
    assert pressed(edges) == [DOUBLE, SHORT]
    wide = ButtonPresses(
        PressTiming(debounce_seconds=0.2, long_seconds=1.5, double_seconds=1.0), frozenset({SHORT, LONG})
    )
    given_: list[PressKind] = []
    for at, is_down in edges:
        step = wide.changed(at, is_down=is_down)
        wide = step.button
        given_ += step.given
    assert [*given_, *wide.waited(10.0).given] == [SHORT]


# Whatever hands do

durations = st.lists(
    st.floats(min_value=0.031, max_value=2.0).filter(lambda each: min(abs(each - 0.6), abs(each - 0.4)) > 1e-6),
    min_size=1,
    max_size=25,
).map(lambda given_: given_ if len(given_) % 2 else given_[:-1] or [0.1])


def expected(times: list[float], kinds: frozenset[PressKind]) -> list[PressKind]:
    """Tell presses apart in another way: from the whole history at once."""
    presses, index = [], 0
    held, gaps = times[::2], [*times[1::2], float("inf")]
    while index < len(held):
        if kinds <= {SHORT}:
            presses.append(SHORT)
        elif LONG in kinds and held[index] > TIMING.long_seconds:
            presses.append(LONG)
        elif DOUBLE in kinds and gaps[index] < TIMING.double_seconds:
            presses.append(DOUBLE)
            index += 1
        else:
            presses.append(SHORT)
        index += 1
    return presses


@given(durations, st.sampled_from(KINDS))
def test_no_press_is_lost_none_invented_and_their_order_is_kept(
    times: list[float], kinds: frozenset[PressKind]
) -> None:
    given_ = pressed(holds(*times), kinds)
    assert given_ == expected(times, kinds)
    assert sum(2 if each is DOUBLE else 1 for each in given_) == (len(times) + 1) // 2


@given(durations, st.sampled_from(KINDS), st.lists(st.floats(min_value=0, max_value=60), max_size=30))
def test_it_matters_not_when_time_is_told(times: list[float], kinds: frozenset[PressKind], ticks: list[float]) -> None:
    edges = holds(*times)
    end = edges[-1][0] + 10
    told = [each for each in ticks if each < end]
    assert pressed(edges, kinds, ticks=told, until=end) == pressed(edges, kinds, until=end)


flutter = st.lists(st.floats(min_value=0.0005, max_value=0.004), min_size=2, max_size=6).map(
    lambda each: each if len(each) % 2 == 0 else each[:-1]
)


@given(durations.filter(lambda times: all(each > 0.07 for each in times)), st.data(), st.sampled_from(KINDS))
def test_a_contact_that_bounces_changes_nothing(
    times: list[float], data: st.DataObject, kinds: frozenset[PressKind]
) -> None:
    clean = holds(*times)
    bouncing: list[Edge] = []
    for at, is_down in clean:
        moment, state = at, is_down
        bouncing.append((moment, state))
        for step in data.draw(flutter):
            moment, state = moment + step, not state
            bouncing.append((moment, state))
    assert all(first[0] < second[0] for first, second in pairwise(bouncing))
    assert pressed(bouncing, kinds) == pressed(clean, kinds)


@given(st.lists(st.tuples(st.floats(min_value=0, max_value=0.5), st.booleans()), max_size=60), st.sampled_from(KINDS))
def test_any_noise_ends_at_rest_and_gives_no_more_than_was_pressed(
    noise: list[Edge], kinds: frozenset[PressKind]
) -> None:
    button, at, downs, was_down = ButtonPresses(TIMING, kinds), 0.0, 0, False
    given_: list[PressKind] = []
    for gap, is_down in [*noise, (1.0, False)]:
        at += gap
        downs += int(is_down and not was_down)
        was_down = is_down
        step = button.changed(at, is_down=is_down)
        button = step.button
        given_ += step.given
    step = button.waited(at + 10)
    given_ += step.given
    assert (step.button.phase, step.button.wake_at) == (Phase.RESTING, None)
    assert sum(2 if each is DOUBLE else 1 for each in given_) <= downs
    assert bool(given_) == bool(downs)
