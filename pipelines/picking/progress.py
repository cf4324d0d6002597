"""How far a list is, as a fold over its events: what each line has, and which line comes next.

Nothing else holds the state of a pick. The session changes it by the events that it tells, and after a power cut the
journal's events give the same value again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from pipelines.commands import ShortReason
from pipelines.events import (
    ActUndone,
    Detail,
    DetailCaptured,
    Event,
    ExpiryOverridden,
    HelpAnswered,
    HelpRequested,
    HelpSettled,
    ItemVerified,
    LineCompleted,
    LineEvent,
    LineShorted,
    LineSkipped,
    ListAccepted,
    ListCancelled,
    ListEvent,
    ListHandedOver,
    LocationVerified,
    PutToTote,
    QuantityEntered,
    ToteChanged,
    ToteFilled,
    UnitsCounted,
    ZeroChecked,
)
from pipelines.naming import kebab_name
from pipelines.picking.pick_list import PickLine, PickList

ACTS = (
    LocationVerified,
    ItemVerified,
    DetailCaptured,
    UnitsCounted,
    QuantityEntered,
    LineShorted,
    PutToTote,
    ZeroChecked,
)
"""What a worker confirms, and Undo takes back one by one."""


@dataclass(frozen=True, slots=True)
class LineProgress:
    """One line and what was confirmed on it."""

    line: PickLine
    acts: tuple[LineEvent, ...] = ()
    """Confirmed and not taken back, in their order; LineCompleted comes last where the line is closed."""
    skips: int = 0
    """How many times it was left for later."""
    is_expiry_overridden: bool = False
    """Whether a lead allows what has expired."""

    @property
    def counted(self) -> int:
        """Units picked."""
        counted = 0
        for act in self.acts:
            match act:
                case UnitsCounted(quantity=quantity):
                    counted += quantity
                case QuantityEntered(counted=number):
                    counted = number
        return counted

    @property
    def remaining(self) -> int:
        """Units still to pick."""
        return self.line.quantity - self.counted

    @property
    def is_closed(self) -> bool:
        """Whether it is complete, in full or short."""
        return any(isinstance(act, LineCompleted) for act in self.acts)

    @property
    def is_there(self) -> bool:
        """Whether the place is proven, or taken for granted with the item."""
        return any(
            isinstance(act, LocationVerified | ItemVerified | UnitsCounted | QuantityEntered) for act in self.acts
        )

    @property
    def is_item_proven(self) -> bool:
        """Whether the item was shown."""
        return any(isinstance(act, ItemVerified | UnitsCounted) for act in self.acts)

    @property
    def short_reason(self) -> ShortReason | None:
        """Why it ends short; None if it does not."""
        return next((act.reason for act in self.acts if isinstance(act, LineShorted)), None)

    @property
    def is_full(self) -> bool:
        """Whether nothing more is to be counted."""
        return self.remaining <= 0 or self.short_reason is not None

    @property
    def is_in_tote(self) -> bool:
        """Whether the tote was proven since the last count."""
        return any(isinstance(act, PutToTote) for act in self.acts)

    @property
    def is_zero_checked(self) -> bool:
        """Whether the place was looked at for being empty."""
        return any(isinstance(act, ZeroChecked) for act in self.acts)

    @property
    def lot(self) -> str:
        """The lot of the units that are being picked; empty if unknown."""
        return next((lot for lot in (_lot(act) for act in reversed(self.acts)) if lot), "")

    @property
    def expiry(self) -> date | None:
        """When the units that are being picked expire; None if unknown, or if another lot was begun since."""
        for act in reversed(self.acts):
            match act:
                case DetailCaptured(detail=Detail.EXPIRY, value=value):
                    return date.fromisoformat(value)
                case UnitsCounted(expiry=value) if value:
                    return date.fromisoformat(value)
                case DetailCaptured(detail=Detail.LOT):
                    return None
        return None

    @property
    def shown(self) -> ItemVerified | None:
        """The item that was shown and is not counted yet; None if there is none."""
        last = next((act for act in reversed(self.acts) if not isinstance(act, DetailCaptured)), None)
        return last if isinstance(last, ItemVerified) else None

    @property
    def serials(self) -> frozenset[str]:
        """The serial numbers that are counted."""
        return frozenset(act.serial for act in self.acts if isinstance(act, UnitsCounted) and act.serial)

    @property
    def is_started(self) -> bool:
        """Whether anything was confirmed on it."""
        return bool(self.acts)

    def without_last(self) -> tuple[LineProgress, LineEvent]:
        """Take back the last act, and that the line was completed by it; gives the act too.

        Raises:
            ValueError: Nothing was confirmed on the line.
        """
        acts = tuple(act for act in self.acts if not isinstance(act, LineCompleted))
        if not acts:
            raise ValueError(f"nothing was confirmed on line {self.line.number}")
        return replace(self, acts=acts[:-1]), acts[-1]


@dataclass(frozen=True, slots=True)
class ReplacedTote:
    """A tote that was full, and the one that took its place."""

    full: str
    """Its code."""
    now: str
    """The code of the other; empty if it has none."""


@dataclass(frozen=True, slots=True)
class ListProgress:
    """A list and how far it is; `current` is the line at hand."""

    pick_list: PickList
    lines: tuple[LineProgress, ...]
    """In the list's order."""
    current: int = 0
    """Index in `lines`."""
    is_accepted: bool = False
    """Whether a worker has it in hand."""
    is_cancelled: bool = False
    replaced_totes: tuple[ReplacedTote, ...] = ()
    """In the order in which they were full."""
    full_tote: str | None = None
    """The code of the tote for which another one is to be fetched; None if there is none."""
    awaiting_help: frozenset[int] = frozenset()
    """Numbers of the lines on which a lead was asked for help and did not answer, and the worker has not gone on."""
    closed_last: int | None = None
    """Index of the line that was completed last, while nothing was confirmed since."""

    @classmethod
    def start(cls, pick_list: PickList) -> ListProgress:
        """Give a list of which nothing is done."""
        return cls(pick_list, tuple(LineProgress(line) for line in pick_list.lines))

    @classmethod
    def after(cls, pick_list: PickList, events: Iterable[Event]) -> ListProgress:
        """Give a list after all that happened to it."""
        progress = cls.start(pick_list)
        for event in events:
            progress = progress.applying(event)
        return progress

    @property
    def at(self) -> LineProgress:
        """The line at hand."""
        return self.lines[self.current]

    @property
    def is_complete(self) -> bool:
        """Whether every line is closed."""
        return all(line.is_closed for line in self.lines)

    @property
    def can_skip(self) -> bool:
        """Whether another line is open."""
        return sum(not line.is_closed for line in self.lines) > 1

    @property
    def wanted_tote(self) -> str:
        """The code of the tote that the line at hand goes into; empty if none is checked."""
        wanted = self.at.line.tote or self.pick_list.tote
        for replaced in self.replaced_totes:
            wanted = replaced.now if wanted == replaced.full else wanted
        return wanted

    @property
    def is_tote_full(self) -> bool:
        """Whether another tote is to be fetched."""
        return self.full_tote is not None

    @property
    def is_awaiting_help(self) -> bool:
        """Whether a lead was asked for help on the line at hand."""
        return self.at.line.number in self.awaiting_help

    @property
    def undoable(self) -> int | None:
        """Index of the line on which Undo takes something back; None if nothing can be taken back."""
        if any(not isinstance(act, LineCompleted) for act in self.at.acts):
            return self.current
        return self.closed_last

    def applying(self, event: Event) -> ListProgress:
        """Give the progress after an event; one of another list, or that changes nothing here, leaves it as it is."""
        if not isinstance(event, ListEvent) or event.list_id != self.pick_list.id:
            return self
        match event:
            case ListAccepted():
                return replace(self, is_accepted=True)
            case ListHandedOver():
                return replace(self, is_accepted=False)
            case ListCancelled():
                return replace(self, is_cancelled=True)
            case ToteFilled(tote=tote):
                return replace(self, full_tote=tote)
            case ToteChanged(tote=tote) if self.full_tote:
                replaced = ReplacedTote(self.full_tote, tote)
                return replace(self, full_tote=None, replaced_totes=(*self.replaced_totes, replaced))
            case ToteChanged():
                return replace(self, full_tote=None)
            case LineEvent():
                return self._on_line(event)
        return self

    def _on_line(self, event: LineEvent) -> ListProgress:
        index = next((index for index, each in enumerate(self.lines) if each.line.number == event.line), None)
        if index is None:
            return self
        line = self.lines[index]
        match event:
            case LineSkipped():
                return self._with(index, replace(line, skips=line.skips + 1))._moved_on()
            case LineCompleted():
                closed = self._with(index, replace(line, acts=(*line.acts, event)))._helped(event.line)
                return replace(closed, closed_last=index)._moved_on()
            case ActUndone():
                return replace(self._with(index, line.without_last()[0]), current=index, closed_last=None)
            case ExpiryOverridden():
                return self._with(index, replace(line, is_expiry_overridden=True))
            case HelpRequested():
                return replace(self, awaiting_help=self.awaiting_help | {event.line})
            case HelpAnswered() | HelpSettled():
                return self._helped(event.line)
            case _ if isinstance(event, ACTS):
                return replace(self._with(index, replace(line, acts=(*line.acts, event))), closed_last=None)
        return self

    def _moved_on(self) -> ListProgress:
        """Go to the next open line: the least skipped first, then the list's order; unchanged when all are closed."""
        open_lines = [index for index, line in enumerate(self.lines) if not line.is_closed]
        if not open_lines:
            return self
        return replace(self, current=min(open_lines, key=lambda index: (self.lines[index].skips, index)))

    def _helped(self, number: int) -> ListProgress:
        return replace(self, awaiting_help=self.awaiting_help - {number})

    def _with(self, index: int, line: LineProgress) -> ListProgress:
        return replace(self, lines=(*self.lines[:index], line, *self.lines[index + 1 :]))


def act_name(act: LineEvent | type[LineEvent]) -> str:
    """Give the name by which ActUndone calls an act, or a kind of acts, for example "units-counted"."""
    return kebab_name(act if isinstance(act, type) else type(act))


def _lot(act: LineEvent) -> str:
    match act:
        case DetailCaptured(detail=Detail.LOT, value=value):
            return value
        case UnitsCounted(lot=value) | QuantityEntered(lot=value):
            return value
    return ""
