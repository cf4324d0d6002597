"""The USB camera: OpenCV's own capture on a film stands for the device, which no test machine has."""

from __future__ import annotations

import time
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest

from edge.cameras import v4l2
from edge.cameras.source import CameraError, CameraStalledError
from edge.cameras.v4l2 import V4l2Sensor, usb_devices, video_capture
from edge.cameras.wire import CameraDescription
from tests.edge.cameras.conftest import film, number_of

ASKED = CameraDescription("usb", "", 64, 48, 10.0)


class Device:
    """A film that can be asked for settings, and that waits or fails as the test says."""

    def __init__(self, path: Path) -> None:
        # Held, not inherited from: OpenCV's classes do not survive that.
        self.film = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
        self.isOpened, self.retrieve, self.release = self.film.isOpened, self.film.retrieve, self.film.release
        self.asked: dict[int, float] = {}
        self.waits: list[float] = []
        self.told: list[float] = []
        self.age = 0.0
        self.arrives_after: list[float] = []

    def set(self, key: int, value: float) -> bool:
        """See OpenCV."""
        self.asked[key] = value
        return True

    def get(self, key: int) -> float:
        """See OpenCV; the time of a picture is what the driver told."""
        if key == cv2.CAP_PROP_POS_MSEC:
            if self.age:
                return 1000 * (time.monotonic() - self.age)
            return 1000 * self.told.pop(0) if self.told else 0.0
        return self.film.get(key)

    def grab(self) -> bool:
        """See OpenCV."""
        if self.waits:
            time.sleep(self.waits.pop(0))
            return False
        if self.arrives_after:
            time.sleep(self.arrives_after.pop(0))
        return self.film.grab()


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(film(tmp_path / "film.avi", 30))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the place of the device."""
    there = tmp_path / "video2"
    there.touch()
    return there


@pytest.fixture
def sensor(device: Device, path: Path, monkeypatch: pytest.MonkeyPatch) -> V4l2Sensor:
    monkeypatch.setattr(v4l2, "AT_ONCE_SECONDS", 0.05)  # a busy machine takes its time over the film
    made = V4l2Sensor(path, ASKED, lambda _: cast("cv2.VideoCapture", device))
    made.open()
    return made


def shown(sensor: V4l2Sensor) -> int:
    into = np.zeros((*sensor.size(), 3), np.uint8)
    sensor.retrieve(into)
    return number_of(into)


def test_it_asks_for_motion_jpeg_before_the_size_and_for_one_buffer(sensor: V4l2Sensor, device: Device) -> None:
    assert sensor.size() == (48, 64)
    assert list(device.asked.items()) == [
        (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),
        (cv2.CAP_PROP_FRAME_WIDTH, 64),
        (cv2.CAP_PROP_FRAME_HEIGHT, 48),
        (cv2.CAP_PROP_FPS, 10.0),
        (cv2.CAP_PROP_BUFFERSIZE, 1),
    ]


def test_a_picture_is_decoded_only_when_it_is_wanted(sensor: V4l2Sensor) -> None:
    for number in range(5):
        sensor.grab(1.0)
        if number in {0, 4}:
            assert shown(sensor) == number


def test_the_driver_s_time_is_taken_if_it_can_be_true(sensor: V4l2Sensor, device: Device) -> None:
    now = time.monotonic()
    device.told = [now - 0.05]
    assert sensor.grab(1.0) == pytest.approx(now - 0.05)
    for impossible in (0.0, now + 50, now - 50):
        device.told = [impossible]
        assert sensor.grab(1.0) == pytest.approx(time.monotonic(), abs=0.2)


def test_pictures_that_waited_in_the_driver_are_let_go(sensor: V4l2Sensor, device: Device) -> None:
    now = time.monotonic()
    device.told = [now - 0.7, now - 0.6, now - 0.02]
    assert sensor.grab(1.0) == pytest.approx(now - 0.02)
    assert shown(sensor) == 2


def test_where_the_camera_halves_its_rate_every_picture_is_used(sensor: V4l2Sensor, device: Device) -> None:
    device.age = 0.3  # three times the interval that was asked for
    device.arrives_after = [0.06] * 4
    for number in range(4):
        assert sensor.grab(1.0) == pytest.approx(time.monotonic() - 0.3, abs=0.1)
        assert shown(sensor) == number


def test_what_waited_while_the_rate_was_halved_is_let_go(sensor: V4l2Sensor, device: Device) -> None:
    device.age = 0.3
    device.arrives_after = [0.0, 0.0, 0.06, 0.06]
    sensor.grab(1.0)
    assert shown(sensor) == 2
    sensor.grab(1.0)
    assert shown(sensor) == 3


def test_one_that_is_late_has_stalled_and_one_that_fails_at_once_has_gone(
    sensor: V4l2Sensor, device: Device, path: Path
) -> None:
    device.waits = [0.1]
    with pytest.raises(CameraStalledError, match=r"no picture\. Check"):
        sensor.grab(0.05)
    device.waits = [0.0]
    with pytest.raises(CameraError, match="unplugged") as failed:
        sensor.grab(0.05)
    assert not isinstance(failed.value, CameraStalledError)
    path.unlink()
    device.waits = [0.1]
    with pytest.raises(CameraError, match="unplugged") as failed:
        sensor.grab(0.05)
    assert not isinstance(failed.value, CameraStalledError)


def test_a_picture_that_cannot_be_decoded_is_no_end(sensor: V4l2Sensor, device: Device) -> None:
    with pytest.raises(CameraStalledError, match="could not be decoded"):
        shown(sensor)  # nothing was grabbed
    sensor.grab(1.0)
    with pytest.raises(CameraError, match="instead of"):
        sensor.retrieve(np.zeros((20, 20, 3), np.uint8))
    device.release()


def test_a_missing_device_and_one_that_is_no_camera_are_said(tmp_path: Path) -> None:
    with pytest.raises(CameraError, match=r"There is no camera .*video7\. Plug"):
        V4l2Sensor(tmp_path / "video7", ASKED).open()
    (tmp_path / "video8").touch()
    with pytest.raises(CameraError, match="cannot be opened as a camera"):
        V4l2Sensor(tmp_path / "video8", ASKED, video_capture).open()


def test_what_was_not_opened_says_so_and_can_be_closed(path: Path) -> None:
    sensor = V4l2Sensor(path, ASKED)
    with pytest.raises(CameraError, match="not opened"):
        sensor.grab(0.1)
    with pytest.raises(CameraError, match="not opened"):
        sensor.retrieve(np.zeros((48, 64, 3), np.uint8))
    sensor.close()


def known(root: Path, name: str, place: str) -> None:
    """Lay out a device as the kernel shows it."""
    (root / "devices" / place / name).mkdir(parents=True)
    (root / "class").mkdir(exist_ok=True)
    (root / "class" / name).symlink_to(root / "devices" / place / name)


def test_usb_and_virtual_devices_are_tried_in_order_and_a_pi_s_coders_are_not(tmp_path: Path) -> None:
    places = {
        "video10": "platform/soc/fe801000.csi/video4linux",
        "video11": "platform/bcm2835-codec/video4linux",
        "video2": "platform/scb/fd500000.pcie/usb1/1-1/1-1.2/video4linux",
        "video12": "virtual/video4linux",
        "video3": "platform/scb/fd500000.pcie/usb1/1-1/1-1.2/video4linux",
        "video4": "pci0000:00/usb2/2-1/video4linux",
    }
    devices = tmp_path / "dev"
    devices.mkdir()
    for name, place in places.items():
        known(tmp_path, name, place)
        if name != "video4":  # known, but without a device
            (devices / name).touch()
    found = usb_devices(tmp_path / "class", devices)
    assert [path.name for path in found] == ["video2", "video3", "video12"]


def test_where_the_kernel_knows_of_none_there_is_none(tmp_path: Path) -> None:
    assert usb_devices(tmp_path / "nowhere", tmp_path) == ()
