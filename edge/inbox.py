"""What the threads of a live run tell its loop, and the slot for the newest frame."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass

from pipelines.commands import Command
from pipelines.session import CameraStatus, DeviceStatus, JournalChanged, Press, Started
from pipelines.setup.outcomes import NetworkJoined, SettingsKept
from pipelines.types import Frame, Observation, SpeechProgress, Tick


@dataclass(frozen=True, slots=True)
class FrameWaits:
    """A new frame lies in the slot."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The job is done."""


@dataclass(frozen=True, slots=True)
class CameraEnded:
    """No more frames come."""

    error: Exception | None
    """Why; None if the folder or video is simply over."""


@dataclass(frozen=True, slots=True)
class ThreadFailed:
    """A thread met a fault of the program."""

    error: Exception


Message = (
    Command
    | Press
    | Started
    | Tick
    | SpeechProgress
    | DeviceStatus
    | CameraStatus
    | JournalChanged
    | NetworkJoined
    | SettingsKept
    | Observation
    | FrameWaits
    | Looked
    | CameraEnded
    | ThreadFailed
)
"""All that a thread may tell."""


class Inbox:
    """What the threads tell the loop."""

    def __init__(self) -> None:
        self._messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._slot: Frame | None = None
        self._lock = threading.Lock()

    def put(self, message: Message) -> None:
        """Leave a message; never blocks."""
        self._messages.put(message)

    def put_frame(self, frame: Frame) -> None:
        """Put a frame in the slot; one that still lies there is lost, which is right: its moment has passed."""
        with self._lock:
            is_first, self._slot = self._slot is None, frame
        if is_first:
            self._messages.put(FrameWaits())

    def take_frame(self) -> Frame | None:
        """Empty the slot."""
        with self._lock:
            frame, self._slot = self._slot, None
        return frame

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits but perhaps a frame, of which more may come for ever."""
        with self._lock:
            return self._messages.qsize() <= (self._slot is not None)

    def get(self, timeout: float) -> Message | None:
        """Give the next message; None if none came within `timeout` seconds."""
        try:
            return self._messages.get(timeout=max(0.0, timeout))
        except queue.Empty:
            return None
