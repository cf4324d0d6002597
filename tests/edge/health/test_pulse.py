"""The pulse remembers the newest sign of each part, and what is lost since when."""

from __future__ import annotations

from edge.clock import ManualClock
from edge.health.health import Limits, Part
from edge.health.pulse import Pulse

LIMITS = Limits(turn=10, frame=10, restart=120, sound=30, silence=300)


def beat(pulse: Pulse, *, without: Part | None = None, problem: str | None = None) -> None:
    if without is not Part.LOOP:
        pulse.turned()
    if without is not Part.CAMERA:
        pulse.framed()
    if without is not Part.SPEAKER:
        pulse.sounded(problem)


def faults(pulse: Pulse) -> list[Part]:
    return [fault.part for fault in pulse.health().faults]


def test_it_is_ready_when_every_part_has_given_a_sign() -> None:
    pulse = Pulse(ManualClock())
    for sign, awaited in (
        (pulse.turned, (Part.CAMERA, Part.SPEAKER)),
        (pulse.framed, (Part.SPEAKER,)),
        (lambda: pulse.sounded(None), ()),
    ):
        assert not pulse.health().is_ready
        sign()
        assert pulse.health().awaited == awaited
    assert pulse.health().is_ready


def test_each_part_that_falls_silent_is_found_while_the_others_go_on() -> None:
    for part, seconds in ((Part.LOOP, 10), (Part.CAMERA, 10), (Part.SPEAKER, 30)):
        clock = ManualClock()
        pulse = Pulse(clock, LIMITS)
        beat(pulse)
        for _ in range(seconds):
            clock.advance(1)
            beat(pulse, without=part)
            assert faults(pulse) == []
        clock.advance(1)
        beat(pulse, without=part)
        assert faults(pulse) == [part]
        beat(pulse)
        assert faults(pulse) == [], "and it is well again with the next sign"


def test_a_lost_camera_is_healthy_as_long_as_it_is_restarted() -> None:
    clock = ManualClock()
    pulse = Pulse(clock, LIMITS)
    beat(pulse)
    for _ in range(10):
        pulse.camera_restarts()
        clock.advance(100)
        beat(pulse, without=Part.CAMERA)
        assert faults(pulse) == []
    clock.advance(21)
    beat(pulse, without=Part.CAMERA)
    assert faults(pulse) == [Part.CAMERA]


def test_a_camera_that_has_come_back_owes_frames_again() -> None:
    clock = ManualClock()
    pulse = Pulse(clock, LIMITS)
    pulse.camera_restarts()
    beat(pulse)
    clock.advance(11)
    beat(pulse, without=Part.CAMERA)
    assert faults(pulse) == [Part.CAMERA]


def test_silence_counts_from_when_the_output_was_lost() -> None:
    clock = ManualClock()
    pulse = Pulse(clock, LIMITS)
    for _ in range(301):
        beat(pulse, problem="unplugged")
        assert faults(pulse) == []
        clock.advance(1)
    beat(pulse, problem="unplugged")
    assert faults(pulse) == [Part.OUTPUT]


def test_an_output_that_comes_back_for_a_moment_counts_anew() -> None:
    clock = ManualClock()
    pulse = Pulse(clock, LIMITS)
    beat(pulse, problem="unplugged")
    clock.advance(200)
    beat(pulse)
    clock.advance(200)
    beat(pulse, problem="unplugged")
    assert faults(pulse) == []
