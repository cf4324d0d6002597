"""What single cells hold: texts, identifiers, numbers, dates and codes, read strictly."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from datetime import date

from edge.lists.problems import Argument
from edge.lists.workbook import Cell, CellKind
from edge.table_file import has_controls
from pipelines.picking.pick_list import Counting, ItemCode
from pipelines.vision.gtin import has_valid_check_digit

LONGEST_TEXT = 200
"""Characters of a name, a note, and anything else that is said or shown."""
LONGEST_CODE = 100
"""Characters of an identifier."""
LONGEST_CHECK = 6
"""Digits that prove a place."""
MOST_UNITS = 100_000
"""Units of a line, and units in a pack."""
MOST_NUMBER = 1_000_000_000
"""The largest number of a line, and the largest priority."""

_EXPONENT = re.compile(r"[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]+", re.IGNORECASE)
"""What a spreadsheet makes of a long number; its last digits are lost."""
_GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
_SHORT_GTIN = re.compile(r"[0-9]{7}|[0-9]{10,11}")
_ROUNDED = re.compile(r"[1-9][0-9]{5,}0{6}")
"""A long number that ends as one that a spreadsheet has rounded."""
_WHOLE = re.compile(r"[0-9]{1,12}(?:[.,]0{1,2})?")
_FRACTION = re.compile(r"[0-9]*[.,][0-9]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[., '][0-9]{3})+")
_NEGATIVE = re.compile(r"[-\u2212] ?[0-9].*")
_PACK = re.compile(r"(?P<code>.*\S)\s*[×|]\s*(?P<pack>[0-9]+(?:[.,][0-9]+)?)")
_DATES = (
    re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})(?: 0?0:00(?::00)?)?"),
    re.compile(r"(?P<day>[0-9]{1,2})[-./] ?(?P<month>[0-9]{1,2})[-./] ?(?P<year>[0-9]{4})(?: 0?0:00(?::00)?)?"),
)
_YEARS = range(2000, 2100)

YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "wahr", "x", "1"})
NO = frozenset({"nee", "nein", "n", "no", "false", "onwaar", "falsch", "0", "-"})
COUNTING: Mapping[str, Counting] = {
    **dict.fromkeys(("each", "stuk voor stuk", "per stuk", "einzeln", "stückweise"), Counting.EACH),
    **dict.fromkeys(("number", "getal", "aantal", "zahl", "anzahl"), Counting.NUMBER),
}


class CellError(Exception):
    """A cell cannot be used."""

    def __init__(self, key: str, **arguments: Argument) -> None:
        super().__init__(key)
        self.key = key
        """The message, as a Problem has it; the column's heading is still to be added."""
        self.arguments = arguments


def text(cell: Cell, longest: int = LONGEST_TEXT) -> str:
    """Give a text.

    Raises:
        CellError: It is too long, is a formula, or holds what cannot be seen.
    """
    if cell.text.startswith("="):
        raise CellError("formula", text=cell.text[:20])
    if len(cell.text) > longest:
        raise CellError("too-long", most=longest)
    if has_controls(cell.text):
        raise CellError("control-characters")
    return cell.text


def identifier(cell: Cell) -> str:
    """Give an identifier: a text, whatever it looks like.

    Raises:
        CellError: As `text`; or a spreadsheet has taken it for a number and digits are lost.
    """
    found = text(cell, LONGEST_CODE)
    is_number = cell.kind is CellKind.NUMBER
    if _EXPONENT.fullmatch(found) or (is_number and (_ROUNDED.fullmatch(found) or not _is_digits(found))):
        raise CellError("lost-digits", text=found)
    if cell.kind is CellKind.DATE:
        raise CellError("became-date", text=found)
    return found


def barcode(cell: Cell, *, is_gtin: bool = False, is_own: bool = False) -> ItemCode:
    """Give a code of an item, with its pack quantity: "8712345000010", or "18712345000017×10" (also "…|10").

    Args:
        cell: The cell.
        is_gtin: Whether it must be an article number of GS1: EAN, UPC or GTIN.
        is_own: Whether it is a code of one's own, so that numbers need no check digit.

    Raises:
        CellError: As `identifier`; or the pack quantity is none, a check digit fails, or leading zeros are lost.
    """
    divided = _PACK.fullmatch(cell.text)
    if divided is None:
        return ItemCode(_checked(identifier(cell), is_gtin=is_gtin, is_own=is_own))
    content = _checked(identifier(Cell(divided["code"])), is_gtin=is_gtin, is_own=is_own)
    return ItemCode(content, units(Cell(divided["pack"])))


def units(cell: Cell) -> int:
    """Give a number of units, at least 1.

    Raises:
        CellError: It is none, a fraction, less than 1, too many, or could mean one thing or a thousand.
    """
    found = text(cell)
    if _NEGATIVE.fullmatch(found):
        raise CellError("not-positive", text=found)
    number = _whole(cell, found)
    if number < 1:
        raise CellError("not-positive", text=found)
    if number > MOST_UNITS:
        raise CellError("too-many-units", text=found, most=MOST_UNITS)
    return number


def whole_number(cell: Cell, least: int) -> int:
    """Give a whole number of at least `least`, which is 0 or 1.

    Raises:
        CellError: It is none.
    """
    found = text(cell)
    number = _whole(cell, found)
    if not least <= number <= MOST_NUMBER:
        raise CellError("no-number", text=found)
    return number


def day(cell: Cell) -> date:
    """Give a date: 2027-03-01, or with the day first as 1-3-2027, 01.03.2027 or 01/03/2027; midnight may follow.

    Raises:
        CellError: It is none, there is no such day, or it is not in this century.
    """
    found = text(cell)
    parts = next((match for match in (shape.fullmatch(found) for shape in _DATES) if match), None)
    if parts is None or cell.kind is CellKind.NUMBER:
        raise CellError("no-date", text=found)
    year, month, day_of_month = int(parts["year"]), int(parts["month"]), int(parts["day"])
    with contextlib.suppress(ValueError):
        if year in _YEARS:
            return date(year, month, day_of_month)
    raise CellError("impossible-date", text=found)


def is_yes(cell: Cell) -> bool:
    """Give yes or no.

    Raises:
        CellError: It is neither.
    """
    found = text(cell)
    if found.casefold() in YES:
        return True
    if found.casefold() in NO:
        return False
    raise CellError("no-yes-or-no", text=found)


def counting(cell: Cell) -> Counting:
    """Give how the units of an item are counted.

    Raises:
        CellError: It is no way of counting.
    """
    found = text(cell)
    try:
        return COUNTING[found.casefold()]
    except KeyError as error:
        raise CellError("no-counting", text=found) from error


def check_digits(cell: Cell) -> str:
    """Give the digits that prove a place, at most LONGEST_CHECK of them.

    Raises:
        CellError: They are none.
    """
    found = text(cell)
    if not _is_digits(found) or len(found) > LONGEST_CHECK:
        raise CellError("no-check-digits", text=found, most=LONGEST_CHECK)
    return found


def _checked(code: str, *, is_gtin: bool, is_own: bool) -> str:
    if is_own:
        return code
    if is_gtin and not _is_digits(code):
        raise CellError("no-gtin", text=code)
    if _SHORT_GTIN.fullmatch(code) and (is_gtin or has_valid_check_digit(code)):
        # Zeros in front do not change a check digit, so one that fits is a sign that they were there.
        raise CellError("lost-zeros", text=code)
    if is_gtin and not _GTIN.fullmatch(code):
        raise CellError("no-gtin", text=code)
    if _GTIN.fullmatch(code) and not has_valid_check_digit(code):
        raise CellError("wrong-check-digit", text=code)
    return code


def _whole(cell: Cell, found: str) -> int:
    if cell.kind is CellKind.TEXT and _THOUSANDS.fullmatch(found):
        raise CellError("one-or-a-thousand", text=found)
    if _WHOLE.fullmatch(found):
        return int(re.split("[.,]", found)[0])
    if _FRACTION.fullmatch(found):
        raise CellError("fraction", text=found)
    raise CellError("no-number", text=found)


def _is_digits(found: str) -> bool:
    return found.isascii() and found.isdigit()
