"""Stock in which a photographed code has siblings: does a list make the cascade confirm what is not there?"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rich.progress import track

from pipelines.types import Pixels
from pipelines.vision.barcodes import BarcodeCascade
from pipelines.vision.gtin import GTIN_DIGITS, check_digit
from tests import blurred_reader
from tests.corpus.barcodes import Photograph, pixels_of
from tests.plain_readers import comparable

_WEIGHTS = (1, 3)
"""Of the digits of a GTIN of even or of odd distance from its end; the check digit's own distance is 0."""


@dataclass(frozen=True, slots=True)
class Confirmations:
    """What was confirmed of the pictures of a set."""

    pictures: int
    pairs: int
    """Pictures × the siblings that each has in stock."""
    siblings: int
    """Siblings confirmed, each as often as a stock without the truth let it through."""
    truths: int
    """Pictures whose truth was confirmed while it was in stock with all its siblings."""
    siblings_beside_truth: int
    """Siblings confirmed while the truth was in stock, too."""


def siblings_of(number: str) -> tuple[str, ...]:
    """Give every number of as many digits that differs in one digit and the check digit, or in two other digits.

    No valid number is nearer. There are 702 of an EAN-13 and 252 of an EAN-8.

    Args:
        number: A GTIN whose check digit is right.
    """
    places = range(len(number) - 1)
    one = (_changed(number, place, step) for place in places for step in range(1, 10))
    two = (
        _changed(_changed(number, first, step), second, _balance(number, first, second, step))
        for first, second in itertools.combinations(places, 2)
        for step in range(1, 10)
    )
    return (*one, *two)


def _changed(number: str, place: int, step: int) -> str:
    """Raise one digit, past 9 from 0 again, and give the check digit that then belongs there."""
    payload = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 : -1]
    return payload + str(check_digit(payload))


def _balance(number: str, first: int, second: int, step: int) -> int:
    """Give by how much the second place must be raised so that the check digit stays."""
    one, other = (_WEIGHTS[(len(number) - 1 - place) % 2] for place in (first, second))
    return next(raise_ for raise_ in range(10) if (one * step + other * raise_) % 10 == 0)


def printed_number(truths: frozenset[str]) -> str:
    """Give the number whose digits a code bears: 8 of an EAN-8, else 13; a UPC-E's is the one it stands for."""
    number = max(truths)
    return number[-8:] if number.startswith("0" * (GTIN_DIGITS - 8)) else number[-13:]


def known(numbers: Sequence[str]) -> frozenset[str]:
    """Give a stock as the cascade takes it: GTINs of 14 digits."""
    return frozenset(comparable(number) for number in numbers)


def reads_given(cascade: BarcodeCascade, pixels: Pixels, stocks: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Give what the cascade reads in one picture with each of several lists of known codes, comparable."""
    return [frozenset(comparable(barcode.text) for barcode in cascade.decode(pixels, stock)) for stock in stocks]


def confirmations(pictures: Sequence[Photograph], alone: int, seed: int = 6) -> Confirmations:
    """Show each picture with all its siblings in stock, with a few of them alone, and with the truth among them.

    Whether one of many siblings is confirmed is the harder question where a code is judged for itself; a rule that
    compares those in stock with one another is tried harder by one that stands alone.

    Args:
        pictures: Of EAN or UPC codes.
        alone: How many siblings are also the only code in stock, each in its turn.
        seed: Of the choice of those.
    """
    cascade, chance = blurred_reader.cascade(), np.random.default_rng(seed)
    pairs = siblings = truths = beside = 0
    for picture in track(pictures, "siblings in stock", transient=True):
        number = printed_number(picture.truths)
        others = siblings_of(number)
        chosen = [others[place] for place in chance.choice(len(others), alone, replace=False)]
        stocks = [known(others), *(known([each]) for each in chosen), known([number, *others])]
        pixels = pixels_of(picture)
        *absent, present = reads_given(cascade, pixels, stocks)
        pairs += len(others)
        siblings += len({text for read, stock in zip(absent, stocks, strict=False) for text in read & stock})
        confirmed = present & stocks[-1]
        truths += bool(confirmed & picture.truths)
        beside += len(confirmed - picture.truths)
    return Confirmations(len(pictures), pairs, siblings, truths, beside)
