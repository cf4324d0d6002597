"""A folder of pictures as a camera: order, times, the end, and what cannot be opened."""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import pytest

from edge import sample_sets
from edge.cameras.folder import FolderCamera, frames
from edge.cameras.source import CameraError, FrameSource
from edge.clock import ManualClock, MonotonicClock
from tests.edge.cameras.conftest import RunningClock, number_of, scene


def folder_of(folder: Path, count: int) -> Path:
    for number in range(count):
        cv2.imwrite(str(folder / f"{number}.png"), scene(number))
    return folder


def test_pictures_come_in_order_at_their_times_and_then_end(tmp_path: Path, running_clock: RunningClock) -> None:
    camera: FrameSource = FolderCamera(sample_sets.load(folder_of(tmp_path, 3), 4), running_clock)
    camera.open()
    shown = []
    while (frame := camera.read(0.25)) is not None:
        assert running_clock.seconds >= frame.captured_at, "never before its time"
        shown.append((frame.id, number_of(frame.pixels), round(frame.captured_at - 100.1, 6)))
    assert shown == [(1, 0, 0.0), (2, 1, 0.25), (3, 2, 0.5)]
    assert camera.read(0.25) is None
    camera.close()


def test_the_times_of_a_set_hold(tmp_path: Path) -> None:
    folder_of(tmp_path, 2)
    (tmp_path / "set.toml").write_text(
        'title = "T"\nprofile = "orcam"\nduration = 9.0\n'
        '[[frame]]\nfile = "1.png"\nat = 0.5\n[[frame]]\nfile = "0.png"\nat = 7.0\n'
    )
    shown = [(number_of(frame.pixels), frame.captured_at) for frame in frames(sample_sets.load(tmp_path))]
    assert shown == [(1, 0.5), (0, 7.0)]


def test_opening_again_starts_over(tmp_path: Path, running_clock: RunningClock) -> None:
    camera = FolderCamera(sample_sets.load(folder_of(tmp_path, 2)), running_clock)
    for _ in range(2):
        camera.open()
        frame = camera.read(0.25)
        assert frame is not None
        assert frame.id == 1


def test_a_picture_that_went_away_is_said(tmp_path: Path, running_clock: RunningClock) -> None:
    camera = FolderCamera(sample_sets.load(folder_of(tmp_path, 2)), running_clock)
    (tmp_path / "1.png").write_bytes(b"")
    camera.open()
    assert camera.read(0.25) is not None
    with pytest.raises(CameraError, match=r"1\.png is empty\."):
        camera.read(0.25)


def test_a_camera_that_was_not_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(CameraError, match="not opened"):
        FolderCamera(sample_sets.load(folder_of(tmp_path, 1)), ManualClock()).read(0.25)


def test_closing_wakes_a_reader_that_waits(tmp_path: Path) -> None:
    camera = FolderCamera(sample_sets.load(folder_of(tmp_path, 2), 1 / 3600), MonotonicClock())
    camera.open()
    assert camera.read(0.25) is not None
    given: list[object] = []
    reader = threading.Thread(target=lambda: given.append(camera.read(0.25)))
    reader.start()
    camera.close()
    camera.close()
    reader.join(timeout=5)
    assert given == [None]
    assert camera.read(0.25) is None


def test_a_live_camera_keeps_real_time(tmp_path: Path) -> None:
    clock = MonotonicClock()
    camera = FolderCamera(sample_sets.load(folder_of(tmp_path, 4), 20), clock)
    camera.open()
    began = clock.now()
    while camera.read(0.25) is not None:
        pass
    assert clock.now() - began >= 0.149
