"""Letters as they are compared with a list: without case, accents and points, each with how sure its reading is.

The error model is a weighted edit distance. Each edit costs how unlikely it is that the letters in question were
misread: their confidence says so, and how alike the two look. A reading without doubt can hardly be turned into another
name; one doubtful letter can.
"""

from __future__ import annotations

import enum
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WRITTEN_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart."""
_LOOK_ALIKE = (
    "ec eo co ao ae uv uy vy un nh hb nr mn mw il ij lt it tf fr gq gy pq bp dc do ct rt sz xk hk lk bd wv 5s 8b 6g 2z "
    "6b 38 56 68 17 0d 0c 4a 7t 1t 1j 0q g9 es as kx yj 1i 1l 0o"
)
_ALIKE = frozenset(frozenset(pair) for pair in _LOOK_ALIKE.split())
"""Pairs that are mistaken for one another in small or blurred print."""
_RUNS_TOGETHER = frozenset(
    {("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "u"), ("ri", "n"), ("ij", "y")}
)
"""Two letters that look like one."""
_LEAST_DOUBT = 0.003
"""What is never ruled out: a reading of confidence 1 can be wrong as well."""
_UNALIKE = 2.5
"""Added to the cost where the two look different."""
_THIN = 0.5
"""Added instead where a thin letter is missing: those drown in their neighbours."""
_THIN_LETTERS = frozenset("iljtfr1")
_DOUBLED = 0.75
"""Share of the cost of a missing letter that is the same as the one beside it: recognisers swallow those."""
_GAP = 2.0
"""Cost of a gap that is read beside a single letter and is not there, or the other way round."""
MOST = 99.0
"""A cost beyond all bounds."""


class Gap(enum.Enum):
    """What stands before a letter."""

    NONE = enum.auto()
    """The letter before it, of the same word; or nothing."""
    WORDS = enum.auto()
    """The end of another word: "van Dijk" may as well be read as "vanDijk"."""
    INITIAL = enum.auto()
    """The end of a word, where one of the two is a single letter, or both are digits: "Smit, S." is not "Smits"."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter or digit of a reading."""

    read: str
    """As it was read."""
    plain: str
    """One small letter without accent, or a digit."""
    confidence: float
    """0 to 1."""
    gap: Gap


@dataclass(frozen=True, slots=True)
class NameLetter:
    """One letter or digit of a name."""

    plain: str
    gap: Gap


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a reading differs from a name."""

    cost: float
    """How unlikely it is that the name was read so: 0 where it was, up to MOST; about a negative natural logarithm."""
    deciding: frozenset[int]
    """Indices in the reading of the letters at which the two differ, or beside which one is missing."""


def plain(text: str) -> str:
    """Give the letters and digits of a text, small and without accents."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(_WRITTEN_OUT))
    return "".join(each for each in apart if each.isalnum())


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text, plain."""
    return tuple(word for part in re.split(r"[\W_]+", text) if (word := plain(part)))


def letters_of(word: str, confidences: Sequence[float]) -> tuple[Letter, ...]:
    """Give the letters and digits of a word that was read; the confidences are one per character.

    "I" and "l" are drawn alike in many typefaces, so the letters beside them decide: "WlLLEMS" is Willems, "HeIler" is
    Heller. Where nothing is beside them, as in the initial of "l. Kok", they are in doubt.
    """
    found: list[Letter] = []
    for at, (read, confidence) in enumerate(zip(word, confidences, strict=True)):
        before, after = word[at - 1 : at], word[at + 1 : at + 2]
        drawn = read
        if read == "I" and before.islower():
            drawn = "l"
        elif read == "l" and before.isupper() and after.isupper():
            drawn = "i"
        is_doubtful = len(word) == 1 and (read in _STROKES or (read in _LIKE_STROKES and confidence < _CERTAIN))
        sure = min(confidence, _UNSURE) if is_doubtful else confidence
        found += [Letter(read, each, sure, Gap.NONE) for each in plain(drawn)]
    return tuple(found)


_STROKES = frozenset("l1|")
_LIKE_STROKES = frozenset("IL")
_CERTAIN = 0.99
"""Confidence from which on an initial "I" or "L" is not the other one: with serifs they are nearly the same."""
_UNSURE = 0.5
"""Confidence of a single stroke that stands alone: it may be "I", "L", "J", or a stain."""


def shape(text: str) -> str:
    """Give a plain text with one sign for all that is drawn alike, to look names up by."""
    return text.translate(_ONE_SIGN)


_ONE_SIGN = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i"})


def gap_between(before: str, after: str) -> Gap:
    """Tell what kind of gap two words have between them."""
    is_single = len(before) == 1 or len(after) == 1 or (before[-1:].isdigit() and after[:1].isdigit())
    return Gap.INITIAL if is_single else Gap.WORDS


def likeness(reading: Sequence[Letter], name: Sequence[NameLetter], *, is_code: bool) -> Likeness:
    """Compare a reading with a name, by the cheapest row of edits (Wagner and Fischer 1974, with weights).

    Args:
        reading: What was read.
        name: What it is compared with.
        is_code: Whether digits of the name are what tells it from others, so that a nought is no letter.
    """
    rows = [[Likeness(0.0, frozenset())]]
    for column in range(len(name)):
        rows[0].append(_after(rows[0][column], _missing(reading, 0, name, column), _beside(reading, 0)))
    for row in range(1, len(reading) + 1):
        here = [_after(rows[row - 1][0], _surplus(reading, row - 1), {row - 1})]
        for column in range(1, len(name) + 1):
            here.append(min(_ways(reading, name, row, column, rows, here, is_code=is_code), key=lambda way: way.cost))
        rows.append(here)
    return rows[-1][-1]


def _ways(  # noqa: PLR0917 - the state of one cell
    reading: Sequence[Letter],
    name: Sequence[NameLetter],
    row: int,
    column: int,
    rows: list[list[Likeness]],
    here: list[Likeness],
    *,
    is_code: bool,
) -> Iterator[Likeness]:
    """Give the ways in which the first letters of the reading become the first ones of the name."""
    letter, wanted = reading[row - 1], name[column - 1].plain
    divided = _divided_otherwise(letter.gap, name[column - 1].gap)
    if is_same(letter, wanted, is_code=is_code):
        yield _after(rows[row - 1][column - 1], divided, {row - 1}) if divided else rows[row - 1][column - 1]
    else:
        yield _after(rows[row - 1][column - 1], divided + _swapped(letter, wanted), {row - 1})
    yield _after(rows[row - 1][column], _surplus(reading, row - 1), {row - 1})
    yield _after(here[column - 1], _missing(reading, row, name, column - 1), _beside(reading, row))
    if row > 1 and (reading[row - 2].plain + letter.plain, wanted) in _RUNS_TOGETHER:
        yield _after(rows[row - 2][column - 1], _doubt(reading[row - 2 : row]), {row - 2, row - 1})
    if column > 1 and (name[column - 2].plain + wanted, letter.plain) in _RUNS_TOGETHER:
        yield _after(rows[row - 1][column - 2], _doubt([letter]), {row - 1})


def is_same(letter: Letter, wanted: str, *, is_code: bool) -> bool:
    """Tell whether a letter is the wanted one as far as its drawing can tell: no name of people holds a nought."""
    return letter.plain == wanted or (not is_code and letter.plain == "0" and wanted == "o")


def _divided_otherwise(read: Gap, wanted: Gap) -> float:
    """Give the cost of a gap that only the reading or only the name has."""
    return _GAP if (read is Gap.NONE) != (wanted is Gap.NONE) and Gap.INITIAL in {read, wanted} else 0.0


def _after(before: Likeness, cost: float, deciding: set[int]) -> Likeness:
    return Likeness(min(MOST, before.cost + cost), before.deciding | deciding)


def _doubt(letters: Sequence[Letter]) -> float:
    """Give what it costs to take letters for misread: nothing at confidence 0, most at 1."""
    return -math.log(max(_LEAST_DOUBT, 1 - min(letter.confidence for letter in letters)))


def _swapped(letter: Letter, wanted: str) -> float:
    return _doubt([letter]) + (0.0 if frozenset((letter.plain, wanted)) in _ALIKE else _UNALIKE)


def _surplus(reading: Sequence[Letter], index: int) -> float:
    beside = {reading[at].plain for at in (index - 1, index + 1) if 0 <= at < len(reading)}
    return _doubt([reading[index]]) + (0.0 if reading[index].plain in beside else _UNALIKE)


def _missing(reading: Sequence[Letter], row: int, name: Sequence[NameLetter], column: int) -> float:
    """Give the cost of a letter of the name that was not read, before the letter at `row`."""
    nearest = [reading[at] for at in _beside(reading, row)]
    if not nearest:
        return MOST
    doubled = [letter for letter in nearest if letter.plain == name[column].plain]
    if doubled:
        return _DOUBLED * _doubt(doubled)
    return _doubt(nearest) + (_THIN if name[column].plain in _THIN_LETTERS else _UNALIKE)


def _beside(reading: Sequence[Letter], row: int) -> set[int]:
    return {at for at in (row - 1, row) if 0 <= at < len(reading)}
