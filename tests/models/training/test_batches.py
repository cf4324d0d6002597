"""What the networks are shown, and whether the answers that they should give are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from models.barcode.code_128 import code_128_pattern, total_modules
from models.barcode.ean import ean_8, ean_13, parity_of
from models.barcode.geometry import (
    FINDER_SAMPLES,
    FINDER_STEP,
    ITF_MODULES,
    LEAST_CHARACTERS,
    MOST_CHARACTERS,
    PER_MODULE,
    QUIET,
)
from models.barcode.geometry import LineKind as Kind
from models.barcode.itf_14 import itf_14_widths
from models.barcode.pattern import cells_of
from models.training import batches, scenes
from models.training.batches import FinderBatch, ReaderBatch
from models.training.camera import Difficulty
from pipelines.vision.gtin import has_valid_check_digit

EASY = Difficulty(most_blur=0.1, least_pixels=5.0, most_pixels=6.0, most_noise=0.001)
COUNT = 100
PLACES = FINDER_SAMPLES // FINDER_STEP
Draw = Callable[[np.random.Generator, int, Difficulty], ReaderBatch]
READERS: dict[str, tuple[Draw, int, int]] = {
    "EAN-13": (batches.ean_batch, 95, 30),
    "EAN-8": (batches.ean_8_batch, 67, 30),
    "ITF-14": (batches.itf_14_batch, ITF_MODULES, 10),
    "Code 128": (batches.code_128_batch, 0, 106),
}
"""How a batch is drawn, its modules (0: of some length), and its classes."""


def drawn(name: str, seed: int = 0, difficulty: Difficulty = EASY) -> ReaderBatch:
    return READERS[name][0](np.random.default_rng(seed), COUNT, difficulty)


def modules_of(batch: ReaderBatch) -> int:
    return int(batch.lines.shape[1]) // PER_MODULE - 2 * QUIET


def dark_modules(name: str, classes: NDArray[np.int64], modules: int) -> Iterator[NDArray[np.bool_]]:
    """Give at 20 places a module what may be printed where these classes are; of an ITF-14, in each ratio."""
    at = (np.arange(modules * 20) + 0.5) / (modules * 20)
    if name == "ITF-14":
        widths = [itf_14_widths("".join(map(str, classes)), ratio) for ratio in (2.0, 2.25, 2.5, 3.0)]
        cells = [cells_of(each, 4) for each in widths]
    elif name == "Code 128":
        cells = [code_128_pattern(classes.tolist()).cells]
    else:
        digits = "".join(str(each % 10) for each in classes)
        first = [digit for digit in range(10) if parity_of(digit) == "".join("ABC"[c // 10] for c in classes[:6])]
        cells = [(ean_13(f"{first[0]}{digits}") if name == "EAN-13" else ean_8(digits)).cells]
    for each in cells:
        yield each[(at * len(each)).astype(int)] > 0


def assert_array(array: NDArray[Any], shape: tuple[int, ...], dtype: type) -> None:
    assert array.shape == shape
    assert array.dtype == dtype


def agreement(name: str, batch: ReaderBatch, row: int) -> float:
    """Give the share of the modules of a line that are as dark as the symbol's module which lies there."""
    modules = modules_of(batch)
    centres = np.arange(modules + 2 * QUIET) + 0.5 - QUIET
    symbol_place = centres + batch.shifts[row]
    line = batch.lines[row].reshape(-1, PER_MODULE)[:, 1:3].mean(axis=1)
    # Well within the symbol, and there where a module is not half covered by the next one.
    sure = (symbol_place > 0.5) & (symbol_place < modules - 0.5) & (np.abs(symbol_place % 1 - 0.5) < 0.2)
    around = [line[max(0, m - 9) : m + 10] for m in range(len(line))]
    middle = np.array([(each.min() + each.max()) / 2 for each in around])
    is_dark = line < middle
    if not sure.any():
        return 1.0
    at = (symbol_place[sure] * 20).astype(int)
    return max(
        float((is_dark[sure] == printed[at]).mean()) for printed in dark_modules(name, batch.classes[row], modules)
    )


@pytest.mark.parametrize("name", READERS)
def test_a_readers_batch_has_the_shapes_that_a_reader_has(name: str) -> None:
    batch, (_, modules, classes) = drawn(name), READERS[name]
    modules = modules or modules_of(batch)
    places = {"EAN-13": 12, "EAN-8": 8, "ITF-14": 14}.get(name, (modules - 13) // 11)
    assert_array(batch.lines, (COUNT, (modules + 2 * QUIET) * PER_MODULE), np.float32)
    assert_array(batch.classes, (COUNT, places), np.int64)
    assert_array(batch.is_valid, (COUNT,), np.bool_)
    assert_array(batch.shifts, (COUNT, modules + 2 * QUIET), np.float32)
    assert batch.in_symbol.tolist() == [QUIET <= m < QUIET + modules for m in range(modules + 2 * QUIET)]
    assert batch.lines.min() >= 0
    assert batch.lines.max() <= 1
    assert set(batch.classes[batch.is_valid].flat) <= set(range(classes))
    assert (batch.classes[~batch.is_valid] == -1).all()
    assert 0.65 < batch.is_valid.mean() < 0.95


def test_code_128_batches_have_every_length() -> None:
    lengths = {batches.code_128_batch(np.random.default_rng(seed), 2, EASY).classes.shape[1] for seed in range(150)}
    assert lengths == set(range(LEAST_CHARACTERS, MOST_CHARACTERS + 1))


@pytest.mark.parametrize("name", READERS)
def test_what_a_line_should_be_read_as_is_what_it_shows(name: str) -> None:
    batch = drawn(name)
    shares = np.array([agreement(name, batch, row) for row in np.flatnonzero(batch.is_valid).tolist()])
    assert np.median(shares) > 0.94
    # Few are damaged, or washed out in part.
    assert (shares > 0.9).mean() > 0.75


@pytest.mark.parametrize("name", READERS)
def test_without_the_shifts_a_line_does_not_show_it(name: str) -> None:
    batch = drawn(name)
    far = [
        row for row in np.flatnonzero(batch.is_valid).tolist() if np.abs(batch.shifts[row][batch.in_symbol]).mean() > 1
    ]
    assert len(far) > 10
    right = np.median([agreement(name, batch, row) for row in far])
    batch.shifts[:] = 0
    assert np.median([agreement(name, batch, row) for row in far]) < right - 0.15


@pytest.mark.parametrize("name", READERS)
def test_ends_of_valid_lines_are_off_by_a_few_modules_at_most(name: str) -> None:
    batch = drawn(name)
    # At both ends a symbol lies as it is bent but for the error of that end.
    edges = batch.shifts[batch.is_valid][:, [QUIET, -QUIET - 1]]
    assert np.abs(edges).max() < 5.5
    assert np.median(np.abs(edges)) > 0.3


def found(seed: int = 0, count: int = 300, difficulty: Difficulty = EASY) -> FinderBatch:
    return batches.finder_batch(np.random.default_rng(seed), count, difficulty)


def test_a_finders_batch_has_the_shapes_that_the_finder_has() -> None:
    batch = found(difficulty=Difficulty())
    assert_array(batch.lines, (300, FINDER_SAMPLES), np.float32)
    assert_array(batch.kinds, (300,), np.int64)
    assert_array(batch.ends, (300, 2), np.float32)
    assert_array(batch.is_reversed, (300,), np.bool_)
    assert_array(batch.module, (300,), np.float32)
    assert batch.lines.min() >= 0
    assert batch.lines.max() <= 1
    assert set(batch.kinds) == set(Kind)
    assert 0.15 < (batch.kinds == Kind.NONE).mean() < 0.4
    assert 0.4 < batch.is_reversed.mean() < 0.6


def test_what_is_to_be_found_is_whole_and_as_wide_as_its_modules() -> None:
    batch = found()
    seen = batch.kinds != Kind.NONE
    ends = batch.ends[seen]
    assert ends.min() >= -0.5
    assert ends.max() <= PLACES - 0.5
    modules = FINDER_STEP * np.diff(ends, axis=1)[:, 0] / batch.module[seen]
    kinds = batch.kinds[seen]
    np.testing.assert_allclose(modules[kinds == Kind.EAN_13], 95, rtol=1e-4)
    np.testing.assert_allclose(modules[kinds == Kind.EAN_8], 67, rtol=1e-4)
    assert set(np.rint(modules[kinds == Kind.CODE_128])) <= {
        total_modules(n) for n in range(LEAST_CHARACTERS, MOST_CHARACTERS + 1)
    }


def test_codes_that_are_cut_off_are_none() -> None:
    batch = found(count=600)
    is_cut = (batch.ends[:, 0] < -0.5) | (batch.ends[:, 1] > PLACES - 0.5)
    assert 15 < is_cut.sum() < 90
    assert (batch.kinds[is_cut] == Kind.NONE).all()


def test_bars_begin_and_end_where_a_symbol_does() -> None:
    batch = found()
    right = []
    for row in np.flatnonzero(batch.kinds != Kind.NONE):
        (left, end), module = (batch.ends[row] + 0.5) * FINDER_STEP, batch.module[row]
        at = np.array([left - 0.8 * module, left + 0.5 * module, end - 0.5 * module, end + 0.8 * module])
        before, first, last, after = np.interp(at, np.arange(FINDER_SAMPLES) + 0.5, batch.lines[row])
        right += [before > first, after > last]
    assert np.mean(right) > 0.9


def test_a_line_that_is_turned_has_its_first_bar_at_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenes, "_bent", lambda _, total: scenes._KNOTS * total)
    batch = found(count=200)
    read = {False: 0, True: 0}
    for row in np.flatnonzero(batch.kinds == Kind.EAN_13):
        left, end = (batch.ends[row] + 0.5) * FINDER_STEP
        at = left + (np.arange(95) + 0.5) / 95 * (end - left)
        values = np.interp(at, np.arange(FINDER_SAMPLES) + 0.5, batch.lines[row])
        dark = values < (values.min() + values.max()) / 2
        ways = [is_reversed for is_reversed, way in ((False, dark), (True, dark[::-1])) if _is_ean_13(way)]
        if ways:
            assert ways == [batch.is_reversed[row]]
            read[ways[0]] += 1
    assert min(read.values()) >= 8


def _is_ean_13(dark: NDArray[np.bool_]) -> bool:
    """Tell whether 95 modules, from left to right, are those of a number."""
    alphabet = {tuple(cells > 0): index for index, cells in enumerate(ean_13("0" * 13).alphabet)}
    starts = [*range(3, 45, 7), *range(50, 92, 7)]
    classes = [alphabet.get(tuple(dark[at : at + 7]), -1) for at in starts]
    sets = "".join("ABC"[each // 10] for each in classes if each >= 0)
    first = [digit for digit in range(10) if parity_of(digit) + "CCCCCC" == sets]
    return len(first) == 1 and has_valid_check_digit(str(first[0]) + "".join(str(each % 10) for each in classes))


@pytest.mark.parametrize("name", [*READERS, "finder"])
def test_the_same_seed_gives_the_same_lines(name: str) -> None:
    if name == "finder":
        np.testing.assert_array_equal(found(2, 20).lines, found(2, 20).lines)
        assert not np.array_equal(found(2, 20).lines, found(3, 20).lines)
        return
    first, again, other = drawn(name, 2, Difficulty()), drawn(name, 2, Difficulty()), drawn(name, 3, Difficulty())
    np.testing.assert_array_equal(first.lines, again.lines)
    np.testing.assert_array_equal(first.shifts, again.shifts)
    assert first.lines.shape != other.lines.shape or not np.array_equal(first.lines, other.lines)
