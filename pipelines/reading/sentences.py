"""The sentences of a page: what is spoken at once, across the lines on which it happens to be printed.

A sentence goes on from line to line where the text clearly does: inside one block or from one column to the next, in
letters of one size, and where the next line begins with a small letter, this one ends with a word that needs another
after it or was cut in two, or this one goes to the end of its column. Otherwise each line
stands for itself, as on an envelope, a label or a list: a pause too many is heard as such, a pause too few makes two
things one. What was found so far never changes when more lines are recognised, so that speech can begin with the first
sentence.

A row of a table is one sentence, a heading and an item of a list are sentences of their own, and the furniture of the
page comes after all others.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.doubt import DoubtSettings, doubt_of, together
from pipelines.reading.sentence import Sentence, SentenceKind, Structure
from pipelines.reading.table_rows import named, names_in, row_end, row_sentence
from pipelines.spoken.lines import join_lines
from pipelines.spoken.sentences import ends_sentence, sentence_starts
from pipelines.types import LineRole, TextLine

__all__ = ["Sentence", "SentenceKind", "Structure", "sentences_of"]

_DUTCH = "de het een van op om in en of te voor met bij naar aan uit tot tussen door over onder uw mijn zijn haar als"
_ENGLISH = "the a an of to at on and or for with from by between than that which your my his her is are"
_GERMAN = (
    "der die das den dem des ein eine einen einem einer und oder von zu im am vom zum zur für mit bei nach bis aus auf"
)
_NEEDS_MORE = frozenset(f"{_DUTCH} {_ENGLISH} {_GERMAN}".split())
"""Articles, prepositions and the like, after which no line of its own ends."""
_SAME_SIZE = 0.75
"""How much lower one of two lines may be than the other and still be set in the same letters."""
_LIST_ITEM = re.compile(r"(?:[-–•·*▪●○■□☐☑]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_CUT_WORD = re.compile(r"[^\W\d_][-\u2010\u00ad]\s*$")
"""A word that a line end cuts in two."""
_BETWEEN_ITEMS = 2
"""Lines that may stand between two items of a list, because the first goes on in them."""
_HEADING_LENGTH = 90
"""Characters of a heading, at most."""


def sentences_of(
    lines: Sequence[TextLine], settings: DoubtSettings, *, is_complete: bool, structure: Structure | None = None
) -> tuple[Sentence, ...]:
    """Give the sentences that are known to their end: in reading order, but furniture last.

    Args:
        lines: The legible lines so far, in reading order.
        settings: From where on there is doubt.
        is_complete: Whether no more lines follow.
        structure: What else is known of the page; None where all is running text.
    """
    known = structure or Structure()
    if not known.furniture.is_known:
        return ()
    found: list[Sentence] = []
    aside: list[Sentence] = []
    names: dict[int, dict[int, str]] = {}
    item_end: int | None = None
    start = 0
    while start < len(lines):
        end = _piece_end(lines, start, known, is_complete=is_complete)
        if end is None:
            break
        cell = known.cell(start)
        if start in known.furniture.indices:
            aside += [replace(each, kind=SentenceKind.FURNITURE) for each in _divided(lines, start, end, settings)]
        elif cell is not None:
            row = row_sentence(lines, start, end, known, settings, is_complete=is_complete)
            if row is None:
                break
            found.append(named(row, names.get(cell.table)))
            names.setdefault(cell.table, names_in(row))
        else:
            goes_on = item_end is not None and start - item_end <= _BETWEEN_ITEMS
            is_item = _is_item(lines, start, end, known, is_complete=is_complete, goes_on=goes_on)
            if is_item is None:
                break
            first, *rest = _divided(lines, start, end, settings)
            if is_item:
                first = replace(first, kind=SentenceKind.LIST_ITEM, is_first=not goes_on)
                item_end = end
            elif known.role(start) is LineRole.HEADING and not rest and _may_be_heading(first.text):
                first = replace(first, kind=SentenceKind.HEADING)
            found += [first, *rest]
        start = end
    return (*found, *aside) if is_complete else tuple(found)


def _piece_end(lines: Sequence[TextLine], start: int, known: Structure, *, is_complete: bool) -> int | None:
    """Give the index after the lines that run on from one another, or make up a row; None where it is not known yet."""
    if start in known.furniture.indices:
        return start + 1
    if known.cell(start) is not None:
        return row_end(lines, start, known, is_complete=is_complete)
    for index in range(start, len(lines) - 1):
        if not _goes_on(lines, index, known):
            return index + 1
    return len(lines) if is_complete or ends_sentence(lines[-1].text) else None


def _goes_on(lines: Sequence[TextLine], index: int, known: Structure) -> bool:
    """Tell whether a line of text or of a heading runs on in the one after it."""
    if index + 1 in known.furniture.indices or known.role(index) is not known.role(index + 1):
        return False
    line, following = lines[index], lines[index + 1]
    if line.block != following.block and not _is_next_column(known, index):
        return False
    return _runs_on(line, following, is_full=known.fills_column(index))


def _is_next_column(known: Structure, index: int) -> bool:
    """Tell whether a line ends a column of text, and the one after it begins the next."""
    if index + 1 >= len(known.found):
        return False
    column, following = known.found[index].column, known.found[index + 1].column
    return column is not None and following == column + 1


def _runs_on(line: TextLine, following: TextLine, *, is_full: bool) -> bool:
    if ends_sentence(line.text) or _LIST_ITEM.match(following.text):
        return False
    heights = sorted((line.quad.height, following.quad.height))
    if heights[0] < _SAME_SIZE * heights[1]:
        return False
    is_cut = _CUT_WORD.search(line.text) is not None
    return is_full or is_cut or following.text[:1].islower() or line.text.split()[-1].lower() in _NEEDS_MORE


def _may_be_heading(text: str) -> bool:
    """Tell whether what stands in large letters reads like a heading too."""
    has_letters = any(character.isalpha() for character in text)
    return has_letters and len(text) <= _HEADING_LENGTH and not text.endswith((",", ";"))


def _is_item(
    lines: Sequence[TextLine], start: int, end: int, known: Structure, *, is_complete: bool, goes_on: bool
) -> bool | None:
    """Tell whether a piece is an item of a list; None where that is not known yet. One item alone makes no list."""
    if not _begins_item(lines, start, known):
        return False
    if goes_on:
        return True
    for index in range(end, min(end + _BETWEEN_ITEMS + 1, len(lines))):
        if _begins_item(lines, index, known):
            return True
        if known.role(index) is not LineRole.TEXT:
            return False
    return False if is_complete or len(lines) > end + _BETWEEN_ITEMS else None


def _begins_item(lines: Sequence[TextLine], index: int, known: Structure) -> bool:
    is_text = known.role(index) is LineRole.TEXT and index not in known.furniture.indices
    return is_text and _LIST_ITEM.match(lines[index].text) is not None


def _divided(lines: Sequence[TextLine], start: int, end: int, settings: DoubtSettings) -> list[Sentence]:
    """Join lines that run on from one another, and divide them at their sentences."""
    run = lines[start:end]
    text, starts = "", [0]
    for line in run:
        if text:
            text = join_lines(f"{text}\n{line.text}").replace("\n", " ")
            starts.append(len(text) - len(line.text.lstrip()))
        else:
            text = line.text
    bounds = (0, *sentence_starts(text), len(text))
    found: list[Sentence] = []
    for begin, stop in itertools.pairwise(bounds):
        inside = [index for index, at in enumerate(starts) if begin < at < stop]
        holding = max(index for index, at in enumerate(starts) if at <= begin)
        parts = run[holding : (inside[-1] if inside else holding) + 1]
        found.append(
            Sentence(
                text[begin:stop].strip(),
                (0, *(starts[index] - begin for index in inside)),
                start + holding,
                run[holding].block,
                together([doubt_of(part, settings) for part in parts]),
            )
        )
    return found
