"""A camera that fails on demand; for tests of everything that must notice."""

from __future__ import annotations

import enum
import threading

import numpy as np

from edge.cameras.source import CameraError, CameraStalledError
from edge.clock import Clock
from pipelines.types import Frame, Pixels


class _Fault(enum.Enum):
    NONE = enum.auto()
    STALL = enum.auto()
    FREEZE = enum.auto()
    BLACK = enum.auto()
    ERROR = enum.auto()
    END = enum.auto()


class FaultyCamera:
    """A camera that shows one scene, trembling a little, until a fault is triggered. It never waits for real time."""

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

    def trigger_error(self, message: str = "The camera was unplugged. Plug it in again.") -> None:
        """Each read fails with this message."""
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
            self._count += 1
            if self._fault is _Fault.BLACK:
                self._shown = np.zeros_like(self._scene)
            elif self._fault is _Fault.NONE:
                # No two pictures of a real camera are the same; identical ones are what a freeze looks like.
                self._shown = np.roll(self._scene, self._count % 3, axis=1)
            return Frame(self._count, self._clock.now(), self._shown)

    def close(self) -> None:
        """Stop; `read` returns None."""
        with self._lock:
            self._is_open = False

    def _trigger(self, fault: _Fault) -> None:
        with self._lock:
            self._fault = fault
