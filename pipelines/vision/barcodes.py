"""The barcodes of one picture, by two readers that take turns and check one another."""

from __future__ import annotations

from pipelines.types import Barcode, Pixels, Symbology
from pipelines.vision.barcode_reading import EVERY_SYMBOLOGY, Grey
from pipelines.vision.barcode_settings import BarcodeSettings
from pipelines.vision.barcode_stages import BarcodeStages, enlargement
from pipelines.vision.barcode_votes import Vote

_DEFAULTS = BarcodeSettings()


class BarcodeCascade:
    """Implements BarcodeEngine, for single pictures. Each stage is tried only if those before it gave nothing.

    1. zxing-cpp on the whole picture.
    2. Regions of parallel bars, cut out upright, resized and sharpened: zxing-cpp and zbar in turns, until one code of
       the region is trusted.
    3. zxing-cpp at half size, for matrix codes that are too coarse or too noisy.
    4. zbar on some lines of the whole picture.
    5. zxing-cpp on the negative.

    What is trusted is told in barcode_votes.py. For the frames of a camera see barcode_watch.py.
    """

    def __init__(
        self, symbologies: frozenset[Symbology] = EVERY_SYMBOLOGY, settings: BarcodeSettings = _DEFAULTS
    ) -> None:
        """Look for these symbologies and for no others; the profile names them."""
        self._stages = BarcodeStages(symbologies, settings)

    def decode(self, pixels: Pixels) -> tuple[Barcode, ...]:
        """Give every code that passes its checks; the same physical code once."""
        if pixels.size == 0:
            return ()
        stages = self._stages
        grey = stages.grey(pixels)
        for stage in (stages.whole, self._regions, stages.half, stages.sparse, stages.negative):
            barcodes = tuple(stages.barcodes(stage(grey), enlargement(pixels, grey)))
            if barcodes:
                return barcodes
        return ()

    def _regions(self, grey: Grey) -> tuple[Vote, ...]:
        return tuple(vote for striped in self._stages.striped(grey) for vote in self._stages.region(grey, striped))
