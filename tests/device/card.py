"""A sound card for ALSA that is a named pipe: emptied at the pace of real time, unplugged by the test."""

from __future__ import annotations

import contextlib
import fcntl
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from edge.sound.pcm import SAMPLE_RATE

AUDIBLE = 327
"""-40 dB of full scale."""
CHANNELS = 2
_BYTES_A_SECOND = SAMPLE_RATE * CHANNELS * 2
_PIPE_BYTES = 4096
"""46 ms: as much as a card's own buffer."""
_READ_BYTES = 1024
_IDLE_SECONDS = 0.005
_LATE_SECONDS = 0.1
"""A reader that was held up for longer goes on from now: a card does not play faster afterwards either."""

PLUGGED = """</usr/share/alsa/alsa.conf>
pcm.!default {{
    type file
    slave.pcm "null"
    file "{pipe}"
    format "raw"
}}
"""
UNPLUGGED = """</usr/share/alsa/alsa.conf>
pcm.!default { type hw card 31 }
"""


@dataclass(frozen=True, slots=True)
class _Block:
    at: float
    """When it was heard, on the machine's monotonic clock."""
    samples: NDArray[np.int16]
    """Left and right in turn."""


class SoundCard:
    """ALSA's default output for programs that are started with `environment`."""

    def __init__(self, folder: Path) -> None:
        """Put the pipe and ALSA's settings into a folder, and begin to listen."""
        self._pipe, self._settings = folder / "card", folder / "asound.conf"
        os.mkfifo(self._pipe)
        self.environment = {"ALSA_CONFIG_PATH": str(self._settings)}
        self._blocks: list[_Block] = []
        self._lock = threading.Lock()
        self._descriptor: int | None = None
        self._is_closed = threading.Event()
        self.plug_in()
        self._thread = threading.Thread(target=self._listen, name="card", daemon=True)
        self._thread.start()

    def plug_in(self) -> None:
        """Let programs open it."""
        with self._lock:
            self._descriptor = os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK)
            fcntl.fcntl(self._descriptor, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        self._settings.write_text(PLUGGED.format(pipe=self._pipe), encoding="utf-8")

    def unplug(self) -> None:
        """Take it away from the program that plays, and let none open it."""
        self._settings.write_text(UNPLUGGED, encoding="utf-8")
        with self._lock:
            descriptor, self._descriptor = self._descriptor, None
            if descriptor is not None:
                os.close(descriptor)

    def close(self) -> None:
        """Listen no more."""
        self._is_closed.set()
        self._thread.join(5)
        self.unplug()

    def first_sound(self, after: float) -> float | None:
        """Give when the first audible sample came after a time on the machine's monotonic clock; None if none has."""
        with self._lock:
            blocks = [block for block in self._blocks if block.at >= after]
        for block in blocks:
            loud = np.flatnonzero(np.abs(block.samples.astype(np.int32)) > AUDIBLE)
            if len(loud):
                return block.at + int(loud[0]) / (CHANNELS * SAMPLE_RATE)
        return None

    def heard(self, after: float) -> NDArray[np.int16]:
        """Give the left side of what was heard after a time, without the pauses in which nobody played."""
        with self._lock:
            blocks = [block.samples for block in self._blocks if block.at >= after]
        both = np.concatenate(blocks) if blocks else np.zeros(0, np.int16)
        return both[::CHANNELS]

    def _listen(self) -> None:
        began, taken, rest = time.monotonic(), 0, b""
        while not self._is_closed.is_set():
            with self._lock, contextlib.suppress(BlockingIOError):
                got = b"" if self._descriptor is None else os.read(self._descriptor, _READ_BYTES)
                now = time.monotonic()
                if got:
                    whole = rest + got
                    used = len(whole) // (2 * CHANNELS) * 2 * CHANNELS
                    rest = whole[used:]
                    self._blocks.append(_Block(now, np.frombuffer(whole[:used], "<i2").astype(np.int16)))
                    taken += len(got)
                    due = began + taken / _BYTES_A_SECOND
                    if now - due > _LATE_SECONDS:
                        began, taken = now, len(got)
                        due = now + taken / _BYTES_A_SECOND
                else:
                    # Nobody plays; the next one begins anew.
                    began, taken, rest, due = now, 0, b"", now
                wait = max(_IDLE_SECONDS, due - now)
            self._is_closed.wait(wait)
