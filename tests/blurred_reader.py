"""The barcode readers as the program builds them: with the networks for blurred codes."""

from __future__ import annotations

from models.barcode.networks import BarcodeNetworks
from pipelines.vision.barcode_watch import BarcodeWatch
from pipelines.vision.barcodes import BarcodeCascade
from pipelines.vision.blurred.reader import BlurredReader


def cascade() -> BarcodeCascade:
    """Build the readers of single pictures."""
    return BarcodeCascade(blurred=BlurredReader(BarcodeNetworks()))


def watch() -> BarcodeWatch:
    """Build the readers of a camera's frames."""
    return BarcodeWatch(blurred=BlurredReader(BarcodeNetworks()))
