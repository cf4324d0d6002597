"""The player: what it is given comes out at the exact sample, and marks carry the time at which they are heard."""

from __future__ import annotations

import numpy as np
import pytest

from edge.clock import ManualClock
from edge.errors import UserError
from edge.sound.earcons import sound_of
from edge.sound.fakes import FakeSink
from edge.sound.mixer import DUCK_GAIN, FADE_SAMPLES, MarkKind
from edge.sound.pcm import SAMPLE_RATE, Pcm
from edge.sound.player import Player
from edge.sound.sinks import BLOCK_SAMPLES
from pipelines.types import Earcon, Play

BLOCK = BLOCK_SAMPLES / SAMPLE_RATE


def level(value: int, count: int) -> Pcm:
    return np.full(count, value, dtype=np.int16)


def opened(latency: float = 0.0) -> tuple[Player, FakeSink, ManualClock]:
    clock = ManualClock()
    sink = FakeSink(clock, latency)
    player = Player(sink, clock)
    player.open()
    return player, sink, clock


def test_speech_in_pieces_comes_out_whole_and_in_order() -> None:
    player, sink, _ = opened()
    sink.trigger_time(3 * BLOCK)
    player.begin(1)
    for value in (100, 200, 300):
        assert player.feed(1, level(value, 500))
    player.complete(1)
    sink.trigger_time(10 * BLOCK)
    spoken = np.concatenate([level(value, 500) for value in (100, 200, 300)])
    assert np.array_equal(sink.heard[3 * BLOCK_SAMPLES :][:1500], spoken)
    assert not sink.heard[3 * BLOCK_SAMPLES + 1500 :].any()


def test_an_earcon_over_speech_is_exact() -> None:
    player, sink, _ = opened()
    player.begin(1)
    player.feed(1, level(8000, 9000))
    sink.trigger_time(2 * BLOCK)
    player.play(Play(Earcon.CAPTURED))
    mixed = sink.trigger_time(20 * BLOCK).astype(np.int32)
    earcon = sound_of(Play(Earcon.CAPTURED))
    low = mixed[: len(earcon)] - earcon
    assert np.all(np.abs(low[200:] - 8000 * DUCK_GAIN) <= 1)
    assert np.all(sink.heard[: 2 * BLOCK_SAMPLES] == 8000)


def test_samples_of_a_line_that_was_cut_are_refused() -> None:
    player, sink, _ = opened()
    player.begin(1)
    player.feed(1, level(5000, 5000))
    sink.trigger_time(4 * BLOCK)
    assert player.cut() == pytest.approx(4 * BLOCK)
    assert not player.feed(1, level(5000, 5000))
    player.complete(1)
    assert not sink.trigger_time(4 * BLOCK)[FADE_SAMPLES:].any()
    assert player.buffered_seconds() == 0


def test_marks_carry_the_time_at_which_they_are_heard() -> None:
    player, sink, _ = opened(latency=0.15)
    called: list[int] = []
    player.on_mark(lambda: called.append(1))
    sink.trigger_time(10 * BLOCK)
    player.begin(4)
    player.feed(4, level(10, 300))
    player.complete(4)
    sink.trigger_time(5 * BLOCK)
    started, finished = player.take_marks()
    assert (started.token, started.kind) == (4, MarkKind.STARTED)
    assert started.at_seconds == pytest.approx(10 * BLOCK + 0.15)
    assert (finished.token, finished.kind) == (4, MarkKind.FINISHED)
    assert finished.at_seconds == pytest.approx(10 * BLOCK + 300 / SAMPLE_RATE + 0.15)
    assert len(called) == 2
    assert player.take_marks() == ()


def test_a_machine_without_output_is_told_at_the_start() -> None:
    clock = ManualClock()
    sink = FakeSink(clock)
    sink.trigger_loss()
    with pytest.raises(UserError, match="taken the output away"):
        Player(sink, clock).open()
