"""Tells headings and the furniture of a page, such as page numbers, by the place and size of lines alone."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from pipelines.vision.page_box import Boxes, PageBox, side_parts, strips

_BODY_LINES = 3
"""Lines of running text that a page needs before another line can be a heading to them."""
_FURNISHED_LINES = 8
"""Lines that a page has at least before one of them can be furniture: a sign or label has none."""
_RUNNING = 7.0
"""Width of the median line of a page with running text, in line heights, at least."""
_HEADING = 1.25
"""How many times as high as the body's a heading's line is; short lines of the body are found up to 1.15 as high."""
_HEADING_APART = 1.18
"""Likewise for a line apart from what is above it, and not the last."""
_HEADING_OVER_TEXT = 1.1
"""Likewise for such a line that is short, close over a longer and lower one."""
_WHITE_ABOVE = 0.5
"""White above such a line, in line heights of the body, at least."""
_WHITE_BELOW = 1.2
"""White below it, likewise, at most."""
_LONGER = 1.3
"""How many times as wide the line below it is, at least."""
_LOWER = 1.06
"""How many times as high it is as the line below it, at least."""
_HEADING_WIDTH = 2.0
"""Width of a heading, in its line heights, at least; less is a number or a mark."""
_APART = 1.2
"""White between furniture and the rest of the page, in line heights of the body, at least."""
_NUMBER = 3.5
"""Width of a page number, in its line heights, at most."""
_SMALL = 0.8
"""How high the lines of a running head or foot are at most, as a share of the body's; those as high may be text."""
_SIDES = 3.0
"""White between a page number and a running head on its row, in line heights, at least."""


def body_height(boxes: Boxes) -> float | None:
    """Give the height of the lines that hold most of the text, in pixels; None where there is no running text."""
    long = [box for box in boxes if box.width >= _RUNNING * box.height]
    if len(long) < _BODY_LINES or sum(box.width for box in long) < sum(box.width for box in boxes) / 2:
        return None
    weights = [max(1, round(box.width / max(1.0, box.height))) for box in long]
    return statistics.median(box.height for box, weight in zip(long, weights, strict=True) for _ in range(weight))


def is_heading(box: PageBox, above: PageBox | None, below: PageBox | None, body: float | None) -> bool:
    """Tell whether a line is clearly larger than the body of its page, or a little and set over text as its heading.

    Args:
        box: The line.
        above: The line above it in its column; None for the first.
        below: The line below it in its column; None for the last.
        body: What `body_height` gives.
    """
    if body is None or box.width < _HEADING_WIDTH * box.height:
        return False
    if box.height >= _HEADING * body:
        return True
    if below is None or (above is not None and box.top - above.bottom < _WHITE_ABOVE * body):
        return False
    if box.height >= _HEADING_APART * body:
        return True
    is_close = below.top - box.bottom <= _WHITE_BELOW * body and below.width >= _LONGER * box.width
    return is_close and box.height >= max(_HEADING_OVER_TEXT * body, _LOWER * below.height)


def furniture(boxes: Sequence[PageBox]) -> list[PageBox]:
    """Give the lines at the very top and bottom that belong to the sheet and not to its text, from the top.

    That is a number alone, a number with a running head far beside it, or lines in clearly smaller letters; each apart
    from the rest. A page of few lines, or without running text, has none.
    """
    body = body_height(boxes)
    layers = strips(boxes) if len(boxes) > _FURNISHED_LINES else []
    if body is None or len(layers) < _BODY_LINES:
        return []
    found: list[PageBox] = []
    for layer, beside in ((layers[0], layers[1]), (layers[-1], layers[-2])):
        if _distance(layer, beside) >= _APART * body and _is_furniture(layer, beside, body):
            found += sorted(layer, key=lambda box: box.left)
    return found


def _distance(one: Boxes, other: Boxes) -> float:
    return max(
        min(box.top for box in one) - max(box.bottom for box in other),
        min(box.top for box in other) - max(box.bottom for box in one),
    )


def _is_furniture(layer: Boxes, beside: Boxes, body: float) -> bool:
    if any(box.height >= _HEADING * body for box in layer):
        return False
    if all(box.height <= _SMALL * body for box in layer):
        return True
    numbers = [box for box in layer if box.width <= _NUMBER * box.height]
    # A row of several things above or below another such row is a table's.
    is_head = len(layer) == len(beside) + 1 == len(side_parts(layer, _SIDES * body))
    return bool(numbers) and (len(layer) == 1 or is_head)
