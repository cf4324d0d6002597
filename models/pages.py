"""Pages of rendered lines, and how well two detectors agree on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray

from models.lines import render_lines
from models.sessions import open_session

PAGE_HEIGHT, PAGE_WIDTH = 704, 1280
"""Pixels; the size at which the detector looks at a frame of 1280 × 720."""
_LINES_A_PAGE = 12
_TEXT = 0.3
"""Probability from which on a pixel counts as text, as in the detector's settings."""


def render_pages(count: int, seed: int) -> list[NDArray[np.float32]]:
    """Give pages as the detector takes them: 1 × 3 × height × width, -1 to 1.

    Lines seen by a camera lie at random places on uneven grey. Raises ModelError if no font is installed.
    """
    chance = np.random.default_rng(seed)
    lines = render_lines(count * _LINES_A_PAGE, seed)
    pages = []
    for number in range(count):
        left_shade, right_shade = chance.uniform(40, 220, 2)
        shade = np.linspace(left_shade, right_shade, PAGE_WIDTH)[np.newaxis, :, np.newaxis]
        page = np.clip(shade + chance.normal(0, 6, (PAGE_HEIGHT, PAGE_WIDTH, 3)), 0, 255)
        for line in lines[number * _LINES_A_PAGE : (number + 1) * _LINES_A_PAGE]:
            height, width = min(line.pixels.shape[0], PAGE_HEIGHT), min(line.pixels.shape[1], PAGE_WIDTH)
            top = int(chance.integers(PAGE_HEIGHT - height + 1))
            left = int(chance.integers(PAGE_WIDTH - width + 1))
            page[top : top + height, left : left + width] = line.pixels[:height, :width]
        pages.append((page.transpose(2, 0, 1)[np.newaxis] / 127.5 - 1).astype(np.float32))
    return pages


def text_agreement(model: onnx.ModelProto, other: onnx.ModelProto, pages: Sequence[NDArray[np.float32]]) -> float:
    """Give the intersection over union, 0 to 1, of what two detectors take for text on all pages together."""
    common = either = 0
    for first, second in zip(_masks(model, pages), _masks(other, pages), strict=True):
        common += int(np.count_nonzero(first & second))
        either += int(np.count_nonzero(first | second))
    return common / max(1, either)


def _masks(model: onnx.ModelProto, pages: Sequence[NDArray[np.float32]]) -> list[NDArray[np.bool_]]:
    session = open_session(model.SerializeToString())
    name = session.get_inputs()[0].name
    return [session.run(None, {name: page})[0][0, 0] > _TEXT for page in pages]
