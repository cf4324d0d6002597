"""Items, places and pick lists from a file: all of it or nothing, with what is wrong row by row, and a preview.

Nothing is kept by reading; `save` keeps what was read. The same file read again changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from edge.journal.lists import ListStore
from edge.journal.saving import AllSaved
from edge.journal.standing import ListState
from edge.lists import columns, confusable, preview, sheet
from edge.lists.columns import CODES, Columns, Field, KeptColumns
from edge.lists.confusable import Finding
from edge.lists.item_rows import ItemBook
from edge.lists.known import Known, Records
from edge.lists.list_rows import ListBook
from edge.lists.location_rows import LocationBook
from edge.lists.preview import Preview
from edge.lists.problems import Problem, problem
from edge.lists.row_reader import RowReader
from edge.lists.sheet import Sheet, SheetRow
from pipelines.picking.codes import code_key

_NOTHING_SAID: Mapping[str, Field] = MappingProxyType({})
_FOLLOWS = frozenset({"unknown-item", "unknown-place", "item-without-name", "item-without-barcode"})
"""Problems that may follow from a cell on the same row that cannot be used; there they are left out."""
_CELLS = frozenset(
    {
        "too-long",
        "control-characters",
        "lost-digits",
        "lost-zeros",
        "became-date",
        "no-gtin",
        "wrong-check-digit",
        "no-check-digits",
    }
)
"""Problems with cells of items and places."""


@dataclass(frozen=True, slots=True)
class Import:
    """A file that was read."""

    records: Records
    """What it holds; to be kept only if there are no problems."""
    problems: tuple[Problem, ...]
    """Why it cannot be used as it is, in the order of its rows."""
    preview: Preview
    unused: tuple[str, ...]
    """Headings of columns of which nothing is known; they are left out."""
    headings: tuple[str, ...]
    """All headings, for what was said of them to be kept."""

    @property
    def is_usable(self) -> bool:
        """Whether it can be kept."""
        return not self.problems


def read_items(
    path: Path,
    known: Known,
    language: str = "nl",
    said: Mapping[str, Field] = _NOTHING_SAID,
    kept: KeptColumns | None = None,
) -> Import:
    """Read a file of items.

    Args:
        path: CSV or XLSX.
        known: What is kept already.
        language: Of the message if the file cannot be used as a whole.
        said: What the lead says of columns, as `columns.read_said` gives it.
        kept: What was said before of files with the same columns.

    Raises:
        FileError: The file cannot be used as a whole.
    """
    table, found, wrong = _begun(path, language, said, kept)
    problems = [*wrong, *_missing(found, (Field.ITEM,)), *_missing_any(found, "column-name-missing", _NAMES)]
    problems += _missing_any(found, "column-barcode-missing", CODES)
    book = ItemBook(known.items, is_catalogue=True)
    if not problems:
        for row in table.rows:
            reader = _reader(row, found, table)
            article = reader.identifier(Field.ITEM, is_required=True)
            if article:
                book.add(article, reader)
            problems += reader.problems
    items, more = book.finish(
        {code_key(place.barcode): place.code for place in known.locations.values()}, known.busy_items
    )
    return _ended(Records(items=items), [*problems, *more], known, found, table)


def read_locations(
    path: Path,
    known: Known,
    language: str = "nl",
    said: Mapping[str, Field] = _NOTHING_SAID,
    kept: KeptColumns | None = None,
) -> Import:
    """Read a file of places; arguments and errors as `read_items`."""
    table, found, wrong = _begun(path, language, said, kept)
    problems = [*wrong, *_missing(found, (Field.LOCATION,))]
    book = LocationBook(known.locations, is_catalogue=True)
    if not problems:
        for row in table.rows:
            reader = _reader(row, found, table)
            code = reader.identifier(Field.LOCATION, is_required=True)
            if code:
                book.add(code, reader)
            problems += reader.problems
    places, more = book.finish(_codes_of(known), known.busy_places)
    return _ended(Records(locations=places), [*problems, *more], known, found, table)


def read_lists(
    path: Path,
    known: Known,
    language: str = "nl",
    said: Mapping[str, Field] = _NOTHING_SAID,
    kept: KeptColumns | None = None,
) -> Import:
    """Read a file of pick lists, which may bring its own items and places; arguments and errors as `read_items`."""
    table, found, wrong = _begun(path, language, said, kept)
    problems = [*wrong, *_missing(found, (Field.LIST, Field.LOCATION, Field.ITEM, Field.QUANTITY))]
    items, places = ItemBook(known.items, is_catalogue=False), LocationBook(known.locations, is_catalogue=False)
    lists = ListBook()
    if not problems:
        for row in table.rows:
            reader = _reader(row, found, table)
            article = reader.identifier(Field.ITEM, is_required=True)
            place = reader.identifier(Field.LOCATION, is_required=True)
            if article:
                items.add(article, reader)
            if place:
                places.add(place, reader)
            lists.add(reader, article, place)
            problems += reader.problems
    kept_items, item_problems = items.finish(
        {code_key(each.barcode): each.code for each in known.locations.values()}, known.busy_items
    )
    kept_places, place_problems = places.finish(items.keys(), known.busy_places)
    kept_lists, list_problems = lists.finish(known)
    return _ended(
        Records(kept_items, kept_places, kept_lists),
        [*problems, *item_problems, *place_problems, *list_problems],
        known,
        found,
        table,
    )


def keep(store: ListStore, read: Import, origin: str) -> AllSaved:
    """Keep what was read: all of it or nothing.

    Args:
        store: It holds what `known` was taken from.
        read: It has no problems.
        origin: Where it comes from: the file's name.

    Raises:
        ValueError: It has problems.
        JournalError: Nothing was kept; something was begun since the file was read.
    """
    if read.problems:
        raise ValueError(f"{origin} has problems and cannot be kept")
    records = read.records
    return store.save(records.items, records.locations, records.lists, origin=origin)


def with_forced_scans(read: Import, known: Known) -> tuple[Import, tuple[Finding, ...]]:
    """Force the item scan on all lines whose items are easily taken for another's on their list; gives why, too."""
    items = {**known.items, **{item.article: item for item in read.records.items}}
    findings = [confusable.scan(each, items) for each in read.records.lists]
    lists = tuple(
        each
        if known.states.get(each.id, ListState.OPEN) is not ListState.OPEN
        else confusable.with_forced_scans(each, found)
        for each, found in zip(read.records.lists, findings, strict=True)
    )
    records = replace(read.records, lists=lists)
    looked = preview.of(records, known, read.preview.refused_rows)
    return replace(read, records=records, preview=looked), tuple(one for found in findings for one in found)


_NAMES = (Field.NAME_NL, Field.NAME_EN, Field.NAME_DE)


def _begun(
    path: Path, language: str, said: Mapping[str, Field], kept: KeptColumns | None
) -> tuple[Sheet, Columns, tuple[Problem, ...]]:
    table = sheet.read(path, language)
    before = {} if kept is None else kept.of(table.headings)
    found, wrong = columns.find(table.headings, {**before, **said})
    return table, found, wrong


def _reader(row: SheetRow, found: Columns, table: Sheet) -> RowReader:
    reader = RowReader(row, found)
    if any(cell.text for cell in row.cells[len(table.headings) :]):
        # A separator inside a text moves all that follows into the wrong columns.
        reader.complain("more-cells")
    return reader


def _missing(found: Columns, wanted: tuple[Field, ...]) -> list[Problem]:
    return [
        problem("column-missing", field=field.value, heading=columns.HEADINGS[field][0])
        for field in wanted
        if not found.has(field)
    ]


def _missing_any(found: Columns, key: str, wanted: tuple[Field, ...]) -> list[Problem]:
    return [] if any(found.has(field) for field in wanted) else [problem(key)]


def _codes_of(known: Known) -> dict[str, str]:
    return {code_key(code.content): item.article for item in known.items.values() for code in item.barcodes}


def _ended(records: Records, problems: list[Problem], known: Known, found: Columns, table: Sheet) -> Import:
    spoiled = {each.row for each in problems if each.key in _CELLS}
    left = sorted(
        {each for each in problems if each.key not in _FOLLOWS or each.row not in spoiled},
        key=lambda each: (each.row, each.key, str(each.arguments)),
    )
    refused = len({each.row for each in left if each.row})
    return Import(records, tuple(left), preview.of(records, known, refused), found.unused, table.headings)
