"""What the set-up asks of the world. It stands in the session until the outcome comes back as an input."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.setup.settings import DeviceSettings
from pipelines.setup.wifi_card import WifiCard


@dataclass(frozen=True, slots=True)
class JoinNetwork:
    """Join this network for a trial, and answer with NetworkJoined; a trial before it ends."""

    number: int
    """Counts the requests of a session, from 1."""
    card: WifiCard


@dataclass(frozen=True, slots=True)
class KeepSettings:
    """Put all that was set on the disk, and answer with SettingsKept."""

    number: int
    """Counts the requests of a session, from 1."""
    settings: DeviceSettings
    network: int | None
    """The number of the JoinNetwork whose network is kept; None keeps the networks as they were before."""


Request = JoinNetwork | KeepSettings
