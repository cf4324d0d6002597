"""Lines joined to sentences, and what stays a line of its own."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.doubt import Doubt, DoubtKind, DoubtSettings
from pipelines.reading.sentences import Sentence, sentences_of
from pipelines.types import Point, Quad, TextLine
from tests.pipelines.reading.pages import text_line


def texts(*lines: str, is_complete: bool = True) -> list[str]:
    found = sentences_of([text_line(line) for line in lines], DoubtSettings(), is_complete=is_complete)
    return [sentence.text for sentence in found]


def high(text: str, height: float) -> TextLine:
    """Give a line in letters of this height, in pixels."""
    quad = Quad((Point(0, 0), Point(90, 0), Point(90, height), Point(0, height)))
    return TextLine(text, 0.95, (0.95,) * len(text), quad, 0)


@pytest.mark.parametrize(
    ("lines", "sentences"),
    [
        (["De lift is", "defect."], ["De lift is defect."]),
        (["Neem de", "Trap"], ["Neem de Trap"]),
        (["U krijgt geld. U hebt te veel", "betaald. Dag"], ["U krijgt geld.", "U hebt te veel betaald.", "Dag"]),
        (["voor 1 december 2026.", "daarna niet"], ["voor 1 december 2026.", "daarna niet"]),
        (["bel tussen", "9.00 en 16.30 uur."], ["bel tussen 9.00 en 16.30 uur."]),
        (["het af-", "wassen en de bestel-", "ling"], ["het afwassen en de bestelling"]),
        (["Mevrouw A. Jansen", "Dorpsstraat 8", "9998 ZZ Waterveld"],) * 2,
        (["A. de Boer", "T. van Dijk", "K. Visser"],) * 2,
        (["Te doen:", "1. Steen reinigen", "2. gras maaien", "- vegen", "a) harken"],) * 2,
        (["Oefenpil 10 mg, 30 tabletten", "2 x per dag 1 tablet", "Innemen met een glas water"],) * 2,
        (["Beste bewoner,", "Op dinsdag"],) * 2,
        (["Kom binnen!", "de deur is open"],) * 2,
        (["Vraag dhr.", "Jansen"],) * 2,
    ],
)
def test_a_sentence_runs_on_only_where_the_text_clearly_does(lines: list[str], sentences: list[str]) -> None:
    assert texts(*lines) == sentences


def test_blocks_and_letters_of_another_size_stay_apart() -> None:
    other = TextLine("en verder", 0.9, (0.9,) * 9, text_line("x").quad, 1)
    assert len(sentences_of([text_line("Kop"), other], DoubtSettings(), is_complete=True)) == 2
    assert len(sentences_of([high("De kop", 20), high("en de rest", 10)], DoubtSettings(), is_complete=True)) == 2
    assert len(sentences_of([high("De kop", 20), high("en de rest", 16)], DoubtSettings(), is_complete=True)) == 1


def test_a_sentence_knows_its_lines_and_its_doubt() -> None:
    lines = [text_line("Kom. De deur"), text_line("is open. Ga", 0.5), text_line("zitten.")]
    found = sentences_of(lines, DoubtSettings(), is_complete=True)
    assert [replace(sentence, doubt=Doubt()) for sentence in found] == [
        Sentence("Kom.", (0,), 0, 0),
        Sentence("De deur is open.", (0, 8), 0, 0),
        Sentence("Ga zitten.", (0, 3), 1, 0),
    ]
    assert [sentence.doubt.kind for sentence in found] == [DoubtKind.NONE, DoubtKind.LINE, DoubtKind.LINE]


def test_the_last_sentence_waits_for_its_end() -> None:
    assert texts("Kom binnen", is_complete=False) == []
    assert texts("Kom binnen.", is_complete=False) == ["Kom binnen."]
    assert texts("Kom binnen", "De deur", is_complete=False) == ["Kom binnen"]
    assert texts("Kom. De deur", is_complete=False) == []


WORDS = st.sampled_from(["De", "deur", "is", "open.", "Ga!", "1.", "dhr.", "een", "af-", "2026.", "A."])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=8))
def test_what_was_found_never_changes_and_loses_no_line(lines: list[str]) -> None:
    read = [text_line(line) for line in lines]
    whole = sentences_of(read, DoubtSettings(), is_complete=True)
    for known in range(len(read)):
        so_far = sentences_of(read[:known], DoubtSettings(), is_complete=False)
        assert so_far == whole[: len(so_far)]
    letters = "".join("".join(lines).split()).replace("-", "")
    assert "".join("".join(each.text for each in whole).split()).replace("-", "") == letters
    for sentence, following in itertools.pairwise(whole):
        assert following.first_line in {
            sentence.first_line + len(sentence.line_starts) - 1,
            sentence.first_line + len(sentence.line_starts),
        }
