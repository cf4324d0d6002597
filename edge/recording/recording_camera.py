"""A camera whose frames are offered to a recording as they pass."""

from __future__ import annotations

from collections.abc import Callable

from edge.cameras.source import FrameSource
from pipelines.types import Frame


class RecordingCamera:
    """Implements FrameSource over another; it gives the same frames at the same times."""

    def __init__(self, source: FrameSource, keep: Callable[[Frame], None]) -> None:
        """Take the other camera; `keep` is called with each frame in the thread that reads, and returns at once."""
        self._source = source
        self._keep = keep

    def open(self) -> None:
        """See `FrameSource.open`."""
        self._source.open()

    def read(self, timeout_seconds: float) -> Frame | None:
        """See `FrameSource.read`."""
        frame = self._source.read(timeout_seconds)
        if frame is not None:
            self._keep(frame)
        return frame

    def close(self) -> None:
        """See `FrameSource.close`."""
        self._source.close()
