"""What is picked out of a page: tables by kind, fields over line ends, doubt, and headlines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.commands import FieldKind
from pipelines.reading.fields import PageField, fields_of
from pipelines.reading.language import LANGUAGES
from pipelines.types import LineRole, Point, Quad, TextLine
from tests.pipelines.reading.field_rows import DOUBTFUL, NOTHING, RIGHT
from tests.pipelines.reading.pages import text_line

LONG_LINE = 20_000
SECONDS_FOR_A_LONG_LINE = 8.0
"""Of processor time; some times what is needed."""


def line_at(text: str, left: float = 0.0, top: float = 0.0, height: float = 10.0, block: int = 0) -> TextLine:
    """Give a line that stands somewhere."""
    right, bottom = left + len(text) * height / 2, top + height
    corners = (Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom))
    return TextLine(text, 0.95, (0.95,) * len(text), Quad(corners), block)


def texts(fields: tuple[PageField, ...]) -> list[str]:
    """Give the texts of fields."""
    return [field.text for field in fields]


@pytest.mark.parametrize(
    ("kind", "language", "line", "wanted"), [(kind, *row) for kind, rows in RIGHT.items() for row in rows]
)
def test_a_field_is_found_as_it_is_printed(kind: FieldKind, language: str, line: str, wanted: tuple[str, ...]) -> None:
    found = fields_of([text_line(line)], kind, language)
    assert texts(found) == list(wanted)
    assert {field.is_checked for field in found} == {True if kind is FieldKind.IBANS else None}


@pytest.mark.parametrize(("kind", "language", "line"), [(kind, *row) for kind, rows in NOTHING.items() for row in rows])
def test_what_is_another_kind_is_not_found(kind: FieldKind, language: str, line: str) -> None:
    assert fields_of([text_line(line)], kind, language) == ()


@pytest.mark.parametrize(("kind", "language", "line", "wanted"), DOUBTFUL)
def test_what_was_mended_or_fails_its_check_is_in_doubt(kind: FieldKind, language: str, line: str, wanted: str) -> None:
    found = fields_of([text_line(line)], kind, language)
    assert (wanted, False) in [(field.text, field.is_checked) for field in found]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("kind", "lines", "wanted", "is_checked"),
    [
        (FieldKind.IBANS, ("IBAN: NL91 ABNA 0417", "1643 00 t.n.v. Jansen"), "NL91 ABNA 0417 1643 00", True),
        (FieldKind.IBANS, ("DE89 3704 0044", "0532 0130", "00"), "DE89 3704 0044 0532 0130 00", True),
        (FieldKind.DATES, ("wij komen op 12", "mei 2026 langs"), "12 mei 2026", None),
        (FieldKind.DATES, ("tot en met 12 maart", "2026 in Hoorn"), "12 maart 2026", None),
        (FieldKind.TIMES, ("de zaal is open om 14.30", "uur precies"), "14.30 uur", None),
        (FieldKind.PHONES, ("Bel ons op 0229", "123456 voor vragen"), "0229 123456", None),
        (FieldKind.AMOUNTS, ("u betaalt €", "12,50 aan de kassa"), "€ 12,50", None),
        (FieldKind.EMAILS, ("mail naar info@gemeente-", "hoorn.nl"), "info@gemeente-hoorn.nl", False),
        (FieldKind.WEB_ADDRESSES, ("www.gemeente.", "nl/afval"), "www.gemeente.nl/afval", False),
        (FieldKind.NUMBERS, ("Ordernummer:", "4711-22"), "4711-22", None),
    ],
)
def test_a_field_runs_over_the_end_of_a_line(
    kind: FieldKind, lines: tuple[str, ...], wanted: str, *, is_checked: bool | None
) -> None:
    found = fields_of([text_line(each) for each in lines], kind, "nl")
    assert [(field.text, field.is_checked) for field in found] == [(wanted, is_checked)]


@pytest.mark.parametrize(
    ("kind", "lines", "wanted"),
    [
        (FieldKind.AMOUNTS, ("Brood 12,50", "€ 3,00"), ["12,50", "€ 3,00"]),
        (FieldKind.PHONES, ("0229 123456", "0229 654321"), ["0229 123456", "0229 654321"]),
        (FieldKind.PHONES, ("IBAN NL91 ABNA", "0417 1643 00"), []),
        (FieldKind.WEB_ADDRESSES, ("info@gemeente-", "hoorn.nl"), []),
        (FieldKind.NUMBERS, ("Ordernummer", "12-05-2026"), []),
        (FieldKind.NUMBERS, ("Ordernummer", "4711 stuks liggen klaar"), []),
    ],
)
def test_lines_that_only_stand_under_each_other_stay_apart(
    kind: FieldKind, lines: tuple[str, ...], wanted: list[str]
) -> None:
    assert texts(fields_of([text_line(each) for each in lines], kind, "nl")) == wanted


def test_a_field_does_not_run_into_another_block() -> None:
    lines = [line_at("IBAN NL91 ABNA 0417"), line_at("1643 00", top=20, block=1)]
    assert [field.is_checked for field in fields_of(lines, FieldKind.IBANS, "nl")] != [True]


def test_a_number_may_stand_beside_its_label() -> None:
    lines = [
        line_at("Ordernummer", top=0),
        line_at("Klantnummer", top=20),
        line_at("4711-22", left=100, top=1, block=1),
        line_at("00412", left=100, top=21, block=1),
    ]
    found = fields_of(lines, FieldKind.NUMBERS, "nl")
    assert [(field.label, field.text, field.line) for field in found] == [
        ("Ordernummer", "4711-22", 2),
        ("Klantnummer", "00412", 3),
    ]


def test_a_name_of_a_thing_is_given_once_and_rather_the_one_that_is_sure() -> None:
    lines = [text_line(each) for each in ("NL91 ABNA O417 1643 00", "€ 5,00", "NL91ABNA0417164300", "€ 5,00")]
    (iban,) = fields_of(lines, FieldKind.IBANS, "nl")
    assert (iban.text, iban.is_checked, iban.line) == ("NL91ABNA0417164300", True, 2)
    assert texts(fields_of(lines, FieldKind.AMOUNTS, "nl")) == ["€ 5,00", "€ 5,00"]


def test_bare_figures_are_amounts_only_on_a_page_about_money() -> None:
    receipt = [text_line(each) for each in ("Brood 2,49", "Melk 1,09 B", "Kaas 2,00 kg", "Totaal 3,58")]
    assert texts(fields_of(receipt, FieldKind.AMOUNTS, "nl")) == ["2,49", "1,09", "3,58"]
    assert fields_of(receipt[:2], FieldKind.AMOUNTS, "nl") == ()


@pytest.mark.parametrize(
    ("language", "line", "label"),
    [
        ("nl", "Bijgaand uw ordernummer: 4711", "ordernummer"),
        ("en", "Your DOC NO : TD01167104", "Your DOC NO"),
        ("en", "INV NO.:HQ18E09/0101", "INV NO."),
        ("de", "Auftrags-Nr. 99-A1", "Auftrags-Nr."),
        ("de", "Best.-Nr.: 4711", "Best.-Nr."),
    ],
)
def test_a_number_comes_with_the_words_that_announce_it(language: str, line: str, label: str) -> None:
    assert [field.label for field in fields_of([text_line(line)], FieldKind.NUMBERS, language)] == [label]


def test_a_field_is_as_sure_as_its_least_sure_character() -> None:
    text = "kost € 12,50"
    line = TextLine(text, 0.9, (0.2,) * 5 + (0.9,) * 3 + (0.5,) + (0.9,) * 3, line_at(text).quad, 0)
    (amount,) = fields_of([line], FieldKind.AMOUNTS, "nl")
    assert amount.confidence == 0.5


def test_each_line_is_read_in_its_own_language() -> None:
    lines = [text_line("Teilbetrag 1.250 EUR, am 5.3."), text_line("Bedrag 1.250 EUR, zie 5.3.")]
    (date,) = fields_of(lines, FieldKind.DATES, "nl", languages=("de", "nl"))
    assert (date.text, date.line, date.language) == ("5.3.", 0, "de")


def test_languages_and_roles_go_with_the_lines() -> None:
    lines = [text_line("a"), text_line("b")]
    with pytest.raises(ValueError, match="each line has a language"):
        fields_of(lines, FieldKind.DATES, "nl", languages=("nl",))
    with pytest.raises(ValueError, match="each line has a role"):
        fields_of(lines, FieldKind.HEADLINES, "nl", roles=(LineRole.TEXT,))


@pytest.mark.parametrize("piece", ["nr. 1 ", "1, ", "NL91 ", "06 1", "a@", "1-", "12345 A", "O.", "€ 1 ", "straat 1 "])
def test_time_grows_with_the_length_of_a_line(piece: str) -> None:
    lines = [text_line(piece * (LONG_LINE // len(piece)))]
    start = time.process_time()
    for kind in FieldKind:
        fields_of(lines, kind, "nl")
    assert time.process_time() - start < SECONDS_FOR_A_LONG_LINE


# Headlines


def test_headlines_are_clearly_larger_than_the_body() -> None:
    page = [
        line_at("Bericht voor alle", top=0, height=26),
        line_at("bewoners", top=30, height=25),
        line_at("De lift is van maandag tot vrijdag buiten gebruik.", top=60),
        line_at("Neem de trap, of vraag hulp aan de balie.", top=75),
        line_at("Vragen?", top=90, height=13, block=1),
        line_at("Bel de beheerder van het gebouw, of kom langs.", top=110, height=11, block=1),
        line_at("12", top=130, height=40, block=2),
    ]
    found = fields_of(page, FieldKind.HEADLINES, "nl")
    assert [(field.text, field.line) for field in found] == [("Bericht voor alle bewoners", 0), ("Vragen?", 4)]


def test_a_page_of_one_size_has_no_headlines() -> None:
    assert fields_of([text_line("Eerste regel"), text_line("Tweede regel")], FieldKind.HEADLINES, "nl") == ()


def test_headings_that_the_page_names_count_alone() -> None:
    page = [line_at("Groot", height=30), line_at("Kop", top=40), line_at("De tekst die eronder staat.", top=60)]
    roles = (LineRole.TEXT, LineRole.HEADING, LineRole.TEXT)
    assert texts(fields_of(page, FieldKind.HEADLINES, "nl", roles=roles)) == ["Kop"]
    assert texts(fields_of(page, FieldKind.HEADLINES, "nl", roles=(LineRole.TEXT,) * 3)) == ["Groot"]


# All pages

PIECES = sorted({line for rows in RIGHT.values() for _, line, _ in rows} | {line for _, _, line, _ in DOUBTFUL})
LINE = st.one_of(
    st.sampled_from(PIECES),
    st.text(max_size=60),
    st.text(alphabet="0123456789OIl.,:-/ €@NLABDE|+()", max_size=40),
    st.builds(lambda text, at: text[at:], st.sampled_from(PIECES), st.integers(0, 20)),
)
PAGE = st.lists(
    st.builds(line_at, LINE, st.sampled_from((0.0, 200.0)), st.integers(0, 8).map(float), block=st.integers(0, 1))
)
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "|": "1", ",": "", ".": "", "-": ""})


def _bare(text: str) -> str:
    """Give what mending leaves alone."""
    return "".join(text.upper().translate(ALIKE).split())


@given(PAGE, st.sampled_from(FieldKind), st.sampled_from(LANGUAGES))
def test_any_page_gives_fields_that_stand_on_it_in_its_order(
    page: list[TextLine], kind: FieldKind, language: str
) -> None:
    found = fields_of(page, kind, language)
    assert [field.line for field in found] == sorted(field.line for field in found)
    for field in found:
        assert field.kind is kind
        assert field.text == field.text.strip() != ""
        assert 0 <= field.confidence <= 1
        rest = "".join(line.text for line in page[field.line :])
        if kind is not FieldKind.HEADLINES:
            assert _bare(field.text) in _bare(rest)
    assert fields_of(page, kind, language) == found


@given(st.text(alphabet="ABDELN0123456789OIl ", min_size=10, max_size=40))
def test_an_iban_that_is_given_as_right_has_right_check_digits(text: str) -> None:
    for field in fields_of([text_line(text), text_line("NL91 ABNA 0417 1643 00")], FieldKind.IBANS, "nl"):
        if field.is_checked:
            code = field.text.replace(" ", "")
            assert int("".join(str(int(one, 36)) for one in code[4:] + code[:4])) % 97 == 1
            assert code in "".join((text + "NL91 ABNA 0417 1643 00").split())
