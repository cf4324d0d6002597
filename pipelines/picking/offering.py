"""The commands that make sense at each point of a pick, for the menu."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines import commands
from pipelines.phrases import catalogue
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.at_line import AtLine
from pipelines.picking.commanding import LAST_DIGITS
from pipelines.picking.pick_list import Counting
from pipelines.picking.states import AT_ITEM, AT_WORK, PickingState
from pipelines.session import Offer, Option

_EXPIRY_DIGITS = 6
_MOST_DIGITS = 12
"""Of a lot or a serial number that is keyed in; one with letters can only be shown."""


def offers_at(at: AtLine, phrasebook: Phrasebook, *, is_asked: bool) -> tuple[Offer, ...]:
    """Give the commands that make sense at the line at hand, the likeliest first."""
    return tuple(dict.fromkeys(_offers(at, phrasebook, is_asked=is_asked)))


def _offers(at: AtLine, phrasebook: Phrasebook, *, is_asked: bool) -> Iterator[Offer]:
    state = at.state
    is_yes_or_no = is_asked or state in {PickingState.ZERO_CHECK, PickingState.FETCH_TOTE, PickingState.PUT_TO_TOTE}
    if is_yes_or_no or (state is PickingState.COUNT and at.line.item.counting is Counting.NUMBER):
        yield Offer(commands.Confirm)
    if is_asked or state is PickingState.ZERO_CHECK:
        yield Offer(commands.Decline)
    yield Offer(commands.Repeat)
    if at.progress.undoable is not None and state not in AT_WORK:
        yield Offer(commands.Undo)
    if state not in AT_WORK:
        return
    if state is PickingState.GO_TO_LOCATION and at.line.location.check_digits:
        yield Offer(commands.EnterCheckDigits, digits=len(at.line.location.check_digits), is_exact=True)
    if state in {PickingState.VERIFY_ITEM, PickingState.COUNT} and not at.counts_serials:
        yield Offer(commands.EnterQuantity, digits=len(str(at.line.quantity)) + 1)
    if state is PickingState.CAPTURE_EXPIRY:
        yield Offer(commands.EnterExpiry, digits=_EXPIRY_DIGITS, is_exact=True)
    if state is PickingState.CAPTURE_SERIAL:
        yield Offer(commands.EnterSerial, digits=_MOST_DIGITS)
    if state is PickingState.CAPTURE_LOT and at.line.lot:
        # Whoever reads it on the label takes it by its name; another one is not there to take.
        yield Offer(commands.EnterLot, options=(Option(at.words.lot, commands.EnterLot(at.line.lot)),))
    elif state is PickingState.CAPTURE_LOT:
        yield Offer(commands.EnterLot, digits=_MOST_DIGITS)
    yield Offer(commands.Help)
    if state in AT_ITEM:
        yield Offer(commands.ReadDigits)
        yield Offer(commands.EnterCheckDigits, digits=LAST_DIGITS, is_exact=True)
    if not at.done.is_full:
        reasons = tuple(
            Option(phrasebook.text(catalogue.menu_reason(reason.value)), commands.ReportShort(reason))
            for reason in commands.ShortReason
        )
        yield Offer(commands.ReportShort, options=reasons)
    if state in AT_ITEM:
        yield Offer(commands.ReportDamaged)
    if at.progress.undoable is not None:
        yield Offer(commands.Undo)
    if at.progress.can_skip and not at.done.is_full:
        yield Offer(commands.Skip)
    if state is not PickingState.FETCH_TOTE:
        yield Offer(commands.FullTote)
    yield Offer(commands.HandOver)
