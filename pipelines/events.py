"""What happened, in the past tense: the facts that the journal keeps. None holds recognised text of the reading job."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.commands import ShortReason


@dataclass(frozen=True, slots=True)
class Event:
    """A fact; the journal adds number, time, device and worker."""


@dataclass(frozen=True, slots=True)
class ShiftStarted(Event):
    """The wearer began to work."""


@dataclass(frozen=True, slots=True)
class ShiftEnded(Event):
    """The wearer stopped working."""


@dataclass(frozen=True, slots=True)
class PreferenceChanged(Event):
    """The wearer changed how the program speaks to them."""

    name: str
    """A field of Preferences, for example "rate"."""
    value: int | float | str


@dataclass(frozen=True, slots=True)
class PageRead(Event):
    """A page was read out to its end."""

    lines: int
    unsure_lines: int
    """How many lines were spoken as unsure."""


@dataclass(frozen=True, slots=True)
class ReadingFailed(Event):
    """A page was asked for and could not be read."""

    reason: str
    """The name of the phrase that told the wearer why, for example "too-dark"."""


@dataclass(frozen=True, slots=True)
class ResultFlagged(Event):
    """The wearer marked the last result as wrong."""

    reason: str
    """The likeliest reason that Why gives, for example "too-dark"; "none" where nothing was amiss."""


@dataclass(frozen=True, slots=True)
class SoughtFound(Event):
    """What was sought came before the wearer's eyes."""

    is_doubtful: bool
    """Whether it may be something else."""


@dataclass(frozen=True, slots=True)
class LabelRead(Event):
    """A label was compared with the list of names."""

    outcome: str
    """A value of LabelOutcome, for example "one" or "none"."""


@dataclass(frozen=True, slots=True)
class ProductLookedUp(Event):
    """A code was looked up."""

    outcome: str
    """A value of ProductKind, for example "known" or "no-code"."""


@dataclass(frozen=True, slots=True)
class ListEvent(Event):
    """Something happened to a pick list."""

    list_id: str


@dataclass(frozen=True, slots=True)
class ListAccepted(ListEvent):
    """The worker began the list."""


@dataclass(frozen=True, slots=True)
class ListCompleted(ListEvent):
    """Every line of the list is completed, in full or short."""


@dataclass(frozen=True, slots=True)
class LineEvent(ListEvent):
    """Something happened on one line of a pick list."""

    line: int
    """The line's number on the list, from 1."""


@dataclass(frozen=True, slots=True)
class LocationVerified(LineEvent):
    """The worker proved to be at the right place."""

    by: str
    """"scan" or "check-digits"."""


@dataclass(frozen=True, slots=True)
class LocationRefused(LineEvent):
    """The worker showed another place than the line's."""

    shown: str
    """What was scanned or entered."""


@dataclass(frozen=True, slots=True)
class ItemVerified(LineEvent):
    """Units of the right item were counted."""

    scanned: str
    """The content of the code."""
    quantity: int
    """How many units this scan counts."""
    counted: int
    """How many units the line has now."""


@dataclass(frozen=True, slots=True)
class ItemRefused(LineEvent):
    """The worker showed another item than the line's; nothing was counted."""

    scanned: str


@dataclass(frozen=True, slots=True)
class CodeUnknown(LineEvent):
    """The worker showed a code that is on no line of the list."""

    scanned: str


@dataclass(frozen=True, slots=True)
class OverPickRefused(LineEvent):
    """The worker showed more than the line asks for; nothing was counted."""

    quantity: int
    """How many were shown or entered."""
    remaining: int
    """How many the line still wanted."""


@dataclass(frozen=True, slots=True)
class QuantityEntered(LineEvent):
    """The worker entered the number instead of showing each unit; it replaced the count."""

    counted: int


@dataclass(frozen=True, slots=True)
class LineCompleted(LineEvent):
    """The line has all its units."""

    counted: int


@dataclass(frozen=True, slots=True)
class LineShorted(LineEvent):
    """The line was completed with fewer units than asked."""

    counted: int
    reason: ShortReason


@dataclass(frozen=True, slots=True)
class LineSkipped(LineEvent):
    """The line was left for later."""


@dataclass(frozen=True, slots=True)
class WorkPaused(Event):
    """The worker paused."""


@dataclass(frozen=True, slots=True)
class WorkResumed(Event):
    """The worker went on."""
