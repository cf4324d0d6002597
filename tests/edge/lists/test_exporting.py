"""Results and events as files: complete, and with no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import itertools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from edge.errors import UserError
from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.journal.results import Count, LineResult
from edge.journal.standing import LineState
from edge.lists import exporting
from edge.lists.exporting import Format
from pipelines.commands import ShortReason
from pipelines.picking.pick_list import Item, ItemCode, Location, PickLine

HOSTILE = '=HYPERLINK("http://example.org")'


def count(scanned: str, serial: str = "", *, is_undone: bool = False) -> Count:
    wall = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)
    return Count(wall, "W-7", "device-1", scanned, "scan", 1, 1, "B7", serial, "2027-09-01", is_undone=is_undone)


def line(number: int, name: str) -> PickLine:
    item = Item("6204", name, (ItemCode("8712345000004"),))
    return PickLine(number, Location("A-1", "LOC", ""), item, 3, lot="B7", tote="T1")


RESULTS = (
    LineResult(
        line(1, HOSTILE), LineState.SHORT, 1, ShortReason.EMPTY,
        (count("0108712345000004\x1d10B7", "+1"), count("8712345000004", is_undone=True)),
    ),
    LineResult(line(2, "Lager"), LineState.OPEN, 0, None, ()),
)  # fmt: skip
FIRST = ["L-1", "1", "A-1", "6204", HOSTILE, "3", "1", "short", "empty", "B7", "T1"]
ACT = [
    "2027-03-01T08:30:00+00:00",
    "W-7",
    "device-1",
    "0108712345000004␝10B7",
    "scan",
    "1",
    "B7",
    "+1",
    "2027-09-01",
    "",
]
UNDONE = [*ACT[:3], "8712345000004", *ACT[4:7], "", "2027-09-01", "yes"]
OPEN = ["L-1", "2", "A-1", "6204", "Lager", "3", "0", "open", "", "B7", "T1"]


def test_a_table_has_a_row_for_each_act_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    exporting.write_results(path, Format.CSV, "L-1", RESULTS)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    first = [f"'{cell}" if cell in {HOSTILE, "+1"} else cell for cell in (*FIRST, *ACT)]
    undone = [f"'{cell}" if cell == HOSTILE else cell for cell in (*FIRST, *UNDONE)]
    assert rows == [list(exporting.HEADINGS), first, undone, [*OPEN, *[""] * 10]]


def test_a_workbook_holds_texts_and_numbers_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    exporting.write_results(path, Format.XLSX, "L-1", RESULTS)
    sheet = load_workbook(path)["results"]
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert rows == [list(exporting.HEADINGS), [*FIRST, *ACT], [*FIRST, *UNDONE], [*OPEN, *[""] * 10]]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    assert (sheet["E2"].quotePrefix, sheet["F2"].value) == (True, 3)
    assert not sheet["E4"].quotePrefix


def test_json_holds_what_was_scanned_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    exporting.write_results(path, Format.JSON, "L-1", RESULTS)
    read = json.loads(path.read_text(encoding="utf-8"))
    assert (read["list"], [each["state"] for each in read["lines"]]) == ("L-1", ["short", "open"])
    first, second = read["lines"][0]["counts"]
    assert (first["scanned"], first["serial"], first["undone"]) == ("0108712345000004\x1d10B7", "+1", False)
    assert second["undone"] is True
    assert read["lines"][0]["short"] == "empty"


@given(st.text(min_size=1))
def test_no_text_begins_as_a_formula_once_it_is_defused(text: str) -> None:
    safe = exporting.defused(text)
    assert safe[0] not in "=+-@\t\r\n"
    assert safe.removeprefix("'") == text.removeprefix("'")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    for form in Format:
        with pytest.raises(UserError, match="cannot be written"):
            exporting.write_results(tmp_path / "no-folder" / "out", form, "L-1", RESULTS)


def test_events_are_written_one_a_line_and_nothing_is_written_over(tmp_path: Path) -> None:
    began, seconds = datetime(2026, 3, 2, 8, tzinfo=UTC), itertools.count()
    # Each look at the clock a second later: what is stored in the very moment of the export is not older than it.
    with Journal.open(tmp_path / "journal.sqlite3", wall=lambda: began + timedelta(seconds=next(seconds))) as journal:
        journal.start_shift("W-7")
        journal.end_shift("W-7")
        path = tmp_path / "events.jsonl"
        store = ListStore(journal)
        told = store.keep_days(0, lambda events: exporting.write_events(path, events))
        assert told is not None
        assert told.event.payload["exported_to"] == "events.jsonl"
        lines = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
        assert [(each["sequence"], each["type"], each["worker"]) for each in lines] == [
            (1, "shift-started", "W-7"),
            (2, "shift-ended", "W-7"),
        ]
        before = path.read_bytes()
        with pytest.raises(UserError, match="is there already"):
            store.keep_days(0, lambda events: exporting.write_events(path, events))
        assert path.read_bytes() == before
        assert [each.event.type for each in journal.events()] == ["events-removed"]
