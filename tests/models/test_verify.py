"""Comparing what two recognisers read."""

from __future__ import annotations

import pytest

from models.lines import RenderedLine
from models.verify import CutCheck, check_cut, error_rate, read_lines
from tests.models import toys

KEPT = frozenset("abcé ")


def test_lines_are_read_in_their_order() -> None:
    texts = ["ab", "", "aab béé", "中a", "é" * 40]
    assert read_lines(toys.recogniser(), [toys.painted(text) for text in texts]) == texts


def test_a_recogniser_s_own_list_of_characters_counts() -> None:
    model = toys.recogniser()
    model.metadata_props[0].value = "x\ny\nz\n?"
    assert read_lines(model, [toys.painted("abé中 a")]) == ["xyz? x"]


@pytest.mark.parametrize(
    ("original", "cut", "expected"),
    [
        ([], [], CutCheck(0, 0, ())),
        (["abc", "é a"], ["abc", "é a"], CutCheck(2, 0, ())),
        (["abc", "cab", "é"], ["abc", "cb", "é"], CutCheck(3, 0, ("cab",))),
        (["", "a"], ["b", ""], CutCheck(2, 0, ("", "a"))),
        (["a中", "b"], ["a", "b"], CutCheck(2, 1, ())),
        (["a中", "b", "中"], ["a", "c", ""], CutCheck(3, 2, ("b",))),
    ],
)
def test_a_line_that_the_cut_one_reads_otherwise_is_named_unless_it_must_differ(
    original: list[str], cut: list[str], expected: CutCheck
) -> None:
    assert check_cut(original, cut, KEPT) == expected


@pytest.mark.parametrize(
    ("read", "truth", "rate"),
    [
        (["vak 12"], ["vak 12"], 0.0),
        (["vak l2"], ["vak 12"], 1 / 6),
        (["vak12"], ["vak 12"], 1 / 6),
        (["", "ab"], ["abc", "ab"], 3 / 5),
        (["abcdef"], ["ab"], 2.0),
        (["a", "x" * 9], ["b", "x" * 9], 1 / 10),
    ],
)
def test_the_error_rate_is_edits_over_true_characters(read: list[str], truth: list[str], rate: float) -> None:
    lines = [RenderedLine(text, toys.painted("").pixels) for text in truth]
    assert error_rate(read, lines) == pytest.approx(rate)


def test_as_many_readings_as_lines_are_needed() -> None:
    with pytest.raises(ValueError, match="longer"):
        error_rate(["a"], [toys.painted("a"), toys.painted("b")])
    with pytest.raises(ValueError, match="shorter"):
        check_cut(["a", "b"], ["a"], KEPT)
