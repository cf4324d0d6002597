"""What is set on a device: the one thing that set-up is about."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.preferences import Preferences


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """How a device starts when nothing else is said."""

    profile: str
    """The name of the profile that is used."""
    language: str = Preferences().language
    """"nl", "en" or "de"."""
    volume: float = Preferences().volume
    """Share of full loudness, 0.1 to 1."""
    worker: str | None = None
    """The code of the worker who uses the device; None for nobody in particular."""
