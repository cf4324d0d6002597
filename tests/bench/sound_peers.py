"""The same work by stock pyttsx3 and by the espeak-ng program, each in processes of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.figures import spread

TRIALS = 31
STOP_TRIALS = 3
"""Each stop of stock pyttsx3 takes as long as its speech."""

GIVE_UP_SECONDS = 30.0
SPEAK_SECONDS = 3.0
"""How much the fake player of a stop plays."""

FIRST_NOTE = "pyttsx3: until the player is started, its first call left out; espeak-ng: start to first byte, no player"
STOP_NOTE = (
    "pyttsx3: stop from another thread until its player ends; espeak-ng: kill to end, what a player holds plays on"
)

APLAY = """#!/bin/bash
echo "start $EPOCHREALTIME" >> "$STAMPS"
sleep "$PLAY_SECONDS"
echo "end $EPOCHREALTIME" >> "$STAMPS"
"""
"""Stands for the player: it notes when it could read its first sample, and plays in real time."""

FIRST = """
import sys, time, pyttsx3
engine = pyttsx3.init()
engine.setProperty("voice", "gmw/nl")
for number in range(int(sys.argv[2]) + 1):
    with open(sys.argv[3], "a") as stamps:
        print("asked", time.time(), file=stamps)
    engine.say(sys.argv[1])
    engine.runAndWait()
    time.sleep(0.1)
"""
STOP = """
import os, sys, threading, time, pyttsx3
engine = pyttsx3.init()
engine.setProperty("voice", "gmw/nl")
def stop():
    while "start" not in open(sys.argv[3]).read():
        time.sleep(0.005)
    time.sleep(0.3)
    with open(sys.argv[3], "a") as stamps:
        print("asked", time.time(), file=stamps)
    engine.stop()
open(sys.argv[3], "a").close()
threading.Thread(target=stop, daemon=True).start()
for _ in range(2):  # the first call returns before anything is heard
    engine.say(sys.argv[1])
    engine.runAndWait()
time.sleep(5)
os._exit(0)
"""


def stock_first(text: str) -> str:
    """Milliseconds from say to the start of the player."""
    stamps = _stock(FIRST, text, play_seconds=0.0)
    waits: list[float] = []
    asked: float | None = None
    for kind, at in stamps[1:]:
        if kind == "asked":
            asked = at
        elif kind == "start" and asked is not None:
            waits.append(1000 * (at - asked))
            asked = None
    return _told(waits, TRIALS)


def stock_stop(text: str) -> str:
    """Milliseconds from stop to the end of the player."""
    waits: list[float] = []
    for _ in range(STOP_TRIALS):
        stamps = _stock(STOP, text, play_seconds=SPEAK_SECONDS)
        asked = next((at for kind, at in stamps if kind == "asked"), None)
        ends = [at for kind, at in stamps if kind == "end" and asked is not None and at > asked]
        if asked is not None and ends:
            waits.append(1000 * (ends[0] - asked))
    return _told(waits, STOP_TRIALS)


def program_first(text: str) -> str:
    """Milliseconds from the start of the program to its first byte."""
    waits = []
    for _ in range(TRIALS):
        began = time.perf_counter()
        with _program(text) as program:
            assert program.stdout is not None
            program.stdout.read(1)
            waits.append(1000 * (time.perf_counter() - began))
            program.kill()
    return _told(waits, TRIALS)


def program_stop(text: str) -> str:
    """Milliseconds from killing the program, while it waits for its reader, to its end."""
    waits = []
    for _ in range(TRIALS):
        with _program(text) as program:
            assert program.stdout is not None
            program.stdout.read(1)
            began = time.perf_counter()
            program.kill()
            program.wait()
            waits.append(1000 * (time.perf_counter() - began))
    return _told(waits, TRIALS)


def _program(text: str) -> subprocess.Popen[bytes]:
    name = shutil.which("espeak-ng") or "espeak-ng"
    program = subprocess.Popen([name, "-v", "nl", "--stdout", "--stdin"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert program.stdin is not None
    program.stdin.write(text.encode())
    program.stdin.close()
    return program


def _stock(source: str, text: str, play_seconds: float) -> list[tuple[str, float]]:
    """Run stock pyttsx3 with a fake player and give what both noted, in order; a process that hangs is ended."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stamps = folder / "stamps"
        player = folder / "aplay"
        player.write_text(APLAY, encoding="ascii")
        player.chmod(0o755)
        environment = os.environ | {
            "PATH": f"{folder}:{os.environ['PATH']}",
            "STAMPS": str(stamps),
            "PLAY_SECONDS": str(play_seconds),
            # It leaves its sound files behind.
            "TMPDIR": name,
        }
        command = [sys.executable, "-c", source, text, str(TRIALS), str(stamps)]
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, env=environment, capture_output=True, check=False, timeout=GIVE_UP_SECONDS)
        lines = stamps.read_text(encoding="ascii").split("\n") if stamps.exists() else []
    return [(kind, float(at)) for kind, at in (line.split() for line in lines if line)]


def _told(waits: list[float], asked: int) -> str:
    missing = "" if len(waits) == asked else f" (heard {len(waits)} of {asked} times)"
    return (spread(waits) if len(waits) > 1 else "nothing") + missing
