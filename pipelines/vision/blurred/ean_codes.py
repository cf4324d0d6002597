"""Which EAN codes are legal, and how likely each is by what was seen (GS1 General Specifications, section 5.2)."""

from __future__ import annotations

import numpy as np

from models.barcode.ean import SETS, parity_of
from pipelines.vision.blurred.checked_sequences import CheckedSequences, Opening, Scores, checked_sequences

_DIGITS = np.arange(10)
_HALF_13, _HALF_8 = 6, 4
_WEIGHTS_13 = (3, 1) * _HALF_13
"""Of the digits after the first; the first has 1."""
_WEIGHTS_8 = (3, 1) * _HALF_8


def ean_13_codes(log_likelihoods: Scores) -> CheckedSequences:
    """Weigh all EAN-13 numbers: 13 digits, the first told by the number sets of the left half, the check digit right.

    Args:
        log_likelihoods: 12 places × 30 classes. A UPC-A is the EAN-13 that begins with 0.
    """
    tables = [_of_sets(log_likelihoods, parity_of(first) + "C" * _HALF_13) for first in _DIGITS.tolist()]
    openings = [Opening((first,), first, first, 0.0) for first in _DIGITS.tolist()]
    return checked_sequences(np.stack(tables), _WEIGHTS_13, openings)


def ean_8_codes(log_likelihoods: Scores) -> CheckedSequences:
    """Weigh all EAN-8 numbers: 8 digits, set A in the left half and C in the right, the check digit right.

    Args:
        log_likelihoods: 8 places × 30 classes.
    """
    table = _of_sets(log_likelihoods, "A" * _HALF_8 + "C" * _HALF_8)
    return checked_sequences(table[None], _WEIGHTS_8, [Opening((), 0, 0, 0.0)])


def _of_sets(log_likelihoods: Scores, sets: str) -> Scores:
    """Pick the ten classes that each place has if its number set is this one."""
    starts = np.array([SETS.index(number_set) * len(_DIGITS) for number_set in sets])
    return np.take_along_axis(log_likelihoods, starts[:, None] + _DIGITS, axis=1)
