"""Labels: only a name that surely stands there is said; near-twins, doubt and others' names never become one."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.phrases.phrasebook import LANGUAGES, Phrasebook
from pipelines.reading.labels import LabelMatch, LabelOutcome, ListedName, NameList, label_words, match
from pipelines.spoken.spelling import spell
from pipelines.types import Point, Quad, Size, TextLine

NAMES = NameList.of(
    (
        "M. Bakker", "A. de Boer", "A. de Boor", "J. Jansen", "J. Janssen", "L. Smits", "I. Núñez", "F. 't Hart",
        "R. van den Berg", "Truus Vermeulen", "De Vries", "S. Meijer", "B-114", "12-7",
    )
)  # fmt: skip
PIXELS_A_LETTER, HEIGHT = 12, 24


def line(text: str, sure: float = 0.99, doubt: str = "", *, at: tuple[float, float] = (100, 100)) -> TextLine:
    """Make a line; each letter of `doubt` marks one that was read with half confidence, "-" a sure one."""
    marks = doubt.ljust(len(text), "-")
    confidences = tuple(sure if mark == "-" else 0.5 for mark in marks)
    x, y = at
    right, below = x + PIXELS_A_LETTER * max(1, len(text)), y + HEIGHT
    quad = Quad((Point(x, y), Point(right, y), Point(right, below), Point(x, below)))
    return TextLine(text, min(confidences, default=0.0), confidences, quad, 0)


def label(*texts: str) -> tuple[TextLine, ...]:
    """Set lines below each other."""
    return tuple(line(text, at=(100, 100 + 30 * number)) for number, text in enumerate(texts))


def found(lines: Sequence[TextLine], names: NameList = NAMES) -> tuple[str, ...]:
    """Give what is said as a name, "?" for unclear, and nothing for no match."""
    result = match(lines, names)
    return ("?",) if result.outcome is LabelOutcome.UNCLEAR else result.spelled


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (label("M. Bakker"), "M. Bakker"),
        (label("M.Bakker"), "M. Bakker"),
        (label("M BAKKER"), "M. Bakker"),
        (label("m. bakker"), "M. Bakker"),
        (label("Bakker, M."), "M. Bakker"),
        (label("Boer, A. de"), "A. de Boer"),
        (label("de Boer, A."), "A. de Boer"),
        (label("A.deBoer"), "A. de Boer"),
        (label("I. Nunez"), "I. Núñez"),
        (label("I. Nüñez"), "I. Núñez"),
        (label("F. ‘t Hart"), "F. 't Hart"),
        (label("Vermeulen Truus"), "Truus Vermeulen"),
        (label("S. MElJER"), "S. Meijer"),
        (label("Naam: M. Bakker"), "M. Bakker"),
        (label("Dhr. M. Bakker, kamer 118"), "M. Bakker"),
        (label("M. Bakker 118"), "M. Bakker"),
        (label("Mevr. A. de Vries"), "De Vries"),
        (label("Wassen 30 °C", "M. Bakker", "100 % katoen"), "M. Bakker"),
        (label("Maat XL", "Truus", "Vermeulen"), "Truus Vermeulen"),
        (label("R. van den", "Berg", "niet in de droger"), "R. van den Berg"),
        (label("R.", "van den", "Berg"), "R. van den Berg"),
        ((line("Truus"), line("Vermeulen", at=(175, 102))), "Truus Vermeulen"),
        (label("M. Bakker", "M. Bakker"), "M. Bakker"),
        (label("B-114"), "B-114"),
        (label("b 114"), "B-114"),
        (label("Graf B-114"), "B-114"),
        (label("12 - 7"), "12-7"),
    ],
)
def test_a_name_is_found_however_it_is_written(lines: tuple[TextLine, ...], name: str) -> None:
    assert match(lines, NAMES).outcome is LabelOutcome.ONE
    assert found(lines) == (name,)


@pytest.mark.parametrize(
    "lines",
    [
        label("M. Bakkers"),
        label("M. Bekker"),
        label("N. Bakker"),
        label("Bakker"),
        label("A.M. Bakker"),
        label("M. Bakker-Smit"),
        label("M. Bakker de Wit"),
        label("L. Smit"),
        label("Smit, L. S."),
        label("J. Janse"),
        label("J. Jensen"),
        label("H. Jansen"),
        label("Truus Vermeulen-Bos"),
        label("Boer"),
        label("de Vriess"),
        label("A. van den Berg"),
        label("B-115"),
        label("B-1144"),
        label("B-114-2"),
        label("AB-114"),
        label("114"),
        label("8-114"),
        label("B-ll4"),
        label("1-27"),
        label("Wassen 30 °C", "100 % katoen"),
        label(".", "1", "M"),
        (),
    ],
)
def test_another_name_is_no_match_however_near(lines: tuple[TextLine, ...]) -> None:
    assert match(lines, NAMES) == LabelMatch(LabelOutcome.NONE)


@pytest.mark.parametrize("text", ["Smeijer", "SMeijer", "Meijers", "127"])
def test_a_gap_too_many_or_too_few_leaves_it_unclear(text: str) -> None:
    assert found(label(text)) == ("?",)


@pytest.mark.parametrize(
    ("read", "names"),
    [
        (line("J. Jansen"), ("J. Jansen",)),
        (line("J. Janssen"), ("J. Janssen",)),
        (line("J. Jansen", doubt="------?"), ("J. Jansen", "J. Janssen")),
        (line("J. Janssen", doubt="------?"), ("J. Janssen", "J. Jansen")),
        (line("A. de Boer", doubt="--------?"), ("A. de Boer", "A. de Boor")),
        (line("A. de Boor", doubt="--------?"), ("A. de Boor", "A. de Boer")),
        (line("A. de Bocr", doubt="--------?"), ("?",)),
        (line("J. Jansen", doubt="---?"), ("?",)),
        (line("M. Bakker", doubt="?"), ("?",)),
        (line("M. Bakkcr", doubt="-------?"), ("?",)),
        (line("M. Bakkcr"), ()),
        (line("L. Smit", doubt="------?"), ("?",)),
        (line("I. Nunez", sure=0.95), ("?",)),
        (line("l. Nunez"), ("?",)),
        (line("M. Bak*er"), ("?",)),
        (line("B-114", doubt="---?"), ("?",)),
        (line("B-174", doubt="---?"), ("?",)),
        (line("B-174"), ()),
    ],
)
def test_doubt_decides_what_is_said(read: TextLine, names: tuple[str, ...]) -> None:
    assert found([read]) == names


def test_names_that_differ_in_accents_only_are_both_said() -> None:
    names = NameList.of(("P. Muller", "P. Müller"))
    assert match(label("P. MULLER"), names).outcome is LabelOutcome.TWO


def test_of_three_that_cannot_be_told_apart_none_is_said() -> None:
    names = NameList.of(("T. Bos", "T. Bas", "T. Bes"))
    assert found([line("T. Bos", doubt="----?")], names) == ("?",)
    assert found([line("T. Bos")], names) == ("T. Bos",)


def test_several_labels_in_view_are_all_said() -> None:
    lines = (line("M. Bakker"), line("A. de Boer", at=(700, 100)), line("K. Visser", at=(100, 500)))
    result = match(lines, NAMES)
    assert (result.outcome, result.spelled) == (LabelOutcome.SEVERAL, ("M. Bakker", "A. de Boer"))
    assert result.lines == {0, 1}


def test_the_longer_of_two_names_on_the_same_lines_counts() -> None:
    names = NameList.of(("M. Bakker", "M. Bakker de Wit", "Bakker"))
    assert found(label("M. Bakker", "de Wit"), names) == ("M. Bakker de Wit",)
    assert found(label("M. Bakker"), names) == ("M. Bakker",)
    assert found(label("K. Bakker"), names) == ("Bakker",)


@pytest.mark.parametrize("x", [0, 1280 - PIXELS_A_LETTER * len("M. Bakker")])
def test_a_name_at_the_edge_of_the_picture_may_be_cut_off(x: float) -> None:
    lines = [line("M. Bakker", at=(x, 300))]
    assert match(lines, NAMES, Size(1280, 720)).outcome is LabelOutcome.UNCLEAR
    assert match(lines, NAMES).outcome is LabelOutcome.ONE


def test_what_could_not_be_read_may_be_a_name() -> None:
    unread = replace(line("A.", at=(60, 100)), text="", confidence=0.0, character_confidences=())
    assert found([unread, line("M. Bakker")]) == ("?",)
    assert found([unread, line("Wassen", at=(100, 300))]) == ("?",)
    assert found([unread, line("M. Bakker", at=(100, 300))]) == ("M. Bakker",)


def test_a_word_that_is_a_name_on_the_list_is_no_remark() -> None:
    assert found(label("P. de Heer"), NameList.of(("P. de Heer",))) == ("P. de Heer",)
    assert found(label("Bakker Kamer"), NameList.of(("Kamer", "Bakker"))) == ()


def test_a_slanted_label_of_two_rows_is_read_across_them() -> None:
    def turned(flat: TextLine) -> TextLine:
        points = [Point(0.94 * p.x - 0.34 * p.y + 300, 0.34 * p.x + 0.94 * p.y) for p in flat.quad.points]
        return replace(flat, quad=Quad((points[0], points[1], points[2], points[3])))

    assert found([turned(each) for each in label("Truus", "Vermeulen")]) == ("Truus Vermeulen",)


def test_an_empty_list_matches_nothing() -> None:
    assert match(label("M. Bakker"), NameList()) == LabelMatch(LabelOutcome.NONE)


@given(st.text(string.ascii_letters + "é .,-'0123456789", max_size=24), st.floats(0, 1))
def test_only_what_was_read_letter_by_letter_is_said(text: str, sure: float) -> None:
    result = match([line(text, sure)], NAMES)
    if result.outcome is LabelOutcome.ONE:
        said = {letter for letter in result.spelled[0].lower() if letter.isalnum()}
        assert sure >= 0.9
        assert said <= set(text.lower()) | set("úñiol")


@given(st.sampled_from([name.text for name in NAMES.names if not name.text.endswith("7")]), st.data())
def test_one_sure_letter_that_differs_is_never_that_name(name: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([index for index, letter in enumerate(name) if letter.isalpha()]))
    other = data.draw(st.sampled_from("bdfghkmprtw").filter(lambda letter: letter != name[at].lower()))
    assert name not in found([line(name[:at] + other + name[at + 1 :])])


@given(st.permutations([name.text for name in NAMES.names]), st.sampled_from(["J. Jansen", "B-114", "A. de Boor"]))
def test_the_order_of_the_list_does_not_matter(names: list[str], read: str) -> None:
    assert found(label(read), NameList.of(names)) == (read,)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (LabelMatch(LabelOutcome.ONE, (ListedName("M. Bakker"),)), ["Hier staat: M. Bakker."]),
        (LabelMatch(LabelOutcome.ONE, (ListedName("M. Bakker", "mevrouw Bakker"),)), ["Hier staat: mevrouw Bakker."]),
        (LabelMatch(LabelOutcome.ONE, (ListedName("B-114"),)), ["Hier staat: Bernard, een een vier."]),
        (
            LabelMatch(LabelOutcome.SEVERAL, (ListedName("M. Bakker"), ListedName("A. Vos"))),
            ["Ik zie 2 namen: M. Bakker; A. Vos."],
        ),
        (
            LabelMatch(LabelOutcome.TWO, (ListedName("Bos"), ListedName("Vos"))),
            ["Het is Bos of Vos.", "Gespeld: Bernard Otto Simon.", "Gespeld: Victor Otto Simon."],
        ),
        (LabelMatch(LabelOutcome.UNCLEAR), ["Kom dichterbij. De naam is niet goed te lezen."]),
        (LabelMatch(LabelOutcome.NONE), ["Geen naam van de lijst."]),
    ],
)
def test_the_words(result: LabelMatch, said: list[str]) -> None:
    book = Phrasebook("nl")
    assert [book.text(phrase) for phrase in label_words(result, book)] == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_said_where_none_was_found(language: str) -> None:
    book = Phrasebook(language)
    for lines in (label("M. Bakkers"), [line("M. Bakker", 0.5)]):
        words = [book.text(phrase) for phrase in label_words(match(lines, NAMES), book)]
        assert not any("Bakker" in each for each in words)


@pytest.mark.parametrize(("name", "twin"), [("J. Jansen", "J. Janssen"), ("K. Meijer", "K. Meyer")])
def test_a_name_that_sounds_like_another_is_told_from_it_and_spelled(name: str, twin: str) -> None:
    names = NameList.of((name, twin, "P. Smit"))
    found = match((line(name),), names)
    assert found.outcome is LabelOutcome.ONE
    assert found.twin == ListedName(twin)
    said = [Phrasebook("en").text(phrase) for phrase in label_words(found, Phrasebook("en"))]
    assert said[0] == f"It says: {name}, not {twin}."
    assert spell(name, "en") in said[1]


def test_a_name_without_a_twin_is_only_said() -> None:
    found = match((line("P. Smit"),), NameList.of(("P. Smit", "J. Jansen")))
    assert found.twin is None
