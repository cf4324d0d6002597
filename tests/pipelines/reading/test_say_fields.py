"""How the fields of a page are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.commands import FieldKind
from pipelines.phrases import reading_phrases
from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook
from pipelines.reading.fields import PageField, fields_of
from pipelines.reading.say_fields import field_words, say_field
from tests.pipelines.reading.field_rows import DOUBTFUL, RIGHT
from tests.pipelines.reading.pages import text_line


@pytest.mark.parametrize(
    ("kind", "language", "line", "words"),
    [
        (FieldKind.AMOUNTS, "nl", "€ 12,50", "12 euro 50"),
        (FieldKind.AMOUNTS, "en", "£12.50", "12 pounds 50"),
        (FieldKind.AMOUNTS, "de", "12,50 EUR", "12 Euro 50"),
        (FieldKind.DATES, "nl", "12-05-2026", "12 mei 2026"),
        (FieldKind.DATES, "en", "12/05/2026", "12 May twenty twenty-six"),
        (FieldKind.DATES, "de", "05.03.2026", "fünfter März 2026"),
        (FieldKind.TIMES, "nl", "12.30 uur", "12 uur 30"),
        (FieldKind.TIMES, "en", "3.30 p.m.", "3 30 p.m."),
        (FieldKind.TIMES, "de", "9.30 Uhr", "9 Uhr 30"),
        (FieldKind.PHONES, "nl", "0229 123456", "nul twee twee negen, een twee drie, vier vijf zes"),
        (FieldKind.PHONES, "nl", "bel 112", "een een twee"),
        (FieldKind.EMAILS, "nl", "info@hoorn-aan-zee.nl", "info apenstaartje hoorn streepje aan streepje zee punt nl"),
        (FieldKind.EMAILS, "en", "a_b@example.com", "a underscore b at example dot com"),
        (FieldKind.EMAILS, "de", "info@beispiel.de", "info at beispiel Punkt de"),
        (FieldKind.WEB_ADDRESSES, "nl", "https://www.hoorn.nl/afval/", "www punt hoorn punt nl schuine streep afval"),
        (FieldKind.WEB_ADDRESSES, "en", "example.com", "example dot com"),
        (
            FieldKind.IBANS,
            "nl",
            "NL91ABNA0417164300",
            "N.L negen een, A.B.N.A, nul vier een zeven, een zes vier drie, nul nul",
        ),
        (FieldKind.POSTCODES, "nl", "1601 AB Hoorn", "zestien nul een A.B"),
        (FieldKind.POSTCODES, "de", "10115 Berlin", "eins null eins eins fünf"),
        (FieldKind.POSTCODES, "en", "SW1A 1AA", "S.W one A, one A.A"),
        (FieldKind.NUMBERS, "nl", "Klantnr. 1234", "Klantnummer: een twee drie vier"),
        (FieldKind.NUMBERS, "en", "Order no. 4711", "Order number: four seven one one"),
        (FieldKind.NUMBERS, "de", "Auftrags-Nr. 99-A1", "Auftrags-Nummer: 99, A 1"),
    ],
)
def test_a_field_is_said_as_people_say_it(kind: FieldKind, language: str, line: str, words: str) -> None:
    (field,) = fields_of([text_line(line)], kind, language)
    assert field_words(field) == words


@pytest.mark.parametrize(
    ("language", "doubt"), [("nl", "Kijk dit na: "), ("en", "Please check: "), ("de", "Bitte nachsehen: ")]
)
def test_doubt_is_said_before_the_field_in_its_own_language(language: str, doubt: str) -> None:
    (field,) = fields_of([text_line("NL91 ABNA 0417 1643 01")], FieldKind.IBANS, language)
    said = say_field(field, Phrasebook("nl"))
    assert (said.text, said.language) == (doubt + field_words(field), language)
    assert said.phrase == "field-in-doubt"


def test_what_is_not_in_doubt_is_said_as_text_that_was_read() -> None:
    (field,) = fields_of([text_line("am 5. Mai 2026")], FieldKind.DATES, "nl")
    said = say_field(field, Phrasebook("nl"))
    assert (said.text, said.language, said.phrase) == ("fünfter Mai 2026", "de", None)


def _every_field() -> list[PageField]:
    rows = [(kind, language, line) for kind, some in RIGHT.items() for language, line, _ in some]
    rows += [(kind, language, line) for kind, language, line, _ in DOUBTFUL]
    return [field for kind, language, line in rows for field in fields_of([text_line(line)], kind, language)]


@pytest.mark.parametrize("field", _every_field(), ids=lambda field: f"{field.kind}-{field.text}")
def test_every_field_has_words_without_marks_that_are_not_spoken(field: PageField) -> None:
    words = field_words(field)
    assert words == words.strip() != ""
    assert "  " not in words
    assert not set("@/_+€") & set(words)


@given(st.sampled_from(FieldKind), st.text(min_size=1, max_size=40), st.sampled_from(LANGUAGES), st.text(max_size=20))
def test_no_text_of_a_field_makes_saying_it_fail(kind: FieldKind, text: str, language: str, label: str) -> None:
    for is_checked in (False, None):
        field = PageField(kind, text, 0, is_checked, 0.9, language, label)
        assert say_field(field, Phrasebook("nl")).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_counted(language: str) -> None:
    book = Phrasebook(language)
    for kind in FieldKind:
        one, many = (book.text(reading_phrases.fields_found(kind, count)) for count in (1, 3))
        assert one != many
        assert "3" in many
        assert not any(character.isdecimal() for character in one)
