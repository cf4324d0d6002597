"""Puts lines of text in reading order, and groups them into blocks: columns and paragraphs."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.types import Detection
from pipelines.vision.text_detection import TextRegion

_PARAGRAPH_GAP = 0.9
"""White between two rows, in line heights, from which on they belong to different blocks."""
_GUTTER = 0.8
"""White between two columns, in line heights, at least."""
_COLUMN_LINES = 3
"""Lines that each column has at least; fewer are a table's or a label's."""
_COLUMN_FILL = 0.6
"""How much of its column's width the median line fills at least. Prices at the end of rows are narrow, text is not."""
_COLUMN_SHARE = 0.2
"""How much of the region's width each column takes at least."""
_APART = 2.0
"""White between two things that stand side by side, in line heights, at least."""
_CENTRED = 0.42
"""How far the middles of centred lines spread at most, as a share of how far their ends do; flush lines give 0.5."""
_ROW_OVERLAP = 0.5
"""How much of the lower line's height two lines of one row share at least."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A region in the page's own directions: the skew is taken out."""

    region: TextRegion
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def in_reading_order(regions: Sequence[TextRegion]) -> tuple[Detection, ...]:
    """Sort lines as a person reads them: blocks from the top, columns from the left, rows from the top, left to right.

    Blocks are found by cutting the page along white gaps, columns before paragraphs (recursive X-Y cut, Nagy and Seth
    1984). A gap between columns counts only where running text stands on both sides, so that the rows of a receipt or
    a table stay together.
    """
    if not regions:
        return ()
    blocks = _blocks(_levelled(regions))
    return tuple(
        Detection(box.region.quad, box.region.confidence, number)
        for number, block in enumerate(blocks)
        for row in _rows(block)
        for box in row
    )


def skew(regions: Sequence[TextRegion]) -> float:
    """Give the direction in which the lines run, in radians clockwise from the right: a median, weighted by length."""
    turns = [_direction(region) for region in regions]
    weights = [max(1, round(region.quad.width / max(1.0, region.quad.height))) for region in regions]
    spread = [turn for turn, weight in zip(turns, weights, strict=True) for _ in range(min(weight, 50))]
    return statistics.median(spread)


def _direction(region: TextRegion) -> float:
    first, second = region.quad.points[0], region.quad.points[1]
    return math.atan2(second.y - first.y, second.x - first.x)


def _levelled(regions: Sequence[TextRegion]) -> list[_Box]:
    """Turn the page by its skew and take each line's extent along and across it.

    The height is that of the line itself, not of its bounding box, which grows when a line is not quite level.
    """
    turn = skew(regions)
    along, across = math.cos(turn), math.sin(turn)
    boxes = []
    for region in regions:
        xs = [p.x * along + p.y * across for p in region.quad.points]
        ys = [p.y * along - p.x * across for p in region.quad.points]
        level = abs(math.sin(_direction(region) - turn)) < 0.5
        half = (region.quad.height if level else max(ys) - min(ys)) / 2
        middle = statistics.fmean(ys)
        boxes.append(_Box(region, min(xs), middle - half, max(xs), middle + half))
    return boxes


def _blocks(boxes: list[_Box]) -> list[list[_Box]]:
    """Cut a region of the page into blocks, in reading order."""
    height = statistics.median(box.height for box in boxes)
    columns = _columns(boxes, height)
    if columns:
        return [block for column in columns for block in _blocks(column)]
    paragraphs = _paragraphs(boxes, height)
    if len(paragraphs) > 1:
        return [block for paragraph in paragraphs for block in _blocks(paragraph)]
    return [boxes]


def _columns(boxes: list[_Box], height: float) -> list[list[_Box]]:
    """Split at gutters that run through the whole region; empty if it is not set in columns."""
    if apart := _side_by_side(boxes, height):
        return apart
    if len(boxes) < 2 * _COLUMN_LINES:
        return []
    columns = _split(boxes, height * _GUTTER, [(box.left, box.right) for box in boxes])
    whole = max(box.right for box in boxes) - min(box.left for box in boxes)
    for column in columns:
        width = max(box.right for box in column) - min(box.left for box in column)
        filled = statistics.median(box.right - box.left for box in column) / max(width, 1e-6)
        if len(column) < _COLUMN_LINES or filled < _COLUMN_FILL or width < _COLUMN_SHARE * whole:
            return []
    return columns if len(columns) > 1 else []


def _side_by_side(boxes: list[_Box], height: float) -> list[list[_Box]]:
    """Split where separate things stand beside each other, such as signs, labels and grave markers.

    Their lines are centred, each thing's on its own middle. The cells of a table begin or end below each other, so its
    rows stay together.
    """
    parts = _split(boxes, height * _APART, [(box.left, box.right) for box in boxes])
    return parts if len(parts) > 1 and all(_is_centred(part) for part in parts) else []


def _is_centred(boxes: list[_Box]) -> bool:
    if len(boxes) < 2:
        return False
    middles = statistics.pstdev((box.left + box.right) / 2 for box in boxes)
    lefts = statistics.pstdev(box.left for box in boxes)
    rights = statistics.pstdev(box.right for box in boxes)
    return middles < _CENTRED * max(lefts, rights)


def _paragraphs(boxes: list[_Box], height: float) -> list[list[_Box]]:
    """Split at white gaps that run from the left to the right of the region."""
    return _split(boxes, height * _PARAGRAPH_GAP, [(box.top, box.bottom) for box in boxes])


def _split(boxes: list[_Box], gap: float, spans: list[tuple[float, float]]) -> list[list[_Box]]:
    """Split boxes where their spans, seen together, leave a gap of at least this many pixels."""
    order = sorted(range(len(boxes)), key=lambda i: spans[i])
    parts: list[list[_Box]] = []
    end = -math.inf
    for index in order:
        start, stop = spans[index]
        if not parts or start - end >= gap:
            parts.append([])
        parts[-1].append(boxes[index])
        end = max(end, stop)
    return parts


def _rows(boxes: list[_Box]) -> list[list[_Box]]:
    """Group the lines of a block into rows from the top, each from left to right."""
    rows: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda b: b.top + b.bottom):
        if rows and _shares_row(rows[-1], box):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda b: b.left) for row in rows]


def _shares_row(row: list[_Box], box: _Box) -> bool:
    """Tell whether a line stands beside the last one of a row; one that stands under any of them does not."""
    last = row[-1]
    overlap = min(last.bottom, box.bottom) - max(last.top, box.top)
    beside = all(
        other.right <= box.left + other.height / 2 or box.right <= other.left + other.height / 2 for other in row
    )
    return beside and overlap >= _ROW_OVERLAP * min(last.height, box.height)
