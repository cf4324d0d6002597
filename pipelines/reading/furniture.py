"""The furniture of a page, known by what it says: page numbers, and lines that stood on the page before as well."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from pipelines.types import Detection, LineRole, TextLine

_FURNISHED_LINES = 5
"""Lines that a page has at least before one of them can be furniture: a label or sign has none."""
_BODY_LINES = 3
"""Lines of the text that are kept to know a page by; the first may have been cut off or misread."""
_SAME = 90.0
"""Least rapidfuzz ratio (0 to 100) at which two lines, their figures left out, are the same."""
_AT_EDGE = 0.6
"""How far a line lies inside of the outermost one, in its heights, and is still beside it."""
_PAGE_NUMBER = re.compile(
    r"(?P<before>(?:pagina|pag|p|bladzijde|blz|blad|page|pg|seite|s)\b\.?|[-–—|])?\s*"
    r"(?P<page>\d{1,3})(?:\s*(?:/|van|of|von)\s*(?P<last>\d{1,3}))?\s*[-–—|]?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageEdges:
    """What a page shows at its top and bottom, kept for the page after it."""

    lines: tuple[str, ...] = ()
    """Its furniture, and its first and last lines, without regard to order."""
    body: tuple[str, ...] = ()
    """The first few lines that are not among them; if one of them comes again first, it is the same page again."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Which of the lines so far are furniture."""

    indices: frozenset[int]
    is_known: bool
    """Whether that is certain for all lines so far; not before the first line of the text tells which page it is."""


NO_FURNITURE = Furniture(frozenset(), is_known=True)


def is_page_number(text: str) -> bool:
    """Tell whether a line is the number of a page in words that only that has: "Pagina 2", "- 3 -", "2/4"."""
    match = _PAGE_NUMBER.fullmatch(text.strip())
    if match is None:
        return False
    if match["last"] is not None:
        return int(match["page"]) <= int(match["last"])
    # A number alone may be anything, such as that of a house; it is a page's only where its place says so too.
    return match["before"] is not None


def furniture_of(
    lines: Sequence[TextLine],
    found: Sequence[Detection],
    located: Sequence[Detection],
    before: PageEdges,
    *,
    is_complete: bool,
) -> Furniture:
    """Tell which lines are furniture, by their place, their words, or because they stood on the page before.

    Args:
        lines: The legible lines so far, in reading order.
        found: Where each of them was located.
        located: All lines of the page.
        before: The edges of the page before.
        is_complete: Whether no more lines follow.
    """
    indices = {index for index, each in enumerate(found) if each.role is LineRole.FURNITURE}
    repeated: set[int] = set()
    if len(located) >= _FURNISHED_LINES:
        for index, (line, each) in enumerate(zip(lines, found, strict=True)):
            if each.role is LineRole.CELL:
                continue
            if is_page_number(line.text) and is_at_edge(each, located):
                indices.add(index)
            elif each.role is LineRole.TEXT and _stands_in(line.text, before.lines) and is_at_edge(each, located):
                repeated.add(index)
    if not repeated:
        return Furniture(frozenset(indices), is_known=True)
    rest = (line.text for index, line in enumerate(lines) if index not in indices | repeated)
    first = next(rest, None)
    if first is None:
        return Furniture(frozenset(indices), is_known=is_complete)
    if _stands_in(first, before.body):
        repeated = set()
    return Furniture(frozenset(indices | repeated), is_known=True)


def edges_of(lines: Sequence[TextLine], found: Sequence[Detection], located: Sequence[Detection]) -> PageEdges:
    """Give what the next page may repeat."""
    texts = [(line.text, each) for line, each in zip(lines, found, strict=True) if each.role is not LineRole.CELL]
    at_edge = [each.role is LineRole.FURNITURE or is_at_edge(each, located) for _, each in texts]
    outer = tuple(text for (text, _), is_out in zip(texts, at_edge, strict=True) if is_out)
    inner = tuple(text for (text, _), is_out in zip(texts, at_edge, strict=True) if not is_out)
    return PageEdges(outer, inner[:_BODY_LINES])


def is_at_edge(line: Detection, located: Sequence[Detection]) -> bool:
    """Tell whether no line stands above this one on its page, or none below it."""
    tops = [each.quad.points[0] for each in located]
    feet = [each.quad.points[3] for each in located]
    across = statistics.median(foot.x - top.x for top, foot in zip(tops, feet, strict=True))
    down = statistics.median(foot.y - top.y for top, foot in zip(tops, feet, strict=True))
    length = max(math.hypot(across, down), 1e-6)
    places = [(each.quad.centre.x * across + each.quad.centre.y * down) / length for each in located]
    place = (line.quad.centre.x * across + line.quad.centre.y * down) / length
    reach = _AT_EDGE * line.quad.height
    return place <= min(places) + reach or place >= max(places) - reach


def _stands_in(text: str, others: Sequence[str]) -> bool:
    return any(_is_same(text, other) for other in others)


def _is_same(text: str, other: str) -> bool:
    one, two = (utils.default_process(_FIGURES.sub("", each)).strip() for each in (text, other))
    return bool(one) and float(fuzz.ratio(one, two)) >= _SAME
