"""The process that listens: microphone, endpoints, recogniser. Sound stays in it and is forgotten after each utterance.

What it sends on is the name of a command and when it was said, nothing else.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol

import numpy as np

from edge.clock import Clock, MonotonicClock
from edge.controls.endpoints import BLOCK_SAMPLES, HEARS_AT, Endpointer, Sound
from edge.controls.grammar import Grammar
from edge.controls.microphone import ArecordMicrophone, Microphone, MicrophoneLost
from edge.controls.recogniser import LEAST_FIT, Heard, Recogniser

SILENT_SECONDS = 2.0
"""A microphone from which nothing comes for so long is lost; one that hears nothing still gives samples."""

AGAIN_SECONDS = (1.0, 2.0, 5.0, 10.0)
"""Waits before a lost microphone is tried again; the last one from then on."""

ALIVE_SECONDS = 1.0
"""How often the process tells that it listens."""

NICENESS = 10
"""The program itself goes first where the processor is short."""


@dataclass(frozen=True, slots=True)
class Listens:
    """The process is well, and sound comes."""


@dataclass(frozen=True, slots=True)
class Lost:
    """No sound comes; it is tried again."""

    reason: str
    """Without a full stop."""


@dataclass(frozen=True, slots=True)
class Unable:
    """It cannot listen at all; the process ends."""

    reason: str
    """Without a full stop."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A command was said."""

    name: str
    """As in a profile."""
    began_ago: float
    """Seconds since its first sound; processes share no clock."""


News = Listens | Lost | Unable | Understood


class Hearer(Protocol):
    """What chooses the phrase that an utterance is likeliest; see `Recogniser.hear`."""

    def hear(self, sound: Sound) -> Heard | None:
        """Give the phrase and how well it fits; None if nothing fits at all."""
        ...


def understood(microphone: Microphone, recogniser: Hearer, clock: Clock) -> Iterator[News]:
    """Listen until the microphone is over, and tell what is understood; raises MicrophoneLost."""
    endpointer, rest, told = Endpointer(), np.zeros(0, np.int16), -ALIVE_SECONDS
    heard_blocks = 0
    while True:
        part = microphone.read(SILENT_SECONDS)
        if part is None:
            return
        arrived = clock.now()
        if arrived - told >= ALIVE_SECONDS:
            told = arrived
            yield Listens()
        sound: Sound = np.concatenate((rest, part))
        whole = len(sound) // BLOCK_SAMPLES * BLOCK_SAMPLES
        rest = sound[whole:]
        for block in sound[:whole].reshape(-1, BLOCK_SAMPLES):
            heard_blocks += 1
            said = endpointer.hear(block)
            if said is None:
                continue
            heard = recogniser.hear(said.sound)
            if heard is not None and heard.fit >= LEAST_FIT:
                # The last sample that arrived was said just now, so the clock and the count of samples meet there.
                start = arrived - (heard_blocks * BLOCK_SAMPLES + len(rest)) / HEARS_AT
                yield Understood(heard.name, clock.now() - start - said.began)


def listen(connection: Connection, language: str, device: str) -> None:
    """Run the process: listen until the other end is closed, opening a lost microphone again and again."""
    # Ctrl-C reaches every process of the terminal; the program ends this one by closing the connection.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        os.nice(NICENESS)
    with contextlib.suppress(BrokenPipeError, EOFError, ConnectionError):
        try:
            recogniser = Recogniser(Grammar.load(language))
        except (ImportError, RuntimeError, OSError) as error:
            connection.send(Unable(f"the recogniser cannot be loaded ({error})"))
            return
        microphone = ArecordMicrophone(device)
        threading.Thread(target=_end_with_program, args=(connection, microphone), daemon=True).start()
        _listen_on(connection, microphone, recogniser)


def _end_with_program(connection: Connection, microphone: Microphone) -> None:
    """End this process and what records as soon as the program has gone, even while no sound comes."""
    while not connection.poll(ALIVE_SECONDS):
        pass
    microphone.close()
    os._exit(0)


def _listen_on(connection: Connection, microphone: Microphone, recogniser: Hearer) -> None:
    tries = 0
    while True:
        try:
            microphone.open()
            for news in understood(microphone, recogniser, MonotonicClock()):
                tries = 0
                if connection.poll():
                    return  # nothing is ever sent this way: the program has gone
                connection.send(news)
        except MicrophoneLost as error:
            connection.send(Lost(str(error)))
        finally:
            microphone.close()
        if connection.poll(AGAIN_SECONDS[min(tries, len(AGAIN_SECONDS) - 1)]):
            return
        tries += 1
