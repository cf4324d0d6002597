"""Sound: the output, the voice, and the microphone where spoken commands are on."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator

import numpy as np

from edge.errors import UserError
from edge.health.finding import Finding, fail, ok, warn
from edge.health.machine import Machine
from edge.sound.pcm import Pcm
from edge.sound.sinks import Sink
from pipelines.phrases.doctor_phrases import Problem
from pipelines.preferences import ESPEAK

ASKED_SECONDS = 3.0
"""An output that works asks for samples within a few hundredths of a second."""

_CARD = re.compile(r"^\s*\d+ \[(\S+)\s*\]: (.*)$", re.MULTILINE)


def look_at_output(machine: Machine, sink: Callable[[], Sink] | None) -> Iterator[Finding]:
    """Open the output and let it take silence.

    Args:
        machine: Where it is.
        sink: Gives the output of a run; None where the running program has it, which is left alone.
    """
    cards = _CARD.findall(machine.text("/proc/asound/cards") or "")
    named = "sound cards: " + (", ".join(name for name, _ in cards) or "none")
    if sink is None:
        yield ok("sound", f"in use by the program that runs ({named})")
        return
    asked = threading.Event()

    def silence(count: int) -> Pcm:
        asked.set()
        return np.zeros(count * output.channels, dtype=np.int16)

    output = sink()
    try:
        output.start(silence)
        is_taken = asked.wait(ASKED_SECONDS)
        lost = output.lost
    except UserError as error:
        yield fail("sound", Problem.SOUND_MISSING, f"no output opens; {named}", str(error))
        return
    finally:
        output.stop()
    if not is_taken or lost:
        yield fail(
            "sound",
            Problem.SOUND_MISSING,
            f"the output opens and takes no sound ({lost or 'it asked for none'}); {named}",
            "Connect it again. Name another one with the profile's keys sound.device and sound.output.",
        )
        return
    yield ok("sound", f"the output opens and takes sound; {named}")


def look_at_microphone(machine: Machine) -> Iterator[Finding]:
    """Look whether a sound card can record."""
    recording = [line for line in (machine.text("/proc/asound/pcm") or "").splitlines() if ": capture" in line]
    if recording:
        names = ", ".join(line.split(":")[1].strip() for line in recording)
        yield ok("microphone", f"can record: {names}")
        return
    yield fail(
        "microphone",
        Problem.MICROPHONE_MISSING,
        "spoken commands are on and no sound card can record",
        "Connect a microphone and see `arecord -l`, or take spoken commands off in the profile.",
    )


def look_at_voice(name: str, check_voice: Callable[[str], None]) -> Iterator[Finding]:
    """Load the profile's voice; where it cannot be, see whether eSpeak NG, which then speaks, can.

    Args:
        name: The profile's voice.
        check_voice: Loads a voice; raises UserError.
    """
    try:
        check_voice(name)
    except UserError as error:
        if name == ESPEAK:
            yield fail("voice", Problem.VOICE_MISSING, "no voice speaks", str(error))
            return
        try:
            check_voice(ESPEAK)
        except UserError as second:
            yield fail("voice", Problem.VOICE_MISSING, "no voice speaks", f"{error} {second}")
        else:
            yield warn("voice", Problem.VOICE_OTHER, f"{name} cannot speak, so {ESPEAK} does", str(error))
        return
    yield ok("voice", f"{name} speaks")
