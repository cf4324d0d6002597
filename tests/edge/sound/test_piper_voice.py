"""Piper as a voice: on the real program with a toy of a voice where it is installed, and on processes that fail."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from edge.errors import UserError
from edge.sound import piper_files
from edge.sound.espeak_worker import Missing, Ready
from edge.sound.pcm import SAMPLE_RATE, SILENT, Pcm
from edge.sound.piper_files import PiperFiles
from edge.sound.piper_voice import ABORT_SECONDS, PiperVoice
from edge.sound.piper_worker import LEVEL, PEAK, as_samples, serve
from edge.sound.voice import VoiceError
from tests.edge.sound.piper_toy import PITCH_HZ, make_voice

needs_piper = pytest.mark.skipif(
    not piper_files.is_piper_installed(), reason="Piper is not installed: make setup KIJKMEE_PIPER=1"
)
SENTENCE = "Ga naar stelling Anton, vak vier. Pak drie stuks."


def sound(chunks: Iterator[Pcm]) -> Pcm:
    parts = list(chunks)
    return np.concatenate(parts) if parts else SILENT


def pitch_of(pcm: Pcm) -> float:
    spectrum = np.abs(np.fft.rfft(pcm.astype(float)))
    return float(np.argmax(spectrum)) * SAMPLE_RATE / len(pcm)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder of voices."""
    monkeypatch.setenv(piper_files.FOLDER_VARIABLE, str(tmp_path))
    return tmp_path


# Files


def test_voices_are_listed_with_language_and_what_is_wrong(folder: Path) -> None:
    make_voice(folder, "nl_NL-ronnie-medium")
    make_voice(folder, "nl_NL-mls_5809-low", sample_rate=16_000)
    make_voice(folder, "en_US-amy-low", "en_US")
    (folder / "alone.onnx").write_bytes(b"x")
    make_voice(folder, "empty").write_bytes(b"")
    make_voice(folder, "text")
    (folder / "text.onnx.json").write_text("hello")
    make_voice(folder, "list")
    (folder / "list.onnx.json").write_text("[]")
    make_voice(folder, "high", sample_rate=400_000)
    make_voice(folder, "old")
    old = (folder / "old.onnx.json").read_text().replace('"language"', '"langage"').replace('"nl"', '"gmw/nl"')
    (folder / "old.onnx.json").write_text(old)
    make_voice(folder, "a name with spaces")
    found = {each.name: each for each in piper_files.installed()}
    assert set(found) == {
        "nl_NL-ronnie-medium",
        "nl_NL-mls_5809-low",
        "en_US-amy-low",
        "alone",
        "empty",
        "text",
        "list",
        "high",
        "old",
    }
    good = found["nl_NL-ronnie-medium"]
    assert (good.language, good.sample_rate, good.problem, good.note) == ("nl", 22050, None, "")
    assert "short phrases" in found["nl_NL-mls_5809-low"].note
    assert (found["en_US-amy-low"].language, found["old"].language) == ("en", "nl")
    assert "alone.onnx.json is missing" in (found["alone"].problem or "")
    assert "is empty" in (found["empty"].problem or "")
    for name in ("text", "list", "high"):
        assert f"{name}.onnx.json is not what Piper needs" in (found[name].problem or "")


def test_a_voice_that_is_not_there_or_broken_is_explained(folder: Path) -> None:
    with pytest.raises(UserError, match=r"There is no voice nl_NL-x .*nl_NL-x\.onnx and nl_NL-x\.onnx\.json"):
        piper_files.find("nl_NL-x")
    (folder / "alone.onnx").write_bytes(b"x")
    with pytest.raises(UserError, match="cannot be used"):
        piper_files.find("alone")


def test_without_a_variable_the_voices_lie_with_the_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(piper_files.FOLDER_VARIABLE, raising=False)
    assert piper_files.voices_folder().parts[-2:] == ("kijkmee", "voices")


# The real program


@pytest.fixture
def toy(folder: Path) -> Iterator[PiperVoice]:
    """A voice of 22,050 samples a second."""
    make_voice(folder, "toy")
    voice = PiperVoice(piper_files.find("toy"))
    voice.wait_until_ready()
    yield voice
    voice.close()


@needs_piper
def test_it_speaks_sentence_by_sentence(toy: PiperVoice) -> None:
    assert toy.languages == {"nl"}
    assert toy.is_ready
    chunks = list(toy.speak(SENTENCE, "nl", 165))
    assert len(chunks) >= 2, "the first sentence comes before the second is made"
    spoken = np.concatenate(chunks)
    assert spoken.dtype == np.int16
    assert abs(pitch_of(spoken) - PITCH_HZ) < 2
    assert "piper" not in sys.modules, "it is loaded in its own process alone"


@needs_piper
@pytest.mark.parametrize("sample_rate", [16_000, 22_050, 44_100])
def test_every_voice_comes_at_the_same_rate_and_loudness(folder: Path, sample_rate: int) -> None:
    make_voice(folder, "toy", sample_rate=sample_rate)
    voice = PiperVoice(piper_files.find("toy"))
    spoken = sound(voice.speak("Pak drie stuks uit vak vier.", "nl", 165))
    voice.close()
    assert abs(pitch_of(spoken) - PITCH_HZ) < 2
    middle = spoken[1000:-1000] / 32768
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(LEVEL, rel=0.1)


@needs_piper
def test_the_rate_sets_the_length(toy: PiperVoice) -> None:
    lengths = [len(sound(toy.speak("Pak drie stuks.", "nl", rate))) for rate in (80, 165, 330, 600)]
    assert lengths[0] / lengths[1] == pytest.approx(165 / 80, rel=0.05)
    assert lengths[1] / lengths[2] == pytest.approx(2, rel=0.05)
    assert lengths[2] / lengths[3] == pytest.approx(600 / 330, rel=0.05)


@needs_piper
def test_rewinding_gives_the_same_samples_again(toy: PiperVoice) -> None:
    def perform() -> list[bytes]:
        toy.rewind()
        return [sound(toy.speak(text, "nl", 165)).tobytes() for text in (SENTENCE, "Klaar.")]

    first = perform()
    assert first == perform()
    assert sound(toy.speak(SENTENCE, "nl", 165)).tobytes() != first[0], "the noise goes on"


@needs_piper
@pytest.mark.parametrize(
    "text", ["", "...", "\0", "😀", "[[h@l'oU]]", "-f/etc/hostname", "é" * 500, "漢字かな", "\ud800"]
)
def test_hostile_texts_do_no_harm(toy: PiperVoice, text: str) -> None:
    process = toy.process_id
    sound(toy.speak(text, "nl", 200))
    assert toy.process_id == process
    assert len(sound(toy.speak("Klaar.", "nl", 165))) > 0


@needs_piper
def test_only_the_text_that_was_asked_for_last_is_spoken(toy: PiperVoice) -> None:
    alone = len(sound(toy.speak("Klaar.", "nl", 165)))
    never_begun = toy.speak("Nooit begonnen.", "nl", 165)
    begun = toy.speak(" ".join([SENTENCE] * 20), "nl", 165)
    next(begun)
    assert list(never_begun) == []
    assert len(sound(toy.speak("Klaar.", "nl", 165))) == alone
    assert list(begun) == []
    chunks = toy.speak(" ".join([SENTENCE] * 20), "nl", 165)
    next(chunks)
    chunks.close()  # type: ignore[attr-defined]
    assert len(sound(toy.speak("Klaar.", "nl", 165))) == alone


@needs_piper
def test_a_sentence_is_given_up_in_the_middle(folder: Path) -> None:
    make_voice(folder, "slow", work=1000)
    voice = PiperVoice(piper_files.find("slow"))
    voice.wait_until_ready()
    before = time.monotonic()
    chunks = voice.speak(SENTENCE, "nl", 165)
    next(chunks)
    seconds_a_sentence = time.monotonic() - before
    # The second sentence is being made now.
    before = time.monotonic()
    voice.abort()
    assert time.monotonic() - before < ABORT_SECONDS + 0.5
    assert list(chunks) == []
    assert seconds_a_sentence > ABORT_SECONDS, "it would not have been done by itself"
    assert len(sound(voice.speak("Klaar.", "nl", 165))) > 0
    voice.close()


@needs_piper
def test_a_broken_model_is_explained(folder: Path) -> None:
    make_voice(folder, "toy").write_bytes(b"this is no network")
    voice = PiperVoice(piper_files.find("toy"))
    with pytest.raises(UserError, match=r"The voice toy cannot be loaded: .*Copy its two files anew\."):
        voice.wait_until_ready()
    with pytest.raises(UserError, match="cannot be loaded"):
        list(voice.speak("dag", "nl", 165))
    voice.close()


@needs_piper
def test_the_process_ends_with_the_voice_and_with_the_program(toy: PiperVoice) -> None:
    process = toy.process_id
    assert process is not None
    toy.close()
    toy.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    with pytest.raises(ValueError, match="closed"):
        toy.speak("dag", "nl", 165)


# Without it, and processes that fail

NO_FILES = PiperFiles("toy", Path("toy.onnx"), Path("toy.onnx.json"), "nl", 22050)


def serve_without_piper(connection: Connection, model: str, config: str) -> None:
    """The process on a machine without Piper."""
    sys.modules["piper"] = None  # type: ignore[assignment]  # how Python marks what cannot be imported
    serve(connection, model, config)


def serve_dying(connection: Connection, *_files: str) -> None:
    """A process that dies of every text."""
    connection.send(Ready())
    connection.recv()
    os._exit(11)


def serve_deaf(connection: Connection, *_files: str) -> None:
    """A process that does not answer."""
    with contextlib.suppress(EOFError, OSError):
        connection.send(Ready())
        while True:
            connection.recv()


def serve_slow_to_start(connection: Connection, *_files: str) -> None:
    """A process that takes its time, and then cannot."""
    time.sleep(0.5)
    with contextlib.suppress(OSError):
        connection.send(Missing("late"))


def test_without_piper_the_remedy_is_told() -> None:
    voice = PiperVoice(NO_FILES, serve=serve_without_piper)
    with pytest.raises(UserError, match=r"Piper is not installed .*make setup KIJKMEE_PIPER=1"):
        voice.wait_until_ready()
    voice.close()


@pytest.mark.skipif(piper_files.is_piper_installed(), reason="Piper is installed: its lack cannot be tried")
def test_on_a_machine_without_piper_the_real_process_tells() -> None:
    voice = PiperVoice(NO_FILES)
    with pytest.raises(UserError, match=r"No module named 'piper'.*make setup KIJKMEE_PIPER=1"):
        voice.wait_until_ready()
    voice.close()


def test_a_process_that_dies_costs_one_text() -> None:
    voice = PiperVoice(NO_FILES, serve=serve_dying)
    for _ in range(2):
        with pytest.raises(VoiceError, match="was lost over a text"):
            list(voice.speak("dag", "nl", 165))
    voice.close()


def test_a_process_that_does_not_answer_is_killed_in_time() -> None:
    voice = PiperVoice(NO_FILES, serve=serve_deaf, sentence_seconds=0.3)
    voice.wait_until_ready()
    deaf = voice.process_id
    with pytest.raises(VoiceError, match="no answer"):
        list(voice.speak("dag", "nl", 165))
    voice.wait_until_ready()
    deaf = voice.process_id
    assert deaf is not None
    voice._active, voice._sent, voice._number = 7, True, 7
    before = time.monotonic()
    voice.abort()
    assert ABORT_SECONDS <= time.monotonic() - before < ABORT_SECONDS + 0.5
    assert voice.process_id != deaf
    with pytest.raises(ProcessLookupError):
        os.kill(deaf, 0)
    voice.close()


def test_it_is_not_ready_while_it_loads() -> None:
    voice = PiperVoice(NO_FILES, serve=serve_slow_to_start)
    assert not voice.is_ready
    with pytest.raises(UserError, match="late"):
        voice.wait_until_ready()
    assert voice.is_ready
    voice.close()


def test_wrong_arguments_are_refused() -> None:
    voice = PiperVoice(NO_FILES, serve=serve_deaf)
    with pytest.raises(ValueError, match="language"):
        voice.speak("hello", "en", 165)
    for rate in (79, 601):
        with pytest.raises(ValueError, match="rate"):
            voice.speak("dag", "nl", rate)
    voice.abort()
    voice.close()


# Loudness


@pytest.mark.parametrize("loudness", [0.001, 0.2, 1.0])
def test_a_sentence_is_as_loud_as_every_other(loudness: float) -> None:
    wave = loudness * np.sin(np.arange(20_000) / 10)
    made = as_samples(np.concatenate((np.zeros(9000), wave)), SAMPLE_RATE) / 32767
    assert np.sqrt(np.mean(made[9000:] ** 2)) == pytest.approx(LEVEL, rel=0.02)


def test_a_click_does_not_clip_and_silence_stays_silence() -> None:
    click = np.zeros(1000)
    click[500] = 0.2
    assert np.abs(as_samples(click, SAMPLE_RATE)).max() <= round(PEAK * 32767)
    assert not as_samples(np.zeros(1000), SAMPLE_RATE).any()
    assert len(as_samples(np.zeros(0), SAMPLE_RATE)) == 0
