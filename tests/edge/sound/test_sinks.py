"""The outputs, without a sound card."""

from __future__ import annotations

import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from edge.clock import ManualClock, MonotonicClock
from edge.errors import UserError
from edge.sound.device_sink import LOST_SECONDS, Callback, DeviceSink
from edge.sound.pcm import SAMPLE_RATE, Pcm
from edge.sound.sinks import BLOCK_SAMPLES, NullSink, Sink, WavSink


def constant(count: int) -> Pcm:
    return np.full(count, 700, dtype=np.int16)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not condition():
        assert time.monotonic() < end, "it did not come true within 5 s"
        time.sleep(0.001)


def read(path: Path) -> Pcm:
    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (SAMPLE_RATE, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.int16)


def test_a_paced_output_asks_for_as_much_as_time_has_passed() -> None:
    clock, asked = ManualClock(), list[int]()

    def render(count: int) -> Pcm:
        asked.append(count)
        return constant(count)

    sink = NullSink(clock)
    sink.start(render)
    sink.start(render)
    clock.advance(1.0)
    until(lambda: sum(asked) >= SAMPLE_RATE - BLOCK_SAMPLES)
    time.sleep(0.03)
    assert sum(asked) <= SAMPLE_RATE
    sink.stop()
    sink.stop()
    clock.advance(1.0)
    time.sleep(0.03)
    assert sum(asked) <= SAMPLE_RATE
    assert sink.lost is None
    sink.close()


def test_a_file_holds_silence_where_the_output_rested(tmp_path: Path) -> None:
    clock, path = ManualClock(10.0), tmp_path / "live.wav"
    sink = WavSink(path, clock)
    clock.advance(0.5)
    for _ in range(2):
        sink.start(constant)
        # The thread must have begun before time goes on: it counts from its start.
        time.sleep(0.05)
        clock.advance(0.5)
        time.sleep(0.05)
        sink.stop()
        clock.advance(0.5)
    sink.close()
    sink.close()
    heard = read(path)
    half, block = SAMPLE_RATE // 2, BLOCK_SAMPLES
    assert not heard[:half].any()
    assert np.all(heard[half : 2 * half - block] == 700)
    assert not heard[2 * half : 3 * half].any()
    assert np.all(heard[3 * half : 4 * half - block] == 700)
    assert 4 * half - block <= len(heard) <= 4 * half


def test_a_file_that_cannot_be_opened_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        WavSink(tmp_path / "none" / "live.wav", ManualClock())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
def test_a_full_disk_is_told_and_not_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "live.wav"
    path.symlink_to("/dev/full")
    clock = MonotonicClock()
    sink = WavSink(path, clock)
    sink.start(constant)
    until(lambda: sink.lost is not None)
    sink.stop()
    with pytest.raises(UserError, match="No space left"):
        sink.start(constant)
    with pytest.raises(UserError, match="No space left"):
        sink.close()


class FakeStream:
    """What PortAudio gives, asked for samples by the test."""

    latency = 0.02

    def __init__(self, callback: Callback) -> None:
        self.active = False
        self.ended = ""
        self._callback = callback

    def start(self) -> None:
        """Begin."""
        self.active = True

    def abort(self) -> None:
        """End."""
        self.active = False

    def close(self) -> None:
        """Give back."""
        self.ended = "closed"

    def trigger_block(self, count: int) -> Pcm:
        """Ask for samples as PortAudio does, and give them."""
        buffer = bytearray(2 * count)
        self._callback(memoryview(buffer), count, None, None)
        return np.frombuffer(bytes(buffer), dtype=np.int16)


def test_a_device_is_filled_and_its_loss_is_noticed() -> None:
    clock, streams = ManualClock(), list[FakeStream]()

    def open_stream(callback: Callback) -> FakeStream:
        streams.append(FakeStream(callback))
        return streams[-1]

    sink = DeviceSink(clock, open_stream=open_stream)
    assert sink.latency_seconds == 0
    assert sink.lost is None
    sink.start(constant)
    sink.start(constant)
    assert len(streams) == 1
    assert sink.latency_seconds == 0.02
    assert streams[0].trigger_block(64).tolist() == [700] * 64
    clock.advance(LOST_SECONDS / 2)
    assert sink.lost is None
    clock.advance(LOST_SECONDS)
    assert sink.lost is not None
    assert "asked for nothing" in sink.lost
    streams[0].active = False
    assert sink.lost == "the output has ended"
    sink.stop()
    assert streams[0].ended == "closed"
    sink.start(constant)
    assert len(streams) == 2
    sink.close()
    sink.close()


def test_a_machine_without_an_output_is_explained() -> None:
    def open_stream(_callback: Callback) -> FakeStream:
        raise OSError("Error querying device -1")

    with pytest.raises(UserError, match=r"Connect a headset .* sound\.device and sound\.output; .* --sound wav"):
        DeviceSink(ManualClock(), open_stream=open_stream).start(constant)


def test_an_output_that_does_not_exist_is_explained_by_the_real_library() -> None:
    with pytest.raises(UserError, match="No sound can be put out"):
        DeviceSink(ManualClock(), device="no such output anywhere").start(constant)


def test_an_output_that_hangs_when_it_ends_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edge.sound.device_sink.END_SECONDS", 0.05)

    class Hanging(FakeStream):
        def abort(self) -> None:
            time.sleep(1)

    sink = DeviceSink(ManualClock(), open_stream=Hanging)
    sink.start(constant)
    before = time.monotonic()
    sink.stop()
    assert time.monotonic() - before < 0.5


def test_all_are_sinks(tmp_path: Path) -> None:
    clock = ManualClock()
    sinks: list[Sink] = [NullSink(clock), WavSink(tmp_path / "a.wav", clock), DeviceSink(clock)]
    for sink in sinks:
        sink.close()
