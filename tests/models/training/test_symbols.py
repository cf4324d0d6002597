"""Random symbols to train on."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.barcode.code_128 import START_A, VALUES, check_value, code_128_widths, total_modules
from models.barcode.ean import ean_8, ean_13, parity_of
from models.barcode.geometry import LEAST_CHARACTERS, MOST_CHARACTERS
from models.barcode.geometry import LineKind as Kind
from models.barcode.itf_14 import PAIRS, itf_14_widths
from models.barcode.itf_14 import total_modules as itf_modules
from models.barcode.pattern import BarPattern
from models.training.symbols import Symbol, random_symbol
from pipelines.vision.blurred.code_128_content import code_128_content
from pipelines.vision.gtin import has_valid_check_digit

SEEDS = 60
RATIOS = (2.0, 2.25, 2.5, 3.0)
Widths = NDArray[np.float64]


def drawn(kind: Kind, count: int = SEEDS) -> list[Symbol]:
    return [random_symbol(np.random.default_rng(seed), kind) for seed in range(count)]


def widths_of(pattern: BarPattern) -> Widths:
    return np.diff(np.flatnonzero(np.diff(pattern.cells, prepend=0.0, append=0.0))).astype(np.float64)


def ean_number(classes: NDArray[np.int64]) -> str:
    """Give the number that classes stand for, its first digit told by the number sets."""
    sets, digits = "".join("ABC"[each // 10] for each in classes), "".join(str(each % 10) for each in classes)
    if len(classes) == 8:
        assert sets == "AAAACCCC"
        return digits
    (first,) = (digit for digit in range(10) if parity_of(digit) + "CCCCCC" == sets)
    return f"{first}{digits}"


@pytest.mark.parametrize(("kind", "modules", "encode"), [(Kind.EAN_13, 95, ean_13), (Kind.EAN_8, 67, ean_8)])
def test_an_ean_has_the_bars_of_its_number(kind: Kind, modules: int, encode: type) -> None:
    numbers = set()
    for symbol in drawn(kind):
        number = ean_number(symbol.classes)
        assert has_valid_check_digit(number)
        assert symbol.modules == modules
        np.testing.assert_array_equal(symbol.widths, widths_of(encode(number)))
        numbers.add(number)
    assert len(numbers) == SEEDS
    if kind is Kind.EAN_13:
        assert {number[0] for number in numbers} == set("0123456789")


def test_an_itf_14_has_the_bars_of_its_number_in_several_ratios() -> None:
    ratios = []
    for symbol in drawn(Kind.ITF_14):
        number = "".join(map(str, symbol.classes))
        assert has_valid_check_digit(number)
        (ratio,) = (each for each in RATIOS if np.array_equal(itf_14_widths(number, each), symbol.widths))
        assert symbol.modules == itf_modules(ratio)
        ratios.append(ratio)
    assert set(ratios) == set(RATIOS)


def test_a_code_128_has_the_bars_of_its_characters_and_can_be_decoded() -> None:
    lengths, sets = set(), set()
    for symbol in drawn(Kind.CODE_128, 200):
        values = symbol.classes.tolist()
        assert values[0] in range(START_A, VALUES)
        assert values[-1] == check_value(values[:-1])
        assert symbol.modules == total_modules(len(values))
        np.testing.assert_array_equal(symbol.widths, code_128_widths(values))
        assert code_128_content(tuple(values)) is not None
        lengths.add(len(values))
        sets.add(values[0])
    assert (min(lengths), max(lengths)) == (LEAST_CHARACTERS, MOST_CHARACTERS)
    assert sets == set(range(START_A, VALUES))


@pytest.mark.parametrize("characters", [LEAST_CHARACTERS - 1, LEAST_CHARACTERS, 13, MOST_CHARACTERS + 2])
def test_a_code_128_has_as_many_characters_as_are_asked(characters: int) -> None:
    for seed in range(20):
        symbol = random_symbol(np.random.default_rng(seed), Kind.CODE_128, characters)
        assert len(symbol.classes) == characters
        assert symbol.modules == total_modules(characters)


def legal_as(widths: Widths) -> list[Kind]:
    """Give the kinds that these bars are a legal symbol of, read either way, whatever a module measures."""
    ways = (widths, widths[::-1])
    return [kind for kind, is_legal in IS_LEGAL.items() if any(is_legal(way) for way in ways)]


def _is_ean(widths: Widths, digits: int, modules: int) -> bool:
    """Look each digit up in all number sets; a digit is two bars and two spaces."""
    half = digits // 2
    if len(widths) != 4 * digits + 11:
        return False
    whole = np.rint(widths * modules / widths.sum())
    inner = [*range(3, 3 + 4 * half, 4), *range(8 + 4 * half, 8 + 8 * half, 4)]
    guards = np.delete(whole, [at + step for at in inner for step in range(4)])
    alphabet = [_run_lengths(row) for row in ean_8("00000000").alphabet]
    found = [[i for i, each in enumerate(alphabet) if each == whole[at : at + 4].tolist()] for at in inner]
    return bool((guards == 1).all() and all(found))


def _run_lengths(row: NDArray[np.float64]) -> list[float]:
    edges = np.flatnonzero(np.diff(row, prepend=2.0, append=2.0))
    return [float(width) for width in np.diff(edges)]


def _is_itf_14(widths: Widths) -> bool:
    if len(widths) != 4 + 10 * PAIRS + 3:
        return False
    is_wide = widths > 1.5 * widths.min()
    inner = is_wide[4:-3].reshape(PAIRS, 5, 2)
    return bool(not is_wide[:4].any() and is_wide[-3:].tolist() == [True, False, False] and (inner.sum(1) == 2).all())


def _is_code_128(widths: Widths) -> bool:
    characters = (len(widths) - 7) // 6
    if characters < 3 or len(widths) != 6 * characters + 7:
        return False
    whole = np.rint(widths * total_modules(characters) / widths.sum())
    every = {tuple(code_128_widths([value])[:6]) for value in range(VALUES)}
    return {tuple(each) for each in whole[:-7].reshape(-1, 6)} <= every and whole[-7:].tolist() == [2, 3, 3, 1, 1, 1, 2]


IS_LEGAL = {
    Kind.EAN_13: lambda widths: _is_ean(widths, 12, 95),
    Kind.EAN_8: lambda widths: _is_ean(widths, 8, 67),
    Kind.ITF_14: _is_itf_14,
    Kind.CODE_128: _is_code_128,
}


@pytest.mark.parametrize("kind", IS_LEGAL)
def test_what_is_legal_is_known_to_be_so(kind: Kind) -> None:
    for symbol in drawn(kind):
        assert legal_as(symbol.widths) == legal_as(1.7 * symbol.widths[::-1]) == [kind]


def test_an_impostor_is_no_legal_symbol_and_has_nothing_to_read() -> None:
    widths = set()
    for symbol in drawn(Kind.NONE, 500):
        assert len(symbol.classes) == 0
        assert len(symbol.widths) % 2 == 1
        assert (symbol.widths > 0).all()
        assert legal_as(symbol.widths) == []
        widths.add(len(symbol.widths))
    assert len(widths) > 30


@pytest.mark.parametrize("kind", Kind)
def test_the_same_seed_gives_the_same_symbol(kind: Kind) -> None:
    for first, second in zip(drawn(kind, 5), drawn(kind, 5), strict=True):
        np.testing.assert_array_equal(first.widths, second.widths)
        np.testing.assert_array_equal(first.classes, second.classes)
