"""Places, digits and names as they are said."""

from __future__ import annotations

import pytest

from pipelines.spoken.codes import say_digits, say_name, say_place


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [
        ("A-03-2", "nl", "Anton, nul drie, twee"),
        ("A-03-2", "en", "alfa, zero three, two"),
        ("A-03-2", "de", "Aachen, null drei, zwei"),
        ("b12", "nl", "Bernard een twee"),
        ("B.114", "nl", "Bernard, een een vier"),
        ("Z 9", "de", "Zwickau, neun"),
        ("--A--", "en", "alfa"),
        ("", "nl", ""),
    ],
)
def test_place(code: str, language: str, said: str) -> None:
    assert say_place(code, language) == said


@pytest.mark.parametrize(
    ("digits", "language", "said"),
    [
        ("042", "nl", "nul vier twee"),
        ("15", "en", "one five"),
        ("79", "de", "sieben neun"),
        ("", "nl", ""),
    ],
)
def test_digits(digits: str, language: str, said: str) -> None:
    assert say_digits(digits, language) == said


@pytest.mark.parametrize("wrong", ["a", "1-2", "²", "٣"])
def test_what_is_no_digit_cannot_be_said_as_one(wrong: str) -> None:
    with pytest.raises(ValueError, match="substring"):
        say_digits(wrong, "nl")


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("lager 6204", "nl", "lager zes twee nul vier"),
        ("bearing 6204", "en", "bearing six two zero four"),
        ("Lager 6204", "de", "Lager sechs zwei null vier"),
        ("bout M8 x 40", "nl", "bout M8 x 40"),
        ("kabel 123", "nl", "kabel 123"),
        ("lager BT6204ZZ", "nl", "lager BT zes twee nul vier ZZ"),
        ("6204-2RS", "en", "six two zero four-2RS"),
        ("", "nl", ""),
    ],
)
def test_name(name: str, language: str, said: str) -> None:
    assert say_name(name, language) == said
