"""Sounds a prepared series of sentences and earcons, one after the other: to an output, or into a file."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence

from edge.clock import Clock
from edge.errors import UserError
from edge.sound.durations import nominal_seconds
from edge.sound.earcons import sound_of
from edge.sound.pcm import SAMPLE_RATE
from edge.sound.rendition import HeardEarcon, HeardSpeech
from edge.sound.speaker import Speaker
from pipelines.types import Play, Say, SpeechMoment, SpeechProgress

GAP_SECONDS = 0.4
"""Silence after each piece, so that an earcon is heard by itself."""

PATIENCE_SECONDS = 10.0
"""How much longer than expected a sentence may take before the output is given up; the first waits for the voice."""

Piece = Say | Play


def timeline(pieces: Sequence[Piece]) -> tuple[tuple[HeardSpeech | HeardEarcon, ...], float]:
    """Give the pieces with their times in a file, and how many seconds it lasts."""
    heard: list[HeardSpeech | HeardEarcon] = []
    at = 0.0
    for piece in pieces:
        if isinstance(piece, Say):
            end = at + nominal_seconds(piece.utterance)
            heard.append(HeardSpeech(at, end, piece.utterance, cut=False))
        else:
            end = at + len(sound_of(piece)) / SAMPLE_RATE
            heard.append(HeardEarcon(at, piece))
        at = end + GAP_SECONDS
    return tuple(heard), at


class Recital:
    """Sounds pieces through a speaker."""

    def __init__(self, clock: Clock) -> None:
        """Take the run's clock; the speaker must report to `report`."""
        self._clock = clock
        self._reports: queue.SimpleQueue[SpeechProgress] = queue.SimpleQueue()

    def report(self, progress: SpeechProgress) -> None:
        """Be told by the speaker."""
        self._reports.put(progress)

    def perform(self, pieces: Sequence[Piece], speaker: Speaker, before: Callable[[Piece], None]) -> None:
        """Sound the pieces and return when the last one was heard.

        Args:
            pieces: In their order.
            speaker: Started; it is not closed.
            before: Called with each piece just before it is heard.

        Raises:
            UserError: The output or the voice fails.
        """
        pause = threading.Event()
        for piece in pieces:
            before(piece)
            speaker.submit((piece,))
            if isinstance(piece, Say):
                self._wait(speaker, nominal_seconds(piece.utterance) + PATIENCE_SECONDS)
            else:
                pause.wait(len(sound_of(piece)) / SAMPLE_RATE)
            pause.wait(GAP_SECONDS)
            if speaker.problem is not None:
                raise UserError(f"The sound output is lost: {speaker.problem}. Connect it again, then start again.")

    def _wait(self, speaker: Speaker, seconds: float) -> None:
        """Return when the sentence under way is over."""
        end = self._clock.now() + seconds
        while self._clock.now() < end:
            try:
                moment = self._reports.get(timeout=0.25).moment
            except queue.Empty:
                speaker.submit(())  # tells whether the voice or the output has failed for good
                continue
            if moment in {SpeechMoment.FINISHED, SpeechMoment.INTERRUPTED, SpeechMoment.DROPPED}:
                return
        raise UserError("The sound output takes no sound. Choose another with the profile's key sound.output.")
