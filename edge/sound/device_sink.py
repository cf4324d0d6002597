"""Puts sound out through the sound card, by PortAudio."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any, Protocol

from edge.clock import Clock
from edge.errors import UserError
from edge.sound.pcm import SAMPLE_RATE
from edge.sound.sinks import BLOCK_SAMPLES, REMEDY, Render

LOST_SECONDS = 1.0
"""An output that asks for nothing for this long is lost: it was unplugged, or its server has gone."""

END_SECONDS = 1.0
"""PortAudio may hang on an output that was unplugged; it is left behind after this long."""


class Stream(Protocol):
    """What is used of PortAudio's streams."""

    @property
    def active(self) -> bool:
        """Whether it asks for samples."""
        ...

    @property
    def latency(self) -> float:
        """Seconds."""
        ...

    def start(self) -> None:
        """Begin."""
        ...

    def abort(self) -> None:
        """End at once."""
        ...

    def close(self) -> None:
        """Give the output back."""
        ...


Callback = Callable[[Any, int, Any, Any], None]
"""PortAudio's: buffer to fill, number of samples, times, flags."""

OpenStream = Callable[[Callback], Stream]
"""Opens an output; raises OSError or PortAudio's error."""


class DeviceSink:
    """The system's default output, or a named one."""

    def __init__(
        self, clock: Clock, device: str | None = None, channels: int = 2, open_stream: OpenStream | None = None
    ) -> None:
        """Open nothing yet.

        Args:
            clock: Tells when the output last asked for samples.
            device: Part of an output's name as PortAudio lists it; None is the system's default.
            channels: 1, or 2 for left and right.
            open_stream: Another opener for tests.
        """
        self.channels = channels
        self._clock = clock
        self._device = device
        self._open_stream = open_stream or self._open_portaudio
        self._stream: Stream | None = None
        self._asked_at = 0.0
        self._failed_before = False

    @property
    def latency_seconds(self) -> float:
        """See `Sink.latency_seconds`; Bluetooth adds 0.1 to 0.3 s that PortAudio does not know of."""
        return 0.0 if self._stream is None else float(self._stream.latency)

    @property
    def lost(self) -> str | None:
        """See `Sink.lost`."""
        if self._stream is None:
            return None
        if not self._stream.active:
            return "the output has ended"
        silent = self._clock.now() - self._asked_at
        return f"the output has asked for nothing for {silent:.1f} s" if silent > LOST_SECONDS else None

    def start(self, render: Render) -> None:
        """See `Sink.start`."""
        if self._stream is not None:
            return

        def fill(buffer: Any, count: int, _times: object, _flags: object) -> None:  # noqa: ANN401 - PortAudio's buffer
            self._asked_at = self._clock.now()
            buffer[:] = render(count).tobytes()

        self._asked_at = self._clock.now()
        try:
            stream = self._open_stream(fill)
            stream.start()
        except Exception as error:
            self._failed_before = True
            raise UserError(f"No sound can be put out ({error}). {REMEDY}") from error
        self._stream = stream
        self._failed_before = False

    def stop(self) -> None:
        """See `Sink.stop`."""
        stream, self._stream = self._stream, None
        if stream is None:
            return

        def end() -> None:
            stream.abort()
            stream.close()

        ending = threading.Thread(target=end, name="sink-end", daemon=True)
        ending.start()
        ending.join(END_SECONDS)

    def close(self) -> None:
        """See `Sink.close`."""
        self.stop()

    def _open_portaudio(self, callback: Callback) -> Stream:
        portaudio = _portaudio()
        if self._failed_before:
            # PortAudio lists the outputs once, at its start; one that was plugged in later is seen only by a new start.
            portaudio._terminate()  # noqa: SLF001 - there is no public way
            portaudio._initialize()  # noqa: SLF001
        stream: Stream = portaudio.RawOutputStream(
            samplerate=SAMPLE_RATE,
            blocksize=BLOCK_SAMPLES,
            device=self._device,
            channels=self.channels,
            dtype="int16",
            latency="low",
            callback=callback,
        )
        return stream


def _portaudio() -> ModuleType:
    """Load the library only when it is needed: tests and replay run without it."""
    try:
        return importlib.import_module("sounddevice")
    except OSError as error:
        raise UserError(
            f"PortAudio cannot be loaded ({error}). Install the Debian package libportaudio2: "
            "sudo apt install libportaudio2"
        ) from error
