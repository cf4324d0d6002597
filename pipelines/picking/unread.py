"""Bars in the middle of the view that no reader can decode, so that the worker can be told to move."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from pipelines.types import Quad, Size

_MIDDLE = 0.25
"""Bars whose centre is nearer than this to the frame's, as a share of its width and of its height, are held there."""
_REST_SECONDS = 5.0
"""So long after it was told, it is told again."""
_FORGIVEN_SECONDS = 0.5
"""Bars that are not found for a shorter time were there all the while."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Bars that stay undecoded."""

    frame_id: int
    """The frame that showed them last."""
    quad: Quad
    since_seconds: float
    """How long they have been there."""


@dataclass(frozen=True, slots=True)
class UnreadWatch:
    """Remembers how long bars have been in the middle without a decode."""

    since: float | None = None
    """When they were first there, in seconds on the run's clock; None while there are none."""
    last_at: float = 0.0
    """When they were there last."""
    told_at: float | None = None
    """When it was told last since the last decode."""

    def see(
        self, stripes: tuple[Quad, ...] | None, size: Size | None, frame_id: int, at: float, unread_seconds: float
    ) -> tuple[UnreadWatch, Unread | None]:
        """Take a frame without a decode; gives what is to be told, once they lasted.

        Args:
            stripes: Undecoded bars that are no known label's; None where they were not looked for.
            size: Of the frame; without it the middle is not known, and nothing is told.
            frame_id: Of the frame.
            at: When it was captured, in seconds on the run's clock.
            unread_seconds: So long must they last.
        """
        if stripes is None or size is None:
            return self, None
        middle = [quad for quad in stripes if _is_in_middle(quad, size)]
        if not middle:
            is_over = self.since is not None and at - self.last_at > _FORGIVEN_SECONDS
            return (replace(self, since=None) if is_over else self), None
        # Frames that were not looked at say nothing: the time begins anew after them.
        is_going_on = self.since is not None and at - self.last_at <= _FORGIVEN_SECONDS
        since = self.since if self.since is not None and is_going_on else at
        watch = replace(self, since=since, last_at=at)
        rested = self.told_at is None or at - self.told_at >= _REST_SECONDS
        if at - since < unread_seconds or not rested:
            return watch, None
        quad = min(middle, key=lambda each: _off_middle(each, size))
        return replace(watch, told_at=at), Unread(frame_id, quad, at - since)


def _is_in_middle(quad: Quad, size: Size) -> bool:
    centre = quad.centre
    return (
        abs(centre.x - size.width / 2) <= _MIDDLE * size.width
        and abs(centre.y - size.height / 2) <= _MIDDLE * size.height
    )


def _off_middle(quad: Quad, size: Size) -> float:
    centre = quad.centre
    return math.hypot(centre.x - size.width / 2, centre.y - size.height / 2)
