"""Where sound goes: the port, and the outputs that need no sound card."""

from __future__ import annotations

import threading
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from edge.clock import Clock
from edge.errors import UserError
from edge.sound.pcm import SAMPLE_RATE, Pcm

Render = Callable[[int], Pcm]
"""Gives the next so many samples; called by a sink, in the sink's own thread, as fast as they are heard."""

BLOCK_SAMPLES = 256
"""12 ms: what a sink asks for at once. It adds to every latency, and smaller ones cost more work."""

END_SECONDS = 2.0
"""How long to wait for a sink's thread."""


REMEDY = (
    "Connect a headset or loudspeaker and see `aplay -l`; name another one with the profile's keys sound.device and "
    "sound.output; or have a file written: --sound wav for `kijkmee run`, --out FILE for other commands."
)
"""What to do where there is no output."""


class Sink(Protocol):
    """An output that asks for samples at the pace at which they are heard."""

    @property
    def channels(self) -> int:
        """1, or 2 for left and right; the same for as long as the sink lives."""
        ...

    @property
    def latency_seconds(self) -> float:
        """From being asked for until being heard; as far as the output knows it."""
        ...

    @property
    def lost(self) -> str | None:
        """Why it no longer asks for samples although it was started; None if all is well."""
        ...

    def start(self, render: Render) -> None:
        """Begin to ask for samples, also after a stop; raises UserError if the output cannot be opened."""
        ...

    def stop(self) -> None:
        """Ask for no more samples and let the output rest; it may be called twice."""
        ...

    def close(self) -> None:
        """Stop for good; raises UserError if not everything could be put out. It may be called twice."""
        ...


class _PacedSink:
    """Asks for samples by the clock, in a thread of its own."""

    latency_seconds = 0.0

    def __init__(self, clock: Clock, channels: int = 1) -> None:
        self.channels = channels
        self._clock = clock
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._error: OSError | None = None

    @property
    def lost(self) -> str | None:
        """See `Sink.lost`."""
        return None if self._error is None else str(self._error)

    def start(self, render: Render) -> None:
        """See `Sink.start`."""
        if self._error is not None:
            raise UserError(self._advice(self._error))
        if self._thread is not None:
            return
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, args=(render,), name="sink", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """See `Sink.stop`."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._stop.set()
            thread.join(END_SECONDS)

    def close(self) -> None:
        """See `Sink.close`."""
        self.stop()

    def _run(self, render: Render) -> None:
        started, asked = self._clock.now(), 0
        try:
            self._resume(started)
            while not self._stop.is_set():
                due = int((self._clock.now() - started) * SAMPLE_RATE)
                if due - asked < BLOCK_SAMPLES:
                    self._stop.wait((BLOCK_SAMPLES - (due - asked)) / SAMPLE_RATE)
                    continue
                self._take(render(BLOCK_SAMPLES))
                asked += BLOCK_SAMPLES
        except OSError as error:
            self._error = error

    def _resume(self, now: float) -> None:
        """Take note that samples follow from this time on, in seconds; may raise OSError."""

    def _take(self, block: Pcm) -> None:
        """Take a block; may raise OSError."""

    def _advice(self, error: OSError) -> str:
        """What to tell a person about an error of `_resume` or `_take`."""
        return f"The sound output has failed ({error.strerror or error}). Start again."


class NullSink(_PacedSink):
    """Throws all sound away, at the pace at which it would be heard."""


class WavSink(_PacedSink):
    """Writes what would be heard to a WAV file, in real time order: silence included, also while it was stopped."""

    def __init__(self, path: Path, clock: Clock, channels: int = 1) -> None:
        """Open the file.

        Args:
            path: Is replaced if it exists; its folder must exist.
            clock: Sets the pace.
            channels: 1, or 2 for left and right.

        Raises:
            UserError: The file cannot be opened.
        """
        super().__init__(clock, channels)
        self._path = path
        self._opened_at = clock.now()
        self._written = 0
        self._closed = False
        try:
            self._file = path.open("wb")
        except OSError as error:
            raise UserError(self._advice(error)) from error
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115 - stays open until close
        self._wave.setnchannels(channels)
        self._wave.setsampwidth(2)
        self._wave.setframerate(SAMPLE_RATE)

    def close(self) -> None:
        """End the file; raises UserError if some of it could not be written."""
        super().close()
        if self._closed:
            return
        self._closed = True
        try:
            try:
                self._wave.close()
            finally:
                self._file.close()
        except OSError as error:
            self._error = self._error or error
        if self._error is not None:
            raise UserError(self._advice(self._error))

    def _resume(self, now: float) -> None:
        missing = int((now - self._opened_at) * SAMPLE_RATE) - self._written
        while missing > 0:
            count = min(missing, SAMPLE_RATE)
            self._write(bytes(2 * count * self.channels))
            missing -= count

    def _take(self, block: Pcm) -> None:
        self._write(block.astype("<i2", copy=False).tobytes())

    def _write(self, data: bytes) -> None:
        self._wave.writeframesraw(data)
        self._written += len(data) // (2 * self.channels)

    def _advice(self, error: OSError) -> str:
        return (
            f"The sound file {self._path} cannot be written ({error.strerror or error}). "
            "Choose a folder that exists, may be written to and has room."
        )
