"""The voice on the real eSpeak NG: languages, hostile texts, stopping, and a process that dies."""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import os
import random
import signal
import threading
import time
import unittest.mock
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import NoReturn

import numpy as np
import pytest

from edge.errors import UserError
from edge.sound import espeak_worker
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.pcm import SAMPLE_RATE, SILENT, Pcm
from edge.sound.trim import KEPT_SAMPLES, QUIET
from edge.sound.voice import VoiceError

SENTENCE = {
    "nl": "Ga naar stelling Anton, vak vier. Pak drie stuks.",
    "de": "Gehen Sie zu Regal Anton, Fach vier. Nehmen Sie drei Stück.",
    "en": "Go to rack Alpha, slot four. Take three pieces.",
}
LONG = " ".join([SENTENCE["nl"]] * 200)


def sound(chunks: Iterator[Pcm]) -> Pcm:
    parts = list(chunks)
    return np.concatenate(parts) if parts else SILENT


@pytest.fixture
def own() -> Iterator[EspeakVoice]:
    """A process that the test may harm."""
    voice = EspeakVoice(chunk_seconds=1.0)
    voice.wait_until_ready()
    yield voice
    voice.close()


@pytest.mark.parametrize("language", SENTENCE)
def test_it_speaks_each_language(espeak: EspeakVoice, language: str) -> None:
    spoken = sound(espeak.speak(SENTENCE[language], language, 165))
    assert spoken.dtype == np.int16
    assert 2.5 < len(spoken) / SAMPLE_RATE < 5
    assert 0.03 < np.sqrt(np.mean((spoken / 32768) ** 2)) < 0.2
    loud = np.flatnonzero(np.abs(spoken.astype(np.int32)) > QUIET)
    assert loud[0] <= KEPT_SAMPLES
    assert len(spoken) - loud[-1] <= KEPT_SAMPLES + 1


def test_the_languages_sound_different(espeak: EspeakVoice) -> None:
    lengths = {language: len(sound(espeak.speak("Regal 17", language, 165))) for language in SENTENCE}
    assert len(set(lengths.values())) == 3


def test_the_rate_counts_from_the_first_text_on(espeak: EspeakVoice) -> None:
    lengths = [len(sound(espeak.speak(SENTENCE["nl"], "nl", rate))) for rate in (80, 165, 300, 450, 600, 80)]
    assert lengths[:5] == sorted(lengths[:5], reverse=True)
    assert lengths[0] > 1.6 * lengths[1]
    assert abs(lengths[5] - lengths[0]) < 0.02 * lengths[0]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("[[h@l'oU]]", 0.3, 4),
        ("voor\0na", 0.4, 2),
        ("\0", 0, 0),
        ("-f/etc/hostname", 0.7, 4),
        ("-18", 0.3, 2),
        ("<speak><break time='60s'/></speak>", 0.3, 8),
        ("\u202edraai\u202c", 0.2, 1),
        ("😀👍🏽", 0, 0),
        ("é🚼", 0.1, 1),
        ("漢字かな", 0.5, 8),
        ("", 0, 0),
        (" \n\t", 0, 0),
        ("...", 0, 0),
        ("é" * 300, 1, 60),
        ("\ud800", 0, 0),
        ("a\u0300" * 100, 0.5, 60),
    ],
)
def test_hostile_texts_do_no_harm(espeak: EspeakVoice, text: str, least: float, most: float) -> None:
    for language in SENTENCE:
        assert least <= len(sound(espeak.speak(text, language, 200))) / SAMPLE_RATE <= most


def test_what_follows_a_nul_is_spoken(espeak: EspeakVoice) -> None:
    alone = len(sound(espeak.speak("voor", "nl", 165)))
    assert len(sound(espeak.speak("voor\0na", "nl", 165))) > 1.2 * alone


def test_brackets_are_no_phonemes(espeak: EspeakVoice) -> None:
    bracketed = len(sound(espeak.speak("[[aaa]]", "nl", 165)))
    round_ones = len(sound(espeak.speak("((aaa))", "nl", 165)))
    assert abs(bracketed - round_ones) < 0.02 * round_ones


def test_twenty_thousand_characters_stream_in_order(espeak: EspeakVoice) -> None:
    text = "Dit is een zin. " * 1250
    assert len(text) == 20_000
    total = sum(map(len, espeak.speak(text, "nl", 400)))
    assert total / SAMPLE_RATE > 1250 * 0.3


def test_wrong_arguments_are_refused(espeak: EspeakVoice) -> None:
    with pytest.raises(ValueError, match="language"):
        espeak.speak("bonjour", "fr", 165)
    for rate in (79, 601):
        with pytest.raises(ValueError, match="rate"):
            espeak.speak("dag", "nl", rate)


def test_abort_ends_a_text_and_the_next_is_clean(own: EspeakVoice) -> None:
    alone = len(sound(own.speak("Klaar.", "nl", 165)))
    for end in ("abort", "close", "next"):
        chunks = own.speak(LONG, "nl", 165)
        next(chunks)
        before = time.monotonic()
        if end == "abort":
            own.abort()
        elif end == "close":
            chunks.close()  # type: ignore[attr-defined]
        after = sound(own.speak("Klaar.", "nl", 165))
        assert time.monotonic() - before < 0.5
        assert abs(len(after) - alone) < 0.02 * alone
        if end != "close":
            assert list(chunks) == []


def test_only_the_text_that_was_asked_for_last_is_spoken(own: EspeakVoice) -> None:
    never_begun = own.speak("Nooit begonnen.", "nl", 165)
    begun = own.speak(LONG, "nl", 165)
    next(begun)
    assert list(never_begun) == []
    last = own.speak("Klaar.", "nl", 165)
    assert list(begun) == []
    assert len(sound(last)) > 0
    assert list(last) == []


def test_abort_without_a_text_does_nothing(own: EspeakVoice) -> None:
    own.abort()
    own.abort()


def test_a_killed_process_is_replaced_and_the_text_goes_on(own: EspeakVoice) -> None:
    whole = len(sound(own.speak(LONG, "nl", 300)))
    first = own.process_id
    assert first is not None
    chunks = own.speak(LONG, "nl", 300)
    heard = len(next(chunks))
    os.kill(first, signal.SIGKILL)
    heard += sum(map(len, chunks))
    assert abs(heard - whole) < 0.01 * whole
    assert own.process_id != first


def test_a_process_that_hangs_is_replaced(own: EspeakVoice) -> None:
    hanging = own.process_id
    assert hanging is not None
    os.kill(hanging, signal.SIGSTOP)
    assert len(sound(own.speak("Klaar.", "nl", 165))) > 0
    assert own.process_id != hanging


def test_the_process_ends_with_the_voice() -> None:
    voice = EspeakVoice()
    voice.wait_until_ready()
    process = voice.process_id
    assert process is not None
    voice.close()
    voice.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    with pytest.raises(ValueError, match="closed"):
        voice.speak("dag", "nl", 165)


def test_rewinding_gives_the_same_samples_again(own: EspeakVoice) -> None:
    def perform() -> list[bytes]:
        own.rewind()
        return [sound(own.speak(SENTENCE[language], language, 165)).tobytes() for language in SENTENCE]

    assert perform() == perform()


def serve_without_library(connection: Connection) -> None:
    """The process on a machine without eSpeak NG."""

    def absent(_path: str) -> NoReturn:
        raise OSError("cannot open shared object file")

    with unittest.mock.patch.object(ctypes.cdll, "LoadLibrary", absent):
        espeak_worker.serve(connection)


def serve_dying(connection: Connection) -> None:
    """A process that dies of every text."""
    connection.send(espeak_worker.Ready())
    with contextlib.suppress(EOFError):
        connection.recv()
    os._exit(11)


def serve_failing(connection: Connection) -> None:
    """A process that can speak no text."""
    connection.send(espeak_worker.Ready())
    with contextlib.suppress(EOFError):
        while True:
            request = connection.recv()
            if isinstance(request, espeak_worker.SpeakRequest):
                connection.send(espeak_worker.Ended(request.number, "no such voice"))


def test_a_missing_library_names_the_package() -> None:
    voice = EspeakVoice(serve=serve_without_library)
    try:
        with pytest.raises(UserError, match="apt install espeak-ng"):
            voice.wait_until_ready()
        with pytest.raises(UserError, match="apt install espeak-ng"):
            list(voice.speak("dag", "nl", 165))
    finally:
        voice.close()


@pytest.mark.parametrize(("serve", "message"), [(serve_dying, "lost twice"), (serve_failing, "no such voice")])
def test_a_text_that_cannot_be_spoken_is_given_up(serve: object, message: str) -> None:
    assert callable(serve)
    voice = EspeakVoice(serve=serve)
    try:
        with pytest.raises(VoiceError, match=message):
            list(voice.speak("dag", "nl", 165))
    finally:
        voice.close()


def test_the_worker_ends_when_the_program_is_gone() -> None:
    """The same function in a thread, so that its end can be seen."""
    voice = EspeakVoice()
    voice.wait_until_ready()
    worker = voice._worker
    assert worker is not None
    worker.connection.send(espeak_worker.SpeakRequest(1, (LONG,) * 5, "nl", 165, 50))
    worker.connection.close()
    ended = threading.Event()

    def watch() -> None:
        worker.process.join(5)
        ended.set()

    threading.Thread(target=watch, daemon=True).start()
    assert ended.wait(5)
    assert worker.process.exitcode == 0
    voice.close()


def test_three_hundred_random_texts_do_no_harm(own: EspeakVoice) -> None:
    chance = random.Random(3)  # noqa: S311 - a fixed schedule, no secret
    before = own.process_id
    pools: tuple[Callable[[], str], ...] = (
        lambda: chr(chance.randrange(0x20)),
        lambda: chr(chance.randrange(0x110000)),
        lambda: chr(chance.randrange(0x20, 0x7F)),
        lambda: chr(chance.randrange(0x1F300, 0x1FAFF)),
        lambda: chr(chance.choice((0x202E, 0x2066, 0x200F, 0))),
        lambda: chance.choice(("[[", "]]", "<voice", "</speak>", "&#x0;", " ", "é")),
    )
    for _ in range(300):
        chosen = chance.sample(pools, 3)
        text = "".join(chance.choice(chosen)() for _ in range(chance.choice((1, 10, 100))))
        for _ in itertools.islice(own.speak(text, chance.choice(list(SENTENCE)), chance.randint(80, 600)), 10):
            pass
    assert own.process_id == before
    assert len(sound(own.speak("Klaar.", "nl", 165))) > 0
