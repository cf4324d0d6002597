"""The short sounds that carry a meaning, synthesised: no recordings, the same samples on every machine.

They are told apart by the number of pulses and by their contour, never by pitch alone, so that they work on a poor
earpiece and for someone who hears few pitches:

| earcon | pulses | contour |
|---|---|---|
| heard | 1 | level |
| captured | 1 | falling |
| duplicate | 2 | level |
| good | 2 | rising |
| wrong | 2 | falling |
| attention | 3 | level |
| done | 3 | rising |

They are calm: soft edges, no energy above 2.5 kHz, a quarter of a second at most except for "done". They are no alarms.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edge.sound.pcm import SAMPLE_RATE, Pcm
from pipelines.types import Earcon

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


PULSES: dict[Earcon, tuple[Pulse, ...]] = {
    Earcon.HEARD: (Pulse(0.0, 0.090, 1190, 1190),),
    Earcon.CAPTURED: (Pulse(0.0, 0.120, 1150, 560),),
    Earcon.DUPLICATE: (Pulse(0.0, 0.060, 1047, 1047), Pulse(0.100, 0.060, 1047, 1047)),
    Earcon.GOOD: (Pulse(0.0, 0.110, 660, 660), Pulse(0.110, 0.130, 990, 990)),
    Earcon.WRONG: (Pulse(0.0, 0.105, 494, 494), Pulse(0.115, 0.135, 370, 370)),
    Earcon.ATTENTION: (Pulse(0.0, 0.060, 880, 880), Pulse(0.095, 0.060, 880, 880), Pulse(0.190, 0.060, 880, 880)),
    Earcon.DONE: (Pulse(0.0, 0.120, 523, 523), Pulse(0.120, 0.120, 622, 622), Pulse(0.240, 0.140, 740, 740)),
}
"""How each earcon sounds."""


@functools.cache
def waveform(earcon: Earcon, sample_rate: int = SAMPLE_RATE) -> Pcm:
    """Give the samples of an earcon; the array is shared and cannot be written to.

    Args:
        earcon: Which one.
        sample_rate: Samples a second, at least 8000.
    """
    if sample_rate < 8000:
        raise ValueError(f"an earcon needs at least 8000 samples a second, got {sample_rate}")
    pulses = PULSES[earcon]
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
