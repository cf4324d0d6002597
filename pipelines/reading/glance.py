"""One look at what is in view while the wearer goes on: a steady frame, its lines, and what they say."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Self

from pipelines.types import Detection, LinesWanted, Observation, Point, Size, TextLine, Wanted


@dataclass(frozen=True, slots=True)
class GlanceSettings:
    """What is looked at, and how much of it."""

    most_lines: int = 12
    """Lines that are read of one frame; where there are more, those nearest to the middle."""
    most_motion: float = 0.05
    """FrameQuality.motion above which the head moves quickly: nothing is read then."""
    too_dark_below: float = 0.12
    """FrameQuality.brightness below which a frame is passed over."""
    too_blurred_below: float = 0.1
    """FrameQuality.sharpness below which a frame is passed over."""
    rest_seconds: float = 0.3
    """From one glance's frame to the next one's, at least; what stands still need not be read again at once."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known of the frame that is looked at; a new one waits for a frame."""

    settings: GlanceSettings = field(default_factory=GlanceSettings)
    not_before: float = 0.0
    """Frames that were captured earlier are passed over, in seconds on the run's clock."""
    frame_id: int | None = None
    """The frame that was chosen; None while none was."""
    captured_at: float = 0.0
    """When it was captured, in seconds on the run's clock."""
    detections: tuple[Detection, ...] | None = None
    """Its lines that are worth reading, in reading order; None while they are being located."""
    size: Size | None = None
    lines: tuple[TextLine, ...] = ()
    """What was read so far, legible or not, in the order of the detections."""
    is_moving: bool = False
    """Whether the newest frame shows that the head moves quickly."""

    @property
    def is_over(self) -> bool:
        """Whether all was read that is worth it."""
        return self.detections is not None and len(self.lines) >= len(self.detections)

    @property
    def wanted(self) -> Wanted:
        """What must be seen to go on."""
        if self.frame_id is None:
            return Wanted(quality=True)
        if self.detections is None:
            return Wanted(quality=True, detections_of=self.frame_id)
        rest = self.detections[len(self.lines) :]
        return Wanted(quality=True, lines=LinesWanted(self.frame_id, rest) if rest else None)

    def seen(self, seen: Observation) -> Self:
        """Take note of an observation; one of another frame or thing changes nothing."""
        if seen.quality is not None:
            return self._measured(seen)
        if seen.frame_id != self.frame_id:
            return self
        if seen.detections is not None and self.detections is None:
            return replace(self, detections=self._worth_it(seen), size=seen.size)
        if seen.line is not None and not self.is_over:
            return replace(self, lines=(*self.lines, seen.line))
        return self

    def begun(self, now: float) -> Self:
        """Give a glance at what is in view from `now` on, in seconds on the run's clock."""
        return replace(self, not_before=now, frame_id=None, detections=None, size=None, lines=())

    def next(self) -> Self:
        """Give the glance after this one."""
        start = self.captured_at + self.settings.rest_seconds if self.frame_id is not None else self.not_before
        return replace(self, not_before=start, frame_id=None, detections=None, size=None, lines=())

    def _measured(self, seen: Observation) -> Self:
        quality = seen.quality
        if quality is None:
            return self
        moving = quality.motion is not None and quality.motion > self.settings.most_motion
        after = replace(self, is_moving=moving)
        is_good = (
            not moving
            and quality.brightness >= self.settings.too_dark_below
            and quality.sharpness >= self.settings.too_blurred_below
        )
        if self.frame_id is not None or not is_good or seen.captured_at < self.not_before:
            return after
        return replace(after, frame_id=seen.frame_id, captured_at=seen.captured_at)

    def _worth_it(self, seen: Observation) -> tuple[Detection, ...]:
        """Leave out lines that run out of view, whose text would be a part of what stands there."""
        whole = [each for each in seen.detections or () if not _touches_edge(each, seen.size)]
        if seen.size is None or len(whole) <= self.settings.most_lines:
            return tuple(whole)
        middle = Point(seen.size.width / 2, seen.size.height / 2)
        central = sorted(whole, key=lambda each: _distance(each.quad.centre, middle))[: self.settings.most_lines]
        return tuple(each for each in whole if each in central)


_EDGE_PIXELS = 4.0
"""A line that comes so near to the edge of the frame may go on beyond it."""


def _touches_edge(detection: Detection, size: Size | None) -> bool:
    if size is None:
        return False
    points = detection.quad.points
    return (
        min(point.x for point in points) < _EDGE_PIXELS
        or max(point.x for point in points) > size.width - _EDGE_PIXELS
        or min(point.y for point in points) < _EDGE_PIXELS
        or max(point.y for point in points) > size.height - _EDGE_PIXELS
    )


def _distance(first: Point, second: Point) -> float:
    return math.hypot(first.x - second.x, first.y - second.y)
