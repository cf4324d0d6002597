"""What came of a list: for each line, what was shown for the units that count, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from edge.journal.event_form import event_of
from edge.journal.records import StoredEvent
from edge.journal.standing import LineState, Standing, line_state
from pipelines.commands import ShortReason
from pipelines.events import ActUndone, Event, ItemVerified, LineEvent, QuantityEntered, UnitsCounted
from pipelines.picking.pick_list import PickLine
from pipelines.picking.progress import ACTS


@dataclass(frozen=True, slots=True)
class Count:
    """One act that counted units."""

    wall: datetime
    """When, as the device believed it."""
    worker: str | None
    device: str
    scanned: str
    """The content of the code that was shown; empty if none was."""
    by: str
    """"scan", "digits" or "keyed", as in UnitsCounted; "entered" for a number that replaced the count."""
    quantity: int
    """How many units the act counted."""
    counted: int
    """How many units the line had after it."""
    lot: str
    serial: str
    expiry: str
    """ISO 8601, or empty."""
    is_undone: bool
    """Whether it was taken back later; then it counts for nothing."""


@dataclass(frozen=True, slots=True)
class LineResult:
    """What came of one line."""

    line: PickLine
    state: LineState
    counted: int
    short_reason: ShortReason | None
    """Why it ends short; None if it does not."""
    counts: tuple[Count, ...]
    """In their order, those that were taken back too."""


def results(standing: Standing, events: Iterable[StoredEvent]) -> tuple[LineResult, ...]:
    """Give what came of each line, in the list's order, from all events of the list."""
    acts: dict[int, list[_Act]] = {line.line.number: [] for line in standing.progress.lines}
    for stored in events:
        event = event_of(stored.event)
        if isinstance(event, LineEvent) and event.line in acts:
            _note(acts[event.line], stored, event)
    return tuple(
        LineResult(
            line.line,
            line_state(line),
            line.counted,
            line.short_reason,
            tuple(act.count for act in acts[line.line.number] if act.count is not None),
        )
        for line in standing.progress.lines
    )


@dataclass(frozen=True, slots=True)
class _Act:
    """What Undo may take back."""

    event: Event
    count: Count | None
    """None for an act that counts nothing."""
    is_undone: bool = False


def _note(acts: list[_Act], stored: StoredEvent, event: LineEvent) -> None:
    valid = [index for index, act in enumerate(acts) if not act.is_undone]
    if isinstance(event, ActUndone) and valid:
        last = acts[valid[-1]]
        count = None if last.count is None else replace(last.count, is_undone=True)
        acts[valid[-1]] = replace(last, count=count, is_undone=True)
    elif isinstance(event, ACTS):
        acts.append(_Act(event, _count(stored, event, [acts[index] for index in valid])))


def _count(stored: StoredEvent, event: LineEvent, before: list[_Act]) -> Count | None:
    match event:
        case UnitsCounted():
            scanned, by, quantity = event.scanned, event.by, event.quantity
            serial = event.serial
        case QuantityEntered():
            proofs = [act.event for act in before if isinstance(act.event, ItemVerified | UnitsCounted)]
            scanned, by, serial = (proofs[-1].scanned if proofs else ""), "entered", ""
            counts = [act.count.counted for act in before if act.count is not None]
            quantity = event.counted - (counts[-1] if counts else 0)
        case _:
            return None
    return Count(
        stored.wall,
        stored.worker,
        stored.device,
        scanned,
        by,
        quantity,
        event.counted,
        event.lot,
        serial,
        event.expiry,
        is_undone=False,
    )
