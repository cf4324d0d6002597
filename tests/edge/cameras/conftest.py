"""Pictures, films and clocks for the tests of cameras."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from pipelines.types import Pixels


class RunningClock:
    """A clock that goes on by a tenth of a second each time it is looked at, so that no test waits."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def now(self) -> float:
        """Seconds."""
        self.seconds += 0.1
        return self.seconds


@pytest.fixture
def running_clock() -> RunningClock:
    return RunningClock()


def scene(number: int) -> Pixels:
    """Make a picture that can be told from others by its brightness, even after compression."""
    return np.full((48, 64, 3), 10 + number * 20, np.uint8)


def number_of(pixels: Pixels) -> int:
    """Tell which scene a picture shows."""
    return round((float(pixels.mean()) - 10) / 20)


def film(path: Path, frames: int, rate: float = 10) -> Path:
    """Write a film of scenes 0, 1, 2 and so on, over again from 12."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), rate, (64, 48))
    for number in range(frames):
        writer.write(scene(number % 12))
    writer.release()
    return path
