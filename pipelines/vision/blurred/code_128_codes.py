"""Which Code 128 symbols keep their check, and how likely each is by what was seen (ISO/IEC 15417)."""

from __future__ import annotations

from models.barcode.code_128 import MODULUS, START_A, VALUES
from pipelines.vision.blurred.checked_sequences import CheckedSequences, Opening, Scores, checked_sequences

FEWEST_CHARACTERS, MOST_CHARACTERS = 3, 104
"""Start, one of data, check; with more than the most a data character would weigh nothing in the check."""


def code_128_codes(log_likelihoods: Scores) -> CheckedSequences:
    """Weigh all symbols of this length: a start character, data of which none is a start character, a right check.

    Nearly all such data can be decoded in any code set, but not a shift before anything but a letter, nor data without
    content. These few are among the sequences here, so that their sum is an upper bound of the sum over codes: at even
    odds, by less than one in a thousand a place. Whoever names a code leaves them out (`code_128_content`).

    Args:
        log_likelihoods: Places × 106 symbol characters.

    Raises:
        ValueError: If there are too few or too many places.
    """
    places = len(log_likelihoods)
    if not FEWEST_CHARACTERS <= places <= MOST_CHARACTERS:
        raise ValueError(f"a symbol of {places} characters is not read")
    starts = enumerate(log_likelihoods[0, START_A:VALUES].tolist(), START_A)
    openings = [Opening((start,), 0, start % MODULUS, score) for start, score in starts]
    weights = [*range(1, places - 1), -1]
    return checked_sequences(log_likelihoods[None, 1:, :MODULUS], weights, openings)
