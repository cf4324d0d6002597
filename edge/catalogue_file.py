"""Catalogues of products in CSV or SQLite: read strictly, and examined before they are used."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edge import table_file
from edge.errors import UserError
from edge.toml_file import where
from pipelines.reading.products import ProductCatalogue
from pipelines.vision.gtin import gtin14

MOST_PRODUCTS = 200_000
LONGEST = 200
"""Characters of a code, and of a name."""
_HEADINGS = frozenset({"code", "barcode", "streepjescode", "ean", "gtin", "artikel", "artikelnummer", "nummer"})
_COLUMNS = 2
_SQLITE = b"SQLite format 3\0"
_BROKEN = re.compile(r"[0-9]+([.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
"""What a spreadsheet makes of a long number; its last digits are lost."""
_GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
_LOST_ZEROS = re.compile(r"[0-9]{7}|[0-9]{10,11}")


@dataclass(frozen=True, slots=True)
class ExaminedProducts:
    """A catalogue and all that is to be said about it."""

    catalogue: ProductCatalogue
    """What can be used."""
    problems: tuple[str, ...]
    """Why it cannot be used as it is: file, line and remedy."""
    remarks: tuple[str, ...]
    """What the coach should know: codes that stand there twice, or that may have lost their leading zeros."""


@dataclass(frozen=True, slots=True)
class _Entry:
    place: str
    """File and line, or file and row."""
    cells: tuple[str, ...]


def load(path: Path) -> ProductCatalogue:
    """Read a catalogue: a CSV of codes and names, or an SQLite file with a table `products(code, name)`.

    Raises:
        UserError: It cannot be read, or an entry cannot be used; names file and line.
    """
    examined = examine(path)
    if examined.problems:
        raise UserError(examined.problems[0])
    return examined.catalogue


def examine(path: Path) -> ExaminedProducts:
    """Read a catalogue and say all that is wrong with it or worth knowing.

    Raises:
        UserError: It cannot be read at all.
    """
    names: dict[str, str] = {}
    problems: list[str] = []
    remarks: list[str] = []
    for entry in _from_sqlite(path) if _is_sqlite(path) else _from_table(path):
        problem = problem_with(entry.cells)
        if problem:
            problems.append(f"{entry.place}: {problem}")
            continue
        code, name = entry.cells
        key = key_of(code)
        if names.setdefault(key, name) != name:
            problems.append(f"{entry.place}: the code {code} stands for {names[key]} already. Give each product one.")
        if _LOST_ZEROS.fullmatch(code) and _was_gtin(code):
            remarks.append(f"{entry.place}: {code} may have lost its leading zeros. Keep codes as text.")
    if len(names) > MOST_PRODUCTS:
        problems.append(f"{path} has more than {MOST_PRODUCTS:,} products. Leave out what is not needed.")
    return ExaminedProducts(ProductCatalogue(names), tuple(problems), tuple(remarks))


def key_of(code: str) -> str:
    """Give what a code without a problem is looked up by: a GTIN as 14 digits, anything else as it is."""
    return gtin14(code) if _GTIN.fullmatch(code) else code


def problem_with(cells: tuple[str, ...]) -> str:
    """Say what keeps an entry from being used; empty for a good one."""
    if len(cells) != _COLUMNS or not all(cells):
        return "this is no code with a name. Write the code in the first column and the name in the second."
    code, name = cells
    if _BROKEN.fullmatch(code):
        return f'a spreadsheet has broken the code "{code}". Format the column as text and write the code anew.'
    if len(code) > LONGEST or len(name) > LONGEST:
        return f"this is longer than {LONGEST} characters. Shorten it."
    if _GTIN.fullmatch(code):
        try:
            gtin14(code)
        except ValueError:
            return f"the check digit of {code} does not fit. Compare it with the product."
    return ""


def _was_gtin(code: str) -> bool:
    """Tell whether a number that is too short has the check digit of a GTIN; zeros before it do not change that."""
    with contextlib.suppress(ValueError):
        return bool(gtin14(code.zfill(14)))
    return False


def _from_table(path: Path) -> Iterator[_Entry]:
    for row in table_file.read(path, _HEADINGS, MOST_PRODUCTS).rows:
        yield _Entry(where(path, row.line), row.cells)


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # the reader of tables says why


def _from_sqlite(path: Path) -> Iterator[_Entry]:
    """Read the table; the file is opened to read only, so that nothing is left beside it."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            found = connection.execute("SELECT rowid, code, name FROM products LIMIT ?", (MOST_PRODUCTS + 1,))
            for number, code, name in found:
                if not (isinstance(code, str) and isinstance(name, str)):
                    raise UserError(
                        f"{path}, row {number}: code and name must be text: a number loses its zeros. "
                        "Make the columns TEXT."
                    )
                yield _Entry(f"{path}, row {number}", (code.strip(), " ".join(name.split())))
    except sqlite3.Error as error:
        raise UserError(f"{path} cannot be used: {error}. It needs a table products with code and name.") from error
