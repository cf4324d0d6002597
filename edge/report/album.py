"""The frames of a replay in which something was found, small, with what was found as outlines."""

from __future__ import annotations

import base64
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2

from edge.replay import Look
from pipelines.types import Frame, Quad

PICTURE_WIDTH = 800
"""Pixels at most; wide enough to recognise a scene, small enough for a page with many."""
MOST_PICTURES = 80
"""Beyond this the page would be too heavy to open; the count of those left out is told."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in a frame."""

    kind: str
    """"detection", "line" or "barcode"."""
    label: str
    """What was read; empty for a detection."""
    quad: Quad

    @property
    def svg_points(self) -> str:
        """Give the corners for an SVG polygon, in full-frame pixels."""
        return " ".join(f"{point.x:.0f},{point.y:.0f}" for point in self.quad.points)


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame in the album."""

    at: float
    """Seconds, when it was captured."""
    frame_id: int
    width: int
    """Of the full frame, in pixels."""
    height: int
    jpeg_base64: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Latency:
    """How long one kind of look took on this machine."""

    stage: str
    count: int
    median_ms: float
    p95_ms: float
    most_ms: float


class Album:
    """Listens to a replay and keeps what a report needs, bounded in size."""

    def __init__(self) -> None:
        self._pictures: dict[int, Picture] = {}
        self._seconds: dict[str, list[float]] = defaultdict(list)
        self.left_out = 0
        """How many frames with something in them are not in the album, because it was full."""

    def add(self, look: Look) -> None:
        """Take one look; a frame is kept once something was found in it."""
        self._seconds[look.stage].append(look.seconds)
        marks = _marks(look)
        if not marks:
            return
        frame = look.frame
        known = self._pictures.get(frame.id)
        if known is None:
            if len(self._pictures) == MOST_PICTURES:
                self.left_out += 1
                return
            height, width = frame.pixels.shape[:2]
            known = Picture(frame.captured_at, frame.id, width, height, _jpeg(frame), ())
        self._pictures[frame.id] = replace(known, marks=(*known.marks, *marks))

    def pictures(self) -> tuple[Picture, ...]:
        """Give the frames in the order of time."""
        return tuple(_without_covered(picture) for _, picture in sorted(self._pictures.items()))

    def latencies(self) -> tuple[Latency, ...]:
        """Give the time that each kind of look took."""
        return tuple(_latency(stage, seconds) for stage, seconds in sorted(self._seconds.items()))


def _without_covered(picture: Picture) -> Picture:
    """Leave out the outline of where a line was located, once the line itself was read."""
    read = {mark.quad for mark in picture.marks if mark.kind != "detection"}
    marks = tuple(mark for mark in picture.marks if mark.kind != "detection" or mark.quad not in read)
    return replace(picture, marks=marks)


def _marks(look: Look) -> list[Mark]:
    seen = look.seen
    marks = [Mark("detection", "", detection.quad) for detection in seen.detections or ()]
    marks += [Mark("barcode", f"{code.symbology.value}: {code.text}", code.quad) for code in seen.barcodes or ()]
    if seen.line is not None and seen.line.text:
        marks.append(Mark("line", seen.line.text, seen.line.quad))
    return marks


def _jpeg(frame: Frame) -> str:
    height, width = frame.pixels.shape[:2]
    share = min(1.0, PICTURE_WIDTH / width)
    small = (max(1, round(width * share)), max(1, round(height * share)))
    picture = cv2.resize(frame.pixels, small, interpolation=cv2.INTER_AREA)
    _, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 72])
    return base64.b64encode(jpeg.tobytes()).decode("ascii")


def _latency(stage: str, seconds: Sequence[float]) -> Latency:
    ordered = sorted(1000 * each for each in seconds)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return Latency(stage, len(ordered), statistics.median(ordered), p95, ordered[-1])
