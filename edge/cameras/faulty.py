"""A camera that fails on demand; for tests of everything that must notice.

It lives in the program's own process. `faulty_sensor` fails in the camera's process instead.
"""

from __future__ import annotations

import enum
import threading

import numpy as np

from edge.cameras.source import CameraError, CameraStalledError, Pace
from edge.clock import Clock
from pipelines.types import Frame, Pixels

SLOW_SECONDS = 0.5
"""Between two pictures of a slow camera."""


class _Fault(enum.Enum):
    NONE = enum.auto()
    STALL = enum.auto()
    FREEZE = enum.auto()
    BLACK = enum.auto()
    TORN = enum.auto()
    SLOW = enum.auto()
    ERROR = enum.auto()
    END = enum.auto()


class FaultyCamera:
    """A live camera that shows one scene, trembling a little, until a fault is triggered. It never waits."""

    def __init__(self, scene: Pixels, clock: Clock) -> None:
        """Take what is in view and the run's clock, which gives the capture times."""
        self._clock = clock
        self._lock = threading.Lock()
        self._scene = scene
        self._shown = scene
        self._fault = _Fault.NONE
        self._message = ""
        self._is_open = False
        self._count = 0
        self._last_at = 0.0
        self.pace = Pace()
        """As last told."""
        self.times_focused = 0
        """How often it was told to focus."""

    def show(self, scene: Pixels) -> None:
        """Put something else in view."""
        with self._lock:
            self._scene = scene

    def trigger_stall(self) -> None:
        """No more frames come, and nothing is said."""
        self._trigger(_Fault.STALL)

    def trigger_freeze(self) -> None:
        """The same picture comes over and over, with new times."""
        self._trigger(_Fault.FREEZE)

    def trigger_black(self) -> None:
        """Black pictures come."""
        self._trigger(_Fault.BLACK)

    def trigger_torn(self) -> None:
        """The lower half of each picture is that of the one before."""
        self._trigger(_Fault.TORN)

    def trigger_slow(self) -> None:
        """Pictures come SLOW_SECONDS apart; until one is due, the camera has stalled."""
        self._trigger(_Fault.SLOW)

    def trigger_error(self, message: str = "The camera was unplugged. Plug it in again.") -> None:
        """Each read, and opening, fails with this message until the recovery: it is unplugged, and returns then."""
        self._message = message
        self._trigger(_Fault.ERROR)

    def trigger_end(self) -> None:
        """The recording is over."""
        self._trigger(_Fault.END)

    def trigger_recovery(self) -> None:
        """All is well again."""
        self._trigger(_Fault.NONE)

    def open(self) -> None:
        """Start; fails while the camera is in error."""
        with self._lock:
            if self._fault is _Fault.ERROR:
                raise CameraError(self._message)
            self._is_open = True

    def read(self, timeout_seconds: float) -> Frame | None:
        """Give the next frame at once, or fail as triggered; see FrameSource."""
        with self._lock:
            if not self._is_open or self._fault is _Fault.END:
                return None
            if self._fault is _Fault.STALL:
                raise CameraStalledError(f"No picture came for {timeout_seconds:g} s. Check the camera's cable.")
            if self._fault is _Fault.ERROR:
                raise CameraError(self._message)
            now = self._clock.now()
            if self._fault is _Fault.SLOW and now < self._last_at + SLOW_SECONDS:
                raise CameraStalledError("The next picture is not due. Wait for it.")
            self._count += 1
            self._last_at = now
            self._shown = self._picture()
            return Frame(self._count, now, self._shown)

    def adapt(self, pace: Pace) -> None:
        """See LiveCamera; it only notes it."""
        self.pace = pace

    def focus(self) -> None:
        """See LiveCamera; it only counts it."""
        self.times_focused += 1

    def close(self) -> None:
        """Stop; `read` returns None."""
        with self._lock:
            self._is_open = False

    def _picture(self) -> Pixels:
        if self._fault is _Fault.FREEZE:
            return self._shown
        if self._fault is _Fault.BLACK:
            return np.zeros_like(self._scene)
        # No two pictures of a real camera are the same; identical ones are what a freeze looks like.
        picture = np.roll(self._scene, self._count % 3, axis=1)
        if self._fault is _Fault.TORN and self._shown.shape == picture.shape:
            picture[len(picture) // 2 :] = self._shown[len(picture) // 2 :]
        return picture

    def _trigger(self, fault: _Fault) -> None:
        with self._lock:
            self._fault = fault
