"""Resampling: tones stay as they are, nothing else comes with them, and what does not fit is taken off."""

from __future__ import annotations

import numpy as np
import pytest

from edge.sound.pcm import SAMPLE_RATE
from edge.sound.resample import resampled

EDGE = 1000


def tone(hertz: float, rate: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.sin(2 * np.pi * hertz * np.arange(rate) / rate)


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7])
def test_a_tone_stays_the_tone_that_it_was(rate: int, share: float) -> None:
    hertz = share * min(rate, SAMPLE_RATE) / 2
    made = resampled(tone(hertz, rate), rate, SAMPLE_RATE)
    assert abs(len(made) - SAMPLE_RATE) <= 1
    difference = (made - tone(hertz, SAMPLE_RATE)[: len(made)])[EDGE:-EDGE]
    assert np.sqrt(np.mean(difference**2)) < 0.001, "60 dB below the tone, and at the same moment"


@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_what_is_too_high_for_the_lower_rate_is_taken_off(rate: int) -> None:
    assert np.abs(resampled(tone(13_000, rate), rate, SAMPLE_RATE))[EDGE:-EDGE].max() < 0.001


def test_nothing_gives_nothing() -> None:
    assert len(resampled(np.zeros(0), 16_000, SAMPLE_RATE)) == 0
