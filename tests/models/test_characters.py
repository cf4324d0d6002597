"""Which characters the recogniser keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.characters import BLANK, SPACE, alphabet_of, is_wanted


@pytest.mark.parametrize("character", "aZ09!~éßÿœĲŵơẞ’–…²₃€Ω℃№→✓①µ°×")
def test_the_product_s_languages_and_labels_are_kept(character: str) -> None:
    assert is_wanted(character)


@pytest.mark.parametrize("character", "中あ한дאع字")
def test_other_scripts_are_cut(character: str) -> None:
    assert not is_wanted(character)


@pytest.mark.parametrize(
    "character", ["\n", "\x7f", "\u00ad", "\u200b", "\u202e", "\u2072", "\u208f", "\u2065", "\u20c1", " ", "\u00a0"]
)
def test_what_cannot_be_seen_is_cut(character: str) -> None:
    assert not is_wanted(character)


@pytest.mark.parametrize("text", ["", "ab", "ij"])
def test_only_single_characters_are_kept(text: str) -> None:
    assert not is_wanted(text)


def test_the_alphabet_begins_with_blank_and_ends_with_space() -> None:
    assert alphabet_of("a\nb\né") == (BLANK, "a", "b", "é", SPACE)


@given(st.text(st.characters(exclude_characters="\n"), min_size=1))
def test_every_character_of_the_list_has_its_class(characters: str) -> None:
    alphabet = alphabet_of("\n".join(characters))
    assert alphabet[1:-1] == tuple(characters)
    assert alphabet_of("\n".join(characters) + "\n") == alphabet, "a line end at the end is no character"
