"""Frames with labels in them, written down by hand: what the tracker is shown in its tests."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from pipelines.picking.scans import Hopes, Observed, ScanTracker
from pipelines.types import Barcode, BarcodeStage, ElementString, Observation, Point, Quad, Size, Symbology

SIZE = Size(1280, 720)
EAN, SIBLING, STRANGER = "4006381333931", "4006381333832", "8712345678906"
"""An item, another that differs from it in one digit and the check digit, and one that nobody knows."""
EAN_KEY, SIBLING_KEY, STRANGER_KEY = (text.zfill(14) for text in (EAN, SIBLING, STRANGER))
HOPES = Hopes(frozenset({EAN_KEY}))
WITH_SIBLING = Hopes(frozenset({EAN_KEY}), frozenset({SIBLING_KEY}))


def quad(x: float = 640, y: float = 360, size: float = 200, turn: float = 0.0) -> Quad:
    """Give a label's corners; the turn is in degrees."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    sides = ((-0.5, -0.3), (0.5, -0.3), (0.5, 0.3), (-0.5, 0.3))
    a, b, c, d = (Point(x + size * (u * cosine - v * sine), y + size * (u * sine + v * cosine)) for u, v in sides)
    return Quad((a, b, c, d))


def code(
    text: str = EAN,
    at: Quad | None = None,
    symbology: Symbology = Symbology.EAN_13,
    stage: BarcodeStage = BarcodeStage.ZXING,
    gs1: tuple[ElementString, ...] = (),
) -> Barcode:
    """Give a decoded code."""
    is_gtin = symbology in {Symbology.EAN_13, Symbology.ITF}
    gtin = text.zfill(14) if is_gtin else next((each.value for each in gs1 if each.identifier == "01"), None)
    return Barcode(symbology, text.encode(), text, "", gtin, gs1, (), at or quad(), stage)


@dataclass
class Eyes:
    """A tracker that is shown frame after frame."""

    hopes: Hopes = HOPES
    tracker: ScanTracker = field(default_factory=ScanTracker)
    frame_seconds: float = 0.1
    now: float = 0.0
    frames: int = 0

    def see(
        self,
        *barcodes: Barcode,
        stripes: tuple[Quad, ...] | None = None,
        hopes: Hopes | None = None,
        frame_id: int | None = None,
    ) -> Observed:
        """Show a frame."""
        self.frames += 1
        self.now = round(self.now + self.frame_seconds, 6)
        number = self.frames if frame_id is None else frame_id
        seen = Observation(number, self.now, barcodes=barcodes, stripes=stripes, size=SIZE)
        observed = self.tracker.observe(seen, self.hopes if hopes is None else hopes)
        self.tracker = observed.tracker
        return observed

    def show(self, text: str = EAN, x: float = 640, y: float = 360, size: float = 200, turn: float = 0.0) -> Observed:
        """Show an EAN that trembles."""
        return self.see(code(text, self.trembling(x, y, size, turn)))

    def drop(self, x: float = 640, y: float = 360, size: float = 200) -> Observed:
        """Show a label whose bars can be seen, and not decoded."""
        return self.see(stripes=(self.trembling(x, y, size),))

    def empty(self, frames: int) -> None:
        """Show nothing at all."""
        for _ in range(frames):
            self.see(stripes=())

    def trembling(self, x: float = 640, y: float = 360, size: float = 200, turn: float = 0.0) -> Quad:
        """Give a place that differs a little from frame to frame: no two frames of a hand-held label are equal."""
        return quad(x + self.frames % 3, y + self.frames % 2, size, turn)
