"""The frames of a replay in which something was found, alike ones together, with what was found as outlines."""

from __future__ import annotations

import base64
from collections import defaultdict
from dataclasses import dataclass, field

import cv2

from edge.replay import Look
from pipelines.types import Frame, Quad

PICTURE_WIDTH = 800
"""Pixels at most; wide enough to recognise a scene, small enough for a page with many."""
MOST_PICTURES = 80
"""Beyond this the page would be too long to look through; the count of those left out is told."""
MOST_PICTURE_CHARACTERS = 8_000_000
"""Of all pictures in base64; beyond this the page would be too heavy to open."""
APART_SECONDS = 1.0
"""The same finding after such a gap is a new showing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in a frame."""

    kind: str
    """"detection", "line" or "barcode"."""
    label: str
    """What was read; empty for a detection."""
    quad: Quad
    symbology: str = ""
    """Of a barcode."""


@dataclass(frozen=True, slots=True)
class Showing:
    """Frames one after another in which the same was found."""

    at: float
    """Seconds, when the first was captured."""
    until: float
    """Seconds, when the last was captured."""
    frames: int
    """How many; at least 1."""
    width: int
    """Of the first frame, in pixels."""
    height: int
    jpeg_base64: str
    """The first frame; empty if there was no room for it."""
    marks: tuple[Mark, ...]
    """In the first frame, in the order in which they were found."""
    told_at: tuple[float, ...]
    """Seconds to the millisecond, when the assistant was told what was found."""


@dataclass(slots=True)
class _Run:
    """A showing that may still go on."""

    at: float
    last_at: float
    width: int
    height: int
    jpeg_base64: str
    marks: list[Mark] = field(default_factory=list)
    frames: set[int] = field(default_factory=set)
    told_at: dict[float, None] = field(default_factory=dict)
    """A set that keeps its order."""


class Album:
    """Listens to a replay and keeps what a report needs, bounded in size."""

    def __init__(self) -> None:
        self.seconds_of: dict[str, list[float]] = defaultdict(list)
        """How long the looks of each stage really took."""
        self._runs: list[_Run] = []
        self._run_of: dict[int, _Run] = {}
        self._pictures = 0
        self._characters = 0

    def add(self, look: Look) -> None:
        """Take one look; a frame is kept once something was found in it."""
        self.seconds_of[look.stage].append(look.seconds)
        marks = _marks(look)
        if not marks:
            return
        run = self._run(look.frame, marks)
        if run.frames == {look.frame.id}:
            run.marks += marks
        run.told_at[round(look.told_at, 3)] = None

    def showings(self) -> tuple[Showing, ...]:
        """Give what was found, in the order of time."""
        return tuple(_showing(run) for run in sorted(self._runs, key=lambda run: run.at))

    def _run(self, frame: Frame, marks: list[Mark]) -> _Run:
        """Give the run that a finding belongs to; the frame is counted in it."""
        known = self._run_of.get(frame.id)
        if known is not None:
            if known.frames == {frame.id} or _finding(marks) <= _finding(known.marks):
                return known
            # More was found than in the frames that it was put with.
            known.frames.discard(frame.id)
            return self._begin(frame)
        last = self._runs[-1] if self._runs else None
        if last is None or not _goes_on(last, frame, marks):
            return self._begin(frame)
        last.frames.add(frame.id)
        last.last_at = frame.captured_at
        self._run_of[frame.id] = last
        return last

    def _begin(self, frame: Frame) -> _Run:
        height, width = frame.pixels.shape[:2]
        run = _Run(frame.captured_at, frame.captured_at, width, height, self._picture(frame))
        run.frames.add(frame.id)
        self._runs.append(run)
        self._run_of[frame.id] = run
        return run

    def _picture(self, frame: Frame) -> str:
        if self._pictures == MOST_PICTURES:
            return ""
        jpeg = _jpeg(frame)
        if self._characters + len(jpeg) > MOST_PICTURE_CHARACTERS:
            return ""
        self._pictures += 1
        self._characters += len(jpeg)
        return jpeg


def _goes_on(run: _Run, frame: Frame, marks: list[Mark]) -> bool:
    return 0 <= frame.captured_at - run.last_at < APART_SECONDS and _finding(marks) == _finding(run.marks)


def _finding(marks: list[Mark]) -> frozenset[str]:
    """What makes two frames alike: what was read in them, however it lay and wherever else text was located."""
    return frozenset(mark.label for mark in marks if mark.label)


def _showing(run: _Run) -> Showing:
    # The outline of where a line was located says nothing more once the line itself was read.
    read = {mark.quad for mark in run.marks if mark.kind != "detection"}
    marks = tuple(mark for mark in run.marks if mark.kind != "detection" or mark.quad not in read)
    return Showing(
        at=run.at,
        until=run.last_at,
        frames=len(run.frames),
        width=run.width,
        height=run.height,
        jpeg_base64=run.jpeg_base64,
        marks=marks,
        told_at=tuple(run.told_at),
    )


def _marks(look: Look) -> list[Mark]:
    seen = look.seen
    marks = [Mark("detection", "", detection.quad) for detection in seen.detections or ()]
    marks += [Mark("barcode", code.text, code.quad, code.symbology.value) for code in seen.barcodes or ()]
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
