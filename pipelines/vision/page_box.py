"""Lines of text as upright boxes on a levelled page, and how boxes are split and put in rows."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.vision.text_detection import TextRegion

_ROW_OVERLAP = 0.5
"""How much of the lower line's height two lines of one row share at least."""
_BESIDE = 0.7
"""Lines whose middles are nearer than so many line heights stand beside each other, though not on one baseline."""


@dataclass(frozen=True, slots=True)
class PageBox:
    """A region in the page's own directions: the skew is taken out."""

    region: TextRegion
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the line, in pixels."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """Of the line, in pixels."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Where its middle is, in pixels from the page's top."""
        return (self.top + self.bottom) / 2


Boxes = Sequence[PageBox]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From one place to another, along or across the page."""

    start: float
    """Pixels."""
    stop: float
    """Pixels."""


def usual_height(boxes: Boxes) -> float:
    """Give the median height of some lines, in pixels; there must be one."""
    return statistics.median(box.height for box in boxes)


def extent(boxes: Boxes) -> tuple[float, float]:
    """Give how far lines reach, from the left to the right, in pixels; there must be one."""
    return min(box.left for box in boxes), max(box.right for box in boxes)


def side_parts(boxes: Boxes, gap: float) -> list[list[PageBox]]:
    """Split where white runs from the top to the bottom, so many pixels wide at least; from the left."""
    return _split(boxes, gap, [Span(box.left, box.right) for box in boxes])


def side_spans(boxes: Boxes, gap: float) -> list[Span]:
    """Give how far each of the parts reaches that `side_parts` finds."""
    return merged([Span(box.left, box.right) for box in boxes], gap)


def merged(spans: Sequence[Span], gap: float) -> list[Span]:
    """Join spans that overlap or are nearer to each other than so many pixels; in ascending order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start - found[-1].stop < gap:
            found[-1] = Span(found[-1].start, max(found[-1].stop, span.stop))
        else:
            found.append(span)
    return found


def stacked_parts(boxes: Boxes, gap: float) -> list[list[PageBox]]:
    """Split where white runs from the left to the right, so many pixels high at least; from the top."""
    return _split(boxes, gap, [Span(box.top, box.bottom) for box in boxes])


def strips(boxes: Boxes) -> list[list[PageBox]]:
    """Group lines that stand beside each other, whether or not on one baseline; from the top."""
    reach = usual_height(boxes) * _BESIDE / 2
    return _split(boxes, 1e-6, [Span(box.middle - reach, box.middle + reach) for box in boxes])


def rows(boxes: Boxes) -> list[list[PageBox]]:
    """Group lines into rows from the top, each from left to right."""
    found: list[list[PageBox]] = []
    for box in sorted(boxes, key=lambda b: b.top + b.bottom):
        if found and _shares_row(found[-1], box):
            found[-1].append(box)
        else:
            found.append([box])
    return [sorted(row, key=lambda b: b.left) for row in found]


def _split(boxes: Boxes, gap: float, spans: Sequence[Span]) -> list[list[PageBox]]:
    """Split boxes where their spans, seen together, leave a gap of at least this many pixels."""
    parts: list[list[PageBox]] = []
    end = -math.inf
    for span, box in sorted(zip(spans, boxes, strict=True), key=lambda pair: pair[0]):
        if not parts or span.start - end >= gap:
            parts.append([])
        parts[-1].append(box)
        end = max(end, span.stop)
    return parts


def _shares_row(row: list[PageBox], box: PageBox) -> bool:
    """Tell whether a line stands beside the last one of a row; one that stands under any of them does not."""
    last = row[-1]
    overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
    beside = all(
        other.right <= box.left + other.height / 2 or box.right <= other.left + other.height / 2 for other in row
    )
    return beside and overlap >= _ROW_OVERLAP * min(last.height, box.height)
