"""Every combination of signs of life is judged as it should be."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.health.health import Health, Limits, Part, Signs, judge

NOW = 1000.0
LIMITS = Limits(turn=10, frame=10, restart=120, sound=30, silence=300)


@dataclass(frozen=True)
class Case:
    """One state of one part."""

    name: str
    signs: dict[str, Any]
    fault: Part | None = None
    awaited: Part | None = None


LOOP = (
    Case("turning", {"turned": NOW}),
    Case("just in time", {"turned": NOW - 10}),
    Case("hung", {"turned": NOW - 10.1}, fault=Part.LOOP),
    Case("not yet turned", {"turned": None}, awaited=Part.LOOP),
)
CAMERA = (
    Case("fresh frame", {"framed": NOW}),
    Case("frame just in time", {"framed": NOW - 10}),
    Case("old frame", {"framed": NOW - 10.1}, fault=Part.CAMERA),
    Case("no frame yet", {"framed": None}, awaited=Part.CAMERA),
    Case("lost, restarted lately", {"framed": NOW - 500, "restarted": NOW - 120}),
    Case("lost, given up", {"framed": NOW - 500, "restarted": NOW - 120.1}, fault=Part.CAMERA),
    Case("lost from the start", {"framed": None, "restarted": NOW - 1}),
)
SPEAKER = (
    Case("turning", {"sounded": NOW}),
    Case("just in time", {"sounded": NOW - 30}),
    Case("hung", {"sounded": NOW - 30.1}, fault=Part.SPEAKER),
    Case("not yet turned", {"sounded": None}, awaited=Part.SPEAKER),
)
OUTPUT = (
    Case("there", {"silent_since": None}),
    Case("lost just now", {"silent_since": NOW}),
    Case("lost, just bearable", {"silent_since": NOW - 300}),
    Case("lost for too long", {"silent_since": NOW - 300.1}, fault=Part.OUTPUT),
    Case("lost for long, off shift", {"silent_since": NOW - 300.1, "is_on_shift": False}),
)
EYES = (
    Case("at rest", {}),
    Case("looking", {"looking_since": NOW - 60}),
    Case("looking for too long", {"looking_since": NOW - 60.1}, fault=Part.EYES),
)


@pytest.mark.parametrize("cases", list(itertools.product(LOOP, CAMERA, SPEAKER, EYES, OUTPUT)))
def test_every_combination(cases: tuple[Case, ...]) -> None:
    signs = Signs(began=NOW - 1, **{name: at for case in cases for name, at in case.signs.items()})
    health = judge(signs, NOW, LIMITS)
    assert [fault.part for fault in health.faults] == [case.fault for case in cases if case.fault]
    assert list(health.awaited) == [case.awaited for case in cases if case.awaited]
    assert health.is_healthy == (not any(case.fault for case in cases))
    assert health.is_ready == (not any(case.fault or case.awaited for case in cases))


def test_a_start_that_takes_too_long_is_no_health() -> None:
    health = judge(Signs(began=NOW - 31), NOW, LIMITS)
    assert [fault.part for fault in health.faults] == [Part.LOOP, Part.CAMERA, Part.SPEAKER]


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        (Signs(0, turned=NOW, framed=NOW, sounded=NOW), "healthy"),
        (Signs(NOW), "starting, waiting for: main loop, camera, speaker"),
        (Signs(0, turned=NOW - 42, framed=NOW, sounded=NOW), "main loop: no sign of life for 42 s"),
    ],
)
def test_it_is_said_in_one_line(signs: Signs, said: str) -> None:
    assert str(judge(signs, NOW, LIMITS)) == said


_TIME = st.floats(0, 2000)
_MAYBE = st.none() | _TIME


@given(st.builds(Signs, _TIME, _MAYBE, _MAYBE, _MAYBE, _MAYBE, _MAYBE), _TIME, st.floats(0, 1000))
def test_without_new_signs_nothing_gets_better(signs: Signs, now: float, later: float) -> None:
    before, after = judge(signs, now), judge(signs, now + later)
    assert {fault.part for fault in before.faults} <= {fault.part for fault in after.faults}
    assert before.awaited == after.awaited


def test_nothing_known_is_healthy_and_ready() -> None:
    assert Health().is_ready
