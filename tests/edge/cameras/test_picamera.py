"""The CSI camera, on a stand-in for picamera2 that has its traps: padded rows, few requests, slow focus."""

from __future__ import annotations

import sys
import time

import numpy as np
import pytest

from edge.cameras.picamera import PicameraSensor
from edge.cameras.source import CameraError, CameraStalledError, Pace
from edge.cameras.wire import CameraDescription
from pipelines.types import Pixels
from tests.edge.cameras.fake_picamera2 import AUTO, CONTINUOUS, FAILED, FOCUSED, MANUAL, Camera, module

WIDTH, HEIGHT = 162, 90
"""A row of it has 486 bytes, which are padded."""


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> type[Camera]:
    """Give the class of cameras of a fresh picamera2."""
    fake, made = module()
    monkeypatch.setitem(sys.modules, "picamera2", fake)
    return made


def sensor(focus: str = "continuous", rate: float = 15.0, metres: float = 0.5) -> PicameraSensor:
    return PicameraSensor(CameraDescription("csi", "", WIDTH, HEIGHT, rate, focus, metres))


def opened(kind: type[Camera], focus: str = "continuous", rate: float = 15.0) -> tuple[PicameraSensor, Camera]:
    made = sensor(focus, rate)
    assert "imx708" in made.open()
    return made, kind.made[-1]


def picture(made: PicameraSensor) -> Pixels:
    made.grab(1.0)
    into = np.zeros((*made.size(), 3), np.uint8)
    made.retrieve(into)
    return into


def test_pictures_come_without_the_padding_in_colour_and_in_grey(kind: type[Camera]) -> None:
    made, camera = opened(kind)
    assert camera.configuration["main"] == {"size": (WIDTH, HEIGHT), "format": "RGB888"}
    pixels = picture(made)
    assert (pixels[:, :, 0] == 11).all()
    assert (pixels[:, :, 1:] == 21).all()
    grey = made.grey()
    assert grey is not None
    assert grey.shape == (22, 40)
    assert (grey == 21).all()
    made.close()
    assert not camera.is_open


def test_requests_are_given_back_whether_or_not_their_picture_is_wanted(kind: type[Camera]) -> None:
    made, camera = opened(kind)
    for number in range(20):
        made.grab(1.0)
        assert camera.held == 1
        if number % 3 == 0:
            made.retrieve(np.zeros((*made.size(), 3), np.uint8))
            assert camera.held == 0
    made.close()


def test_a_job_that_is_not_done_in_time_is_waited_for_again(kind: type[Camera]) -> None:
    made, camera = opened(kind)
    made.grab(1.0)
    jobs = camera.jobs
    camera.is_stalled = True
    for _ in range(10):
        with pytest.raises(CameraStalledError):
            made.grab(0.02)
    assert camera.jobs == jobs + 1, "each job would take a request that nobody gives back"
    camera.is_stalled = False
    made.grab(1.0)


def test_the_time_is_the_sensor_s(kind: type[Camera]) -> None:
    made, _ = opened(kind)
    assert made.grab(1.0) == pytest.approx(time.monotonic() - 0.04, abs=0.03)


def test_exposure_is_short_and_the_camera_rests_when_little_is_asked(kind: type[Camera]) -> None:
    made, camera = opened(kind, rate=8.0)
    assert camera.controls["AeExposureMode"] == 1
    assert camera.controls["FrameDurationLimits"] == (33_333, 33_333)
    made.adapt(Pace(2.0))
    assert camera.controls["FrameDurationLimits"] == (500_000, 500_000)
    made.adapt(Pace(8.0))
    assert camera.controls["FrameDurationLimits"] == (33_333, 33_333)


def test_a_fixed_focus_is_set_in_dioptres(kind: type[Camera]) -> None:
    made = sensor("fixed", metres=0.4)
    made.open()
    assert (kind.made[0].controls["AfMode"], kind.made[0].controls["LensPosition"]) == (MANUAL, 2.5)
    made.focus()
    picture(made)
    assert kind.made[0].told == []


def test_focusing_on_command_waits_for_the_lens(kind: type[Camera]) -> None:
    made, camera = opened(kind, "on-command")
    assert camera.controls["AfMode"] == AUTO
    first = picture(made)
    camera.state = FOCUSED  # as it was left the last time
    made.focus()
    second = picture(made)
    # Two pictures still tell of before, three of the scan; the sixth is sharp.
    assert int(second[0, 0, 1]) - int(first[0, 0, 1]) == 6
    assert camera.held == 0


def test_focusing_that_never_ends_is_not_waited_for_longer_than_it_may(
    kind: type[Camera], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("edge.cameras.autofocus.FOCUS_SECONDS", 0.2)
    made, camera = opened(kind, "on-command")
    began = time.monotonic()
    made.focus()
    camera.scan = [1] * 1_000_000
    camera.at_each = lambda _: time.sleep(0.01)  # a camera has its pace
    picture(made)
    assert 0.2 <= time.monotonic() - began < 1


def test_continuous_focus_that_sticks_is_set_going_anew(kind: type[Camera], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edge.cameras.autofocus.STUCK_SECONDS", 0.05)
    made, camera = opened(kind)
    camera.state = FOCUSED
    picture(made)
    camera.state = FAILED
    camera.at_each = lambda _: time.sleep(0.02)
    for _ in range(6):
        picture(made)
    modes = [each["AfMode"] for each in camera.told]
    assert modes[:2] == [MANUAL, CONTINUOUS]
    assert camera.held == 0


def test_focusing_on_command_sets_a_continuous_one_going_over_two_pictures(kind: type[Camera]) -> None:
    made, camera = opened(kind)
    made.focus()
    assert camera.controls["AfMode"] == MANUAL
    picture(made)
    assert camera.controls["AfMode"] == CONTINUOUS


def test_a_camera_without_a_lens_motor_is_left_alone(kind: type[Camera]) -> None:
    kind.camera_controls = {}
    made, camera = opened(kind)
    made.focus()
    picture(made)
    assert "AfMode" not in camera.controls


def test_usb_cameras_that_libcamera_knows_are_passed_over(kind: type[Camera]) -> None:
    usb = {"Model": "UVC", "Id": "/base/scb/pcie@7d500000/pci@0,0/usb@0,0-1.2:1.0-046d:0825", "Num": 0}
    kind.found = [usb, *({**each, "Num": 1} for each in Camera.found)]
    _, camera = opened(kind)
    assert camera.number == 1
    kind.found = [usb]
    with pytest.raises(CameraError, match=r"No CSI camera was found\. Check the ribbon cable"):
        sensor().open()


@pytest.mark.parametrize("error", [RuntimeError("Failed to acquire camera"), IndexError("list index"), OSError("busy")])
def test_what_the_library_raises_is_said_with_a_remedy(kind: type[Camera], error: Exception) -> None:
    kind.error_at_start = error
    made = sensor()
    with pytest.raises(CameraError, match=r"cannot be started .*ribbon cable"):
        made.open()
    made.close()
    assert not kind.made[-1].is_open


def test_a_library_that_is_missing_or_does_not_fit_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "picamera2", None)
    with pytest.raises(CameraError, match="apt"):
        sensor().open()


def test_what_was_not_opened_says_so(kind: type[Camera]) -> None:
    with pytest.raises(CameraError, match="Grab one first"):
        sensor().retrieve(np.zeros((HEIGHT, WIDTH, 3), np.uint8))
    assert kind.made == []
