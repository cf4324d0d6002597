"""Content made harmless."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.vision.plain_text import plain_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CNK8181G2C", "CNK8181G2C"),
        ("a\r\nb\tc\nd", "a\r\nb\tc\nd"),
        ("over\rwritten", "over<CR>written"),
        ("\x1b[2J\x07", "<ESC>[2J<BEL>"),
        ("[)>\x1e06\x1dQ1\x04", "[)><RS>06<GS>Q1<EOT>"),
        ("1\u202e2\u200b3\x7f4\x9b", "1<U+202E>2<U+200B>3<U+007F>4<U+009B>"),
        ("\ud800", "<U+D800>"),
        ("Prüfstück ﾃﾞ 😀", "Prüfstück ﾃﾞ 😀"),
    ],
)
def test_what_steers_is_named_and_the_rest_stays(text: str, expected: str) -> None:
    assert plain_text(text) == expected


def test_a_character_that_belongs_there_is_kept() -> None:
    assert plain_text("10AB\x1d21\x1e", kept="\x1d") == "10AB\x1d21<RS>"


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    left = plain_text(text).replace("\r\n", "")
    assert not [c for c in left if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c not in "\n\t"]
