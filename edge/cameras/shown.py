"""A camera that shows one of several sample sets: which, and whether its frames go on, is chosen while it runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edge.cameras.paced import LOOK_SECONDS
from edge.clock import Clock
from pipelines.types import Frame


@dataclass(frozen=True, slots=True)
class Shown:
    """What is before the camera."""

    name: str
    """Of one of its views."""
    is_moving: bool = False
    """Whether its frames go on in time; else the first one stays in view."""


class ShownCamera:
    """Implements FrameSource over frames that are held in memory."""

    def __init__(
        self,
        views: Mapping[str, tuple[Frame, ...]],
        view: Callable[[], Shown | None],
        clock: Clock,
        pause_seconds: float,
    ) -> None:
        """Take what can be shown.

        Args:
            views: Frames by the name of their view, with times since its start; none is empty.
            view: Tells what to show now; None ends the camera.
            clock: The run's clock.
            pause_seconds: From one frame to the next.
        """
        self._views = views
        self._view = view
        self._clock = clock
        self._pause_seconds = pause_seconds
        self._shown: Shown | None = None
        self._since = 0.0
        self._due = 0.0
        self._count = 0
        self._closed = threading.Event()

    def open(self) -> None:
        """Start with what is to be shown now."""
        self._closed.clear()
        self._shown = None
        self._due = self._clock.now()

    def read(self, timeout_seconds: float) -> Frame | None:  # noqa: ARG002 -- a frame in memory is never late
        """Wait until a frame is due, and give it; see FrameSource."""
        while (wait := self._due - self._clock.now()) > 0:
            if self._closed.wait(min(wait, LOOK_SECONDS)):
                return None
        view, now = self._view(), self._clock.now()
        if view is None or self._closed.is_set():
            return None
        if view != self._shown:
            self._shown, self._since = view, now
        frames = self._views[view.name]
        elapsed = now - self._since if view.is_moving else 0.0
        start = frames[0].captured_at
        newest = max(
            (frame for frame in frames if frame.captured_at - start <= elapsed), key=lambda each: each.captured_at
        )
        self._due = now + self._pause_seconds
        self._count += 1
        return Frame(self._count, now, newest.pixels)

    def close(self) -> None:
        """Stop; a waiting `read` returns None."""
        self._closed.set()
