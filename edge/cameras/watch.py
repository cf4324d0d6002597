"""Judging a camera by what it gives: whether its pictures come, change and hold light."""

from __future__ import annotations

from dataclasses import dataclass

from edge.cameras.look import Look
from pipelines.session import CameraTrouble


@dataclass(frozen=True, slots=True)
class Limits:
    """How long something may be wrong with a camera, in seconds on the run's clock."""

    start: float = 20.0
    """From its start to its first picture: a small board takes seconds to load the camera's library."""
    stale: float = 2.0
    """Without a picture."""
    frozen: float = 2.0
    """With the same picture."""
    black: float = 2.0
    """With nothing but black."""
    stale_intervals: float = 3.0
    """However rarely pictures are asked for, so many may be missing."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What a running camera has given. A value: `seen` gives the next one."""

    begun: float
    """When the camera was started."""
    first: float | None = None
    """When the first picture came; None if none has."""
    newest: float | None = None
    """When the newest picture came; None if none has."""
    look: Look | None = None
    """At the newest picture."""
    changed: float = 0.0
    """When the first of the pictures came that are all as the newest."""
    lit: float = 0.0
    """When the last picture came that was not black, or the first one of all."""
    is_changing: bool = False
    """Whether the newest picture differs from the one before."""

    def seen(self, look: Look, now: float) -> Watch:
        """Give the watch after a picture that came now."""
        is_first = self.look is None
        is_changing = self.look is not None and look.digest != self.look.digest
        return Watch(
            self.begun,
            now if self.first is None else self.first,
            now,
            look,
            now if is_first or is_changing else self.changed,
            now if is_first or not look.is_black else self.lit,
            is_changing,
        )

    @property
    def is_good(self) -> bool:
        """Tell whether the newest picture shows that the camera works: it is new, and not black."""
        return self.is_changing and self.look is not None and not self.look.is_black

    def trouble(self, now: float, limits: Limits, interval: float) -> CameraTrouble | None:
        """Judge the camera.

        Args:
            now: Seconds on the run's clock.
            limits: What is too long.
            interval: Seconds between the pictures that are asked for.
        """
        if self.newest is None:
            return CameraTrouble.STALLED if now - self.begun > limits.start else None
        if now - self.newest > max(limits.stale, limits.stale_intervals * interval):
            return CameraTrouble.STALLED
        # A black picture may not change either: black is what the wearer can do something about.
        if self.look is not None and self.look.is_black and now - self.lit > limits.black:
            return CameraTrouble.BLACK
        if not self.is_changing and now - self.changed > max(limits.frozen, limits.stale_intervals * interval):
            return CameraTrouble.FROZEN
        return None
