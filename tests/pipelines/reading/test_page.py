"""The page: its lines, the place in it, and finding a name."""

from __future__ import annotations

import pytest

from pipelines.reading.page import Page
from tests.pipelines.reading.pages import located, text_line


def page_of(*texts: str, located_lines: int | None = None) -> Page:
    """Give a page whose first lines were recognised."""
    page = Page(1, located(len(texts) if located_lines is None else located_lines))
    for text in texts:
        page = page.with_line(text_line(text))
    return page


def test_lines_are_wanted_until_all_were_seen() -> None:
    page = page_of("one", "", located_lines=3)
    assert page.still_wanted is not None
    assert page.still_wanted.detections == page.detections[2:]
    assert (page.is_complete, page.expected_lines) == (False, 2)
    whole = page.with_line(text_line("three"))
    assert (whole.still_wanted, whole.is_complete, whole.expected_lines) == (None, True, 2)


def test_a_line_too_many_is_passed_over() -> None:
    page = page_of("one")
    assert page.with_line(text_line("two")) == page


@pytest.mark.parametrize(
    ("sought", "index"),
    [
        ("De Vries", 1),
        ("de vries", 1),
        ("De Vrles", 1),
        ("Vries", 1),
        ("Jansen", 2),
        ("Bakker", None),
        ("Zebedeus", None),
        ("", None),
        ("  ", None),
        ("…", None),
    ],
)
def test_a_name_is_found_despite_errors_of_recognition(sought: str, index: int | None) -> None:
    assert page_of("Room 12", "Mevr. De Vries", "Dhr. Jansen", "De").find(sought) == index


def test_no_line_holds_a_name_longer_than_itself() -> None:
    assert page_of("De", "V").find("De Vries") is None


def test_an_empty_page_holds_no_name() -> None:
    assert page_of().find("Anna") is None
