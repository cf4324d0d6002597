"""What the journal keeps: events, and workers with what they changed."""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from edge.errors import UserError
from pipelines.preferences import VOICE_NAME, Guidance, GuidanceChange, Preferences, Strictness

PreferenceValue = int | float | str
"""A preference as it is stored; enumerations as their values."""


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """A fact to be stored."""

    type: str
    """The event's name, for example "item-verified"."""
    list_id: str | None = None
    line: int | None = None
    """The line's number on the list, from 1; only with `list_id`."""
    payload: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """What else there is to say; JSON can hold it. Never recognised text of the reading job."""


class EventOrigin(enum.StrEnum):
    """Who did what an event tells of."""

    WORKER = "worker"
    """The wearer, or the device for the wearer."""
    LEAD = "lead"
    """Somebody who leads the work, at a screen."""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """A fact as the journal keeps it."""

    id: UUID
    device: str
    sequence: int
    """Counts up from 1 for each device, without gaps."""
    monotonic: float
    """Seconds on the run's clock; only differences within a run mean something."""
    wall: datetime
    """With its offset, as the device believed it."""
    worker: str | None
    event: RecordedEvent
    origin: EventOrigin = EventOrigin.WORKER


@dataclass(frozen=True, slots=True)
class Worker:
    """Someone who works with the device, known by a pseudonym alone."""

    code: str
    created: datetime
    preferences: Mapping[str, PreferenceValue]
    """What the worker changed, by field of Preferences; what is missing is as the profile has it."""

    def preferences_over(self, profile: Preferences) -> Preferences:
        """Lay what the worker changed over a profile's preferences."""
        result = profile
        for name, value in self.preferences.items():
            result = with_preference(result, name, value)
        return result


@dataclass(frozen=True, slots=True)
class SetAside:
    """A damaged journal that was put out of the way; the work went on in a fresh one."""

    path: Path
    """Where the damaged file lies now."""
    reason: str
    """What SQLite found."""


def checked_code(code: str) -> str:
    """Give a worker's code as it is stored: in capitals, so that w-7 and W-7 are one worker.

    Raises:
        UserError: It is not 1 to 16 letters, digits and dashes.
    """
    if not re.fullmatch(r"[A-Za-z0-9-]{1,16}", code, re.ASCII):
        raise UserError(
            f'"{code}" cannot be a worker\'s code. Use 1 to 16 letters, digits and dashes, such as W-07, and no name: '
            "the journal must not tell who somebody is."
        )
    return code.upper()


def with_preference(preferences: Preferences, name: str, value: object) -> Preferences:
    """Change one preference.

    Raises:
        ValueError: There is no such preference, or the value is not one that it can have.
    """
    kinds: dict[str, type[str | int | float]] = {
        "language": str,
        "rate": int,
        "volume": float,
        "pitch": int,
        "guidance": Guidance,
        "guidance_change": GuidanceChange,
        "location_strictness": Strictness,
        "voice": str,
    }
    kind = kinds.get(name)
    if kind is None or isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise ValueError(f"no preference {name!r} can be {value!r}")
    if (kind is int and not isinstance(value, int)) or (kind is float and isinstance(value, str)):
        raise ValueError(f"the preference {name!r} is a number, not {value!r}")
    new = kind(value)
    in_range = {
        "language": new in {"nl", "en", "de"},
        "rate": isinstance(new, int) and 80 <= new <= 600,
        "volume": isinstance(new, float) and 0 < new <= 1,
        "pitch": isinstance(new, int) and 0 <= new <= 100,
        "voice": len(str(new)) <= 64 and re.fullmatch(VOICE_NAME, str(new)) is not None,
    }
    if not in_range.get(name, True):
        raise ValueError(f"the preference {name!r} cannot be {value!r}")
    return dataclasses.replace(preferences, **{name: new})  # type: ignore[arg-type]  # checked above, by name
