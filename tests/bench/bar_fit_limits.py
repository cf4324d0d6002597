"""What the limits of pipelines/vision/blurred/judging.py for drawn bars cost: right and wrong codes over rendered ones.

`python -m tests.bench.bar_fit_limits --codes 500` prints how many right and how many wrong codes pass each limit.
Wrong are, for each picture, the code nearest to the right one among all that differ in one character and the check
character, one such code by chance, and what a reader would read that slipped by a module somewhere.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.barcode.code_128 import START_A, START_B, check_value, code_128_pattern
from models.barcode.ean import ean_8, ean_13
from models.barcode.itf_14 import RATIOS, itf_14_pattern
from models.barcode.pattern import BarPattern
from pipelines.vision.bar_fit import BarFit, fit_line
from pipelines.vision.blurred.judging import UNKNOWN
from pipelines.vision.gtin import check_digit
from tests.pipelines.vision.printed_codes import any_look, printed, sampled_line

Characters = tuple[int, ...]
"""Digits of EAN and ITF-14; values of Code 128. The check character is the last."""

LINE_QUIET = 5
"""Modules on each side of the lines that are laid over."""
_SLIP_BLUR = 0.7
"""Modules; a reader that slips goes by what it sees."""
_CORRELATIONS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94)
_PARTS = (-1.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94)
_MARGINS = (-1.0, -0.2, -0.1, -0.05, -0.03, -0.02, -0.01, 0.0, 0.01, 0.02, 0.04)


@dataclass(frozen=True, slots=True)
class Kind:
    """A symbology as it is tried."""

    name: str
    lengths: range
    """How many characters a code may have before its check character."""
    values: int
    """How many values a character has."""
    check: Callable[[Characters], int]
    """Gives the check character."""
    draw: Callable[[Characters], tuple[BarPattern, ...]]
    """Gives all ways in which a code may be printed."""
    group: Callable[[NDArray[np.intp]], NDArray[np.intp]]
    """Numbers the characters of the alphabet; only those of one number may stand in each other's place."""
    spell: Callable[[Characters, NDArray[np.intp]], Characters]
    """Gives the characters whose bars are these of the alphabet; what has no bars is the code's."""
    start: Characters = ()
    """What each code begins with."""

    def code(self, rng: np.random.Generator) -> Characters:
        """Choose a code."""
        length = int(rng.choice(np.array(self.lengths))) - len(self.start)
        return self.checked((*self.start, *rng.integers(0, self.values, length).tolist()))

    def checked(self, payload: Characters) -> Characters:
        """Append the check character."""
        return (*payload, self.check(payload))

    def siblings(self, code: Characters) -> list[Characters]:
        """Give all codes that differ in one character and perhaps the check character."""
        return [
            self.checked((*code[:place], value, *code[place + 1 : -1]))
            for place in range(len(self.start), len(code) - 1)
            for value in range(self.values)
            if value != code[place]
        ]

    def nearest_sibling(self, code: Characters) -> Characters:
        """Give the one whose bars differ least, seen through some blur."""
        true = self.draw(code)[-1]
        others = self.siblings(code)
        differences = np.array([self.draw(other)[-1].cells - true.cells for other in others])
        return others[int(_size(differences, true.cells_per_module).argmin())]

    def slipped(self, code: Characters, rng: np.random.Generator) -> Characters:
        """Give what looks most like the bars if all places from one on are taken a module off."""
        pattern = self.draw(code)[-1]
        moved = np.roll(pattern.cells, int(rng.choice([-1, 1])) * pattern.cells_per_module)
        alphabet, places = pattern.alphabet, len(pattern.starts)
        windows = moved[pattern.starts[:, None] + np.arange(alphabet.shape[1])]
        differences = (windows[:, None] - alphabet).reshape(-1, alphabet.shape[1])
        sizes = _size(differences, pattern.cells_per_module).reshape(places, -1)
        groups = self.group(np.arange(len(alphabet)))
        sizes[groups != groups[pattern.printed][:, None]] = np.inf
        kept = np.arange(places) < rng.integers(0, places // 2)
        read = np.where(kept, pattern.printed, sizes.argmin(axis=1))
        return self.checked(self.spell(code, read)[:-1])


def _size(differences: NDArray[np.float64], cells_per_module: int) -> NDArray[np.float64]:
    blurred = cv2.GaussianBlur(differences, (0, 0), sigmaX=_SLIP_BLUR * cells_per_module, sigmaY=1e-3)
    return np.asarray(np.abs(blurred).sum(axis=1))


def _digits(code: Characters) -> str:
    return "".join(map(str, code))


def _gtin_check(payload: Characters) -> int:
    return int(check_digit(_digits(payload)))


def _number_set(characters: NDArray[np.intp]) -> NDArray[np.intp]:
    return characters // 10


KINDS = (
    Kind(
        "EAN-13",
        range(12, 13),
        10,
        _gtin_check,
        lambda code: (ean_13(_digits(code)),),
        _number_set,
        lambda code, read: (code[0], *(read % 10).tolist()),
    ),
    Kind(
        "EAN-8",
        range(7, 8),
        10,
        _gtin_check,
        lambda code: (ean_8(_digits(code)),),
        _number_set,
        lambda _, read: tuple((read % 10).tolist()),
    ),
    Kind(
        "ITF-14",
        range(13, 14),
        10,
        _gtin_check,
        lambda code: tuple(itf_14_pattern(_digits(code), ratio) for ratio in RATIOS),
        np.zeros_like,
        lambda _, read: tuple(np.column_stack([read // 10, read % 10]).ravel().tolist()),
    ),
    Kind(
        "Code 128",
        range(6, 17),
        96,
        check_value,
        lambda code: (code_128_pattern(code),),
        lambda values: (values >= START_A).astype(np.intp),
        lambda _, read: tuple(read.tolist()),
        (START_B,),
    ),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """A code laid over a picture."""

    kind: str
    is_right: bool
    fit: BarFit
    """From one line of the picture."""


def trials(codes: int, seed: int) -> Iterator[Trial]:
    """Render so many codes of each kind and lay the right and the wrong codes over each."""
    for kind in KINDS:
        for number in range(codes):
            rng = np.random.default_rng([seed, number])
            code = kind.code(rng)
            ways = kind.draw(code)
            shown = ways[int(rng.integers(len(ways)))]
            grey, quad = printed(shown, any_look(rng), rng)
            chance = kind.siblings(code)
            wrong = {kind.nearest_sibling(code), chance[int(rng.integers(len(chance)))], kind.slipped(code, rng)}
            line = sampled_line(grey, quad, shown.modules, LINE_QUIET)
            for tried in (code, *sorted(wrong - {code})):
                patterns = kind.draw(tried)
                yield Trial(kind.name, tried == code, fit_line(line, LINE_QUIET, patterns))


def main() -> None:
    """Print the curves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codes", type=int, default=500, help="of each symbology")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tried = list(trials(options.codes, options.seed))
    for kind in KINDS:
        own = [each for each in tried if each.kind == kind.name]
        sys.stdout.write(f"\n{kind.name}: wrong and right codes that pass, the two other limits as they are\n")
        _curve("correlation from", _CORRELATIONS, 0, own)
        _curve("worst part from", _PARTS, 1, own)
        _curve("worst margin from", _MARGINS, 2, own)


def _curve(title: str, limits: Sequence[float], axis: int, tried: Sequence[Trial]) -> None:
    sys.stdout.write(f"  {title}\n")
    figures = np.array([(each.fit.correlation, each.fit.least_part, each.fit.worst_margin) for each in tried])
    is_right = np.array([each.is_right for each in tried])
    for limit in limits:
        least = [UNKNOWN.least_correlation, UNKNOWN.least_part, UNKNOWN.least_margin]
        least[axis] = limit
        confirmed = (figures >= least).all(axis=1)
        wrong, right = (confirmed & ~is_right).sum(), (confirmed & is_right).sum()
        sys.stdout.write(f"  {limit:7.2f}  {wrong:5d} of {(~is_right).sum()}  {right:5d} of {is_right.sum()}\n")


if __name__ == "__main__":
    main()
