"""Places, items, lists and codes that were made up, and a world that shows codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.pick_list import Item, ItemCode, Location, PickLine, PickList
from pipelines.picking.scans import ScanTracker
from pipelines.picking.session import PickingSession, PickingSettings
from pipelines.session import SessionInput
from pipelines.types import Barcode, BarcodeStage, Observation, Point, Quad, Symbology, Wanted

ENGLISH = Phrasebook("en")
QUAD = Quad((Point(0, 0), Point(90, 0), Point(90, 40), Point(0, 40)))

PLACE_A = Location("A-1", "LOC-A1", "42")
PLACE_B = Location("B-2", "LOC-B2", "")
PLACE_C = Location("C-3", "LOC-C3", "71")
NUTS = Item("N-1", "nuts", (ItemCode("4006381333931"), ItemCode("14006381333938", 3), ItemCode("CRATE-NUTS", 10)))
BOLTS = Item("B-1", "bolts", (ItemCode("8712345678906"),))
WASHERS = Item("W-1", "washers", (ItemCode("WASHER"),))
LINES = (PickLine(1, PLACE_A, NUTS, 4), PickLine(2, PLACE_B, BOLTS, 1), PickLine(3, PLACE_C, WASHERS, 2))
THREE_LINES = PickList("P-7", LINES)


def barcode(content: str, symbology: Symbology = Symbology.CODE_128, gtin: str | None = None) -> Barcode:
    """Give a code that was decoded."""
    return Barcode(symbology, content.encode(), content, "", gtin, (), (), QUAD, BarcodeStage.ZXING)


LABEL_A, LABEL_B, LABEL_C = (barcode(place.barcode) for place in (PLACE_A, PLACE_B, PLACE_C))
NUT = barcode("4006381333931", Symbology.EAN_13, "04006381333931")
NUTS_OF_3 = barcode("14006381333938", Symbology.ITF, "14006381333938")
NUTS_OF_10 = barcode("CRATE-NUTS")
BOLT = barcode("8712345678906", Symbology.EAN_13, "08712345678906")
WASHER = barcode("WASHER", Symbology.QR_CODE)
STRANGE = barcode("SOMETHING-ELSE")


def session_with(pick_list: PickList | None = THREE_LINES, settings: PickingSettings | None = None) -> PickingSession:
    """Give a session at its very beginning."""
    return PickingSession.with_list(pick_list, ENGLISH, settings or PickingSettings(), ScanTracker())


def seen(*barcodes: Barcode, at: float = 0.0, frame_id: int = 1) -> Observation:
    """Give what one frame shows."""
    return Observation(frame_id, at, barcodes=barcodes)


def after(session: PickingSession, *inputs: SessionInput, now: float = 0.0) -> PickingSession:
    """Give the session after inputs; codes come into view anew with each of them."""
    for given in inputs:
        session = session.step(given, now).session
        session = replace(session, tracker=ScanTracker())
    return session


@dataclass
class Shelf:
    """A world that shows the codes that are held before the camera."""

    shown: tuple[Barcode, ...] = ()

    def __call__(self, frame_id: int, at: float, wanted: Wanted) -> Iterator[Observation]:
        """Show what is wanted."""
        if wanted.barcodes:
            yield seen(*self.shown, at=at, frame_id=frame_id)
