"""The voice that a worker chose, and eSpeak wherever that one cannot speak."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from edge.errors import UserError
from edge.log_rules import Told
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.pcm import Pcm
from edge.sound.piper_voice import PiperVoice
from edge.sound.voice import Voice, VoiceError

PATIENCE = 3
"""A chosen voice that fails over so many texts in a row is given up for the rest of the run."""

_log = logging.getLogger(__name__)


class Voices:
    """Speaks with the chosen voice where it can; else, and where it fails, with eSpeak. Nothing is left unsaid."""

    def __init__(self, espeak: Voice, chosen: PiperVoice | None = None, *, is_patient: bool) -> None:
        """Take the voices; both are closed by `close`.

        Args:
            espeak: Speaks every language, and always.
            chosen: Another voice.
            is_patient: Whether to wait while the chosen voice is loaded anew. Live, eSpeak speaks meanwhile; a file is
                to be in one voice.
        """
        self._espeak = espeak
        self._chosen = chosen
        self._is_patient = is_patient
        self._failures = 0
        self._was_told = False

    @property
    def languages(self) -> frozenset[str]:
        """See `Voice.languages`."""
        return self._espeak.languages

    def wait_until_ready(self) -> None:
        """Return when both are loaded; a chosen voice that cannot be loaded is given up.

        Raises:
            UserError: eSpeak is not installed.
            VoiceError: eSpeak does not start.
        """
        if isinstance(self._espeak, EspeakVoice):
            self._espeak.wait_until_ready()
        if self._chosen is not None:
            try:
                self._chosen.wait_until_ready()
            except (UserError, VoiceError) as error:
                self._give_up(error)

    def speak(self, text: str, language: str, rate: int, pitch: int = 50) -> Iterator[Pcm]:
        """See `Voice.speak`."""
        self.abort()
        chosen = self._chosen
        if chosen is None or language not in chosen.languages or not (self._is_patient or chosen.is_ready):
            return self._espeak.speak(text, language, rate, pitch)
        return self._saved(chosen.speak(text, language, rate, pitch), text, language, rate, pitch)

    def abort(self) -> None:
        """See `Voice.abort`."""
        self._espeak.abort()
        if self._chosen is not None:
            self._chosen.abort()

    def rewind(self) -> None:
        """See `Voice.rewind`."""
        self._espeak.rewind()
        if self._chosen is not None:
            self._chosen.rewind()

    def close(self) -> None:
        """See `Voice.close`."""
        self._espeak.close()
        if self._chosen is not None:
            self._chosen.close()

    def _saved(self, chunks: Iterator[Pcm], text: str, language: str, rate: int, pitch: int) -> Iterator[Pcm]:
        """What the chosen voice gives; if it fails, the whole text from eSpeak: better twice than never."""
        try:
            yield from chunks
        except UserError as error:
            self._give_up(error)
        except VoiceError as error:
            self._failures += 1
            self._tell(error)
            if self._failures >= PATIENCE:
                self._give_up(error)
        else:
            self._failures = 0
            return
        yield from self._espeak.speak(text, language, rate, pitch)

    def _give_up(self, error: Exception) -> None:
        self._tell(error)
        if self._chosen is not None:
            self._chosen.close()
            self._chosen = None

    def _tell(self, error: Exception) -> None:
        if not self._was_told:
            self._was_told = True
            _log.warning("%s eSpeak NG speaks instead.", Told(_sentence(str(error))))


def _sentence(text: str) -> str:
    """Give a text as a sentence, as a UserError is one."""
    return text[:1].upper() + text[1:].rstrip(".") + "."
