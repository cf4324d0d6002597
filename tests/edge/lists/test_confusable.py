"""What is easily taken for something else on one list, and what is not."""

from __future__ import annotations

import pytest

from edge.journal.warehouse import Names, StoredItem
from edge.lists import confusable, messages
from edge.lists.confusable import Likeness, near
from pipelines.picking.pick_list import ItemCode
from pipelines.vision.gtin import check_digit
from tests.edge.lists.making import item, list_of


def gtin(payload: str) -> str:
    return payload + str(check_digit(payload))


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        (gtin("871234500000"), gtin("871234500001"), True),
        (gtin("871234500012"), gtin("871234500021"), True),
        (gtin("871234500012"), gtin("871234500023"), False),
        (gtin("871234500000"), gtin("1871234500000"), True),  # the indicator: a case and a unit of two items
        ("SKF-6204", "SKF-6205", True),
        ("SKF-6204", "skf-6204", False),  # the same but for capitals: no character differs
        ("SKF-6204", "SKF-62045", False),
        ("A12", "A13", False),
        ("AB12", "AB21", True),
        ("AB12", "BA21", False),
    ],
)
def test_near_codes(one: str, other: str, is_near: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert near(one, other) is near(other, one) is is_near


def likenesses(*items: StoredItem, places: tuple[str, ...] = ("A-01", "K-50", "Z-99")) -> set[Likeness]:
    of = list_of(*((each.article, place) for each, place in zip(items, places, strict=False)))
    return {each.likeness for each in confusable.scan(of, {each.article: each for each in items})}


def test_names_that_look_or_sound_alike() -> None:
    assert likenesses(item("1", "Kogellager 6204", "AAAA"), item("2", "Kogellager 6205", "BBBBB")) == {Likeness.LOOKS}
    assert likenesses(item("1", "Kabel Meijer", "AAAA"), item("2", "Kabel Meyer", "BBBBB")) >= {Likeness.SOUNDS}
    assert likenesses(item("1", "Ring", "AAAA"), item("2", "Ring", "BBBBB")) == {Likeness.LOOKS}
    assert likenesses(item("1", "Schroef", "AAAA"), item("2", "Gordijn", "BBBBB")) == set()


def test_names_are_compared_in_each_language() -> None:
    one = StoredItem("1", Names("Haak", "Hook 10"), (ItemCode("AAAA"),))
    two = StoredItem("2", Names("Oog", "Hook 11"), (ItemCode("BBBBB"),))
    assert likenesses(one, two) == {Likeness.LOOKS}


def test_like_items_side_by_side() -> None:
    long, short = item("1", "Afdekkap rond wit", "AAAA"), item("2", "Afdekkap rond zwart", "BBBBB")
    for one, two in (("A-03-2", "A-03-3"), ("A-03-2", "A-04-2"), ("A-03-2", "A-03-2"), ("VAK", "VAK"), ("a9", "A10")):
        assert likenesses(long, short, places=(one, two)) == {Likeness.NEIGHBOURS}, (one, two)
    for one, two in (("A-03-2", "A-03-4"), ("A-03-2", "A-04-3"), ("A-03-2", "B-03-2"), ("VAK", "BAK")):
        assert likenesses(long, short, places=(one, two)) == set(), (one, two)
    assert likenesses(long, item("3", "Gordijn", "BBBBB"), places=("A-1", "A-2")) == set()


def test_codes_of_one_item_are_not_confused_with_each_other() -> None:
    assert likenesses(item("1", "Ring", "SKF-6204", "SKF-6205")) == set()
    assert likenesses(item("1", "Ring", "SKF-6204"), item("2", "Gordijn", "SKF-6205")) == {Likeness.CODES}


def test_each_pair_is_told_once_in_words() -> None:
    items = (item("1", "Kogellager 6204", "SKF-6204"), item("2", "Kogellager 6205", "SKF-6205"))
    of = list_of(("1", "A-1"), ("2", "A-2"), ("1", "A-1"), ("2", "A-1"))
    findings = confusable.scan(of, {each.article: each for each in items})
    assert sorted(messages.said("en", each.described) for each in findings) == [
        "Kogellager 6204 (1) and Kogellager 6205 (2) look alike.",
        "Kogellager 6204 (1) lies in A-1 close to Kogellager 6205 (2) in A-1, and they are alike.",
        "The codes SKF-6204 (1) and SKF-6205 (2) hardly differ.",
    ]


def test_forced_scans_are_on_the_lines_of_those_items_alone() -> None:
    items = (item("1", "Ring", "SKF-6204"), item("2", "Haak", "SKF-6205"), item("3", "Gordijn", "XYZ"))
    of = list_of(("1", "A-1"), ("3", "B-2"), ("2", "C-3"))
    findings = confusable.scan(of, {each.article: each for each in items})
    forced = confusable.with_forced_scans(of, findings)
    assert [line.must_scan for line in forced.lines] == [True, False, True]
    assert confusable.with_forced_scans(of, ()) == of


def test_a_long_list_is_scanned_in_time() -> None:
    """Codes and places are compared by what they share, not each with every other."""
    items = [item(str(number), f"Ding {number}", f"P{number * 37:08}") for number in range(1_000)]
    of = list_of(*((each.article, f"A-{number}-{number % 7}") for number, each in enumerate(items)))
    assert isinstance(confusable.scan(of, {each.article: each for each in items}), tuple)
