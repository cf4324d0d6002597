"""Reads straightened lines: one at a time where speech waits for them, in batches where throughput counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from models.likelihood import LEAST, text_log_likelihood
from models.recogniser import Reading, as_input, decode, input_width
from pipelines.types import Pixels
from pipelines.vision.network import Network

_BATCH = 6
"""Lines a batch at most; more gains nothing on a processor and costs memory."""
_WASTE = 1.15
"""Lines share a batch while the widest is at most so many times as wide as the narrowest."""


class TextRecogniser:
    """Reads lines that are cut out, straight and upright."""

    def __init__(self, network: Network, alphabet: Sequence[str], least_space: float = 1.0) -> None:
        """Take a network and what its classes stand for; `least_space` is as in `models.recogniser.decode`."""
        self._network = network
        self._alphabet = tuple(alphabet)
        self._least_space = least_space
        self._classes = {character: index for index, character in enumerate(self._alphabet)}

    def read(self, crop: Pixels) -> Reading:
        """Read one line."""
        batch = as_input(crop, input_width(*crop.shape[:2]))[np.newaxis]
        return decode(self._network.run(batch)[0], self._alphabet, self._least_space)

    def log_likelihood(self, crop: Pixels, text: str) -> float:
        """Give the logarithm of the probability, as the network sees it, that a line says exactly this; LEAST to 0."""
        classes = [self._classes[character] for character in text if character in self._classes]
        if len(classes) < len(text):
            return LEAST
        batch = as_input(crop, input_width(*crop.shape[:2]))[np.newaxis]
        return text_log_likelihood(self._network.run(batch)[0], classes)

    def read_all(self, crops: Sequence[Pixels]) -> tuple[Reading, ...]:
        """Read many lines, sorted into batches by width; the readings come in the order of the crops."""
        widths = [input_width(*crop.shape[:2]) for crop in crops]
        readings: dict[int, Reading] = {}
        for batch in batches(widths):
            width = max(widths[i] for i in batch)
            out = self._network.run(np.stack([as_input(crops[i], width) for i in batch]))
            readings.update((i, decode(out[k], self._alphabet, self._least_space)) for k, i in enumerate(batch))
        return tuple(readings[i] for i in range(len(crops)))


def batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Group indices of lines of like width, so that little is padded; every index comes once."""
    batch: list[int] = []
    for index in sorted(range(len(widths)), key=lambda i: widths[i]):
        if batch and (len(batch) == _BATCH or widths[index] > _WASTE * widths[batch[0]]):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch
