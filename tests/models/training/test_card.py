"""The table of files in the model card."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from models.barcode.checking import CARD
from models.barcode.networks import WEIGHTS
from models.training import card


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the card and the weights."""
    for name in (CARD, *(f"{name}.onnx" for name in WEIGHTS)):
        shutil.copy(card.FOLDER / name, tmp_path)
    return tmp_path


def table(folder: Path) -> list[str]:
    return re.findall(r"^\| `.*\.onnx` .*$", (folder / CARD).read_text(encoding="utf-8"), re.MULTILINE)


def test_the_card_tells_of_the_weights_as_they_are(folder: Path) -> None:
    card.write_table(folder)
    now = (card.FOLDER / CARD).read_text(encoding="utf-8")
    assert (folder / CARD).read_text(encoding="utf-8") == now, "run `.venv/bin/python -m models.training.card`"
    assert len(table(folder)) == len(WEIGHTS)


def test_the_weights_are_most_of_a_file(folder: Path) -> None:
    for row in table(folder):
        weights, stored, size = (cell.strip().replace(",", "") for cell in row.split("|")[2:5])
        assert 0.5 < int(weights) * {"int8": 1, "float32": 4}[stored] / int(size) < 1


def test_other_weights_change_their_row_alone(folder: Path) -> None:
    before = table(folder)
    shutil.copy(folder / "finder.onnx", folder / "reader-ean.onnx")
    card.write_table(folder)
    after = table(folder)
    assert [old == new for old, new in zip(before, after, strict=True)] == [name != "reader-ean" for name in WEIGHTS]
    assert after[1].split("|", 2)[2] == after[0].split("|", 2)[2]


def test_weights_that_are_missing_are_told(folder: Path) -> None:
    (folder / "finder.onnx").unlink()
    with pytest.raises(FileNotFoundError, match="finder"):
        card.write_table(folder)


def test_a_card_without_a_place_for_the_table_is_told(folder: Path) -> None:
    (folder / CARD).write_text("# Another card\n", encoding="utf-8")
    with pytest.raises(ValueError, match="comments"):
        card.write_table(folder)
