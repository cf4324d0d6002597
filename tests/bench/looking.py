"""How long looking takes in both jobs, on the shipped frames, beside the plain libraries in the same run."""

from __future__ import annotations

import functools
import logging
import time
from collections.abc import Callable, Sequence

import cv2
import zxingcpp
from pyzbar import pyzbar
from rapidocr import RapidOCR

from edge import app, pictures, profiles
from edge.replaying import sample_frames
from pipelines.types import Pixels
from tests.figures import Figure, spread

ROUNDS = 9
"""Odd, so that the median is a measured one."""
MOST_FRAMES = 40


def figures() -> list[Figure]:
    """Measure the page of the reading job and the frames of the picking job."""
    cv2.setNumThreads(1)
    return [*_page(), *_frames()]


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _page() -> list[Figure]:
    engine = app.text_engine(profiles.load("orcam"), "fast", 1)
    logging.disable(logging.CRITICAL)
    plain = RapidOCR(
        params={"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    )
    page = pictures.load(sample_frames() / "letter" / "01.jpg")

    def first_line() -> object:
        return next(iter(engine.recognise(page, engine.detect(page))), None)

    def whole() -> object:
        return tuple(engine.recognise(page, engine.detect(page)))

    first, all_lines, theirs = [], [], []
    for _ in range(ROUNDS):
        first.append(_milliseconds(first_line))
        all_lines.append(_milliseconds(whole))
        theirs.append(_milliseconds(lambda: plain(page)))
    logging.disable(logging.NOTSET)
    peer = {"RapidOCR, whole page": spread(theirs, 0)}
    return [
        Figure("letter, 1920×1080", "ms to the first line, one thread", "", spread(first, 0), None, peer),
        Figure("letter, 1920×1080", "ms for the whole page, a line at a time", "", spread(all_lines, 0), None, peer),
    ]


def _frames() -> list[Figure]:
    engine = app.barcode_engine(profiles.load("metafors"))
    files = sorted((sample_frames() / "pick-four-lines").glob("*.jpg"))
    shown = [pictures.load(path) for path in files[:: max(1, len(files) // MOST_FRAMES)]]
    with_code = [picture for picture in shown if zxingcpp.read_barcodes(picture)]
    without = [picture for picture in shown if not zxingcpp.read_barcodes(picture)]
    return [
        _compare("pick frames that zxing-cpp reads", with_code, engine.decode),
        _compare("pick frames that zxing-cpp does not read", without, engine.decode),
    ]


def _compare(name: str, frames: Sequence[Pixels], ours: Callable[[Pixels], object]) -> Figure:
    mine, zxing, zbar = [], [], []
    for frame in frames:
        mine.append(_milliseconds(functools.partial(ours, frame)))
        zxing.append(_milliseconds(functools.partial(zxingcpp.read_barcodes, frame)))
        zbar.append(_milliseconds(functools.partial(pyzbar.decode, frame)))
    peers = {"zxing-cpp": spread(zxing), "pyzbar": spread(zbar)}
    return Figure(name, "ms a frame, one thread", "", spread(mine), None, peers, f"{len(frames)} frames")
