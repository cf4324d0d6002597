"""The short sounds that carry a meaning, synthesised: no recordings, the same samples on every machine.

They are told apart by the number of pulses and by their contour, never by pitch alone, so that they work on a poor
earpiece and for someone who hears few pitches:

| earcon | pulses | contour |
|---|---|---|
| heard | 1 | level |
| captured | 1 | falling |
| working | 1 | rising |
| duplicate | 2 | level |
| good | 2 | rising |
| wrong | 2 | falling |
| attention | 3 | level |
| done | 3 | rising |
| camera-lost | 3 | falling |
| low-battery | 4 | falling |
| recording | 4 | level |
| aim | 5, close together: it purrs | level: straight ahead; falling: left; rising: right; higher: closer |

They are calm: soft edges, no energy above 2.5 kHz, a quarter of a second at most except for "done". They are no alarms.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edge.sound.pcm import SAMPLE_RATE, Pcm, at_volume
from pipelines.types import Earcon, Play

EDGE_SECONDS = 0.008
"""Length of the raised-cosine rise and fall of each pulse: long enough not to click, short enough to feel instant."""

CEILING_HZ = 2500
"""No earcon has energy above this: older ears and small earpieces still pass it, and it does not sound sharp."""

PEAK = 0.25
"""Largest sample as a share of full scale: about as loud as eSpeak's speech, and three at once do not clip."""

_OVERTONE = 0.2
"""Share of the second harmonic; it makes a low pulse audible on a small earpiece."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """One tone."""

    start_seconds: float
    length_seconds: float
    from_hz: float
    to_hz: float
    """Equal to `from_hz` for a level pulse; the pitch glides evenly between them."""


PLACEMENT_STEPS = 4
"""AIM knows so many steps to either side: fewer than an ear can tell, enough to walk after."""

CLOSENESS_STEPS = 8
"""Steps of AIM's pitch from far to there."""

_FAR_HZ, _THERE_HZ = 420.0, 840.0
"""AIM's pitch rises an octave on the way."""

_AIM_PULSES = 5


def _aim_pulses(side: int, near: int) -> tuple[Pulse, ...]:
    """Give AIM's pulses; side is -PLACEMENT_STEPS (left) to PLACEMENT_STEPS, near 0 to CLOSENESS_STEPS."""
    middle = _FAR_HZ * (_THERE_HZ / _FAR_HZ) ** (near / CLOSENESS_STEPS)
    # From a fifth below the middle to a fifth above it, or the other way round, at the very side.
    reach = 1.5 ** (side / PLACEMENT_STEPS)
    ways = (2 * index / (_AIM_PULSES - 1) - 1 for index in range(_AIM_PULSES))
    pitches = (middle * reach**way for way in ways)
    return tuple(Pulse(index * 0.032, 0.024, pitch, pitch) for index, pitch in enumerate(pitches))


PULSES: dict[Earcon, tuple[Pulse, ...]] = {
    Earcon.HEARD: (Pulse(0.0, 0.090, 1190, 1190),),
    Earcon.CAPTURED: (Pulse(0.0, 0.120, 1150, 560),),
    Earcon.DUPLICATE: (Pulse(0.0, 0.060, 1047, 1047), Pulse(0.100, 0.060, 1047, 1047)),
    Earcon.GOOD: (Pulse(0.0, 0.110, 660, 660), Pulse(0.110, 0.130, 990, 990)),
    Earcon.WRONG: (Pulse(0.0, 0.105, 494, 494), Pulse(0.115, 0.135, 370, 370)),
    Earcon.ATTENTION: (Pulse(0.0, 0.060, 880, 880), Pulse(0.095, 0.060, 880, 880), Pulse(0.190, 0.060, 880, 880)),
    Earcon.DONE: (Pulse(0.0, 0.120, 523, 523), Pulse(0.120, 0.120, 622, 622), Pulse(0.240, 0.140, 740, 740)),
    Earcon.CAMERA_LOST: (Pulse(0.0, 0.070, 932, 932), Pulse(0.090, 0.070, 587, 587), Pulse(0.180, 0.070, 415, 415)),
    Earcon.LOW_BATTERY: (
        Pulse(0.0, 0.050, 784, 784),
        Pulse(0.065, 0.050, 698, 698),
        Pulse(0.130, 0.050, 622, 622),
        Pulse(0.195, 0.050, 466, 466),
    ),
    Earcon.WORKING: (Pulse(0.0, 0.240, 250, 330),),
    Earcon.RECORDING: tuple(Pulse(index * 0.064, 0.050, 1140, 1140) for index in range(4)),
    Earcon.AIM: _aim_pulses(0, CLOSENESS_STEPS),
}
"""How each earcon sounds; AIM as it sounds straight ahead and there."""


def waveform(earcon: Earcon, sample_rate: int = SAMPLE_RATE) -> Pcm:
    """Give the samples of an earcon; the array is shared and cannot be written to.

    Args:
        earcon: Which one.
        sample_rate: Samples a second, at least 8000.
    """
    return _rendered(PULSES[earcon], sample_rate)


def sound_of(play: Play) -> Pcm:
    """Give what is heard of a feedback: its earcon at its volume, AIM with its direction and closeness."""
    if play.earcon is not Earcon.AIM:
        return at_volume(waveform(play.earcon), play.volume)
    side = round(min(max(play.placement, -1.0), 1.0) * PLACEMENT_STEPS)
    near = round(min(max(play.closeness, 0.0), 1.0) * CLOSENESS_STEPS)
    return at_volume(_rendered(_aim_pulses(side, near), SAMPLE_RATE), play.volume)


@functools.cache
def _rendered(pulses: tuple[Pulse, ...], sample_rate: int) -> Pcm:
    if sample_rate < 8000:
        raise ValueError(f"an earcon needs at least 8000 samples a second, got {sample_rate}")
    total = max(round((each.start_seconds + each.length_seconds) * sample_rate) for each in pulses)
    mixed = np.zeros(total, dtype=np.float64)
    for each in pulses:
        start = round(each.start_seconds * sample_rate)
        tone = _tone(each, sample_rate)
        mixed[start : start + len(tone)] += tone[: total - start]
    wave: Pcm = np.rint(mixed / np.abs(mixed).max() * PEAK * 32767).astype(np.int16)
    wave.setflags(write=False)
    return wave


def _tone(pulse: Pulse, sample_rate: int) -> NDArray[np.float64]:
    """One pulse with soft edges, its peak near 1."""
    count = round(pulse.length_seconds * sample_rate)
    pitch = np.linspace(pulse.from_hz, pulse.to_hz, count)
    phase = 2 * np.pi * np.cumsum(pitch) / sample_rate
    tone = np.sin(phase) + _OVERTONE * np.sin(2 * phase)
    edge = round(EDGE_SECONDS * sample_rate)
    rise = 0.5 - 0.5 * np.cos(np.pi * np.arange(edge) / edge)
    tone[:edge] *= rise
    tone[-edge:] *= rise[::-1]
    return tone
