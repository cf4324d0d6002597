"""Networks that one can work out by hand; they count what they were asked."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

_END = 6
"""Columns at an end of a line that the toys look at."""


@dataclass
class Ink:
    """A detector: the darker a pixel, the likelier it is text."""

    shapes: list[tuple[int, ...]] = field(default_factory=list)
    """Of the batches it was run on."""

    def run(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give 1 for black and 0 for white."""
        self.shapes.append(batch.shape)
        return np.asarray((1 - batch[:, :1]) / 2, dtype=np.float32)


@dataclass
class BrightStart:
    """A recogniser: reads one character, class 1, as surely as the beginning of the line is bright.

    On black, which is no confidence at all, it reads nothing.
    """

    shapes: list[tuple[int, ...]] = field(default_factory=list)
    """Of the batches it was run on."""

    def run(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give pictures × 3 steps × 2 classes; the character stands in the second step."""
        self.shapes.append(batch.shape)
        brightness = (batch[..., :_END].mean(axis=(1, 2, 3)) + 1) / 2
        out = np.zeros((len(batch), 3, 2), dtype=np.float32)
        out[:, (0, 2), 0] = 1
        out[:, 1, 1] = brightness
        return out


@dataclass
class BrightEnd:
    """A line-angle classifier: a line is upside down as surely as its end is bright.

    It looks at lines that are exactly as wide as its input, so at quads four times as wide as high.
    """

    shapes: list[tuple[int, ...]] = field(default_factory=list)
    """Of the batches it was run on."""

    def run(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give the probabilities of 0 and of 180 degrees."""
        self.shapes.append(batch.shape)
        brightness = (batch[..., -_END:].mean(axis=(1, 2, 3)) + 1) / 2
        return np.stack([1 - brightness, brightness], axis=1)
