"""What comes back to the set-up of the things that it asked for.

This module stands alone: the inputs of every session are listed in one place, and name these.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class NetworkTrouble(enum.StrEnum):
    """Why a network was not joined; the values name the sentences that say so."""

    PASSWORD = "password"  # noqa: S105 -- the name of a trouble
    """The network did not take the password."""
    NOT_FOUND = "not-found"
    """No network of this name answers."""
    NO_ADAPTER = "no-adapter"
    """The device has no Wi-Fi, or nothing that manages it."""
    SWITCHED_OFF = "switched-off"
    """Wi-Fi is switched off on the device, or held back until the country is set."""
    NOT_ALLOWED = "not-allowed"
    """The program may not change networks."""
    TIMED_OUT = "timed-out"
    """The network did not answer in time."""
    FAILED = "failed"
    """Anything else."""


@dataclass(frozen=True, slots=True)
class NetworkJoined:
    """Input: a network that was to be joined is joined, for a trial, or is not."""

    request: int
    """The number of the request."""
    trouble: NetworkTrouble | None = None
    """Why it is not; None if it is."""


@dataclass(frozen=True, slots=True)
class SettingsKept:
    """Input: what was to be kept is on the disk, or is not."""

    request: int
    """The number of the request."""
    is_kept: bool
    """Whether all of it is; else what was there before still counts."""
