"""Recorded frames given out at the pace at which they were taken."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator

from edge.cameras.source import CameraError
from edge.clock import Clock
from pipelines.types import Frame

LOOK_SECONDS = 0.05
"""How often the clock is looked at while a frame is not due; a clock may run faster than the machine's own."""


Recording = Generator[Frame, None, None]
"""Frames in order, opened one at a time; capture times count from 0."""


class PacedCamera:
    """A camera whose frames come from a recording."""

    def __init__(self, frames: Callable[[], Recording], clock: Clock) -> None:
        """Take the recording.

        Args:
            frames: Starts the recording over.
            clock: The run's clock.
        """
        self._recording = frames
        self._clock = clock
        self._frames: Recording | None = None
        self._opened_at = 0.0
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def open(self) -> None:
        """Start the recording from its beginning."""
        self.close()
        self._closed.clear()
        self._frames = self._recording()
        self._opened_at = self._clock.now()

    def read(self, timeout_seconds: float) -> Frame | None:  # noqa: ARG002 -- a recording is never late
        """Wait until the next frame is due, and give it; see FrameSource."""
        with self._lock:
            if self._closed.is_set():
                return None
            if self._frames is None:
                raise CameraError("The camera was not opened. Open it before reading.")
            frame = next(self._frames, None)
        if frame is None:
            return None
        due = self._opened_at + frame.captured_at
        while (wait := due - self._clock.now()) > 0:
            if self._closed.wait(min(wait, LOOK_SECONDS)):
                return None
        return Frame(frame.id, due, frame.pixels)

    def close(self) -> None:
        """Stop; a waiting `read` returns None, and the recording's file is let go."""
        self._closed.set()
        with self._lock:
            if self._frames is not None:
                self._frames.close()
