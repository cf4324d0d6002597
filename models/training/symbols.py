"""Random symbols to train on: those that the networks read, and others that they must not take for one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from models.barcode.code_128 import (
    CODE_A,
    CODE_B,
    CODE_C,
    FNC1,
    START_A,
    START_B,
    START_C,
    check_value,
    code_128_widths,
)
from models.barcode.ean import ean_8, ean_13
from models.barcode.geometry import LEAST_CHARACTERS, MOST_CHARACTERS
from models.barcode.geometry import LineKind as Kind
from models.barcode.itf_14 import itf_14_widths
from models.barcode.pattern import BarPattern

_Widths = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """A printed symbol."""

    kind: Kind
    widths: _Widths
    """Of bars and spaces in turn, from the first bar to the last, in modules."""
    classes: NDArray[np.int64]
    """The right class at each place, as pipelines/vision/blurred/evidence.py numbers them; empty for NONE."""

    @property
    def modules(self) -> float:
        """Width of the whole."""
        return float(self.widths.sum())


def random_symbol(rng: Generator, kind: Kind, characters: int | None = None) -> Symbol:
    """Draw a symbol of a kind; NONE gives one of another symbology, or bars of no symbology.

    Args:
        rng: Where chance comes from.
        kind: Which kind.
        characters: Of a Code 128, start and check character included; None draws it too.
    """
    match kind:
        case Kind.EAN_13:
            payload = "".join(map(str, rng.integers(0, 10, 12)))
            if rng.random() < 0.15:
                payload = "0" + payload[1:]
            number = payload + _check_digit(payload)
            return _ean(kind, ean_13(number))
        case Kind.EAN_8:
            payload = "".join(map(str, rng.integers(0, 10, 7)))
            number = payload + _check_digit(payload)
            return _ean(kind, ean_8(number))
        case Kind.ITF_14:
            payload = "".join(map(str, rng.integers(0, 10, 13)))
            number = payload + _check_digit(payload)
            widths = itf_14_widths(number, float(rng.choice([2.0, 2.25, 2.5, 3.0], p=[0.15, 0.15, 0.5, 0.2])))
            return Symbol(kind, widths, np.array(list(map(int, number))))
        case Kind.CODE_128:
            count = characters or int(rng.integers(LEAST_CHARACTERS, MOST_CHARACTERS + 1))
            values = _code_128_values(rng, count)
            return Symbol(kind, code_128_widths(values), np.array(values))
        case Kind.NONE:
            return Symbol(kind, _impostor(rng), np.array([], dtype=np.int64))


def _check_digit(payload: str) -> str:
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(payload)))
    return str(-weighted % 10)


def _ean(kind: Kind, pattern: BarPattern) -> Symbol:
    edges = np.flatnonzero(np.diff(pattern.cells, prepend=0.0, append=0.0))
    return Symbol(kind, np.diff(edges).astype(np.float64), pattern.printed.astype(np.int64))


def _code_128_values(rng: Generator, count: int) -> list[int]:
    """Characters that can be decoded: digits in set C, letters in set B, some changes between them, FNC1 at times."""
    code_set = str(rng.choice(list("ABC"), p=[0.05, 0.5, 0.45]))
    values = [{"A": START_A, "B": START_B, "C": START_C}[code_set]]
    if rng.random() < 0.2:
        values.append(FNC1)
    while len(values) < count - 1:
        if rng.random() < 0.1 and len(values) < count - 2:
            code_set = "B" if code_set != "B" else str(rng.choice(["A", "C"]))
            values.append({"A": CODE_A, "B": CODE_B, "C": CODE_C}[code_set])
        elif code_set == "C":
            values.append(FNC1 if rng.random() < 0.01 else int(rng.integers(0, 100)))
        else:
            values.append(int(rng.integers(16, 26) if rng.random() < 0.4 else rng.integers(0, 96)))
    return [*values, check_value(values)]


def _impostor(rng: Generator) -> _Widths:
    """Bars that none of the readers may accept."""
    match int(rng.integers(0, 8)):
        case 0:  # Code 39: characters of nine elements with three wide ones, and a narrow gap
            return _two_widths(rng, elements=9, wide=3, characters=int(rng.integers(3, 14)))
        case 1:  # Codabar
            return _two_widths(rng, elements=7, wide=int(rng.integers(2, 4)), characters=int(rng.integers(4, 14)))
        case 2:  # Code 93 and others of (n, k) build: three bars and three spaces of nine modules
            return np.concatenate([_parts(rng, 6, 9) for _ in range(int(rng.integers(5, 16)))] + [np.ones(1)])
        case 3:  # interleaved 2 of 5 of another length, or a standard 2 of 5
            pairs = int(rng.choice([2, 3, 4, 5, 6, 8, 9]))
            ratio = rng.uniform(2, 3)
            inner = [itf_14_widths("".join(map(str, rng.integers(0, 10, 14))), ratio)[4:14] for _ in range(pairs)]
            return np.concatenate([np.ones(4), *inner, [ratio, 1.0, 1.0]])
        case 4:  # bars of any width
            return rng.uniform(1, 4, 2 * int(rng.integers(12, 50)) + 1)
        case 5:  # whole modules, as EAN and Code 128 have them, in no order
            return rng.integers(1, 5, 2 * int(rng.integers(12, 50)) + 1).astype(np.float64)
        case 6:  # a grating
            return np.tile(rng.uniform(0.8, 3, 2), int(rng.integers(12, 50)))[:-1]
        case _:  # letters: bars of nearly one width with gaps between them, some wide
            widths = rng.gamma(3.0, 0.7, 2 * int(rng.integers(12, 40)) + 1) + 0.3
            widths[1::2] *= rng.choice([1.0, 1.0, 1.0, 4.0], len(widths[1::2]))
            return np.asarray(widths, dtype=np.float64)


def _two_widths(rng: Generator, elements: int, wide: int, characters: int) -> _Widths:
    ratio = rng.uniform(2, 3)
    parts: list[float] = []
    for _ in range(characters):
        own = np.ones(elements)
        own[rng.choice(elements, wide, replace=False)] = ratio
        parts += [*own, 1.0]
    return np.array(parts[:-1])


def _parts(rng: Generator, count: int, total: int) -> _Widths:
    """Cut so many modules into so many elements."""
    cuts = np.sort(rng.choice(np.arange(1, total), count - 1, replace=False))
    return np.diff(np.concatenate([[0], cuts, [total]])).astype(np.float64)
