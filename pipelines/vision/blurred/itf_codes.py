"""Which ITF-14 codes are legal, and how likely each is by what was seen (GS1 General Specifications, section 5.3)."""

from __future__ import annotations

from models.barcode.itf_14 import PAIRS
from pipelines.vision.blurred.checked_sequences import CheckedSequences, Opening, Scores, checked_sequences

_WEIGHTS = (3, 1) * PAIRS


def itf_14_codes(log_likelihoods: Scores) -> CheckedSequences:
    """Weigh all numbers of 14 digits whose check digit is right.

    Args:
        log_likelihoods: 14 places × 10 digits.
    """
    return checked_sequences(log_likelihoods[None], _WEIGHTS, [Opening((), 0, 0, 0.0)])
