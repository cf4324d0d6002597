"""Tables as spreadsheets write them (CSV): read strictly, and complained about with file and line."""

from __future__ import annotations

import csv
import enum
import io
from dataclasses import dataclass
from pathlib import Path

from edge.errors import UserError
from edge.toml_file import where

SEPARATORS = (";", "\t", ",")
"""What may stand between columns; the one that the first line has most of is taken."""
LARGEST_BYTES = 32_000_000
"""A table beyond this size is none that a person keeps; reading it would only cost memory."""
_BYTE_ORDER_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")
_WINDOWS = "cp1252"


class TableFault(enum.StrEnum):
    """Why a file is no table that can be used."""

    NOT_THERE = "not-there"
    FOLDER = "folder"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    SPREADSHEET = "spreadsheet"
    """A workbook or another zip file."""
    NOT_UTF8 = "not-utf8"
    NO_TEXT = "no-text"
    TOO_MANY_ROWS = "too-many-rows"
    BROKEN_ROW = "broken-row"
    EMPTY = "empty"


class TableError(UserError):
    """A file is no table that can be used; the message is in English, and the rest lets it be said otherwise."""

    def __init__(self, message: str, fault: TableFault, line: int = 0, detail: str | int = "") -> None:
        super().__init__(message)
        self.fault = fault
        self.line = line
        """Where it is; 0 for the whole file."""
        self.detail = detail
        """A limit, or what the system says."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with content."""

    line: int
    """Of the file, counted from 1."""
    cells: tuple[str, ...]
    """Without spaces around them; empty cells at the end are left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds."""

    separator: str
    """One of SEPARATORS."""
    has_heading: bool
    """Whether the first row named the columns; it is not among the rows."""
    rows: tuple[Row, ...]
    """Never empty."""


def read(path: Path, headings: frozenset[str], most: int) -> Table:
    """Read a table in UTF-8, with or without a byte-order mark, or in Windows-1252.

    Blank rows are left out, and so are remarks: rows that begin with "#".

    Args:
        path: The file.
        headings: Names of a first column, in small letters; a first row that begins with one is a heading.
        most: How many rows it may have.

    Raises:
        TableError: It cannot be read, is no text, holds no row or too many, or a quotation mark is never closed.
    """
    separator, found = _rows(path, most, has_remarks=True)
    has_heading = bool(found) and found[0].cells[0].casefold() in headings
    body = tuple(found[1:] if has_heading else found)
    if not body:
        raise TableError(f"{path} is empty. Write one entry a line.", TableFault.EMPTY)
    return Table(separator, has_heading, body)


def read_with_heading(path: Path, most: int) -> tuple[Row, tuple[Row, ...]]:
    """Read a table whose first row names the columns; gives that row, and the others.

    Blank rows are left out. There are no remarks: what begins with "#" may well be the number of an order.

    Raises:
        TableError: As `read`.
    """
    _, found = _rows(path, most, has_remarks=False)
    if len(found) < 2:
        raise TableError(f"{path} is empty. Write the names of the columns, then one entry a line.", TableFault.EMPTY)
    return found[0], tuple(found[1:])


def has_controls(text: str) -> bool:
    """Tell whether a text holds a character that can neither be seen nor is a space."""
    return not text.isprintable() and any(not each.isprintable() and not each.isspace() for each in text)


def _rows(path: Path, most: int, *, has_remarks: bool) -> tuple[str, list[Row]]:
    """Give what separates the columns, and the rows with content; one more than `most`, as it may be the heading."""
    text = _text(path)
    separator = _separator(text, has_remarks=has_remarks)
    found: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            stripped = tuple(" ".join(cell.split()) for cell in cells)
            while stripped and not stripped[-1]:
                stripped = stripped[:-1]
            is_remark = bool(stripped) and has_remarks and stripped[0].startswith("#")
            if stripped and not is_remark and not (begins == 1 and _names_separator(stripped[0])):
                found.append(Row(begins, stripped))
            if len(found) > most + 1:
                raise TableError(
                    f"{path} has more than {most:,} rows. Leave out what is not needed.",
                    TableFault.TOO_MANY_ROWS,
                    detail=most,
                )
            begins = reader.line_num + 1
    except csv.Error as error:
        raise TableError(
            f"{where(path, begins)}: this row cannot be read ({error}). Check its quotation marks, or save it anew.",
            TableFault.BROKEN_ROW,
            begins,
        ) from error
    return separator, found


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise TableError(
                f"{path} is too large, over {LARGEST_BYTES:,} bytes. Check that it is the right file.",
                TableFault.TOO_LARGE,
                detail=LARGEST_BYTES // 1_000_000,
            )
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise TableError(f"There is no file {path}. Check the name.", TableFault.NOT_THERE) from error
    except IsADirectoryError as error:
        raise TableError(f"{path} is a folder. Name a file in it.", TableFault.FOLDER) from error
    except OSError as error:
        raise TableError(
            f"{path} cannot be read: {error.strerror}. Check its permissions.",
            TableFault.UNREADABLE,
            detail=error.strerror or "",
        ) from error
    if content.startswith(b"PK\x03\x04"):
        raise TableError(
            f'{path} is a spreadsheet or a zip file. Save it as "CSV UTF-8" first.', TableFault.SPREADSHEET
        )
    if content.startswith(_BYTE_ORDER_MARKS_16) or b"\0" in content:
        raise TableError(f'{path} is not in UTF-8. Save it as "CSV UTF-8".', TableFault.NOT_UTF8)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _windows_text(path, content)
    for number, line in enumerate(text.splitlines(), start=1):
        if has_controls(line):
            raise TableError(
                f'{where(path, number)}: this is no text. Save the file as "CSV UTF-8".', TableFault.NO_TEXT, number
            )
    return text


def _windows_text(path: Path, content: bytes) -> str:
    try:
        return content.decode(_WINDOWS)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TableError(
            f'{where(path, line)}: this is no text in UTF-8. Save the file as "CSV UTF-8".', TableFault.NO_TEXT, line
        ) from error


def _separator(text: str, *, has_remarks: bool) -> str:
    """Choose what separates the columns by the first line that is no remark."""
    lines = text.splitlines()
    if lines and _names_separator(lines[0]):
        lines = lines[1:]
    first = next((line for line in lines if line.strip() and not (has_remarks and line.startswith("#"))), "")
    outside = "".join(part for part in first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _names_separator(line: str) -> bool:
    """Tell whether a line is what some spreadsheets write first, such as "sep=;"."""
    return line.strip().casefold() in ("sep=", *(f"sep={each}".strip() for each in SEPARATORS))
