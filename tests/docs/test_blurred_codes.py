"""docs/BLURRED-CODES.md and the model card tell of the networks as they are."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import fields
from pathlib import Path

import pytest

from edge.profile_keys import BarcodeKeys
from models.barcode.checking import CARD as CARD_FILE
from models.barcode.geometry import FINDER_SAMPLES, LEAST_CHARACTERS, MOST_CHARACTERS
from models.barcode.networks import WEIGHTS
from models.training import card
from models.training.camera import Difficulty
from pipelines.types import BarcodeStage, Symbology
from pipelines.vision.barcode_settings import WatchSettings
from pipelines.vision.blurred.code_content import number_content
from pipelines.vision.blurred.judging import Limits
from pipelines.vision.blurred.reader import SYMBOLOGIES
from tests.bench import blurred as rendered
from tests.corpus import blurred as photographed

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "BLURRED-CODES.md").read_text(encoding="utf-8")
CARD = (card.FOLDER / CARD_FILE).read_text(encoding="utf-8")


def section(title: str) -> str:
    return DOCUMENT.split(f"## {title}\n")[1].split("\n## ")[0]


def first_column(text: str) -> list[str]:
    return re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)


def test_the_symbologies_are_those_of_the_reader() -> None:
    upc_a = number_content(Symbology.EAN_13, "0012345678905").symbology
    assert set(first_column(section("What it reads"))) == {*SYMBOLOGIES.values(), upc_a}


def test_the_lengths_are_those_of_the_reader() -> None:
    lengths = f"{LEAST_CHARACTERS} to {MOST_CHARACTERS} symbol characters"
    assert lengths in section("What it reads")
    assert lengths in CARD


def test_every_limit_stands_there() -> None:
    assert first_column(section("When it is believed")) == [field.name for field in fields(Limits)]


def test_what_is_named_of_the_product_is_its_own() -> None:
    assert "[barcodes]\nblurred = false\n" in DOCUMENT
    assert BarcodeKeys.model_fields["blurred"].annotation is bool
    assert f"the stage `{BarcodeStage.NETWORK}`" in DOCUMENT
    assert f"{FINDER_SAMPLES} samples long" in DOCUMENT
    assert WatchSettings().most_looks == 6
    assert "six newest frames" in DOCUMENT


def test_the_ranges_are_those_that_are_trained_on() -> None:
    worst = Difficulty()
    cannot = section("What it cannot")
    assert f"trained on: {worst.most_blur:g} modules" in cannot
    assert f"down to {worst.least_pixels:g} pixel a module" in cannot
    assert f"| size | {worst.least_pixels:g} to {worst.most_pixels:g} pixels a module |" in CARD
    assert f"to {worst.most_blur:g} modules" in CARD
    assert f"to {worst.most_noise:g} of the range" in CARD


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m ([\w.]+)", DOCUMENT + CARD))))
def test_what_python_is_told_to_run_exists(module: str) -> None:
    found = importlib.util.find_spec(module)
    assert found is not None
    assert found.submodule_search_locations is None or importlib.util.find_spec(f"{module}.__main__") is not None


def test_what_make_is_told_to_make_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`| {4})make ([a-z-]+)", DOCUMENT + CARD))
    assert "train-barcode" in named
    assert named <= targets


def test_the_networks_are_those_that_can_be_trained() -> None:
    part = section("Train the networks anew")
    assert f"some of {', '.join(WEIGHTS)}" in part
    assert all(name in WEIGHTS for names in re.findall(r'NAMES="([^"]+)"', part) for name in names.split())
    assert first_column(CARD.split("## Architecture")[1].split("\n## ")[0]) == list(WEIGHTS)
    assert first_column(CARD.split("## Results")[1].split("\n## ")[0]) == list(WEIGHTS)


def test_the_parts_are_those_that_can_be_measured_alone() -> None:
    told = " ".join(section("What was measured").split())
    *corpus, last = photographed.PARTS
    *bench, end = rendered.PARTS
    assert (
        f"`{'`, `'.join(corpus)}` and `{last}` of the first, `{'`, `'.join(bench)}` and `{end}` of the second" in told
    )
    table = (ROOT / "docs" / "CORPUS.md").read_text(encoding="utf-8").split("`python -m tests.corpus.blurred`")[1]
    assert first_column(table.split("\n## ")[0]) == list(photographed.PARTS)


def test_every_path_that_is_named_exists() -> None:
    named = re.findall(r"`((?:edge|pipelines|models|tests)/[\w./-]+)`", DOCUMENT + CARD)
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_link_of_the_card_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", CARD)
    assert links
    assert [link for link in links if not (card.FOLDER / link).exists()] == []
