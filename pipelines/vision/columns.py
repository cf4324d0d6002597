"""Tells what stands side by side: columns of running text, and things such as signs beside each other."""

from __future__ import annotations

import itertools
import statistics

import numpy as np

from pipelines.vision.page_box import Boxes, PageBox, extent, side_parts, usual_height

_COLUMN_LINES = 3
"""Lines that each column has at least; fewer are a table's or a label's."""
_COLUMN_FILL = 0.6
"""How much of its column's width the median line fills at least. Prices at the end of rows are narrow, text is not."""
_COLUMN_SHARE = 0.2
"""How much of the region's width each of two columns takes at least; of more columns less."""
_LONG_LINE = 7.0
"""Width of the median line of running text, in line heights, at least; cells are mostly shorter."""
_SHORT_LINE = 4.5
"""Width of the median line that can stand as a column beside running text, such as opening hours."""
_WHOLE_LINE = 0.75
"""How much of its column's width half of the lines of running text fill at least."""
_TIGHT = 0.75
"""White between most lines of running text, in line heights, at most; rows of a table often have more."""
_APART = 2.0
"""White between two things that stand side by side, in line heights, at least."""
_CENTRED = 0.42
"""How far the middles of centred lines spread at most, as a share of how far their ends do; flush lines give 0.5."""


def are_columns(parts: list[list[PageBox]]) -> bool:
    """Tell whether parts that stand side by side are columns, at least as far as their lines fill them."""
    left, right = extent([box for part in parts for box in part])
    share = _COLUMN_SHARE * min(1.0, 2 / len(parts))
    for part in parts:
        start, stop = extent(part)
        if len(part) < _COLUMN_LINES or stop - start < share * (right - left) or _fill(part) < _COLUMN_FILL:
            return False
    return len(parts) > 1


def hold_running_text(parts: list[list[PageBox]]) -> bool:
    """Tell whether columns hold text that runs on from line to line: half of them, beside others not as short as cells.

    Its lines are long, mostly as long as their column is wide, and follow each other closely.
    """
    if not are_columns(parts) or any(_length(part) <= _SHORT_LINE for part in parts):
        return False
    return 2 * sum(_runs(part) for part in parts) >= len(parts)


def read_as_columns(parts: list[list[PageBox]]) -> bool:
    """Tell whether what stands side by side is text to be called columns, rather than signs, labels or markers."""
    if hold_running_text(parts):
        return True
    is_text = all(len(part) > _COLUMN_LINES and _length(part) > _SHORT_LINE for part in parts)
    return is_text and not any(is_centred(part) for part in parts)


def is_running(boxes: Boxes) -> bool:
    """Tell whether there are lines enough for two columns, and most as long as running text's."""
    return len(boxes) >= 2 * _COLUMN_LINES and _length(boxes) >= _LONG_LINE


def _runs(part: Boxes) -> bool:
    ordered = sorted(part, key=lambda box: box.middle)
    whites = [below.top - above.bottom for above, below in itertools.pairwise(ordered)]
    left, right = extent(part)
    whole = sum(box.width > _WHOLE_LINE * (right - left) for box in part)
    tight = statistics.median(whites) <= _TIGHT * usual_height(part)
    return tight and _length(part) >= _LONG_LINE and 2 * whole >= len(part)


def _length(part: Boxes) -> float:
    """Give the width of the median line, in line heights."""
    return statistics.median(box.width for box in part) / max(usual_height(part), 1e-6)


def _fill(part: Boxes) -> float:
    left, right = extent(part)
    return statistics.median(box.width for box in part) / max(right - left, 1e-6)


def side_by_side(boxes: Boxes, height: float) -> list[list[PageBox]]:
    """Split where separate things stand beside each other, such as signs, labels and grave markers; empty if none do.

    Their lines are centred, each thing's on its own middle. The cells of a table begin or end below each other, so its
    rows stay together.
    """
    parts = side_parts(boxes, height * _APART)
    return parts if len(parts) > 1 and all(is_centred(part) for part in parts) else []


def is_centred(boxes: Boxes) -> bool:
    """Tell whether lines have their middles below each other, rather than their ends."""
    if len(boxes) < 2:
        return False
    ends = np.array([(box.left, box.right) for box in boxes])
    return float(ends.mean(axis=1).std()) < _CENTRED * float(ends.std(axis=0).max())
