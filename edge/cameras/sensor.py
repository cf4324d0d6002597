"""A camera inside its own process: what it must offer, and how often and how large its pictures are passed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from edge.cameras.source import Pace
from pipelines.types import Pixels


class Sensor(Protocol):
    """A camera. One thread uses it. Its calls may hang: then its process is killed."""

    def open(self) -> str:
        """Start, and give which camera it is, for the log.

        Raises:
            CameraError: It cannot be started.
        """

    def grab(self, timeout_seconds: float) -> float:
        """Wait for the next picture, without decoding it where that can be put off.

        Returns:
            When it was captured, in seconds of the machine's monotonic clock.

        Raises:
            CameraStalledError: None came in time.
            CameraError: None will come any more.
        """

    def size(self) -> tuple[int, int]:
        """Give height and width of the picture that was grabbed."""

    def retrieve(self, into: Pixels) -> None:
        """Write the picture that was grabbed into an array of its size.

        Raises:
            CameraStalledError: It cannot be decoded; the next one may be.
            CameraError: None will come any more.
        """

    def grey(self) -> NDArray[np.uint8] | None:
        """Give a small grey copy of the picture that was retrieved, if the camera itself makes one."""

    def adapt(self, pace: Pace) -> None:
        """Give less, if the camera itself can; pictures that are not due or too large are dealt with in any case."""

    def focus(self) -> None:
        """Begin to focus on what is in view; do nothing if it cannot."""

    def close(self) -> None:
        """Let the camera go."""


EARLY = 0.25
"""Share of the time between two frames by which one may come early: cameras are not that regular."""


@dataclass(slots=True)
class Rhythm:
    """Which pictures are passed on where fewer are asked for than the camera gives."""

    interval: float
    """Seconds from one to the next; 0 passes all."""
    due: float = 0.0
    """When the next one is."""

    def takes(self, at: float) -> bool:
        """Tell whether a picture captured at this time is passed on."""
        if at < self.due - EARLY * self.interval:
            return False
        # In step with what was asked for; after a pause, and where pictures come more rarely, anew.
        is_in_step = at <= self.due + self.interval
        self.due = (self.due if is_in_step else at) + self.interval
        return True


def fitted(height: int, width: int, most_height: int, most_width: int) -> tuple[int, int]:
    """Give the height and width at which a picture of one size fits into another, never larger than it is."""
    scale = min(1.0, most_height / height, most_width / width)
    return max(1, int(height * scale)), max(1, int(width * scale))
