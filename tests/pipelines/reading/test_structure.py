"""Pages with headings, lists, tables, columns and furniture: in which sentences they are read, and where one can go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.furniture import PageEdges, is_page_number
from pipelines.reading.page import Page, Place, Unit
from pipelines.reading.sentences import Sentence, SentenceKind
from pipelines.types import Cell, Detection, LineRole, Point, Quad, TextLine

HEIGHT = 20.0


def located(row: float, width: float = 300.0, block: int = 0) -> Detection:
    """Give a line that stands so many lines from the top."""
    top = 30.0 * row
    corners = (Point(0, top), Point(width, top), Point(width, top + HEIGHT), Point(0, top + HEIGHT))
    return Detection(Quad(corners), 0.9, block)


def heading(row: float) -> Detection:
    return replace(located(row), role=LineRole.HEADING)


def cell(row: int, column: int, table: int = 0) -> Detection:
    return replace(located(row + 10), role=LineRole.CELL, cell=Cell(table, row, column))


def read_line(text: str, at: Detection, confidence: float = 0.95) -> TextLine:
    return TextLine(text, confidence, (confidence,) * len(text), at.quad, at.block)


def page_of(*lines: tuple[str, Detection], before: PageEdges | None = None) -> Page:
    """Give a page that was recognised to its end."""
    page = Page(1, tuple(at for _, at in lines), before=before or PageEdges())
    for text, at in lines:
        page = page.with_line(read_line(text, at))
    return page


def said(page: Page) -> list[tuple[str, str]]:
    return [(sentence.kind.name.lower(), sentence.text) for sentence in page.sentences]


def rows(*table: tuple[str, ...]) -> list[tuple[str, Detection]]:
    """Give the lines of a table; an empty text is a cell that is not legible."""
    return [(text, cell(row, column)) for row, texts in enumerate(table) for column, text in enumerate(texts)]


def test_a_heading_stands_for_itself_and_its_words_must_suit() -> None:
    page = page_of(("Nieuws uit het", heading(0)), ("wooncomplex", heading(1)), ("de lift is defect.", located(2)))
    assert said(page) == [("heading", "Nieuws uit het wooncomplex"), ("text", "de lift is defect.")]
    for text in ("Beste bewoner,", "12", "Kom. En ga."):
        assert {kind for kind, _ in said(page_of((text, heading(0)), ("De lift.", located(1))))} == {"text"}


def test_a_list_needs_two_items_and_says_which_is_the_first() -> None:
    page = page_of(
        *(
            (text, located(row))
            for row, text in enumerate(["Neem mee:", "- een jas", "- schoenen voor", "buiten", "- Geld", "Dag!"])
        )
    )
    assert said(page) == [
        ("text", "Neem mee:"),
        ("list_item", "- een jas"),
        ("list_item", "- schoenen voor buiten"),
        ("list_item", "- Geld"),
        ("text", "Dag!"),
    ]
    assert [sentence.is_first for sentence in page.sentences] == [False, True, False, False, False]
    assert said(page_of(("1. Vegen", located(0)), ("Klaar", located(1)))) == [("text", "1. Vegen"), ("text", "Klaar")]


def named(sentence: Sentence) -> list[tuple[str, str]]:
    return [(each.name, each.text) for each in sentence.cells]


def test_the_rows_of_a_table_carry_the_names_of_their_columns() -> None:
    page = page_of(*rows(("Dag", "Afval", "Tijd:"), ("maandag", "papier", "7:30"), ("dinsdag", "", "8:15")))
    head, first, second = page.sentences
    assert (head.kind, head.text, head.columns, head.is_first) == (
        SentenceKind.COLUMN_NAMES,
        "Dag, Afval, Tijd:",
        3,
        True,
    )
    assert named(first) == [("Dag", "maandag"), ("Afval", "papier"), ("Tijd", "7:30")]
    assert named(second) == [("Dag", "dinsdag"), ("Tijd", "8:15")]
    assert [first.line_starts, second.line_starts] == [(0, 9, 17), (0, 9)]
    assert (first.is_first, second.first_line) == (False, 6)


def test_a_cell_of_several_lines_is_one_cell() -> None:
    lines = [
        *rows(("Artikel", "Prijs")),
        ("kabel-", cell(1, 0)),
        ("wartel", cell(1, 0)),
        ("van 20 mm", cell(1, 0)),
        ("3,95", cell(1, 1)),
    ]
    _, row = page_of(*lines).sentences
    assert named(row) == [("Artikel", "kabelwartel van 20 mm"), ("Prijs", "3,95")]
    assert row.line_starts == (0, 5, 12, 23)


@pytest.mark.parametrize(
    ("first", "second", "are_names"),
    [
        (("Dag", "Tijd"), ("maandag", "gesloten"), True),
        (("Persoon", "Kamer"), ("Jansen", "gang rechts"), True),
        (("Persoon", "Ruimte"), ("Jansen", "12"), True),
        (("Wie", "Wat"), ("anna", "vegen"), True),
        (("Maandag", "Gesloten"), ("Dinsdag", "9.00 – 17.00"), False),
        (("Maandag", "9.00"), ("Dinsdag", "9.00"), False),
        (("Jansen", "Vegen"), ("Visser", "Harken"), False),
        (("Melk", "1,29"), ("Brood", "2,05"), False),
        (("Ma", "Di", "Wo"), ("vegen", "harken", "maaien"), True),
        (("Kees", "Vegen", "Kelder"), ("Piet", "Harken", "Tuin"), True),
    ],
)
def test_whether_the_first_row_names_the_columns(
    first: tuple[str, ...], second: tuple[str, ...], *, are_names: bool
) -> None:
    page = page_of(*rows(first, second, second))
    assert (page.sentences[0].kind is SentenceKind.COLUMN_NAMES) == are_names
    assert all(bool(each.name) == are_names for each in page.sentences[1].cells)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Pagina 2", True),
        ("pag. 12", True),
        ("blz. 3 van 8", True),
        ("- 3 -", True),
        ("2/4", True),
        ("Seite 2 von 3", True),
        ("Page 2 of 3", True),
        ("page 7", True),
        ("S. 14", True),
        ("3 van 4", True),
        ("14", False),
        ("24/7", False),
        ("12/2026", False),
        ("Pagina", False),
        ("Kamer 2", False),
        ("2 x per dag", False),
    ],
)
def test_page_numbers_by_their_words(text: str, *, is_one: bool) -> None:
    assert is_page_number(text) is is_one


BODY = [(text, located(row)) for row, text in enumerate(["De lift.", "De trap.", "De deur.", "De hal."], start=2)]


def test_a_page_number_at_the_edge_comes_last() -> None:
    page = page_of(("Pagina 2", located(0)), *BODY)
    assert said(page)[-1] == ("furniture", "Pagina 2")
    assert [text for _, text in said(page)[:-1]] == [text for text, _ in BODY]
    inside = page_of(*BODY[:2], ("Pagina 2", located(3.5)), *BODY[2:])
    assert ("furniture", "Pagina 2") not in said(inside)
    assert said(page_of(("Pagina 2", located(0)), *BODY[:2]))[0] == ("text", "Pagina 2")


def test_what_stood_on_the_page_before_comes_last() -> None:
    top, foot = ("Wooncomplex Oost 1", located(0)), ("Bel 555", located(8))
    first = page_of(top, *BODY, foot)
    assert [kind for kind, _ in said(first)] == ["text"] * 6
    others = [("Het dak.", BODY[0][1]), *BODY[1:]]
    second = page_of(("Wooncomplex Oost 2", located(0)), *others, foot, before=first.edges)
    assert said(second)[-2:] == [("furniture", "Wooncomplex Oost 2"), ("furniture", "Bel 555")]
    again = page_of(top, *BODY, foot, before=first.edges)
    assert said(again) == said(first)


def test_a_line_that_may_be_furniture_waits_for_the_text() -> None:
    before = PageEdges(("Wooncomplex Oost",), ("Iets anders.",))
    lines = [("Wooncomplex Oost.", located(0)), *BODY]
    page = Page(1, tuple(at for _, at in lines), before=before).with_line(read_line(*lines[0]))
    assert page.sentences == ()
    assert page.with_line(read_line(*lines[1])).sentences[0].text == "De lift."


def test_furniture_is_found_only_when_all_before_it_is_known() -> None:
    lines = [("Pagina 2", located(0)), *BODY]
    page = Page(1, tuple(at for _, at in lines)).with_line(read_line(*lines[0])).with_line(read_line(*lines[1]))
    assert page.find("Pagina 2") is None
    for line in lines[2:]:
        page = page.with_line(read_line(*line))
    index = page.find("Pagina 2")
    assert index == 0
    assert page.place_of_line(index) == Place(4)


def test_a_sentence_goes_on_in_the_next_column_and_over_a_capital() -> None:
    left, right = (replace(located(row), column=0) for row in (0, 1)), replace(located(0, block=1), column=1)
    page = page_of(*zip(("Wij komen rond", "Kerstmis met de"), left, strict=True), ("Fiets. Dag.", right))
    assert [text for _, text in said(page)] == ["Wij komen rond Kerstmis met de Fiets.", "Dag."]
    assert page.text_columns == 2
    assert [sentence.block for sentence in page.sentences] == [0, 1]


def test_moving_in_a_table_goes_by_row_cell_and_block() -> None:
    lines = rows(("Dag", "Tijd"), ("maandag", "7:30"), ("dinsdag", "8:15"))
    after = ("Tot ziens.", replace(located(30), block=1))
    page = page_of(*lines, after).moved_to(Place(1))
    assert page.neighbour(Unit.SENTENCE, 1) == Place(2)
    assert page.neighbour(Unit.LINE, 1) == Place(1, 9)
    assert page.neighbour(Unit.BLOCK, 1) == Place(3)
    assert [page.place_of_line(index) for index in (2, 3, 5)] == [Place(1), Place(1, 9), Place(2, 9)]
    assert page.find("dinsdag") == 4
    assert page.moved_to(Place(1, 9)).next_words == "7:30"


TEXTS = st.sampled_from(
    ["De deur", "is open.", "- een", "1. twee", "Dag", "7:30", "", "naar", "af-", "Pagina 2", "Top", "Kop,", "12"]
)
BLOCKS = st.lists(st.tuples(st.sampled_from(["text", "heading", "table", "column"]), st.integers(1, 4)), max_size=5)


@given(BLOCKS, st.data())
def test_what_was_found_never_changes_and_no_line_is_lost(blocks: list[tuple[str, int]], data: st.DataObject) -> None:
    places: list[Detection] = []
    tables = 0
    for block, (kind, count) in enumerate(blocks):
        for row in range(count):
            at = located(len(places), block=block)
            if kind == "table":
                places += [replace(at, role=LineRole.CELL, cell=Cell(tables, row, column)) for column in range(2)]
            elif kind == "heading":
                places.append(replace(at, role=LineRole.HEADING))
            else:
                places.append(replace(at, column=0 if kind == "column" else None))
        tables += kind == "table"
    if data.draw(st.booleans()):
        places.append(replace(located(len(places), block=len(blocks)), role=LineRole.FURNITURE))
    page = Page(1, tuple(places), before=PageEdges(("Top",), ("Iets",)))
    steps = [page]
    for at in places:
        steps.append(steps[-1].with_line(read_line(data.draw(TEXTS), at)))
    whole = steps[-1].sentences
    for step in steps:
        assert step.sentences == whole[: len(step.sentences)]
    covered = {index for each in whole for index in range(each.first_line, each.first_line + len(each.line_starts))}
    assert covered == set(range(len(steps[-1].lines)))
    for each in whole:
        assert each.line_starts[0] == 0
        assert all(a < b <= len(each.text) for a, b in zip(each.line_starts, each.line_starts[1:], strict=False))
    kinds = [each.kind is SentenceKind.FURNITURE for each in whole]
    assert kinds == sorted(kinds)
