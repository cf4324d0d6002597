"""The port behind which every voice stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np

from edge.sound.pcm import Pcm, samples
from pipelines.types import Utterance

LOWEST_RATE, HIGHEST_RATE = 80, 600
"""Words a minute that may be asked for."""

PAUSE = np.zeros(samples(0.25), dtype=np.int16)
"""Silence between two parts of an utterance: what eSpeak NG leaves between two sentences at its usual rate."""
PAUSE.setflags(write=False)


class VoiceError(Exception):
    """This text could not be spoken, also not by a voice started afresh; the next one may well be."""


class Voice(Protocol):
    """Turns text into sound. One text at a time; used from one thread at a time."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages that it speaks, for example "nl"."""
        ...

    def speak(self, text: str, language: str, rate: int, pitch: int = 50) -> Iterator[Pcm]:
        """Give the sound of a text, in order, in chunks that come as soon as they are made.

        Asking for another text, `abort` and closing the iterator all end the synthesis that is under way.

        Args:
            text: Anything at all; what cannot be spoken is left out, so there may be no chunk.
            language: One of `languages`.
            rate: Words a minute, 80 to 600.
            pitch: 0 to 100; 50 is the voice's own. A voice that has one pitch only leaves it out.

        Raises:
            ValueError: The voice does not speak the language, or the rate or the pitch is out of range.
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


def speak_part(voice: Voice, utterance: Utterance, part: int) -> Iterator[Pcm]:
    """Give the sound of one of an utterance's parts, at full volume; raises what `Voice.speak` raises."""
    return voice.speak(utterance.parts[part], utterance.language, utterance.rate, utterance.pitch)


def check_style(rate: int, pitch: int) -> None:
    """Raise ValueError if a rate or a pitch is out of the range that every voice takes."""
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise ValueError(f"the rate is {LOWEST_RATE} to {HIGHEST_RATE} words a minute, got {rate}")
    if not 0 <= pitch <= 100:
        raise ValueError(f"the pitch is 0 to 100, got {pitch}")
