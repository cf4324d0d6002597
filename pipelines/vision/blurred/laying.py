"""Lays the bands of a symbol on its modules, reads them, and corrects where they lie by what the reader saw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.barcode.geometry import PER_MODULE, QUIET
from models.barcode.networks import BarcodeNetworks, Read
from pipelines.vision.blurred.bands import Bands
from pipelines.vision.blurred.finding import Placement

_Floats = NDArray[np.float64]

_BOW = 3
"""Degree of the polynomial that shifts are taken to follow: perspective, a cylinder and ends taken wrongly."""


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """The bands of a symbol, laid on its modules and read."""

    lines: NDArray[np.float32]
    """Bands × samples, see BarcodeNetworks.read."""
    read: Read
    places: _Floats
    """Bands × samples: where each sample lies, in pixels of the crop."""


def laid(networks: BarcodeNetworks, bands: Bands, placement: Placement, shift: _Floats | None = None) -> Laid:
    """Lay the bands of a symbol on its modules and read them.

    Args:
        networks: They read.
        bands: Of the region.
        placement: How the symbol lies.
        shift: Bands × modules, quiet zones included: what an earlier reading says of where the modules lie; None if
            there is none.
    """
    modules = np.arange((placement.modules + 2 * QUIET) * PER_MODULE) / PER_MODULE + 0.5 / PER_MODULE - QUIET
    at = np.broadcast_to(modules, (len(placement.bands), len(modules)))
    if shift is not None:
        at = np.stack([_corrected(modules, own, placement.modules) for own in shift])
    unit = (placement.ends - placement.starts) / placement.modules
    places = placement.starts[:, None] + at * unit[:, None]
    lines = bands.sampled(places, placement.bands)
    return Laid(lines, networks.read(placement.kind, lines), places)


def _corrected(modules: _Floats, shift: _Floats, count: int) -> _Floats:
    """Give for places in the symbol where they lie as it is laid now.

    What lies at m is the symbol's m + shift(m), so that the symbol's u lies where m + shift(m) is u.
    """
    centres = np.arange(count) + 0.5
    inside = shift[QUIET:-QUIET]
    bow = np.polynomial.Legendre.fit(centres, inside, _BOW, domain=[0, count])
    # Twice the quiet zones, so that they are sampled to their ends where the symbol is narrower than was thought.
    grid = np.arange(-2 * QUIET, count + 2 * QUIET + 1, dtype=np.float64)
    # Beyond its ends a polynomial runs away.
    there = np.maximum.accumulate(grid + bow(np.clip(grid, 0, count)))
    return np.interp(modules, there, grid)
