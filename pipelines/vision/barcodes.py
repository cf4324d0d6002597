"""The barcodes of one picture, by two readers that take turns and check one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Barcode, BarcodeStage, Pixels, Symbology
from pipelines.vision.bar_fit import fit_bars
from pipelines.vision.bar_regions import BarRegion
from pipelines.vision.barcode_content import interpreted
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY, LINEAR, RETAIL, BarcodeReading, Grey, Reader
from pipelines.vision.barcode_settings import BarcodeSettings, RegionPass
from pipelines.vision.barcode_votes import Vote, accepted_alone, accepted_at_once, accepted_together, merged
from pipelines.vision.region_crop import UprightCrop
from pipelines.vision.zbar_reader import ScanDensity, read_with_zbar
from pipelines.vision.zxing_reader import UPRIGHT_ONLY, read_with_zxing

_STAGES = {Reader.ZXING: BarcodeStage.ZXING_REGION, Reader.ZBAR: BarcodeStage.ZBAR_REGION}
_DEFAULTS = BarcodeSettings()
_LEAST_SPACING = 3
"""Lines between those that zbar scans in a whole picture."""


class BarcodeCascade:
    """Implements BarcodeEngine. Each stage is tried only if those before it gave nothing.

    1. zxing-cpp on the whole picture.
    2. Regions of parallel bars, cut out upright, resized and sharpened: zxing-cpp and zbar in turns, until one code of
       the region is trusted.
    3. zxing-cpp at half size, for matrix codes that are too coarse or too noisy.
    4. zbar on some lines of the whole picture.
    5. zxing-cpp on the negative.

    What is trusted is told in barcode_votes.py.
    """

    def __init__(
        self, symbologies: frozenset[Symbology] = EVERY_SYMBOLOGY, settings: BarcodeSettings = _DEFAULTS
    ) -> None:
        """Look for these symbologies and for no others; the profile names them."""
        self._symbologies = symbologies
        self._linear = symbologies & LINEAR
        self._settings = settings

    def decode(self, pixels: Pixels) -> tuple[Barcode, ...]:
        """Give every code that passes its checks; the same physical code once."""
        if pixels.size == 0:
            return ()
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        grey = _resized(grey, min(1.0, (self._settings.most_pixels / grey.size) ** 0.5))
        for stage in (self._whole, self._regions, self._half, self._sparse, self._negative):
            barcodes = tuple(self._barcodes(stage(grey), _enlargement(pixels, grey)))
            if barcodes:
                return barcodes
        return ()

    def _barcodes(self, votes: tuple[Vote, ...], to_frame: NDArray[np.float64]) -> Iterator[Barcode]:
        for vote in merged(votes):
            if len(vote.reading.content) <= self._settings.most_content_bytes:
                barcode = interpreted(vote.reading.placed(to_frame), vote.stage)
                if barcode is not None:
                    yield barcode

    def _whole(self, grey: Grey) -> tuple[Vote, ...]:
        votes = _cast(grey, read_with_zxing(grey, self._symbologies), BarcodeStage.ZXING)
        return tuple(vote for vote in votes if accepted_at_once(vote))

    def _regions(self, grey: Grey) -> tuple[Vote, ...]:
        if not self._linear:
            return ()
        regions = self._settings.finder.find(grey)
        return tuple(vote for region in regions for vote in self._region(grey, region))

    def _region(self, grey: Grey, region: BarRegion) -> tuple[Vote, ...]:
        crop = UprightCrop.cut(grey, region)
        if crop.stripes() < self._settings.least_stripes:
            return ()
        votes: list[Vote] = []
        for attempt in self._settings.region_passes:
            prepared = _prepared(crop, attempt)
            if attempt.reader is Reader.ZXING:
                readings = read_with_zxing(prepared.grey, self._linear, UPRIGHT_ONLY)
            else:
                readings = read_with_zbar(prepared.grey, self._linear, self._settings.upright)
            placed = tuple(reading.placed(prepared.to_frame) for reading in readings)
            votes += _cast(grey, placed, _STAGES[attempt.reader])
            accepted = accepted_together(votes, region.width)
            if accepted:
                return accepted
        return ()

    def _half(self, grey: Grey) -> tuple[Vote, ...]:
        half = _resized(grey, 0.5)
        readings = read_with_zxing(half, self._symbologies - LINEAR)
        back = _enlargement(grey, half)
        return tuple(Vote(reading.placed(back), BarcodeStage.ZXING_SCALED) for reading in readings)

    def _sparse(self, grey: Grey) -> tuple[Vote, ...]:
        every = max(_LEAST_SPACING, -(-grey.size // self._settings.most_scanned_pixels))
        readings = read_with_zbar(grey, self._linear, ScanDensity(rows=every, columns=every))
        return tuple(vote for vote in _cast(grey, readings, BarcodeStage.ZBAR) if accepted_alone(vote))

    def _negative(self, grey: Grey) -> tuple[Vote, ...]:
        scale = min(1.0, (self._settings.most_negative_pixels / grey.size) ** 0.5)
        negative = np.asarray(cv2.bitwise_not(_resized(grey, scale)), dtype=np.uint8)
        votes = _cast(negative, read_with_zxing(negative, self._symbologies), BarcodeStage.ZXING_INVERTED)
        back = _enlargement(grey, negative)
        return tuple(replace(v, reading=v.reading.placed(back)) for v in votes if accepted_at_once(v))


def _cast(grey: Grey, readings: tuple[BarcodeReading, ...], stage: BarcodeStage) -> list[Vote]:
    """Lay each EAN and UPC over the picture; the other symbologies stand for themselves."""
    return [
        Vote(r, stage, fit_bars(grey, r.quad, r.symbology, r.text).verdict if r.symbology in RETAIL else None)
        for r in readings
    ]


def _prepared(crop: UprightCrop, attempt: RegionPass) -> UprightCrop:
    resized = crop.resized(attempt.bars_width)
    if attempt.smoothed_rows > 1:
        resized = resized.smoothed(attempt.smoothed_rows)
    if attempt.sharpened_sigma > 0:
        resized = resized.sharpened(attempt.sharpened_sigma, attempt.sharpened_gain)
    return resized


def _resized(grey: Grey, scale: float) -> Grey:
    if scale == 1.0:
        return grey
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _enlargement(picture: Pixels, reduced: Grey) -> NDArray[np.float64]:
    """Give the 2 × 3 matrix from a reduced copy's pixels to the picture's."""
    factors = np.array([picture.shape[1] / reduced.shape[1], picture.shape[0] / reduced.shape[0]])
    return np.column_stack([np.diag(factors), np.zeros(2)])
