"""How the tests hear: a matched filter that finds earcons in sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edge.sound.earcons import sound_of, waveform
from edge.sound.pcm import SAMPLE_RATE, Pcm
from pipelines.types import Earcon, Play

THRESHOLD = 0.5
"""Speech alone stays below this, an earcon over ducked speech above (research on 16-bit sound at 22050 Hz)."""

REST_LIKENESS = 0.7
"""Of two that overlap, the second comes to 0.89 and more over speech, and what is left of a single one to 0.53."""

WINDOW_SAMPLES = 1 << 16
"""The filter works on so much sound at once."""

_ROUNDS = 20

ALL_PLAYS = (
    *(Play(each, volume=1.0) for each in Earcon if each is not Earcon.AIM),
    *(Play(Earcon.AIM, 1.0, side, near) for side in (-1.0, 0.0, 1.0) for near in (0.0, 0.5, 1.0)),
)
"""What is listened for unless a test says otherwise: every earcon, AIM in nine ways."""


@dataclass(frozen=True, slots=True)
class Found:
    """An earcon that was recognised."""

    play: Play
    """The earcon, AIM with its direction; its volume says nothing."""
    at_seconds: float
    likeness: float
    """Correlation with the pure earcon, 0 to 1."""

    @property
    def earcon(self) -> Earcon:
        """Which earcon."""
        return self.play.earcon


def likeness(pcm: Pcm, earcon: Earcon) -> NDArray[np.float64]:
    """Correlation of each stretch of sound with an earcon, normalised by the energy of the stretch."""
    return _likeness(pcm.astype(np.float64), waveform(earcon))


def find_earcons(pcm: Pcm, plays: Sequence[Play] = ALL_PLAYS) -> tuple[Found, ...]:
    """All earcons in a sound, in order.

    Where several overlap, the likeliest is found first and taken out of the sound, which is then searched again.
    """
    sound = pcm.astype(np.float64)
    found: list[Found] = []
    while new := [each for each in _likeliest(_without(sound, found), plays) if not _is_rest(each, found)]:
        found += new
    return tuple(sorted(found, key=lambda each: (each.at_seconds, each.earcon)))


def _likeness(sound: NDArray[np.float64], wave: Pcm) -> NDArray[np.float64]:
    template = wave / np.linalg.norm(wave.astype(np.float64))
    size = len(template)
    spectrum = np.conj(np.fft.rfft(template, WINDOW_SAMPLES))
    padded = np.concatenate((sound, np.zeros(size)))
    curve = np.zeros(len(sound))
    step = WINDOW_SAMPLES - size
    for start in range(0, len(sound), step):
        window = padded[start : start + WINDOW_SAMPLES]
        count = min(step, len(sound) - start)
        if not window.any():
            continue
        product = np.fft.irfft(np.fft.rfft(window, WINDOW_SAMPLES) * spectrum, WINDOW_SAMPLES)[:count]
        energy = np.concatenate(([0.0], np.cumsum(window**2)))
        norm = np.sqrt(np.maximum(energy[size : size + count] - energy[:count], 1.0))
        # Below -60 dB there is nothing to hear.
        curve[start : start + count] = np.where(norm > 30 * np.sqrt(size), product / norm, 0.0)
    return curve


def _likeliest(sound: NDArray[np.float64], plays: Sequence[Play]) -> list[Found]:
    """Those over the threshold; of those that overlap only the likeliest."""
    candidates = (each for play in plays for each in _peaks(sound, play))
    found: list[Found] = []
    for each in sorted(candidates, key=lambda candidate: -candidate.likeness):
        if all(_apart(each, other) for other in found):
            found.append(each)
    return found


def _peaks(sound: NDArray[np.float64], play: Play) -> Iterator[Found]:
    curve = _likeness(sound, sound_of(play))
    for index in np.flatnonzero(curve >= THRESHOLD):
        yield Found(play, int(index) / SAMPLE_RATE, float(curve[index]))


def _without(sound: NDArray[np.float64], found: Sequence[Found]) -> NDArray[np.float64]:
    """Subtract earcons, each as loud as it is; where they overlap, a few rounds settle how loud that is."""
    rest = sound.copy()
    for _ in range(_ROUNDS):
        for each in found:
            start = round(each.at_seconds * SAMPLE_RATE)
            part = rest[start : start + len(sound_of(each.play))]
            wave = sound_of(each.play)[: len(part)].astype(np.float64)
            part -= wave * (part @ wave) / (wave @ wave)
    return rest


def _is_rest(each: Found, found: Sequence[Found]) -> bool:
    """Tell whether it is what is left of one that was taken out: near it, of its kind, and like it only by half."""
    return each.likeness < REST_LIKENESS and any(
        each.earcon is other.earcon and not _apart(each, other) for other in found
    )


def _apart(one: Found, other: Found) -> bool:
    first, second = (one, other) if one.at_seconds <= other.at_seconds else (other, one)
    return second.at_seconds >= first.at_seconds + len(sound_of(first.play)) / SAMPLE_RATE
