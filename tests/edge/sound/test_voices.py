"""The chosen voice speaks where it can, and eSpeak wherever it cannot; a warning says so once."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from edge.sound.espeak_worker import Chunk, Ended, Missing, Ready
from edge.sound.fakes import FakeVoice
from edge.sound.pcm import Pcm
from edge.sound.piper_files import PiperFiles
from edge.sound.piper_voice import PiperVoice
from edge.sound.piper_worker import PiperRequest
from edge.sound.voices import PATIENCE, Voices

FILES = PiperFiles("toy", Path("toy.onnx"), Path("toy.onnx.json"), "nl", 22050)
HUM = 3000


def serve_humming(connection: Connection, *_files: str) -> None:
    """Speak every text as 0.1 s of one value; "boom" ends the process, "bad" fails."""
    try:
        connection.send(Ready())
        while True:
            request = connection.recv()
            if not isinstance(request, PiperRequest):
                continue
            if "boom" in request.texts[0]:
                os._exit(3)
            failure = "it cannot" if "bad" in request.texts[0] else None
            connection.send(Chunk(request.number, np.full(2205, HUM, dtype=np.int16).tobytes()))
            connection.send(Ended(request.number, failure))
    except (EOFError, OSError):
        return


def serve_missing(connection: Connection, *_files: str) -> None:
    """Be unable to load."""
    connection.send(Missing("it is broken"))


def serve_late(connection: Connection, *_files: str) -> None:
    """Take half a second to load."""
    time.sleep(0.5)
    serve_humming(connection)


class Heard:
    """What is heard of some voices."""

    def __init__(self, serve: Callable[..., None], *, is_patient: bool = True) -> None:
        self.espeak = FakeVoice()
        self.chosen = PiperVoice(FILES, serve=serve)
        self.voices = Voices(self.espeak, self.chosen, is_patient=is_patient)

    def says(self, text: str, language: str = "nl") -> str:
        """Who is heard, in order."""
        return "+".join(dict.fromkeys(self._who(chunk) for chunk in self.voices.speak(text, language, 165)))

    def _who(self, chunk: Pcm) -> str:
        return "piper" if chunk[0] == HUM else "espeak"


@pytest.fixture
def make(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[..., Heard]]:
    caplog.set_level(logging.WARNING)
    made: list[Heard] = []

    def make_one(serve: Callable[..., None], *, is_patient: bool = True) -> Heard:
        made.append(Heard(serve, is_patient=is_patient))
        return made[-1]

    yield make_one
    for each in made:
        each.voices.close()
        each.voices.close()
        assert each.espeak.closed


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def test_the_chosen_voice_speaks_its_language_and_espeak_the_others(
    make: Callable[..., Heard], caplog: pytest.LogCaptureFixture
) -> None:
    heard = make(serve_humming)
    heard.voices.wait_until_ready()
    assert heard.voices.languages == {"nl", "en", "de"}
    assert [heard.says("dag"), heard.says("hello", "en"), heard.says("tag", "de")] == ["piper", "espeak", "espeak"]
    assert warnings(caplog) == []


def test_without_a_choice_espeak_speaks() -> None:
    espeak = FakeVoice()
    voices = Voices(espeak, is_patient=True)
    voices.wait_until_ready()
    assert sum(map(len, voices.speak("dag", "nl", 165, 70))) > 0
    assert espeak.requests[0].pitch == 70
    voices.rewind()
    voices.abort()
    voices.close()


@pytest.mark.parametrize("at_start", [True, False])
def test_a_voice_that_cannot_be_loaded_is_told_once_and_given_up(
    make: Callable[..., Heard], caplog: pytest.LogCaptureFixture, *, at_start: bool
) -> None:
    heard = make(serve_missing)
    if at_start:
        heard.voices.wait_until_ready()
    assert [heard.says("een"), heard.says("twee")] == ["espeak", "espeak"]
    assert [each.text for each in heard.espeak.requests] == ["een", "twee"]
    assert warnings(caplog) == [
        "The voice toy cannot be loaded: it is broken. Copy its two files anew. eSpeak NG speaks instead."
    ]


@pytest.mark.parametrize("text", ["boom", "bad"])
def test_a_text_that_fails_is_said_by_espeak_and_the_voice_comes_back(
    make: Callable[..., Heard], caplog: pytest.LogCaptureFixture, text: str
) -> None:
    heard = make(serve_humming)
    for _ in range(PATIENCE + 1):
        assert heard.says(text).endswith("espeak")
        assert heard.says("dag") == "piper"
    assert len(warnings(caplog)) == 1


def test_a_voice_that_fails_again_and_again_is_given_up(make: Callable[..., Heard]) -> None:
    heard = make(serve_humming)
    for _ in range(PATIENCE):
        assert heard.says("boom") == "espeak"
    assert heard.says("dag") == "espeak"


def test_live_espeak_speaks_while_the_voice_is_loaded_anew(make: Callable[..., Heard]) -> None:
    heard = make(serve_late, is_patient=False)
    assert heard.says("dag") == "espeak"
    heard.voices.wait_until_ready()
    assert heard.says("dag") == "piper"
    patient = make(serve_late)
    assert patient.says("dag") == "piper"


def test_only_the_text_that_was_asked_for_last_is_spoken(make: Callable[..., Heard]) -> None:
    heard = make(serve_humming)
    first = heard.voices.speak("dag", "nl", 165)
    second = heard.voices.speak("hello", "en", 165)
    next(second)
    assert list(first) == []
    third = heard.voices.speak("dag", "nl", 165)
    assert list(second) == []
    heard.voices.abort()
    assert list(third) == []


def test_wrong_arguments_are_refused_at_once(make: Callable[..., Heard]) -> None:
    heard = make(serve_humming)
    with pytest.raises(ValueError, match="rate"):
        heard.voices.speak("dag", "nl", 20)
    with pytest.raises(ValueError, match="fr"):
        heard.voices.speak("bonjour", "fr", 165)
