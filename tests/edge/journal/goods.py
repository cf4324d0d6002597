"""Items, places and lists that were made up, as a lead would import them."""

from __future__ import annotations

from datetime import date

from edge.journal.lists import ListStore
from edge.journal.warehouse import Names, StoredItem, StoredLine, StoredList, StoredLocation
from pipelines.picking.checks import CheckChanges
from pipelines.picking.pick_list import Counting, ItemCode
from pipelines.preferences import Strictness

BEARING = StoredItem(
    "K6204", Names("lager 6204", "bearing 6204", "Lager 6204"), (ItemCode("4006381333931"), ItemCode("CASE-K6204", 3))
)
BOLT = StoredItem("M8x30", Names("bout", "bolt", "Schraube"), (ItemCode("8712345678906"),), Counting.NUMBER)
GLUE = StoredItem("LIJM", Names("lijm"), (ItemCode("LIJM-1"),), has_lot=True, has_expiry=True)
WASHER = StoredItem("W-20", Names("ring", "washer", "Scheibe"), (ItemCode("W-20"),))
ITEMS = (BEARING, GLUE, BOLT, WASHER)

PLACE_A = StoredLocation("A-03-2", "LOC-A032", "47", Names("A drie twee"))
PLACE_B = StoredLocation("B-01-4", "LOC-B014", "15")
PLACE_C = StoredLocation("C-09-1", "LOC-C091")
LOCATIONS = (PLACE_A, PLACE_B, PLACE_C)

LIST = StoredList(
    "P-1",
    (
        StoredLine(1, "K6204", "A-03-2", 4),
        StoredLine(2, "M8x30", "B-01-4", 10, unit="doos", note="Voorzichtig."),
        StoredLine(
            5, "LIJM", "C-09-1", 2, lot="L7", is_serial_required=True, earliest_expiry=date(2027, 3, 1), tote="T-2"
        ),
    ),
    priority=2,
    due=date(2026, 12, 1),
    tote="T-1",
    checks=CheckChanges(location=Strictness.WARN),
)
SIMPLE = StoredList("P-2", (StoredLine(1, "K6204", "A-03-2", 2), StoredLine(2, "W-20", "C-09-1", 1, must_scan=True)))


def fill(store: ListStore, *lists: StoredList) -> None:
    """Save all items and places, and these lists."""
    store.save(ITEMS, LOCATIONS, lists, origin="goods.csv")


def simple_list(name: str, lines: int, quantity: int, priority: int = 0) -> StoredList:
    """Give a list of bearings and washers in turn."""
    goods = (("K6204", "A-03-2"), ("W-20", "C-09-1"))
    return StoredList(
        name, tuple(StoredLine(number, *goods[number % 2], quantity) for number in range(1, lines + 1)), priority
    )
