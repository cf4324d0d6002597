"""Puts lines of text in reading order, groups them into blocks, and tells what each line is to its page."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.types import Cell, Detection, LineRole
from pipelines.vision.bands import NARROW_GUTTER, Band, bands
from pipelines.vision.columns import are_columns, hold_running_text, is_running, read_as_columns, side_by_side
from pipelines.vision.levelling import levelled
from pipelines.vision.page_box import Boxes, PageBox, rows, stacked_parts, strips, usual_height
from pipelines.vision.roles import body_height, furniture, is_heading
from pipelines.vision.tables import Table, table_in
from pipelines.vision.text_detection import TextRegion

_PARAGRAPH_GAP = 0.9
"""White between two rows, in line heights, from which on they belong to different blocks."""
_TITLE = 1.2
"""A line so many times as high as what it stands above is its title, not its first line."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together: a paragraph, or a table."""

    boxes: list[PageBox] = field(default_factory=list)
    """In no order; empty for a table."""
    table: Table | None = None
    column: int | None = None
    """As in Detection."""


def in_reading_order(regions: Sequence[TextRegion]) -> tuple[Detection, ...]:
    """Sort lines as a person reads them: blocks from the top, columns from the left, rows from the top, left to right.

    The page is cut along white gaps into blocks (recursive X-Y cut, Nagy and Seth 1984). Where the same gaps run down
    through several lines, what is between them is either columns of running text, read one after the other, or a table
    or a receipt, read row by row. What belongs to the sheet and not to its text, such as a page number, comes last.
    """
    if not regions:
        return ()
    boxes = levelled(regions)
    fixtures = furniture(boxes)
    aside = {id(box) for box in fixtures}
    blocks = _blocks([box for box in boxes if id(box) not in aside])
    headings = _headings(blocks, body_height(boxes))
    found: list[Detection] = []
    tables = itertools.count()
    for number, block in enumerate(blocks):
        if block.table is not None:
            found += _cells(block.table, number, next(tables))
        for box in itertools.chain.from_iterable(rows(block.boxes)):
            role = LineRole.HEADING if id(box) in headings else LineRole.TEXT
            found.append(replace(_detection(box, number, role), column=block.column))
    found += [_detection(box, len(blocks) + index, LineRole.FURNITURE) for index, box in enumerate(fixtures)]
    return tuple(found)


def _headings(blocks: Sequence[_Block], body: float | None) -> set[int]:
    """Give the id() of each line that is a heading to what follows it."""
    lines = [row for block in blocks for row in rows(block.boxes)]
    found = set()
    for above, row, below in zip([[], *lines], lines, [*lines[1:], []], strict=False):
        upper = next((box for box in above if box.middle < row[0].top), None)
        lower = next((box for box in below if box.middle > row[0].bottom), None)
        if len(row) == 1 and is_heading(row[0], upper, lower, body):
            found.add(id(row[0]))
    return found


def _detection(box: PageBox, block: int, role: LineRole, cell: Cell | None = None) -> Detection:
    return Detection(box.region.quad, box.region.confidence, block, role, cell)


def _cells(table: Table, block: int, number: int) -> Iterator[Detection]:
    for at, row in enumerate(table.rows):
        for column, lines in enumerate(row):
            for box in lines:
                yield _detection(box, block, LineRole.CELL, Cell(number, at, column))


def _blocks(boxes: Boxes) -> list[_Block]:
    """Cut a region of the page into blocks, in reading order."""
    if not boxes:
        return []
    height = usual_height(boxes)
    cut = bands(boxes, height)
    whole = cut[0] if len(cut) == 1 else None
    if whole and (found := _cut_band(whole, height)):
        return found
    if whole and are_columns(whole.parts):
        return _columns(whole, height)
    parts = side_by_side(boxes, height)
    if not parts and (found := _cut_bands(cut, height) or _cut_narrowly(boxes, height)):
        return found
    parts = parts or stacked_parts(boxes, height * _PARAGRAPH_GAP)
    if len(parts) == 1:
        return [_Block(parts[0])]
    return [block for part in parts for block in _blocks(part)]


def _cut_narrowly(boxes: Boxes, height: float) -> list[_Block]:
    """Give the blocks where columns of running text stand close beside each other; empty where none do."""
    if not is_running(boxes):
        return []
    cut = bands(boxes, height, NARROW_GUTTER)
    return _cut_bands([band if hold_running_text(band.parts) else Band([band.boxes]) for band in cut], height)


def _cut_bands(cut: list[Band], height: float) -> list[_Block]:
    """Give the blocks of each band where one at least is columns or a table; empty where none is."""
    blocks: list[_Block] = []
    plain: list[PageBox] = []
    is_set = False
    for band in cut:
        found = _cut_band(band, height)
        if not found:
            plain += band.boxes
            continue
        is_set = True
        blocks += _blocks(plain)
        blocks += found
        plain = []
    return blocks + _blocks(plain) if is_set else []


def _cut_band(band: Band, height: float) -> list[_Block]:
    """Give the blocks of a band that is columns or holds a table; empty where it is neither."""
    table = table_in(band, height)
    if hold_running_text(band.parts) and not (table and table.table.has_tall_cells):
        return _columns(band, height)
    if table is not None:
        return [*_blocks(table.above), _Block(table=table.table), *_blocks(table.below)]
    return []


def _columns(band: Band, height: float) -> list[_Block]:
    """Give the blocks of each column after the other, after what stands above as their title."""
    is_text = read_as_columns(band.parts)
    parts = band.whole_parts
    part_of = {id(box): index for index, part in enumerate(parts) for box in part}
    title: list[PageBox] = []
    for layer, below in itertools.pairwise(strips(band.boxes)):
        inside = {part_of[id(box)] for box in layer}
        white = min(box.top for box in below) - max(box.bottom for box in layer)
        is_larger = usual_height(layer) >= _TITLE * height
        if len(inside) > 1 or not (is_larger or (inside == {0} and white >= _PARAGRAPH_GAP * height)):
            break
        title += layer
    above = {id(box) for box in title}
    blocks = _blocks(title)
    for index, part in enumerate(parts):
        inside_column = _blocks([box for box in part if id(box) not in above])
        if is_text:
            inside_column = [
                replace(each, column=index if each.column is None else each.column) for each in inside_column
            ]
        blocks += inside_column
    return blocks
