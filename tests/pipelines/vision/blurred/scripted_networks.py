"""Networks that say what a test wants, and what a finder that is sure says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.barcode.geometry import FINDER_SAMPLES, FINDER_STEP, LineKind
from models.barcode.networks import BarcodeNetworks, Found, Read
from pipelines.vision.blurred.bands import Bands

PLACES = FINDER_SAMPLES // FINDER_STEP


class ScriptedNetworks(BarcodeNetworks):
    """Answers with what it was given."""

    def __init__(self, found: Found | None = None, read: Read | None = None) -> None:
        self._found, self._read = found, read
        self.shown: list[tuple[LineKind, NDArray[np.float32]]] = []
        """The kind and the lines of each call of `read`."""

    def find(self, lines: NDArray[np.float32]) -> Found:  # noqa: ARG002 - it answers the same to all
        """See BarcodeNetworks."""
        assert self._found is not None
        return self._found

    def read(self, kind: LineKind, lines: NDArray[np.float32]) -> Read:
        """See BarcodeNetworks."""
        assert self._read is not None
        self.shown.append((kind, lines))
        return self._read


def flat_bands(count: int, width: int) -> Bands:
    """Give bands of ten rows each on which a pixel's value is where it lies, as a share of the width."""
    at = (np.arange(width, dtype=np.float32) + 0.5) / width
    rows = np.arange(count, dtype=np.float64) * 10 + 5
    return Bands(np.tile(at, (count, 1)), rows, 0.0, 5.0 * count, np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))


def sure(
    kind: LineKind,
    ends: Sequence[tuple[float, float]],
    *,
    turned: float = -9.0,
    module: float = 3.0,
    none: Sequence[int] = (),
) -> Found:
    """Give what a finder says that is sure.

    Args:
        kind: Of the symbol.
        ends: For each band, the places of the heat map at which it begins and ends.
        turned: Score of lying upside down.
        module: Samples a module.
        none: Which bands show no symbol.
    """
    at = np.arange(PLACES)
    heat = 12 - (at - np.array(ends)[:, :, None]) ** 2
    kinds = np.zeros((len(ends), len(LineKind)), np.float32)
    kinds[:, kind] = 9.0
    kinds[list(none)] = np.where(np.arange(len(LineKind)) == LineKind.NONE, 9.0, 0.0)
    return Found(
        np.maximum(heat, -12).astype(np.float32),
        kinds,
        np.full(len(ends), turned, np.float32),
        np.full((len(ends), PLACES), np.log(module), np.float32),
    )
