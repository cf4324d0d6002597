"""Where sentences begin."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.spoken.sentences import sentence_starts


@pytest.mark.parametrize(
    "sentences",
    [
        ["Ga naar plek Anton, nul vijf, een. ", "Scan daar het label."],
        ["Klaar? ", "Ja! ", "Verder."],
        ["Mevr. A. Jansen komt. ", "Bel dhr. De Vries."],
        ["1. Steen reinigen"],
        ["Das kostet ca. 5 Euro. ", "Ärger gibt es keinen."],
        ["Er riep “Stop.” ", "Daarna niets."],
        ["Dr. Brown is in. ", "Ask at 10 a.m. for him."],
        ["versie 2.1 van x.y. en meer"],
        ["Te veel. ", "2 terug."],
        ["Zes. élan vital"],
        [""],
        ["…"],
    ],
)
def test_a_text_is_divided_at_its_sentences(sentences: list[str]) -> None:
    text = "".join(sentences)
    bounds = (0, *sentence_starts(text), len(text))
    assert [text[start:end] for start, end in itertools.pairwise(bounds)] == sentences


@given(st.text(alphabet="aB. !?1é\n", max_size=200))
def test_starts_ascend_inside_of_any_text(text: str) -> None:
    starts = sentence_starts(text)
    assert list(starts) == sorted(set(starts))
    assert all(0 < start < len(text) and not text[start].isspace() for start in starts)
