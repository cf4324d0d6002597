"""How likely it is that a line was read without one mistake.

A recogniser is surer of its letters than it is right, and says nothing of letters that it missed. A better measure is
whether it would read the same from a slightly other picture: the likelihood of the whole text (models/likelihood.py)
on a crop with more around the line, and on one that is a little blurred. A logistic curve turns the likelihood into a
probability (Platt 1999; Guo et al. 2017 on why networks need one).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import cv2
import numpy as np

from pipelines.types import Pixels, Quad
from pipelines.vision.line_crop import crop_line, widened

LogLikelihood = Callable[[Pixels, str], float]
"""The natural logarithm of the probability that a recogniser gives to a text for a crop."""

_BLUR = 0.7
"""Standard deviation of the blur, in pixels of the crop."""
_CLEAR_LETTERS, _HOPELESS_LETTERS = -0.01, -1.5
"""Logarithm of the product of the letters' confidences beyond which no other crop is looked at. Nearly all lines of a
sharp page are clear. Of rendered degraded lines half of the right ones are, and one in thirty of the wrong ones."""
_CLEAR, _HOPELESS = -0.03, -1.2
"""Log-likelihoods on the wider crop beyond which the blurred one would not change what is said."""
_HEIGHT = 0.864
_SLOPE = 0.962
"""Of the logistic curve over the logarithm of the log-likelihood. Fitted on rendered degraded lines of which one in
three was wrong, then moved to one wrong line in eight, which is nearer to a day's pages."""
_SMALLEST = 1e-3
"""Keeps the logarithm finite where a text is certain."""


def chance_of(text: str, confidences: Sequence[float], pixels: Pixels, quad: Quad, likelihood: LogLikelihood) -> float:
    """Give the probability that all of a line is right, 0 to 1.

    Args:
        text: What was read; not empty.
        confidences: One per character, 0 to 1.
        pixels: The picture.
        quad: Where the line is, the way up that it was read.
        likelihood: Of the recogniser; asked at most twice, and not at all where the letters settle it.
    """
    letters = sum(
        math.log(max(value, 1e-9)) for letter, value in zip(text, confidences, strict=True) if not letter.isspace()
    )
    if not _HOPELESS_LETTERS < letters < _CLEAR_LETTERS:
        return calibrated(letters)
    wider = likelihood(crop_line(pixels, widened(quad)), text)
    if not _HOPELESS < wider < _CLEAR:
        return calibrated(wider)
    blurred = cv2.GaussianBlur(crop_line(pixels, quad), (0, 0), _BLUR).astype(np.uint8)
    return calibrated((wider + likelihood(blurred, text)) / 2)


def calibrated(log_likelihood: float) -> float:
    """Turn a log-likelihood, 0 or less, into the probability that the text is right, 0 to 1."""
    return 1 / (1 + math.exp(_SLOPE * math.log(_SMALLEST - min(0.0, log_likelihood)) - _HEIGHT))
