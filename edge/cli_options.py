"""Values of options that several commands share."""

from __future__ import annotations

from enum import StrEnum


class SoundOutput(StrEnum):
    """Where a live run, a lesson or the set-up is heard."""

    DEVICE = "device"
    WAV = "wav"
    NONE = "none"
