"""The sentences of a page: what is spoken at once, across the lines on which it happens to be printed.

A sentence goes on from line to line where the text clearly does: inside one block, in letters of one size, and either
the next line begins with a small letter, or this one ends with a word that needs another after it. Otherwise each line
stands for itself, as on an envelope, a label or a list: a pause too many is heard as such, a pause too few makes two
things one. What was found so far never changes when more lines are recognised, so that speech can begin with the first
sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.spoken.lines import join_lines
from pipelines.spoken.sentences import ends_sentence, sentence_starts
from pipelines.types import TextLine

_DUTCH = "de het een van op om in en of te voor met bij naar aan uit tot tussen door over onder uw mijn zijn haar als"
_ENGLISH = "the a an of to at on and or for with from by between than that which your my his her is are"
_GERMAN = (
    "der die das den dem des ein eine einen einem einer und oder von zu im am vom zum zur für mit bei nach bis aus auf"
)
_NEEDS_MORE = frozenset(f"{_DUTCH} {_ENGLISH} {_GERMAN}".split())
"""Articles, prepositions and the like, after which no line of its own ends."""
_SAME_SIZE = 0.75
"""How much lower one of two lines may be than the other and still be set in the same letters."""
_LIST_ITEM = re.compile(r"(?:[-–•*▪●○■□☐☑]|\(?(?:\d{1,2}|[a-z])[.)])\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands for itself."""

    text: str
    """Words that a line end cut in two are whole again."""
    line_starts: tuple[int, ...]
    """Where each of its lines begins in the text: ascending, the first at 0."""
    first_line: int
    """Index of its first line among the page's legible lines."""
    block: int
    """As in Detection."""
    is_unsure: bool
    """Whether one of its lines is."""


def sentences_of(lines: Sequence[TextLine], unsure_below: float, *, is_complete: bool) -> tuple[Sentence, ...]:
    """Give the sentences that are known to their end, in reading order.

    Args:
        lines: The legible lines so far, in reading order.
        unsure_below: Confidence below which a line counts as unsure, 0 to 1.
        is_complete: Whether no more lines follow.
    """
    found: list[Sentence] = []
    start = 0
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None and not (is_complete or ends_sentence(line.text)):
            break
        if following is None or not _runs_on(line, following):
            found += _divided(lines[start : index + 1], start, unsure_below)
            start = index + 1
    return tuple(found)


def _runs_on(line: TextLine, following: TextLine) -> bool:
    if ends_sentence(line.text) or line.block != following.block or _LIST_ITEM.match(following.text):
        return False
    heights = sorted((line.quad.height, following.quad.height))
    if heights[0] < _SAME_SIZE * heights[1]:
        return False
    return following.text[:1].islower() or line.text.split()[-1].lower() in _NEEDS_MORE


def _divided(run: Sequence[TextLine], first: int, unsure_below: float) -> list[Sentence]:
    """Join a run of lines and divide it at its sentences."""
    text, starts = "", [0]
    for line in run:
        if text:
            text = join_lines(f"{text}\n{line.text}").replace("\n", " ")
            starts.append(len(text) - len(line.text.lstrip()))
        else:
            text = line.text
    bounds = (0, *sentence_starts(text), len(text))
    found: list[Sentence] = []
    for begin, end in itertools.pairwise(bounds):
        inside = [index for index, at in enumerate(starts) if begin < at < end]
        holding = max(index for index, at in enumerate(starts) if at <= begin)
        parts = run[holding : (inside[-1] if inside else holding) + 1]
        found.append(
            Sentence(
                text[begin:end].strip(),
                (0, *(starts[index] - begin for index in inside)),
                first + holding,
                run[0].block,
                any(part.confidence < unsure_below for part in parts),
            )
        )
    return found
