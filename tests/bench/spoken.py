"""Spoken commands: how many are recognised, and how often talk is taken for one, on synthesised speech alone.

Synthesised speech says little of real voices: it is clearer than people, always says a word the same way, and the
"surroundings" are computed too. A folder of recordings of people (16-bit WAV, one channel) that hold no command is
listened to as well if KIJKMEE_SPEECH names one.
"""

from __future__ import annotations

import os
import time
import wave
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from edge.clock import ManualClock
from edge.controls.endpoints import HEARS_AT, Sound
from edge.controls.grammar import LANGUAGES, Grammar
from edge.controls.listening import Understood, understood
from edge.controls.microphone import FakeMicrophone
from edge.controls.recogniser import Recogniser
from tests.bench import spoken_scenes as scenes
from tests.figures import Figure, share

RECOGNISED = 0.95
PER_HOUR = 0.5
BAR_DECIBEL = 10
"""Where both bars hold: a close microphone in a noisy hall."""

HOURS_EACH = 1 / 3
"""Talk in each language; an hour in all three."""

FOLDER_VARIABLE = "KIJKMEE_SPEECH"


@dataclass(frozen=True, slots=True)
class Trial:
    """One command that was said once."""

    said: str
    heard: tuple[str, ...]
    """All that was understood; right is the command once and nothing else."""

    @property
    def is_right(self) -> bool:
        """Whether just this was understood."""
        return self.heard == (self.said,)


def heard(sound: Sound, recogniser: Recogniser) -> tuple[str, ...]:
    """Give the commands that the whole chain understands in a stretch of sound."""
    news = understood(FakeMicrophone(sound), recogniser, ManualClock())
    return tuple(each.name for each in news if isinstance(each, Understood))


def trials(
    language: str, recogniser: Recogniser, kind: str, decibel: float, speakers: Iterable[scenes.Speaker]
) -> list[Trial]:
    """Say every command by every speaker in some surroundings: "warehouse" or "babble"."""
    grammar, chance, found = Grammar.load(language), np.random.default_rng(7), []
    noise: Callable[[int], scenes.Wave]
    if kind == "babble":
        noise = lambda count: scenes.babble(count, chance, language)  # noqa: E731
    else:
        noise = lambda count: scenes.warehouse(count, chance)  # noqa: E731
    for speaker in speakers:
        for each in grammar.commands:
            speech = scenes.spoken(f"{grammar.wake.words}, {each.words}", language, speaker)
            found.append(Trial(each.name, heard(scenes.surrounded(speech, noise, decibel), recogniser)))
    return found


def figures() -> list[Figure]:
    """Measure every language: commands in four surroundings, talk of an hour in all, the processor's time."""
    return [row for language in LANGUAGES for row in _of(language)]


def _of(language: str) -> Iterator[Figure]:
    recogniser = Recogniser(Grammar.load(language))
    for kind, decibel in (("warehouse", 20), ("warehouse", BAR_DECIBEL), ("warehouse", 5), ("babble", BAR_DECIBEL)):
        found = trials(language, recogniser, kind, decibel, scenes.MEASURED_ON)
        yield _recognised(f"{language}, {kind} at {decibel} dB", found, has_bar=decibel == BAR_DECIBEL)
    spent, seconds, wrong = 0.0, 0.0, Counter[str]()
    for sound in scenes.talk(language, HOURS_EACH * 3600, seed=11):
        began = time.process_time()
        wrong.update(heard(sound, recogniser))
        spent += time.process_time() - began
        seconds += len(sound) / HEARS_AT
    yield _false(f"{language}, 20 minutes of talk", seconds, wrong)
    yield _quiet(language, recogniser)
    yield Figure(
        f"{language}, 20 minutes of talk",
        "share of one core, while someone talks",
        "",
        f"{spent / seconds:.3f}",
        None,
        note="endpoints and recogniser in the measuring process; a Raspberry Pi takes several times as much",
    )
    if os.environ.get(FOLDER_VARIABLE):
        yield _of_recordings(language, recogniser, Path(os.environ[FOLDER_VARIABLE]))


def _recognised(on: str, found: list[Trial], *, has_bar: bool) -> Figure:
    right = sum(each.is_right for each in found)
    taken = Counter(name for each in found for name in each.heard if name != each.said)
    missed = Counter(each.said for each in found if not each.is_right)
    note = f"taken for another {taken.total()}; not right, by command: " + (
        ", ".join(f"{name} {count}" for name, count in missed.most_common()) or "none"
    )
    bar = f"≥ {100 * RECOGNISED:.0f} %" if has_bar else ""
    measured = f"{share(right, len(found))} ({right} of {len(found)})"
    return Figure(
        on, "commands recognised", bar, measured, right >= RECOGNISED * len(found) if has_bar else None, note=note
    )


def _false(on: str, seconds: float, wrong: Counter[str]) -> Figure:
    hours = seconds / 3600
    note = f"{wrong.total()} in {hours:.2f} h" + "".join(f", {name} {count}" for name, count in wrong.most_common())
    rate = wrong.total() / hours
    return Figure(on, "false triggers an hour", f"≤ {PER_HOUR:g}", f"{rate:.2f}", rate <= PER_HOUR, note=note)


def _quiet(language: str, recogniser: Recogniser) -> Figure:
    sound = scenes.as_sound(np.random.default_rng(5).normal(0, 100, 60 * HEARS_AT))
    began = time.process_time()
    heard(sound, recogniser)
    spent = (time.process_time() - began) / 60
    return Figure(f"{language}, a quiet minute", "share of one core, while nobody talks", "", f"{spent:.3f}", None)


def _of_recordings(language: str, recogniser: Recogniser, folder: Path) -> Figure:
    seconds, wrong = 0.0, Counter[str]()
    for path in sorted(folder.rglob("*.wav")):
        with wave.open(str(path)) as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                continue
            sound = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.float64)
            rate = file.getframerate()
        if len(sound) < rate / 2:
            continue
        quiet = np.zeros(HEARS_AT)
        padded = np.concatenate((quiet, scenes.at_rate(sound, rate), quiet))
        seconds += len(padded) / HEARS_AT
        wrong.update(heard(scenes.as_sound(padded), recogniser))
    return _false(f"{language} grammar, recordings", max(seconds, 1.0), wrong)
