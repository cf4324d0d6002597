"""The sound files are the truth of what is heard: each earcon is in them at its time, over speech, and no other."""

from __future__ import annotations

import itertools
import time
import wave
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from edge import replaying
from edge.clock import ManualClock
from edge.sound.earcons import sound_of
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.pcm import SAMPLE_RATE, Pcm, samples
from edge.sound.player import Player
from edge.sound.rendition import HeardEarcon, HeardSpeech, write_wav
from edge.sound.sinks import WavSink
from edge.sound.speaker import Speaker
from pipelines.types import Earcon, Feedback, Play, Say, Utterance
from tests.edge.sound.listening import ALL_PLAYS, Found, find_earcons
from tests.replay.references import sets

WITHIN_SECONDS = 0.02
STEP_SECONDS = 0.05
SPEECH = "Ga naar stelling Anton, nul drie, twee. Pak daar vier dozen met schroeven, en leg ze in de bak links van je. "


def read(path: Path) -> Pcm:
    """Give one channel: where things have a side, the louder of the two at each sample."""
    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getsampwidth()) == (SAMPLE_RATE, 2)
        sound = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").reshape(-1, file.getnchannels())
    return np.take_along_axis(sound, np.abs(sound.astype(np.int32)).argmax(axis=1)[:, np.newaxis], axis=1)[:, 0]


def check(found: Sequence[Found], expected: Sequence[HeardEarcon]) -> None:
    """Each is found once, at its time, and nothing else."""
    due = sorted(expected, key=lambda each: (round(each.start_seconds, 3), each.play.earcon))
    heard = [f"{each.earcon} at {each.at_seconds:.3f} s ({each.likeness:.2f})" for each in found]
    assert [each.earcon for each in found] == [each.play.earcon for each in due], heard
    for one, other in zip(found, due, strict=True):
        assert one.at_seconds == pytest.approx(other.start_seconds, abs=WITHIN_SECONDS)
        if one.earcon is Earcon.AIM:
            # Places so near to each other that no ear tells them apart sound the same.
            assert np.array_equal(sound_of(replace(one.play, volume=1.0)), sound_of(replace(other.play, volume=1.0)))


SHORTER = (
    "pick-exceptions",
    "pick-six-lines",
    "pick-three-equal",
    "letter",
    "notice-wall",
    "page-put-down",
    "grave-row",
)
"""Sets that together have every earcon of all sets; the others are listened to at length, in `make long-tests`."""


def _listened() -> list[object]:
    return [
        pytest.param(each, id=each.name, marks=() if each.name in SHORTER else pytest.mark.proof) for each in sets()
    ]


@pytest.mark.models
@pytest.mark.parametrize("folder", _listened())
def test_each_earcon_of_a_replay_is_in_its_sound_file(folder: Path, tmp_path: Path, espeak: EspeakVoice) -> None:
    replayed = replaying.play(folder).replayed
    write_wav(tmp_path / "heard.wav", replayed.heard, espeak, replayed.duration)
    expected = [each for each in replayed.heard if isinstance(each, HeardEarcon)]
    assert expected
    # AIM sounds as many ways as there are places; besides the usual ways those that this set has are listened for.
    aims = tuple(replace(each.play, volume=1.0) for each in expected if each.play.earcon is Earcon.AIM)
    check(find_earcons(read(tmp_path / "heard.wav"), (*aims, *ALL_PLAYS)), expected)


def over_speech() -> tuple[HeardEarcon, ...]:
    """Every earcon in turn, AIM in nine ways, none in the middle of another."""
    times = (0.3 + 0.7 * number for number in itertools.count())
    return tuple(
        HeardEarcon(at, Play(e.earcon, 0.8, e.placement, e.closeness)) for at, e in zip(times, ALL_PLAYS, strict=False)
    )


@pytest.mark.parametrize("voice", ["nl", "en", "de"])
def test_every_earcon_is_found_over_speech(voice: str, tmp_path: Path, espeak: EspeakVoice) -> None:
    earcons = over_speech()
    speech = HeardSpeech(0.0, earcons[-1].start_seconds + 1, Utterance(SPEECH * 4, voice), cut=True)
    write_wav(tmp_path / "heard.wav", (speech, *earcons), espeak)
    check(find_earcons(read(tmp_path / "heard.wav")), earcons)


def test_an_earcon_that_was_not_played_is_missed(tmp_path: Path, espeak: EspeakVoice) -> None:
    earcons = over_speech()
    write_wav(tmp_path / "heard.wav", earcons[1:], espeak)
    with pytest.raises(AssertionError):
        check(find_earcons(read(tmp_path / "heard.wav")), earcons)


class Live:
    """A speaker with the paced WAV output, its clock moved in step with what was written."""

    def __init__(self, path: Path, voice: EspeakVoice) -> None:
        self.clock = ManualClock()
        self._sink = WavSink(path, self.clock)
        self.player = Player(self._sink, self.clock)
        self.speaker = Speaker(self.player, voice, self.clock, lambda _: None)
        self.player.open()
        # The sink counts from when its thread has begun.
        time.sleep(0.05)

    def submit(self, *feedback: Feedback) -> None:
        """Sound this, and do at once what the speaker's thread would do."""
        self.speaker.submit(feedback)
        self._settle()

    def until(self, at: float) -> None:
        """Let time go on; the speaker is awake all the while."""
        while self.clock.now() < at - 1e-6:
            self.clock.advance(min(STEP_SECONDS, at - self.clock.now()))
            limit = time.monotonic() + 5
            while samples(self.clock.now()) - self.player._mixer.position > 256:
                assert time.monotonic() < limit, "the output does not go on"
                time.sleep(0.001)
            self._settle()

    def _settle(self) -> None:
        while self.speaker.step() == 0:
            pass


def test_each_earcon_is_in_the_file_of_a_live_run(tmp_path: Path) -> None:
    live = Live(tmp_path / "live.wav", EspeakVoice())
    live.submit(Say(Utterance(SPEECH * 4, "nl")))
    earcons = over_speech()
    for each in earcons:
        live.until(each.start_seconds)
        live.submit(each.play)
    live.until(earcons[-1].start_seconds + 1)
    live.speaker.close()
    heard = read(tmp_path / "live.wav")
    assert np.abs(heard[samples(0.1) : samples(0.3)]).max() > 1000
    check(find_earcons(heard), earcons)
