"""`kijkmee voices` and `kijkmee earcons`, without a sound card: what is listed, written and explained."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest

from edge import outputs, profile_keys
from edge.clock import ManualClock
from edge.earcon_lesson import lessons, shape
from edge.sound import earcons, piper_files
from edge.sound.aplay_sink import AplaySink
from edge.sound.device_sink import DeviceSink
from edge.sound.either_sink import EitherSink
from edge.sound.pcm import SAMPLE_RATE
from edge.sound.recital import timeline
from edge.sound.rendition import HeardEarcon
from edge.sound.sinks import NullSink
from pipelines.preferences import Preferences
from pipelines.types import Earcon, Play
from tests.edge.command import here, outside, refused, without_library
from tests.edge.sound.listening import find_earcons
from tests.edge.sound.piper_toy import make_voice

needs_piper = pytest.mark.skipif(
    not piper_files.is_piper_installed(), reason="Piper is not installed: make setup KIJKMEE_PIPER=1"
)


@pytest.fixture(autouse=True)
def folder(away: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder of voices."""
    monkeypatch.setenv(piper_files.FOLDER_VARIABLE, str(away / "voices"))
    return away / "voices"


def samples_of(path: Path) -> tuple[int, np.ndarray[tuple[int, ...], np.dtype[np.int16]]]:
    """Give the number of channels and what both together sound like."""
    with wave.open(str(path)) as file:
        assert file.getframerate() == SAMPLE_RATE
        pcm = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
        return file.getnchannels(), pcm.reshape(-1, file.getnchannels()).astype(np.int16)


# Voices


def test_espeak_is_listed_and_ready() -> None:
    (only,) = (json.loads(line) for line in here("voices", "--json").stdout.splitlines())
    assert (only["name"], only["languages"], only["state"]) == ("espeak", ["nl", "en", "de"], "ready")
    assert "espeak" in here("voices").stdout


def test_piper_voices_are_listed_with_their_state(folder: Path) -> None:
    make_voice(folder, "nl_NL-mls-medium")
    make_voice(folder, "en_US-broken").write_bytes(b"")
    _, broken, mls = (json.loads(line) for line in here("voices", "--json").stdout.splitlines())
    assert (mls["name"], mls["languages"], mls["source"]) == (
        "nl_NL-mls-medium",
        ["nl"],
        str(folder / "nl_NL-mls-medium.onnx"),
    )
    assert mls["state"] == ("installed" if piper_files.is_piper_installed() else "Piper is missing: see --explain")
    assert "short phrases" in mls["note"]
    assert "is empty" in broken["state"]
    assert "short phrases" in here("voices").stdout


def test_a_machine_without_espeak_says_so_in_the_list(away: Path) -> None:
    done = outside("voices", "--json", env=without_library(away, "espeak"))
    assert "sudo apt install espeak-ng" in json.loads(done.stdout)["state"]


def test_installing_is_explained(folder: Path) -> None:
    told = here("voices", "--explain").stdout
    for part in ("make setup KIJKMEE_PIPER=1", str(folder), "MLS", "GPL-3", "voice=nl_NL"):
        assert part in told


def test_a_voice_is_tried_into_a_file(away: Path) -> None:
    for language, words in (("nl", "Anton"), ("en", "Alpha"), ("de", "Regal")):
        result = here("voices", "--try", "espeak", "-l", language, "-o", away / "try.wav")
        assert result.exit_code == 0
        assert words in result.stdout
        assert result.stderr == f"written: {away / 'try.wav'}\n"
        channels, pcm = samples_of(away / "try.wav")
        assert channels == 1
        assert len(pcm) > 2 * SAMPLE_RATE
        assert np.abs(pcm).max() > 3000


@needs_piper
def test_a_piper_voice_is_tried_in_its_own_language(folder: Path, away: Path) -> None:
    make_voice(folder, "en_US-hum", "en_US")
    result = here("voices", "--try", "en_US-hum", "-l", "nl", "-o", away / "try.wav")
    assert result.exit_code == 0
    assert "rack Alpha" in result.stdout
    _, pcm = samples_of(away / "try.wav")
    spectrum = np.abs(np.fft.rfft(pcm[:, 0].astype(float)))
    assert abs(np.argmax(spectrum) * SAMPLE_RATE / len(pcm) - 220) < 5, "the toy hums, eSpeak does not"


@pytest.mark.skipif(piper_files.is_piper_installed(), reason="Piper is installed: its lack cannot be tried")
def test_without_piper_a_voice_cannot_be_tried(folder: Path) -> None:
    make_voice(folder, "nl_NL-hum")
    assert "make setup KIJKMEE_PIPER=1" in refused("voices", "--try", "nl_NL-hum")


def test_what_cannot_be_tried_is_refused(folder: Path, away: Path) -> None:
    make_voice(folder, "fr_FR-hum", "fr_FR")
    make_voice(folder, "nl_NL-hum").write_bytes(b"no network")
    assert 'Did you mean "nl_NL-hum"?' in refused("voices", "--try", "nl_NL-hmu")
    assert "speaks fr" in refused("voices", "--try", "fr_FR-hum")
    assert "cannot be loaded" in refused("voices", "--try", "nl_NL-hum")
    assert "--language" in refused("voices", "--try", "espeak", "-l", "fr")
    assert "cannot be written" in refused("voices", "--try", "espeak", "-o", away / "none" / "try.wav")


def test_a_worker_s_missing_voice_is_told_and_espeak_speaks(away: Path) -> None:
    here("workers", "set", "W-7", "rate=180")
    own = away / "own.toml"
    own.write_text('extends = "orcam"\nvoice.name = "nl_NL-gone"\n')
    done = outside("earcons", "--only", "good", "-p", own, "-o", away / "good.wav")
    assert done.returncode == 0
    assert "There is no voice nl_NL-gone" in done.stderr
    assert "eSpeak NG speaks instead." in done.stderr
    assert np.abs(samples_of(away / "good.wav")[1]).max() > 3000


# Earcons


def test_the_shape_of_each_earcon_is_the_one_that_its_design_says() -> None:
    rows = [line.split("|")[1:-1] for line in (earcons.__doc__ or "").splitlines() if line.startswith("| ")]
    designed = {row[0].strip(): (row[1].strip(), row[2].strip()) for row in rows}
    for earcon in Earcon:
        pulses, contour = designed[earcon.value]
        assert shape(earcon).startswith(pulses.split(",", maxsplit=1)[0])
        if earcon is not Earcon.AIM:
            assert shape(earcon).endswith(f", {contour}")


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_every_earcon_is_listed_with_its_meaning(language: str) -> None:
    result = here("earcons", "--json", "--language", language)
    assert result.exit_code == 0
    listed = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["earcon"] for each in listed] == list(Earcon)
    assert all(set(each) == {"earcon", "meaning", "shape"} for each in listed)
    assert len({each["meaning"] for each in listed}) == len(Earcon)


def test_all_earcons_are_written_after_their_meanings_and_can_be_found_again(away: Path) -> None:
    result = here("earcons", "--out", away / "all.wav")
    assert result.exit_code == 0
    assert all(earcon.value in result.stdout for earcon in Earcon)
    channels, pcm = samples_of(away / "all.wav")
    assert channels == 2, "AIM has a side"
    found = [each.earcon for each in find_earcons((pcm.astype(np.int32).sum(axis=1) // 2).astype(np.int16))]
    simple = [earcon for earcon in Earcon if earcon is not Earcon.AIM]
    assert [each for each in found if each is not Earcon.AIM] == simple
    assert Earcon.AIM in found


def test_aim_is_shown_left_ahead_right_far_and_near() -> None:
    (aim,) = lessons(Preferences("en"), Earcon.AIM)
    plays = [piece for piece in aim.pieces if isinstance(piece, Play)]
    assert [(each.placement, each.closeness) for each in plays] == [(-1, 0.5), (0, 0.5), (1, 0.5), (0, 0), (0, 1)]
    heard, seconds = timeline(aim.pieces)
    assert len(heard) == 11
    assert sum(isinstance(each, HeardEarcon) for each in heard) == 5
    assert seconds > heard[-1].start_seconds


def test_one_earcon_alone(away: Path) -> None:
    result = here("earcons", "--only", "wrong", "-o", away / "one.wav")
    assert result.exit_code == 0
    assert "good" not in result.stdout
    _, pcm = samples_of(away / "one.wav")
    assert [each.earcon for each in find_earcons(pcm[:, 0])] == [Earcon.WRONG]
    assert 'There is no earcon "bad". Known: heard' in refused("earcons", "--only", "bad")


def test_they_are_played_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "_device", lambda keys, clock, _tell: NullSink(clock, keys.channels))
    result = here("earcons", "--only", "good", "-l", "en")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == ["“Good: this is the right one.”", "good"]
    assert "2 pulses, rising" in result.stdout


def test_a_machine_without_an_output_lists_them_and_says_what_to_do(
    away: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = away / "own.toml"
    own.write_text('extends = "orcam"\nsound.output = "aplay"\nsound.device = "no such output"\n')
    assert "sound.device and sound.output" in refused("earcons", "--only", "good", "-p", own)
    monkeypatch.setenv("PATH", "/nonexistent")
    assert "sudo apt install alsa-utils" in refused("earcons", "--only", "good", "-p", own)
    own.write_text('extends = "orcam"\nsound.output = "auto"\nsound.device = "no such output"\n')
    both = refused("earcons", "--only", "good", "-p", own)
    assert "portaudio: " in both
    assert "aplay: " in both


def test_each_key_of_the_profile_reaches_the_output() -> None:
    clock = ManualClock()

    def made(**keys: object) -> object:
        return outputs._device(profile_keys.SoundKeys.model_validate(keys), clock, lambda _: None)

    portaudio = made(output="portaudio", device="Bone", channels=1)
    assert isinstance(portaudio, DeviceSink)
    assert (portaudio._device, portaudio.channels) == ("Bone", 1)
    aplay = made(output="aplay", device="Bone", channels=1)
    assert isinstance(aplay, AplaySink)
    assert (aplay._device, aplay.channels) == ("Bone", 1)
    either = made(channels=1)
    assert isinstance(either, EitherSink)
    assert either.channels == 1
    sink = NullSink(clock)
    asleep = outputs.player_on(sink, profile_keys.SoundKeys(ceiling=0.4), clock)
    awake = outputs.player_on(sink, profile_keys.SoundKeys(keep_awake=True), clock)
    assert asleep._idle_seconds is not None
    assert awake._idle_seconds is None
    assert (asleep._mixer._loudness, awake._mixer._loudness) == (0.4, 1.0)
