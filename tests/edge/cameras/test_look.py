"""Looking at a picture: black and unchanged pictures are told from those of a camera that works."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from edge.cameras.look import BLACKEST, look_at
from pipelines.types import Pixels

RANDOM = np.random.default_rng(5)


def picture(low: int, high: int) -> Pixels:
    return RANDOM.integers(low, high, (720, 1280, 3), dtype=np.uint8)


def test_two_pictures_of_a_sensor_differ_and_a_copy_does_not() -> None:
    still = picture(60, 62)
    noisy = still + RANDOM.integers(0, 2, still.shape, dtype=np.uint8)
    assert look_at(still) == look_at(still.copy())
    assert look_at(still) != look_at(noisy)


@pytest.mark.parametrize(
    ("pixels", "is_black"),
    [
        (np.zeros((90, 160, 3), np.uint8), True),
        (np.full((90, 160, 3), 16, np.uint8), True),  # black as video has it
        (picture(0, 12), False),  # a dark cupboard, or a hand before the lens: there is noise
        (np.full((90, 160, 3), BLACKEST + 1, np.uint8), False),
        (picture(0, 255), False),
    ],
)
def test_black_is_no_light_and_no_noise(pixels: Pixels, *, is_black: bool) -> None:
    assert look_at(pixels).is_black is is_black


def test_a_grey_picture_can_be_looked_at_whole() -> None:
    grey = np.full((4, 6), 30, np.uint8)
    grey[1, 1] = 90
    assert (look_at(grey, step=1).darkest, look_at(grey, step=1).brightest) == (30, 90)


def test_the_camera_s_process_loads_little() -> None:
    program = "import sys; import edge.cameras.child; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"cv2", "fluent", "babel", "pydantic", "onnxruntime", "zxingcpp", "sqlite3", "pipelines.session"}
    assert heavy & set(loaded) == set()
