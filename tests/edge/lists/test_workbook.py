"""Hostile workbooks are refused, with a sentence, within bounded time and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from edge.lists import sheet, workbook, workbook_worker
from edge.lists.problems import FileError
from edge.lists.workbook import WorkbookError, WorkbookFault
from tests.edge.lists.making import with_members
from tests.edge.lists.making import workbook as made

ROWS = [["locatie", "naam"], ["A-1", "Lager"]]
SHEET = "xl/worksheets/sheet1.xml"
BEGIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


def refusal(path: Path, most: int = 1_000) -> WorkbookFault:
    with pytest.raises(WorkbookError) as refused:
        workbook.read(path, most)
    return refused.value.fault


def with_sheet(folder: Path, content: bytes) -> Path:
    """Make a workbook with this as its sheet, whatever it is."""
    source, path = made(folder, ROWS, "source.xlsx"), folder / "lists.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == SHEET else old.read(member))
    return path


def one_cell(size: int) -> bytes:
    """Make a row with one cell of so many characters, which can hardly be packed."""
    return b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + os.urandom(size // 2).hex().encode() + b"</t></is></c></row>"


def test_an_ordinary_one_is_read(tmp_path: Path) -> None:
    rows = workbook.read(made(tmp_path, ROWS), 1)
    assert [(row.number, [cell.text for cell in row.cells]) for row in rows] == [
        (1, ["locatie", "naam"]),
        (2, ["A-1", "Lager"]),
    ]
    assert refusal(made(tmp_path, [*ROWS, ["A-2", "Ring"]]), 1) is WorkbookFault.TOO_MANY_ROWS


@pytest.mark.parametrize(
    ("member", "fault"),
    [
        ("xl/vbaProject.bin", WorkbookFault.MACROS),
        ("xl/macrosheets/sheet1.xml", WorkbookFault.MACROS),
        ("xl/externalLinks/externalLink1.xml", WorkbookFault.LINKS),
        ("xl/embeddings/oleObject1.bin", WorkbookFault.LINKS),
        ("xl/connections.xml", WorkbookFault.LINKS),
    ],
)
def test_macros_and_links_are_refused(tmp_path: Path, member: str, fault: WorkbookFault) -> None:
    assert refusal(with_members(made(tmp_path, ROWS), {member: b"x"})) is fault


@pytest.mark.parametrize("value", ["=1+1", '=HYPERLINK("http://example.org")', ArrayFormula("A2:A2", "=SUM(1,2)")])
def test_a_formula_is_refused_with_its_cell(tmp_path: Path, value: object) -> None:
    path = made(tmp_path, [*ROWS, ["A-2", value]])
    assert refusal(path) is WorkbookFault.FORMULA
    with pytest.raises(FileError, match="Rij 3: Cel B3 is een formule"):
        sheet.read(path, "nl")


def test_an_error_value_is_refused(tmp_path: Path) -> None:
    assert refusal(made(tmp_path, [*ROWS, ["A-2", "#N/A"]])) is WorkbookFault.ERROR_VALUE


def test_one_with_a_password_and_old_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(workbook.OLE + bytes(600))
    assert refusal(path) is WorkbookFault.ENCRYPTED
    with pytest.raises(FileError, match="has a password or is of the old kind"):
        sheet.read(path, "en")


def test_other_zip_files_and_damaged_ones_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("letter.txt", "x")
    assert refusal(other) is WorkbookFault.NO_WORKBOOK
    cut = made(tmp_path, ROWS)
    cut.write_bytes(cut.read_bytes()[:-40])
    assert refusal(cut) is WorkbookFault.DAMAGED
    assert refusal(with_sheet(tmp_path, BEGIN + b"<row><c>")) is WorkbookFault.DAMAGED


def test_a_hidden_sheet_is_not_taken(tmp_path: Path) -> None:
    book = Workbook()
    book["Sheet"].append(["secret"])
    book["Sheet"].sheet_state = "hidden"
    book.create_sheet("Seen").append(["seen"])
    book.active = 1
    book.save(tmp_path / "two.xlsx")
    assert [cell.text for cell in workbook.read(tmp_path / "two.xlsx", 5)[0].cells] == ["seen"]


def test_a_bomb_costs_neither_time_nor_memory(tmp_path: Path) -> None:
    path = with_members(made(tmp_path, ROWS), {"xl/media/image1.bmp": bytes(250_000_000)})
    assert path.stat().st_size < 400_000
    began = time.monotonic()
    assert refusal(path) is WorkbookFault.TOO_LARGE
    assert time.monotonic() - began < 20


def test_what_is_packed_far_too_tightly_is_not_opened(tmp_path: Path) -> None:
    path = with_sheet(tmp_path, BEGIN + b"<x>" * 5_000_000)
    assert path.stat().st_size < 30_000
    began = time.monotonic()
    assert refusal(path) is WorkbookFault.TOO_LARGE
    assert time.monotonic() - began < 20


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = with_members(made(tmp_path, ROWS), {f"xl/x{number}": b"" for number in range(1_000)})
    assert refusal(path) is WorkbookFault.TOO_LARGE


def test_a_size_that_is_not_true_is_refused(tmp_path: Path) -> None:
    """A member that says that it is small is read no further than that."""
    sheet_content = BEGIN + b"<row>" + b" " * 50_000_000 + b"</row></sheetData></worksheet>"
    path = with_sheet(tmp_path, sheet_content)
    size, content = len(sheet_content).to_bytes(4, "little"), path.read_bytes()
    assert size in content
    path.write_bytes(content.replace(size, (1_000).to_bytes(4, "little")))
    assert refusal(path) is WorkbookFault.DAMAGED


def test_one_huge_cell_or_row_number_or_width_is_bounded(tmp_path: Path) -> None:
    path = with_sheet(tmp_path, BEGIN + one_cell(20_000_000) + b"</sheetData></worksheet>")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    rows = workbook.read(path, 10)
    assert len(rows[0].cells[0].text) == workbook_worker.LONGEST_CELL
    peak_kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    # A child begins with the peak of the process that it was forked from.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert peak_kilobytes <= max(before, own) or peak_kilobytes * 1024 < workbook_worker.MEMORY_BYTES
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>'
    assert refusal(with_sheet(tmp_path, BEGIN + far), 10) is WorkbookFault.TOO_MANY_ROWS
    wide = b'<row r="1"><c r="XFD1"><v>1</v></c><c r="BM1"><v>1</v></c></row></sheetData></worksheet>'
    assert refusal(with_sheet(tmp_path, BEGIN + wide), 10) is WorkbookFault.TOO_MANY_COLUMNS


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{entities}]>'.encode()
    path = with_sheet(tmp_path, bomb + BEGIN + b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row>')
    began = time.monotonic()
    assert refusal(path) in {WorkbookFault.DAMAGED, WorkbookFault.TOO_LARGE}
    assert time.monotonic() - began < 30


def test_memory_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same worker with a lower limit: a small workbook is read, and one that needs more is refused."""
    program = (
        "import sys; from edge.lists import workbook_worker as w; w.MEMORY_BYTES = 50_000_000; "
        "sys.argv = ['w', sys.argv[1], '10']; w.main()"
    )
    path = with_sheet(tmp_path, BEGIN + one_cell(20_000_000) + b"</sheetData></worksheet>")
    run = subprocess.run

    def limited(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        return run([sys.executable, "-c", program, command[-2]], **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "run", limited)
    assert refusal(path) is WorkbookFault.TOO_LARGE
    assert workbook.read(made(tmp_path, ROWS), 10)


def test_what_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "TIMEOUT_SECONDS", 0.01)
    assert refusal(made(tmp_path, ROWS)) is WorkbookFault.TOO_SLOW


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LARGEST_BYTES", 10)
    monkeypatch.setattr(subprocess, "run", None)
    assert refusal(made(tmp_path, ROWS)) is WorkbookFault.TOO_LARGE


def test_a_module_in_the_folder_is_not_taken_for_the_librarys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zipfile.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert workbook.read(made(tmp_path, ROWS), 5)
