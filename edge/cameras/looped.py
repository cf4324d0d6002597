"""A video that starts over at its end, as a live camera: for demonstrations and for tests without a camera."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from edge.cameras import video
from edge.cameras.look import STEP
from edge.cameras.source import CameraError, CameraStalledError, Pace
from pipelines.types import Pixels


class LoopedVideo:
    """Implements Sensor over a video file, at the video's own pace.

    A recording has no noise of its own, so a still scene of it would look as a frozen camera does. A trace is added:
    the lowest bit of every STEP-th pixel of every STEP-th row turns with each picture.
    """

    def __init__(self, path: Path) -> None:
        """Take the file; it is opened later."""
        self._path = path
        self._capture: cv2.VideoCapture | None = None
        self._step = 0.0
        self._due = 0.0
        self._turn = 0
        self._is_first = True

    def open(self) -> str:
        """See Sensor."""
        self._capture = video.opened(self._path)
        rate = self._capture.get(cv2.CAP_PROP_FPS)
        self._step = 1 / (rate if 0 < rate <= 1000 else video.FALLBACK_FRAMES_PER_SECOND)
        self._due = time.monotonic()
        self._is_first = True
        return f"{self._path}, over and over"

    def grab(self, timeout_seconds: float) -> float:
        """See Sensor."""
        wait = self._due - time.monotonic()
        if wait > 0:
            time.sleep(min(wait, timeout_seconds))
        if wait > timeout_seconds:
            raise CameraStalledError("The next picture of the video is not due.")
        if self._capture is None or not (self._capture.grab() or self._starts_over()):
            raise CameraError(f"{self._path} holds no frame that can be read. Copy it again or convert it.")
        self._is_first = False
        at = time.monotonic()
        # Where this process was held up, the video waits; pictures never come in a burst.
        self._due = max(self._due + self._step, at)
        return at

    def _starts_over(self) -> bool:
        """Open the file anew, which works in every format; tell whether there is a picture."""
        if self._is_first or self._capture is None:
            return False
        self._capture.release()
        self._capture = video.opened(self._path)
        return self._capture.grab()

    def size(self) -> tuple[int, int]:
        """See Sensor."""
        if self._capture is None:
            raise CameraError("The video was not opened. Open it before reading.")
        get = self._capture.get
        return int(get(cv2.CAP_PROP_FRAME_HEIGHT)), int(get(cv2.CAP_PROP_FRAME_WIDTH))

    def retrieve(self, into: Pixels) -> None:
        """See Sensor."""
        retrieve_into(self._capture, into)
        self._turn ^= 1
        into[::STEP, ::STEP] ^= np.uint8(self._turn)

    def grey(self) -> NDArray[np.uint8] | None:
        """See Sensor."""
        return None

    def adapt(self, pace: Pace) -> None:
        """Do nothing: a video has its own pace."""

    def focus(self) -> None:
        """Do nothing: a video cannot focus."""

    def close(self) -> None:
        """See Sensor."""
        if self._capture is not None:
            self._capture.release()


def retrieve_into(capture: cv2.VideoCapture | None, into: Pixels) -> None:
    """Decode what was grabbed straight into an array of its size.

    Raises:
        CameraStalledError: It cannot be decoded: it was damaged on its way, and the next one may be whole.
        CameraError: It has another size.
    """
    if capture is None:
        raise CameraError("The camera was not opened. Open it before reading.")
    try:
        is_read, pixels = capture.retrieve(into)
    except cv2.error as error:
        raise CameraStalledError("A picture could not be decoded. Check the camera's cable.") from error
    if not is_read:
        raise CameraStalledError("A picture could not be decoded. Check the camera's cable.")
    if not np.shares_memory(pixels, into):
        # It has another size than it said.
        raise CameraError(f"A picture has {pixels.shape} instead of {into.shape} pixels. Restart the camera.")
