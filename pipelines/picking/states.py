"""What the worker does next. It follows from the list's progress alone, so it survives a power cut with it."""

from __future__ import annotations

import enum

from pipelines.commands import ShortReason
from pipelines.picking.checks import Checks
from pipelines.picking.progress import ListProgress
from pipelines.picking.settings import PickingSettings
from pipelines.preferences import Strictness


class PickingState(enum.Enum):
    """The worker's next act."""

    NO_LIST = enum.auto()
    LIST_OFFERED = enum.auto()
    GO_TO_LOCATION = enum.auto()
    """Until the place is verified, where it must be."""
    VERIFY_ITEM = enum.auto()
    CAPTURE_LOT = enum.auto()
    CAPTURE_EXPIRY = enum.auto()
    CAPTURE_SERIAL = enum.auto()
    COUNT = enum.auto()
    FETCH_TOTE = enum.auto()
    """A tote is full; another one is to be fetched."""
    PUT_TO_TOTE = enum.auto()
    ZERO_CHECK = enum.auto()
    """The place was reported as empty, and is to be looked at once more."""
    LIST_DONE = enum.auto()


AT_WORK = frozenset(PickingState) - {PickingState.NO_LIST, PickingState.LIST_OFFERED, PickingState.LIST_DONE}
"""The states in which a line is at hand."""
AT_ITEM = frozenset(
    {
        PickingState.VERIFY_ITEM,
        PickingState.CAPTURE_LOT,
        PickingState.CAPTURE_EXPIRY,
        PickingState.CAPTURE_SERIAL,
        PickingState.COUNT,
    }
)
"""The states in which the item's code may come into view."""
LOOKING = AT_WORK - {PickingState.ZERO_CHECK}
"""The states in which codes are looked for."""


def checks_of(progress: ListProgress, settings: PickingSettings) -> Checks:
    """Give the checks of a list: the profile's, with the list's changes."""
    return settings.checks.changed_by(progress.pick_list.checks)


def state_of(progress: ListProgress | None, settings: PickingSettings) -> PickingState:
    """Give what the worker does next."""
    if progress is None or progress.is_cancelled:
        return PickingState.NO_LIST
    if progress.is_complete:
        return PickingState.LIST_DONE
    if not progress.is_accepted:
        return PickingState.LIST_OFFERED
    if progress.is_tote_full:
        return PickingState.FETCH_TOTE
    checks, at = checks_of(progress, settings), progress.at
    if at.is_full:
        return PickingState.PUT_TO_TOTE if needs_tote(progress, checks) else PickingState.ZERO_CHECK
    if not at.is_there:
        return PickingState.GO_TO_LOCATION
    if not at.is_item_proven:
        return PickingState.VERIFY_ITEM
    if needs_lot(progress) and checks.lot is Strictness.REQUIRE and not at.lot:
        return PickingState.CAPTURE_LOT
    if needs_expiry(progress) and checks.expiry is Strictness.REQUIRE and at.expiry is None:
        return PickingState.CAPTURE_EXPIRY
    if needs_serial(progress) and checks.serial is Strictness.REQUIRE:
        # Each unit shows what it is before its number counts: a number alone may be another item's.
        return PickingState.VERIFY_ITEM if at.shown is None else PickingState.CAPTURE_SERIAL
    return PickingState.COUNT


def needs_lot(progress: ListProgress) -> bool:
    """Tell whether the lot matters on the line at hand; one item in two lots on a list is told apart by it."""
    line = progress.at.line
    lots = {each.lot for each in progress.pick_list.lines if each.item.article == line.item.article}
    return line.item.has_lot or bool(line.lot) or len(lots) > 1


def needs_expiry(progress: ListProgress) -> bool:
    """Tell whether the expiry date matters on the line at hand."""
    return progress.at.line.item.has_expiry or progress.at.line.earliest_expiry is not None


def needs_serial(progress: ListProgress) -> bool:
    """Tell whether each unit's serial number is captured on the line at hand."""
    return progress.at.line.item.has_serial or progress.at.line.is_serial_required


def needs_tote(progress: ListProgress, checks: Checks) -> bool:
    """Tell whether the units of the line at hand are still to be put into a tote; none goes there without units."""
    is_checked = checks.tote is not Strictness.IGNORE and bool(progress.wanted_tote)
    return is_checked and progress.at.counted > 0 and not progress.at.is_in_tote


def needs_zero_check(progress: ListProgress, settings: PickingSettings) -> bool:
    """Tell whether the place that was reported as empty is still to be looked at once more."""
    is_empty = progress.at.short_reason is ShortReason.EMPTY
    return settings.asks_if_empty and is_empty and not progress.at.is_zero_checked
