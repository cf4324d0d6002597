"""Texts that could harm a synthesiser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edge.sound.safe_text import PIECE_CHARACTERS, pieces, safe_text, speakable


def test_what_is_harmful_is_gone_and_the_rest_stays() -> None:
    assert safe_text("[[h@l'oU]] [dag]") == "((h@l'oU)) (dag)"
    assert safe_text("voor\0na\x1b[2J") == "voor na (2J"
    assert safe_text("\u202eomgekeerd\u202c \u2066x\u2069") == "omgekeerd x"
    assert safe_text("  regel\r\nregel\u2028regel\t") == "regel regel regel"
    assert safe_text("half \ud800 paar, privé \ue000") == "half paar, privé"
    assert safe_text("-f/etc/hostname") == "-f/etc/hostname"
    assert safe_text("Coördinator, € 12,50 ½") == "Coördinator, € 12,50 ½"
    assert safe_text("Café🚼 open 😀") == "Café open"


@given(st.text())
def test_a_safe_text_stays_as_it_is_and_can_be_encoded(text: str) -> None:
    safe = safe_text(text)
    assert safe_text(safe) == safe
    assert b"\0" not in safe.encode("utf-8")
    assert not set(safe) & set("[]")


@given(st.text(alphabet="ab. !", max_size=3000), st.integers(1, 50))
def test_pieces_hold_every_word_once_and_are_short(text: str, longest: int) -> None:
    found = pieces(text, longest)
    assert all(0 < len(each) <= longest for each in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_pieces_end_with_a_sentence_where_they_can() -> None:
    assert pieces("Eén. Twee! Drie vier", 12) == ["Eén. Twee!", "Drie vier"]
    assert pieces("geen einde hier", 12) == ["geen einde", "hier"]
    assert pieces("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
    assert pieces("kort") == ["kort"]
    assert pieces("") == []
    assert max(map(len, pieces("woord " * 5000))) <= PIECE_CHARACTERS


def test_what_has_nothing_to_say() -> None:
    assert not any(speakable(each) for each in ("", " ", "...", "—", "()"))
    assert all(speakable(each) for each in ("a", "7", "€", "漢"))
