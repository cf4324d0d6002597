"""The camera that fails on demand: each fault looks as a real one does, and recovery ends it."""

from __future__ import annotations

import numpy as np
import pytest

from edge.cameras.faulty import SLOW_SECONDS, FaultyCamera
from edge.cameras.source import CameraError, CameraStalledError, FrameSource, LiveCamera, Pace
from edge.clock import ManualClock
from pipelines.types import Frame, Pixels

SCENE: Pixels = np.random.default_rng(3).integers(1, 255, (20, 30, 3), dtype=np.uint8)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(5.0)


@pytest.fixture
def camera(clock: ManualClock) -> FaultyCamera:
    made = FaultyCamera(SCENE, clock)
    made.open()
    return made


def frame_of(camera: FrameSource) -> Frame:
    frame = camera.read(0.5)
    assert frame is not None
    return frame


def test_a_sound_camera_gives_new_pictures_at_the_clock_s_time(camera: FaultyCamera, clock: ManualClock) -> None:
    first = frame_of(camera)
    clock.advance(0.1)
    second = frame_of(camera)
    assert (first.id, first.captured_at, second.id, second.captured_at) == (1, 5.0, 2, 5.1)
    assert not np.array_equal(first.pixels, second.pixels)


def test_a_stall_is_raised_and_ends(camera: FaultyCamera) -> None:
    camera.trigger_stall()
    with pytest.raises(CameraStalledError, match=r"0\.5 s"):
        camera.read(0.5)
    camera.trigger_recovery()
    assert frame_of(camera).id == 1


def test_a_freeze_repeats_the_last_picture(camera: FaultyCamera) -> None:
    last = frame_of(camera)
    camera.trigger_freeze()
    for _ in range(3):
        assert np.array_equal(frame_of(camera).pixels, last.pixels)
    camera.trigger_recovery()
    assert not np.array_equal(frame_of(camera).pixels, frame_of(camera).pixels)


def test_black_is_black(camera: FaultyCamera) -> None:
    camera.trigger_black()
    assert not frame_of(camera).pixels.any()


def test_an_error_is_raised_until_recovery(camera: FaultyCamera) -> None:
    camera.trigger_error("Gone. Come back.")
    with pytest.raises(CameraError, match="Gone"):
        camera.read(0.5)
    camera.close()
    with pytest.raises(CameraError, match="Gone"):
        camera.open()
    camera.trigger_recovery()
    camera.open()
    assert frame_of(camera).id == 1


def test_the_end_and_closing_give_none(camera: FaultyCamera) -> None:
    camera.trigger_end()
    assert camera.read(0.5) is None
    camera.trigger_recovery()
    assert camera.read(0.5) is not None
    camera.close()
    assert camera.read(0.5) is None


def test_something_else_can_come_into_view(camera: FaultyCamera) -> None:
    camera.show(np.full_like(SCENE, 9))
    assert (frame_of(camera).pixels == 9).all()


def test_a_torn_picture_has_the_lower_half_of_the_one_before(camera: FaultyCamera) -> None:
    camera.trigger_torn()
    first, second = frame_of(camera), frame_of(camera)
    half = len(SCENE) // 2
    assert np.array_equal(second.pixels[half:], first.pixels[half:])
    assert not np.array_equal(second.pixels[:half], first.pixels[:half])


def test_a_slow_camera_stalls_in_between(camera: FaultyCamera, clock: ManualClock) -> None:
    camera.trigger_slow()
    frame_of(camera)
    clock.advance(SLOW_SECONDS - 0.01)
    with pytest.raises(CameraStalledError, match="not due"):
        camera.read(0.1)
    clock.advance(0.01)
    assert frame_of(camera).id == 2


def test_what_it_is_told_can_be_looked_up(camera: FaultyCamera) -> None:
    live: LiveCamera = camera
    live.adapt(Pace(2.0, 0.5))
    live.focus()
    assert (camera.pace, camera.times_focused) == (Pace(2.0, 0.5), 1)
