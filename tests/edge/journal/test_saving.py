"""Items, places and lists are saved whole or not at all, and what is under way stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from edge.journal.errors import JournalError
from edge.journal.event_form import recorded
from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.journal.saved import Saved
from edge.journal.warehouse import Names, StoredItem, StoredList
from pipelines.events import ListAccepted, ListHandedOver, UnitsCounted
from pipelines.picking.pick_list import ItemCode
from tests.edge.journal.goods import BEARING, BOLT, GLUE, ITEMS, LIST, LOCATIONS, PLACE_A, PLACE_B, SIMPLE, WASHER, fill


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.sqlite3") as opened:
        yield opened


@pytest.fixture
def store(journal: Journal) -> ListStore:
    return ListStore(journal)


def revisions(journal: Journal, table: str) -> dict[str, tuple[int, str]]:
    names = {"items": "article", "locations": "code", "lists": "id"}
    with journal.reading() as connection:
        rows = connection.execute(f"SELECT {names[table]}, revision, origin FROM {table}").fetchall()  # noqa: S608
    return {name: (revision, origin) for name, revision, origin in rows}


def test_all_comes_back_as_it_was_saved(store: ListStore) -> None:
    fill(store, LIST, SIMPLE)
    assert store.items() == ITEMS
    assert store.locations() == LOCATIONS
    assert store.saved_list("P-1") == LIST
    assert store.saved_list("P-2") == SIMPLE


def test_the_same_again_is_no_change(store: ListStore, journal: Journal) -> None:
    fill(store, LIST)
    saved = store.save(ITEMS, LOCATIONS, (LIST, SIMPLE), origin="again.csv")
    assert saved.items == Saved(unchanged=("K6204", "LIJM", "M8x30", "W-20"))
    assert saved.locations == Saved(unchanged=("A-03-2", "B-01-4", "C-09-1"))
    assert saved.lists == Saved(new=("P-2",), unchanged=("P-1",))
    assert set(revisions(journal, "items").values()) == {(1, "goods.csv")}
    assert revisions(journal, "lists") == {"P-1": (1, "goods.csv"), "P-2": (1, "again.csv")}


def test_a_change_counts_a_revision_up_and_tells_where_it_came_from(store: ListStore, journal: Journal) -> None:
    fill(store, LIST)
    changed = replace(LIST, lines=(replace(LIST.lines[0], quantity=5), *LIST.lines[1:]))
    store.save(
        (replace(BOLT, names=Names("bouten")),), (replace(PLACE_A, check_digits="48"),), (changed,), origin="new.csv"
    )
    assert revisions(journal, "items")["M8x30"] == (2, "new.csv")
    assert revisions(journal, "items")["K6204"] == (1, "goods.csv")
    assert revisions(journal, "locations")["A-03-2"] == (2, "new.csv")
    assert revisions(journal, "lists")["P-1"] == (2, "new.csv")
    with journal.reading() as connection:
        rows = connection.execute("SELECT number, revision FROM lines ORDER BY number").fetchall()
    assert [tuple(row) for row in rows] == [(1, 2), (2, 1), (5, 1)]
    assert store.saved_list("P-1") == changed


def test_lines_may_go_and_change_places_before_the_list_is_begun(store: ListStore) -> None:
    fill(store, LIST)
    changed = replace(LIST, lines=(LIST.lines[2], LIST.lines[0]))
    assert store.save(lists=[changed], origin="new.csv").lists == Saved(changed=("P-1",))
    assert store.saved_list("P-1") == changed


def test_a_trial_tells_what_would_be_and_saves_nothing(store: ListStore) -> None:
    saved = store.save(ITEMS, LOCATIONS, (LIST,), origin="goods.csv", is_trial=True)
    assert saved.lists == Saved(new=("P-1",))
    assert (store.items(), store.locations(), store.lists()) == ((), (), ())
    with pytest.raises(JournalError, match="has no line"):
        store.save(ITEMS, LOCATIONS, (StoredList("P-3", ()),), origin="goods.csv", is_trial=True)


def test_two_items_may_change_codes_with_each_other(store: ListStore) -> None:
    fill(store)
    changed = (replace(BOLT, barcodes=WASHER.barcodes), replace(WASHER, barcodes=BOLT.barcodes))
    assert store.save(changed, origin="new.csv").items.changed == ("M8x30", "W-20")
    places = (replace(PLACE_A, barcode=PLACE_B.barcode), replace(PLACE_B, barcode=PLACE_A.barcode))
    assert store.save(locations=places, origin="new.csv").locations.changed == ("A-03-2", "B-01-4")
    assert {place.code: place.barcode for place in store.locations()}["A-03-2"] == "LOC-B014"


@pytest.mark.parametrize(
    ("items", "message"),
    [
        ([replace(BOLT, barcodes=())], "M8x30 has no barcode"),
        ([replace(BOLT, barcodes=(ItemCode("04006381333931"),))], "stands for item K6204 and for item M8x30"),
        ([replace(BOLT, barcodes=(ItemCode("LOC-A032"),))], "stands for item M8x30 and for place A-03-2"),
        ([replace(BOLT, barcodes=(ItemCode("0012345678905"), ItemCode("012345678905", 2)))], "one barcode twice"),
        ([BOLT, replace(BOLT, has_lot=True)], "M8x30 comes twice"),
        ([replace(BOLT, names=Names())], "cannot be kept"),
        ([replace(BOLT, barcodes=(ItemCode("8712345678906", 0),))], "cannot be kept"),
    ],
)
def test_items_that_prove_nothing_are_refused_and_nothing_is_saved(
    store: ListStore, items: list[StoredItem], message: str
) -> None:
    fill(store)
    with pytest.raises(JournalError, match=message):
        store.save([replace(GLUE, has_lot=False), *items], origin="bad.csv")
    assert store.items() == ITEMS


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (replace(PLACE_B, barcode="LOC-A032"), "stands for place A-03-2 and for place B-01-4"),
        (replace(PLACE_B, barcode="W-20"), "stands for item W-20 and for place B-01-4"),
        (replace(PLACE_B, check_digits="4x"), "cannot be kept"),
    ],
)
def test_places_that_prove_nothing_are_refused(store: ListStore, place: object, message: str) -> None:
    fill(store)
    with pytest.raises(JournalError, match=message):
        store.save(locations=[place], origin="bad.csv")  # type: ignore[list-item]
    assert store.locations() == LOCATIONS


LINE = LIST.lines[0]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (StoredList("P-9", ()), "has no line"),
        (StoredList("P-9", (LINE, replace(LINE, quantity=9))), "Line 1 of list P-9 comes twice"),
        (StoredList("P-9", (replace(LINE, article="X"),)), "item X, which is not known"),
        (StoredList("P-9", (replace(LINE, location="X"),)), "place X, which is not known"),
        (StoredList("P-9", (replace(LINE, quantity=0),)), "asks for 0 units"),
        (StoredList("P-9", (replace(LINE, number=0),)), "Numbers and quantities begin at 1"),
        (StoredList("", (LINE,)), "cannot be kept"),
    ],
)
def test_a_list_that_cannot_be_picked_is_refused_with_all_that_came_with_it(
    store: ListStore, bad: StoredList, message: str
) -> None:
    with pytest.raises(JournalError, match=message):
        store.save(ITEMS, LOCATIONS, (LIST, bad), origin="bad.csv")
    assert (store.items(), store.lists()) == ((), ())


def begin(journal: Journal, list_id: str = "P-1") -> None:
    counted = UnitsCounted(list_id, 1, "4006381333931", "scan", 1, 1)
    journal.append([recorded(ListAccepted(list_id)), recorded(counted)], "W-7")


def test_a_list_that_was_begun_is_never_changed_and_is_named(store: ListStore, journal: Journal) -> None:
    fill(store, LIST)
    begin(journal)
    changed = replace(LIST, lines=(*LIST.lines[:2], replace(LIST.lines[2], quantity=9)))
    for _ in range(2):
        with pytest.raises(JournalError, match="List P-1 is under way at line 1"):
            store.save(lists=[SIMPLE, changed], origin="new.csv")
        assert store.saved_list("P-1") == LIST
        assert [each.id for each in store.lists()] == ["P-1"]
        journal.append([recorded(ListHandedOver("P-1"))], "W-7") if store.lists()[0].state == "in-hand" else None
    assert store.save(lists=[replace(LIST, priority=9, due=None)], origin="new.csv").lists.changed == ("P-1",)
    assert store.lists()[0].counted == 1


def test_a_list_that_is_over_is_never_changed(store: ListStore) -> None:
    fill(store, LIST)
    store.cancel("P-1")
    with pytest.raises(JournalError, match="List P-1 is cancelled"):
        store.save(lists=[replace(LIST, priority=9)], origin="new.csv")
    assert store.save(lists=[LIST], origin="new.csv").lists.unchanged == ("P-1",)


def test_what_is_on_a_list_under_way_keeps_its_codes_and_may_get_more(store: ListStore, journal: Journal) -> None:
    fill(store, LIST)
    begin(journal)
    for item in (replace(BEARING, barcodes=BEARING.barcodes[:1]), replace(BEARING, has_serial=True)):
        with pytest.raises(JournalError, match="Item K6204 is on list P-1, which is under way"):
            store.save([item], origin="new.csv")
    with pytest.raises(JournalError, match="Place A-03-2 is on list P-1, which is under way"):
        store.save(locations=[replace(PLACE_A, check_digits="11")], origin="new.csv")
    more = replace(BEARING, names=Names("lager"), barcodes=(*BEARING.barcodes, ItemCode("NEW-CODE")))
    assert store.save([more, replace(WASHER, has_lot=True)], origin="new.csv").items.changed == ("K6204", "W-20")
    places = [replace(PLACE_A, spoken=Names("A drie"))]
    assert store.save(locations=places, origin="new.csv").locations.changed == ("A-03-2",)


def test_a_list_is_not_mixed_up_with_older_events_of_its_name(store: ListStore, journal: Journal) -> None:
    begin(journal)
    fill(store, LIST)
    assert store.lists()[0].state == "open"
    assert store.progress("P-1", "nl").lines[0].counted == 0
    begin(journal)
    assert store.progress("P-1", "nl").lines[0].counted == 1
