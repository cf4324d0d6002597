"""Memory of whole programs: each job at work, beside the plain libraries holding the same pictures."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

from edge.replaying import sample_frames
from tests.figures import Figure

MOST_PICKING_MB = 240

REPLAY = """
from pathlib import Path
from edge import replaying
from tests.bench.processes import memory_of_all
if __name__ == "__main__":
    replaying.play(Path({folder!r}))
    print("Memory of all:", memory_of_all().whole, "MB")
"""
PICKING = """
import tempfile, time
from pathlib import Path
from edge import app, outputs, pictures, profiles, replaying
from edge.clock import MonotonicClock
from edge.journal.journal import Journal
from edge.sound.sinks import NullSink
from edge.sound.speaker import Speaker
from pipelines.preferences import ESPEAK
from pipelines.types import Frame, LinesWanted, Say, Utterance, Wanted
from tests.bench.processes import memory_of_all
if __name__ == "__main__":
    loads = []
    load = app.text_engine
    app.text_engine = lambda *given: loads.append(given) or load(*given)
    folder, profile, clock = Path({folder!r}), profiles.load("metafors"), MonotonicClock()
    with tempfile.TemporaryDirectory() as place, Journal.open(Path(place) / "journal.sqlite", clock):
        player = outputs.player_on(NullSink(clock, profile.sound.channels), profile.sound, clock)
        speaker = Speaker(player, outputs.ready_voice(ESPEAK), clock, lambda _: None)
        speaker.start()
        replaying.play(folder)
        speaker.submit((Say(Utterance("Pak er drie.", "nl")),))
        time.sleep(1)
        if loads:
            raise RuntimeError("the text models were loaded though nothing had to be read")
        print("Memory of all, picking:", memory_of_all().whole, "MB")
        eyes, frame = app.vision(profile), Frame(1, 0.0, pictures.load(folder / "12.jpg"))
        (found,) = eyes.look(frame, Wanted(detections_of=1))
        read = [each.line.text for each in eyes.look(frame, Wanted(lines=LinesWanted(1, found.detections)))]
        if not any(character.isdigit() for text in read for character in text):
            raise RuntimeError("no digits were read")
        print("Memory of all, digits:", memory_of_all().whole, "MB")
        speaker.close()
"""
RAPIDOCR = """
import logging, cv2
from rapidocr import RapidOCR
from tests.bench.processes import memory_of_all
engine = RapidOCR(params={{"EngineConfig.onnxruntime.intra_op_num_threads": 1}})
logging.disable(50)
engine(cv2.imread({picture!r}))
print("Memory of all:", memory_of_all().whole, "MB")
"""
ZXING = """
import cv2, zxingcpp
from tests.bench.processes import memory_of_all
zxingcpp.read_barcodes(cv2.imread({picture!r}))
print("Memory of all:", memory_of_all().whole, "MB")
"""


def megabytes(program: str, **names: str) -> float:
    """Run a program in a fresh interpreter and give the memory that it prints as that of all its processes."""
    return _labelled(_output(program, **names), "Memory of all")


def _output(program: str, **names: str) -> str:
    source = textwrap.dedent(program).format(**names)
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True, timeout=300, env=environment
    )
    return done.stdout


def _labelled(output: str, label: str) -> float:
    found = re.search(rf"^{label}: ([\d.]+) MB", output, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"no memory in the output:\n{output}")
    return float(found[1])


def figures() -> list[Figure]:
    """Measure both jobs after a whole set."""
    letter, picks = sample_frames() / "letter", sample_frames() / "pick-four-lines"
    reading = megabytes(REPLAY, folder=str(letter))
    output = _output(PICKING, folder=str(picks))
    picking, digits = _labelled(output, "Memory of all, picking"), _labelled(output, "Memory of all, digits")
    rapidocr = megabytes(RAPIDOCR, picture=str(letter / "01.jpg"))
    zxing = megabytes(ZXING, picture=str(next(iter(sorted(Path(picks).glob("*.jpg"))))))
    return [
        Figure(
            "reading job, letter", "memory at the end, MB", "", f"{reading:.0f}", None, {"RapidOCR": f"{rapidocr:.0f}"}
        ),
        Figure(
            "picking job, four lines",
            "memory of all processes after the pick, MB",
            f"≤ {MOST_PICKING_MB}",
            f"{picking:.0f}",
            picking <= MOST_PICKING_MB,
            {"zxing-cpp": f"{zxing:.0f}"},
            note="with the voice's process and the journal; the models for text were not loaded",
        ),
        Figure(
            "picking job, four lines",
            "the same once printed digits were read, MB",
            "",
            f"{digits:.0f}",
            None,
            note="the models are loaded then, and stay",
        ),
    ]
