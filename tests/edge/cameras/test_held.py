"""A held camera: its last picture comes again and again, as new frames of their own time, until it is let go."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from edge.cameras.faulty import FaultyCamera
from edge.cameras.held import HeldCamera
from edge.clock import ManualClock
from pipelines.types import Frame
from pipelines.vision.fakes import fake_frame

PAUSE_SECONDS = 0.5


class Stand:
    """A held camera whose recording can be ended."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.recording = FaultyCamera(fake_frame(1, 0.0, 1).pixels, self.clock)
        self.ends = 0
        self.camera = HeldCamera(self.recording, self.clock, PAUSE_SECONDS, self._end)

    def _end(self) -> None:
        self.ends += 1

    def read(self) -> Frame:
        """Read a frame that must be there."""
        frame = self.camera.read(1.0)
        assert frame is not None
        return frame


@pytest.fixture
def stand() -> Stand:
    """Give a stand that is open."""
    made = Stand()
    made.camera.open()
    return made


def test_the_last_picture_comes_again_with_new_numbers_and_times(stand: Stand) -> None:
    stand.read()
    last = stand.read()
    stand.recording.trigger_end()
    for number in (1, 2):
        stand.clock.advance(PAUSE_SECONDS)
        frame = stand.read()
        assert (frame.id, frame.captured_at) == (last.id + number, number * PAUSE_SECONDS)
        assert frame.pixels is last.pixels
    assert stand.ends == 1


def test_it_waits_until_the_next_showing_is_due_and_ends_when_let_go_meanwhile(stand: Stand) -> None:
    stand.read()
    stand.recording.trigger_end()
    stand.clock.advance(PAUSE_SECONDS)
    stand.read()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(stand.camera.read, 1.0)
        assert not threading.Event().wait(0.1)
        assert not waiting.done()
        stand.camera.let_go()
        assert waiting.result(5) is None


def test_letting_go_before_the_end_does_nothing(stand: Stand) -> None:
    stand.camera.let_go()
    stand.read()
    stand.recording.trigger_end()
    stand.clock.advance(PAUSE_SECONDS)
    stand.read()


def test_one_that_is_closed_or_never_showed_anything_ends(stand: Stand) -> None:
    stand.recording.trigger_end()
    assert stand.camera.read(1.0) is None
    stand.recording.trigger_recovery()
    stand.camera.open()
    stand.read()
    stand.camera.close()
    assert stand.camera.read(1.0) is None
    assert stand.ends == 1
