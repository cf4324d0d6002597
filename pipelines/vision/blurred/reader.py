"""Reads blurred linear codes: finds them on a few lines across the bars, and reads these."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.barcode.geometry import PER_MODULE, QUIET, LineKind
from models.barcode.networks import BarcodeNetworks
from pipelines.types import Quad, Symbology
from pipelines.vision.barcode_reading import BarcodeReading, Reader
from pipelines.vision.blurred.bands import Bands, bands_of
from pipelines.vision.blurred.evidence import CodeEvidence
from pipelines.vision.blurred.finding import Placement, placements
from pipelines.vision.blurred.judging import KNOWN, UNKNOWN, is_known, judgement_of, temperature
from pipelines.vision.blurred.laying import Laid, laid
from pipelines.vision.blurred.posterior import ranked
from pipelines.vision.region_crop import UprightCrop

SYMBOLOGIES = {
    LineKind.EAN_13: Symbology.EAN_13,
    LineKind.EAN_8: Symbology.EAN_8,
    LineKind.ITF_14: Symbology.ITF,
    LineKind.CODE_128: Symbology.CODE_128,
}
_DOUBT = 0.02
"""Share of a band's probability that goes to all characters alike: no single band decides a character."""
_FIRST_STEP = 2
"""At first every so many bands are read."""


class BlurredReader:
    """Implements BlurredCodeReader."""

    def __init__(self, networks: BarcodeNetworks) -> None:
        """Read with these networks."""
        self._networks = networks

    def look(self, crop: UprightCrop) -> CodeEvidence | None:
        """See BlurredCodeReader."""
        bands = bands_of(crop)
        ways = placements(bands, self._networks.find(bands.finder_lines()))
        if not ways:
            return None
        # Half of the bands suffice to tell which way it lies, and how it is bent.
        first = [(way, laid(self._networks, bands, way.of_every(_FIRST_STEP))) for way in ways]
        placement, before = max(first, key=lambda pair: _likeness(pair[0].of_every(_FIRST_STEP), pair[1], bands, crop))
        again = laid(self._networks, bands, placement, _joint_shift(before, len(placement.bands)))
        return _evidence(bands, placement, again, crop)

    def judged(self, evidence: CodeEvidence, known: frozenset[str]) -> BarcodeReading | None:
        """See BlurredCodeReader."""
        judgement = judgement_of(evidence)
        if judgement is None or not judgement.meets(KNOWN if is_known(judgement.best, known) else UNKNOWN):
            return None
        content = judgement.best.content
        return BarcodeReading(
            content.symbology,
            content.content,
            content.text,
            content.symbology_identifier,
            evidence.quad,
            Reader.NETWORK,
        )


def _likeness(placement: Placement, read: Laid, bands: Bands, crop: UprightCrop) -> float:
    """Tell how well a way to lie suits: the bars look like such a symbol, and what is read is nearly legal."""
    evidence = _evidence(bands, placement, read, crop)
    best = next(iter(ranked(evidence, 1, temperature(evidence.looks))), None)
    return evidence.validity - (best.shortfall / len(evidence.log_likelihoods) if best else np.inf)


def _joint_shift(before: Laid, bands: int) -> NDArray[np.float64]:
    """Give the shift of each of so many bands, of which every `_FIRST_STEP`th was read.

    Bands of one symbol are bent alike, so the median of all is taken, but each has an offset and a width of its own,
    which change evenly from band to band.
    """
    shifts = before.read.shift.astype(np.float64)
    at = np.linspace(-1, 1, shifts.shape[1])
    slopes_and_offsets = np.polyfit(at, shifts.T, 1).T
    bow = np.median(shifts - slopes_and_offsets @ np.stack([at, np.ones_like(at)]), axis=0)
    read = np.arange(len(shifts)) * _FIRST_STEP
    degree = min(1, len(shifts) - 1)
    slopes, offsets = np.polynomial.polynomial.polyval(
        np.arange(bands), np.polynomial.polynomial.polyfit(read, slopes_and_offsets, degree)
    )
    return np.asarray(slopes[:, None] * at + offsets[:, None] + bow)


def _evidence(bands: Bands, placement: Placement, read: Laid, crop: UprightCrop) -> CodeEvidence:
    scores = read.read.characters.astype(np.float64)
    scores -= scores.max(axis=2, keepdims=True)
    likely = np.exp(scores)
    likely = (1 - _DOUBT) * likely / likely.sum(axis=2, keepdims=True) + _DOUBT / likely.shape[2]
    weights = 1 / (1 + np.exp(-read.read.validity.astype(np.float64)))
    # The digits below the bars must not be taken for what the bars show.
    is_clear = read.read.validity > 0
    summed = (weights[:, None, None] * np.log(likely)).sum(axis=0)
    return CodeEvidence(
        SYMBOLOGIES[placement.kind],
        summed,
        looks=len(placement.bands),
        validity=float(np.median(read.read.validity)),
        lines=read.lines[is_clear] if is_clear.any() else read.lines,
        margin=_margin(read, crop),
        quad=_quad(bands, placement, crop),
    )


def _margin(read: Laid, crop: UprightCrop) -> float:
    """Count the modules beside the bars that lie within the crop; beyond it a line only goes on evenly."""
    is_inside = (read.places >= 0) & (read.places <= crop.grey.shape[1])
    zone = QUIET * PER_MODULE
    sides = (is_inside[:, :zone].sum(axis=1), is_inside[:, -zone:].sum(axis=1))
    return float(min(side.mean() for side in sides)) / PER_MODULE


def _quad(bands: Bands, placement: Placement, crop: UprightCrop) -> Quad:
    height = crop.grey.shape[0]
    top, bottom = (0.0, float(height))
    start, end = float(placement.starts.mean()), float(placement.ends.mean())
    if start > end:
        top, bottom = bottom, top
    corners = [bands.in_frame(*corner) for corner in ((start, top), (end, top), (end, bottom), (start, bottom))]
    return Quad.from_array(np.array(corners, dtype=np.float32))
