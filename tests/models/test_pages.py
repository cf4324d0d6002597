"""Rendered pages, and how well two detectors agree on them."""

from __future__ import annotations

import numpy as np
import pytest

from models.lines import render_lines
from models.pages import PAGE_HEIGHT, PAGE_WIDTH, render_pages, text_agreement
from tests.models import toys

BLUE, GREEN = (1, 0, 0), (0, 1, 0)


def test_pages_are_as_the_detector_takes_them() -> None:
    for page in render_pages(2, 5):
        assert page.shape == (1, 3, PAGE_HEIGHT, PAGE_WIDTH)
        assert page.dtype == np.float32
        assert -1 <= page.min() < page.max() <= 1


def test_a_seed_gives_the_same_pages_every_time() -> None:
    first, second, other = render_pages(1, 5)[0], render_pages(1, 5)[0], render_pages(1, 6)[0]
    assert (first == second).all()
    assert not (first == other).all()


def test_a_page_shows_the_lines_of_its_seed() -> None:
    page = render_pages(1, 5)[0][0].transpose(1, 2, 0)
    seen = np.rint((page + 1) * 127.5)
    # The last line lies on top of all others.
    line = render_lines(12, 5)[-1].pixels[:PAGE_HEIGHT, :PAGE_WIDTH]
    height, width = line.shape[:2]
    starts = np.argwhere((seen[: PAGE_HEIGHT - height + 1, : PAGE_WIDTH - width + 1] == line[0, 0]).all(axis=2))
    assert any((seen[top : top + height, left : left + width] == line).all() for top, left in starts)


def coloured(blue: slice, green: slice) -> toys.Array:
    """Give a page of one row with a hundred pixels, black but for these."""
    page = np.full((1, 3, 1, 100), -1, dtype=np.float32)
    page[0, 0, 0, blue] = 1
    page[0, 1, 0, green] = 1
    return page


@pytest.mark.parametrize(
    ("pages", "agreement"),
    [
        ([coloured(slice(20), slice(20))], 1.0),
        ([coloured(slice(20), slice(50, 60))], 0.0),
        ([coloured(slice(20), slice(10, 30))], 10 / 30),
        ([coloured(slice(100), slice(50))], 0.5),
        ([coloured(slice(20), slice(20)), coloured(slice(60), slice(0))], 20 / 80),
        ([coloured(slice(0), slice(0))], 0.0),
    ],
)
def test_agreement_is_what_both_find_over_what_either_finds(pages: list[toys.Array], agreement: float) -> None:
    assert text_agreement(toys.detector(BLUE), toys.detector(GREEN), pages) == pytest.approx(agreement)
    assert text_agreement(toys.detector(GREEN), toys.detector(BLUE), pages) == pytest.approx(agreement)


def test_what_is_text_begins_at_the_product_s_probability() -> None:
    page = coloured(slice(0), slice(0))
    page[0, 0, 0, :] = np.linspace(-0.5, 0.495, 100)
    # At threshold 0 a toy detector gives 0.3 for a value of 0, which the fiftieth pixel has.
    low, all_of_it = toys.detector(BLUE), toys.detector(BLUE, threshold=-2)
    assert text_agreement(low, all_of_it, [page]) == pytest.approx(0.5, abs=0.011)
