"""How likely a recogniser finds a whole text, rather than each of its characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

BLANK = 0
"""The class that stands for no character."""
LEAST = -20.0
"""Natural logarithm below which likelihoods are not told apart."""
_TINY = 1e-9
"""Stands for a probability of 0, whose logarithm is endless."""


def text_log_likelihood(probabilities: NDArray[np.float32], classes: Sequence[int]) -> float:
    """Give the logarithm of the probability of a text: the sum over all ways in which the steps may spell it.

    The forward pass of connectionist temporal classification (Graves et al. 2006, section 4.1). Unlike the confidence
    of single characters it falls where one may be missing, or one too many.

    Args:
        probabilities: Steps × classes, 0 to 1.
        classes: Of the text's characters, in order.

    Returns:
        LEAST to 0.
    """
    if not len(probabilities):
        return 0.0 if not classes else LEAST
    spelled = np.full(2 * len(classes) + 1, BLANK)
    spelled[1::2] = classes
    # Two different characters may follow each other without a blank in between.
    may_skip = np.zeros(len(spelled), dtype=bool)
    may_skip[2:] = (spelled[2:] != BLANK) & (spelled[2:] != spelled[:-2])
    steps = np.maximum(probabilities[:, spelled].astype(np.float64), _TINY)
    reached = np.zeros(len(spelled))
    reached[:2] = steps[0, :2]
    total = 0.0
    for step in steps[1:]:
        # What is reached is kept at a sum of 1, because the product of many probabilities is too small for a float.
        size = reached.sum()
        total += float(np.log(size))
        before = reached / size
        reached = before.copy()
        reached[1:] += before[:-1]
        reached[2:] += np.where(may_skip[2:], before[:-2], 0.0)
        reached *= step
    ending = float(reached[-2:].sum())
    return max(LEAST, total + float(np.log(ending))) if ending > 0 else LEAST
