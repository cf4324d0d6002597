"""A list that goes to another device, as a file: with its items, its places and all that happened on it.

There every count is kept, because how far a list is follows from its events alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from edge.errors import UserError
from edge.files import write_text
from edge.journal import event_rows
from edge.journal.event_form import recorded
from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.journal.records import EventOrigin, RecordedEvent
from edge.journal.warehouse import StoredItem, StoredList, StoredLocation
from pipelines.events import ListHandedOver

VERSION = 1
"""Of the file's form."""
LARGEST_BYTES = 32_000_000
"""A file beyond this size is no list that a person picks."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of the list."""

    type: str
    line: int | None
    payload: dict[str, Any]
    worker: str | None
    wall: datetime
    """When, as the device believed it."""
    origin: EventOrigin


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the file holds."""

    version: int
    device: str
    """Which device gave it."""
    pick_list: StoredList
    items: tuple[StoredItem, ...]
    locations: tuple[StoredLocation, ...]
    events: tuple[Happened, ...]


_FORM: TypeAdapter[HandedOver] = TypeAdapter(HandedOver)


def give(journal: Journal, list_id: str, path: Path) -> None:
    """Write a list into a file for another device, and close it here, so that nobody picks it twice.

    Raises:
        UserError: The list is not known or over, or the file exists or cannot be written.
        JournalError: The list stays open here, though the file is written.
    """
    if path.exists():
        raise UserError(f"{path} is there already. Name another file.")
    store = ListStore(journal)
    summary = next((each for each in store.lists() if each.id == list_id), None)
    if summary is None or summary.state.is_over:
        state = "not known" if summary is None else f"{summary.state.value} already"
        raise UserError(f"List {list_id} is {state}. `kijkmee lists` shows which there are.")
    kept = store.saved_list(list_id)
    articles, places = {line.article for line in kept.lines}, {line.location for line in kept.lines}
    with journal.reading() as connection:
        since = connection.execute("SELECT since FROM lists WHERE id = ?", (list_id,)).fetchone()[0]
        stored = tuple(event_rows.of_list(connection, list_id, since))
    handed = HandedOver(
        VERSION,
        journal.device,
        kept,
        tuple(item for item in store.items() if item.article in articles),
        tuple(place for place in store.locations() if place.code in places),
        tuple(
            Happened(one.event.type, one.event.line, dict(one.event.payload), one.worker, one.wall, one.origin)
            for one in stored
        ),
    )
    write_text(path, _FORM.dump_json(handed, indent=1).decode() + "\n")
    store.cancel(list_id)


def take(journal: Journal, path: Path) -> str:
    """Take a list over from a file that another device wrote; all of it or nothing.

    Returns:
        The list's name.

    Raises:
        UserError: The file cannot be used, or contradicts what is kept here; with the remedy.
        JournalError: Nothing was stored.
    """
    handed = _read(path)
    store, list_id = ListStore(journal), handed.pick_list.id
    if any(each.id == list_id for each in store.lists()):
        raise UserError(f"List {list_id} is here already. A list is taken over once.")
    with journal.changing():
        store.save(handed.items, handed.locations, (handed.pick_list,), origin=path.name)
        for one in handed.events:
            event = RecordedEvent(one.type, list_id, one.line, one.payload)
            journal.append([event], one.worker, one.origin, wall=one.wall)
        if store.progress(list_id, "nl").is_accepted:
            # Whoever had it in hand has put that device down.
            journal.append([recorded(ListHandedOver(list_id))], origin=EventOrigin.LEAD)
    return list_id


def _read(path: Path) -> HandedOver:
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise UserError(f"{path} is too large for a list. Check that it is the right file.")
        handed = _FORM.validate_json(path.read_bytes())
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}. Check the name and its permissions.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(each) for each in first["loc"])
        raise UserError(
            f"{path} is no list that a device handed over ({where}: {first['msg']}). Hand it over anew."
        ) from error
    if handed.version != VERSION:
        raise UserError(f"{path} was written by another version of the program. Update both devices.")
    return handed
