"""Lines that were read from a picture, as a file of what would be heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from edge.outputs import write_sound
from edge.profile_keys import Profile
from edge.sound.durations import nominal_seconds
from edge.sound.rendition import HeardSpeech
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.reader import Reader
from pipelines.types import TextLine


def speak_lines(lines: Sequence[TextLine], profile: Profile, path: Path) -> None:
    """Write a WAV of lines read out one after another, as the reading job says them.

    Raises:
        UserError: The file cannot be written, or there is no voice.
    """
    reader = Reader(Phrasebook(profile.language), profile.text.doubt())
    preferences = profile.preferences()
    heard, at = [], 0.0
    for line in lines:
        plain = reader.line_utterance(line)
        utterance = replace(plain, rate=preferences.rate, volume=preferences.volume, pitch=preferences.pitch)
        end = at + nominal_seconds(utterance)
        heard.append(HeardSpeech(at, end, utterance, cut=False))
        at = end
    write_sound(path, heard, at, voice_name=preferences.voice)
