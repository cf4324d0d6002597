"""Earcons: what they may contain, and that they can be told apart."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from edge.sound.earcons import CEILING_HZ, EDGE_SECONDS, PEAK, PULSES, waveform
from edge.sound.pcm import SAMPLE_RATE
from pipelines.types import Earcon
from tests.edge.sound.listening import likeness


def shape(earcon: Earcon) -> tuple[int, str]:
    """Number of pulses and contour: all that may be needed to tell it apart."""
    pulses = PULSES[earcon]
    way = pulses[-1].to_hz - pulses[0].from_hz
    return len(pulses), "level" if way == 0 else "rising" if way > 0 else "falling"


def test_each_differs_from_each_in_pulses_or_contour() -> None:
    assert set(PULSES) == set(Earcon)
    assert len({shape(each) for each in Earcon}) == len(Earcon)


@pytest.mark.parametrize("earcon", Earcon)
def test_it_is_short(earcon: Earcon) -> None:
    seconds = len(waveform(earcon)) / SAMPLE_RATE
    assert seconds <= (0.4 if earcon is Earcon.DONE else 0.25)


@pytest.mark.parametrize("earcon", Earcon)
@pytest.mark.parametrize("sample_rate", [8000, 22050, 48000])
def test_its_energy_is_low(earcon: Earcon, sample_rate: int) -> None:
    power = np.abs(np.fft.rfft(waveform(earcon, sample_rate).astype(np.float64), 1 << 16)) ** 2
    pitch = np.fft.rfftfreq(1 << 16, 1 / sample_rate)
    assert power[pitch > CEILING_HZ].sum() / power.sum() < 0.0003


@pytest.mark.parametrize("earcon", Earcon)
def test_its_edges_are_soft(earcon: Earcon) -> None:
    wave = np.abs(waveform(earcon).astype(np.int32))
    edge = round(EDGE_SECONDS * SAMPLE_RATE)
    # Under a raised cosine, an eighth of the edge holds at most 4 % of the height.
    for end in (wave[: edge // 8], wave[::-1][: edge // 8]):
        assert end.max() <= 0.04 * wave.max()
    assert wave.max() == round(PEAK * 32767)


def test_the_samples_are_shared_and_safe() -> None:
    wave = waveform(Earcon.GOOD)
    assert waveform(Earcon.GOOD) is wave
    with pytest.raises(ValueError, match="read-only"):
        wave[0] = 1
    with pytest.raises(ValueError, match="8000"):
        waveform(Earcon.GOOD, 4000)


@pytest.mark.parametrize(("one", "other"), list(itertools.permutations(Earcon, 2)))
def test_the_filter_of_one_does_not_hear_another(one: Earcon, other: Earcon) -> None:
    room = np.zeros(SAMPLE_RATE // 2, dtype=np.int16)
    assert np.abs(likeness(np.concatenate((room, waveform(other), room)), one)).max() <= 0.29
