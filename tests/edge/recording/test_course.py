"""When a recording begins, is heard and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.recording.course import BEEP_SECONDS, Course, Ending, Limits, Written

LIMITS = Limits(seconds=60, most_bytes=1000, spare_bytes=100)
ON = Course(LIMITS).begun(10.0)


def test_nothing_is_on_before_it_begins() -> None:
    course = Course(LIMITS)
    assert not course.is_on
    assert course.going_on(1000.0, Written(10**12, 0, has_failed=True)) is course
    assert ON.is_on
    assert ON.begun(20.0) is ON


@pytest.mark.parametrize(
    ("now", "written", "ending"),
    [
        (69.9, Written(999, 100), None),
        (70.0, Written(), Ending.TIME),
        (11.0, Written(1000, 5000), Ending.NO_ROOM),
        (11.0, Written(0, 99), Ending.NO_ROOM),
        (11.0, Written(has_failed=True), Ending.HELD_UP),
    ],
)
def test_it_ends_by_itself(now: float, written: Written, ending: Ending | None) -> None:
    assert ON.going_on(now, written).ending is ending


@pytest.mark.parametrize("ending", Ending)
def test_what_is_over_stays_over_and_keeps_its_reason(ending: Ending) -> None:
    over = ON.ended(ending)
    assert not over.is_on
    assert [over.begun(99), over.ended(Ending.TIME), over.going_on(999, Written())] == [over] * 3
    assert not Course(LIMITS).ended(ending).begun(5.0).is_on, "what was stopped before it began never begins"


@given(st.lists(st.floats(0.01, 2.0), min_size=1, max_size=120))
def test_while_it_is_on_it_is_heard_again_and_again(pauses: list[float]) -> None:
    course, now, heard = ON, 10.0, 10.0
    for pause in pauses:
        now += pause
        after = course.going_on(now, Written())
        if after.beeped_at != course.beeped_at:
            heard = now
        course = after
        if course.is_on:
            assert now - heard < BEEP_SECONDS
    assert course.is_on == (now - 10.0 < LIMITS.seconds)
