"""Which parts of a line are figures, and what proves or disproves them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.figures import figures_in

FIGURES: list[tuple[str, list[tuple[str, bool | None]]]] = [
    ("De fiets staat in de gang.", []),
    ("Totaal € 12,50.", [("€ 12,50", None)]),
    ("EUR 3539.15", [("EUR 3539.15", None)]),
    ("12,50 €", [("12,50 €", None)]),
    ("(kamer 118)", [("118", None)]),
    ("vak B-114, rij 3", [("B-114", None), ("3", None)]),
    ("HZQ 122329", [("HZQ 122329", None)]),
    ("Bel +31 20 330 22 47 of 112", [("+31 20 330 22 47", None), ("112", None)]),
    ("op 12 mei 2026 om 9:30 uur", [("12 mei 2026", None), ("9:30", None)]),
    ("am 3. März", [("3. März", None)]),
    ("31-12-2026", [("31-12-2026", None)]),
    ("31-02-2026", [("31-02-2026", False)]),
    ("12/25/2026", [("12/25/2026", None)]),
    ("45.13.1931", [("45.13.1931", False)]),
    ("2026-02-29", [("2026-02-29", False)]),
    ("om 12:75 uur", [("12:75", False)]),
    ("tot 24:00", [("24:00", None)]),
    ("NL91 ABNA 0417 1643 00", [("NL91 ABNA 0417 1643 00", True)]),
    ("IBAN NL91ABNA0417164300.", [("NL91ABNA0417164300", True)]),
    ("NL91 ABNA 0417 1643 01", [("NL91 ABNA 0417 1643 01", False)]),
    ("8712345678906", [("8712345678906", None)]),
    ("8712345678907", [("8712345678907", False)]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=[text for text, _ in FIGURES])
def test_figures_and_their_proof(text: str, expected: list[tuple[str, bool | None]]) -> None:
    assert [(text[each.start : each.end], each.is_proved) for each in figures_in(text)] == expected


@given(st.text(st.sampled_from("ab Z€.,:-/0123456789NL²"), max_size=60))
def test_every_digit_stands_in_one_figure(text: str) -> None:
    figures = figures_in(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(figures))
    covered = {place for figure in figures for place in range(figure.start, figure.end)}
    assert {place for place, character in enumerate(text) if character in "0123456789"} <= covered
