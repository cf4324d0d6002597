"""Values as phrases say them, without a text around them."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from babel.dates import get_day_names, get_month_names

from pipelines.phrases.phrasebook import LANGUAGES
from pipelines.spoken.clock_times import say_clock_time
from pipelines.spoken.dates import MONTHS, say_date, say_weekday
from pipelines.spoken.ibans import say_iban
from pipelines.spoken.identifiers import digit_groups, say_code
from pipelines.spoken.numbers import parse_number
from pipelines.spoken.ordinals import say_ordinal
from pipelines.spoken.phones import say_phone
from pipelines.spoken.roman import parse_roman


@pytest.mark.parametrize(
    ("moment", "dutch", "english", "german"),
    [
        (time(9, 0), "negen uur", "nine o'clock", "neun Uhr"),
        (time(1, 0), "één uur", "one o'clock", "ein Uhr"),
        (time(13, 1), "één minuut over één", "one minute past one", "eine Minute nach eins"),
        (time(9, 5), "vijf over negen", "five past nine", "fünf nach neun"),
        (time(9, 7), "zeven over negen", "seven minutes past nine", "sieben nach neun"),
        (time(9, 15), "kwart over negen", "quarter past nine", "Viertel nach neun"),
        (time(9, 16), "veertien voor half tien", "sixteen minutes past nine", "sechzehn nach neun"),
        (time(9, 20), "tien voor half tien", "twenty past nine", "zwanzig nach neun"),
        (time(9, 21), "negen voor half tien", "twenty-one minutes past nine", "neun vor halb zehn"),
        (time(9, 29), "één minuut voor half tien", "twenty-nine minutes past nine", "eine Minute vor halb zehn"),
        (time(12, 30), "half één", "half past twelve", "halb eins"),
        (time(9, 31), "één minuut over half tien", "twenty-nine minutes to ten", "eine Minute nach halb zehn"),
        (time(9, 40), "tien over half tien", "twenty to ten", "zwanzig vor zehn"),
        (time(9, 44), "veertien over half tien", "sixteen minutes to ten", "sechzehn vor zehn"),
        (time(23, 45), "kwart voor twaalf", "quarter to twelve", "Viertel vor zwölf"),
        (time(0, 0), "twaalf uur", "twelve o'clock", "zwölf Uhr"),
        (time(0, 59), "één minuut voor één", "one minute to one", "eine Minute vor eins"),
        (time(23, 59), "één minuut voor twaalf", "one minute to twelve", "eine Minute vor zwölf"),
    ],
)
def test_clock_time(moment: time, dutch: str, english: str, german: str) -> None:
    assert [say_clock_time(moment, language) for language in LANGUAGES] == [dutch, english, german]


def test_every_minute_of_half_a_day_has_a_time_of_its_own() -> None:
    moments = [time(hour, minute) for hour in range(12) for minute in range(60)]
    for language in LANGUAGES:
        assert len({say_clock_time(moment, language) for moment in moments}) == len(moments)


def test_weekday() -> None:
    assert [say_weekday(date(2026, 11, 25), language) for language in LANGUAGES] == [
        "woensdag 25 november",
        "Wednesday 25 November",
        "Mittwoch, der fünfundzwanzigste November",
    ]
    for language in LANGUAGES:
        week = [say_weekday(date(2026, 3, day), language).split()[0].strip(",") for day in range(2, 9)]
        assert week == [get_day_names("wide", locale=language)[day] for day in range(7)]


def test_date() -> None:
    day = date(2026, 12, 6)
    assert [say_date(day, language) for language in LANGUAGES] == [
        "6 december 2026",
        "6 December twenty twenty-six",
        "sechster Dezember 2026",
    ]


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
