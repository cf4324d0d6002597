"""How the tests hear: a matched filter that finds earcons in sound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edge.sound.earcons import waveform
from edge.sound.pcm import SAMPLE_RATE, Pcm
from pipelines.types import Earcon

THRESHOLD = 0.5
"""Speech alone stays below this, an earcon over ducked speech above (research on 16-bit sound at 22050 Hz)."""


@dataclass(frozen=True, slots=True)
class Found:
    """An earcon that was recognised."""

    earcon: Earcon
    at_seconds: float
    likeness: float
    """Correlation with the pure earcon, 0 to 1."""


def likeness(pcm: Pcm, earcon: Earcon) -> NDArray[np.float64]:
    """Correlation of each stretch of sound with an earcon, normalised by the energy of the stretch."""
    template = waveform(earcon).astype(np.float64)
    template /= np.linalg.norm(template)
    sound = np.concatenate((pcm.astype(np.float64), np.zeros(len(template))))
    size = 1 << (len(sound) + len(template)).bit_length()
    spectrum = np.fft.rfft(sound, size) * np.conj(np.fft.rfft(template, size))
    product = np.fft.irfft(spectrum, size)[: len(pcm)]
    energy = np.concatenate(([0.0], np.cumsum(sound**2)))
    norm = np.sqrt(np.maximum(energy[len(template) :] - energy[: -len(template)], 1.0))[: len(pcm)]
    # Below -60 dB there is nothing to hear.
    return np.where(norm > 30 * np.sqrt(len(template)), product / norm, 0.0)


def find_earcons(pcm: Pcm) -> tuple[Found, ...]:
    """All earcons in a sound, in order; of those that overlap only the likeliest."""
    candidates: list[Found] = []
    for earcon in Earcon:
        curve = likeness(pcm, earcon)
        over = np.flatnonzero(curve >= THRESHOLD)
        candidates += (Found(earcon, int(index) / SAMPLE_RATE, float(curve[index])) for index in over)
    found: list[Found] = []
    for each in sorted(candidates, key=lambda candidate: -candidate.likeness):
        if all(_apart(each, other) for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.at_seconds))


def _apart(one: Found, other: Found) -> bool:
    first, second = (one, other) if one.at_seconds <= other.at_seconds else (other, one)
    return second.at_seconds >= first.at_seconds + len(waveform(first.earcon)) / SAMPLE_RATE
