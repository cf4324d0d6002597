"""A sentence of a page, and what is known of the page beside its text."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from pipelines.reading.doubt import Doubt
from pipelines.reading.furniture import NO_FURNITURE, Furniture
from pipelines.types import Cell, Detection, LineRole

_FULL_LINE = 0.8
"""How much of its column's width a line fills that did not end before; the next word did not fit any more."""


class SentenceKind(enum.Enum):
    """What a sentence is to its page."""

    TEXT = enum.auto()
    HEADING = enum.auto()
    LIST_ITEM = enum.auto()
    """Its text begins with the item's bullet or number."""
    COLUMN_NAMES = enum.auto()
    """The row of a table that names its columns."""
    ROW = enum.auto()
    """Another row of a table."""
    FURNITURE = enum.auto()
    """A page number, or a header or footer that stands on every page."""


@dataclass(frozen=True, slots=True)
class RowCell:
    """A legible cell of a row."""

    text: str
    column: int
    """From 0."""
    start: int
    """Where its text begins in its sentence."""
    name: str = ""
    """Of its column; empty where that has none."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands for itself."""

    text: str
    """Words that a line end cut in two are whole again."""
    line_starts: tuple[int, ...]
    """Where each of its lines begins in the text: ascending, the first at 0."""
    first_line: int
    """Index of its first line among the page's legible lines."""
    block: int
    """As in Detection."""
    doubt: Doubt = field(default_factory=Doubt)
    """What of its lines is in doubt."""
    kind: SentenceKind = SentenceKind.TEXT
    is_first: bool = False
    """Whether it is the first item of its list, or the first row of its table."""
    columns: int = 0
    """How many columns its table has; 0 outside of tables."""
    cells: tuple[RowCell, ...] = ()
    """The legible cells of a row, from the left; empty outside of tables."""


@dataclass(frozen=True, slots=True)
class Structure:
    """What is known of a page beside its text."""

    found: tuple[Detection, ...] = ()
    """Where each legible line so far was located."""
    upcoming: Detection | None = None
    """The line that is recognised next; None after the last."""
    columns: tuple[int, ...] = ()
    """How many columns each table has, by its index."""
    column_widths: tuple[float, ...] = ()
    """How wide each column of running text is, by its index, in pixels."""
    furniture: Furniture = NO_FURNITURE

    def role(self, index: int) -> LineRole:
        """Give what a legible line is to the page by its place."""
        return self.found[index].role if index < len(self.found) else LineRole.TEXT

    def cell(self, index: int) -> Cell | None:
        """Give where in a table a legible line stands."""
        return self.found[index].cell if index < len(self.found) else None

    def fills_column(self, index: int) -> bool:
        """Tell whether a legible line stands in a column of running text and goes about to its end."""
        column = self.found[index].column if index < len(self.found) else None
        return column is not None and self.found[index].quad.width >= _FULL_LINE * self.column_widths[column]

    def is_row_over(self, cell: Cell) -> bool:
        """Tell whether all lines of a row have been recognised, given one of its cells."""
        after = self.upcoming.cell if self.upcoming is not None else None
        return not is_same_row(after, cell)


def is_same_row(one: Cell | None, other: Cell) -> bool:
    """Tell whether a line stands in the same row as a cell."""
    return one is not None and (one.table, one.row) == (other.table, other.row)
