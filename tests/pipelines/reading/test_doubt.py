"""What is in doubt, what a second look makes of it, and how it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook
from pipelines.reading.doubt import (
    Doubt,
    DoubtKind,
    DoubtSettings,
    Span,
    chance_of,
    confirmed_chance,
    doubt_of,
    doubt_without_second_look,
    doubtful_words,
    needs_second_look,
    settled,
    together,
)
from pipelines.types import Point, Quad, TextLine

QUAD = Quad((Point(0, 0), Point(200, 0), Point(200, 20), Point(0, 20)))
MARK, SPELL = DoubtSettings(), DoubtSettings(how="spell")
IBAN, MISREAD_IBAN = "NL91 ABNA 0417 1643 00", "NL91 ABNA 0417 1648 00"


def line(text: str, chance: float | None = 0.99, letters: float = 0.95, unclear: str = "") -> TextLine:
    """Make a line whose characters in `unclear` were read badly."""
    confidences = [letters] * len(text)
    if unclear:
        start = text.index(unclear)
        confidences[start : start + len(unclear)] = [0.4] * len(unclear)
    return TextLine(text, letters, tuple(confidences), QUAD, 0, chance)


def said(read: TextLine, settings: DoubtSettings, language: str = "nl") -> str:
    return doubtful_words(read.text, doubt_of(read, settings), Phrasebook("nl"), language)


# What is in doubt


@pytest.mark.parametrize(
    ("read", "kind", "spans"),
    [
        (line("Kamer 118"), DoubtKind.NONE, []),
        (line("Kamer 118", 0.9), DoubtKind.NONE, []),
        (line("Kamer 118", 0.89), DoubtKind.FIGURES, ["118"]),
        (line("Kamer 118", 0.79), DoubtKind.LINE, ["118"]),
        (line("De deur", 0.89), DoubtKind.NONE, []),
        (line("De deur", 0.79, unclear="deur"), DoubtKind.LINE, ["deur"]),
        (line("Op 31-02-2026", 1.0), DoubtKind.FIGURES, ["31-02-2026"]),
        (line(IBAN, 0.85), DoubtKind.NONE, []),
        (line(MISREAD_IBAN, 0.99), DoubtKind.FIGURES, [MISREAD_IBAN]),
        (line("De deur", None, letters=0.79), DoubtKind.LINE, ["De", "deur"]),
        (line("De deur", None, letters=0.81), DoubtKind.NONE, []),
        (line("", 0.0), DoubtKind.LINE, []),
    ],
    ids=str,
)
def test_the_kind_of_doubt_and_its_places(read: TextLine, kind: DoubtKind, spans: list[str]) -> None:
    doubt = doubt_of(read, MARK)
    if kind is DoubtKind.LINE and spans == ["118"]:
        assert [span.text for span in doubt.spans if span.is_figure] == spans
    else:
        assert [span.text for span in doubt.spans] == spans
    assert doubt.kind is kind
    assert all(read.text[span.start : span.end] == span.text for span in doubt.spans)
    assert bool(doubt) is (kind is not DoubtKind.NONE)


def test_figures_are_never_asked_less_than_lines() -> None:
    lax = DoubtSettings(unsure_below=0.5, figures_unsure_below=0.1)
    assert doubt_of(line("Kamer 118", 0.45), lax).kind is DoubtKind.LINE
    assert needs_second_look(line("Kamer 118", 0.45), lax)


def test_without_a_second_look_figures_are_asked_as_much_as_the_rest() -> None:
    assert not doubt_without_second_look(line("Kamer 118", 0.85), MARK)
    assert doubt_without_second_look(line("Kamer 118", 0.75), MARK)
    assert doubt_without_second_look(line("Op 31-02-2026", 1.0), MARK)


def test_a_second_look_is_for_doubtful_figures_only() -> None:
    assert needs_second_look(line("Kamer 118", 0.5), MARK)
    assert not needs_second_look(line("Kamer 118", 0.95), MARK)
    assert not needs_second_look(line("De deur", 0.3), MARK)
    assert not needs_second_look(line("", 0.0), MARK)


# A second look


def test_figures_that_two_readings_have_alike_are_confirmed_where_the_chance_allows() -> None:
    again = line("Toteal €12.50")
    assert doubt_of(settled(line("Totaal € 12,50", 0.85), again, MARK), MARK).kind is DoubtKind.NONE
    assert doubt_of(settled(line("Totaal € 12,50", 0.2), again, MARK), MARK).kind is DoubtKind.LINE
    assert needs_second_look(settled(line("Totaal € 12,50", 0.2), again, MARK), MARK)


@pytest.mark.parametrize("other", ["Totaal € 12,60", "Totaal € 1250", "Totaal", "Totaal € 112,50"])
def test_figures_that_differ_stay_in_doubt_however_sure_the_line_is(other: str) -> None:
    joined = settled(line("Totaal € 12,50", 0.89), line(other), MARK)
    assert (joined.text, chance_of(joined)) == ("Totaal € 12,50", 0.89)
    assert [span.text for span in doubt_of(joined, MARK).spans] == ["€ 12,50"]


def test_one_of_two_figures_may_be_confirmed() -> None:
    joined = settled(line("Lot 88-K, vak 3", 0.85), line("Lot B8-K, vak 3"), MARK)
    assert [span.text for span in doubt_of(joined, MARK).spans] == ["88-K"]


def test_a_line_that_is_read_alike_gains() -> None:
    joined = settled(line("Kamer 118", 0.6), line("kamer 118"), MARK)
    assert joined.chance == confirmed_chance(0.6)
    assert not doubt_of(joined, MARK)


def test_nothing_is_learned_from_nothing() -> None:
    doubtful = line("Kamer 118", 0.85)
    assert settled(doubtful, line("", 0.0), MARK) == doubtful
    assert settled(line("", 0.0), doubtful, MARK) == line("", 0.0)


def test_an_iban_is_taken_from_the_reading_whose_check_digits_are_right() -> None:
    joined = settled(line(f"IBAN {MISREAD_IBAN}", 0.7), line(f"1BAN {IBAN}"), MARK)
    assert joined.text == f"IBAN {IBAN}"
    assert len(joined.character_confidences) == len(joined.text)
    assert not needs_second_look(joined, MARK)
    kept = settled(line(IBAN, 0.7), line(MISREAD_IBAN), MARK)
    assert kept.text == IBAN


@given(st.floats(0, 1))
def test_agreement_never_lowers_a_chance(chance: float) -> None:
    assert chance <= confirmed_chance(chance) <= 1


# Saying it


@pytest.mark.parametrize(
    ("read", "settings", "words"),
    [
        (line("Totaal € 12,50."), MARK, "Totaal 12 euro 50."),
        (line("Totaal € 12,50.", 0.85), MARK, "Totaal onzeker: 12 euro 50."),
        (line("Totaal € 12,50.", 0.85), SPELL, "Totaal onzeker: 12 euro 50, gespeld: een twee, vijf nul."),
        (line("De deur is dicht", 0.5, unclear="deur"), MARK, "Onzeker: De deur is dicht"),
        (
            line("De deur is dicht", 0.5, unclear="deur"),
            SPELL,
            "De deur, gespeld: Dirk Eduard Utrecht Rudolf is dicht",
        ),
    ],
    ids=str,
)
def test_what_is_said(read: TextLine, settings: DoubtSettings, words: str) -> None:
    assert said(read, settings) == words


@pytest.mark.parametrize(("language", "word"), [("nl", "onzeker"), ("en", "unsure"), ("de", "unsicher")])
def test_doubt_is_said_in_the_language_of_the_text(language: str, word: str) -> None:
    assert said(line("Bus 118", 0.85), MARK, language) == f"Bus {word}: 118"
    assert said(line("Bus 118", 0.5), MARK, language) == f"{word.title()}: Bus 118"


def test_a_sentence_of_many_lines_is_as_doubtful_as_its_worst() -> None:
    first, second = line("Het kost € 12,50 per", 0.85), line("stuk.", 0.99)
    doubt = together([doubt_of(each, MARK) for each in (first, second)])
    assert doubt.kind is DoubtKind.FIGURES
    assert doubtful_words("Het kost € 12,50 per stuk.", doubt, Phrasebook("nl"), "nl") == (
        "Het kost onzeker: 12 euro 50 per stuk."
    )
    assert doubtful_words("per stuk.", doubt, Phrasebook("nl"), "nl") == "per stuk."
    assert together([]) == Doubt()


def test_a_figure_is_not_found_inside_of_another() -> None:
    doubt = Doubt(DoubtKind.FIGURES, (Span(0, 2, "12", is_figure=True),))
    assert doubtful_words("112 en 12", doubt, Phrasebook("nl"), "nl") == "112 en onzeker: 12"


@given(st.text(max_size=40), st.floats(0, 1), st.sampled_from([MARK, SPELL]), st.sampled_from(LANGUAGES))
def test_any_text_can_be_doubted(text: str, chance: float, settings: DoubtSettings, language: str) -> None:
    read = line(text, chance, unclear=text[:3])
    joined = settled(read, line(text[1:]), settings)
    assert len(joined.character_confidences) == len(joined.text)
    for each in (read, joined):
        assert isinstance(said(each, settings, language), str)
