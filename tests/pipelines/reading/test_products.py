"""Products: known and unknown codes, texts and web addresses; nothing in the program can open an address."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.products import (
    CodeVotes,
    ProductAnswer,
    ProductCatalogue,
    ProductKind,
    answer,
    product_words,
)
from pipelines.types import Barcode, BarcodeStage, ElementString, LabelField, Point, Quad, Size, Symbology

ROOT = Path(__file__).resolve().parents[3]
MILK = "02012345000018"
CATALOGUE = ProductCatalogue({MILK: "Halfvolle melk", "SKU-7": "Brood", "https://example.org/brood": "Brood"})


def code(
    text: str,
    symbology: Symbology = Symbology.EAN_13,
    gtin: str | None = None,
    *,
    at: tuple[float, float] = (100, 100),
    gs1: tuple[ElementString, ...] = (),
    label_fields: tuple[LabelField, ...] = (),
) -> Barcode:
    """Make a code of 20 × 20 pixels."""
    x, y = at
    quad = Quad((Point(x, y), Point(x + 20, y), Point(x + 20, y + 20), Point(x, y + 20)))
    return Barcode(symbology, text.encode(), text, "", gtin, gs1, label_fields, quad, BarcodeStage.ZXING)


def qr(text: str) -> Barcode:
    return code(text, Symbology.QR_CODE)


@pytest.mark.parametrize(
    ("barcode", "found"),
    [
        (code("2012345000018", gtin=MILK), ProductAnswer(ProductKind.KNOWN, "Halfvolle melk", "2012345000018")),
        (
            code("2012345000018", Symbology.CODE_128),
            ProductAnswer(ProductKind.KNOWN, "Halfvolle melk", "2012345000018"),
        ),
        (code("SKU-7", Symbology.CODE_128), ProductAnswer(ProductKind.KNOWN, "Brood", "SKU-7")),
        (
            code("x", Symbology.DATA_MATRIX, MILK, gs1=(ElementString("01", "GTIN", MILK),)),
            ProductAnswer(ProductKind.KNOWN, "Halfvolle melk", MILK),
        ),
        (code("2012345000025", gtin="02012345000025"), ProductAnswer(ProductKind.UNKNOWN, spelled="2012345000025")),
        (
            code("12012345000015", Symbology.ITF, "12012345000015"),
            ProductAnswer(ProductKind.UNKNOWN, spelled="12012345000015"),
        ),
        (code("SKU-8", Symbology.CODE_39), ProductAnswer(ProductKind.UNKNOWN, spelled="SKU-8")),
        (
            code("P", Symbology.DATA_MATRIX, label_fields=(LabelField("1P", "K6204"),)),
            ProductAnswer(ProductKind.UNKNOWN, spelled="P"),
        ),
        (qr("Zaal 4,\n om 10 uur"), ProductAnswer(ProductKind.TEXT, "Zaal 4, om 10 uur", "Zaal 4,\n om 10 uur")),
        (qr("SKU-7"), ProductAnswer(ProductKind.KNOWN, "Brood", "SKU-7")),
        (qr("https://example.org/brood"), ProductAnswer(ProductKind.KNOWN, "Brood", "https://example.org/brood")),
        (
            qr(f"https://id.example.org/01/{MILK}/10/A7?17=261231"),
            ProductAnswer(ProductKind.KNOWN, "Halfvolle melk", f"https://id.example.org/01/{MILK}/10/A7?17=261231"),
        ),
        (qr("HTTPS://WWW.Example.ORG/a?b=c"), ProductAnswer(ProductKind.WEB_ADDRESS, "example.org", "HTTPS://WWW.Example.ORG/a?b=c")),
        (qr("www.example.org"), ProductAnswer(ProductKind.WEB_ADDRESS, "example.org", "www.example.org")),
        (
            qr("https://bank.example@evil.example:8080/"),
            ProductAnswer(ProductKind.WEB_ADDRESS, "evil.example", "https://bank.example@evil.example:8080/"),
        ),
        (qr("https://[bad"), ProductAnswer(ProductKind.TEXT, "https://[bad", "https://[bad")),
        (qr("Kijk op https://example.org"), ProductAnswer(ProductKind.TEXT, "Kijk op https://example.org", "Kijk op https://example.org")),
        (qr(" "), ProductAnswer(ProductKind.UNKNOWN, spelled=" ")),
    ],
)  # fmt: skip
def test_what_a_code_stands_for(barcode: Barcode, found: ProductAnswer) -> None:
    assert answer((barcode,), CATALOGUE) == found


def test_of_several_the_one_in_the_middle_is_meant() -> None:
    side, middle = code("SKU-8", at=(10, 10)), code("SKU-7", at=(300, 170))
    for both in ((side, middle), (middle, side)):
        assert answer(both, CATALOGUE, Size(640, 360)).text == "Brood"
    assert answer((side, middle), CATALOGUE).kind is ProductKind.UNKNOWN


def test_without_a_code_none_is_named() -> None:
    assert answer((), CATALOGUE) == ProductAnswer(ProductKind.NO_CODE)


def test_a_case_is_not_its_unit() -> None:
    assert answer((code("12012345000015", gtin="12012345000015"),), CATALOGUE).kind is ProductKind.UNKNOWN


@pytest.mark.parametrize(
    ("symbology", "frames"),
    [(Symbology.QR_CODE, 1), (Symbology.DATA_MATRIX, 1), (Symbology.EAN_13, 2), (Symbology.CODE_128, 2)],
)
def test_a_code_without_error_correction_needs_two_frames(symbology: Symbology, frames: int) -> None:
    barcode, votes = code("SKU-7", symbology), CodeVotes()
    assert votes.trusted((barcode,)) == ()
    for frame in range(1, 4):
        # Twice in one frame, and the same frame twice, are no more evidence.
        votes = votes.with_frame((barcode, barcode), frame).with_frame((barcode,), frame)
        assert bool(votes.trusted((barcode,))) is (frame >= frames)


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["A", "B"]))))
def test_votes_count_frames_and_nothing_else(shown: list[tuple[int, str]]) -> None:
    shown = sorted(shown)
    votes = CodeVotes()
    for frame, text in shown:
        votes = votes.with_frame((code(text),), frame)
    trusted = {barcode.text for barcode in votes.trusted((code("A"), code("B")))}
    assert trusted == {text for text in "AB" if len({frame for frame, other in shown if other == text}) > 1}


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (ProductAnswer(ProductKind.KNOWN, "Halfvolle melk"), "Dit is Halfvolle melk."),
        (ProductAnswer(ProductKind.UNKNOWN), "Onbekende code. Kies: Spellen, om hem te horen."),
        (ProductAnswer(ProductKind.TEXT, "Zaal 4"), "De code zegt: Zaal 4"),
        (ProductAnswer(ProductKind.WEB_ADDRESS, "example.org"), "Een webadres: example.org."),
        (ProductAnswer(ProductKind.NO_CODE), "Houd de code in beeld. Ik zie er nog geen."),
    ],
)
def test_the_words(found: ProductAnswer, said: str) -> None:
    assert [Phrasebook("nl").text(phrase) for phrase in product_words(found)] == [said]


OPENERS = frozenset(
    {"urllib.request", "http", "webbrowser", "requests", "httpx", "aiohttp", "urllib3", "ftplib", "websockets"}
)
"""What could open an address."""


def imported(source: str) -> Iterator[str]:
    """Give every module that a source imports, wherever it does, with the packages around it."""
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[: end + 1]) for end in range(len(parts)))


def test_nothing_in_the_program_can_open_an_address() -> None:
    sources = [path for package in ("edge", "pipelines", "models") for path in (ROOT / package).rglob("*.py")]
    assert len(sources) > 100
    for path in sources:
        source = path.read_text(encoding="utf-8")
        assert not OPENERS & set(imported(source)), path
        assert "xdg-open" not in source, path


@pytest.mark.parametrize(
    "source",
    ["import urllib.request", "from urllib import request", "def f():\n    import webbrowser", "import http.client"],
)
def test_an_opener_would_be_found(source: str) -> None:
    assert OPENERS & set(imported(source))
