"""Values as phrases say them, without a text around them."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from babel.dates import get_month_names

from pipelines.phrases.phrasebook import LANGUAGES
from pipelines.spoken.amounts import say_amount
from pipelines.spoken.dates import MONTHS, say_date
from pipelines.spoken.ibans import say_iban
from pipelines.spoken.identifiers import digit_groups, say_code
from pipelines.spoken.numbers import parse_number
from pipelines.spoken.ordinals import say_ordinal
from pipelines.spoken.phones import say_phone
from pipelines.spoken.roman import parse_roman
from pipelines.spoken.times import say_time
from pipelines.spoken.units import say_quantity


@pytest.mark.parametrize(
    ("amount", "language", "currency", "said"),
    [
        ("12.50", "nl", "EUR", "12 euro 50"),
        ("1", "de", "EUR", "ein Euro"),
        ("-0.01", "en", "GBP", "minus 1 penny"),
        ("0", "nl", "EUR", "0 euro"),
        ("-0.001", "nl", "EUR", "0 euro"),
        ("2.005", "en", "USD", "2 dollars and 1 cent"),
    ],
)
def test_amount(amount: str, language: str, currency: str, said: str) -> None:
    assert say_amount(Decimal(amount), language, currency) == said


@pytest.mark.parametrize(
    ("count", "unit", "language", "said"),
    [
        (Decimal("2.5"), "kg", "nl", "2,5 kilogram"),
        (1, "h", "de", "eine Stunde"),
        (3, "l", "en", "3 litres"),
        (-5, "°C", "nl", "min 5 graden Celsius"),
        (4, "dozen", "nl", "4 dozen"),
        (2, "kg/m³", "de", "2 Kilogramm pro Kubikmeter"),
    ],
)
def test_quantity(count: Decimal | int, unit: str, language: str, said: str) -> None:
    assert say_quantity(count, unit, language) == said


def test_date_and_time() -> None:
    day, moment = date(2026, 12, 6), time(9, 5)
    assert [say_date(day, language) for language in LANGUAGES] == [
        "6 december 2026",
        "6 December twenty twenty-six",
        "sechster Dezember 2026",
    ]
    assert [say_time(moment, language) for language in LANGUAGES] == ["9 uur 5", "9 oh 5", "9 Uhr 5"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_are_those_of_the_cldr(language: str) -> None:
    assert MONTHS[language] == tuple(get_month_names("wide", locale=language)[month] for month in range(1, 13))


def test_ordinal() -> None:
    assert [say_ordinal(21, language) for language in LANGUAGES] == [
        "eenentwintigste",
        "twenty-first",
        "einundzwanzigste",
    ]
    assert say_ordinal(100, "de") == "hundertste"


@pytest.mark.parametrize(
    ("digits", "groups"),
    [("12345", "12345"), ("123456", "123 456"), ("1234567", "123 45 67"), ("12345678", "123 456 78")],
)
def test_long_codes_are_paused(digits: str, groups: str) -> None:
    assert " ".join(digit_groups(digits)) == groups


def test_code() -> None:
    assert say_code("KAST-03/B2", "nl") == "KAST, nul drie, B 2"
    assert say_code("", "nl") == ""


def test_what_is_no_telephone_number_or_iban() -> None:
    assert say_phone("0000000000", "nl") is None
    assert say_phone("zes", "nl") is None
    assert say_iban("NL92 ABNA 0417 1643 00", "nl") is None


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1.250", "nl", "1250"),
        ("1.250", "en", "1.250"),
        ("1.250,50", "nl", "1250.50"),
        ("0,250", "en", "0.250"),
        ("1.250.000", "de", "1250000"),
        ("12.5", "nl", "12.5"),
    ],
)
def test_number(written: str, language: str, value: str) -> None:
    assert parse_number(written, language) == Decimal(value)


@pytest.mark.parametrize(("numeral", "value"), [("I", 1), ("IV", 4), ("VIII", 8), ("IX", 9), ("XXXIX", 39)])
def test_roman(numeral: str, value: int) -> None:
    assert parse_roman(numeral) == value
