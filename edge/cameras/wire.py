"""What the program and the camera's process tell each other: one message a packet, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

LONGEST_BYTES = 16_384
"""Of a message."""


@dataclass(frozen=True, slots=True)
class CameraDescription:
    """Which camera the process is to hold, and how."""

    kind: str
    """"auto", "csi", "usb", "device", "loop" or "faulty"."""
    path: str = ""
    """The device of "device", the video of "loop"; for "faulty" see `edge.cameras.faulty_sensor`."""
    width: int = 1280
    """Pixels that are asked for; what comes is never larger."""
    height: int = 720
    frames_per_second: float = 15.0
    """At most so many."""
    focus: str = "continuous"
    """"continuous", "on-command" or "fixed"."""
    focus_metres: float = 0.5
    """For "fixed": what is sharp."""

    @property
    def slot_bytes(self) -> int:
        """What its largest frame takes."""
        return self.width * self.height * 3


@dataclass(frozen=True, slots=True)
class Adapt:
    """To the process: give this much from now on."""

    frames_per_second: float | None
    scale: float


@dataclass(frozen=True, slots=True)
class Focus:
    """To the process: focus on what is in view now."""


@dataclass(frozen=True, slots=True)
class Close:
    """To the process: let the camera go and end."""


@dataclass(frozen=True, slots=True)
class Opened:
    """To the program: the camera runs."""

    what: str
    """Which, for the log."""


@dataclass(frozen=True, slots=True)
class Taken:
    """To the program: a frame lies in a slot."""

    slot: int
    height: int
    width: int
    at: float
    """When it was captured, in seconds of the machine's monotonic clock."""
    digest: int
    """See `edge.cameras.look.Look`, as for the next."""
    brightest: int
    dropped: int
    """Frames so far for which no slot was free."""


@dataclass(frozen=True, slots=True)
class Failed:
    """To the program: no frame will come any more; the process ends."""

    message: str
    """What is wrong, and the remedy."""


Message = Adapt | Focus | Close | Opened | Taken | Failed
_KINDS = {kind.__name__: kind for kind in (Adapt, Focus, Close, Opened, Taken, Failed)}


def encode(message: Message) -> bytes:
    """Write a message; one that is too long for a packet loses the end of its text."""
    if isinstance(message, Failed):
        message = Failed(message.message[: LONGEST_BYTES // 8])
    return json.dumps([type(message).__name__, asdict(message)]).encode()


def decode(packet: bytes) -> Message:
    """Read a message; raises ValueError for anything else."""
    try:
        name, fields = json.loads(packet)
        message: Message = _KINDS[name](**fields)
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError(f"no message: {packet[:80]!r}") from error
    return message
