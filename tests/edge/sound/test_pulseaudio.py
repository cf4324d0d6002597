"""The real output: speaker, PortAudio, ALSA and a private PulseAudio, and a recording of what would be heard."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from edge.sound.earcons import sound_of
from edge.sound.pcm import SAMPLE_RATE, samples
from pipelines.types import Earcon, Play
from tests.edge.sound.listening import find_earcons
from tests.edge.sound.performer import ROUNDS
from tests.edge.sound.pulse import PulseAudio

pytestmark = pytest.mark.proof

LATE_SECONDS = 0.25
"""Nothing begins later than this after it was asked for."""

STOP_SECONDS = 0.04
AUDIBLE = 327
"""-40 dB of full scale."""


@pytest.fixture(scope="module")
def pulse() -> Iterator[PulseAudio]:
    """The server; its folder has a short name, since the path of a socket is limited to 107 characters."""
    with tempfile.TemporaryDirectory(prefix="kijkmee-pulse-") as folder:
        try:
            server = PulseAudio(Path(folder))
        except OSError as error:
            pytest.skip(f"PulseAudio cannot be used: {error}")
        yield server
        server.close()


@dataclass(frozen=True, slots=True)
class Heard:
    """What was recorded, and when it was asked for."""

    both: NDArray[np.int16]
    """Rows of left and right."""
    rounds: list[dict[str, float]]
    """Seconds of the recording."""

    def part(self, start: float, end: float) -> NDArray[np.int32]:
        """One side of a part of the recording."""
        return self.both[samples(start) : samples(end), 0].astype(np.int32)

    def first(self, start: float, end: float) -> float:
        """When the first sound of a part came, in seconds after its start."""
        return float(np.flatnonzero(np.abs(self.part(start, end)) > AUDIBLE)[0]) / SAMPLE_RATE

    def last(self, start: float, end: float) -> float:
        """When the last sound of a part came, in seconds after its start."""
        return float(np.flatnonzero(np.abs(self.part(start, end)) > AUDIBLE)[-1]) / SAMPLE_RATE


@pytest.fixture(scope="module")
def heard(pulse: PulseAudio) -> Heard:
    """One performance, recorded."""
    recording = pulse.record()
    performed = subprocess.run(
        [sys.executable, "-m", "tests.edge.sound.performer", recording.path],
        env={**os.environ, **pulse.environment},
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    return Heard(recording.end(), json.loads(performed.stdout))


def test_speech_and_earcon_are_heard_in_order_and_soon(heard: Heard) -> None:
    assert len(heard.rounds) == ROUNDS
    earcons = [each for each in find_earcons(heard.both[:, 0]) if each.likeness > 0.8]
    assert [each.earcon for each in earcons] == [Earcon.GOOD] * ROUNDS
    for asked, earcon in zip(heard.rounds, earcons, strict=True):
        assert 0 < heard.first(asked["speech"], asked["earcon"]) < LATE_SECONDS
        assert 0 < earcon.at_seconds - asked["earcon"] < LATE_SECONDS
        assert 0 < heard.first(asked["long"], asked["stop"]) < LATE_SECONDS


def test_it_is_as_loud_as_was_asked(heard: Heard) -> None:
    earcon = sound_of(Play(Earcon.GOOD)).max()
    for asked in heard.rounds:
        assert heard.part(asked["earcon"], asked["long"]).max() == pytest.approx(earcon, rel=0.02)
        loudness = np.sqrt(np.mean((heard.part(asked["long"] + LATE_SECONDS, asked["stop"]) / 32768) ** 2))
        assert -35 < 20 * np.log10(loudness) < -15
    assert np.array_equal(heard.both[:, 0], heard.both[:, 1]), "nothing of this has a side"


def test_it_is_silent_within_40_ms_of_a_stop_and_stays_silent(heard: Heard) -> None:
    # What the way itself takes (PortAudio, PulseAudio and the recording) is what an earcon takes at the least.
    way = min(heard.first(asked["earcon"], asked["long"]) for asked in heard.rounds)
    late = [heard.last(asked["stop"], asked["end"]) - way for asked in heard.rounds]
    assert statistics.median(late) <= STOP_SECONDS, late
