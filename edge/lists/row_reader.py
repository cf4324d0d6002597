"""One row, read by what its columns hold; what is wrong with it is collected, so that a lead sees all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from edge.lists import cells
from edge.lists.cells import CellError
from edge.lists.columns import CODES, Column, Columns, Field
from edge.lists.problems import Argument, Problem, problem
from edge.lists.sheet import SheetRow
from edge.lists.workbook import Cell
from pipelines.picking.pick_list import Counting, ItemCode

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class RowReader:
    """One row and what its columns are."""

    row: SheetRow
    columns: Columns
    problems: list[Problem] = field(default_factory=list)
    """What was found wrong so far."""

    def text(self, wanted: Field) -> str:
        """Give a text; empty where there is none that can be used."""
        return self._read(wanted, cells.text) or ""

    def identifier(self, wanted: Field, *, is_required: bool = False) -> str:
        """Give an identifier; empty where there is none that can be used."""
        return self._read(wanted, cells.identifier, is_required=is_required) or ""

    def units(self, wanted: Field) -> int:
        """Give a number of units, at least 1; 0 where there is none that can be used. It must be there."""
        return self._read(wanted, cells.units, is_required=True) or 0

    def whole_number(self, wanted: Field, least: int = 0, *, is_required: bool = False) -> int | None:
        """Give a whole number; None where there is none that can be used."""
        return self._read(wanted, lambda cell: cells.whole_number(cell, least), is_required=is_required)

    def day(self, wanted: Field) -> date | None:
        """Give a date; None where there is none that can be used."""
        return self._read(wanted, cells.day)

    def is_yes(self, wanted: Field) -> bool | None:
        """Give yes or no; None where there is neither."""
        return self._read(wanted, cells.is_yes)

    def counting(self) -> Counting | None:
        """Give how units are counted; None where it is not said."""
        return self._read(Field.COUNTING, cells.counting)

    def check_digits(self) -> str:
        """Give the digits that prove a place; empty where there are none that can be used."""
        return self._read(Field.LOCATION_CHECK, cells.check_digits) or ""

    def codes(self) -> tuple[ItemCode, ...]:
        """Give the codes of an item: of every column that holds one, with the pack quantity in it or right of it."""
        found: list[ItemCode] = []
        for at, column in enumerate(self.columns.used):
            cell = self._cell(column)
            if column.field not in CODES or not cell.text:
                continue
            is_gtin, is_own = column.field is Field.GTIN, column.field is Field.OWN_CODE
            try:
                code = cells.barcode(cell, is_gtin=is_gtin, is_own=is_own)
            except CellError as error:
                self._collect(column, error)
                continue
            found.append(self._with_pack(code, at))
        return tuple(found)

    def complain(self, key: str, **arguments: Argument) -> None:
        """Add a problem with this row."""
        self.problems.append(problem(key, self.row.number, **arguments))

    def _with_pack(self, code: ItemCode, at: int) -> ItemCode:
        """Give the code with the quantity from the column right of it, if that holds one."""
        right = self.columns.used[at + 1 : at + 2]
        if not right or right[0].field is not Field.PACK_QUANTITY or not self._cell(right[0]).text:
            return code
        try:
            pack = cells.units(self._cell(right[0]))
        except CellError as error:
            self._collect(right[0], error)
            return code
        if code.pack_quantity not in {1, pack}:
            self.complain("pack-differs", code=code.content, one=code.pack_quantity, other=pack)
        return ItemCode(code.content, pack)

    def _read(self, wanted: Field, reader: Callable[[Cell], ValueT], *, is_required: bool = False) -> ValueT | None:
        column = self.columns.first.get(wanted)
        cell = Cell("") if column is None else self._cell(column)
        if column is None or not cell.text:
            if is_required:
                self.complain("missing", column=self.columns.heading(wanted))
            return None
        try:
            return reader(cell)
        except CellError as error:
            self._collect(column, error)
            return None

    def _collect(self, column: Column, error: CellError) -> None:
        self.complain(error.key, column=column.heading, **error.arguments)

    def _cell(self, column: Column) -> Cell:
        return self.row.cells[column.index] if column.index < len(self.row.cells) else Cell("")
