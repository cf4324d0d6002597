"""The networks that find and read blurred codes, and their files."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from models.barcode import networks
from models.barcode.code_128 import VALUES, total_modules
from models.barcode.geometry import (
    FINDER_SAMPLES,
    FINDER_STEP,
    ITF_MODULES,
    LEAST_CHARACTERS,
    MOST_CHARACTERS,
    PER_MODULE,
    QUIET,
    LineKind,
)
from models.barcode.networks import WEIGHTS, BarcodeNetworks
from models.sessions import open_session
from models.store import ModelError

FOLDER = Path(networks.__file__).parent
MOST_BYTES = 2_000_000
"""Of each file: they are part of the repository and of the wheel."""
SHAPES = [
    (LineKind.EAN_13, 95, 12, 30),
    (LineKind.EAN_8, 67, 8, 30),
    (LineKind.ITF_14, ITF_MODULES, 14, 10),
    *((LineKind.CODE_128, total_modules(n), n, VALUES) for n in (LEAST_CHARACTERS, 11, MOST_CHARACTERS)),
]
"""Kind, modules, places and classes."""


def lines(count: int, samples: int) -> NDArray[np.float32]:
    return np.random.default_rng(samples).random((count, samples), np.float32)


def reader_lines(count: int, modules: int) -> NDArray[np.float32]:
    return lines(count, (modules + 2 * QUIET) * PER_MODULE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in WEIGHTS:
        shutil.copy(FOLDER / f"{name}.onnx", tmp_path)
    return tmp_path


@pytest.mark.parametrize("count", [1, 6])
def test_the_finder_says_of_each_line_where_and_what(count: int) -> None:
    found = BarcodeNetworks().find(lines(count, FINDER_SAMPLES))
    places = FINDER_SAMPLES // FINDER_STEP
    assert found.ends.shape == (count, 2, places)
    assert found.kinds.shape == (count, len(LineKind))
    assert found.turned.shape == (count,)
    assert found.log_module.shape == (count, places)


@pytest.mark.parametrize("count", [1, 6])
@pytest.mark.parametrize(("kind", "modules", "places", "classes"), SHAPES)
def test_a_reader_says_of_each_line_what_stands_at_each_place(
    count: int, kind: LineKind, modules: int, places: int, classes: int
) -> None:
    read = BarcodeNetworks().read(kind, reader_lines(count, modules))
    assert read.characters.shape == (count, places, classes)
    assert read.validity.shape == (count,)
    assert read.shift.shape == (count, modules + 2 * QUIET)
    assert all(np.isfinite(each).all() for each in (read.characters, read.validity, read.shift))


def test_a_line_means_the_same_alone_and_among_others() -> None:
    nets, six = BarcodeNetworks(), lines(6, FINDER_SAMPLES)
    together = nets.find(six)
    for row in range(6):
        alone = nets.find(six[row : row + 1])
        np.testing.assert_allclose(alone.ends[0], together.ends[row], atol=1e-3)
        np.testing.assert_allclose(alone.kinds[0], together.kinds[row], atol=1e-3)
        np.testing.assert_allclose(alone.turned[0], together.turned[row], atol=1e-3)
        np.testing.assert_allclose(alone.log_module[0], together.log_module[row], atol=1e-3)
    for kind, modules, _, _ in SHAPES:
        six = reader_lines(6, modules)
        read = nets.read(kind, six)
        last = nets.read(kind, six[5:])
        np.testing.assert_allclose(last.characters[0], read.characters[5], atol=1e-3)
        np.testing.assert_allclose(last.validity[0], read.validity[5], atol=1e-3)
        np.testing.assert_allclose(last.shift[0], read.shift[5], atol=1e-3)


@pytest.mark.parametrize("kind", [LineKind.EAN_13, LineKind.EAN_8, LineKind.ITF_14, LineKind.CODE_128])
def test_light_of_another_strength_changes_nothing_of_note(kind: LineKind) -> None:
    modules = next(each[1] for each in SHAPES if each[0] is kind)
    nets, bright = BarcodeNetworks(), reader_lines(2, modules)
    first, second = (nets.read(kind, each).characters for each in (bright, (0.1 + 0.5 * bright).astype(np.float32)))
    assert np.abs(first - second).max() < 0.15 * np.abs(first).max()


def test_a_network_is_loaded_when_it_is_first_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def counted(model: str, *, threads: int) -> object:
        opened.append(Path(model).stem)
        assert threads == 2
        return open_session(model, threads=threads)

    monkeypatch.setattr(networks, "open_session", counted)
    nets = BarcodeNetworks(threads=2)
    assert opened == []
    for _ in range(2):
        nets.find(lines(1, FINDER_SAMPLES))
        nets.read(LineKind.EAN_13, reader_lines(1, 95))
        nets.read(LineKind.EAN_8, reader_lines(1, 67))
    assert opened == ["finder", "reader-ean"]
    nets.load()
    assert opened == list(WEIGHTS)


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_missing_file_is_told_at_once_and_what_to_do(copy: Path, name: str) -> None:
    (copy / f"{name}.onnx").unlink()
    with pytest.raises(ModelError, match=rf"{name}\.onnx are missing\. Install Kijkmee again"):
        BarcodeNetworks(folder=copy)


@pytest.mark.parametrize("content", [b"", b"no network", (FOLDER / "finder.onnx").read_bytes()[:1000]])
def test_a_damaged_file_is_told_when_it_is_needed_and_what_to_do(copy: Path, content: bytes) -> None:
    (copy / "finder.onnx").write_bytes(content)
    nets = BarcodeNetworks(folder=copy)
    assert nets.read(LineKind.EAN_13, reader_lines(1, 95)).validity.shape == (1,)
    with pytest.raises(ModelError, match=r"finder\.onnx cannot be loaded on this machine\. Install Kijkmee again"):
        nets.find(lines(1, FINDER_SAMPLES))


def test_only_the_files_that_are_used_are_there_and_they_are_small() -> None:
    files = {path.stem: path.stat().st_size for path in FOLDER.glob("*.onnx")}
    assert set(files) == set(WEIGHTS)
    assert max(files.values()) <= MOST_BYTES


def test_the_card_tells_which_files_these_are() -> None:
    card = (FOLDER / "MODEL-CARD.md").read_text(encoding="utf-8")
    rows = [[cell.strip(" `") for cell in row.strip("| ").split("|")] for row in card.splitlines() if "|" in row]
    stated = {row[0]: row[-1] for row in rows if row[0].endswith(".onnx") and re.fullmatch("[0-9a-f]{64}", row[-1])}
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.onnx")}
    assert stated == files
