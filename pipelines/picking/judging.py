"""What a code that was shown means on the line at hand.

A wrong code never changes a count. What is right is told as events; progress.py makes the new state of them.
"""

from __future__ import annotations

from pipelines import events
from pipelines.events import Detail, Event
from pipelines.phrases import picking_phrases
from pipelines.picking import details
from pipelines.picking.at_line import AtLine
from pipelines.picking.codes import code_key
from pipelines.picking.label_content import LabelContent
from pipelines.picking.outcome import NOTHING, Outcome, Question, QuestionKind, asked, wrong
from pipelines.picking.pick_list import Counting, Location
from pipelines.picking.scans import Scan
from pipelines.picking.states import AT_ITEM, PickingState
from pipelines.preferences import Strictness
from pipelines.types import Earcon, Symbology
from pipelines.vision.barcode_reading import RETAIL

_OF_GOODS = RETAIL | {Symbology.ITF, Symbology.DATABAR}
"""Symbologies that name goods by a GTIN, and never a lot, a serial number or a date alone."""
CAPTURES = {
    PickingState.CAPTURE_LOT: Detail.LOT,
    PickingState.CAPTURE_EXPIRY: Detail.EXPIRY,
    PickingState.CAPTURE_SERIAL: Detail.SERIAL,
}
"""What each state of capturing waits for."""


def shown(at: AtLine, scan: Scan, by: str = "scan") -> Outcome:
    """Judge a code that was shown; `by` is how it was read, as in UnitsCounted."""
    place = at.place_of(scan.key)
    if place is not None:
        return _place_shown(at, place, scan)
    match at.state:
        case PickingState.GO_TO_LOCATION:
            return _before_location(at, scan, by)
        case PickingState.FETCH_TOTE:
            is_full_one = scan.key == code_key(at.progress.full_tote or "")
            if is_full_one or at.other_item(scan.label.keys) is not None or _is_of_stock(at, scan):
                # What comes into view while another tote is fetched: the full one, and the goods.
                return NOTHING
            return Outcome((events.ToteChanged(at.list_id, scan.label.shown),), earcon=Earcon.GOOD)
        case PickingState.PUT_TO_TOTE:
            return _tote_shown(at, scan)
        case PickingState.CAPTURE_LOT | PickingState.CAPTURE_EXPIRY | PickingState.CAPTURE_SERIAL as state:
            is_known = at.other_item(scan.label.keys) is not None or _is_of_stock(at, scan)
            if not is_known and not scan.label.names_thing:
                return NOTHING if scan.symbology in _OF_GOODS else details.shown(at, CAPTURES[state], scan)
    return item_shown(at, scan, by)


def digits_read(at: AtLine, keys: tuple[str, ...]) -> tuple[Scan | None, Outcome]:
    """Judge the digits that were read under a code: they count only where the list knows exactly one of them.

    Args:
        at: The line at hand.
        keys: What has the form and the check digit of a GTIN.

    Returns:
        The scan that they stand for, if they do, and what it comes to.
    """
    known = [key for key in keys if at.other_item((key,)) is not None]
    if len(known) != 1:
        return None, Outcome(phrase=picking_phrases.digits_not_read(), earcon=Earcon.ATTENTION)
    label = LabelContent((known[0],), known[0])
    scan = Scan(known[0], label, Symbology.EAN_13, is_expected=known[0] in at.line.item.keys)
    return scan, item_shown(at, scan, "digits")


def asked_again(at: AtLine, scan: Scan) -> Outcome:
    """Ask whether a code that came back is another unit, where that would count."""
    if at.state not in AT_ITEM or at.line.item.counting is not Counting.EACH or at.line.item.code_for(scan.key) is None:
        return NOTHING
    return asked(picking_phrases.another_unit(), Question(QuestionKind.ANOTHER_UNIT, scan))


def item_shown(at: AtLine, scan: Scan, by: str = "scan") -> Outcome:
    """Judge a code where an item is awaited."""
    code = at.line.item.code_for(scan.key)
    if code is None:
        return _wrong_item(at, scan)
    refused = details.refused(at, scan)
    if refused is not None:
        return refused
    quantity = 1 if at.counts_serials else scan.label.quantity or code.pack_quantity
    is_number = at.line.item.counting is Counting.NUMBER
    if is_number and not 1 < quantity <= at.done.remaining:
        return _item_proven(at, scan, by, 1)
    if quantity > at.done.remaining:
        over = events.OverPickRefused(at.list_id, at.line.number, quantity, at.done.remaining)
        return wrong(over, picking_phrases.too_many(at.done.remaining))
    if details.are_missing(at, scan.label):
        return _item_proven(at, scan, by, quantity)
    return Outcome(
        (details.counted(at, scan.label.shown, by, quantity, scan.label),),
        earcon=Earcon.GOOD,
        warnings=details.warnings(at, scan.label),
    )


def _item_proven(at: AtLine, scan: Scan, by: str, quantity: int) -> Outcome:
    """Take the item as shown; its details or its number come next."""
    captured = details.captured(at, scan.label)
    is_known = at.done.shown is not None or (at.line.item.counting is Counting.NUMBER and at.done.is_item_proven)
    if is_known and not captured:
        return NOTHING if at.state in CAPTURES else Outcome(phrase=at.words.prompt(at.state), earcon=Earcon.DUPLICATE)
    proof = () if is_known else (events.ItemVerified(at.list_id, at.line.number, scan.label.shown, by, quantity),)
    return Outcome((*proof, *captured), earcon=Earcon.GOOD, warnings=details.warnings(at, scan.label))


def _place_shown(at: AtLine, place: Location, scan: Scan) -> Outcome:
    is_right = scan.key == at.place_key
    match at.state:
        case PickingState.GO_TO_LOCATION if is_right:
            return Outcome((events.LocationVerified(at.list_id, at.line.number, "scan"),), earcon=Earcon.GOOD)
        case PickingState.FETCH_TOTE | PickingState.PUT_TO_TOTE:
            return NOTHING
        case _ if is_right or at.checks.location is Strictness.IGNORE:
            # The label beside the goods comes into view again and again while they are taken.
            return NOTHING
    refused = events.LocationRefused(at.list_id, at.line.number, scan.label.shown)
    return wrong(refused, picking_phrases.wrong_location(at.words.place_of(place), at.words.place))


def _before_location(at: AtLine, scan: Scan, by: str) -> Outcome:
    is_required = at.checks.location is Strictness.REQUIRE
    if not is_required and at.line.item.code_for(scan.key) is not None:
        taken = item_shown(at, scan, by)
        if taken.earcon is not Earcon.GOOD or at.checks.location is Strictness.IGNORE:
            return taken
        return Outcome(
            taken.events, taken.phrase, taken.earcon, (picking_phrases.location_not_checked(), *taken.warnings)
        )
    finished = None if at.progress.closed_last is None else at.progress.lines[at.progress.closed_last].line
    more = None if finished is None else finished.item.code_for(scan.key)
    if finished is not None and more is not None:
        over = events.OverPickRefused(at.list_id, finished.number, more.pack_quantity, 0)
        return wrong(over, picking_phrases.line_was_full(at.words.place))
    if not is_required:
        return item_shown(at, scan, by)
    if at.other_item(scan.label.keys) is not None:
        refused = events.ItemRefused(at.list_id, at.line.number, scan.label.shown)
        return wrong(refused, picking_phrases.location_first(at.words.place))
    unknown = events.CodeUnknown(at.list_id, at.line.number, scan.label.shown)
    return wrong(unknown, picking_phrases.location_first(at.words.place))


def _wrong_item(at: AtLine, scan: Scan) -> Outcome:
    other = at.other_item(scan.label.keys)
    refused: Event
    if other is not None:
        refused = events.ItemRefused(at.list_id, at.line.number, scan.label.shown)
        return wrong(refused, picking_phrases.item_of_other_line(at.words.name_of(other), at.words.name))
    if _is_of_stock(at, scan):
        refused = events.ItemRefused(at.list_id, at.line.number, scan.label.shown)
        return wrong(refused, picking_phrases.wrong_item(at.words.name))
    refused = events.CodeUnknown(at.list_id, at.line.number, scan.label.shown)
    return wrong(refused, picking_phrases.unknown_code(at.words.name))


def _tote_shown(at: AtLine, scan: Scan) -> Outcome:
    if scan.key == code_key(at.progress.wanted_tote):
        return Outcome(
            (events.PutToTote(at.list_id, at.line.number, at.progress.wanted_tote, "scan"),), earcon=Earcon.GOOD
        )
    if at.other_item(scan.label.keys) is not None or _is_of_stock(at, scan):
        # What was picked comes into view on its way to the tote.
        return NOTHING
    refused = events.ToteRefused(at.list_id, at.line.number, scan.label.shown)
    return wrong(refused, picking_phrases.wrong_tote(at.words.tote))


def _is_of_stock(at: AtLine, scan: Scan) -> bool:
    return not at.progress.pick_list.stock_codes.isdisjoint(scan.label.keys)
