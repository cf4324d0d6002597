"""A warehouse for the state machine: goods, labels and what they say, told apart from the program's own reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.journal.warehouse import Names, StoredItem, StoredLine, StoredList, StoredLocation
from pipelines.events import UnitsCounted
from pipelines.picking.checks import Checks
from pipelines.picking.pick_list import PickLine, PickList
from pipelines.picking.settings import PickingSettings
from pipelines.preferences import Strictness
from pipelines.types import Barcode
from tests.pipelines.picking import shelf


@dataclass(frozen=True, slots=True)
class Label:
    """A label, and what it is in truth."""

    code: Barcode
    article: str = ""
    """Empty for what is no goods."""
    units: int = 0
    lot: str = ""
    serial: str = ""
    expiry: str = ""
    digits: str = ""
    """What is printed under the code; empty where nothing is."""


LABELS = {
    "place A": Label(shelf.LABEL_A),
    "place B": Label(shelf.LABEL_B),
    "place C": Label(shelf.LABEL_C),
    "nut": Label(shelf.NUT, "N-1", 1, digits="4006381333931"),
    "three nuts": Label(shelf.NUTS_OF_3, "N-1", 3, digits="14006381333938"),
    "crate of nuts": Label(shelf.NUTS_OF_10, "N-1", 10),
    "bolt": Label(shelf.BOLT, "B-1", 1, digits="8712345678906"),
    "washer": Label(shelf.WASHER, "W-1", 1),
    "glue": Label(shelf.TUBE, "G-1", 1, digits="5012345678900"),
    "glue L-5": Label(shelf.TUBE_L5, "G-1", 1, lot="L-5"),
    "glue L-6": Label(shelf.TUBE_L6, "G-1", 1, lot="L-6"),
    "lot L-5": Label(shelf.barcode("L-5"), lot="L-5"),
    "lot L-6": Label(shelf.barcode("L-6"), lot="L-6"),
    "number SN-2": Label(shelf.barcode("SN-2"), serial="SN-2"),
    "drill": Label(shelf.A_DRILL, "D-1", 1, digits="7612345678900"),
    "drill SN-1": Label(shelf.DRILL_S1, "D-1", 1, serial="SN-1"),
    "drill SN-2": Label(shelf.DRILL_S2, "D-1", 1, serial="SN-2"),
    "milk": Label(shelf.CARTON, "M-1", 1, digits="5412345678908"),
    "milk, good": Label(shelf.CARTON_GOOD, "M-1", 1, expiry="2026-08-01"),
    "milk, expired": Label(shelf.CARTON_PAST, "M-1", 1, expiry="2026-04-01"),
    "screw": Label(shelf.SCREW, "S-1", 1, digits="9012345678907"),
    "box of screws": Label(shelf.SCREWS_OF_100, "S-1", 100),
    "tote 7": Label(shelf.TOTE_7),
    "tote 8": Label(shelf.TOTE_8),
    "other goods": Label(shelf.STOCKED, "elsewhere", 1),
    "strange": Label(shelf.STRANGE),
}
"""Every label there is, by name."""

PLACES = {"A-1": "place A", "B-2": "place B", "C-3": "place C"}

_BY_TEXT = {label.code.text: label for label in LABELS.values()}
_BY_DIGITS = {label.digits.zfill(14): label for label in LABELS.values() if label.digits}

LINES = (
    PickLine(1, shelf.PLACE_A, shelf.NUTS, 4),
    PickLine(2, shelf.PLACE_B, shelf.GLUE, 2, lot="L-5"),
    PickLine(3, shelf.PLACE_C, shelf.GLUE, 1, lot="L-6"),
    PickLine(4, shelf.PLACE_A, shelf.DRILL, 2),
    PickLine(5, shelf.PLACE_B, shelf.MILK, 2, earliest_expiry=date(2026, 5, 10)),
    PickLine(6, shelf.PLACE_C, shelf.SCREWS, 150),
    PickLine(7, shelf.PLACE_A, shelf.WASHERS, 1, tote="TOTE-8"),
)

SETTINGS = {
    "all is required": PickingSettings(Checks(tote=Strictness.REQUIRE)),
    "as by default": PickingSettings(),
    "places and totes are only warned of": PickingSettings(
        Checks(location=Strictness.WARN, item=Strictness.WARN, tote=Strictness.WARN), asks_if_empty=False
    ),
    "places are not checked": PickingSettings(Checks(location=Strictness.IGNORE), fades=False),
}


def save(journal: Journal, made: PickList) -> None:
    """Let the journal know a list, with its items and places."""
    items = {
        line.item.article: StoredItem(
            line.item.article,
            Names(en=line.item.name),
            line.item.codes,
            line.item.counting,
            has_lot=line.item.has_lot,
            has_serial=line.item.has_serial,
            has_expiry=line.item.has_expiry,
        )
        for line in LINES
    }
    places = {line.location.code: line.location for line in LINES}
    lines = tuple(
        StoredLine(
            line.number,
            line.item.article,
            line.location.code,
            line.quantity,
            lot=line.lot,
            earliest_expiry=line.earliest_expiry,
            tote=line.tote,
        )
        for line in made.lines
    )
    ListStore(journal).save(
        tuple(items.values()),
        tuple(StoredLocation(place.code, place.barcode, place.check_digits) for place in places.values()),
        (StoredList(made.id, lines, tote=made.tote),),
        origin="test",
    )


def pick_list(list_id: str, lines: tuple[int, ...]) -> PickList:
    """Give a list of some of the lines, numbered as they stand there."""
    chosen = tuple(replace(LINES[index], number=number) for number, index in enumerate(lines, start=1))
    return PickList(list_id, chosen, tote="TOTE-7", stock_codes=frozenset({shelf.STOCKED.text}))


def label_counted(event: UnitsCounted) -> Label:
    """Give the label of which units were counted."""
    if event.serial and event.scanned == event.serial:
        # A serial number alone is taken at its word; what it stands on is not known.
        return LABELS["drill"]
    return _BY_TEXT.get(event.scanned) or _BY_DIGITS[event.scanned]
