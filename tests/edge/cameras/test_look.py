"""Looking at a picture: black and unchanged pictures are told from those of a camera that works."""

from __future__ import annotations

import subprocess
import sys

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from edge.cameras.look import BLACKEST, LIT, look_at
from pipelines.reading.capture import CaptureSettings
from pipelines.types import Pixels
from sample_frames.render.sensor import Light, compress, develop

RANDOM = np.random.default_rng(5)


def picture(low: int, high: int) -> Pixels:
    return RANDOM.integers(low, high, (720, 1280, 3), dtype=np.uint8)


def test_two_pictures_of_a_sensor_differ_and_a_copy_does_not() -> None:
    still = picture(60, 62)
    noisy = still + RANDOM.integers(0, 2, still.shape, dtype=np.uint8)
    assert look_at(still) == look_at(still.copy())
    assert look_at(still) != look_at(noisy)


def sensed(light: float, noise: float, lamp: int = 0) -> Pixels:
    """Give what a simulated sensor makes of even light (1 is white paper in a lit room), and of a lamp in it."""
    scene = np.full((720, 1280, 3), light, np.float32)
    scene[300 : 300 + lamp, 610 : 610 + lamp] = 1.0
    jpeg = compress(develop(scene, Light(noise=noise), 1000.0, RANDOM), 80)
    return np.asarray(cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR), np.uint8)


def preview(pixels: Pixels) -> NDArray[np.uint8]:
    """Give the small grey picture that a ribbon camera makes beside it."""
    small = cv2.resize(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), (320, 180), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def with_hot_pixels() -> Pixels:
    dark = sensed(0.0, 1.0)
    dark[RANDOM.integers(0, 720, 2000), RANDOM.integers(0, 1280, 2000)] = 255
    return dark


@pytest.mark.parametrize(
    ("pixels", "is_black"),
    [
        (np.zeros((90, 160, 3), np.uint8), True),
        (np.full((90, 160, 3), 16, np.uint8), True),  # black as video has it
        (np.full((90, 160, 3), BLACKEST, np.uint8), True),
        (np.full((90, 160, 3), BLACKEST + 1, np.uint8), False),
        (np.full((4, 3, 3), 0, np.uint8), True),
        (sensed(0.0, 1.0), True),
        (sensed(0.0, 4.0), True),  # a covered lens, and the camera does what it can
        (with_hot_pixels(), True),
        (sensed(0.0, 4.0, lamp=20), False),
        (sensed(0.002, 1.0, lamp=30), False),
        (sensed(1 / 32, 2.0), False),
        (picture(0, 255), False),
    ],
)
def test_black_is_no_light_whatever_the_noise(pixels: Pixels, *, is_black: bool) -> None:
    assert look_at(pixels).is_black is is_black
    if pixels.shape[0] == 720:
        assert look_at(preview(pixels), step=1).is_black is is_black


def test_a_black_picture_is_always_one_that_reading_refuses() -> None:
    assert CaptureSettings().too_dark_below > BLACKEST / 255
    assert BLACKEST < LIT


def test_a_patch_of_a_grey_picture_is_averaged() -> None:
    grey = np.full((180, 320), 30, np.uint8)
    grey[8:16, 8:12] = 90
    assert look_at(grey, step=1).brightest == 60
    assert look_at(grey[:4, :6], step=1).brightest == 30


def test_the_camera_s_process_loads_little() -> None:
    program = "import sys; import edge.cameras.child; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"cv2", "fluent", "babel", "pydantic", "onnxruntime", "zxingcpp", "sqlite3", "pipelines.session"}
    assert heavy & set(loaded) == set()
