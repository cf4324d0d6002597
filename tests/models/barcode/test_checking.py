"""Whether the weights are the ones that the card names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from models.barcode import checking
from models.barcode.networks import WEIGHTS
from models.runtime import ModelState
from models.store import ModelError

SHIPPED = Path(checking.__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (checking.CARD, *(f"{each}.onnx" for each in WEIGHTS)):
        shutil.copy(SHIPPED / name, tmp_path)
    return tmp_path


def test_the_weights_of_the_package_are_in_order() -> None:
    statuses = checking.check()
    assert [each.name for each in statuses] == [f"barcode-{name}" for name in WEIGHTS]
    assert {each.state for each in statuses} == {ModelState.READY}


def test_a_missing_and_an_altered_file_are_told(folder: Path) -> None:
    (folder / "finder.onnx").unlink()
    with (folder / "reader-ean.onnx").open("ab") as file:
        file.write(b"\0")
    states = {each.name: each.state for each in checking.check(folder)}
    assert states.pop("barcode-finder") is ModelState.MISSING
    assert states.pop("barcode-reader-ean") is ModelState.ALTERED
    assert set(states.values()) == {ModelState.READY}


def test_a_card_that_is_missing_or_silent_is_refused_with_the_remedy(folder: Path) -> None:
    card = folder / checking.CARD
    card.write_text(card.read_text(encoding="utf-8").replace("| `finder.onnx`", "| finder"), encoding="utf-8")
    with pytest.raises(ModelError, match=r"does not name finder\.onnx\. Install Kijkmee again"):
        checking.check(folder)
    card.unlink()
    with pytest.raises(ModelError, match=r"cannot be read .* Install Kijkmee again"):
        checking.check(folder)
