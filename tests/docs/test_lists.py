"""docs/LISTS.md lists every column with its headings, every command, and the limits as they are."""

from __future__ import annotations

import re
from pathlib import Path

from edge import cli_imports, cli_pick_lists
from edge.lists import cells, sheet, workbook, workbook_worker
from edge.lists.columns import HEADINGS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "LISTS.md").read_text(encoding="utf-8")


def test_every_column_stands_there_with_its_headings() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \| ([^|]+) \| (?:lists|items|locations)[^|]* \| [^|]+ \|$", DOCUMENT, re.MULTILINE
    )
    assert rows == [(field.value, ", ".join(headings)) for field, headings in HEADINGS.items()]


def test_every_command_stands_there() -> None:
    apps = {
        "items": cli_imports.items_app,
        "locations": cli_imports.locations_app,
        "lists": cli_pick_lists.lists_app,
        "data": cli_pick_lists.data_app,
    }
    for name, app in apps.items():
        for command in app.registered_commands:
            wanted = f"kijkmee {name}" if command.name == "list" else f"kijkmee {name} {command.name}"
            assert re.search(rf"{wanted}\b", DOCUMENT), wanted


def test_the_limits_are_those_of_the_code() -> None:
    limits = (
        f"{sheet.MOST_ROWS:,} rows",
        f"{workbook_worker.MOST_COLUMNS} columns",
        f"longer than {cells.LONGEST_TEXT} characters ({cells.LONGEST_CODE} for identifiers)",
        f"from 1 to {cells.MOST_UNITS};",
        f"at most {cells.LONGEST_CHECK} digits",
        f"over {workbook.LARGEST_BYTES // 1_000_000} MB",
        f"unpacks to over {workbook_worker.LARGEST_UNPACKED_BYTES // 1_000_000} MB",
        f"can take {workbook_worker.MEMORY_BYTES // 1_000_000} MB",
    )
    assert [limit for limit in limits if limit not in DOCUMENT] == []
