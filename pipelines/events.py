"""What happened, in the past tense: the facts that the journal keeps. None holds recognised text of the reading job."""

from __future__ import annotations

import enum
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
class CameraLost(Event):
    """No picture could be used any more."""

    reason: str
    """A value of CameraTrouble."""


@dataclass(frozen=True, slots=True)
class CameraReturned(Event):
    """Pictures came again."""


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
    """The worker began the list, or went on with one that was handed over."""


@dataclass(frozen=True, slots=True)
class ListHandedOver(ListEvent):
    """The worker gave the list away as it stands."""


@dataclass(frozen=True, slots=True)
class ListCompleted(ListEvent):
    """Every line of the list is completed, in full or short."""


@dataclass(frozen=True, slots=True)
class ListAssigned(ListEvent):
    """A lead gave the list to one worker, or to whoever comes first."""

    worker: str
    """The worker's code; empty for whoever comes first."""


@dataclass(frozen=True, slots=True)
class ListCancelled(ListEvent):
    """A lead took the list back; what was picked stays known."""


@dataclass(frozen=True, slots=True)
class ToteFilled(ListEvent):
    """The tote is full."""

    tote: str
    """Its code; empty if it has none that is known."""


@dataclass(frozen=True, slots=True)
class ToteChanged(ListEvent):
    """Work goes on with another tote."""

    tote: str
    """Its code."""


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
    """The right item was shown, and nothing is counted yet."""

    scanned: str
    """The content of the code."""
    by: str
    """"scan", "digits" (read from the label) or "keyed"."""
    quantity: int = 1
    """How many units the code stands for."""


@dataclass(frozen=True, slots=True)
class ItemRefused(LineEvent):
    """The worker showed another item than the line's; nothing was counted."""

    scanned: str


@dataclass(frozen=True, slots=True)
class CodeUnknown(LineEvent):
    """The worker showed a code that is on no line of the list."""

    scanned: str


class Detail(enum.StrEnum):
    """What is captured of an item beside its code."""

    LOT = "lot"
    SERIAL = "serial"
    EXPIRY = "expiry"


@dataclass(frozen=True, slots=True)
class DetailCaptured(LineEvent):
    """The lot or the expiry date of the units that follow is known."""

    detail: Detail
    value: str
    """A lot as it is written; a date as ISO 8601, for example "2027-03-01"."""
    by: str
    """"scan", "keyed" or "confirmed" (the worker read a date where the device knows none)."""


@dataclass(frozen=True, slots=True)
class DetailRefused(LineEvent):
    """A lot, serial number or date is not to be taken; nothing was counted."""

    detail: Detail
    value: str
    reason: str
    """"other-lot", "expired", "too-early", "serial-again" or "declined"."""


@dataclass(frozen=True, slots=True)
class UnitsCounted(LineEvent):
    """Units of the right item were counted; this proves the item too."""

    scanned: str
    """The content of the code; the serial number where that alone was shown."""
    by: str
    """"scan", "digits" or "keyed"."""
    quantity: int
    """How many units this act counts."""
    counted: int
    """How many units the line has now."""
    lot: str = ""
    serial: str = ""
    expiry: str = ""
    """ISO 8601, or empty."""


@dataclass(frozen=True, slots=True)
class QuantityEntered(LineEvent):
    """The worker entered or confirmed the number instead of showing each unit; it replaced the count."""

    counted: int
    lot: str = ""
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class OverPickRefused(LineEvent):
    """The worker showed more than the line asks for; nothing was counted."""

    quantity: int
    """How many were shown or entered."""
    remaining: int
    """How many the line still wanted."""


@dataclass(frozen=True, slots=True)
class DamageReported(LineEvent):
    """A unit is damaged and was laid aside; it is not counted."""


@dataclass(frozen=True, slots=True)
class LineShorted(LineEvent):
    """The line ends with fewer units than asked."""

    counted: int
    reason: ShortReason


@dataclass(frozen=True, slots=True)
class PutToTote(LineEvent):
    """The units lie in the tote."""

    tote: str
    """Its code."""
    by: str
    """"scan" or "confirmed"."""


@dataclass(frozen=True, slots=True)
class ToteRefused(LineEvent):
    """Another tote was shown than the line's."""

    shown: str


@dataclass(frozen=True, slots=True)
class ZeroChecked(LineEvent):
    """The worker looked once more: the place is empty."""


@dataclass(frozen=True, slots=True)
class LineCompleted(LineEvent):
    """The line is done: with all its units, or short, which was reported before."""

    counted: int


@dataclass(frozen=True, slots=True)
class LineSkipped(LineEvent):
    """The line was left for later."""


@dataclass(frozen=True, slots=True)
class ActUndone(LineEvent):
    """What was confirmed last on the line was taken back; a line that it had completed is open again."""

    act: str
    """The name of the event that it negates, for example "units-counted"."""
    counted: int
    """How many units the line has now."""


@dataclass(frozen=True, slots=True)
class ExpiryOverridden(LineEvent):
    """A lead allows what has expired on this line."""


@dataclass(frozen=True, slots=True)
class HelpRequested(LineEvent):
    """The worker asks the lead for help."""

    act: str
    """What the worker was to do, as a state of the picking session, for example "verify-item"."""
    tries: int
    """Wrong tries in a row before it."""
    seen: str
    """The code that was shown last; empty if none."""


@dataclass(frozen=True, slots=True)
class HelpAnswered(LineEvent):
    """A lead answered; the worker hears it."""

    text: str


@dataclass(frozen=True, slots=True)
class HelpSettled(LineEvent):
    """The worker went on; the request is no longer open."""


@dataclass(frozen=True, slots=True)
class AnswerFlagged(LineEvent):
    """The worker marked the last answer as wrong."""

    answer: str
    """The phrase that was the answer, for example "wrong-item"."""
    seen: str
    """The code that was shown last; empty if none."""


@dataclass(frozen=True, slots=True)
class WorkPaused(Event):
    """The worker paused."""


@dataclass(frozen=True, slots=True)
class WorkResumed(Event):
    """The worker went on."""
