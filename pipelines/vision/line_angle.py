"""Tells whether a line of text is upside down."""

from __future__ import annotations

import numpy as np

from models.recogniser import as_input
from pipelines.types import Pixels
from pipelines.vision.network import Network

_INPUT_WIDTH = 192
"""Columns of the classifier's input, in pixels; it knows 0 and 180 degrees only."""


class LineAngle:
    """Classifies one line at a time."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def upside_down(self, crop: Pixels) -> float:
        """Give the probability that a straightened line is upside down, 0 to 1."""
        return float(self._network.run(as_input(crop, _INPUT_WIDTH)[np.newaxis])[0, 1])
