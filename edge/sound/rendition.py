"""Writes down what was heard: a finished timeline of speech and earcons becomes one WAV file.

The timeline is made of declared durations; real speech is fitted into it, so that the file's times are the
transcript's times.
"""

from __future__ import annotations

import itertools
import math
import os
import wave
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np

from edge.errors import UserError
from edge.sound.earcons import sound_of
from edge.sound.mixer import FADE_SAMPLES, Mixer
from edge.sound.pcm import SAMPLE_RATE, SILENT, Pcm, at_volume, samples
from edge.sound.voice import HIGHEST_RATE, PAUSE, Voice, speak_part
from pipelines.types import Play, Utterance

_BLOCK_SAMPLES = 1 << 16


@dataclass(frozen=True, slots=True)
class HeardSpeech:
    """An utterance that was heard."""

    start_seconds: float
    """Since the start of the timeline."""
    end_seconds: float
    """Nothing of it is heard from here on."""
    utterance: Utterance
    cut: bool
    """Whether it was interrupted at the end; if not, all of it is heard before the end."""


@dataclass(frozen=True, slots=True)
class HeardEarcon:
    """An earcon that was heard."""

    start_seconds: float
    """Since the start of the timeline."""
    play: Play


Progress = Callable[[float, float], None]
"""Called with the seconds of the timeline that are written and the seconds in all."""


@dataclass(frozen=True, slots=True)
class _Act:
    """Something to do to the mixer just before a sample leaves."""

    position: int
    order: int
    """Among acts at one sample: first cut, then speak, then play."""
    act: Callable[[], None]


def write_wav(
    path: Path,
    heard: Sequence[HeardSpeech | HeardEarcon],
    voice: Voice,
    total_seconds: float = 0.0,
    progress: Progress | None = None,
) -> None:
    """Write what was heard as a WAV file: 22050 samples a second, 16 bits; two channels if anything has a side.

    Each utterance starts at its start. Speech that is longer than its place is spoken faster until it fits. The same
    timeline with the same voice gives the same bytes on one machine.

    Args:
        path: The file; its folder must exist. It appears only when it is complete.
        heard: In any order; utterances must not overlap.
        voice: Is rewound first, and not closed.
        total_seconds: The file lasts at least this long.
        progress: Called about every three seconds of sound.

    Raises:
        ValueError: Utterances overlap, or end before they start.
        UserError: The file cannot be written, or the voice is not installed.
        VoiceError: A text could not be spoken; an older file of this name stays as it was.
    """
    _check(heard)
    voice.rewind()
    mixer = Mixer(channels=2 if any(_placement(each) for each in heard) else 1)
    acts = sorted(_acts(heard, voice, mixer), key=lambda each: (each.position, each.order))
    partial = path.with_name(path.name + ".part")
    try:
        try:
            with partial.open("wb") as file:
                _write(file, acts, mixer, samples(total_seconds), progress)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"The sound file {path} cannot be written ({error.strerror or error}). "
            "Choose a folder that exists, may be written to and has room."
        ) from error


def _placement(heard: HeardSpeech | HeardEarcon) -> float:
    return heard.utterance.placement if isinstance(heard, HeardSpeech) else heard.play.placement


def _check(heard: Sequence[HeardSpeech | HeardEarcon]) -> None:
    speeches = sorted((each for each in heard if isinstance(each, HeardSpeech)), key=lambda each: each.start_seconds)
    for each in speeches:
        if not 0 <= each.start_seconds <= each.end_seconds:
            raise ValueError(f"an utterance cannot last from {each.start_seconds} to {each.end_seconds} s")
    for before, after in itertools.pairwise(speeches):
        if samples(after.start_seconds) < samples(before.end_seconds):
            raise ValueError(f"two utterances overlap at {after.start_seconds} s")
    if any(each.start_seconds < 0 for each in heard):
        raise ValueError("nothing is heard before the start of the timeline")


def _acts(heard: Sequence[HeardSpeech | HeardEarcon], voice: Voice, mixer: Mixer) -> list[_Act]:
    """What to do to the mixer, and when."""
    acts: list[_Act] = []
    for token, each in enumerate(heard):
        start = samples(each.start_seconds)
        if isinstance(each, HeardEarcon):
            acts.append(_Act(start, 2, _player(mixer, each.play)))
            continue
        acts.append(_Act(start, 1, _speaker(mixer, voice, each, token)))
        if each.cut:
            # The fade ends at the end, so that nothing is heard after it.
            acts.append(_Act(max(start, samples(each.end_seconds) - FADE_SAMPLES), 0, _cutter(mixer, token)))
    return acts


def _player(mixer: Mixer, play: Play) -> Callable[[], None]:
    return lambda: mixer.play(sound_of(play), play.placement)


def _cutter(mixer: Mixer, token: int) -> Callable[[], None]:
    def cut() -> None:
        if mixer.speaking == token:
            mixer.cut()

    return cut


def _speaker(mixer: Mixer, voice: Voice, heard: HeardSpeech, token: int) -> Callable[[], None]:
    def speak() -> None:
        place = samples(heard.end_seconds) - samples(heard.start_seconds)
        pcm = _first(voice, heard.utterance, place) if heard.cut else _fitted(voice, heard.utterance, place)
        mixer.begin(token, heard.utterance.placement)
        mixer.feed(at_volume(pcm, heard.utterance.volume))
        mixer.complete()

    return speak


def _whole(voice: Voice, utterance: Utterance) -> Iterator[Pcm]:
    """All parts of an utterance with the pauses between them, as the live speaker feeds them."""
    for part in range(len(utterance.parts)):
        if part:
            yield PAUSE
        yield from speak_part(voice, utterance, part)


def _first(voice: Voice, utterance: Utterance, place: int) -> Pcm:
    """The first samples of an utterance; no more is synthesised than is heard."""
    chunks: list[Pcm] = []
    length = 0
    for chunk in _whole(voice, utterance):
        chunks.append(chunk)
        length += len(chunk)
        if length >= place:
            voice.abort()
            break
    return np.concatenate(chunks)[:place] if chunks else SILENT


def _fitted(voice: Voice, utterance: Utterance, place: int) -> Pcm:
    """The whole utterance in at most `place` samples."""
    rate = utterance.rate
    while True:
        chunks = list(_whole(voice, replace(utterance, rate=rate)))
        pcm = np.concatenate(chunks) if chunks else SILENT
        if len(pcm) <= place:
            return pcm
        if rate >= HIGHEST_RATE or place == 0:
            return _compressed(pcm, place)
        # A little more than in proportion: pauses shrink less than words.
        rate = min(HIGHEST_RATE, max(rate + 2, math.ceil(rate * len(pcm) / place * 1.01)))


def _compressed(pcm: Pcm, place: int) -> Pcm:
    """Play faster, and so higher: only where even the highest rate is too slow, and still nothing is left out."""
    if place == 0:
        return SILENT
    at = np.linspace(0, len(pcm) - 1, place)
    return np.rint(np.interp(at, np.arange(len(pcm)), pcm)).astype(np.int16)


def _write(file: BinaryIO, acts: Sequence[_Act], mixer: Mixer, at_least: int, progress: Progress | None) -> None:
    """Render from act to act, then until all has sounded and the file is long enough."""
    last = max(at_least, acts[-1].position if acts else 0)
    with wave.open(file, "wb") as out:
        out.setnchannels(mixer.channels)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)

        def render_until(position: int) -> None:
            while mixer.position < position:
                block = mixer.render(min(_BLOCK_SAMPLES, position - mixer.position))
                out.writeframesraw(block.astype("<i2", copy=False).tobytes())
                if progress is not None:
                    progress(mixer.position / SAMPLE_RATE, max(last, mixer.position) / SAMPLE_RATE)

        for each in acts:
            render_until(each.position)
            each.act()
        render_until(at_least)
        while not mixer.idle:
            render_until(mixer.position + max(1, mixer.remaining))
