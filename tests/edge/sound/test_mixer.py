"""The mixer, sample by sample."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edge.sound.earcons import waveform
from edge.sound.mixer import DUCK_DOWN_SAMPLES, DUCK_GAIN, DUCK_UP_SAMPLES, FADE_SAMPLES, Mark, MarkKind, Mixer
from edge.sound.pcm import Pcm
from pipelines.types import Earcon


def level(value: int, count: int) -> Pcm:
    return np.full(count, value, dtype=np.int16)


def speaking(pcm: Pcm, loudness: float = 1.0) -> Mixer:
    mixer = Mixer(loudness)
    mixer.begin(1)
    mixer.feed(pcm)
    mixer.complete()
    return mixer


def test_silence_where_nothing_sounds() -> None:
    mixer = Mixer()
    assert not mixer.render(1000).any()
    assert mixer.idle
    assert mixer.position == 1000


def test_speech_comes_out_as_it_went_in() -> None:
    speech = np.arange(-500, 500, dtype=np.int16)
    mixer = speaking(speech)
    assert np.array_equal(mixer.render(1500), np.concatenate((speech, level(0, 500))))
    assert mixer.take_marks() == (Mark(1, MarkKind.STARTED, 0), Mark(1, MarkKind.FINISHED, 1000))
    assert mixer.take_marks() == ()


def test_an_earcon_starts_at_the_very_next_sample() -> None:
    mixer = Mixer()
    before = mixer.render(777)
    mixer.play(waveform(Earcon.GOOD))
    after = mixer.render(9000)
    expected = np.concatenate((waveform(Earcon.GOOD), level(0, 9000 - len(waveform(Earcon.GOOD)))))
    assert not before.any()
    assert np.array_equal(after, expected)


def test_speech_is_ducked_under_an_earcon_and_comes_back() -> None:
    mixer = speaking(level(10_000, 20_000))
    mixer.render(100)
    mixer.play(waveform(Earcon.HEARD))
    earcon = waveform(Earcon.HEARD)
    mixed = mixer.render(12_000).astype(np.int32)
    mixed[: len(earcon)] -= earcon
    low = round(10_000 * DUCK_GAIN)
    assert np.all(np.diff(mixed[:DUCK_DOWN_SAMPLES]) < 0)
    assert np.all(np.abs(mixed[DUCK_DOWN_SAMPLES : len(earcon)] - low) <= 1)
    assert np.all(np.diff(mixed[len(earcon) : len(earcon) + DUCK_UP_SAMPLES]) >= 0)
    assert np.all(mixed[len(earcon) + DUCK_UP_SAMPLES :] == 10_000)


def test_sums_beyond_full_scale_stay_there_instead_of_wrapping() -> None:
    mixer = speaking(level(32_767, 3000))
    for _ in range(8):
        mixer.play(waveform(Earcon.ATTENTION))
    mixed = mixer.render(3000)
    assert mixed.max() == 32_767
    assert mixed.min() == -32_768


def test_a_cut_fades_and_then_is_silent() -> None:
    mixer = speaking(level(10_000, 5000))
    mixer.render(1234)
    assert mixer.cut() == 1234
    after = mixer.render(1000)
    assert np.all(np.diff(after[:FADE_SAMPLES].astype(np.int32)) <= 0)
    assert after[0] < 10_000
    assert not after[FADE_SAMPLES - 1 :].any()
    assert mixer.idle
    assert mixer.take_marks() == (Mark(1, MarkKind.STARTED, 0),)


def test_a_cut_tells_what_was_heard_of_a_line_that_has_just_finished() -> None:
    mixer = speaking(level(1, 500))
    mixer.render(700)
    assert mixer.cut() == 500


def test_a_new_line_begins_under_the_fade_of_the_old_one() -> None:
    mixer = speaking(level(10_000, 5000))
    mixer.render(100)
    mixer.begin(2)
    mixer.feed(level(500, 1000))
    after = mixer.render(1000)
    assert np.all(after[FADE_SAMPLES - 1 :] == 500)
    assert np.all(after[: FADE_SAMPLES - 1] > 500)


def test_a_line_that_lacks_samples_goes_on_when_they_come() -> None:
    mixer = Mixer()
    mixer.begin(7)
    mixer.feed(level(5, 10))
    assert mixer.render(20).tolist() == [5] * 10 + [0] * 10
    assert not mixer.idle
    mixer.feed(level(6, 10))
    mixer.complete()
    assert mixer.render(20).tolist() == [6] * 10 + [0] * 10
    assert mixer.take_marks() == (Mark(7, MarkKind.STARTED, 0), Mark(7, MarkKind.FINISHED, 30))


def test_an_empty_line_finishes_without_starting() -> None:
    mixer = speaking(level(0, 0))
    mixer.render(1)
    assert mixer.take_marks() == (Mark(1, MarkKind.FINISHED, 0),)


def test_loudness_scales_everything_and_never_amplifies() -> None:
    assert np.all(speaking(level(1000, 10), loudness=0.25).render(10) == 250)
    for wrong in (0.0, -1.0, 1.01):
        with pytest.raises(ValueError, match="loudness"):
            Mixer(wrong)


def test_samples_need_a_line() -> None:
    with pytest.raises(ValueError, match="no line"):
        Mixer().feed(level(1, 1))
    with pytest.raises(ValueError, match="no line"):
        Mixer().complete()


acts = st.lists(st.tuples(st.integers(0, 6000), st.sampled_from(["good", "heard", "say", "cut"])), max_size=8).map(
    sorted
)


@settings(max_examples=60)
@given(acts, st.lists(st.integers(1, 700), min_size=1, max_size=5))
def test_the_sound_does_not_depend_on_the_size_of_blocks(schedule: list[tuple[int, str]], blocks: list[int]) -> None:
    def perform(sizes: list[int]) -> tuple[Pcm, tuple[Mark, ...]]:
        mixer, parts, turn = Mixer(), [level(0, 0)], 0
        for token, (at, act) in enumerate([*schedule, (16_000, "end")]):
            while mixer.position < at:
                parts.append(mixer.render(min(sizes[turn % len(sizes)], at - mixer.position)))
                turn += 1
            if act == "say":
                mixer.begin(token)
                mixer.feed(np.arange(3000, dtype=np.int16))
                mixer.complete()
            elif act == "cut":
                mixer.cut()
            elif act != "end":
                mixer.play(waveform(Earcon(act)))
        return np.concatenate(parts), mixer.take_marks()

    whole, marks = perform([16_000])
    divided, same_marks = perform(blocks)
    assert np.array_equal(whole, divided)
    assert marks == same_marks
