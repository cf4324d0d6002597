"""The whole chain from samples to commands, with the real recogniser and a synthesised voice."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest

from edge.clock import ManualClock
from edge.controls import listening
from edge.controls.endpoints import HEARS_AT, Sound
from edge.controls.grammar import LANGUAGES, Grammar
from edge.controls.listening import Listens, Lost, Unable, Understood, understood
from edge.controls.microphone import FakeMicrophone, MicrophoneLost
from edge.controls.recogniser import Heard, Recogniser
from tests.bench import spoken_scenes as scenes

SPEAKER = scenes.Speaker("", 165, 50)


def quiet_room(speech: scenes.Wave) -> Sound:
    chance = np.random.default_rng(1)
    return scenes.surrounded(speech, lambda count: chance.normal(0, 1, count), 30)


def names(sound: Sound, recogniser: Recogniser) -> list[str]:
    news = understood(FakeMicrophone(sound), recogniser, ManualClock())
    return [each.name for each in news if isinstance(each, Understood)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_understood_after_the_wake_phrase_and_only_then(language: str) -> None:
    grammar = Grammar.load(language)
    recogniser = Recogniser(grammar)
    said = [each for each in grammar.commands if each.name in {"repeat", "confirm", "decline", "undo"}]
    right = 0
    for each in said:
        sound = quiet_room(scenes.spoken(f"{grammar.wake.words}, {each.words}", language, SPEAKER))
        right += names(sound, recogniser) == [each.name]
    assert right >= 3, f"{right} of {len(said)}"
    for words in (grammar.wake.words, *(each.words for each in said)):
        assert names(quiet_room(scenes.spoken(words, language, SPEAKER)), recogniser) == [], words


class Script:
    """Stands for the recogniser where only the times matter."""

    def __init__(self, *heard: Heard | None) -> None:
        self.heard = list(heard)

    def hear(self, sound: Sound) -> Heard | None:
        """Give what is next in the script."""
        assert len(sound)
        return self.heard.pop(0)


def bursts(count: int) -> Sound:
    chance = np.random.default_rng(2)
    parts = [part for _ in range(count) for part in (chance.normal(0, 20, 24000), chance.normal(0, 2000, 16000))]
    return np.concatenate((*parts, chance.normal(0, 20, 16000))).astype(np.int16)


def test_what_fits_badly_or_not_at_all_is_not_told() -> None:
    script = Script(Heard("stop", -0.1), Heard("stop", -5.0), None, Heard("read", 0.2))
    news = understood(FakeMicrophone(bursts(4)), script, ManualClock())
    assert [each.name for each in news if isinstance(each, Understood)] == ["stop", "read"]


def test_it_tells_how_long_ago_the_command_began() -> None:
    (told,) = [
        each
        for each in understood(FakeMicrophone(bursts(1)), Script(Heard("stop", 0.0)), ManualClock())
        if isinstance(each, Understood)
    ]
    # A second of sound and the half second of quiet that ends it, on a clock that stands still.
    assert told.began_ago == pytest.approx(1.5, abs=0.15)


class Line:
    """The process's end of the line."""

    def __init__(self, sends: int) -> None:
        self.sent: list[object] = []
        self._sends = sends

    def send(self, news: object) -> None:
        """Keep what is sent."""
        self.sent.append(news)

    def poll(self, seconds: float = 0.0) -> bool:
        """Tell whether the program has gone: after so many pieces of news."""
        assert seconds <= max(listening.AGAIN_SECONDS)
        return len(self.sent) >= self._sends


def test_a_lost_microphone_is_told_and_opened_again() -> None:
    line, microphone = Line(4), FakeMicrophone(bursts(1)[:8000], lost="unplugged")
    listening._listen_on(line, microphone, Script())  # type: ignore[arg-type]
    assert line.sent == [Listens(), Lost("unplugged"), Listens(), Lost("unplugged")]
    assert not microphone.is_open


def test_a_recogniser_that_cannot_be_loaded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(grammar: Grammar) -> Recogniser:
        raise ImportError(f"no pocketsphinx for {grammar.language}")

    monkeypatch.setattr(listening, "Recogniser", missing)
    monkeypatch.setattr(os, "nice", lambda _: 0)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    line = Line(1)
    listening.listen(line, "nl", "")  # type: ignore[arg-type]
    assert line.sent == [Unable("the recogniser cannot be loaded (no pocketsphinx for nl)")]


def test_a_microphone_that_gives_nothing_is_lost_not_waited_for() -> None:
    news: Iterator[object] = understood(FakeMicrophone(np.zeros(0, np.int16), lost="gone"), Script(), ManualClock())
    with pytest.raises(MicrophoneLost, match="gone"):
        list(news)


def test_the_rate_is_the_models() -> None:
    assert HEARS_AT == 16_000
