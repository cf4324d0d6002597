"""Single cells: what is taken, and what is refused because digits, zeros or sense are lost."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edge.lists import cells
from edge.lists.cells import CellError
from edge.lists.workbook import Cell, CellKind
from pipelines.picking.pick_list import Counting, ItemCode
from pipelines.vision.gtin import check_digit

NUMBER, DATE = CellKind.NUMBER, CellKind.DATE


def refused(read: object, *given_: object, **options: object) -> str:
    assert callable(read)
    with pytest.raises(CellError) as error:
        read(*given_, **options)
    return error.value.key


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        (Cell("8.71E+12"), "lost-digits"),
        (Cell("8,71e12"), "lost-digits"),
        (Cell("8.710000E+20", NUMBER), "lost-digits"),
        (Cell("8710000000000", NUMBER), "lost-digits"),
        (Cell("12.5", NUMBER), "lost-digits"),
        (Cell("-12", NUMBER), "lost-digits"),
        (Cell("2027-03-01", DATE), "became-date"),
        (Cell("x" * 101), "too-long"),
        (Cell("A\u200b1"), "control-characters"),
        (Cell('="0123"'), "formula"),
    ],
)
def test_identifiers_that_lost_something_are_refused(cell: Cell, key: str) -> None:
    assert refused(cells.identifier, cell) == key


def test_identifiers_are_texts() -> None:
    for text in ("0012", "8710000000000", "3,5", "1E", "E12", "A-03-2", "-"):
        assert cells.identifier(Cell(text)) == text
    assert cells.identifier(Cell("123456789012345", NUMBER)) == "123456789012345"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8712345000004", ItemCode("8712345000004")),
        ("18712345000001×10", ItemCode("18712345000001", 10)),
        ("18712345000001 | 10", ItemCode("18712345000001", 10)),
        ("96385074", ItemCode("96385074")),
        ("ABC x10", ItemCode("ABC x10")),
        ("A|B", ItemCode("A|B")),
        ("1234567", ItemCode("1234567")),
    ],
)
def test_codes_with_their_packs(text: str, code: ItemCode) -> None:
    assert cells.barcode(Cell(text)) == code


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("8712345000005", "wrong-check-digit"),
        ("18712345000001×0", "not-positive"),
        ("18712345000001×2,5", "fraction"),
        ("8,71E+12×10", "lost-digits"),
        ("36000291452", "lost-zeros"),  # 036000291452 without its zero
    ],
)
def test_codes_that_cannot_be_right(text: str, key: str) -> None:
    assert refused(cells.barcode, Cell(text)) == key


def test_a_column_of_gtins_takes_nothing_else_and_own_codes_need_no_check_digit() -> None:
    for text, key in (("ABC", "no-gtin"), ("12345", "no-gtin"), ("1234567", "lost-zeros"), ("123456789", "no-gtin")):
        assert refused(cells.barcode, Cell(text), is_gtin=True) == key
    for text in ("8712345000005", "36000291452", "12345678"):
        assert cells.barcode(Cell(text), is_own=True) == ItemCode(text)
    assert refused(cells.barcode, Cell("8.71E+12"), is_own=True) == "lost-digits"


@given(st.from_regex(r"[0-9]{11,13}", fullmatch=True), st.integers(0, 12), st.integers(1, 9))
def test_any_single_wrong_digit_is_found(payload: str, place: int, step: int) -> None:
    """The check digit of GS1 finds every single wrong digit."""
    good = payload + str(check_digit(payload))
    assert cells.barcode(Cell(good), is_gtin=True) == ItemCode(good)
    at = place % len(good)
    wrong = f"{good[:at]}{(int(good[at]) + step) % 10}{good[at + 1 :]}"
    assert refused(cells.barcode, Cell(wrong), is_gtin=True) == "wrong-check-digit"


@pytest.mark.parametrize(
    ("cell", "units"),
    [(Cell("3"), 3), (Cell("3,0"), 3), (Cell("3.00"), 3), (Cell("012"), 12), (Cell("1000", NUMBER), 1000)],
)
def test_units(cell: Cell, units: int) -> None:
    assert cells.units(cell) == units


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("0", "not-positive"),
        ("0,0", "not-positive"),
        ("-3", "not-positive"),
        ("−3", "not-positive"),
        ("1,5", "fraction"),
        (",5", "fraction"),
        ("1.000", "one-or-a-thousand"),
        ("1,000", "one-or-a-thousand"),
        ("12 000", "one-or-a-thousand"),
        ("drie", "no-number"),
        ("3 st", "no-number"),
        ("1E3", "no-number"),
        ("٣", "no-number"),
        ("100001", "too-many-units"),
        ("9" * 30, "no-number"),
    ],
)
def test_units_that_are_none(text: str, key: str) -> None:
    assert refused(cells.units, Cell(text)) == key


@pytest.mark.parametrize("text", ["2027-03-01", "1-3-2027", "01.03.2027", "01/03/2027", "2027-03-01 00:00:00"])
def test_dates_with_the_day_first_or_the_year(text: str) -> None:
    assert cells.day(Cell(text)) == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        (Cell("31-02-2027"), "impossible-date"),
        (Cell("12/31/2027"), "impossible-date"),
        (Cell("29-2-2027"), "impossible-date"),
        (Cell("1-1-0027"), "impossible-date"),
        (Cell("1-3-27"), "no-date"),
        (Cell("46000", NUMBER), "no-date"),
        (Cell("2027-03-01T10:30:00", DATE), "no-date"),
        (Cell("morgen"), "no-date"),
    ],
)
def test_dates_that_are_none(cell: Cell, key: str) -> None:
    assert refused(cells.day, cell) == key


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_century_is_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}-{day.month}-{day.year}", f"{day:%d.%m.%Y}"):
        assert cells.day(Cell(text)) == day


def test_yes_no_counting_and_check_digits() -> None:
    assert [cells.is_yes(Cell(text)) for text in ("Ja", "yes", "X", "Nein", "0")] == [True, True, True, False, False]
    assert refused(cells.is_yes, Cell("misschien")) == "no-yes-or-no"
    assert cells.counting(Cell("Per stuk")) is Counting.EACH
    assert cells.counting(Cell("Anzahl")) is Counting.NUMBER
    assert refused(cells.counting, Cell("wegen")) == "no-counting"
    assert cells.check_digits(Cell("047")) == "047"
    for text in ("4a", "1234567", "٣"):
        assert refused(cells.check_digits, Cell(text)) == "no-check-digits"


@given(st.text(max_size=30), st.sampled_from(CellKind))
@example("1" * 12, CellKind.NUMBER)
def test_any_cell_is_read_or_refused(text: str, kind: CellKind) -> None:
    """Whatever stands there, a reader gives a value that is right, or a CellError; nothing else is raised."""
    cell = Cell(" ".join(text.split()), kind)
    for read in (cells.text, cells.identifier, cells.barcode, cells.day, cells.is_yes, cells.counting):
        with contextlib.suppress(CellError):
            read(cell)
    units = 1
    with contextlib.suppress(CellError):
        units = cells.units(cell)
    assert 1 <= units <= cells.MOST_UNITS
