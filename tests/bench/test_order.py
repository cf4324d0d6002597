"""The figure of word order, on orders that are known."""

from __future__ import annotations

import pytest

from tests.bench.order import word_order

TRUTH = ("een twee drie", "vier twee vijf")


@pytest.mark.parametrize(
    ("read", "order", "share"),
    [
        (TRUTH, 1.0, 1.0),
        (("vijf vier", "drie een"), 0.0, 1.0),
        (("een drie", "vijf vier"), 5 / 6, 1.0),
        (("een onbekend vier",), 1.0, 0.5),
        (("een",), None, 0.25),
        ((), None, 0.0),
        (("een vier vier drie",), 1.0, 0.5),
    ],
)
def test_inversions_are_counted_over_the_words_that_both_have(
    read: tuple[str, ...], order: float | None, share: float
) -> None:
    assert word_order(TRUTH, read) == (order, share)
