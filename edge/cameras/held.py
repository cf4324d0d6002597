"""A recording as a live camera: its last picture stays in view."""

from __future__ import annotations

import threading
from collections.abc import Callable

from edge.cameras.paced import LOOK_SECONDS
from edge.cameras.source import FrameSource
from edge.clock import Clock
from pipelines.types import Frame


class HeldCamera:
    """A camera that goes on showing the last picture of another until it is let go."""

    def __init__(self, camera: FrameSource, clock: Clock, pause_seconds: float, on_end: Callable[[], None]) -> None:
        """Take the other camera, which need not be open.

        Args:
            camera: Ends some time.
            clock: The run's clock.
            pause_seconds: From one showing of the last picture to the next.
            on_end: Called by `read` when the other camera has ended.
        """
        self._camera = camera
        self._clock = clock
        self._pause_seconds = pause_seconds
        self._on_end = on_end
        self._last: Frame | None = None
        self._is_held = threading.Event()
        self._is_over = threading.Event()

    def open(self) -> None:
        """Open the other camera."""
        self._last = None
        self._is_held.clear()
        self._is_over.clear()
        self._camera.open()

    def read(self, timeout_seconds: float) -> Frame | None:
        """Give the other camera's next frame, or its last one anew; see FrameSource."""
        if not self._is_held.is_set():
            frame = self._camera.read(timeout_seconds)
            if frame is not None:
                self._last = frame
            if frame is not None or self._is_over.is_set():
                return frame
            self._is_held.set()
            self._on_end()
        if self._last is None:
            return None
        due = self._last.captured_at + self._pause_seconds
        while not self._is_over.is_set():
            now = self._clock.now()
            if now >= due:
                self._last = Frame(self._last.id + 1, now, self._last.pixels)
                return self._last
            self._is_over.wait(min(due - now, LOOK_SECONDS))
        return None

    def let_go(self) -> None:
        """Hold the last picture no longer; while the other camera still gives its own, this does nothing."""
        if self._is_held.is_set():
            self._is_over.set()

    def close(self) -> None:
        """Stop; a waiting `read` returns None."""
        self._is_over.set()
        self._camera.close()
