"""The port behind which every voice stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from edge.sound.pcm import Pcm


class VoiceError(Exception):
    """This text could not be spoken, also not by a voice started afresh; the next one may well be."""


class Voice(Protocol):
    """Turns text into sound. One text at a time; used from one thread at a time."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages that it speaks, for example "nl"."""
        ...

    def speak(self, text: str, language: str, rate: int) -> Iterator[Pcm]:
        """Give the sound of a text, in order, in chunks that come as soon as they are made.

        Asking for another text, `abort` and closing the iterator all end the synthesis that is under way.

        Args:
            text: Anything at all; what cannot be spoken is left out, so there may be no chunk.
            language: One of `languages`.
            rate: Words a minute, 80 to 600.

        Raises:
            ValueError: The voice does not speak the language, or the rate is out of range.
            VoiceError: The text could not be spoken.
            UserError: The voice is not installed.
        """
        ...

    def abort(self) -> None:
        """End the synthesis under way, if any; its iterator then gives no more chunks."""
        ...

    def rewind(self) -> None:
        """Return to the state just after the start: from there the same texts give the same samples again."""
        ...

    def close(self) -> None:
        """Give back what the voice holds; it may be called twice."""
        ...
