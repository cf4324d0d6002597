"""The reading job as its wearer meets it: how soon it answers and speaks, and what it says while walking past signs."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable

import cv2
from rapidocr import RapidOCR

from edge import app, pictures, profiles, replaying, sample_sets
from edge.loop import ForgetfulStore, Loop
from edge.replaying import sample_frames
from pipelines import commands
from pipelines.session import Started
from pipelines.spoken.text import speakable
from pipelines.types import Earcon, Feedback, Frame, Observation, Pixels, Play, Say
from pipelines.vision.look import Vision
from tests.figures import Figure, spread

ROUNDS = 9
"""Odd, so that the median is a measured one."""
MOST_ANSWER_MS = 50.0
MOST_TIME_SHARE = 0.35
"""Of RapidOCR's time for the whole page."""


def figures() -> list[Figure]:
    """Measure the answer to a command, the first word of a page, and reading along."""
    cv2.setNumThreads(1)
    return [*_first_word(), _walk()]


def _first_word() -> list[Figure]:
    eyes = app.vision(profiles.load("orcam"))
    logging.disable(logging.CRITICAL)
    plain = RapidOCR(
        params={"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    )
    page = pictures.load(sample_frames() / "letter" / "01.jpg")
    answers, first, theirs = [], [], []
    for _ in range(ROUNDS):
        answer, word = _asked(eyes, page)
        answers.append(answer)
        first.append(word)
        began = time.perf_counter()
        plain(page)
        theirs.append(1000 * (time.perf_counter() - began))
    logging.disable(logging.NOTSET)
    share = sum(first) / sum(theirs)
    return [
        Figure(
            "letter, 1920×1080",
            "ms of processing from Read to the answering sound",
            f"≤ {MOST_ANSWER_MS:.0f}",
            spread(answers, 2),
            max(answers) <= MOST_ANSWER_MS,
        ),
        Figure(
            "letter, 1920×1080",
            "ms from Read to the first spoken word, one thread",
            f"≤ {MOST_TIME_SHARE} of RapidOCR's whole page",
            f"{share:.3f}; {spread(first, 0)}",
            share <= MOST_TIME_SHARE,
            {"RapidOCR, whole page": spread(theirs, 0)},
        ),
    ]


def _asked(eyes: Vision, page: Pixels) -> tuple[float, float]:
    """Ask for a page of which a frame was just seen; give milliseconds to the sound and to the first word."""
    profile = profiles.load("orcam")
    loop = Loop(app.assistant(profile, profile.preferences()), ForgetfulStore(), profile.reading.keep_frames)
    loop.take(Started(), 0.0)
    loop.show(Frame(1, 0.0, page))
    _look(loop, eyes, lambda _: False)
    began = time.perf_counter()
    heard = loop.take(commands.Read(), 0.1)
    answer = 1000 * (time.perf_counter() - began)
    if Play(Earcon.HEARD, 0.8) not in heard:
        raise AssertionError(f"Read was answered with {heard}")
    _look(loop, eyes, lambda one: isinstance(one, Say) and one.utterance.phrase is None)
    return answer, 1000 * (time.perf_counter() - began)


def _look(loop: Loop, eyes: Vision, is_it: Callable[[Feedback], bool]) -> None:
    """Do one job after the other until one leads to a certain feedback, or there are none."""
    while (job := loop.next_job()) is not None:
        for seen in eyes.look(job.frame, job.wanted):
            if any(is_it(one) for one in _taken(loop, seen)):
                return


def _taken(loop: Loop, seen: Observation) -> tuple[Feedback, ...]:
    return loop.take(seen, 0.2)


def _walk() -> Figure:
    """Walk past three signs, and compare what was spoken with what they say."""
    folder = sample_frames() / "walk-past-signs"
    there = {speakable(text.text, "nl") for frame in sample_sets.load(folder).frames for text in frame.texts}
    spoken = Counter(
        entry.what
        for entry in replaying.play(folder).replayed.transcript
        if entry.kind == "speech" and entry.details["phrase"] is None
    )
    once = sum(spoken[line] == 1 for line in there)
    repeats = sum(count - 1 for count in spoken.values())
    wrong = sum(count for line, count in spoken.items() if line not in there)
    return Figure(
        "walk-past-signs",
        "lines spoken exactly once, repeats, lines that are not there",
        f"{len(there)}, 0, 0",
        f"{once}, {repeats}, {wrong}",
        (once, repeats, wrong) == (len(there), 0, 0),
    )
