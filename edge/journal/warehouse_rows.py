"""Items, places and lists as rows of the journal's tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from itertools import groupby

from edge.journal.warehouse import Names, StoredItem, StoredLine, StoredList, StoredLocation
from pipelines.picking.checks import CheckChanges
from pipelines.picking.pick_list import Counting, Item, ItemCode, Location, PickLine, PickList
from pipelines.preferences import Strictness


def items(connection: sqlite3.Connection) -> dict[str, StoredItem]:
    """Give all items by article, in its order."""
    return _items(connection, "", ())


def items_on(connection: sqlite3.Connection, list_id: str) -> dict[str, StoredItem]:
    """Give the items of one list by article."""
    return _items(connection, "WHERE article IN (SELECT article FROM lines WHERE list_id = ?)", (list_id,))


def locations(connection: sqlite3.Connection) -> dict[str, StoredLocation]:
    """Give all places by code, in its order."""
    return _locations(connection, "", ())


def stored_list(connection: sqlite3.Connection, list_id: str) -> StoredList | None:
    """Give a list as it was saved; None if there is none of this name."""
    row = connection.execute("SELECT * FROM lists WHERE id = ?", (list_id,)).fetchone()
    if row is None:
        return None
    lines = connection.execute("SELECT * FROM lines WHERE list_id = ? ORDER BY position", (list_id,)).fetchall()
    checks = {name: Strictness(value) for name, value in json.loads(row["checks"]).items()}
    due = _date(row["due"])
    return StoredList(
        row["id"], tuple(_line(line) for line in lines), row["priority"], due, row["tote"], CheckChanges(**checks)
    )


def pick_list(connection: sqlite3.Connection, list_id: str, language: str, *, with_stock: bool) -> PickList | None:
    """Give a list as the session takes it, in "nl", "en" or "de"; None if there is none of this name.

    Args:
        connection: of the journal.
        list_id: the list's name.
        language: of items and places.
        with_stock: whether the codes of all other items come with it, which costs time where there are many.
    """
    kept = stored_list(connection, list_id)
    if kept is None:
        return None
    wanted = {article: _item(item, language) for article, item in items_on(connection, list_id).items()}
    places = _locations(connection, "WHERE code IN (SELECT location FROM lines WHERE list_id = ?)", (list_id,))
    lines = tuple(_pick_line(line, _location(places[line.location], language), wanted) for line in kept.lines)
    others: frozenset[str] = frozenset()
    if with_stock:
        every = connection.execute(
            "SELECT key FROM item_codes WHERE article NOT IN (SELECT article FROM lines WHERE list_id = ?)", (list_id,)
        )
        others = frozenset(row[0] for row in every)
    return PickList(kept.id, lines, kept.priority, kept.due, kept.tote, kept.checks, others)


def checks_text(checks: CheckChanges) -> str:
    """Give changes of checks as they are stored."""
    names = CheckChanges.__dataclass_fields__
    given = {name: getattr(checks, name) for name in names}
    return json.dumps({name: value for name, value in given.items() if value is not None})


def _items(connection: sqlite3.Connection, where: str, given: tuple[str, ...]) -> dict[str, StoredItem]:
    # `where` is one of the texts above.
    codes = connection.execute(f"SELECT * FROM item_codes {where} ORDER BY article, position", given)  # noqa: S608
    by_article: Mapping[str, tuple[ItemCode, ...]] = {
        article: tuple(ItemCode(row["content"], row["pack_quantity"]) for row in rows)
        for article, rows in groupby(codes, lambda row: str(row["article"]))
    }
    rows = connection.execute(f"SELECT * FROM items {where} ORDER BY article", given)  # noqa: S608
    return {
        row["article"]: StoredItem(
            row["article"],
            Names(row["name_nl"], row["name_en"], row["name_de"]),
            by_article.get(row["article"], ()),
            Counting(row["counting"]),
            has_lot=bool(row["has_lot"]),
            has_serial=bool(row["has_serial"]),
            has_expiry=bool(row["has_expiry"]),
        )
        for row in rows
    }


def _locations(connection: sqlite3.Connection, where: str, given: tuple[str, ...]) -> dict[str, StoredLocation]:
    rows = connection.execute(f"SELECT * FROM locations {where} ORDER BY code", given)  # noqa: S608 -- as above
    return {
        row["code"]: StoredLocation(
            row["code"],
            row["barcode"],
            row["check_digits"],
            Names(row["spoken_nl"], row["spoken_en"], row["spoken_de"]),
        )
        for row in rows
    }


def _line(row: sqlite3.Row) -> StoredLine:
    return StoredLine(
        row["number"],
        row["article"],
        row["location"],
        row["quantity"],
        row["unit"],
        row["lot"],
        is_serial_required=bool(row["is_serial_required"]),
        earliest_expiry=_date(row["earliest_expiry"]),
        tote=row["tote"],
        note=row["note"],
        must_scan=bool(row["must_scan"]),
    )


def _pick_line(line: StoredLine, location: Location, wanted: Mapping[str, Item]) -> PickLine:
    return PickLine(
        line.number,
        location,
        wanted[line.article],
        line.quantity,
        line.unit,
        line.lot,
        line.is_serial_required,
        line.earliest_expiry,
        line.tote,
        line.note,
        line.must_scan,
    )


def _item(item: StoredItem, language: str) -> Item:
    name = item.names.in_language(language)
    return Item(item.article, name, item.barcodes, item.counting, item.has_lot, item.has_serial, item.has_expiry)


def _location(place: StoredLocation, language: str) -> Location:
    # A way of saying a code belongs to one language; another one would only mislead.
    spoken = {"nl": place.spoken.nl, "en": place.spoken.en, "de": place.spoken.de}[language]
    return Location(place.code, place.barcode, place.check_digits, spoken)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
