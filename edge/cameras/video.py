"""A video file as a camera."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from edge.cameras.paced import PacedCamera, Recording
from edge.cameras.source import CameraError, CutShortError
from edge.clock import Clock
from pipelines.types import Frame
from pipelines.vision import MOST_PIXELS

FRAMES_THAT_MAY_MISS = 3
"""A container's count of frames is an estimate in some formats; fewer missing than this is no cut."""

FALLBACK_FRAMES_PER_SECOND = 25.0
"""The pace of a video that gives neither times nor a rate."""


def check(path: Path) -> None:
    """Say at once what `frames` would only say when it is asked for the first one.

    Raises:
        CameraError: It is missing, empty, not a video, or may not be read.
    """
    opened(path).release()


def frames(path: Path) -> Recording:
    """Read a video frame by frame, as fast as they are asked for; times count from 0.

    Raises:
        CameraError: It is missing, empty, not a video, or may not be read.
        CutShortError: It breaks off; raised after its last readable frame was given.
    """
    capture = opened(path)
    try:
        yield from _frames(path, capture)
    finally:
        capture.release()


def opened(path: Path) -> cv2.VideoCapture:
    """Open a video for reading frame by frame.

    Raises:
        CameraError: It is missing, empty, not a video, too large, or may not be read.
    """
    _check_file(path)
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    if not capture.isOpened():
        raise CameraError(f"{path} is not a video, or its beginning or end is missing. Copy it again or convert it.")
    if capture.get(cv2.CAP_PROP_FRAME_WIDTH) * capture.get(cv2.CAP_PROP_FRAME_HEIGHT) > MOST_PIXELS:
        capture.release()
        raise CameraError(f"The frames of {path} are too large. Make the video smaller.")
    return capture


def _check_file(path: Path) -> None:
    """Say what OpenCV would only call "not opened"."""
    try:
        if not path.exists():
            raise CameraError(f"There is no file {path}. Check the name.")
        if not path.is_file():
            raise CameraError(f"{path} is not a file. Name a video file.")
        with path.open("rb") as file:
            if not file.read(1):
                raise CameraError(f"{path} is empty. Copy it again from where it came.")
    except OSError as error:
        raise CameraError(f"{path} cannot be read: {error.strerror}. Check the name and the permissions.") from error


def _frames(path: Path, capture: cv2.VideoCapture) -> Recording:
    expected = capture.get(cv2.CAP_PROP_FRAME_COUNT)
    rate = capture.get(cv2.CAP_PROP_FPS)
    step = 1 / (rate if 0 < rate <= 1000 else FALLBACK_FRAMES_PER_SECOND)
    count, at = 0, 0.0
    while True:
        is_read, pixels = capture.read()
        if not is_read:
            break
        # Some containers give no times, or the same for all: time must go on, so fall back on the rate.
        given = capture.get(cv2.CAP_PROP_POS_MSEC) / 1000
        at = 0.0 if count == 0 else (given if at < given < at + 3600 else at + step)
        count += 1
        yield Frame(count, at, np.ascontiguousarray(pixels, dtype=np.uint8))
    if count == 0:
        raise CameraError(f"{path} holds no frame that can be read. Copy it again or convert it.")
    if expected - count >= FRAMES_THAT_MAY_MISS:
        raise CutShortError(
            f"{path} ends in the middle: {count} of {expected:.0f} frames could be read and were used. "
            "Copy it again from where it came to see the rest."
        )


class VideoCamera(PacedCamera):
    """A camera that plays a video file at its own pace, once."""

    def __init__(self, path: Path, clock: Clock) -> None:
        super().__init__(lambda: frames(path), clock)
