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

MEBIBYTE = 1 << 20
MOST_PICKING_MB = 240

REPLAY = """
from pathlib import Path
from edge import replaying
if __name__ == "__main__":
    replaying.play(Path({folder!r}))
    print(open("/proc/self/smaps_rollup").read())
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
from tests.bench.processes import pss_of_all
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
        print("Pss of all, picking:", pss_of_all(), "kB")
        eyes, frame = app.vision(profile), Frame(1, 0.0, pictures.load(folder / "12.jpg"))
        (found,) = eyes.look(frame, Wanted(detections_of=1))
        read = [each.line.text for each in eyes.look(frame, Wanted(lines=LinesWanted(1, found.detections)))]
        if not any(character.isdigit() for text in read for character in text):
            raise RuntimeError("no digits were read")
        print("Pss of all, digits:", pss_of_all(), "kB")
        speaker.close()
"""
RAPIDOCR = """
import logging, cv2
from rapidocr import RapidOCR
engine = RapidOCR(params={{"EngineConfig.onnxruntime.intra_op_num_threads": 1}})
logging.disable(50)
engine(cv2.imread({picture!r}))
print(open("/proc/self/smaps_rollup").read())
"""
ZXING = """
import cv2, zxingcpp
zxingcpp.read_barcodes(cv2.imread({picture!r}))
print(open("/proc/self/smaps_rollup").read())
"""


def pss_mebibytes(program: str, **names: str) -> float:
    """Run a program in a fresh interpreter and give the proportional set size that it prints at its end."""
    return _labelled(_output(program, **names), "Pss")


def _output(program: str, **names: str) -> str:
    source = textwrap.dedent(program).format(**names)
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=True, timeout=300, env=environment
    )
    return done.stdout


def _labelled(output: str, label: str) -> float:
    found = re.search(rf"^{label}:\s+(\d+) kB", output, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"no proportional set size in the output:\n{output}")
    return int(found[1]) * 1024 / MEBIBYTE


def figures() -> list[Figure]:
    """Measure both jobs after a whole set."""
    letter, picks = sample_frames() / "letter", sample_frames() / "pick-four-lines"
    reading = pss_mebibytes(REPLAY, folder=str(letter))
    output = _output(PICKING, folder=str(picks))
    picking, digits = _labelled(output, "Pss of all, picking"), _labelled(output, "Pss of all, digits")
    rapidocr = pss_mebibytes(RAPIDOCR, picture=str(letter / "01.jpg"))
    zxing = pss_mebibytes(ZXING, picture=str(next(iter(sorted(Path(picks).glob("*.jpg"))))))
    return [
        Figure(
            "reading job, letter", "memory at the end, MiB", "", f"{reading:.0f}", None, {"RapidOCR": f"{rapidocr:.0f}"}
        ),
        Figure(
            "picking job, four lines",
            "memory of all processes after the pick, MB",
            f"≤ {MOST_PICKING_MB}",
            f"{picking * MEBIBYTE / 1e6:.0f}",
            picking * MEBIBYTE / 1e6 <= MOST_PICKING_MB,
            {"zxing-cpp": f"{zxing * MEBIBYTE / 1e6:.0f}"},
            note="with the voice's process and the journal; the models for text were not loaded",
        ),
        Figure(
            "picking job, four lines",
            "the same once printed digits were read, MB",
            "",
            f"{digits * MEBIBYTE / 1e6:.0f}",
            None,
            note="the models are loaded then, and stay",
        ),
    ]
