"""The sound file of a replay: what is heard where, and nothing else."""

from __future__ import annotations

import os
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from edge.errors import UserError
from edge.sound.durations import nominal_seconds
from edge.sound.earcons import sound_of
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.fakes import FakeRequest, FakeVoice, HeardRun, heard_runs
from edge.sound.mixer import DUCK_GAIN
from edge.sound.pcm import SAMPLE_RATE, Pcm, samples
from edge.sound.rendition import HeardEarcon, HeardSpeech, write_wav
from edge.sound.voice import PAUSE
from pipelines.types import Earcon, Play, Utterance
from tests.edge.sound.listening import find_earcons


def read(path: Path) -> Pcm:
    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (SAMPLE_RATE, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").astype(np.int16)


def say(text: str, volume: float = 1.0) -> Utterance:
    return Utterance(text, "nl", volume=volume)


def in_full(start: float, text: str) -> HeardSpeech:
    return HeardSpeech(start, start + nominal_seconds(say(text)), say(text), cut=False)


def test_each_is_heard_at_its_time_and_silence_elsewhere(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    first, second = in_full(0.5, "Pak drie stuks."), in_full(2.25, "Goed.")
    write_wav(path, (second, HeardEarcon(4.0, Play(Earcon.DONE)), first), voice, total_seconds=6.0)
    heard = read(path)
    assert len(heard) == 6 * SAMPLE_RATE
    runs = heard_runs(heard[: 4 * SAMPLE_RATE], voice)
    assert [each.text for each in runs] == ["Pak drie stuks.", "Goed."]
    for run, said in zip(runs, (first, second), strict=True):
        assert run.start_seconds == pytest.approx(said.start_seconds, abs=1 / SAMPLE_RATE)
        assert run.seconds == pytest.approx(said.end_seconds - said.start_seconds, abs=2 / SAMPLE_RATE)
    earcon = sound_of(Play(Earcon.DONE))
    assert np.array_equal(heard[4 * SAMPLE_RATE :][: len(earcon)], earcon)
    assert not heard[4 * SAMPLE_RATE + len(earcon) :].any()


def test_what_was_cut_is_silent_from_its_end_on(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    long = say("Dit is een lange zin, die wordt onderbroken.")
    now = in_full(1.0, "Stop.")
    write_wav(path, (HeardSpeech(0.0, 1.0, long, cut=True), now), voice)
    heard = read(path)
    assert heard_runs(heard, voice)[0].seconds == pytest.approx(1.0, abs=0.006)
    assert np.all(heard[samples(1.0) : samples(now.end_seconds) - 1] == voice.level("Stop."))
    # Without the fade the end would click: no step is larger than a twentieth of the height.
    before = heard[samples(0.98) : samples(1.0)].astype(np.int32)
    assert np.abs(np.diff(before)).max() < voice.level(long.text) / 20


def test_a_cut_after_all_was_said_cuts_nothing(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    write_wav(path, (HeardSpeech(0.0, 3.0, say("Goed."), cut=True),), voice)
    assert [each.text for each in heard_runs(read(path), voice)] == ["Goed."]


def test_speech_that_is_too_long_is_spoken_faster(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    full = nominal_seconds(say("Pak drie stuks."))
    write_wav(path, (HeardSpeech(0.0, 0.8 * full, say("Pak drie stuks."), cut=False),), voice)
    assert voice.requests[0] == FakeRequest("Pak drie stuks.", "nl", 165)
    assert 165 < voice.requests[-1].rate < 300
    (run,) = heard_runs(read(path), voice)
    assert 0.7 * full < run.seconds <= 0.8 * full + 1 / SAMPLE_RATE


def test_speech_that_no_rate_makes_fit_is_compressed(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    write_wav(path, (HeardSpeech(0.0, 0.1, say("Pak drie stuks."), cut=False), in_full(0.1, "Goed.")), voice)
    first, second = heard_runs(read(path), voice)
    assert first == HeardRun("Pak drie stuks.", 0.0, samples(0.1) / SAMPLE_RATE)
    assert second.text == "Goed."


def test_an_earcon_is_heard_over_ducked_speech(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    write_wav(path, (in_full(0.0, "Pak drie stuks."), HeardEarcon(0.2, Play(Earcon.GOOD))), voice)
    heard = read(path).astype(np.int32)
    earcon = sound_of(Play(Earcon.GOOD))
    middle = slice(samples(0.22), samples(0.2) + len(earcon))
    low = heard[middle] - earcon[middle.start - samples(0.2) :]
    assert np.all(np.abs(low - voice.level("Pak drie stuks.") * DUCK_GAIN) <= 1)


def test_volume_makes_speech_softer(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    soft = say("Goed.", volume=0.5)
    write_wav(path, (HeardSpeech(0.0, 2.0, soft, cut=False),), voice)
    assert read(path).max() == voice.level("Goed.") // 2


def test_an_empty_timeline_gives_silence(tmp_path: Path) -> None:
    path = tmp_path / "heard.wav"
    write_wav(path, (), FakeVoice(), total_seconds=0.5)
    assert read(path).tolist() == [0] * samples(0.5)


def test_progress_runs_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[float, float]] = []
    write_wav(
        tmp_path / "heard.wav",
        (in_full(1.0, "Goed."),),
        FakeVoice(),
        total_seconds=10.0,
        progress=lambda done, total: told.append((done, total)),
    )
    assert len(told) >= 3
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (10.0, 10.0)


def test_contradictions_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "heard.wav"
    contradictions: tuple[tuple[HeardSpeech | HeardEarcon, ...], ...] = (
        (HeardSpeech(0.0, 1.0, say("a"), cut=False), HeardSpeech(0.9, 2.0, say("b"), cut=False)),
        (HeardSpeech(1.0, 0.5, say("a"), cut=False),),
        (HeardEarcon(-0.1, Play(Earcon.GOOD)),),
    )
    for heard in contradictions:
        with pytest.raises(ValueError, match=r"overlap|cannot last|before the start"):
            write_wav(path, heard, FakeVoice())
    assert not path.exists()


def test_a_folder_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot be written .* Choose a folder"):
        write_wav(tmp_path / "none" / "heard.wav", (), FakeVoice(), total_seconds=1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full")
def test_a_full_disk_is_explained_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "heard.wav"
    # Everything that is written to the partial file meets a full disk.
    (tmp_path / "heard.wav.part").symlink_to("/dev/full")
    with pytest.raises(UserError, match="No space left"):
        write_wav(path, (in_full(0.0, "Goed."),), FakeVoice(), total_seconds=5)
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_stays_whole_if_the_voice_fails(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    path.write_bytes(b"older")
    voice.trigger_failure("Goed.")
    with pytest.raises(Exception, match="asked for a failure"):
        write_wav(path, (in_full(0.0, "Goed."),), voice)
    assert path.read_bytes() == b"older"
    assert os.listdir(tmp_path) == ["heard.wav"]  # noqa: PTH208 - names are what counts


SPOKEN = (
    HeardEarcon(0.1, Play(Earcon.HEARD)),
    HeardSpeech(0.6, 4.6, Utterance("Ga naar stelling Anton, vak vier, links boven.", "nl"), cut=False),
    HeardEarcon(1.4, Play(Earcon.GOOD)),
    HeardEarcon(2.2, Play(Earcon.WRONG)),
    HeardEarcon(3.0, Play(Earcon.DUPLICATE)),
    HeardSpeech(4.6, 7.1, Utterance("Take three pieces from the box on the shelf.", "en"), cut=True),
    HeardEarcon(5.1, Play(Earcon.ATTENTION)),
    HeardEarcon(6.0, Play(Earcon.CAPTURED)),
    HeardSpeech(7.1, 9.0, Utterance("Alle Zeilen sind erledigt.", "de"), cut=False),
    HeardEarcon(9.2, Play(Earcon.DONE)),
)


def test_earcons_are_recognised_at_their_time_over_real_speech(tmp_path: Path, espeak: EspeakVoice) -> None:
    path = tmp_path / "heard.wav"
    write_wav(path, SPOKEN, espeak)
    found = find_earcons(read(path))
    expected = [each for each in SPOKEN if isinstance(each, HeardEarcon)]
    assert [each.earcon for each in found] == [each.play.earcon for each in expected]
    for one, other in zip(found, expected, strict=True):
        assert one.at_seconds == pytest.approx(other.start_seconds, abs=0.001)
        assert one.likeness >= 0.8


def test_speech_alone_is_no_earcon(tmp_path: Path, espeak: EspeakVoice) -> None:
    path = tmp_path / "heard.wav"
    write_wav(path, [each for each in SPOKEN if isinstance(each, HeardSpeech)], espeak)
    assert find_earcons(read(path)) == ()


def test_the_same_timeline_gives_the_same_bytes(tmp_path: Path, espeak: EspeakVoice) -> None:
    for name in ("first.wav", "second.wav"):
        write_wav(tmp_path / name, SPOKEN, espeak)
    assert (tmp_path / "first.wav").read_bytes() == (tmp_path / "second.wav").read_bytes()


def test_what_has_a_side_is_heard_on_that_side(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    left = HeardEarcon(0.0, Play(Earcon.AIM, placement=-1.0))
    write_wav(path, (left, HeardSpeech(1.0, 3.0, replace(say("Rechts."), placement=1.0), cut=False)), voice)
    with wave.open(str(path), "rb") as file:
        assert file.getnchannels() == 2
        both = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").reshape(-1, 2)
    earcon, speech = both[: samples(0.5)], both[samples(1.0) :]
    assert np.array_equal(earcon[: len(sound_of(left.play)), 0], sound_of(left.play))
    assert not earcon[:, 1].any()
    assert speech[:, 1].max() == voice.level("Rechts.")
    assert not speech[:, 0].any()


def test_parts_are_spoken_one_by_one_with_a_pause(tmp_path: Path) -> None:
    voice, path = FakeVoice(), tmp_path / "heard.wav"
    write_wav(path, (HeardSpeech(0.0, 6.0, replace(say("Eén. Twee."), marks=(5,)), cut=False),), voice)
    first, second = heard_runs(read(path), voice)
    assert (first.text, second.text) == ("Eén. ", "Twee.")
    assert second.start_seconds == pytest.approx(first.seconds + len(PAUSE) / SAMPLE_RATE, abs=0.001)
