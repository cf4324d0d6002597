"""What a camera in its own process costs: time from the picture to the program, processor and memory."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from edge.cameras.chosen import described
from edge.cameras.process import ProcessCamera
from edge.cameras.ring import slots_for
from edge.clock import MonotonicClock
from edge.profile_keys import CameraKeys
from edge.replaying import sample_frames
from pipelines.types import Frame
from tests.bench.processes import memory_of_all
from tests.figures import Figure

WIDTH, HEIGHT, RATE = 1280, 720, 15
SECONDS = 20
KEEP_FRAMES = 8
"""As many as both profiles keep."""
TICKS = os.sysconf("SC_CLK_TCK")


def film(path: Path, seconds: int = 4) -> Path:
    """Write a film of the sample frames, moving and with a sensor's noise."""
    letter = cv2.imread(str(sample_frames() / "letter" / "01.jpg"))
    assert letter is not None
    page = cv2.resize(letter, (WIDTH + 100, HEIGHT + 60))
    noise = np.random.default_rng(1)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), RATE, (WIDTH, HEIGHT))
    for number in range(seconds * RATE):
        shift = abs(number % 60 - 30)
        view = page[shift : shift + HEIGHT, shift : shift + WIDTH]
        writer.write(cv2.add(view, noise.integers(0, 6, view.shape, dtype=np.uint8)))
    writer.release()
    return path


def figures() -> list[Figure]:
    """Measure a camera's process, and beside it OpenCV alone on the same film in this process."""
    with tempfile.TemporaryDirectory() as folder:
        path = film(Path(folder) / "film.avi")
        plain, plain_seconds = _plain(path)
        return _measured(path, plain, plain_seconds)


def _plain(path: Path) -> tuple[list[float], float]:
    """Give how long OpenCV takes from grabbing to the pixels, in ms, and processor seconds a minute of film."""
    capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
    took, began = [], time.process_time()
    while capture.grab():
        at = time.monotonic()
        capture.retrieve()
        took.append(1000 * (time.monotonic() - at))
    used = time.process_time() - began
    capture.release()
    return took, used * 60 * RATE / len(took)


def _measured(path: Path, plain: Sequence[float], plain_seconds: float) -> list[Figure]:
    clock = MonotonicClock()
    keys = CameraKeys(width=WIDTH, height=HEIGHT, frames_per_second=RATE)
    memory = memory_of_all().whole
    camera = ProcessCamera(described(keys, f"loop:{path}"), clock, slots_for(KEEP_FRAMES))
    kept: deque[Frame] = deque(maxlen=KEEP_FRAMES + 1)
    ages: list[float] = []
    camera.open()
    try:
        for _ in range(2 * RATE):  # until all is loaded
            kept.extend(filter(None, [camera.read(10)]))
        child, here = _used(camera.process_id or 0), time.thread_time()
        began = clock.now()
        while clock.now() < began + SECONDS:
            frame = camera.read(10)
            assert frame is not None
            ages.append(1000 * (clock.now() - frame.captured_at))
            kept.append(frame)
        minutes = (clock.now() - began) / 60
        child, here = _used(camera.process_id or 0) - child, time.thread_time() - here
        memory = memory_of_all().whole - memory
        dropped = camera.dropped
    finally:
        camera.close()
    on = f"film of {WIDTH} × {HEIGHT} at {RATE} a second"
    own = {"OpenCV in one process": _low_and_high(plain)}
    return [
        Figure(
            on,
            "ms from a picture grabbed by the camera's process to the program, p50; p95",
            "",
            _low_and_high(ages),
            None,
            own,
            note=f"{len(ages)} frames, {dropped} dropped; decoding is in both",
        ),
        Figure(
            on,
            "processor seconds a minute: camera's process; thread that reads",
            "",
            f"{child / minutes:.1f}; {here / minutes:.2f}",
            None,
            {"OpenCV in one process": f"{plain_seconds:.1f}"},
        ),
        Figure(
            on,
            f"memory that it adds to all processes, {KEEP_FRAMES + 1} frames kept, MB",
            "",
            f"{memory:.0f}",
            None,
            note=f"of it {len(kept) * WIDTH * HEIGHT * 3 / 1e6:.0f} MB are the frames that are kept",
        ),
    ]


def _low_and_high(samples: Sequence[float]) -> str:
    shares = statistics.quantiles(samples, n=20)
    return f"{statistics.median(samples):.1f}; {shares[-1]:.1f}"


def _used(process: int) -> float:
    """Give the processor seconds that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
