"""What a microphone at the glasses may hear: synthesised voices, sounds of a warehouse, talk of others; all seeded."""

from __future__ import annotations

import functools
import inspect
import random
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edge.controls.endpoints import HEARS_AT, Sound
from edge.controls.grammar import Grammar
from edge.sound.pcm import SAMPLE_RATE
from pipelines.phrases import catalogue, picking_phrases, practice_phrases, reading_phrases
from pipelines.phrases.phrasebook import Phrasebook
from tests.edge.sound import understanding

Wave = NDArray[np.float64]

SPEECH_LEVEL = 2000.0
"""Root mean square of speech, in steps of a sample: 24 dB below full scale."""

SECONDS_AROUND = 1.0
"""Of the surroundings alone, before and after a command; the endpointer learns them from it."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One way in which eSpeak NG speaks."""

    variant: str
    rate: int
    """Words a minute."""
    pitch: int


TUNED_ON = (Speaker("", 165, 50), Speaker("+f2", 150, 60), Speaker("+m3", 180, 35), Speaker("+f4", 140, 50))
"""The limits and the words were chosen with these."""

MEASURED_ON = (
    Speaker("+f1", 140, 55),
    Speaker("+m1", 170, 45),
    Speaker("+f3", 165, 65),
    Speaker("+m5", 150, 40),
)
"""The figures are taken with these, which nothing was chosen with."""


@functools.lru_cache(maxsize=4096)
def spoken(text: str, language: str, speaker: Speaker) -> Wave:
    """Give speech at SPEECH_LEVEL without silence at its ends, at the microphone's rate."""
    voice = f"{'en-us' if language == 'en' else language}{speaker.variant}"
    command = ["espeak-ng", "-v", voice, "-s", str(speaker.rate), "-p", str(speaker.pitch), "--stdout", "--", text]
    done = subprocess.run(command, capture_output=True, check=True, timeout=30, stdin=subprocess.DEVNULL)
    wave = np.frombuffer(done.stdout[44:], dtype="<i2").astype(np.float64)
    loud = np.flatnonzero(np.abs(wave) > 50)
    return levelled(at_rate(wave[loud[0] : loud[-1] + 1], SAMPLE_RATE), SPEECH_LEVEL)


def at_rate(wave: Wave, rate: int) -> Wave:
    """Take a sound to the microphone's rate, by its spectrum."""
    count = round(len(wave) * HEARS_AT / rate)
    half = np.zeros(count // 2 + 1, dtype=np.complex128)
    spectrum = np.fft.rfft(wave)[: len(half)]
    half[: len(spectrum)] = spectrum
    result: Wave = np.fft.irfft(half, count) * count / len(wave)
    return result


def levelled(wave: Wave, level: float) -> Wave:
    """Give a sound at a root mean square."""
    scaled: Wave = wave * (level / np.sqrt(np.mean(wave**2)))
    return scaled


def warehouse(count: int, chance: np.random.Generator) -> Wave:
    """Pink noise, hum of the mains, a fan, clanks of metal and the beeps of a truck, as samples at level 1."""
    white = chance.normal(0, 1, count)
    spectrum = np.fft.rfft(white) / np.sqrt(np.maximum(np.arange(count // 2 + 1), 20 * count / HEARS_AT))
    sound = levelled(np.fft.irfft(spectrum, count), 1.0)
    time = np.arange(count) / HEARS_AT
    sound += 0.5 * np.sin(2 * np.pi * 50 * time) + 0.3 * np.sin(2 * np.pi * 100 * time)
    sound += 0.2 * np.sin(2 * np.pi * 237 * time + 0.5 * np.sin(2 * np.pi * 1.3 * time))
    for _ in range(chance.poisson(count / HEARS_AT / 3)):
        at, length = int(chance.integers(0, count)), int(0.25 * HEARS_AT)
        pitch = chance.uniform(700, 3500)
        ring = np.exp(-np.arange(length) / (0.05 * HEARS_AT)) * np.sin(2 * np.pi * pitch * np.arange(length) / HEARS_AT)
        sound[at : at + length] += 3 * ring[: count - at]
    beeps = (np.sin(2 * np.pi * 1250 * time) * ((time + chance.uniform(0, 9)) % 9 < 3) * (time % 1 < 0.5)).astype(float)
    return levelled(sound + 0.4 * beeps, 1.0)


def babble(count: int, chance: np.random.Generator, language: str) -> Wave:
    """Four voices that say the program's own phrases at once, as samples at level 1."""
    texts, total = own_phrases(language)[::6], np.zeros(count)
    for speaker in TUNED_ON:
        voice = np.zeros(0)
        while len(voice) < count:
            voice = np.concatenate((voice, spoken(texts[int(chance.integers(len(texts)))], language, speaker)))
        total += voice[:count]
    return levelled(total, 1.0)


def surrounded(speech: Wave, noise: Callable[[int], Wave], decibel: float) -> Sound:
    """Put speech into sounds that are so many decibel weaker, with some of them before and after."""
    around = np.zeros(round(SECONDS_AROUND * HEARS_AT))
    whole = np.concatenate((around, speech, around))
    return as_sound(whole + SPEECH_LEVEL * 10 ** (-decibel / 20) * noise(len(whole)))


def as_sound(wave: Wave) -> Sound:
    """Give samples as a microphone does."""
    return np.clip(wave, -32768, 32767).astype(np.int16)


@functools.cache
def own_phrases(language: str) -> tuple[str, ...]:
    """Give every sentence that the program says, with examples of what it says in them."""
    modules = (catalogue, reading_phrases, picking_phrases, practice_phrases)
    lines = [line for module in modules for line in inspect.getsource(module).splitlines()]
    headings = [line.removeprefix("# ") for line in lines if re.match("# [A-Z]", line)]
    book = Phrasebook(language)
    return tuple(sorted({book.text(each) for each in understanding._with_examples(*headings)}))


def talk(language: str, seconds: float, seed: int) -> Iterator[Sound]:
    """Give speech that holds no command, in pieces: sentences, and commands without the wake phrase, and that alone.

    Pauses between sentences are 0.3 to 1.5 s; the warehouse is 20 dB below.
    """
    chance, choice = np.random.default_rng(seed), random.Random(seed)  # noqa: S311 - no secret
    grammar = Grammar.load(language)
    sentences: Sequence[str] = own_phrases(language)
    near = [each.words for each in grammar.commands]
    given = 0.0
    while given < seconds:
        speaker = choice.choice((*TUNED_ON, *MEASURED_ON))
        parts: list[Wave] = []
        for _ in range(10):
            text = choice.choice(near) if choice.random() < 0.05 else choice.choice(sentences)
            parts += [spoken(text, language, speaker), np.zeros(round(choice.uniform(0.3, 1.5) * HEARS_AT))]
        # With a pause after it that no command follows within.
        parts += [spoken(grammar.wake.words, language, speaker), np.zeros(round(1.5 * HEARS_AT))]
        speech = np.concatenate(parts)
        given += len(speech) / HEARS_AT
        yield as_sound(speech + SPEECH_LEVEL * 10 ** (-20 / 20) * warehouse(len(speech), chance))
