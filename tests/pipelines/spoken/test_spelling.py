"""Letters and digits as words."""

from __future__ import annotations

import string

import pytest

from pipelines.phrases.phrasebook import LANGUAGES
from pipelines.spoken.spelling import say_digit, say_letter, spell


@pytest.mark.parametrize(
    ("letter", "nl", "en", "de"),
    [
        ("A", "Anton", "alfa", "Aachen"),
        ("e", "Eduard", "echo", "Essen"),
        ("I", "Izaak", "india", "Ingelheim"),
        ("q", "Quotiënt", "quebec", "Quickborn"),
        ("X", "Xantippe", "x-ray", "Xanten"),
        ("z", "Zacharias", "zulu", "Zwickau"),
        ("é", "é", "é", "é"),
        ("ü", "ü", "ü", "Umlaut Unna"),
        ("ß", "ß", "ß", "Eszett"),
    ],
)
def test_letter(letter: str, nl: str, en: str, de: str) -> None:
    assert [say_letter(letter, language) for language in LANGUAGES] == [nl, en, de]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_word_that_begins_with_it(language: str) -> None:
    for letter in string.ascii_letters:
        assert say_letter(letter, language).upper().startswith(letter.upper())
    assert len({say_letter(letter, language) for letter in string.ascii_uppercase}) == 26


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_digit_has_a_word_of_its_own(language: str) -> None:
    assert len({say_digit(digit, language) for digit in string.digits}) == 10


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("De Wit", "nl", "Dirk Eduard, Willem Izaak Theodoor"),
        ("AB 12", "en", "alfa bravo, one two"),
        ("Öl", "de", "Umlaut Offenbach Leipzig"),
        ("a//b", "nl", "Anton, Bernard"),
        ("(3)", "de", "drei"),
        ("!?", "en", ""),
        ("", "nl", ""),
    ],
)
def test_spell(text: str, language: str, said: str) -> None:
    assert spell(text, language) == said
