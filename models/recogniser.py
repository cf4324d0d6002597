"""What goes into the recogniser and what comes out: input pictures and CTC decoding."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

INPUT_HEIGHT = 48
"""Rows of an input picture, in pixels; PP-OCR recognisers are trained at this height."""
STEP_WIDTH = 8
"""Input columns per output step."""
SHORTEST_INPUT = 192
"""Columns of the shortest input: with less blank beside them, short words read worse."""
LONGEST_INPUT = 3200
"""Columns of the longest input; a longer line is squeezed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one line picture."""

    text: str
    confidences: tuple[float, ...]
    """One per character of `text`, 0 to 1."""


def scaled_width(height: int, width: int) -> int:
    """Give the width in pixels of a crop of this size once it is INPUT_HEIGHT rows high; at least one step."""
    return max(STEP_WIDTH, math.ceil(INPUT_HEIGHT * width / height))


def input_width(height: int, width: int) -> int:
    """Give the columns of the input for a crop of this size, in pixels."""
    return min(LONGEST_INPUT, max(SHORTEST_INPUT, scaled_width(height, width)))


def as_input(crop: NDArray[np.uint8], width: int) -> NDArray[np.float32]:
    """Scale a crop (height × width × 3, blue-green-red) to 3 × INPUT_HEIGHT × width, -1 to 1.

    A crop that is narrower than `width` at that height is padded with middle grey on the right; a wider one is
    squeezed.
    """
    inner = min(width, scaled_width(crop.shape[0], crop.shape[1]))
    shrinks = crop.shape[0] > 2 * INPUT_HEIGHT
    scaled = cv2.resize(crop, (inner, INPUT_HEIGHT), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    out = np.zeros((3, INPUT_HEIGHT, width), dtype=np.float32)
    out[:, :, :inner] = scaled.transpose(2, 0, 1) * np.float32(1 / 127.5) - 1
    return out


def decode(probabilities: NDArray[np.float32], alphabet: Sequence[str], least_space: float = 1.0) -> Reading:
    """Read the likeliest class of each step, drop repeats and blanks (best-path decoding, Graves et al. 2006).

    Args:
        probabilities: Steps × classes, 0 to 1.
        alphabet: One text per class; class 0 is blank, and the last one a space.
        least_space: Characters with a blank between them are set apart by a space also where its probability passes
            this and is not the highest; at 1, never. Words that stand close together are then told apart.

    Returns:
        The text; a character's confidence is the highest probability of the steps that it spans.
    """
    classes = probabilities.argmax(axis=1)
    peaks = probabilities[np.arange(len(classes)), classes]
    characters: list[str] = []
    confidences: list[float] = []
    before = 0
    since = last = 0
    space = len(alphabet) - 1
    for step, (index, peak) in enumerate(zip(classes.tolist(), peaks.tolist(), strict=True)):
        if index != 0 and index == before:
            confidences[-1] = max(confidences[-1], peak)
        elif index != 0:
            if least_space < 1 and 0 < since < step and space not in (index, last):
                between = float(probabilities[since:step, space].max())
                if between > least_space:
                    characters.append(alphabet[space])
                    confidences.append(between)
            characters.append(alphabet[index])
            confidences.append(peak)
        if index != 0:
            since, last = step + 1, index
        before = index
    return Reading("".join(characters), tuple(confidences))
