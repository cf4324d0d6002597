"""Cuts a page into bands from the top: where the same white runs down through several lines, and where it does not."""

from __future__ import annotations

import itertools
import statistics
from dataclasses import dataclass, field

from pipelines.vision.page_box import Boxes, PageBox, Span, extent, merged, side_parts, side_spans, strips

GUTTER = 0.8
"""White between two columns, in line heights, at least."""
NARROW_GUTTER = 0.45
"""Likewise, where nothing but columns of running text is looked for."""
_KNOWN_GUTTER = 0.6
"""Likewise, under lines that left more: one line may be longer."""
_LEANING_GUTTER = 0.3
"""Likewise, where there is a gutter above or below and the page leans."""
_FAR = 3.0
"""White across a band, in line heights, that ends it where it is also far more than the white before."""
_FAR_MORE = 2.5
"""How many times as much."""
_CLOSE = 1.5
"""White above a line, in line heights, up to which it goes on the column above it."""
_SETTLED = 3
"""Strips after which a gutter is known well enough to tell that one line crosses it by a mistake of detection."""


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the page from one height to another."""

    parts: list[list[PageBox]]
    """What stands between its gutters, from the left; one part where it has none."""
    slips: list[PageBox] = field(default_factory=list)
    """Lines that cross a gutter, because two neighbours were located as one."""

    @property
    def boxes(self) -> list[PageBox]:
        """All its lines, in no order."""
        return [*(box for part in self.parts for box in part), *self.slips]

    @property
    def whole_parts(self) -> list[list[PageBox]]:
        """The parts with the slips, each in the part in which it begins."""
        starts = [extent(part)[0] for part in self.parts]
        parts = [list(part) for part in self.parts]
        for box in self.slips:
            index = max((i for i, left in enumerate(starts) if left <= box.left + box.height), default=0)
            parts[index].append(box)
        return parts


def bands(boxes: Boxes, height: float, gutter: float = GUTTER) -> list[Band]:
    """Cut a region into bands, from the top: runs of lines that share gutters, and what is between them.

    A run goes on as long as the same white runs down through all of it. One line that crosses the white does not end
    it if the lines around it are set as before and as evenly: two neighbours were then located as one.

    Args:
        boxes: The lines of the region; at least one.
        height: A usual line's, in pixels.
        gutter: White between two parts, in line heights, at least.
    """
    layers = strips(boxes)
    runs: list[Band] = []
    start = 0
    while start < len(layers):
        band, start = _longest_run(layers, start, height, height * gutter)
        while runs and (both := _fused(runs[-1], band, height)):
            band = both
            runs.pop()
        runs.append(band)
    found: list[Band] = []
    for is_plain, group in itertools.groupby(runs, key=lambda run: len(run.parts) == 1):
        together = list(group)
        found += [Band([[box for run in together for box in run.boxes]])] if is_plain else together
    return found


def _fused(above: Band, below: Band, height: float) -> Band | None:
    """Put two bands together where one, at least, has gutters and they go on in the other, if more narrowly."""
    loose = height * _LEANING_GUTTER
    count = max(len(above.parts), len(below.parts))
    if count == 1 or _white(above.boxes, below.boxes) > height * _FAR:
        return None
    uppers, lowers = (band.parts if len(band.parts) > 1 else side_parts(band.boxes, loose) for band in (above, below))
    if len(lowers) == 1:
        return _continued(above, below, height)
    if not len(uppers) == len(lowers) == count:
        return None
    if len(merged([Span(*extent(part)) for part in (*uppers, *lowers)], loose)) != count:
        return None
    return Band([one + other for one, other in zip(uppers, lowers, strict=True)], above.slips + below.slips)


def _continued(above: Band, below: Band, height: float) -> Band | None:
    """Put a band of one part together with the column above that it goes on, if it stands close under it."""
    left, right = extent(below.boxes)
    if _white(above.boxes, below.boxes) > height * _CLOSE:
        return None
    for index, part in enumerate(above.parts):
        start, stop = extent(part)
        if start - height / 2 <= left and right <= stop + height / 2:
            return Band([*above.parts[:index], part + below.boxes, *above.parts[index + 1 :]], above.slips)
    return None


def _longest_run(layers: list[list[PageBox]], start: int, height: float, gap: float) -> tuple[Band, int]:
    """Give the run that begins with a layer, and the index of the layer after it."""
    spans = [side_spans(layer, gap) for layer in layers[start : start + _SETTLED + 1]]
    crossing: list[PageBox] = []
    if _hides_gutters(spans, gap):
        if len(spans[0]) == 1:
            return Band([layers[start]]), start + 1
        crossing += layers[start]
    inside = [] if crossing else spans[0]
    whites: list[float] = []
    end = start + 1
    while end < len(layers):
        white = _white(layers[end - 1], layers[end])
        if whites and white > height * _FAR and white > _FAR_MORE * statistics.median(whites):
            break
        # What is known to be a gutter may be narrower where a line is longer than those before.
        least = gap if end - start < _SETTLED else min(gap, height * _KNOWN_GUTTER)
        joined = merged([*inside, *side_spans(layers[end], least)], least)
        if len(joined) >= (2 if end - start < _SETTLED else len(inside)):
            inside = joined
        elif end - start >= _SETTLED and _is_slip(layers[end - 2 : end + 2], inside, height, gap):
            crossing += layers[end]
        else:
            break
        whites.append(white)
        end += 1
    boxes = [box for layer in layers[start:end] for box in layer]
    if len(inside) < 2:
        return Band([boxes]), end
    aside = {id(box) for box in crossing}
    within = [box for box in boxes if id(box) not in aside]
    return Band([[box for box in within if span.start <= box.left <= span.stop] for span in inside], crossing), end


def _hides_gutters(spans: list[list[Span]], gap: float) -> bool:
    """Tell whether the first layer crosses a gutter that all those below it share, as a title does."""
    if len(spans) <= _SETTLED or len(spans[1]) == 1:
        return False
    below = merged([span for layer in spans[1:] for span in layer], gap)
    return len(below) > max(1, len(merged([*spans[0], *below], gap)))


def _white(above: Boxes, below: Boxes) -> float:
    """Give the white between two layers, in pixels; negative where they overlap."""
    return min(box.top for box in below) - max(box.bottom for box in above)


def _is_slip(around: list[list[PageBox]], inside: list[Span], height: float, gap: float) -> bool:
    """Tell whether the third of four layers is like the others but for a line that crosses a gutter."""
    if len(around) < 4:
        return False
    whites = [_white(above, below) for above, below in itertools.pairwise(around)]
    left, right = extent(around[2])
    after = side_spans(around[3], gap)
    return (
        max(whites) - min(whites) < height / 2
        and all(abs(box.height - height) < height / 4 for box in around[2])
        and left >= inside[0].start - height
        and right <= inside[-1].stop + height
        and len(after) == len(merged([*inside, *after], gap)) == len(inside)
    )
