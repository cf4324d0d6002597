"""A file of rows and columns, whatever kind it is: CSV in its many forms, or a workbook (XLSX)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edge import table_file
from edge.lists import messages, workbook
from edge.lists.problems import FileError, Problem, problem
from edge.lists.workbook import Cell, WorkbookError
from edge.table_file import TableError

MOST_ROWS = 50_000
"""Below the heading."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row with content."""

    number: int
    """Of the file, counted from 1, as a spreadsheet and an editor count."""
    cells: tuple[Cell, ...]
    """Empty cells at the end may be left out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds."""

    headings: tuple[str, ...]
    """The first row: the names of the columns, as they are written."""
    rows: tuple[SheetRow, ...]
    """The others; never empty."""
    is_workbook: bool
    """Whether it tells numbers from texts."""


def read(path: Path, language: str) -> Sheet:
    """Read a file.

    Args:
        path: Its kind is told by what it holds, not by its name.
        language: Of the message if it cannot be used.

    Raises:
        FileError: It cannot be used as a whole.
    """
    try:
        sheet = _workbook(path) if _is_workbook(path) else _table(path)
    except (TableError, WorkbookError) as error:
        raise FileError(messages.about_file(language, path, _fault(error))) from error
    except OSError as error:
        found = problem("table-unreadable", detail=error.strerror or str(error))
        raise FileError(messages.about_file(language, path, found)) from error
    if not sheet.rows:
        raise FileError(messages.about_file(language, path, problem("table-empty")))
    return sheet


def _is_workbook(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            begins = file.read(len(workbook.OLE))
    except OSError:
        return False  # the reader of tables says why
    return begins.startswith((workbook.ZIP, workbook.OLE))


def _table(path: Path) -> Sheet:
    heading, rows = table_file.read_with_heading(path, MOST_ROWS)
    return Sheet(
        heading.cells,
        tuple(SheetRow(row.line, tuple(Cell(cell) for cell in row.cells)) for row in rows),
        is_workbook=False,
    )


def _workbook(path: Path) -> Sheet:
    rows = workbook.read(path, MOST_ROWS)
    return Sheet(
        tuple(cell.text for cell in rows[0].cells) if rows else (),
        tuple(SheetRow(row.number, row.cells) for row in rows[1:]),
        is_workbook=True,
    )


def _fault(error: TableError | WorkbookError) -> Problem:
    if isinstance(error, TableError):
        detail = {"detail": str(error.detail)} if error.detail else {}
        return problem(f"table-{error.fault.value}", error.line, **detail)
    cell = {"cell": error.cell} if error.cell else {}
    return problem(f"workbook-{error.fault.value}", error.row, **cell)
