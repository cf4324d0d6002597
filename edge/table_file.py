"""Tables as spreadsheets write them (CSV): read strictly, and complained about with file and line."""

from __future__ import annotations

import csv
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
        UserError: It cannot be read, is no text, holds no row or too many, or a quotation mark is never closed.
    """
    text = _text(path)
    separator = _separator(text)
    found: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            stripped = tuple(" ".join(cell.split()) for cell in cells)
            while stripped and not stripped[-1]:
                stripped = stripped[:-1]
            if stripped and not stripped[0].startswith("#"):
                found.append(Row(begins, stripped))
            if len(found) > most + 1:  # one more may be the heading
                raise UserError(f"{path} has more than {most:,} rows. Leave out what is not needed.")
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UserError(
            f"{where(path, begins)}: this row cannot be read ({error}). Check its quotation marks, or save it anew."
        ) from error
    has_heading = bool(found) and found[0].cells[0].casefold() in headings
    body = tuple(found[1:] if has_heading else found)
    if not body:
        raise UserError(f"{path} is empty. Write one entry a line.")
    return Table(separator, has_heading, body)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise UserError(f"{path} is too large, over {LARGEST_BYTES:,} bytes. Check that it is the right file.")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"There is no file {path}. Check the name.") from error
    except IsADirectoryError as error:
        raise UserError(f"{path} is a folder. Name a file in it.") from error
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}. Check its permissions.") from error
    if content.startswith(b"PK\x03\x04"):
        raise UserError(f'{path} is a spreadsheet or a zip file. Save it as "CSV UTF-8" first.')
    if content.startswith(_BYTE_ORDER_MARKS_16) or b"\0" in content:
        raise UserError(f'{path} is not in UTF-8. Save it as "CSV UTF-8".')
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _windows_text(path, content)
    for number, line in enumerate(text.splitlines(), start=1):
        if any(_is_control(character) for character in line):
            raise UserError(f'{where(path, number)}: this is no text. Save the file as "CSV UTF-8".')
    return text


def _windows_text(path: Path, content: bytes) -> str:
    try:
        return content.decode(_WINDOWS)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError(f'{where(path, line)}: this is no text in UTF-8. Save the file as "CSV UTF-8".') from error


def _is_control(character: str) -> bool:
    return character != "\t" and not character.isprintable() and not character.isspace()


def _separator(text: str) -> str:
    """Choose what separates the columns by the first line that is no remark."""
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    outside = "".join(part for part in first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)
