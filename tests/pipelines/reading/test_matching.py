"""What is sought is found though letters were misread, and never taken for its neighbour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.letters import words_of
from pipelines.reading.matching import find_in


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Familie De Vries", "de vries"),
        ("FAMILIE DE VRIES", "De Vries"),
        ("Fam. DeVries 1920", "de vries"),
        ("Rene Desiree", "René Désirée"),
        ("Renée", "Renee"),
        ("B-114", "B-114"),
        ("graf B 114", "b114"),
        ("graf B-1l4", "B-114"),
        ("Vak B-II4", "B-114"),
        ("Mevrouw Dekker-Smit", "dekker"),
        ("Straße 5", "strasse"),
        ("Wasserij begane grond", "wasserij"),
    ],
)
def test_words_are_found_for_certain(text: str, sought: str) -> None:
    match = find_in(text, sought)
    assert match is not None
    assert not match.is_doubtful


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Familie De Vnes", "De Vries"),
        ("Wassenj", "Wasserij"),
        ("Deker", "Dekker"),
        ("Jansen", "Janssen"),
        ("J. Bakkers", "Bakker"),
    ],
)
def test_a_misread_word_is_found_with_a_doubt(text: str, sought: str) -> None:
    match = find_in(text, sought)
    assert match is not None
    assert match.is_doubtful


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("B-115", "B-114"),
        ("graf B-1140", "B-114"),
        ("graf 114", "115"),
        ("Familie Jansen", "De Vries"),
        ("Anneke", "Anna"),
        ("", "Anna"),
        ("Anna", ""),
        ("Anna", "—"),
        ("Kantine", "ant"),
    ],
)
def test_what_is_not_there_is_not_found(text: str, sought: str) -> None:
    assert find_in(text, sought) is None


@given(st.text(max_size=40))
def test_a_text_holds_itself(text: str) -> None:
    match = find_in(text, text)
    assert (match is not None) == bool(words_of(text))


@given(st.text(max_size=40), st.text(max_size=12))
def test_any_text_may_be_sought_in_any(text: str, sought: str) -> None:
    match = find_in(text, sought)
    assert match is None or 75 <= match.similarity <= 100
