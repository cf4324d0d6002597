"""The process in which eSpeak NG runs, and what it exchanges with the program.

It imports nothing heavy, so that it starts fast and stays small.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection

from edge.sound import espeak_driver


@dataclass(frozen=True, slots=True)
class SpeakRequest:
    """Synthesise these texts, one after the other."""

    number: int
    """Given back in each reply."""
    texts: tuple[str, ...]
    """Safe texts, none empty."""
    voice: str
    rate: int
    """Words a minute."""
    pitch: int
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class AbortRequest:
    """End the synthesis of this number, if it is still under way."""

    number: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The library is loaded."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The library or its data cannot be loaded; the process ends."""

    reason: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of the sound."""

    number: int
    samples: bytes
    """16 bits each, the machine's byte order."""


@dataclass(frozen=True, slots=True)
class Ended:
    """No more chunks follow."""

    number: int
    failure: str | None = None
    """What went wrong; None if all was synthesised or it was aborted."""


Reply = Ready | Missing | Chunk | Ended


def serve(connection: Connection) -> None:
    """Answer requests until the other end is closed."""
    # Ctrl-C reaches every process of the terminal; the program ends this one by closing the connection.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        speaker = _Speaker(connection)
    except (RuntimeError, ImportError, OSError) as error:
        connection.send(Missing(str(error)))
        return
    try:
        connection.send(Ready())
        while True:
            request = connection.recv()
            if isinstance(request, SpeakRequest):
                connection.send(Ended(request.number, speaker.speak(request)))
    except (EOFError, ConnectionError):
        return  # the program has gone, and with it the reason to be here


class _Speaker:
    """pyttsx3's engine on the own driver."""

    def __init__(self, connection: Connection) -> None:
        espeak_driver.register()
        import pyttsx3  # noqa: PLC0415 - loads the library in this process alone

        self._connection = connection
        self._errors: list[BaseException] = []
        self._number = 0
        self._aborted = False
        self._engine = pyttsx3.init(espeak_driver.NAME)
        # The engine reports what goes wrong in a driver only this way.
        self._engine.connect("error", lambda name, exception: self._errors.append(exception))  # noqa: ARG005
        self._engine.setProperty("receiver", self._receive)

    def speak(self, request: SpeakRequest) -> str | None:
        """Synthesise and send; gives what went wrong, or None."""
        self._number, self._aborted = request.number, False
        self._engine.setProperty("voice", request.voice)
        self._engine.setProperty("rate", request.rate)
        self._engine.setProperty("pitch", request.pitch)
        for text in request.texts:
            if self._aborted:
                break
            self._engine.say(text)
            self._engine.runAndWait()
        errors, self._errors[:] = list(self._errors), []
        for error in errors:
            if isinstance(error, (EOFError, ConnectionError)):
                raise error
        return _in_short(errors[0]) if errors else None

    def _receive(self, samples: bytes) -> bool:
        """Send a chunk; tells whether to go on."""
        self._connection.send(Chunk(self._number, samples))
        while not self._aborted and self._connection.poll():
            request = self._connection.recv()
            self._aborted = isinstance(request, AbortRequest) and request.number == self._number
        return not self._aborted


def _in_short(error: BaseException) -> str:
    """Say an error; one that is not the driver's own may hold the text, which is private."""
    return str(error) if type(error) is RuntimeError else type(error).__name__
