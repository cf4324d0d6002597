"""Workbooks (XLSX), opened in a process of its own that is bounded in time and memory."""

from __future__ import annotations

import contextlib
import enum
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edge.errors import UserError

LARGEST_BYTES = 16_000_000
"""A workbook beyond this size is not opened at all."""
TIMEOUT_SECONDS = 150.0
"""How long opening may take; 50,000 rows of 14 cells take some 20 seconds on one core of a desk computer."""
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old workbooks (.xls) begin, and those with a password."""


class WorkbookFault(enum.StrEnum):
    """Why a workbook is refused."""

    TOO_LARGE = "too-large"
    """Packed or unpacked, or it cannot be read within the limits of memory."""
    TOO_SLOW = "too-slow"
    DAMAGED = "damaged"
    NO_WORKBOOK = "no-workbook"
    """A zip file of another kind."""
    ENCRYPTED = "encrypted"
    """With a password, or of the old kind (.xls)."""
    MACROS = "macros"
    LINKS = "links"
    """It takes data from elsewhere, or holds other files."""
    FORMULA = "formula"
    ERROR_VALUE = "error-value"
    """A cell holds an error such as #N/A."""
    NO_SHEET = "no-sheet"
    """No sheet of it can be seen."""
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"


class WorkbookError(UserError):
    """A workbook is refused; the message is in English, and the rest lets it be said otherwise."""

    def __init__(self, path: Path, fault: WorkbookFault, row: int = 0, cell: str = "") -> None:
        super().__init__(f"{path}: this workbook is refused ({fault.value}{f', cell {cell}' if cell else ''}).")
        self.fault = fault
        self.row = row
        """Counted from 1; 0 for the whole file."""
        self.cell = cell
        """Such as "C7"; empty for the whole file."""


class CellKind(enum.Enum):
    """What a workbook says that a cell holds."""

    TEXT = enum.auto()
    NUMBER = enum.auto()
    """Written with all its digits, or with an exponent where some are lost."""
    DATE = enum.auto()
    """Written as ISO 8601."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell."""

    text: str
    """Without spaces around it; empty where there is nothing."""
    kind: CellKind = CellKind.TEXT


@dataclass(frozen=True, slots=True)
class WorkbookRow:
    """One row with content."""

    number: int
    """Of the sheet, counted from 1."""
    cells: tuple[Cell, ...]


def read(path: Path, most: int) -> tuple[WorkbookRow, ...]:
    """Read the first sheet that can be seen; hostile workbooks are refused within bounded time and memory.

    Args:
        path: The file.
        most: How many rows it may have below its first.

    Raises:
        WorkbookError: It is refused.
        OSError: It cannot be read.
    """
    if path.stat().st_size > LARGEST_BYTES:
        raise WorkbookError(path, WorkbookFault.TOO_LARGE)
    with path.open("rb") as file:
        if file.read(len(OLE)) == OLE:
            raise WorkbookError(path, WorkbookFault.ENCRYPTED)
    return tuple(_rows(path, _opened(path, most)))


def _opened(path: Path, most: int) -> bytes:
    """Give what the other process answers."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own program; the path is an argument, never a command
            [sys.executable, "-P", "-m", "edge.lists.workbook_worker", str(path.resolve()), str(most)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=TIMEOUT_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise WorkbookError(path, WorkbookFault.TOO_SLOW) from error
    if done.returncode != 0:
        # The system ended it: at the limit of its time, or for want of memory.
        raise WorkbookError(
            path, WorkbookFault.TOO_SLOW if done.returncode == -signal.SIGXCPU else WorkbookFault.TOO_LARGE
        )
    return done.stdout


def _rows(path: Path, answer: bytes) -> Iterator[WorkbookRow]:
    for line in answer.splitlines():
        value = json.loads(line)
        if isinstance(value, dict):
            raise WorkbookError(path, WorkbookFault(value["fault"]), value["row"], value["cell"])
        if isinstance(value, list):
            number, cells = value
            row = tuple(_cell(each) for each in cells)
            if any(cell.text for cell in row):
                yield WorkbookRow(number, row)


def _cell(value: str | dict[str, str]) -> Cell:
    if isinstance(value, str):
        return Cell(" ".join(value.split()))
    with contextlib.suppress(KeyError):
        return Cell(value["number"], CellKind.NUMBER)
    return Cell(value["date"], CellKind.DATE)
