"""How long the recogniser takes for a line, beside the original network from the same source."""

from __future__ import annotations

import time

import numpy as np
import onnxruntime

from models import runtime
from models.lines import render_lines
from models.manifest import ModelName, sources
from models.recogniser import as_input, scaled_width
from tests.figures import Figure, spread

LINES = 60
SEED = 11
MOST_TIME_SHARE = 0.45


def figures() -> list[Figure]:
    """Let both networks take turns on the same rendered lines, in one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    source = sources()[ModelName.RECOGNISER].locate()
    original = onnxruntime.InferenceSession(str(source), options, providers=["CPUExecutionProvider"])
    name = original.get_inputs()[0].name
    ours = runtime.load(ModelName.RECOGNISER, threads=1)
    mine, theirs = [], []
    for line in render_lines(LINES, SEED):
        height, width = line.pixels.shape[:2]
        batch = as_input(line.pixels, scaled_width(height, width))[np.newaxis]
        began = time.perf_counter()
        ours.run(batch)
        between = time.perf_counter()
        original.run(None, {name: batch})
        mine.append(1000 * (between - began))
        theirs.append(1000 * (time.perf_counter() - between))
    share = sum(mine) / sum(theirs)
    return [
        Figure(
            "rendered lines",
            "recogniser, time a line, one thread",
            f"≤ {MOST_TIME_SHARE} of the original's",
            f"{share:.3f}; {spread(mine)} ms",
            share <= MOST_TIME_SHARE,
            {"PP-OCRv6 as published": f"{spread(theirs)} ms"},
            f"{LINES} lines",
        )
    ]
