"""What a command of the worker does to the line at hand."""

from __future__ import annotations

from pipelines import commands, events
from pipelines.commands import Command, ShortReason
from pipelines.events import Detail, QuantityEntered
from pipelines.phrases import picking_phrases
from pipelines.picking import details, judging
from pipelines.picking.at_line import AtLine
from pipelines.picking.codes import code_key
from pipelines.picking.label_content import LabelContent
from pipelines.picking.outcome import Outcome, asked, wrong
from pipelines.picking.pick_list import Counting
from pipelines.picking.progress import act_name
from pipelines.picking.scans import Scan
from pipelines.picking.states import AT_ITEM, PickingState
from pipelines.preferences import Strictness
from pipelines.types import Earcon, Symbology

LAST_DIGITS = 4
"""How many of the digits that are printed under a code prove the item, where the code cannot be read."""

_DETAILS: dict[type[Command], Detail] = {
    commands.EnterLot: Detail.LOT,
    commands.EnterSerial: Detail.SERIAL,
    commands.EnterExpiry: Detail.EXPIRY,
}


def done(at: AtLine, command: Command) -> Outcome | None:
    """Carry out a command at the line at hand; None where it makes no sense there."""
    match command:
        case commands.EnterCheckDigits(digits) if at.state is PickingState.GO_TO_LOCATION:
            return _place_keyed(at, digits)
        case commands.EnterCheckDigits(digits) if at.state in AT_ITEM:
            return _item_keyed(at, digits)
        case commands.EnterQuantity(number) if at.state in {PickingState.VERIFY_ITEM, PickingState.COUNT}:
            return _number_entered(at, number)
        case commands.EnterLot(value) | commands.EnterSerial(value) | commands.EnterExpiry(value):
            if judging.CAPTURES.get(at.state) is not _DETAILS[type(command)]:
                return None
            return details.entered(at, _DETAILS[type(command)], value.strip(), "keyed")
        case commands.Confirm():
            return _confirmed(at)
        case commands.Decline() if at.state is PickingState.ZERO_CHECK:
            return undone(at)
        case commands.ReportShort(reason) if not at.done.is_full:
            return _short(at, reason)
        case commands.ReportDamaged() if at.state in AT_ITEM:
            damaged = events.DamageReported(at.list_id, at.line.number)
            return Outcome((damaged,), picking_phrases.lay_aside(at.words.name), Earcon.GOOD)
        case commands.Skip() if not at.done.is_full:
            if not at.progress.can_skip:
                return Outcome(phrase=picking_phrases.only_line_left(), earcon=Earcon.ATTENTION)
            skipped = events.LineSkipped(at.list_id, at.line.number)
            return Outcome((skipped,), picking_phrases.line_skipped(), Earcon.GOOD)
        case commands.FullTote() if at.state is not PickingState.FETCH_TOTE:
            return _tote_full(at)
        case commands.Undo():
            return undone(at)
    return None


def undone(at: AtLine) -> Outcome:
    """Take back what was confirmed last: on the line at hand or, before its first act, on the one done just now."""
    index = at.progress.undoable
    if index is None:
        return Outcome(phrase=picking_phrases.nothing_to_undo(), earcon=Earcon.ATTENTION)
    line = at.progress.lines[index]
    before, act = line.without_last()
    event = events.ActUndone(at.list_id, line.line.number, act_name(act), before.counted)
    return Outcome((event,), picking_phrases.undone(act_name(act), before.counted), Earcon.GOOD)


def _place_keyed(at: AtLine, digits: str) -> Outcome:
    if digits and digits == at.line.location.check_digits:
        return Outcome((events.LocationVerified(at.list_id, at.line.number, "check-digits"),), earcon=Earcon.GOOD)
    refused = events.LocationRefused(at.list_id, at.line.number, digits)
    return wrong(refused, picking_phrases.wrong_check_digits(at.words.place))


def _item_keyed(at: AtLine, digits: str) -> Outcome:
    """Take the last digits under a code for the code, where only one code of all that are known ends so."""
    own = [code for code in at.line.item.codes if _ends(code.content, digits)]
    others = [key for key in at.other_keys if _ends(key, digits)]
    if len(digits) < LAST_DIGITS or len(own) != 1 or others:
        refused = events.ItemRefused(at.list_id, at.line.number, digits)
        return wrong(refused, picking_phrases.wrong_item_digits(at.words.name))
    key = code_key(own[0].content)
    scan = Scan(key, LabelContent((key,), own[0].content), Symbology.EAN_13, is_expected=True)
    return judging.item_shown(at, scan, "keyed")


def _ends(content: str, digits: str) -> bool:
    return content.isdigit() and content.endswith(digits)


def _number_entered(at: AtLine, number: int) -> Outcome:
    if at.counts_serials:
        return asked(picking_phrases.show_serial(at.done.remaining))
    if not at.done.is_item_proven and (at.must_show_item or at.lot_is_missing or at.expiry_is_missing):
        return asked(picking_phrases.scan_first(at.words.name))
    if number > at.line.quantity:
        over = events.OverPickRefused(at.list_id, at.line.number, number, at.done.remaining)
        return wrong(over, picking_phrases.too_many(at.done.remaining))
    if number < 1:
        return Outcome(phrase=picking_phrases.help_item(at.words.name), earcon=Earcon.ATTENTION)
    expiry = at.done.expiry
    entered = QuantityEntered(at.list_id, at.line.number, number, at.done.lot, expiry.isoformat() if expiry else "")
    unchecked = (
        () if at.done.is_item_proven or at.checks.item is Strictness.IGNORE else (picking_phrases.item_not_checked(),)
    )
    return Outcome((entered,), picking_phrases.quantity_set(number, at.line.quantity - number), Earcon.GOOD, unchecked)


def _confirmed(at: AtLine) -> Outcome | None:
    match at.state:
        case PickingState.COUNT if at.line.item.counting is Counting.NUMBER:
            return _number_entered(at, at.line.quantity)
        case PickingState.PUT_TO_TOTE if at.checks.tote is Strictness.WARN:
            put = events.PutToTote(at.list_id, at.line.number, at.progress.wanted_tote, "confirmed")
            return Outcome((put,), earcon=Earcon.GOOD, warnings=(picking_phrases.tote_not_checked(),))
        case PickingState.PUT_TO_TOTE:
            return asked(picking_phrases.put_to_tote(at.words.tote))
        case PickingState.FETCH_TOTE:
            return Outcome((events.ToteChanged(at.list_id, ""),), earcon=Earcon.GOOD)
        case PickingState.ZERO_CHECK:
            return Outcome((events.ZeroChecked(at.list_id, at.line.number),), earcon=Earcon.GOOD)
    return None


def _short(at: AtLine, reason: ShortReason) -> Outcome:
    of_the_place = reason in {ShortReason.EMPTY, ShortReason.WRONG_GOODS}
    if of_the_place and not at.done.is_there and at.checks.location is Strictness.REQUIRE:
        # Whoever stands at another place would report the wrong one as empty.
        return asked(picking_phrases.location_first(at.words.place))
    counted = at.done.counted
    shorted = events.LineShorted(at.list_id, at.line.number, counted, reason)
    return Outcome((shorted,), picking_phrases.line_shorted(counted, at.line.quantity), Earcon.GOOD)


def _tote_full(at: AtLine) -> Outcome:
    filled = events.ToteFilled(at.list_id, at.progress.wanted_tote)
    if at.checks.tote is Strictness.IGNORE or not at.progress.wanted_tote:
        changed = events.ToteChanged(at.list_id, "")
        return Outcome((filled, changed), picking_phrases.take_another_tote(), Earcon.GOOD)
    return Outcome((filled,), earcon=Earcon.GOOD)
