"""Results of a pick list as CSV, XLSX or JSON, and old events as JSON lines; no cell of them can act as a formula."""

from __future__ import annotations

import csv
import enum
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from edge.errors import UserError
from edge.files import whole_file, write_text
from edge.journal.records import StoredEvent
from edge.journal.results import Count, LineResult

Value = str | int

HEADINGS = (
    "list",
    "line",
    "location",
    "item",
    "name",
    "quantity",
    "counted",
    "state",
    "short",
    "lot asked",
    "tote",
    "time",
    "worker",
    "device",
    "scanned",
    "by",
    "units",
    "lot",
    "serial",
    "expiry",
    "undone",
)
"""The columns of CSV and XLSX: what the line asked for, then one act that counted units."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""With what a cell begins that a spreadsheet may take for a formula."""

_PICTURES = {**{code: 0x2400 + code for code in range(0x20)}, 0x7F: 0x2421}
"""Control characters, which no workbook may hold, and their pictures."""


class Format(enum.StrEnum):
    """How results are written."""

    CSV = "csv"
    """With semicolons, in UTF-8 with a byte-order mark, as Dutch and German spreadsheets open it."""
    XLSX = "xlsx"
    JSON = "json"


def write_results(path: Path, form: Format, list_id: str, results: Iterable[LineResult]) -> None:
    """Write what came of a list: a row for each act that counted units, or one row for a line without any.

    Args:
        path: The file; it is replaced.
        form: How it is written.
        list_id: The list.
        results: As `ListStore.results` gives them.

    Raises:
        UserError: It cannot be written.
    """
    if form is Format.JSON:
        write_text(path, json.dumps(as_json(list_id, results), ensure_ascii=False, indent=1) + "\n")
        return
    rows = [tuple(map(_visible, row)) for result in results for row in _rows(list_id, result)]
    with whole_file(path) as partial:
        if form is Format.CSV:
            _write_csv(partial, rows)
        else:
            _write_workbook(partial, rows)


def as_json(list_id: str, results: Iterable[LineResult]) -> dict[str, object]:
    """Give what came of a list as values of JSON."""
    return {
        "list": list_id,
        "lines": [
            {
                "line": each.line.number,
                "location": each.line.location.code,
                "item": each.line.item.article,
                "name": each.line.item.name,
                "quantity": each.line.quantity,
                "counted": each.counted,
                "state": each.state.value,
                "short": None if each.short_reason is None else each.short_reason.value,
                "lot_asked": each.line.lot,
                "tote": each.line.tote,
                "counts": [_count_as_json(count) for count in each.counts],
            }
            for each in results
        ],
    }


def write_events(path: Path, events: Iterable[StoredEvent]) -> str:
    """Write events as JSON, one a line; on the disk when this returns. Gives the file's name.

    Raises:
        UserError: It cannot be written, or there is such a file already: old events are never written over.
    """
    if path.exists():
        raise UserError(f"{path} is there already, and may hold what is kept nowhere else. Name a new file.")
    with whole_file(path) as partial, partial.open("w", encoding="utf-8") as file:
        for event in events:
            file.write(json.dumps(_event_as_json(event), ensure_ascii=False) + "\n")
    return path.name


def defused(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula: with an apostrophe in front where it needs one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _visible(value: Value) -> Value:
    """Show what cannot be seen, such as the mark between the fields of a GS1 code, by its picture: "␝"."""
    return value.translate(_PICTURES) if isinstance(value, str) else value


def _rows(list_id: str, result: LineResult) -> Iterator[tuple[Value, ...]]:
    line = result.line
    asked: tuple[Value, ...] = (
        list_id,
        line.number,
        line.location.code,
        line.item.article,
        line.item.name,
        line.quantity,
        result.counted,
        result.state.value,
        "" if result.short_reason is None else result.short_reason.value,
        line.lot,
        line.tote,
    )
    for count in result.counts:
        yield (*asked, *_cells(count))
    if not result.counts:
        yield (*asked, *("" for _ in HEADINGS[len(asked) :]))


def _cells(count: Count) -> tuple[Value, ...]:
    return (
        count.wall.isoformat(timespec="seconds"),
        count.worker or "",
        count.device,
        count.scanned,
        count.by,
        count.quantity,
        count.lot,
        count.serial,
        count.expiry,
        "yes" if count.is_undone else "",
    )


def _count_as_json(count: Count) -> dict[str, object]:
    return {
        "time": _text(count.wall),
        "worker": count.worker,
        "device": count.device,
        "scanned": count.scanned,
        "by": count.by,
        "quantity": count.quantity,
        "lot": count.lot,
        "serial": count.serial,
        "expiry": count.expiry,
        "undone": count.is_undone,
    }


def _event_as_json(stored: StoredEvent) -> dict[str, object]:
    return {
        "id": str(stored.id),
        "device": stored.device,
        "sequence": stored.sequence,
        "monotonic": stored.monotonic,
        "time": _text(stored.wall),
        "worker": stored.worker,
        "origin": stored.origin.value,
        "type": stored.event.type,
        "list": stored.event.list_id,
        "line": stored.event.line,
        "payload": dict(stored.event.payload),
    }


def _text(moment: date | datetime) -> str:
    return moment.isoformat()


def _write_csv(path: Path, rows: Iterable[tuple[Value, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(HEADINGS)
        for row in rows:
            writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in row])


def _write_workbook(path: Path, rows: Iterable[tuple[Value, ...]]) -> None:
    # Here, since it is slow to load and only this needs it.
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    sheet = book["Sheet"]
    sheet.title = "results"
    for number, row in enumerate((HEADINGS, *rows), start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                # A text whatever it begins with, also for whoever edits the cell; nothing is put into it.
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(_FORMULA)
    # By way of the memory, since the library leaves an open file behind when a disk is full.
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())
