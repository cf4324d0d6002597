"""Sound as numbers: the one format in which voices, earcons, the mixer and the sinks meet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pcm = NDArray[np.int16]
"""Mono samples, -32768 to 32767; arrays are never written to after they are made."""

SAMPLE_RATE = 22050
"""Samples a second: what eSpeak NG renders, so that speech is never resampled."""

SILENT = np.zeros(0, dtype=np.int16)
"""No samples at all."""


def samples(seconds: float) -> int:
    """Give the number of samples nearest to a duration or a moment in seconds."""
    return round(seconds * SAMPLE_RATE)


def at_volume(pcm: Pcm, volume: float) -> Pcm:
    """Give samples at a share of their loudness; raises ValueError unless 0 <= volume <= 1, so nothing gets louder."""
    if not 0 <= volume <= 1:
        raise ValueError(f"a volume is 0 to 1, got {volume}")
    quieter: Pcm = np.rint(pcm * volume).astype(np.int16)
    return quieter
