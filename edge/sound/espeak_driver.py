"""An own driver for pyttsx3 that hands out eSpeak NG's samples as they are made.

pyttsx3's stock driver renders a whole text to a file and plays it with another program: its first call returns before
anything is heard, several texts in a row speak only the last, and stopping waits for the end. This driver keeps
pyttsx3's engine and its binding to the library, asks for synchronous output in chunks of 60 ms, and can be stopped
between two chunks. It must live in a process of its own: the library's state is global and it cannot start twice.
"""
# ruff: noqa: N802 - pyttsx3 gives the names of a driver's functions

from __future__ import annotations

import ctypes
import importlib
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

NAME = "kijkmee"
"""The driver's name in `pyttsx3.init`."""

CHUNK_MILLISECONDS = 60
"""Length of a chunk: the first one takes 0.3 ms to make, and stopping loses at most this much work."""

_DO_NOT_EXIT = 0x8000
"""espeakINITIALIZE_DONT_EXIT of speak_lib.h: report missing voice data instead of ending the process."""

Receiver = Callable[[bytes], bool]
"""Takes samples (16 bits, the machine's byte order) and tells whether to go on."""


def register() -> None:
    """Make the driver known to pyttsx3 under NAME; does no harm a second time."""
    importlib.import_module("pyttsx3.drivers")
    sys.modules[f"pyttsx3.drivers.{NAME}"] = sys.modules[__name__]


def buildDriver(proxy: Any) -> EspeakDriver:  # noqa: ANN401 - pyttsx3 has no types
    """Give the driver; called by pyttsx3."""
    return EspeakDriver(proxy)


class EspeakDriver:
    """The functions that pyttsx3's engine calls. `say` returns when the text is synthesised or stopped.

    Properties besides pyttsx3's "voice" (an identifier or language such as "nl") and "rate" (words a minute):
    "pitch" (0 to 100, 50 is the voice's own) and "receiver", the function that takes the samples.
    """

    def __init__(self, proxy: Any) -> None:  # noqa: ANN401 - pyttsx3 has no types
        """Start the library.

        Raises:
            RuntimeError: The library or its voice data are missing.
        """
        self._proxy = proxy
        self._espeak: ModuleType = importlib.import_module("pyttsx3.drivers._espeak")
        # Options go by position: the binding names the wrong parameter types for keywords in some versions.
        self.sample_rate: int = self._espeak.Initialize(
            self._espeak.AUDIO_OUTPUT_SYNCHRONOUS, CHUNK_MILLISECONDS, None, _DO_NOT_EXIT
        )
        if self.sample_rate <= 0:
            raise RuntimeError("eSpeak NG's voice data are missing")
        self._receiver: Receiver | None = None
        self._stopped = False
        self._error: BaseException | None = None
        self._espeak.SetSynthCallback(self._take)

    def say(self, text: str) -> None:
        """Synthesise a text and hand its samples to the receiver, the pause after a sentence included."""
        self._stopped, self._error = False, None
        self._proxy.notify("started-utterance")
        flags = self._espeak.CHARS_UTF8 | self._espeak.ENDPAUSE
        result = self._espeak.Synth(text.encode("utf-8"), flags=flags)
        if self._error is not None:
            raise self._error
        if result != self._espeak.EE_OK:
            raise RuntimeError(f"eSpeak NG gives error {result}")
        self._proxy.notify("finished-utterance", completed=not self._stopped)

    def stop(self) -> None:
        """End the synthesis under way at its next chunk."""
        self._stopped = True

    def getProperty(self, name: str) -> object:
        """Give "rate", "pitch" or "receiver"; raises KeyError for another."""
        if name == "rate":
            return self._espeak.GetParameter(self._espeak.RATE)
        if name == "pitch":
            return self._espeak.GetParameter(self._espeak.PITCH)
        if name == "receiver":
            return self._receiver
        raise KeyError(f"unknown property {name}")

    def setProperty(self, name: str, value: Any) -> None:  # noqa: ANN401 - each property has a type of its own
        """Set "voice", "rate", "pitch" or "receiver"; raises KeyError for another, ValueError for an unknown voice."""
        if name == "voice":
            if self._espeak.SetVoiceByName(str(value).encode("utf-8")) != self._espeak.EE_OK:
                raise ValueError(f"eSpeak NG has no voice {value!r}")
        elif name == "rate":
            self._espeak.SetParameter(self._espeak.RATE, int(value), 0)
        elif name == "pitch":
            self._espeak.SetParameter(self._espeak.PITCH, int(value), 0)
        elif name == "receiver":
            self._receiver = value
        else:
            raise KeyError(f"unknown property {name}")

    def startLoop(self) -> None:
        """Do what was asked for; all of it is done on return, since synthesis is synchronous."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:
        """Do nothing: there is no loop to end."""

    def destroy(self) -> None:
        """Do nothing: the library lives as long as its process."""

    def _take(self, wave: Any, count: int, _events: object) -> int:  # noqa: ANN401 - a pointer of the binding
        """Be called by the library with samples; 1 ends the synthesis. No exception may pass through C."""
        try:
            if count and not self._stopped and self._receiver is not None:
                samples = ctypes.string_at(wave, count * ctypes.sizeof(ctypes.c_short))
                self._stopped = not self._receiver(samples)
        except BaseException as error:  # noqa: BLE001 - raised again by `say`, outside of the C call
            self._error, self._stopped = error, True
        return int(self._stopped)
