"""The list that a live run begins with: the file's, kept from then on, or the worker's next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from edge.errors import UserError
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.lists import ListStore
from edge.list_at_start import list_at_start
from edge.pick_list_file import PickListFile
from pipelines import events
from pipelines.events import Event
from pipelines.picking.pick_list import Counting, ItemCode
from pipelines.preferences import Strictness
from tests.edge.journal.goods import BEARING, LIST, PLACE_A, SIMPLE, fill

WRITTEN = PickListFile.model_validate(
    {
        "id": "P-7",
        "priority": 3,
        "due": date(2026, 12, 4),
        "tote": "T-9",
        "checks": {"lot": "warn"},
        "lines": (
            {
                "location": "A-03-2",
                "location_barcode": "LOC-A032",
                "check_digits": "47",
                "article": "K6204",
                "names": {"nl": "kogellager", "en": "ball bearing"},
                "quantity": 4,
                "barcodes": ({"content": "4006381333931"}, {"content": "PALLET", "pack_quantity": 90}),
                "has_lot": True,
            },
            {
                "location": "Z-01-1",
                "location_barcode": "LOC-Z011",
                "article": "VERF",
                "names": {"nl": "verf"},
                "quantity": 2,
                "barcodes": ({"content": "VERF-1"},),
                "counting": "number",
                "unit": "blik",
                "lot": "L3",
                "earliest_expiry": date(2027, 1, 1),
                "tote": "T-8",
                "note": "Staat laag.",
                "must_scan": True,
            },
        ),
    }
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite3") as opened:
        yield opened


def happen(journal: Journal, worker: str | None, *happened: Event) -> None:
    JournalKeeper(journal, worker).keep(happened, 0.0)


def test_a_written_list_is_kept_and_comes_back_as_it_was_written(journal: Journal) -> None:
    begun = list_at_start(journal, WRITTEN, "list.toml", "W-7", "nl")
    assert begun.progress is not None
    assert replace(begun.progress.pick_list, stock_codes=frozenset()) == WRITTEN.in_language("nl")
    assert begun.progress.pick_list.checks.lot is Strictness.WARN
    kept = ListStore(journal).lists()[0]
    assert (kept.id, kept.origin, kept.priority) == ("P-7", "list.toml", 3)


def test_after_a_crash_it_goes_on_with_its_counts(journal: Journal) -> None:
    list_at_start(journal, WRITTEN, "list.toml", "W-7", "nl")
    counted = events.UnitsCounted("P-7", 1, "4006381333931", "scan", 1, 1)
    happen(journal, "W-7", events.ListAccepted("P-7"), counted)
    for written in (WRITTEN, None):
        begun = list_at_start(journal, written, "list.toml", "w-7", "nl")
        assert begun.progress is not None
        assert (begun.progress.pick_list.id, begun.progress.is_accepted, begun.progress.at.counted) == ("P-7", True, 1)
        assert begun.last_row == 2


def test_without_a_file_it_is_the_worker_s_next(journal: Journal) -> None:
    assert list_at_start(journal, None, "box", "W-7", "nl").progress is None
    fill(ListStore(journal), LIST, SIMPLE)
    ListStore(journal).assign("P-2", "W-7")
    begun = list_at_start(journal, None, "box", "W-7", "en")
    assert begun.progress is not None
    assert (begun.progress.pick_list.id, begun.progress.at.line.item.name) == ("P-2", "bearing 6204")


def test_known_items_keep_their_names_and_get_codes_and_rules(journal: Journal) -> None:
    store = ListStore(journal)
    fill(store)
    list_at_start(journal, WRITTEN, "list.toml", None, "nl")
    bearing = next(item for item in store.items() if item.article == "K6204")
    assert bearing == replace(BEARING, barcodes=(*BEARING.barcodes, ItemCode("PALLET", 90)), has_lot=True)
    assert next(item for item in store.items() if item.article == "VERF").counting is Counting.NUMBER
    assert PLACE_A in store.locations()


def test_a_code_that_stands_for_another_number_of_units_is_refused(journal: Journal) -> None:
    fill(ListStore(journal))
    line = WRITTEN.lines[0].model_copy(
        update={"barcodes": (WRITTEN.lines[0].barcodes[0].model_copy(update={"pack_quantity": 2}),)}
    )
    with pytest.raises(UserError, match="4006381333931 of item K6204 stands for 1 units in the journal and for 2"):
        list_at_start(journal, WRITTEN.model_copy(update={"lines": (line,)}), "list.toml", None, "nl")


def test_a_list_in_other_hands_or_over_is_refused_with_the_remedy(journal: Journal) -> None:
    list_at_start(journal, WRITTEN, "list.toml", "W-8", "nl")
    happen(journal, "W-8", events.ListAccepted("P-7"))
    with pytest.raises(UserError, match=r"in the hands of W-8\. Take it over with `kijkmee lists assign P-7 W-7`"):
        list_at_start(journal, WRITTEN, "list.toml", "w-7", "nl")
    ListStore(journal).cancel("P-7")
    with pytest.raises(UserError, match=r"List P-7 is cancelled already\. Give the list in list\.toml another id"):
        list_at_start(journal, WRITTEN, "list.toml", "W-8", "nl")
