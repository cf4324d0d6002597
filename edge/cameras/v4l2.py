"""A USB camera through Video4Linux, decoded by OpenCV."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from edge.cameras.looped import retrieve_into
from edge.cameras.source import CameraError, CameraStalledError, Pace
from edge.cameras.wire import CameraDescription
from pipelines.types import Pixels

DEVICES = Path("/dev")
KNOWN = Path("/sys/class/video4linux")
"""What the kernel tells of each video device."""

MOST_STALE = 4
"""The most pictures that are thrown away at once because they waited: the driver may have more buffers than asked."""

AT_ONCE_SECONDS = 0.005
"""A picture that comes sooner may have waited in the driver; pictures are 16 ms apart or more."""

REMEDY = (
    "Plug the camera in and check its cable; `v4l2-ctl --list-devices` shows what the system sees, "
    "`kijkmee doctor` what else is wrong."
)


def usb_devices(known: Path = KNOWN, devices: Path = DEVICES) -> tuple[Path, ...]:
    """Give the devices that may be USB cameras, in order.

    The kernel lists more: on a Raspberry Pi the ribbon cable's raw pictures and the video coders, which OpenCV would
    wait for in vain. A virtual device is made by somebody who wants it used.
    """
    found = []
    for entry in known.glob("video*"):
        number, place = entry.name.removeprefix("video"), str(entry.resolve())
        if number.isdigit() and ("/usb" in place or "/virtual/" in place) and (devices / entry.name).exists():
            found.append((int(number), devices / entry.name))
    return tuple(path for _, path in sorted(found))


def video_capture(path: Path) -> cv2.VideoCapture:
    """Open a device."""
    return cv2.VideoCapture(str(path), cv2.CAP_V4L2)


class V4l2Sensor:
    """Implements Sensor. Asks for motion JPEG, without which USB is too slow for large pictures."""

    def __init__(
        self,
        path: Path,
        description: CameraDescription,
        capture: Callable[[Path], cv2.VideoCapture] = video_capture,
    ) -> None:
        """Take the device and what is asked of it; `capture` opens it, another one for tests."""
        self._path = path
        self._asked = description
        self._open_capture = capture
        self._capture: cv2.VideoCapture | None = None

    def open(self) -> str:
        """See Sensor."""
        if not self._path.exists():
            raise CameraError(f"There is no camera {self._path}. {REMEDY}")
        capture = self._capture = self._open_capture(self._path)
        if not capture.isOpened():
            raise CameraError(
                f"{self._path} cannot be opened as a camera. Close what else uses it, and see that you are in the "
                "group video."
            )
        # The format first: which sizes and rates there are depends on it.
        capture.set(cv2.CAP_PROP_FOURCC, int.from_bytes(b"MJPG", "little"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, self._asked.width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self._asked.height)
        capture.set(cv2.CAP_PROP_FPS, self._asked.frames_per_second)
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        if self._asked.focus == "fixed":
            # In steps of the maker's own choice, so metres cannot be set; but it need not hunt.
            capture.set(cv2.CAP_PROP_AUTOFOCUS, 0)
        height, width = self.size()
        return f"{self._path}, {width} × {height}"

    def grab(self, timeout_seconds: float) -> float:
        """See Sensor. OpenCV's own time-out holds, see `edge.cameras.process`."""
        if self._capture is None:
            raise CameraError("The camera was not opened. Open it before reading.")
        for _ in range(MOST_STALE):
            began = time.monotonic()
            if not self._capture.grab():
                self._say_why(time.monotonic() - began >= timeout_seconds)
            now = time.monotonic()
            at = self._captured(now)
            # One that had to be waited for is the newest, however old: in little light, cameras expose for longer.
            is_newest = now - began > AT_ONCE_SECONDS
            if is_newest or now - at < 2 / self._asked.frames_per_second:
                break
        return at

    def _say_why(self, is_late: bool) -> None:  # noqa: FBT001 -- of one caller
        if is_late and self._path.exists():
            raise CameraStalledError(f"{self._path} gives no picture. Check the camera's cable.")
        raise CameraError(f"The camera {self._path} was unplugged or has failed. {REMEDY}")

    def _captured(self, now: float) -> float:
        """Give when the picture was captured, as the driver tells it, if that can be true."""
        if self._capture is None:
            return now
        told = self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000
        return told if now - 1 < told <= now else now

    def size(self) -> tuple[int, int]:
        """See Sensor."""
        if self._capture is None:
            return 0, 0
        get = self._capture.get
        return int(get(cv2.CAP_PROP_FRAME_HEIGHT)), int(get(cv2.CAP_PROP_FRAME_WIDTH))

    def retrieve(self, into: Pixels) -> None:
        """See Sensor."""
        retrieve_into(self._capture, into)

    def grey(self) -> NDArray[np.uint8] | None:
        """See Sensor."""
        return None

    def adapt(self, pace: Pace) -> None:
        """Do nothing: changing the rate would stop the camera, and a picture that is not decoded costs little."""

    def focus(self) -> None:
        """Do nothing: USB cameras have no command for it that they share."""

    def close(self) -> None:
        """See Sensor."""
        if self._capture is not None:
            self._capture.release()
