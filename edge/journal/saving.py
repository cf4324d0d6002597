"""Saves items and places: all or nothing, the same twice changes nothing, and what is under way stays as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edge.journal import warehouse_rows
from edge.journal.errors import JournalError
from edge.journal.saved import Saved, once, sorted_out
from edge.journal.saving_lists import save_lists
from edge.journal.standing import ListState
from edge.journal.warehouse import StoredItem, StoredList, StoredLocation
from pipelines.picking.codes import code_key


@dataclass(frozen=True, slots=True)
class AllSaved:
    """What saving did to each kind of thing."""

    items: Saved
    locations: Saved
    lists: Saved


def save(
    connection: sqlite3.Connection,
    items: Sequence[StoredItem],
    locations: Sequence[StoredLocation],
    lists: Sequence[StoredList],
    origin: str,
) -> AllSaved:
    """Save inside a transaction; what lists need may come with them.

    Raises:
        JournalError: something contradicts itself or what is kept, or would change what is under way.
    """
    begun = _under_way(connection)
    return AllSaved(
        _save_items(connection, items, origin, begun.items),
        _save_locations(connection, locations, origin, begun.locations),
        save_lists(connection, lists, origin),
    )


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """What stands on lists that somebody has begun: the list's name by article, and by code of the place."""

    items: Mapping[str, str]
    locations: Mapping[str, str]


def _under_way(connection: sqlite3.Connection) -> _UnderWay:
    rows = connection.execute(
        "SELECT article, location, list_id FROM lines JOIN lists ON lists.id = list_id WHERE lists.state IN (?, ?)",
        (ListState.IN_HAND.value, ListState.HANDED_OVER.value),
    ).fetchall()
    return _UnderWay(
        {row["article"]: row["list_id"] for row in rows}, {row["location"]: row["list_id"] for row in rows}
    )


# Items


def _save_items(
    connection: sqlite3.Connection, items: Sequence[StoredItem], origin: str, begun: Mapping[str, str]
) -> Saved:
    kept = warehouse_rows.items(connection) if items else {}
    saved, to_write = sorted_out({item.article: item for item in once(items, lambda item: item.article)}, kept)
    for item in to_write:
        before = kept.get(item.article)
        if before is not None and item.article in begun and not _is_harmless(before, item):
            raise JournalError(
                f"Item {item.article} is on list {begun[item.article]}, which is under way, so its codes and rules "
                "stay as they are. Save it when that list is done."
            )
    _check_codes(kept, to_write)
    connection.executemany("DELETE FROM item_codes WHERE article = ?", [(item.article,) for item in to_write])
    connection.executemany(
        "INSERT INTO items (article, name_nl, name_en, name_de, counting, has_lot, has_serial, has_expiry, origin) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET name_nl = excluded.name_nl, "
        "name_en = excluded.name_en, name_de = excluded.name_de, counting = excluded.counting, "
        "has_lot = excluded.has_lot, has_serial = excluded.has_serial, has_expiry = excluded.has_expiry, "
        "origin = excluded.origin, revision = revision + 1",
        [
            (
                item.article,
                item.names.nl,
                item.names.en,
                item.names.de,
                item.counting.value,
                item.has_lot,
                item.has_serial,
                item.has_expiry,
                origin,
            )
            for item in to_write
        ],
    )
    connection.executemany(
        "INSERT INTO item_codes (key, article, position, content, pack_quantity) VALUES (?, ?, ?, ?, ?)",
        [
            (code_key(code.content), item.article, position, code.content, code.pack_quantity)
            for item in to_write
            for position, code in enumerate(item.barcodes)
        ],
    )
    return saved


def _is_harmless(before: StoredItem, after: StoredItem) -> bool:
    """Tell whether only names changed and codes were added."""
    rules = (before.counting, before.has_lot, before.has_serial, before.has_expiry)
    same = rules == (after.counting, after.has_lot, after.has_serial, after.has_expiry)
    return same and set(before.barcodes) <= set(after.barcodes)


def _check_codes(kept: Mapping[str, StoredItem], to_write: Iterable[StoredItem]) -> None:
    """Refuse an item without a code, and a code that stands for two things: scanning it would prove nothing."""
    after = {**kept, **{item.article: item for item in to_write}}
    owners: dict[str, str] = {}
    for item in after.values():
        if not item.barcodes:
            raise JournalError(f"Item {item.article} has no barcode. Give it one.")
        for code in item.barcodes:
            owner = owners.setdefault(code_key(code.content), item.article)
            if owner != item.article:
                raise JournalError(
                    f"The barcode {code.content} stands for item {owner} and for item {item.article}. "
                    "Give each its own."
                )
        if len({code_key(code.content) for code in item.barcodes}) < len(item.barcodes):
            raise JournalError(f"Item {item.article} has one barcode twice. Name it once.")


# Places


def _save_locations(
    connection: sqlite3.Connection, locations: Sequence[StoredLocation], origin: str, begun: Mapping[str, str]
) -> Saved:
    kept = warehouse_rows.locations(connection) if locations else {}
    saved, to_write = sorted_out({place.code: place for place in once(locations, lambda place: place.code)}, kept)
    for place in to_write:
        before = kept.get(place.code)
        is_same = before is None or (before.barcode, before.check_digits) == (place.barcode, place.check_digits)
        if place.code in begun and not is_same:
            raise JournalError(
                f"Place {place.code} is on list {begun[place.code]}, which is under way, so its label stays as it is. "
                "Save it when that list is done."
            )
    owners: dict[str, str] = {}
    for place in {**kept, **{place.code: place for place in to_write}}.values():
        owner = owners.setdefault(code_key(place.barcode), place.code)
        if owner != place.code:
            raise JournalError(
                f"The barcode {place.barcode} stands for place {owner} and for place {place.code}. Give each its own."
            )
    # In two steps, because two places may have changed their barcodes for each other's.
    connection.executemany(
        "UPDATE locations SET barcode_key = 'of ' || code WHERE code = ?", [(place.code,) for place in to_write]
    )
    connection.executemany(
        "INSERT INTO locations "
        "(code, barcode, barcode_key, check_digits, spoken_nl, spoken_en, spoken_de, origin) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET barcode = excluded.barcode, "
        "barcode_key = excluded.barcode_key, check_digits = excluded.check_digits, spoken_nl = excluded.spoken_nl, "
        "spoken_en = excluded.spoken_en, spoken_de = excluded.spoken_de, origin = excluded.origin, "
        "revision = revision + 1",
        [
            (
                place.code,
                place.barcode,
                code_key(place.barcode),
                place.check_digits,
                place.spoken.nl,
                place.spoken.en,
                place.spoken.de,
                origin,
            )
            for place in to_write
        ],
    )
    both = connection.execute(
        "SELECT content, article, code FROM item_codes JOIN locations ON key = barcode_key LIMIT 1"
    ).fetchone()
    if both is not None:
        raise JournalError(
            f"The barcode {both['content']} stands for item {both['article']} and for place {both['code']}. "
            "Give each its own."
        )
    return saved
