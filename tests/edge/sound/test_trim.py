"""Silence is taken from the ends of streaming speech, and only from there."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from edge.sound.pcm import Pcm
from edge.sound.trim import KEPT_SAMPLES, QUIET, Trimmer


def trimmed(sound: Pcm, chunk: int) -> Pcm:
    trimmer = Trimmer()
    parts = [trimmer.feed(sound[at : at + chunk]) for at in range(0, len(sound), chunk)]
    return np.concatenate((*parts, trimmer.finish()))


def sound_of(*parts: tuple[int, int]) -> Pcm:
    return np.concatenate([np.full(count, value, dtype=np.int16) for value, count in parts])


def test_both_ends_go_and_pauses_stay() -> None:
    sound = sound_of((0, 900), (5000, 300), (QUIET, 4000), (-5000, 200), (3, 7000))
    expected = sound[900 - KEPT_SAMPLES : 900 + 300 + 4000 + 200 + KEPT_SAMPLES]
    assert np.array_equal(trimmed(sound, 1323), expected)


@given(
    st.lists(st.tuples(st.sampled_from([0, 7, 5000, -9000]), st.integers(1, 600)), min_size=1, max_size=8),
    st.integers(1, 500),
)
def test_the_result_does_not_depend_on_the_chunks(parts: list[tuple[int, int]], chunk: int) -> None:
    sound = sound_of(*parts)
    assert np.array_equal(trimmed(sound, chunk), trimmed(sound, len(sound)))


def test_silence_alone_gives_nothing() -> None:
    assert len(trimmed(sound_of((0, 5000)), 100)) == 0
