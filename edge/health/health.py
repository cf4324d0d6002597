"""Judges from the last signs of life of each part whether the program is healthy. Pure: time is an argument."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Part(enum.StrEnum):
    """What must live for the wearer to be helped."""

    LOOP = "main loop"
    CAMERA = "camera"
    SPEAKER = "speaker"
    """The thread that makes sound."""
    EYES = "eyes"
    """The thread that looks at frames."""
    OUTPUT = "sound output"
    """The headset or loudspeaker."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How old a sign of life may be, in seconds. Each is longer than what the part itself needs to mend a fault."""

    turn: float = 10.0
    """Since the loop's last turn. It sleeps for 0.25 s at most, and stores a step in far less than this."""
    frame: float = 10.0
    """Since the newest frame. The camera is held for lost after two seconds already; that it must say itself."""
    restart: float = 120.0
    """Since the newest attempt to restart a lost camera; longer than the longest pause between two attempts."""
    sound: float = 30.0
    """Since the speaker's last turn. A voice that hangs is given up and started anew within this."""
    look: float = 60.0
    """Since the look that is under way began. The longest, a page at full size on a small board, takes seconds."""
    silence: float = 300.0
    """Since the output was lost, during a shift. It is tried again and again meanwhile; off shift it may be off."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The last signs of life; each is a time in seconds on the run's clock, or None if there was none."""

    began: float
    """When the watch began; what has given no sign yet is as old as this."""
    turned: float | None = None
    """When the loop last turned."""
    framed: float | None = None
    """When the newest frame came."""
    restarted: float | None = None
    """When the restart of the lost camera was last attempted; None while it is not lost."""
    sounded: float | None = None
    """When the speaker's thread last turned."""
    silent_since: float | None = None
    """When the output was lost; None while it is there."""
    looking_since: float | None = None
    """When the look that is under way began; None while there is none."""
    is_on_shift: bool = True
    """Whether somebody works with it, and so must hear it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One part that gives no sign of life."""

    part: Part
    seconds: float
    """For how long."""

    def __str__(self) -> str:
        """Say it in one line, for logs."""
        return f"{self.part}: no sign of life for {self.seconds:.0f} s"


@dataclass(frozen=True, slots=True)
class Health:
    """How the program fares."""

    faults: tuple[Fault, ...] = ()
    """What is wrong; empty while all is healthy."""
    awaited: tuple[Part, ...] = ()
    """What has not given its first sign yet; a camera that is known to be lost is not waited for."""

    @property
    def is_healthy(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults

    @property
    def is_ready(self) -> bool:
        """Tell whether the start is over, and well."""
        return self.is_healthy and not self.awaited

    def __str__(self) -> str:
        """Say it in one line, for logs and for `systemctl status`."""
        if self.faults:
            return "; ".join(map(str, self.faults))
        if self.awaited:
            return f"starting, waiting for: {', '.join(self.awaited)}"
        return "healthy"


def judge(signs: Signs, now: float, limits: Limits | None = None) -> Health:
    """Judge the signs of life at a time in seconds on the run's clock."""
    limits = limits or Limits()
    camera = (signs.framed, limits.frame) if signs.restarted is None else (signs.restarted, limits.restart)
    watched = (
        (Part.LOOP, signs.turned, limits.turn),
        (Part.CAMERA, *camera),
        (Part.SPEAKER, signs.sounded, limits.sound),
    )
    faults: list[Fault] = []
    for part, sign, limit in watched:
        age = now - (signs.began if sign is None else sign)
        if age > limit:
            faults.append(Fault(part, age))
    if signs.looking_since is not None and now - signs.looking_since > limits.look:
        faults.append(Fault(Part.EYES, now - signs.looking_since))
    if signs.is_on_shift and signs.silent_since is not None and now - signs.silent_since > limits.silence:
        faults.append(Fault(Part.OUTPUT, now - signs.silent_since))
    return Health(tuple(faults), tuple(part for part, sign, _ in watched if sign is None))
