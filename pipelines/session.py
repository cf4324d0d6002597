"""The contract of a job: a value with one pure step."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Generic, Protocol, Self, TypeVar

from pipelines.commands import Command
from pipelines.events import Event
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.picking.progress import ListProgress
from pipelines.setup.outcomes import NetworkJoined, SettingsKept
from pipelines.types import Feedback, JournalFailed, Observation, SpeechProgress, Tick, Wanted


@dataclass(frozen=True, slots=True)
class Started:
    """Input: the program runs and the wearer can hear it."""


@dataclass(frozen=True, slots=True)
class Held:
    """Input: the menu speaks now; the session keeps quiet until Released."""


@dataclass(frozen=True, slots=True)
class Released:
    """Input: the menu is closed; the session may speak again."""


class PressKind(enum.StrEnum):
    """How a button was pressed."""

    SHORT = "short"
    LONG = "long"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Press:
    """Input: a button of the glasses, a pedal or a keypad was pressed."""

    button: str
    """The name in the profile, for example "main"."""
    kind: PressKind


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """Input: what the device knows of itself; sent at the start and when it has changed."""

    profile: str
    """The title of the profile that is in use."""
    wall_at_zero: datetime | None = None
    """What a clock on the wall showed when the run's own clock stood at zero, with its zone; None if unknown."""
    battery: float | None = None
    """How full the battery is, 0 to 1; None if there is none or it cannot be told."""
    is_charging: bool = False
    """Whether the battery is being charged, or is full while plugged in."""
    temperature: float | None = None
    """Of the processor, in degrees Celsius; None if it cannot be told."""

    def __post_init__(self) -> None:
        if self.wall_at_zero is not None and self.wall_at_zero.tzinfo is None:
            raise ValueError(f"a time on the wall needs its zone, got {self.wall_at_zero}")
        if self.battery is not None and not 0 <= self.battery <= 1:
            raise ValueError(f"a battery is 0 to 1 full, got {self.battery}")

    def wall_time(self, now: float) -> datetime | None:
        """Give what a clock on the wall shows at `now`, in seconds on the run's clock; None if unknown."""
        if self.wall_at_zero is None:
            return None
        # Adding to a time with a zone leaves out that the zone may change to summer time meanwhile.
        moment = self.wall_at_zero.astimezone(UTC) + timedelta(seconds=now)
        return moment.astimezone(self.wall_at_zero.tzinfo)

    def day(self, now: float) -> date | None:
        """Give the date at `now`, in seconds on the run's clock; None if unknown."""
        wall = self.wall_time(now)
        return None if wall is None else wall.date()


class CameraTrouble(enum.StrEnum):
    """What is wrong with the camera's pictures."""

    STALLED = "stalled"
    """None has come for too long."""
    FROZEN = "frozen"
    """The same one comes over and over."""
    BLACK = "black"
    """They hold nothing but black, and the noise of a covered lens."""
    FAILED = "failed"
    """The camera cannot be opened, was unplugged, or says that it has failed."""


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """Input: the camera was lost, or has come back; sent when that changes."""

    trouble: CameraTrouble | None
    """Why no picture can be used; None when pictures come again."""


@dataclass(frozen=True, slots=True)
class HandoverFailed:
    """Input: the role or worker that was chosen cannot be taken over; the one before goes on. For the assistant."""


@dataclass(frozen=True, slots=True)
class JournalChanged:
    """Input: a lead did something, or another list waits. Only the picking job heeds it."""

    events: tuple[Event, ...] = ()
    """What a lead did to the list at hand since the last time, in order."""
    offered: ListProgress | None = None
    """The list that the worker may take next; None if there is none. The one at hand is never offered."""


SessionInput = (
    Started
    | Observation
    | Command
    | SpeechProgress
    | Tick
    | Held
    | Released
    | JournalFailed
    | JournalChanged
    | DeviceStatus
    | CameraStatus
    | NetworkJoined
    | SettingsKept
)
Input = SessionInput | Press | HandoverFailed


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a command's argument, as the menu says it."""

    label: str
    """What the menu speaks."""
    command: Command
    """What choosing it does."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A command that makes sense now. It has no argument, or a list of options, or a number to key in."""

    kind: type[Command]
    options: tuple[Option, ...] = ()
    """The choices, where the argument comes from a list."""
    digits: int = 0
    """The most digits that can be keyed in, where the argument is a number; 0 where it is none."""
    is_exact: bool = False
    """Whether exactly so many digits are needed; else fewer will do."""


S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """What one input led to."""

    session: S
    """The session after the input."""
    feedback: tuple[Feedback, ...] = ()
    events: tuple[Event, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    wake_at: float | None = None
    """Send a Tick at this time (seconds on the run's clock), if nothing else comes before; None for never."""

    def preceded_by(self, *feedback: Feedback) -> Step[S]:
        """Give the same step with feedback that comes before its own."""
        return replace(self, feedback=(*feedback, *self.feedback))

    def then(self, second: Step[S]) -> Step[S]:
        """Give one step that does what this and a second one did, which began where this ended."""
        return replace(second, feedback=(*self.feedback, *second.feedback), events=(*self.events, *second.events))


class Session(Protocol):
    """A job. Same session, same input, same `now`: same step."""

    def step(self, given: SessionInput, now: float) -> Step[Self]:
        """Take one input at `now`, in seconds on the run's monotonic clock."""

    def offers(self) -> tuple[Offer, ...]:
        """Give the commands that make sense now, the likeliest first."""

    def in_words_of(self, phrasebook: Phrasebook) -> Self:
        """Give the same session with other words for all that it says from now on."""
