"""Takes the skew out of a page, and what the view from aside does to it: lines that fan out, columns that lean."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipelines.vision.page_box import PageBox, usual_height
from pipelines.vision.text_detection import TextRegion

_LONG_LINE = 5.0
"""Width, in line heights, from which on the direction of a line is known well."""
_ENOUGH_LINES = 6
"""Long lines from which the fan of a page is told, at least."""
_MOST_TURN = 0.1
"""How far a line runs from the page's direction at most, in radians, to count for its fan."""
_FLUSH = 0.6
"""How far lines below each other begin apart at most, in line heights, to belong to one edge."""
_BELOW = 2.5
"""How far they lie apart at most, in line heights."""
_EDGE_LINES = 5
"""Lines that an edge has at least: fewer do not tell whether it leans."""
_STRAIGHT = 0.25
"""How far the lines of an edge lie from it, in line heights: the standard deviation, at most."""
_FAR_EDGES = 8.0
"""How far edges lie from each other, in line heights, before a difference between them counts."""
_MOST_NARROW = 0.4
"""How much narrower or wider than its middle a page's top or foot is taken to be, as a share, at most."""
_MOST_LEAN = 0.25
"""How far an edge leans at most, in pixels sideways per pixel down."""


def levelled(regions: Sequence[TextRegion]) -> list[PageBox]:
    """Turn the page by its skew and take each line's extent along and across it, as if seen from the front.

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
        middle = sum(ys) / 4
        boxes.append(PageBox(region, min(xs), middle - half, max(xs), middle + half))
    if len(boxes) < _ENOUGH_LINES:
        return boxes
    return _upright(_unfanned(boxes, turn))


def skew(regions: Sequence[TextRegion]) -> float:
    """Give the direction in which the lines run, in radians clockwise from the right: a median, weighted by length."""
    turns = [_direction(region) for region in regions]
    weights = [max(1, round(region.quad.width / max(1.0, region.quad.height))) for region in regions]
    spread = [turn for turn, weight in zip(turns, weights, strict=True) for _ in range(min(weight, 50))]
    return statistics.median(spread)


def _direction(region: TextRegion) -> float:
    first, second = region.quad.points[0], region.quad.points[1]
    return math.atan2(second.y - first.y, second.x - first.x)


def _unfanned(boxes: list[PageBox], turn: float) -> list[PageBox]:
    """Move each line up or down to where it would be if all ran alike; their direction changes evenly down the page."""
    samples = [
        (box.middle, math.remainder(_direction(box.region) - turn, math.tau), box.width)
        for box in boxes
        if box.width >= _LONG_LINE * box.height
    ]
    samples = [sample for sample in samples if abs(sample[1]) <= _MOST_TURN]
    if len(samples) < _ENOUGH_LINES:
        return boxes
    slope, offset = _fitted(samples)
    centre = statistics.fmean((box.left + box.right) / 2 for box in boxes)
    moved = []
    for box in boxes:
        shift = (offset + slope * box.middle) * ((box.left + box.right) / 2 - centre)
        moved.append(replace(box, top=box.top - shift, bottom=box.bottom - shift))
    return moved


def _upright(boxes: list[PageBox]) -> list[PageBox]:
    """Move each line sideways to where it would be if all edges ran straight down; they lean evenly across the page."""
    height = usual_height(boxes)
    leans = [lean for edge in _edges(boxes, height) if (lean := _lean(edge, height)) is not None]
    if not leans:
        return boxes
    places = [place for place, _, _ in leans]
    is_wide = max(places) - min(places) >= _FAR_EDGES * height
    slope, offset = _fitted(leans) if is_wide else (0.0, statistics.median(each for _, each, _ in leans))
    centre = statistics.fmean(box.middle for box in boxes)
    reach = max(abs(box.middle - centre) for box in boxes)
    slope = min(max(slope, -_MOST_NARROW / reach), _MOST_NARROW / reach) if reach else 0.0

    def moved(x: float, y: float) -> float:
        return x - (offset + slope * x) * (y - centre)

    return [replace(box, left=moved(box.left, box.middle), right=moved(box.right, box.middle)) for box in boxes]


def _edges(boxes: list[PageBox], height: float) -> list[list[PageBox]]:
    """Give lines that begin below each other, each close to the one above it."""
    edges: list[list[PageBox]] = []
    for box in sorted(boxes, key=lambda each: each.middle):
        for edge in edges:
            last = edge[-1]
            down = box.middle - last.middle
            if height / 2 < down <= _BELOW * height and abs(box.left - last.left) <= _FLUSH * height:
                edge.append(box)
                break
        else:
            edges.append([box])
    return [edge for edge in edges if len(edge) >= _EDGE_LINES]


def _lean(edge: list[PageBox], height: float) -> tuple[float, float, float] | None:
    """Give where an edge is, how it leans, and how much that weighs; None where it is not straight."""
    down = np.array([box.middle for box in edge])
    left = np.array([box.left for box in edge])
    slope, offset = _fitted([(box.middle, box.left, 1.0) for box in edge])
    if float((left - offset - slope * down).std()) > _STRAIGHT * height or abs(slope) > _MOST_LEAN:
        return None
    return float(left.mean()), slope, float(down.max() - down.min())


def _fitted(samples: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Fit y = slope × x + offset by least squares to x, y and weight; the slope is 0 where all x are the same."""
    x, y, weight = np.array(samples).T
    total = max(float(weight.sum()), 1e-6)
    middle_x, middle_y = float(weight @ x) / total, float(weight @ y) / total
    away = x - middle_x
    spread = float(weight @ (away * away))
    slope = float(weight @ (away * (y - middle_y))) / spread if spread > 1e-6 else 0.0
    return slope, middle_y - slope * middle_x
