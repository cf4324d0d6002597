"""A video that starts over: its pictures in order at its pace, again and again, never two alike."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import cv2
import numpy as np
import pytest

from edge.cameras.look import look_at
from edge.cameras.looped import LoopedVideo
from edge.cameras.source import CameraError, CameraStalledError
from pipelines.types import Pixels
from tests.edge.cameras.conftest import film, number_of


def pictures(camera: LoopedVideo, count: int) -> list[Pixels]:
    taken = []
    for _ in range(count):
        camera.grab(5.0)
        into = np.zeros((*camera.size(), 3), np.uint8)
        camera.retrieve(into)
        taken.append(into)
    return taken


@pytest.mark.parametrize("ending", [".avi", ".mkv"])
def test_it_starts_over_at_its_end(tmp_path: Path, ending: str) -> None:
    camera = LoopedVideo(film(tmp_path / f"film{ending}", 3, rate=100))
    camera.open()
    assert [number_of(each) for each in pictures(camera, 8)] == [0, 1, 2, 0, 1, 2, 0, 1]
    camera.close()


def test_it_keeps_its_own_pace_and_does_not_catch_up_in_a_burst(tmp_path: Path) -> None:
    camera = LoopedVideo(film(tmp_path / "film.avi", 5, rate=20))
    camera.open()
    times = [camera.grab(5.0) for _ in range(11)]
    assert times[-1] - times[0] == pytest.approx(0.5, abs=0.1)
    time.sleep(0.5)  # held up, of the machine's time
    began = time.monotonic()
    for _ in range(5):
        camera.grab(5.0)
    assert time.monotonic() - began >= 0.14
    camera.close()


def test_a_still_scene_does_not_look_frozen(tmp_path: Path) -> None:
    writer = cv2.VideoWriter(str(tmp_path / "still.avi"), cv2.VideoWriter.fourcc(*"MJPG"), 100, (64, 48))
    for _ in range(4):
        writer.write(np.full((48, 64, 3), 80, np.uint8))
    writer.release()
    camera = LoopedVideo(tmp_path / "still.avi")
    camera.open()
    taken = pictures(camera, 9)
    assert all(look_at(one) != look_at(next_one) for one, next_one in itertools.pairwise(taken))
    assert np.abs(taken[0].astype(int) - taken[1]).max() <= 1
    camera.close()


def test_a_picture_that_is_not_due_is_not_waited_for_longer_than_it_may(tmp_path: Path) -> None:
    camera = LoopedVideo(film(tmp_path / "film.avi", 5, rate=1))
    camera.open()
    camera.grab(5.0)
    began = time.monotonic()
    with pytest.raises(CameraStalledError):
        camera.grab(0.05)
    assert time.monotonic() - began < 0.5
    camera.close()


def test_what_is_no_film_is_said(tmp_path: Path) -> None:
    with pytest.raises(CameraError, match="There is no file"):
        LoopedVideo(tmp_path / "gone.avi").open()
    camera = LoopedVideo(tmp_path / "gone.avi")
    with pytest.raises(CameraError, match="not opened"):
        camera.size()
    with pytest.raises(CameraError, match="no frame"):
        camera.grab(0.1)
    camera.close()
