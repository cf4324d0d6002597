"""Items, places and lists from files: all or nothing, every problem with its row, and the same file twice is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.journal.standing import ListState
from edge.journal.warehouse import Names, StoredItem, StoredLine, StoredList, StoredLocation
from edge.lists import importing, known, messages
from edge.lists.columns import Field, KeptColumns
from edge.lists.known import Known, Records
from edge.lists.preview import Change, Counts
from edge.lists.problems import FileError
from pipelines.picking.pick_list import Counting, ItemCode
from tests.edge.lists.making import (
    BEARING,
    CASE,
    HEADINGS,
    LINES,
    SCREW,
    csv_file,
    item,
    items_of,
    known_after,
    lists_of,
    told,
    workbook,
)

ITEM_HEADINGS = (
    "artikel;naam;name en;EAN;EAN doos;aantal per doos;telwijze;heeft lot;heeft serienummer;heeft houdbaarheid"
)
STOCK = known_after(
    Records(
        items=(item("6204", "Kogellager 6204", BEARING), item("M6", "Schroef M6", SCREW)),
        locations=(StoredLocation("A-03-2", "LOC-A032"), StoredLocation("B-01-1", "LOC-B011")),
    )
)
SHORT = "lijst;regel;locatie;artikel;aantal"


def test_a_list_brings_its_own_items_and_places(tmp_path: Path) -> None:
    read = lists_of(tmp_path, *LINES)
    assert read.problems == ()
    assert read.records.items == (item("6204", "Kogellager 6204", BEARING), item("M6", "Schroef M6", SCREW))
    assert read.records.locations == (StoredLocation("A-03-2", "LOC-A032"), StoredLocation("B-01-1", "LOC-B011"))
    assert read.records.lists == (
        StoredList("L-1", (StoredLine(1, "6204", "A-03-2", 3), StoredLine(2, "M6", "B-01-1", 12))),
    )
    assert (read.preview.items, read.preview.lines, read.preview.lists) == (Counts(2), Counts(2), Counts(1))


def test_every_column_of_a_line_is_read(tmp_path: Path) -> None:
    headings = (
        "order;position;prio;due date;location;check digits;location barcode;SKU;name de;own code;qty;unit;lot;"
        "serial required;earliest expiry;tote;note"
    )
    row = "L-1;10;3;31.12.2026;A-1;047;LOC;X1;Kabel;C|20;5,0;meter;B7;yes;2027-03-01;T1;frágile"
    other = "L-1;20;;;A-1;;;X1;;;1;;;;;T2;"
    read = lists_of(tmp_path, row, other, headings=headings)
    assert read.problems == ()
    assert read.records.items == (StoredItem("X1", Names(de="Kabel"), (ItemCode("C", 20),)),)
    assert read.records.locations == (StoredLocation("A-1", "LOC", "047"),)
    (made,) = read.records.lists
    assert (made.id, made.priority, made.due, made.tote) == ("L-1", 3, date(2026, 12, 31), "")
    assert made.lines == (
        StoredLine(
            10, "X1", "A-1", 5, "meter", "B7", is_serial_required=True, earliest_expiry=date(2027, 3, 1), tote="T1",
            note="frágile",
        ),
        StoredLine(20, "X1", "A-1", 1, tote="T2"),
    )  # fmt: skip


def test_a_tote_that_all_lines_share_is_the_lists(tmp_path: Path) -> None:
    read = lists_of(tmp_path, "L-1;1;A-03-2;6204;1;T1", "L-1;2;B-01-1;M6;1;T1", headings=f"{SHORT};bak", known=STOCK)
    (made,) = read.records.lists
    assert (made.tote, [line.tote for line in made.lines]) == ("T1", ["", ""])


def test_lines_are_numbered_where_the_file_does_not(tmp_path: Path) -> None:
    rows = ("L-1;A-03-2;6204;1", "L-2;A-03-2;6204;1", "L-1;B-01-1;M6;2")
    read = lists_of(tmp_path, *rows, headings="lijst;locatie;artikel;aantal", known=STOCK)
    assert [(each.id, [line.number for line in each.lines]) for each in read.records.lists] == [
        ("L-1", [1, 2]),
        ("L-2", [1]),
    ]


@pytest.mark.parametrize(
    ("row", "problems"),
    [
        ("L-1;2;A-03-2;6204;0", ["not-positive"]),
        ("L-1;2;A-03-2;6204;1,5", ["fraction"]),
        ("L-1;2;A-03-2;6204;", ["missing"]),
        ("L-1;2;A-03-2;6205;1", ["unknown-item"]),
        ("L-1;2;A-09-9;6204;1", ["unknown-place"]),
        ("L-1;1;A-03-2;6204;1", ["line-twice"]),
        ("L-1;;A-03-2;6204;1", ["missing"]),
        ("L-1;x;A-03-2;6204;1", ["no-number"]),
        (";2;;;", ["missing", "missing", "missing", "missing"]),
        ("L-1;1;A-09-9;6205;0", ["line-twice", "not-positive", "unknown-item", "unknown-place"]),
        ("L-1;2;A-03-2;8,71E+12;1", ["lost-digits"]),
        ("L-1;2;A-03-2;6204;1;meter", ["more-cells"]),
    ],
)
def test_what_is_wrong_is_told_with_its_row_and_all_at_once(tmp_path: Path, row: str, problems: list[str]) -> None:
    read = lists_of(tmp_path, "L-1;1;B-01-1;M6;1", row, headings=SHORT, known=STOCK)
    assert told(read) == [(3, key) for key in problems]
    assert read.preview.refused_rows == 1
    assert not read.is_usable


def test_what_holds_for_a_whole_list_must_be_the_same_in_every_row(tmp_path: Path) -> None:
    headings = f"{SHORT};prio;klaar op"
    rows = ("L-1;1;A-03-2;6204;1;2;", "L-1;2;A-03-2;6204;1;;1-2-2027", "L-1;3;A-03-2;6204;1;3;2-2-2027")
    assert told(lists_of(tmp_path, *rows, headings=headings, known=STOCK)) == [(4, "list-differs"), (4, "list-differs")]
    (made,) = lists_of(tmp_path, *rows[:2], headings=headings, known=STOCK).records.lists
    assert (made.priority, made.due) == (2, date(2027, 2, 1))


def test_columns_that_are_missing_are_named(tmp_path: Path) -> None:
    read = lists_of(tmp_path, "L-1;1", headings="lijst;regel")
    assert told(read) == [(0, "column-missing")] * 3
    assert 'Er is geen kolom "locatie".' in " ".join(messages.said("nl", each) for each in read.problems)
    assert told(items_of(tmp_path, "artikel", "6204")) == [(0, "column-barcode-missing"), (0, "column-name-missing")]


def test_one_code_for_two_things_is_refused(tmp_path: Path) -> None:
    twice = lists_of(tmp_path, LINES[0], f"L-1;2;B-01-1;LOC-B011;M6;Schroef;0{BEARING};1")
    assert told(twice) == [(3, "code-twice")]
    assert dict(twice.problems[0].arguments)["first"] == 2
    kept = lists_of(tmp_path, f"L-1;1;B-01-1;;M7;Schroef M7;{SCREW};1", known=STOCK)
    assert told(kept) == [(2, "code-kept")]
    packs = lists_of(tmp_path, LINES[0], f"L-1;2;A-03-2;;6204;;{BEARING}×5;1")
    assert told(packs) == [(3, "pack-differs")]
    place = lists_of(tmp_path, LINES[0], "L-1;2;C-1;LOC-A032;6204;;;1")
    assert told(place) == [(3, "place-code-twice")]
    both = lists_of(tmp_path, LINES[0], f"L-1;2;C-1;{BEARING};6204;;;1")
    assert told(both) == [(3, "place-code-of-item")]
    other = items_of(tmp_path, "artikel;naam;eigen code", "X;Ring;LOC-A032", known=STOCK)
    assert told(other) == [(2, "item-code-of-place")]


def test_rows_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    rows = (LINES[0], "L-1;2;A-03-2;LOC-X;6204;Ander lager;;1")
    assert told(lists_of(tmp_path, *rows)) == [(3, "item-differs"), (3, "place-differs")]


def test_items_with_packs_and_rules(tmp_path: Path) -> None:
    read = items_of(tmp_path, ITEM_HEADINGS, f"6204;Kogellager;Bearing;{BEARING};{CASE};10;aantal;ja;nee;x")
    assert read.records.items == (
        StoredItem(
            "6204", Names("Kogellager", "Bearing"), (ItemCode(BEARING), ItemCode(CASE, 10)), Counting.NUMBER,
            has_lot=True, has_serial=False, has_expiry=True,
        ),
    )  # fmt: skip


def test_a_row_may_bring_one_more_code_but_nothing_that_is_there(tmp_path: Path) -> None:
    headings = "artikel;naam;EAN"
    read = items_of(tmp_path, headings, f"6204;Kogellager;{BEARING}", f"6204;;{CASE}×10")
    assert read.records.items[0].barcodes == (ItemCode(BEARING), ItemCode(CASE, 10))
    again = items_of(tmp_path, headings, f"6204;Kogellager;{BEARING}", f"6204;Kogellager;{BEARING}")
    assert told(again) == [(3, "item-twice")]


def test_a_code_with_and_without_zeros_in_front_is_one_code(tmp_path: Path) -> None:
    read = items_of(tmp_path, "artikel;naam;EAN;EAN 2", f"6204;Lager;{BEARING};0{BEARING}")
    assert read.records.items[0].barcodes == (ItemCode(BEARING),)
    added = lists_of(tmp_path, f"L-1;1;A-03-2;;6204;;0{BEARING};1", known=STOCK)
    assert added.preview.items == Counts(unchanged=1)
    packs = items_of(tmp_path, "artikel;naam;EAN;EAN 2", f"6204;Lager;{BEARING};0{BEARING}×5")
    assert told(packs) == [(2, "pack-differs")]


def test_an_item_needs_a_name_and_a_code(tmp_path: Path) -> None:
    assert told(items_of(tmp_path, "artikel;naam;EAN", "X;;")) == [
        (2, "item-without-barcode"),
        (2, "item-without-name"),
    ]
    assert told(items_of(tmp_path, "artikel;naam;EAN", "X;Ring;123")) == [(2, "no-gtin")]


def test_a_file_of_items_replaces_codes_and_a_list_adds_them(tmp_path: Path) -> None:
    replaced = items_of(tmp_path, "artikel;naam;EAN", f"6204;Lager;{CASE}×10", known=STOCK)
    assert replaced.records.items == (StoredItem("6204", Names("Lager"), (ItemCode(CASE, 10),)),)
    assert replaced.preview.items == Counts(changed=1)
    added = lists_of(tmp_path, f"L-1;1;A-03-2;;6204;;{CASE}×10;1", known=STOCK)
    assert added.records.items[0].barcodes == (ItemCode(BEARING), ItemCode(CASE, 10))
    assert added.records.items[0].names.nl == "Kogellager 6204"


def test_two_items_may_exchange_their_codes(tmp_path: Path) -> None:
    read = items_of(tmp_path, "artikel;naam;EAN", f"6204;Lager;{SCREW}", f"M6;Schroef;{BEARING}", known=STOCK)
    assert read.problems == ()


def test_places(tmp_path: Path) -> None:
    headings = "locatie;barcode locatie;controlecijfers;uitspraak;spoken en"
    path = csv_file(tmp_path, (headings, "A-1;LOC;047;Anton één;Alfa one", "A-2;;;;"))
    read = importing.read_locations(path, Known())
    assert read.records.locations == (
        StoredLocation("A-1", "LOC", "047", Names("Anton één", "Alfa one")),
        StoredLocation("A-2", "A-2"),
    )
    path = csv_file(tmp_path, (headings, "A-1;LOC;;;", "A-1;LOC2;;;", "A-3;LOC;12x;;"))
    assert told(importing.read_locations(path, Known())) == [
        (3, "place-twice"), (4, "no-check-digits"), (4, "place-code-twice"),
    ]  # fmt: skip


def test_a_workbook_gives_the_same_as_a_table(tmp_path: Path) -> None:
    rows = [row.split(";") for row in (HEADINGS, *LINES)]
    typed: list[list[str | int]] = [[*rows[0]]]
    typed += [[row[0], int(row[1]), *row[2:-1], int(row[-1])] for row in rows[1:]]
    path = workbook(tmp_path, typed)
    assert importing.read_lists(path, Known()).records == lists_of(tmp_path, *LINES).records
    lost: list[str | int] = [*typed[1][:6], 8712345000004, 1]
    assert importing.read_lists(workbook(tmp_path, [typed[0], lost]), Known()).problems == ()
    lost[6] = 8710000000000
    assert told(importing.read_lists(workbook(tmp_path, [typed[0], lost]), Known())) == [(2, "lost-digits")]


def test_what_was_said_of_columns_is_used_again(tmp_path: Path) -> None:
    kept = KeptColumns(tmp_path / "data")
    path = csv_file(tmp_path, (HEADINGS.replace("locatie;", "Lgplaats;", 1), *LINES))
    assert told(importing.read_lists(path, Known(), "nl", {}, kept)) == [(0, "column-missing")]
    read = importing.read_lists(path, Known(), "nl", {"lgplaats": Field.LOCATION}, kept)
    assert read.problems == ()
    kept.keep(read.headings, {"lgplaats": Field.LOCATION})
    assert importing.read_lists(path, Known(), "nl", {}, kept).records == read.records


def test_a_file_that_is_none_is_refused_as_a_whole(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Diese Datei gibt es nicht"):
        importing.read_lists(tmp_path / "gone.csv", Known(), "de")


def test_begun_lists_and_what_stands_on_them_stay_as_they_are(tmp_path: Path) -> None:
    first = lists_of(tmp_path, *LINES)
    begun = replace(
        known_after(first.records),
        states={"L-1": ListState.IN_HAND},
        busy_items={"6204": "L-1", "M6": "L-1"},
        busy_places={"A-03-2": "L-1", "B-01-1": "L-1"},
    )
    assert lists_of(tmp_path, *LINES, known=begun).problems == ()
    more = LINES[0][:-1] + "4"
    assert told(lists_of(tmp_path, more, LINES[1], known=begun)) == [(2, "list-begun")]
    assert told(lists_of(tmp_path, LINES[0], known=begun)) == [(2, "list-begun-without")]
    assert told(lists_of(tmp_path, *reversed(LINES), known=begun)) == [(2, "list-begun-order")]
    added = LINES[1].replace("L-1;2", "L-1;3")
    assert told(lists_of(tmp_path, *LINES, added, known=begun)) == [(4, "list-begun")]
    label = LINES[0].replace("LOC-A032", "LOC-NEW")
    assert told(lists_of(tmp_path, label, LINES[1], known=begun)) == [(2, "place-busy")]
    headings = f"{HEADINGS};heeft lot;prio;klaar op"
    assert told(lists_of(tmp_path, f"{LINES[0]};ja;;", f"{LINES[1]};;;", headings=headings, known=begun)) == [
        (2, "item-busy"),
    ]
    urgent = lists_of(tmp_path, f"{LINES[0]};;9;1-1-2027", f"{LINES[1]};;;", headings=headings, known=begun)
    assert (urgent.problems, urgent.preview.lists) == ((), Counts(changed=1))
    done = replace(begun, states={"L-1": ListState.DONE})
    assert lists_of(tmp_path, *LINES, known=done).problems == ()
    assert told(lists_of(tmp_path, f"{LINES[0]};;9;", f"{LINES[1]};;;", headings=headings, known=done)) == [
        (2, "list-over"),
    ]


def test_it_is_kept_once_and_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.sqlite3") as journal:
        store = ListStore(journal)
        first = lists_of(tmp_path, *LINES, known=known.of(store))
        importing.keep(store, first, "lists.csv")
        before = known.of(store)
        assert (tuple(before.items.values()), before.lists["L-1"]) == (first.records.items, first.records.lists[0])
        again = lists_of(tmp_path, *LINES, known=before)
        assert (again.preview.items, again.preview.locations) == (Counts(unchanged=2), Counts(unchanged=2))
        assert (again.preview.lists, again.preview.lines) == (Counts(unchanged=1), Counts(unchanged=2))
        saved = importing.keep(store, again, "lists.csv")
        assert (saved.lists.unchanged, saved.items.changed) == (("L-1",), ())
        assert store.lists()[0].revision == 1
        shorter = lists_of(tmp_path, LINES[0][:-1] + "7", known=before)
        assert (shorter.preview.lines, shorter.preview.lines_gone) == (Counts(changed=1), 1)
        assert [entry.change for entry in shorter.preview.first] == [Change.CHANGED]


def test_what_has_problems_is_never_kept(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.sqlite3") as journal:
        store = ListStore(journal)
        with pytest.raises(ValueError, match="has problems"):
            importing.keep(store, lists_of(tmp_path, LINES[0], "L-1;1;;;;;;"), "lists.csv")
        assert store.items() == ()


def test_a_forced_scan_stays_when_the_list_comes_again_and_goes_with_the_item(tmp_path: Path) -> None:
    twin = f"L-1;2;A-03-3;LOC-A033;6205;Kogellager 6205;{SCREW};1"
    other = "L-1;3;B-09-9;LOC-B099;X;Gordijn;ABCDEFG;1"
    read, findings = importing.with_forced_scans(lists_of(tmp_path, LINES[0], twin, other), Known())
    assert findings
    assert [line.must_scan for line in read.records.lists[0].lines] == [True, True, False]
    kept = known_after(read.records)
    again = lists_of(tmp_path, LINES[0], twin, other, known=kept)
    assert again.preview.lines == Counts(unchanged=3)
    moved = lists_of(tmp_path, LINES[0], twin.replace("6205;", "X;").replace("A-03-3;LOC-A033", "B-09-9;"), known=kept)
    assert [line.must_scan for line in moved.records.lists[0].lines] == [True, False]


CELLS = st.one_of(
    st.sampled_from(["", "L-1", "1", "2", "A-03-2", "6204", BEARING, "8,71E+12", "1,5", "-1", "31-2-2027", "ja", "=1"]),
    st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters='";'), max_size=8),
)


@given(rows=st.lists(st.lists(CELLS, min_size=8, max_size=8), min_size=1, max_size=6))
def test_any_rows_are_told_apart_into_lines_and_problems(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    """Each row with content gives a line or a problem, and what has no problem can be kept as it is."""
    folder = tmp_path_factory.mktemp("rows")
    content = [";".join(["x" if at == 0 and not cell.strip() else cell for at, cell in enumerate(row)]) for row in rows]
    try:
        read = lists_of(folder, *content)
    except FileError:
        return  # a character in it is none that can be seen
    good = sum(len(each.lines) for each in read.records.lists)
    assert good + read.preview.refused_rows >= len(rows)
    if read.is_usable:
        assert good == len(rows)
        with Journal.open(folder / "journal.sqlite3") as journal:
            importing.keep(ListStore(journal), read, "lists.csv")
