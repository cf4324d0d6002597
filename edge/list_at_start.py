"""The list that a live run begins with: one from a file, which the journal keeps from then on, or the worker's next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from edge.errors import UserError
from edge.journal.journal import Journal
from edge.journal.lists import ListStore
from edge.journal.records import checked_code
from edge.journal.standing import ListState
from edge.journal.warehouse import Names, StoredItem, StoredLine, StoredList, StoredLocation
from edge.pick_list_file import LineInFile, PickListFile
from pipelines.picking.checks import CheckChanges
from pipelines.picking.codes import code_key
from pipelines.picking.pick_list import ItemCode
from pipelines.picking.progress import ListProgress


@dataclass(frozen=True, slots=True)
class AtStart:
    """What the session begins with."""

    progress: ListProgress | None
    """None if there is no list for the worker."""
    last_row: int
    """The place in the journal of the last event that is known here; what comes later is told to the session."""


def list_at_start(
    journal: Journal, written: PickListFile | None, origin: str, worker: str | None, language: str
) -> AtStart:
    """Give the list to begin with.

    Args:
        journal: keeps it.
        written: the list that somebody wrote in a file; None takes the next that the journal has for the worker.
        origin: the file's name.
        worker: who is to pick it; None for one who works without a code.
        language: of items and places: "nl", "en" or "de".

    Raises:
        UserError: the written list is over, in another worker's hands, or contradicts what is kept; with the remedy.
    """
    store = ListStore(journal)
    if written is not None:
        keep_written(store, written, origin, None if worker is None else checked_code(worker))
    with journal.reading():
        progress = store.next_for(worker, language) if written is None else store.progress(written.id, language)
        return AtStart(progress, journal.last_row())


def keep_written(store: ListStore, written: PickListFile, origin: str, worker: str | None) -> None:
    """Save a list with its items and places; known items keep their names and get codes and rules added.

    Args:
        store: of the journal.
        written: the list.
        origin: the file's name.
        worker: who is to pick it; None for one who works without a code.

    Raises:
        UserError: it is over, in another worker's hands, or contradicts what is kept; with the remedy.
    """
    known = next((each for each in store.lists() if each.id == written.id), None)
    if known is not None and known.state.is_over:
        raise UserError(f"List {written.id} is {known.state.value} already. Give the list in {origin} another id.")
    if known is not None and known.state is ListState.IN_HAND and known.holder != worker:
        whose = f"the hands of {known.holder}" if known.holder else "the hands of one who works without a code"
        to = worker or "--nobody"
        raise UserError(f"List {written.id} is in {whose}. Take it over with `kijkmee lists assign {written.id} {to}`.")
    items = {item.article: item for item in store.items()}
    places = {place.code: place for place in store.locations()}
    for line in written.lines:
        items[line.article] = _item(line, items.get(line.article))
        places[line.location] = _place(line, places.get(line.location))
    lines = tuple(
        StoredLine(
            number,
            line.article,
            line.location,
            line.quantity,
            line.unit,
            line.lot,
            earliest_expiry=line.earliest_expiry,
            tote=line.tote,
            note=line.note,
            must_scan=line.must_scan,
        )
        for number, line in enumerate(written.lines, start=1)
    )
    checks = CheckChanges(**written.checks.model_dump())
    store.save(
        tuple(items[article] for article in dict.fromkeys(line.article for line in lines)),
        tuple(places[code] for code in dict.fromkeys(line.location for line in lines)),
        (StoredList(written.id, lines, written.priority, written.due, written.tote, checks),),
        origin=origin,
    )


def _item(line: LineInFile, known: StoredItem | None) -> StoredItem:
    codes = tuple(ItemCode(code.content, code.pack_quantity) for code in line.barcodes)
    if known is None:
        names = Names(line.names.nl, line.names.en, line.names.de)
        return StoredItem(line.article, names, codes, line.counting, line.has_lot, line.has_serial, line.has_expiry)
    meant = {code_key(code.content): code.pack_quantity for code in known.barcodes}
    for code in codes:
        if meant.get(code_key(code.content), code.pack_quantity) != code.pack_quantity:
            raise UserError(
                f"The barcode {code.content} of item {line.article} stands for {meant[code_key(code.content)]} units "
                f"in the journal and for {code.pack_quantity} in the file. Correct the file."
            )
    more = tuple(code for code in dict.fromkeys(codes) if code_key(code.content) not in meant)
    return replace(
        known,
        barcodes=known.barcodes + more,
        counting=line.counting,
        has_lot=known.has_lot or line.has_lot,
        has_serial=known.has_serial or line.has_serial,
        has_expiry=known.has_expiry or line.has_expiry,
    )


def _place(line: LineInFile, known: StoredLocation | None) -> StoredLocation:
    if known is None:
        return StoredLocation(line.location, line.location_barcode, line.check_digits)
    return replace(known, barcode=line.location_barcode, check_digits=line.check_digits or known.check_digits)
