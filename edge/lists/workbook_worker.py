"""The process that opens a workbook (XLSX): a hostile one can cost no more than the limits below.

It is started as a program of its own, with the file's path, and writes JSON, one value a line: first the sheet's name,
then each row with content as `[number, [cell, ...]]`; or `{"fault": ..., "row": ..., "cell": ...}` and nothing more.
A cell is its text. A number that was no text in the workbook is `{"number": "12.5"}`, a date `{"date": "2027-03-01"}`.
"""

from __future__ import annotations

import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

MEMORY_BYTES = 300_000_000
"""Of address space; a workbook of 50,000 rows and 14 columns takes half where every text in it differs."""
PROCESSOR_SECONDS = 90
LARGEST_UNPACKED_BYTES = 150_000_000
"""A sheet of 50,000 rows and 14 columns has a quarter of this."""
SMALL_UNPACKED_BYTES = 10_000_000
"""Up to here a workbook may be packed as tightly as it likes."""
MOST_TIMES_SMALLER = 100
"""How tightly a larger one may be packed; ordinary sheets are packed ten to thirty times smaller."""
MOST_MEMBERS = 1_000
MOST_COLUMNS = 64
MOST_OUTPUT_CHARACTERS = 48_000_000
LONGEST_CELL = 2_000
"""Characters; what is longer is cut here, and refused later by its own column's limit."""

_MACROS = ("vbaproject", "macrosheets/", "activex/")
_LINKS = ("externallinks/", "embeddings/", "connections.xml", "querytables/")
_MOST_DIGITS = 15
"""What a number in a workbook holds without loss."""


class Fault(Exception):  # noqa: N818 -- a verdict on the file, told to the other process
    """The workbook is refused."""

    def __init__(self, fault: str, row: int = 0, cell: str = "") -> None:
        super().__init__(fault)
        self.answer: dict[str, object] = {"fault": fault, "row": row, "cell": cell}


def main() -> None:
    """Limit this process, then read the workbook that the first argument names, of at most so many rows."""
    path, most = sys.argv[1], int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 5))  # told first, then ended
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        written = 0
        for value in _values(path, most):
            line = json.dumps(value)
            written += len(line)
            if written > MOST_OUTPUT_CHARACTERS:
                raise Fault("too-large")  # noqa: TRY301 -- the one place that turns it into an answer is below
            print(line)  # noqa: T201 -- standard output is how it answers
    except Fault as fault:
        print(json.dumps(fault.answer))  # noqa: T201
    except MemoryError:
        print(json.dumps(Fault("too-large").answer))  # noqa: T201
    except Exception:  # noqa: BLE001 -- whatever a damaged workbook makes the library raise, it is refused
        print(json.dumps(Fault("damaged").answer))  # noqa: T201


def _values(path: str, most: int) -> Iterator[object]:
    _refuse_by_members(path)
    # openpyxl takes numpy where it is there, only to know its kinds of numbers; it would cost 30 MB and threads.
    sys.modules["numpy"] = None  # type: ignore[assignment]  # makes the import fail
    from openpyxl import load_workbook  # noqa: PLC0415 -- after the limits are set

    book = load_workbook(path, read_only=True, keep_links=False)
    sheet = next((each for each in book.worksheets if each.sheet_state == "visible"), None)
    if sheet is None:
        raise Fault("no-sheet")
    sheet.reset_dimensions()  # what the file says of its size need not be true
    yield sheet.title
    count = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        values = [_value(cell, number) for cell in cells]
        while values and values[-1] == "":
            values.pop()
        if len(values) > MOST_COLUMNS:
            raise Fault("too-many-columns", number)
        count += bool(values)
        if count > most + 1 or number > 20 * most:
            raise Fault("too-many-rows")
        if values:
            yield [number, values]


def _refuse_by_members(path: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise Fault("damaged") from error
    unpacked, packed = (sum(getattr(each, size) for each in members) for size in ("file_size", "compress_size"))
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED_BYTES:
        raise Fault("too-large")
    if unpacked > max(SMALL_UNPACKED_BYTES, MOST_TIMES_SMALLER * packed):
        raise Fault("too-large")
    if any(each.flag_bits & 0x1 for each in members):
        raise Fault("encrypted")
    names = [each.filename.casefold() for each in members]
    if not any(name == "[content_types].xml" for name in names) or not any(name.startswith("xl/") for name in names):
        raise Fault("no-workbook")
    if any(part in name for name in names for part in _MACROS):
        raise Fault("macros")
    if any(part in name for name in names for part in _LINKS):
        raise Fault("links")


def _value(cell: Any, row: int) -> object:  # noqa: ANN401 -- openpyxl has several kinds of cell
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return {"number": _number(value)}
        case datetime() if value.time() == time():
            return {"date": value.date().isoformat()}
        case datetime() | date():
            return {"date": value.isoformat()}
        case str() if cell.data_type == "f":
            raise Fault("formula", row, str(cell.coordinate))
        case str() if cell.data_type == "e":
            raise Fault("error-value", row, str(cell.coordinate))
        case str():
            return value[:LONGEST_CELL].strip()
    # An array formula or a table of data is an object of its own.
    raise Fault("formula", row, str(cell.coordinate))


def _number(value: float) -> str:
    """Write a number with all its digits; with an exponent where it has lost some."""
    if isinstance(value, float) and not value.is_integer():
        return repr(value)
    whole = int(value)
    return f"{value:.6E}" if len(str(abs(whole))) > _MOST_DIGITS else str(whole)


if __name__ == "__main__":
    main()
