"""Speaks on the system's own output and writes down when each thing was asked for: a program for one recording.

It is a process of its own, because PortAudio looks for outputs once, when it is loaded.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from edge.clock import MonotonicClock
from edge.sound.device_sink import DeviceSink
from edge.sound.espeak_voice import EspeakVoice
from edge.sound.pcm import SAMPLE_RATE
from edge.sound.player import Player
from edge.sound.speaker import Speaker
from pipelines.types import Earcon, Play, Say, Silence, SpeechMoment, SpeechProgress, Utterance

ROUNDS = 5
SHORT = Utterance("Ga naar stelling Anton.", "nl")
LONG = Utterance("Dit is een lange zin, die nooit helemaal wordt gezegd, omdat iemand haar laat ophouden. " * 3, "nl")


def perform(recording: Path) -> list[dict[str, float]]:
    """Sound speech, an earcon and speech that is stopped, several times; the times are seconds of the recording."""
    clock, told = MonotonicClock(), list[SpeechProgress]()
    speaker = Speaker(Player(DeviceSink(clock), clock), EspeakVoice(), clock, told.append)
    speaker.start()
    time.sleep(0.5)
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        asked: dict[str, float] = {}
        for name, feedback in (("speech", Say(SHORT)), ("earcon", Play(Earcon.GOOD)), ("long", Say(LONG))):
            asked[name] = recorded(recording)
            speaker.submit((feedback,))
            if name == "speech":
                wait_until_finished(told)
            time.sleep(0.7)
        asked["stop"] = recorded(recording)
        speaker.submit((Silence(),))
        time.sleep(0.5)
        asked["end"] = recorded(recording)
        rounds.append(asked)
    speaker.close()
    return rounds


def recorded(recording: Path) -> float:
    """How much is recorded by now, in seconds."""
    return recording.stat().st_size / 4 / SAMPLE_RATE


def wait_until_finished(told: list[SpeechProgress]) -> None:
    """Return when the last utterance was heard."""
    limit = time.monotonic() + 20
    while not told or told[-1].moment is not SpeechMoment.FINISHED:
        if time.monotonic() > limit:
            raise TimeoutError("the utterance does not end")
        time.sleep(0.005)
    told.clear()


if __name__ == "__main__":
    json.dump(perform(Path(sys.argv[1])), sys.stdout)
