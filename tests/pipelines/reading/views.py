"""A world in which lines lie at places, and the view changes with time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipelines.types import Detection, FrameQuality, Observation, Point, Quad, Size, TextLine, Wanted
from tests.pipelines.reading.pages import SHARP

SIZE = Size(1280, 720)
MOVING = replace(SHARP, motion=0.2)


def sign(text: str, x: float = 640.0, y: float = 360.0, confidence: float = 0.95) -> TextLine:
    """Give a line whose middle lies at a place of the view."""
    half = 6.0 * len(text)
    quad = Quad((Point(x - half, y - 10), Point(x + half, y - 10), Point(x + half, y + 10), Point(x - half, y + 10)))
    return TextLine(text, confidence, (confidence,) * len(text), quad, 0)


@dataclass
class Street:
    """Shows what is in view at each time; what is wanted of a frame is what was in view then."""

    view: Callable[[float], tuple[TextLine, ...]]
    """Gives the lines in view at a time in seconds, in reading order."""
    quality: Callable[[float], FrameQuality] = lambda _: SHARP
    """Gives how good a frame is at a time."""
    lines_read: int = 0
    """How many lines were recognised."""

    def __post_init__(self) -> None:
        self._times: dict[int, float] = {}

    def __call__(self, frame_id: int, at: float, wanted: Wanted) -> Iterator[Observation]:
        """Show what is wanted: the newest frame's quality, and of an older frame its lines, one a beat."""
        self._times[frame_id] = at
        if wanted.quality:
            yield Observation(frame_id, at, quality=self.quality(at), size=SIZE)
        if wanted.detections_of is not None:
            then = self._times[wanted.detections_of]
            detections = tuple(Detection(line.quad, 0.9, line.block) for line in self.view(then))
            yield Observation(wanted.detections_of, then, detections=detections, size=SIZE)
        elif wanted.lines is not None:
            then = self._times[wanted.lines.frame_id]
            first = wanted.lines.detections[0]
            self.lines_read += 1
            line = next(line for line in self.view(then) if line.quad == first.quad)
            yield Observation(wanted.lines.frame_id, then, line=line, size=SIZE)
