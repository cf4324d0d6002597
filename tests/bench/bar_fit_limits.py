"""How the limits of `fit_read` and `fit_line` were chosen: rendered codes, right ones and near ones laid over them.

Run `python -m tests.bench.bar_fit_limits --codes 300`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from models.barcode.code_128 import START_B, check_value, code_128_pattern
from models.barcode.ean import ean_8, ean_13
from models.barcode.itf_14 import RATIOS, itf_14_pattern
from models.barcode.pattern import BarPattern
from pipelines.vision.bar_fit import BarFit, fit_read
from pipelines.vision.gtin import check_digit
from tests.pipelines.vision.printed_codes import any_look, printed

Characters = tuple[int, ...]
"""Digits of EAN and ITF-14; values of Code 128. The check character is the last."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A symbology as it is tried."""

    name: str
    length: Callable[[np.random.Generator], int]
    """Characters before the check character."""
    most: int
    """Values of a character."""
    first: int | None
    """What every code begins with."""
    check: Callable[[Characters], int]
    draw: Callable[[Characters], tuple[BarPattern, ...]]
    """All ways in which it may be printed."""

    def code(self, rng):
        payload = tuple(int(each) for each in rng.integers(0, self.most, self.length(rng)))
        if self.first is not None:
            payload = (self.first, *payload[1:])
        return self.checked(payload)

    def checked(self, payload):
        return (*payload, self.check(payload))


def digits(characters):
    return "".join(map(str, characters))


def gtin_check(payload):
    return int(check_digit(digits(payload)))


KINDS = (
    Kind("EAN-13", lambda rng: 12, 10, None, gtin_check, lambda c: (ean_13(digits(c)),)),
    Kind("EAN-8", lambda rng: 7, 10, None, gtin_check, lambda c: (ean_8(digits(c)),)),
    Kind("ITF-14", lambda rng: 13, 10, None, gtin_check, lambda c: tuple(itf_14_pattern(digits(c), r) for r in RATIOS)),
    Kind("Code 128", lambda rng: int(rng.integers(6, 17)), 96, START_B, check_value, lambda c: (code_128_pattern(c),)),
)


def distance(a: BarPattern, b: BarPattern):
    return float(np.abs(cv2.GaussianBlur(a.cells[None] - b.cells[None], (0, 0), 0.9 * a.cells_per_module)).sum())


def sibling(kind, code, rng):
    """The nearest of those that differ in one character (and the check character)."""
    place = int(rng.integers(1, len(code) - 1))
    true = kind.draw(code)[-1]
    others = [kind.checked((*code[:place], v, *code[place + 1 : -1])) for v in range(kind.most) if v != code[place]]
    return min(others, key=lambda o: distance(true, kind.draw(o)[-1]))


def slipped(kind, code, rng, shift):
    """From some place on, what would be read a module off."""
    true = kind.draw(code)[-1]
    first = int(rng.integers(0, len(code) // 2))
    moved = np.roll(true.cells, shift * true.cells_per_module)
    now = list(code[:-1])
    for place in range(max(first, 0 if kind.first is None else 1), len(now)):

        def off(v, place=place):
            drawn = kind.draw(kind.checked((*now[:place], v, *now[place + 1 :])))[-1]
            index = place - (1 if kind.name == "EAN-13" else 0)
            if kind.name == "ITF-14":
                index = place // 2
            start = int(drawn.starts[max(index, 0)])
            w = drawn.alphabet.shape[1]
            window = drawn.cells[start : start + w] - moved[start : start + w]
            return np.abs(cv2.GaussianBlur(window[None], (0, 0), 0.7 * true.cells_per_module)).sum()

        if kind.name == "EAN-13" and place == 0:
            continue
        now[place] = min(range(kind.most), key=off)
    return kind.checked(tuple(now))
