"""Places, items, lists and codes that were made up, and a world that shows codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.checks import Checks
from pipelines.picking.label_content import content_of
from pipelines.picking.pick_list import Counting, Item, ItemCode, Location, PickLine, PickList
from pipelines.picking.progress import ListProgress
from pipelines.picking.scans import Hopes, Observed, Scan, ScanTracker, Unread
from pipelines.picking.session import PickingSession
from pipelines.picking.settings import PickingSettings
from pipelines.preferences import Strictness
from pipelines.session import DeviceStatus, SessionInput
from pipelines.types import (
    Barcode,
    BarcodeStage,
    ElementString,
    LabelField,
    Observation,
    Point,
    Quad,
    Size,
    Symbology,
    Wanted,
)

ENGLISH = Phrasebook("en")
VIEW = Size(1280, 720)
FRAME_SECONDS = 0.1
LOOK_FRAMES = 8
"""So many frames show a code that is held still: more than any evidence needs."""
TODAY = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
DATED = DeviceStatus("Pick", TODAY)
"""A device that knows the day."""
UNDATED = DeviceStatus("Pick")

PLACE_A = Location("A-1", "LOC-A1", "42")
PLACE_B = Location("B-2", "LOC-B2", "")
PLACE_C = Location("C-3", "LOC-C3", "71")
NUTS = Item("N-1", "nuts", (ItemCode("4006381333931"), ItemCode("14006381333938", 3), ItemCode("CRATE-NUTS", 10)))
BOLTS = Item("B-1", "bolts", (ItemCode("8712345678906"),))
WASHERS = Item("W-1", "washers", (ItemCode("WASHER"),))
GLUE = Item("G-1", "glue", (ItemCode("5012345678900"),), has_lot=True)
DRILL = Item("D-1", "drill", (ItemCode("7612345678900"),), has_serial=True)
MILK = Item("M-1", "milk", (ItemCode("5412345678908"),), has_expiry=True)
SCREWS = Item("S-1", "screws", (ItemCode("9012345678907"), ItemCode("BOX-SCREWS", 100)), Counting.NUMBER)
LINES = (PickLine(1, PLACE_A, NUTS, 4), PickLine(2, PLACE_B, BOLTS, 1), PickLine(3, PLACE_C, WASHERS, 2))
THREE_LINES = PickList("P-7", LINES, stock_codes=frozenset({"OTHER-GOODS"}))
LOTS = PickList("P-8", (PickLine(1, PLACE_A, GLUE, 2, lot="L-5"), PickLine(2, PLACE_B, GLUE, 1, lot="L-6")))
SERIALS = PickList("P-9", (PickLine(1, PLACE_A, DRILL, 2),))
DATES = PickList("P-10", (PickLine(1, PLACE_A, MILK, 2, earliest_expiry=date(2026, 6, 1)),))
NUMBERS = PickList("P-11", (PickLine(1, PLACE_A, SCREWS, 200, unit="pieces", note="Mind your fingers."),))
TOTED = PickList("P-12", (PickLine(1, PLACE_A, NUTS, 4), PickLine(2, PLACE_B, BOLTS, 1)), tote="TOTE-7")
TOTES_CHECKED = PickingSettings(Checks(tote=Strictness.REQUIRE))


def quad(x: float, y: float = 360, width: float = 90) -> Quad:
    """Give a label around a middle."""
    left, right, top, bottom = x - width / 2, x + width / 2, y - width / 4, y + width / 4
    return Quad((Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)))


def barcode(
    content: str,
    symbology: Symbology = Symbology.CODE_128,
    gtin: str | None = None,
    gs1: tuple[ElementString, ...] = (),
    fields: tuple[LabelField, ...] = (),
) -> Barcode:
    """Give a code that was decoded."""
    return Barcode(symbology, content.encode(), content, "", gtin, gs1, fields, quad(640), BarcodeStage.ZXING)


def gs1(**values: str) -> Barcode:
    """Give a GS1 code; the names are "gtin", "lot", "expiry", "serial", "quantity"."""
    identifiers = {"gtin": "01", "lot": "10", "expiry": "17", "serial": "21", "quantity": "30"}
    elements = tuple(ElementString(identifiers[name], name.upper(), value) for name, value in values.items())
    text = "".join(f"{each.identifier}{each.value}\x1d" for each in elements)
    return barcode(text, Symbology.DATA_MATRIX, values.get("gtin"), elements)


LABEL_A, LABEL_B, LABEL_C = (barcode(place.barcode) for place in (PLACE_A, PLACE_B, PLACE_C))
NUT = barcode("4006381333931", Symbology.EAN_13, "04006381333931")
NUTS_OF_3 = barcode("14006381333938", Symbology.ITF, "14006381333938")
NUTS_OF_10 = barcode("CRATE-NUTS")
BOLT = barcode("8712345678906", Symbology.EAN_13, "08712345678906")
WASHER = barcode("WASHER", Symbology.QR_CODE)
STRANGE = barcode("SOMETHING-ELSE")
STOCKED = barcode("OTHER-GOODS")
TUBE = barcode("5012345678900", Symbology.EAN_13, "05012345678900")
TUBE_L5, TUBE_L6 = (gs1(gtin="05012345678900", lot=lot) for lot in ("L-5", "L-6"))
A_DRILL = barcode("7612345678900", Symbology.EAN_13, "07612345678900")
DRILL_S1, DRILL_S2 = (gs1(gtin="07612345678900", serial=serial) for serial in ("SN-1", "SN-2"))
CARTON = barcode("5412345678908", Symbology.EAN_13, "05412345678908")
CARTON_GOOD = gs1(gtin="05412345678908", expiry="260801")
CARTON_SOON = gs1(gtin="05412345678908", expiry="260515")
CARTON_PAST = gs1(gtin="05412345678908", expiry="260401")
SCREW = barcode("9012345678907", Symbology.EAN_13, "09012345678907")
SCREWS_OF_100 = barcode("BOX-SCREWS")
TOTE_7, TOTE_8 = barcode("TOTE-7"), barcode("TOTE-8")


def session_with(
    pick_list: PickList | None = THREE_LINES,
    settings: PickingSettings | None = None,
    tracker: ScanTracker | None = None,
) -> PickingSession:
    """Give a session at its very beginning."""
    progress = None if pick_list is None else ListProgress.start(pick_list)
    return PickingSession.resuming(progress, ENGLISH, settings or PickingSettings(), tracker or ScanTracker())


def seen(*barcodes: Barcode, at: float = 0.0, frame_id: int = 1) -> Observation:
    """Give what one frame shows: the first code in the middle, the others beside it; no two frames are alike."""
    drift = frame_id % 5 * 0.4
    shown = tuple(
        replace(code, quad=quad(640 + drift + 200 * number, 360 + drift)) for number, code in enumerate(barcodes)
    )
    return Observation(frame_id, at, barcodes=shown, stripes=(), size=VIEW)


def look(*barcodes: Barcode, at: float = 0.0, frames: int = LOOK_FRAMES) -> tuple[Observation, ...]:
    """Give the frames of a look at codes that are held still."""
    return tuple(
        seen(*barcodes, at=round(at + number * FRAME_SECONDS, 6), frame_id=1000 + round(at * 10) + number)
        for number in range(frames)
    )


def after(session: PickingSession, *inputs: SessionInput | tuple[Observation, ...], now: float = 0.0) -> PickingSession:
    """Give the session after inputs; codes come into view anew with each look."""
    for given in inputs:
        for each in given if isinstance(given, tuple) else (given,):
            session = session.step(each, now).session
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


@dataclass(frozen=True, slots=True)
class ToldTracker(ScanTracker):
    """A tracker that finds what the test wants, whatever is in view."""

    scans: tuple[Barcode, ...] = ()
    again: tuple[Barcode, ...] = ()
    is_crowded: bool = False
    unread: Unread | None = None

    def observe(self, seen: Observation, hopes: Hopes) -> Observed:
        """Give what was wanted."""
        del seen
        scans, again = (tuple(_scan(each, hopes) for each in codes) for codes in (self.scans, self.again))
        return Observed(self, scans, again, is_crowded=self.is_crowded, unread=self.unread)

    def looking_again(self, at: float) -> ToldTracker:
        """Stay as it is."""
        del at
        return self

    def forgetting(self, keys: frozenset[str]) -> ToldTracker:
        """Stay as it is."""
        del keys
        return self

    def noting(self, key: str, quad: Quad | None, at: float) -> ToldTracker:
        """Stay as it is."""
        del key, quad, at
        return self


def _scan(code: Barcode, hopes: Hopes) -> Scan:
    label = content_of(code)
    key = next((each for each in label.keys if each in hopes.expected), label.key)
    return Scan(key, label, code.symbology, is_expected=key in hopes.expected)


def telling(session: PickingSession, tracker: ToldTracker) -> PickingSession:
    """Give the session with a tracker that finds what the test wants."""
    return replace(session, tracker=tracker)
