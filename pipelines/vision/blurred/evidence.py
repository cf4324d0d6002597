"""What was seen of a blurred code: how likely each character is at each place."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipelines.types import Quad, Symbology

PLACE_CLASSES = {Symbology.EAN_13: 30, Symbology.EAN_8: 30, Symbology.ITF: 10, Symbology.CODE_128: 106}
"""Classes at each place.

EAN: digits 0 to 9 of set A, then of set B, then of set C; 12 places for EAN-13 and UPC-A, 8 for EAN-8.
ITF-14: digits 0 to 9; 14 places. Code 128: symbol characters 0 to 105; as many places as the symbol has characters,
the start character first and the check character last, without the stop character.
"""


@dataclass(frozen=True, slots=True, eq=False)
class CodeEvidence:
    """The looks at one code, taken together."""

    symbology: Symbology
    """One of PLACE_CLASSES; UPC-A is seen as EAN-13."""
    log_likelihoods: NDArray[np.float64]
    """Places × classes: sums over looks of the natural logarithm of the likelihood, but for a constant a place."""
    looks: int
    """How many looks, each a band of one frame's bars, were added."""
    validity: float
    """How sure the reader is that the newest frame's bars are such a symbol: log-odds, the median over its bands."""
    lines: NDArray[np.float32]
    """The newest frame's bands that look like a symbol, laid on its modules: bands × samples, 0 to 1."""
    margin: float
    """How much beside the newest frame's bars its crop shows, in modules, on the side where it shows less."""
    quad: Quad
    """Where the code was in the newest frame, its first bar at the left side; in that frame's pixels."""

    def with_look(self, newer: CodeEvidence) -> CodeEvidence:
        """Add what a newer frame shows of the same code.

        Raises:
            ValueError: If it is of another symbology or length.
        """
        if newer.symbology is not self.symbology or newer.log_likelihoods.shape != self.log_likelihoods.shape:
            raise ValueError("Only looks at codes of one symbology and length can be added.")
        return replace(
            newer,
            log_likelihoods=self.log_likelihoods + newer.log_likelihoods,
            looks=self.looks + newer.looks,
        )
