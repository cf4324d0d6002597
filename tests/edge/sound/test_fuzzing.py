"""No text harms the voice: the same process lives on, soon answers, and holds no more memory."""

from __future__ import annotations

import time
import unicodedata

import numpy as np
import pytest

from edge.sound.espeak_voice import EspeakVoice
from tests.edge.sound.fuzzing import LONGEST, survive, texts


@pytest.mark.parametrize("count", [1000, pytest.param(10_000, marks=pytest.mark.proof)])
def test_random_texts_do_no_harm(count: int) -> None:
    voice = EspeakVoice()
    try:
        alone = list(voice.speak("Klaar.", "nl", 165))
        survived = survive(voice, count, time.monotonic)
        assert survived.same_process
        assert survived.grown_mebibytes < 20
        assert survived.slowest_seconds < 2.5
        again = sum(map(len, voice.speak("Klaar.", "nl", 165)))
        assert again == pytest.approx(sum(map(len, alone)), rel=0.05)
        assert np.abs(np.concatenate(alone)).max() > 1000
    finally:
        voice.close()


def test_the_texts_hold_what_is_to_be_feared() -> None:
    made = list(texts(1000))
    everything = "".join(each for each in made if len(each) < LONGEST)
    assert sum(len(each) == LONGEST for each in made) == 2
    for feared in ("\0", "[[", "\u202e", "😀", "<voice", "\ud800"):
        assert feared in everything, ascii(feared)
    scripts = {unicodedata.name(each, "").split(" ")[0] for each in set(everything) if each.isalpha()}
    assert {"LATIN", "ARABIC", "CYRILLIC", "DEVANAGARI", "HEBREW", "CJK", "GREEK", "HANGUL", "THAI"} <= scripts
    assert len(scripts) > 100
