"""The first output that works is taken, and a person is told which."""

from __future__ import annotations

import pytest

from edge.clock import ManualClock
from edge.errors import UserError
from edge.sound.either_sink import EitherSink
from edge.sound.fakes import FakeSink
from edge.sound.pcm import Pcm
from edge.sound.sinks import REMEDY
from tests.edge.sound.test_sinks import constant


class Two:
    """Two outputs, and what was told."""

    def __init__(self) -> None:
        clock = ManualClock()
        self.first, self.second = FakeSink(clock, 0.01), FakeSink(clock, 0.09)
        self.told: list[str] = []
        self.sink = EitherSink({"first": self.first, "second": self.second}, self.told.append)

    def heard(self, sink: FakeSink) -> Pcm:
        """What comes out there now."""
        return sink.trigger_time(0.02)


def test_the_first_is_taken_if_it_works() -> None:
    two = Two()
    assert (two.sink.channels, two.sink.latency_seconds, two.sink.lost) == (1, 0.0, None)
    two.sink.start(constant)
    assert two.told == ["The sound goes through first."]
    assert two.heard(two.first).all()
    assert not two.second.running
    assert two.sink.latency_seconds == 0.01


def test_the_second_is_taken_if_the_first_fails_and_the_first_again_when_it_is_back() -> None:
    two = Two()
    two.first.trigger_loss()
    two.sink.start(constant)
    assert two.told == ["The sound goes through second. first: the test has taken the output away"]
    assert two.heard(two.second).all()
    assert (two.sink.latency_seconds, two.sink.lost) == (0.09, None)
    two.second.trigger_loss()
    assert two.sink.lost is not None
    two.sink.stop()
    two.first.trigger_return()
    two.sink.start(constant)
    assert two.told[1:] == ["The sound goes through first."]
    assert not two.second.running


def test_starting_anew_at_the_same_output_is_no_news() -> None:
    two = Two()
    for _ in range(3):
        two.sink.start(constant)
        two.sink.stop()
    assert len(two.told) == 1
    assert not two.first.running
    two.sink.close()
    assert two.first.closed
    assert two.second.closed


def test_if_none_works_each_reason_is_told_and_the_remedy_once() -> None:
    two = Two()
    two.first.trigger_loss()
    two.second.trigger_loss()
    with pytest.raises(UserError) as caught:
        two.sink.start(constant)
    said = str(caught.value)
    assert said == (f"first: the test has taken the output away second: the test has taken the output away {REMEDY}")
