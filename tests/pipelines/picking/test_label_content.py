"""What a label says to a pick: what it is compared by, and quantity, lot, serial number and date in it."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.picking.codes import code_key
from pipelines.picking.label_content import LabelContent, content_of, day_of
from pipelines.types import Barcode, LabelField, Symbology
from tests.pipelines.picking.shelf import NUT, NUTS, NUTS_OF_3, barcode, gs1


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("4006381333931", "04006381333931"),
        ("14006381333938", "14006381333938"),
        ("123456789", "123456789"),
        ("12345678901", "12345678901"),
        ("123456789012345", "123456789012345"),
        ("A-03-2", "A-03-2"),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", "٤٠٠٦٣٨١٣٣٣٩٣١"),
        ("", ""),
    ],
)
def test_codes_are_compared_as_14_digits(content: str, key: str) -> None:
    assert code_key(content) == key


def test_a_case_is_not_its_unit() -> None:
    unit, case = NUTS.code_for("04006381333931"), NUTS.code_for("14006381333938")
    assert unit is not None
    assert case is not None
    assert (unit.pack_quantity, case.pack_quantity) == (1, 3)
    assert NUTS.code_for("24006381333935") is None
    assert NUTS.code_for("400638133393") is None
    assert content_of(NUTS_OF_3).key != content_of(NUT).key


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("260801", date(2026, 8, 1)),
        ("260800", date(2026, 8, 31)),
        ("280200", date(2028, 2, 29)),
        ("270200", date(2027, 2, 28)),
        ("280229", date(2028, 2, 29)),
        ("991231", date(2099, 12, 31)),
        ("000101", date(2000, 1, 1)),
        ("270229", None),
        ("261301", None),
        ("260001", None),
        ("260832", None),
        ("2608", None),
        ("2608011", None),
        ("26-8-1", None),
        ("٢٦٠٨٠١", None),
        ("", None),
    ],
)
def test_a_date_of_six_digits(digits: str, day: date | None) -> None:
    assert day_of(digits) == day


@pytest.mark.parametrize(
    ("code", "content"),
    [
        (NUT, LabelContent(("04006381333931",), "4006381333931")),
        (barcode("036000291452", Symbology.UPC_A, "00036000291452"), LabelContent(("00036000291452",), "036000291452")),
        (barcode("LOC-A1"), LabelContent(("LOC-A1",), "LOC-A1")),
        (barcode("1234567"), LabelContent(("1234567",), "1234567")),
    ],
)
def test_a_plain_code(code: Barcode, content: LabelContent) -> None:
    assert content_of(code) == content


def test_a_gs1_code_says_all() -> None:
    code = gs1(gtin="04006381333931", lot="L-5", expiry="260801", serial="SN-1", quantity="12")
    expected = LabelContent(("04006381333931",), code.text, 12, "L-5", "SN-1", date(2026, 8, 1))
    assert content_of(code) == expected


def test_a_gs1_code_of_a_lot_alone_is_compared_as_it_is() -> None:
    code = gs1(lot="L-5")
    assert content_of(code) == LabelContent((code.text,), code.text, lot="L-5")


@pytest.mark.parametrize(("quantity", "number"), [("0", None), ("00000012", 12), ("", None), ("1234567890", None)])
def test_a_quantity_that_cannot_be_is_none(quantity: str, number: int | None) -> None:
    assert content_of(gs1(gtin="04006381333931", quantity=quantity)).quantity == number


def test_a_date_that_cannot_be_is_none() -> None:
    assert content_of(gs1(gtin="04006381333931", expiry="261399")).expiry is None


def _label(*fields: tuple[str, str]) -> Barcode:
    return barcode("[)>06...", Symbology.DATA_MATRIX, fields=tuple(LabelField(*each) for each in fields))


def test_a_label_of_electronics() -> None:
    label = _label(("P", "C-100"), ("1P", "LM317T"), ("1T", "LOT9"), ("Q", "3000PC"), ("S", "S1"), ("14D", "20260801"))
    expected = LabelContent(("LM317T", "C-100"), label.text, 3000, "LOT9", "S1", date(2026, 8, 1))
    assert content_of(label) == expected


def test_the_first_of_two_equal_fields_holds() -> None:
    assert content_of(_label(("1P", "LM317T"), ("Q", "5"), ("Q", "7"))).quantity == 5


def test_a_label_of_electronics_without_a_part_number_is_compared_as_it_is() -> None:
    label = _label(("1T", "LOT9"))
    assert content_of(label) == LabelContent((label.text,), label.text, lot="LOT9")


@pytest.mark.parametrize(
    ("code", "names_thing"),
    [
        (gs1(gtin="04006381333931", lot="L-5"), True),
        (gs1(lot="L-5"), False),
        (NUT, False),
        (barcode("L-5"), False),
        (_label(("1P", "LM317T"), ("S", "S1")), True),
        (_label(("S", "S1")), False),
    ],
)
def test_a_detail_may_say_what_it_is_of(code: Barcode, names_thing: bool) -> None:  # noqa: FBT001 -- a case
    assert content_of(code).names_thing == names_thing
