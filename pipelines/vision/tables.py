"""Finds simple tables: rows of short cells that line up in columns, with or without rules between them."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipelines.vision.bands import Band
from pipelines.vision.columns import is_centred
from pipelines.vision.page_box import Boxes, PageBox, rows, usual_height

_ROWS = 3
"""Rows of at least two cells that a table has at least."""
_SIGN_LINES = 5
"""So many full rows, all centred, are a table; fewer may as well be signs beside each other."""
_IN_ROWS = 0.7
"""Share of its lines that stand beside another one, at least."""
_OUT_OF_LINE = 0.5
"""How far the cells of a column lie from its edge or middle, in line heights: the median, at most."""
_LONG_CELL = 16.0
"""Width of the median cell, in line heights, at most; longer ones in every column are text."""
_COLUMN_CELLS = 2
"""Cells that a column has at least."""
_LEAP = 0.3
"""How much more white is between two rows than inside a row whose cells have several lines, in line heights."""
_CELL_LINES = 4
"""Lines of a cell, at most."""
_TALL_ROWS = 2
"""Rows with such cells, at least; a single one is read as two rows."""
_UNEVEN = 0.3
"""How much higher or lower than in the other rows the last cell of a row stands, in line heights, at most."""
_LEVEL_ROWS = 0.75
"""Share of the rows for which that holds, at least."""
_REMARK_GAP = 0.6
"""How much more white than between rows, in line heights, is above a line that no longer belongs to the table."""
_LEAN = 0.12
"""How far a column leans at most, in pixels sideways per pixel down."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in order: rows from the top, in each the columns from the left, in each the lines from the top."""

    rows: list[list[list[PageBox]]]
    """Each row's cells, as many as there are columns; a cell has its lines, or none."""
    has_tall_cells: bool
    """Whether white between the rows shows that some cells have several lines."""


@dataclass(frozen=True, slots=True)
class TableInBand:
    """A table, and the lines of its band that stand above and below it."""

    above: list[PageBox]
    table: Table
    below: list[PageBox]


_Row = list[PageBox]
_ColumnOf = Mapping[int, int]
"""The column of each box, by its id()."""


def table_in(band: Band, height: float) -> TableInBand | None:
    """Find a table in what shares its gutters; None where there is none.

    Args:
        band: What was cut from the page.
        height: Of a usual line, in pixels.
    """
    parts = _without_strays(band.whole_parts)
    column_of = {id(box): index for index, part in enumerate(parts) for box in part}
    lines = rows(band.boxes)
    first = next((number for number, row in enumerate(lines) if _is_full(row, column_of)), None)
    if len(parts) < 2 or first is None:
        return None
    above = [box for row in lines[:first] for box in row]
    grouped = _grouped(lines[first:], column_of, height)
    found, below = _trimmed(grouped or lines[first:], column_of, height)
    if not _is_table(found, column_of, parts) or not (grouped or _are_level(found, height)):
        return None
    cells = [[_cell(row, column, column_of) for column in range(len(parts))] for row in found]
    return TableInBand(above, Table(cells, grouped is not None), below)


def _without_strays(parts: list[list[PageBox]]) -> list[list[PageBox]]:
    """Give what holds a single line to the part on its left: it makes no column."""
    found: list[list[PageBox]] = []
    for part in parts:
        if found and min(len(part), len(found[-1])) < _COLUMN_CELLS:
            found[-1] = found[-1] + part
        else:
            found.append(part)
    return found


def _is_full(row: _Row, column_of: _ColumnOf) -> bool:
    return len({column_of[id(box)] for box in row}) > 1


def _cell(row: _Row, column: int, column_of: _ColumnOf) -> list[PageBox]:
    return [box for line in rows([box for box in row if column_of[id(box)] == column]) for box in line]


def _white(above: _Row, below: _Row) -> float:
    return min(box.top for box in below) - max(box.bottom for box in above)


def _grouped(lines: list[_Row], column_of: _ColumnOf, height: float) -> list[_Row] | None:
    """Join the lines of each row where cells have several; None where the white between the lines shows no rows.

    There is clearly more white between rows than inside them, and some column never has a second line.
    """
    whites = [_white(above, below) for above, below in itertools.pairwise(lines)]
    levels = sorted(whites)
    leaps = [(after - before, (before + after) / 2) for before, after in itertools.pairwise(levels)]
    leap, limit = max(leaps, default=(0.0, 0.0))
    if leap < _LEAP * height:
        return None
    grouped = [list(lines[0])]
    for white, line in zip(whites, lines[1:], strict=True):
        if white > limit:
            grouped.append(list(line))
        else:
            grouped[-1] += line
    columns = range(max(column_of.values()) + 1)
    counts = [[len(rows(_cell(row, column, column_of))) for column in columns] for row in grouped]
    tall = sum(max(count) > 1 for count in counts)
    has_key = any(all(count[column] <= 1 for count in counts) for column in columns)
    if len(grouped) < _ROWS or tall < _TALL_ROWS or not has_key or max(map(max, counts)) > _CELL_LINES:
        return None
    return grouped


def _trimmed(found: list[_Row], column_of: _ColumnOf, height: float) -> tuple[list[_Row], list[PageBox]]:
    """Take off what stands below a table and apart from it, such as a remark."""
    last = max((number for number, row in enumerate(found) if _is_full(row, column_of)), default=0)
    whites = [_white(above, below) for above, below in itertools.pairwise(found)]
    usual = statistics.median(whites) if whites else 0.0
    for number in range(last + 1, len(found)):
        if whites[number - 1] > usual + _REMARK_GAP * height:
            return found[:number], [box for row in found[number:] for box in row]
    return found, []


def _is_table(found: list[_Row], column_of: _ColumnOf, parts: list[list[PageBox]]) -> bool:
    full = [row for row in found if _is_full(row, column_of)]
    inside = [box for row in found for box in row]
    if len(full) < _ROWS or sum(map(len, full)) < _IN_ROWS * len(inside):
        return False
    if len(full) < _SIGN_LINES and all(is_centred(part) for part in parts):
        return False
    columns = [[box for box in inside if column_of[id(box)] == number] for number in range(len(parts))]
    if any(len(column) < _COLUMN_CELLS or not _lines_up(column) for column in columns):
        return False
    return min(statistics.median(box.width for box in column) for column in columns) < _LONG_CELL * usual_height(inside)


def _are_level(found: list[_Row], height: float) -> bool:
    """Tell whether most rows run alike from their first line to their last; beside each other by chance they do not."""
    full = [row for row in found if len(row) > 1]
    slopes = [(row[-1].middle - row[0].middle) / max(1.0, row[-1].left - row[0].left) for row in full]
    slope = statistics.median(slopes)
    off = [abs(each - slope) * (row[-1].left - row[0].left) for each, row in zip(slopes, full, strict=True)]
    return sum(each <= _UNEVEN * height for each in off) >= _LEVEL_ROWS * len(off)


def _lines_up(column: Boxes) -> bool:
    """Tell whether cells share their left edge, right edge or middle, which may lean as the page does."""
    most = _OUT_OF_LINE * usual_height(column)
    down = np.array([box.middle for box in column])
    down -= down.mean()
    ends = np.array([(box.left, (box.left + box.right) / 2, box.right) for box in column])
    for edge in ends.T:
        # Few cells would fit any slope.
        slope = float(down @ edge / max(float(down @ down), 1e-6)) if len(column) >= _SIGN_LINES else 0.0
        level = (edge - min(max(slope, -_LEAN), _LEAN) * down).tolist()
        middle = statistics.median(level)
        if statistics.median(abs(place - middle) for place in level) <= most:
            return True
    return False
