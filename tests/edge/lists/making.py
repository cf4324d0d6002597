"""Makes files as people send them, and records as the journal keeps them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

from edge.journal.warehouse import Names, StoredItem, StoredLine, StoredList
from edge.lists import importing
from edge.lists.importing import Import
from edge.lists.known import Known, Records
from pipelines.picking.pick_list import ItemCode

BEARING, CASE, SCREW = "8712345000004", "18712345000001", "8712345000011"
HEADINGS = "lijst;regel;locatie;locatiebarcode;artikel;naam;barcode;aantal"
LINES = (
    f"L-1;1;A-03-2;LOC-A032;6204;Kogellager 6204;{BEARING};3",
    f"L-1;2;B-01-1;LOC-B011;M6;Schroef M6;{SCREW};12",
)


def csv_file(folder: Path, rows: Iterable[str], encoding: str = "utf-8", name: str = "lists.csv") -> Path:
    path = folder / name
    path.write_bytes("\r\n".join(rows).encode(encoding))
    return path


def workbook(folder: Path, rows: Iterable[Sequence[object]], name: str = "lists.xlsx") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def with_members(path: Path, members: dict[str, bytes]) -> Path:
    """Add members to a workbook."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def lists_of(folder: Path, *rows: str, known: Known | None = None, headings: str = HEADINGS) -> Import:
    """Read pick lists from these rows."""
    return importing.read_lists(csv_file(folder, (headings, *rows)), known or Known())


def items_of(folder: Path, headings: str, *rows: str, known: Known | None = None) -> Import:
    """Read items from these rows."""
    return importing.read_items(csv_file(folder, (headings, *rows)), known or Known())


def told(read: Import) -> list[tuple[int, str]]:
    """Give the rows and names of all problems."""
    return [(each.row, each.key) for each in read.problems]


def known_after(records: Records) -> Known:
    """Give what is known once these records are kept."""
    return Known(
        {item.article: item for item in records.items},
        {place.code: place for place in records.locations},
        {each.id: each for each in records.lists},
    )


def item(article: str, name: str, *codes: str) -> StoredItem:
    return StoredItem(article, Names(nl=name), tuple(ItemCode(code) for code in codes))


def list_of(*lines: tuple[str, str]) -> StoredList:
    """Make a list of articles and places."""
    return StoredList(
        "L-1", tuple(StoredLine(number, article, place, 1) for number, (article, place) in enumerate(lines, start=1))
    )
