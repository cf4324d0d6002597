"""Utterances are cut out by loudness, and what is too long or too short is never listened to."""

from __future__ import annotations

import numpy as np
import pytest

from edge.controls.endpoints import BLOCK_SAMPLES, HEARS_AT, MARGIN_SECONDS, Endpointer, Said, Sound


def noise(seconds: float, level: float, seed: int = 1) -> Sound:
    return np.random.default_rng(seed).normal(0, level, round(seconds * HEARS_AT)).astype(np.int16)


def cut(*parts: Sound) -> list[Said]:
    endpointer, sound = Endpointer(), np.concatenate(parts)
    blocks = sound[: len(sound) // BLOCK_SAMPLES * BLOCK_SAMPLES].reshape(-1, BLOCK_SAMPLES)
    return [said for block in blocks if (said := endpointer.hear(block)) is not None]


def test_an_utterance_is_told_with_its_times_and_a_margin() -> None:
    (said,) = cut(noise(2, 20), noise(1.5, 2000), noise(1, 20))
    assert said.began == pytest.approx(2.0, abs=0.03)
    assert said.ended == pytest.approx(3.5, abs=0.03)
    assert len(said.sound) / HEARS_AT == pytest.approx(1.5 + 2 * MARGIN_SECONDS, abs=0.15)
    assert np.abs(said.sound[: HEARS_AT // 20]).max() < 200, "the margin is of the surroundings"


def test_a_pause_between_wake_phrase_and_command_does_not_cut() -> None:
    assert len(cut(noise(2, 20), noise(0.8, 2000), noise(0.4, 20), noise(0.5, 2000), noise(1, 20))) == 1


def test_a_longer_pause_cuts() -> None:
    assert len(cut(noise(2, 20), noise(0.8, 2000), noise(0.7, 20), noise(0.8, 2000), noise(1, 20))) == 2


@pytest.mark.parametrize("seconds", [0.06, 0.4, 4.0, 20.0])
def test_what_cannot_be_a_command_is_not_given(seconds: float) -> None:
    assert cut(noise(2, 20), noise(seconds, 2000), noise(1, 20)) == []


def test_after_talk_that_was_too_long_some_quiet_must_come() -> None:
    talk = (noise(2, 20), noise(10, 2000))
    found = cut(*talk, noise(1, 20), noise(1.5, 2000), noise(1, 20))
    assert found == []
    found = cut(*talk, noise(3, 20), noise(1.5, 2000), noise(1, 20))
    assert [round(said.began) for said in found] == [15]


def test_a_noise_that_stays_becomes_the_surroundings() -> None:
    found = cut(noise(2, 20), noise(12, 300), noise(1.5, 3000), noise(2, 300))
    assert [round(said.began) for said in found] == [14]


def test_silence_without_any_noise_is_no_utterance() -> None:
    assert cut(np.zeros(5 * HEARS_AT, np.int16), noise(3, 3)) == []
