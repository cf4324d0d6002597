"""Where sound comes in: raw samples in memory, from ALSA's program `arecord` or from a test; never written."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
from typing import Protocol

import numpy as np

from edge.controls.endpoints import HEARS_AT, Sound

PROGRAM = "arecord"

READ_BYTES = 3200
"""Most that is read at once: 0.1 s."""

BUFFER_SECONDS = 0.5
"""What ALSA is asked to hold, so that a busy moment loses nothing."""

END_SECONDS = 0.5
"""A program that was told to end is killed after this long."""

REMEDY = "Check that a microphone is plugged in (`arecord -l` lists them), or set spoken = false below [controls]."


class MicrophoneLost(Exception):  # noqa: N818 - it tells a state, which the worker mends
    """No sound comes; the message says why, without a full stop."""


class Microphone(Protocol):
    """Gives mono sound at HEARS_AT samples a second."""

    def open(self) -> None:
        """Begin to record; raises MicrophoneLost."""

    def read(self, seconds: float) -> Sound | None:
        """Give what has come, of any length; None where it is over. Raises MicrophoneLost if nothing comes in time."""
        ...

    def close(self) -> None:
        """Record no more; may be called twice."""


class ArecordMicrophone:
    """ALSA's default input, or a named one, through `arecord`, which can be killed."""

    def __init__(self, device: str = "", program: str = PROGRAM) -> None:
        """Open nothing yet.

        Args:
            device: ALSA's name of an input; empty is the system's default.
            program: For tests.
        """
        self._device = device
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""

    def is_installed(self) -> bool:
        """Whether the program is there."""
        return shutil.which(self._program) is not None

    def open(self) -> None:
        """See `Microphone.open`."""
        self.close()
        command = [self._program, "--quiet", "--file-type=raw", "--format=S16_LE", f"--rate={HEARS_AT}", "--channels=1"]
        command.append(f"--buffer-time={round(BUFFER_SECONDS * 1e6)}")
        if self._device:
            command.append(f"--device={self._device}")
        try:
            # In a session of its own, so that Ctrl-C does not end it before the program is done.
            self._process = subprocess.Popen(  # noqa: S603 - the command is our own
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except OSError as error:
            raise MicrophoneLost(f"{self._program} cannot be started ({error.strerror or error})") from error
        self._rest = b""

    def read(self, seconds: float) -> Sound | None:
        """See `Microphone.read`."""
        process = self._process
        if process is None or process.stdout is None:
            raise MicrophoneLost("the microphone is closed")
        ready, _, _ = select.select([process.stdout], [], [], seconds)
        if not ready:
            raise MicrophoneLost(f"no sound has come for {seconds:g} s")
        got = os.read(process.stdout.fileno(), READ_BYTES)
        if not got:
            raise MicrophoneLost(self._last_words(process))
        data = self._rest + got
        even = len(data) & ~1
        self._rest = data[even:]
        return np.frombuffer(data[:even], dtype="<i2").astype(np.int16)

    def close(self) -> None:
        """See `Microphone.close`."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(END_SECONDS)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()

    def _last_words(self, process: subprocess.Popen[bytes]) -> str:
        """Give what the program complained of before it ended; its pipe holds more than it ever says."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(END_SECONDS)
        said = b""
        if process.stderr is not None:
            os.set_blocking(process.stderr.fileno(), False)
            said = process.stderr.read() or b""
        lines = said.decode("utf-8", "replace").strip().splitlines()
        return f"{self._program} has ended" + (f": {lines[-1].strip()}" if lines else "")


class FakeMicrophone:
    """Gives prepared samples as fast as they are asked for, then is over, is lost, or falls silent; for tests."""

    def __init__(self, sound: Sound, lost: str = "") -> None:
        """Args: sound: what is said to it. lost: why it is lost at the end; empty where it is just over."""
        self._sound = sound
        self._lost = lost
        self._at = 0
        self.is_open = False

    def open(self) -> None:
        """See `Microphone.open`; begins anew."""
        self.is_open = True
        self._at = 0

    def read(self, seconds: float) -> Sound | None:  # noqa: ARG002 - it never waits
        """See `Microphone.read`."""
        part = self._sound[self._at : self._at + READ_BYTES // 2]
        self._at += len(part)
        if len(part):
            return part
        if self._lost:
            raise MicrophoneLost(self._lost)
        return None

    def close(self) -> None:
        """See `Microphone.close`."""
        self.is_open = False
