"""When a camera with a moving lens is to focus: decided from what it tells with each picture.

The numbers are libcamera's (control_ids_core.yaml: AfMode, AfTrigger, AfState).
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

FOCUS_SECONDS = 1.5
"""How long pictures are held back at most while the camera focuses on command; the Camera Module 3 takes about one."""
STUCK_SECONDS = 2.0
"""Continuous focus that has found nothing for so long is set going anew: it is known to stick after a fast change
between near and far (raspberrypi/picamera2 issue 1272)."""
MANUAL, AUTO, CONTINUOUS = 0, 1, 2
"""AfMode."""
START = 0
"""AfTrigger."""
IDLE, SCANNING, FOCUSED, FAILED = 0, 1, 2, 3
"""AfState."""

Controls = dict[str, int | float | tuple[int, int]]


class Stage(enum.Enum):
    """What is under way."""

    NONE = enum.auto()
    TRIGGERED = enum.auto()
    """Asked to focus; the camera does not tell yet that it does."""
    SCANNING = enum.auto()
    """It moves the lens."""
    RESETTING = enum.auto()
    """Switched to manual for one picture."""


@dataclass(frozen=True, slots=True)
class Autofocus:
    """One camera's focus. A value; each step gives the next one and what to tell the camera."""

    way: str
    """"continuous", "on-command" or "fixed"."""
    metres: float
    """What is sharp with "fixed"."""
    stage: Stage = Stage.NONE
    since: float = 0.0
    """When the stage began, in seconds."""
    found: float | None = None
    """When continuous focus was last sure, or was set going."""

    @property
    def at_start(self) -> Controls:
        """What to tell the camera before its first picture."""
        match self.way:
            case "fixed":
                return {"AfMode": MANUAL, "LensPosition": 1 / self.metres}  # in dioptres
            case "on-command":
                return {"AfMode": AUTO}
        return {"AfMode": CONTINUOUS}

    def asked(self, now: float) -> tuple[Autofocus, Controls]:
        """Take that the wearer wants what is in view to be sharp."""
        match self.way:
            case "on-command":
                return replace(self, stage=Stage.TRIGGERED, since=now), {"AfTrigger": START}
            case "continuous":
                return replace(self, stage=Stage.RESETTING, since=now, found=now), {"AfMode": MANUAL}
        return self, {}

    def seen(self, state: int, now: float) -> tuple[Autofocus, Controls]:
        """Take what the camera tells with a picture."""
        if self.way == "continuous":
            return self._continuous(state, now)
        is_over = now - self.since > FOCUS_SECONDS
        match self.stage:
            case Stage.TRIGGERED if state == SCANNING and not is_over:
                return replace(self, stage=Stage.SCANNING), {}
            case Stage.SCANNING if state == SCANNING and not is_over:
                return self, {}
            case Stage.TRIGGERED if not is_over:
                return self, {}
        return replace(self, stage=Stage.NONE), {}

    @property
    def is_busy(self) -> bool:
        """Tell whether pictures are useless now, because the lens moves on command."""
        return self.stage in {Stage.TRIGGERED, Stage.SCANNING}

    def _continuous(self, state: int, now: float) -> tuple[Autofocus, Controls]:
        if self.stage is Stage.RESETTING:
            return replace(self, stage=Stage.NONE, found=now), {"AfMode": CONTINUOUS}
        if state == FOCUSED or self.found is None:
            return replace(self, found=now), {}
        if now - self.found > STUCK_SECONDS:
            return replace(self, stage=Stage.RESETTING, since=now, found=now), {"AfMode": MANUAL}
        return self, {}
