"""Compares what two versions of the recogniser read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnx
from rapidfuzz.distance import Levenshtein

from models.characters import alphabet_of
from models.cut import character_list
from models.lines import RenderedLine
from models.recogniser import as_input, decode, input_width
from models.sessions import open_session

ERROR_RATE_MARGIN = 0.002
"""How much higher the int8 recogniser's character error rate may be than the float one's: 0.2 points."""


def read_lines(model: onnx.ModelProto, lines: Sequence[RenderedLine]) -> list[str]:
    """Read each line with a recogniser."""
    session = open_session(model.SerializeToString())
    name = session.get_inputs()[0].name
    alphabet = alphabet_of(character_list(model))
    texts = []
    for line in lines:
        batch = as_input(line.pixels, input_width(*line.pixels.shape[:2]))[np.newaxis]
        texts.append(decode(session.run(None, {name: batch})[0][0], alphabet).text)
    return texts


def error_rate(texts: Sequence[str], lines: Sequence[RenderedLine]) -> float:
    """Give the character error rate: edit distance over the number of true characters, 0 and up."""
    edits = sum(Levenshtein.distance(text, line.text) for text, line in zip(texts, lines, strict=True))
    return edits / sum(len(line.text) for line in lines)


@dataclass(frozen=True, slots=True)
class CutCheck:
    """How a cut recogniser compares with the original."""

    lines: int
    """Lines that were read with both."""
    foreign: int
    """Lines in which the original reads a character that was cut; those must differ."""
    different: tuple[str, ...]
    """Original texts of all other lines on which the two differ; empty if the cut is right."""


def check_cut(original: Sequence[str], cut: Sequence[str], kept: frozenset[str]) -> CutCheck:
    """Compare what the original and the cut recogniser read on the same lines."""
    foreign = [not set(text) <= kept for text in original]
    different = tuple(
        before
        for before, after, is_foreign in zip(original, cut, foreign, strict=True)
        if before != after and not is_foreign
    )
    return CutCheck(len(original), sum(foreign), different)
