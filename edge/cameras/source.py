"""What every camera offers: open, read with a time limit, close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from edge.errors import UserError
from pipelines.types import Frame


class CameraError(UserError):
    """The camera cannot be opened, or gives no frames any more."""


class CameraStalledError(CameraError):
    """A frame was due and did not come in time; reading again may succeed."""


class CutShortError(CameraError):
    """The film ends before its own end; all frames that could be read were given before this."""


class FrameSource(Protocol):
    """A camera. One thread reads; any thread may close."""

    def open(self) -> None:
        """Start; the first frame's time is not before this.

        Raises:
            CameraError: It cannot be started.
        """

    def read(self, timeout_seconds: float) -> Frame | None:
        """Wait for the next frame.

        Args:
            timeout_seconds: How late a frame may be; a pause that a recording itself holds is waited for besides.

        Returns:
            The frame, with its capture time on the run's clock; None after the last one, and once closed.

        Raises:
            CameraStalledError: A frame was due and did not come in time.
            CameraError: No frame will come any more; the message says why.
        """

    def close(self) -> None:
        """Stop, and let a waiting `read` return None. May be called twice, and without `open`."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How much a camera is to give."""

    frames_per_second: float | None = None
    """At most so many; None gives as many as the profile asks for."""
    scale: float = 1.0
    """Width and height of a picture, as a share of what the profile asks for; over 0, at most 1."""


class LiveCamera(FrameSource, Protocol):
    """A real camera: it can give less, and it can be told to focus. Both return at once, from any thread."""

    def adapt(self, pace: Pace) -> None:
        """Give this much from now on, also after a restart."""

    def focus(self) -> None:
        """Focus on what is in view now; a camera that cannot does nothing."""
