"""Tables and workbooks as people send them: every encoding and separator, and what is no table at all."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from edge.lists import sheet
from edge.lists.problems import FileError
from edge.lists.workbook import Cell, CellKind
from tests.edge.lists.making import csv_file, workbook

ROWS = ("Locatie;Naam", "A-1;Één café", "A-2;Grüße €")
CELLS = (("A-1", "Één café"), ("A-2", "Grüße €"))


def cells(read: sheet.Sheet) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row.cells) for row in read.rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_every_encoding_and_separator_gives_the_same(tmp_path: Path, encoding: str, separator: str) -> None:
    read = sheet.read(csv_file(tmp_path, [row.replace(";", separator) for row in ROWS], encoding), "nl")
    assert (read.headings, cells(read), read.is_workbook) == (("Locatie", "Naam"), CELLS, False)
    assert [row.number for row in read.rows] == [2, 3]


def test_a_line_that_names_the_separator_is_no_heading(tmp_path: Path) -> None:
    read = sheet.read(csv_file(tmp_path, ("sep=;", *ROWS)), "nl")
    assert (read.headings, cells(read)) == (("Locatie", "Naam"), CELLS)
    assert read.rows[0].number == 3


def test_a_number_sign_begins_no_remark(tmp_path: Path) -> None:
    read = sheet.read(csv_file(tmp_path, ("lijst;naam", "#1001;a", "#1002;b")), "nl")
    assert cells(read) == (("#1001", "a"), ("#1002", "b"))
    read = sheet.read(workbook(tmp_path, [["lijst", "naam"], ["#1001", "a"]]), "nl")
    assert cells(read) == (("#1001", "a"),)


def test_a_workbook_tells_numbers_and_dates_from_texts(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [
            ["a", "b", "c", "d", "e"],
            ["012", 12, 2.5, date(2027, 3, 1), True],
            [None],
            [12345678901234567890, 8.71e20, 3.0, datetime(2027, 3, 1, 10, 30), " x  y "],  # noqa: DTZ001 -- workbooks know no zones
        ],
    )
    read = sheet.read(path, "nl")
    assert read.headings == ("a", "b", "c", "d", "e")
    number, text, day = CellKind.NUMBER, CellKind.TEXT, CellKind.DATE
    assert read.rows[0].cells == (
        Cell("012"), Cell("12", number), Cell("2.5", number), Cell("2027-03-01", day), Cell("true", text),
    )  # fmt: skip
    assert read.rows[1].number == 4
    assert read.rows[1].cells == (
        Cell("1.234568E+19", number), Cell("8.710000E+20", number), Cell("3", number),
        Cell("2027-03-01T10:30:00", day), Cell("x y"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Er staat niets in"),
        (b"locatie;naam\n", "Er staat niets in"),
        (b"locatie;naam\n\n", "Er staat niets in"),
        ("a;b\n1;2\n".encode("utf-16"), "tekens kunnen niet gelezen worden"),
        (b'a;b\n1;"2\n', "Rij 2: Deze rij kan niet gelezen worden"),
        (b"a;b\n1;\x07\n", "Rij 2: Hier staat iets dat geen tekst is"),
        (b"PK\x03\x04nothing of a zip", "beschadigd"),
    ],
)
def test_what_is_no_table_is_refused_in_the_leads_language(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes(content)
    with pytest.raises(FileError, match=words) as refused:
        sheet.read(path, "nl")
    assert str(refused.value).startswith("lists.csv: ")


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Diese Datei gibt es nicht"):
        sheet.read(tmp_path / "gone.csv", "de")
    with pytest.raises(FileError, match="This is a folder"):
        sheet.read(tmp_path, "en")


def test_fifty_thousand_rows_are_read_and_one_more_is_refused(tmp_path: Path) -> None:
    path = csv_file(tmp_path, ("a;b", *(f"{number};x" for number in range(50_000))))
    assert len(sheet.read(path, "nl").rows) == 50_000
    path = csv_file(tmp_path, ("a;b", *(f"{number};x" for number in range(50_001))))
    with pytest.raises(FileError, match="meer dan 50000 rijen"):
        sheet.read(path, "nl")
