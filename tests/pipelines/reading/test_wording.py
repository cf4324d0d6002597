"""What is spoken for headings, lists, rows and the rest, in each language and at each level of guidance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Guidance
from pipelines.reading.doubt import Doubt, DoubtKind
from pipelines.reading.page import Page
from pipelines.reading.sentence import RowCell
from pipelines.reading.sentences import Sentence, SentenceKind
from pipelines.reading.wording import opening, utterance_of
from tests.pipelines.reading.pages import located

DUTCH = Phrasebook("nl")


def sentence(text: str, kind: SentenceKind = SentenceKind.TEXT, *, is_first: bool = False) -> Sentence:
    return Sentence(text, (0,), 0, 0, kind=kind, is_first=is_first)


def row(*cells: tuple[str, str], kind: SentenceKind = SentenceKind.ROW, is_first: bool = False) -> Sentence:
    """Give a row of names and texts."""
    found: list[RowCell] = []
    text = ""
    for column, (name, said) in enumerate(cells):
        begin = len(text) + 2 if text else 0
        text = f"{text}, {said}" if text else said
        found.append(RowCell(said, column, begin, name))
    starts = tuple(cell.start for cell in found)
    return Sentence(text, starts, 0, 0, kind=kind, is_first=is_first, columns=len(cells), cells=tuple(found))


NAMES = row(("", "Dag"), ("", "Afval"), ("", "Tijd"), kind=SentenceKind.COLUMN_NAMES, is_first=True)
MONDAY = row(("Dag", "maandag"), ("Afval", "papier"), ("Tijd", "7.30 uur"))
HEADING = sentence("Openingstijden", SentenceKind.HEADING)
FIRST_ITEM = sentence("• een jas", SentenceKind.LIST_ITEM, is_first=True)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (sentence("Het kost € 12,50."), "Het kost 12 euro 50."),
        (HEADING, "Kop: Openingstijden"),
        (FIRST_ITEM, "Lijst. een jas"),
        (replace(FIRST_ITEM, is_first=False), "een jas"),
        (sentence("1. Vegen", SentenceKind.LIST_ITEM), "1. Vegen"),
        (sentence("Pagina 2", SentenceKind.FURNITURE), "Pagina 2"),
        (NAMES, "Tabel, 3 kolommen: Dag, Afval, Tijd."),
        (MONDAY, "Dag: maandag, Afval: papier, Tijd: 7 uur 30."),
        (row(("", "Melk"), ("", "1,29"), is_first=True), "Melk, 1,29."),
        (row(("", "Totaal:"), ("", "1,29")), "Totaal: 1,29."),
        (row(("", "a"), ("", "b"), ("", "c"), is_first=True), "Tabel, 3 kolommen: a, b, c."),
    ],
)
def test_what_is_said(given: Sentence, words: str) -> None:
    assert utterance_of(given, given.text, DUTCH, "nl").text == words
    unsure = replace(given, doubt=Doubt(DoubtKind.LINE))
    assert utterance_of(unsure, given.text, DUTCH, "nl").text == f"Onzeker: {words}"


def test_a_heading_is_not_announced_to_those_who_know_their_work() -> None:
    short = replace(DUTCH, guidance=Guidance.SHORT)
    assert utterance_of(HEADING, HEADING.text, short, "nl").text == "Openingstijden"


@pytest.mark.parametrize(
    ("given", "offset", "words"),
    [
        (MONDAY, 9, "Afval: papier, Tijd: 7 uur 30."),
        (MONDAY, 17, "Tijd: 7 uur 30."),
        (NAMES, 5, "Afval, Tijd."),
        (HEADING, 8, "tijden"),
        (FIRST_ITEM, 6, "jas"),
    ],
)
def test_the_rest_of_a_sentence_is_not_announced_again(given: Sentence, offset: int, words: str) -> None:
    assert utterance_of(given, given.text[offset:], DUTCH, "nl").text == words


@pytest.mark.parametrize(
    ("language", "heading", "names"),
    [
        ("en", "Heading: Openingstijden", "Table, 3 columns: Dag, Afval, Tijd."),
        ("de", "Überschrift: Openingstijden", "Tabelle, 3 Spalten: Dag, Afval, Tijd."),
    ],
)
def test_what_is_said_around_a_text_is_in_its_language(language: str, heading: str, names: str) -> None:
    said = [utterance_of(each, each.text, DUTCH, language) for each in (HEADING, NAMES)]
    assert [each.text for each in said] == [heading, names]
    assert {each.language for each in said} == {language}


def test_sentences_are_marked_so_that_speech_can_go_on_at_one() -> None:
    given = sentence("Lees dit. Ga dan.")
    assert utterance_of(given, given.text, DUTCH, "nl").marks == (10,)
    assert utterance_of(FIRST_ITEM, FIRST_ITEM.text, DUTCH, "nl").marks == ()


@pytest.mark.parametrize(
    ("columns", "words"), [(1, None), (2, "Twee kolommen."), (3, "Drie kolommen."), (5, "5 kolommen.")]
)
def test_the_columns_of_a_page_are_said_first(columns: int, words: str | None) -> None:
    detections = tuple(
        replace(each, column=index if columns > 1 else None) for index, each in enumerate(located(columns))
    )
    phrase = opening(Page(1, detections))
    assert (DUTCH.text(phrase) if phrase else None) == words
    if phrase:
        assert replace(DUTCH, guidance=Guidance.TONE).say(phrase) == ()
