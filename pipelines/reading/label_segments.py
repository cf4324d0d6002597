"""The pieces of a label that may be a name: rows put together from lines that were read, divided at what is no name.

A piece reaches as far as it can: to the end of its row, to a separator such as a colon, a number, or a word that says
what stands beside it ("Naam", "Dhr.", "Wassen"). It is compared whole, so that "A.M. Bakker" is not taken for
"M. Bakker". A name may go on in the row below.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.reading.letters import Gap, Letter, gap_between, letters_of, plain
from pipelines.types import Point, Quad, Size, TextLine

_BESIDE = (
    "dhr dhrn mevr mw mevrouw meneer heer mej fam familie cliënt client bewoner bewoonster naam voornaam achternaam "
    "kamer kmr afd afdeling groep huis graf vak rij kist bak locatie eigenaar herr frau hr fr name vorname nachname "
    "zimmer station bewohner bewohnerin grab reihe fach kiste mr mrs ms miss mister owner room ward grave row bin box "
    "wassen was wash waschen machine handwas maat size größe cotton katoen baumwolle polyester wol wool wolle"
)
_NEUTRAL = frozenset(plain(word) for word in _BESIDE.split())
"""Words that stand beside a name and are no part of it; one that is also a name on the list is."""
_SEPARATOR = re.compile(r"[:;()\[\]<>=•·%°]|\s[/|]\s|\s{2,}")
_WITHIN_NAMES = frozenset(" .,'’‘`´-–—/&+|")
"""What may stand between the words of a name; any other sign there is a letter that was misread."""
_HYPHENS = frozenset("-–—")
_UNREAD = Letter("\N{REPLACEMENT CHARACTER}", "\N{REPLACEMENT CHARACTER}", 0.0, Gap.NONE)
"""Stands for a piece of a row that was located and could not be read."""
_SAME_ROW = 0.5
"""How far the middles of two lines of one row are apart at most, as a share of their height."""
_GAP = 2.5
"""White between two lines of one row, in line heights, at most."""
_ROW_PITCH = (0.5, 2.4)
"""How far a row that goes on is below, in line heights."""
_LIKE_HEIGHT = 0.5
"""How much lower one of two lines may be than the other and still belong to one name."""
_MOST_ROWS = 3
_EDGE = 0.3
"""A line that comes so near to the picture's edge, in line heights, may go on beyond it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits."""

    letters: tuple[Letter, ...]
    gap: str
    """What stands between it and the word before it, or the row's beginning."""

    @property
    def plain(self) -> str:
        """Its plain letters."""
        return "".join(letter.plain for letter in self.letters)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece that may be a name."""

    words: tuple[Word, ...]
    lines: frozenset[int]
    """Indices of the lines that it stands on."""
    is_first: bool
    """Whether it begins its row."""
    is_last: bool
    """Whether it ends its row."""
    is_open_before: bool
    """Whether more may stand before it that was not read: beyond the picture's edge, or before a hyphen."""
    is_open_after: bool
    """Whether more may stand after it that was not read."""

    @property
    def is_cut(self) -> bool:
        """Whether it may be a part of something longer."""
        return self.is_open_before or self.is_open_after

    @property
    def letters(self) -> tuple[Letter, ...]:
        """All letters, with the gaps between the words."""
        found: list[Letter] = []
        for before, word in itertools.pairwise((None, *self.words)):
            gap = gap_between(before.plain, word.plain) if before is not None and word is not None else Gap.NONE
            if word is not None:
                found += [replace(word.letters[0], gap=gap), *word.letters[1:]]
        return tuple(found)

    @property
    def without_initials(self) -> Segment:
        """The segment without the single letters at its beginning and end."""
        words = list(self.words)
        while words and len(words[0].letters) == 1:
            words.pop(0)
        while words and len(words[-1].letters) == 1:
            words.pop()
        return replace(self, words=tuple(words))


@dataclass(frozen=True, slots=True)
class _Row:
    """Lines beside each other."""

    lines: tuple[int, ...]
    """Indices, from left to right."""
    quads: tuple[Quad, ...]
    words: tuple[Word, ...]
    is_at_edge: bool
    """Whether it may go on beyond the picture's edge."""
    begins_open: bool
    """Whether it begins with a hyphen."""
    ends_open: bool
    """Whether it ends with a hyphen."""


def segments_of(lines: Sequence[TextLine], names: frozenset[str], size: Size | None) -> tuple[Segment, ...]:
    """Give all pieces that may be a name, the same piece of text perhaps alone and as a part of a longer one.

    Args:
        lines: All that was read, lines with an empty text included.
        names: Plain words that are names whatever they mean.
        size: Of the picture; None where it is not known.
    """
    rows = [_row(group, lines, size) for group in _grouped(lines)]
    neutral = _NEUTRAL - names
    found: list[Segment] = []
    for at_numbers in (True, False):
        divided = [_divided(row, neutral, at_numbers=at_numbers) for row in rows]
        found += [segment for row in divided for segment in row]
        for index, row in enumerate(rows):
            if divided[index] and divided[index][-1].is_last:
                found += _going_on(divided[index][-1], row, rows, divided)
    return tuple(dict.fromkeys(found))


def _going_on(
    begun: Segment, row: _Row, rows: Sequence[_Row], divided: Sequence[Sequence[Segment]]
) -> Iterator[Segment]:
    """Give a piece at the end of a row together with what begins the rows below."""
    for _ in range(_MOST_ROWS - 1):
        below = next((index for index, other in enumerate(rows) if other is not row and _is_below(row, other)), None)
        if below is None or not divided[below] or not divided[below][0].is_first:
            return
        more = divided[below][0]
        begun = Segment(
            (*begun.words, *more.words),
            begun.lines | more.lines,
            is_first=begun.is_first,
            is_last=more.is_last,
            is_open_before=begun.is_open_before,
            is_open_after=more.is_open_after,
        )
        yield begun
        if len(divided[below]) > 1:
            return
        row = rows[below]


def _divided(row: _Row, neutral: frozenset[str], *, at_numbers: bool) -> tuple[Segment, ...]:
    """Divide a row at what is no name."""
    pieces: list[list[int]] = [[]]
    for index, word in enumerate(row.words):
        after = row.words[index + 1].gap if index + 1 < len(row.words) else " "
        is_number = at_numbers and word.plain.isdigit() and len(word.plain) > 1 and " " in word.gap and " " in after
        if _SEPARATOR.search(word.gap):
            pieces.append([])
        if word.plain in neutral or is_number:
            pieces.append([])
        else:
            pieces[-1].append(index)
    last = len(row.words) - 1
    return tuple(
        Segment(
            tuple(row.words[index] for index in piece),
            frozenset(row.lines),
            is_first=piece[0] == 0,
            is_last=piece[-1] == last,
            is_open_before=row.is_at_edge or (piece[0] == 0 and row.begins_open),
            is_open_after=row.is_at_edge or (piece[-1] == last and row.ends_open),
        )
        for piece in pieces
        if piece
    )


def _row(group: Sequence[int], lines: Sequence[TextLine], size: Size | None) -> _Row:
    quads = tuple(lines[index].quad for index in group)
    texts = [lines[index].text.strip() for index in group]
    return _Row(
        tuple(group),
        quads,
        tuple(word for index in group for word in _words(lines[index])),
        is_at_edge=any(_touches_edge(quad, size) for quad in quads),
        begins_open=texts[0][:1] in _HYPHENS,
        ends_open=texts[-1][-1:] in _HYPHENS,
    )


def _words(line: TextLine) -> Iterator[Word]:
    """Take a line apart into words; a line that could not be read is one unread word."""
    if not line.text.strip():
        yield Word((_UNREAD,), " ")
        return
    gap, letters = " ", list[Letter]()
    for match in re.finditer(r"[^\W_]+|.", line.text, re.DOTALL):
        found = letters_of(match[0], line.character_confidences[match.start() : match.end()])
        if found or not (match[0] in _WITHIN_NAMES or _SEPARATOR.match(match[0])):
            letters += found or (_UNREAD,)
            continue
        if letters:
            yield Word(tuple(letters), gap)
            gap, letters = "", []
        gap += match[0]
    if letters:
        yield Word(tuple(letters), gap)


def _grouped(lines: Sequence[TextLine]) -> Iterator[list[int]]:
    """Put lines that stand beside each other into one row."""
    left = set(range(len(lines)))
    for index in range(len(lines)):
        if index not in left:
            continue
        group, waiting = {index}, [index]
        left.discard(index)
        while waiting:
            here = waiting.pop()
            more = {other for other in left if _is_beside(lines[here].quad, lines[other].quad)}
            left -= more
            group |= more
            waiting += more
        along, _ = _directions(lines[index].quad)
        yield sorted(group, key=lambda each: _dot(lines[each].quad.centre, along))


def _is_beside(one: Quad, other: Quad) -> bool:
    height = max(one.height, other.height)
    if not _are_alike(one, other):
        return False
    along, down = _directions(one)
    offset = Point(other.centre.x - one.centre.x, other.centre.y - one.centre.y)
    gap = abs(_dot(offset, along)) - (one.width + other.width) / 2
    return abs(_dot(offset, down)) < _SAME_ROW * height and -height < gap < _GAP * height


def _is_below(row: _Row, other: _Row) -> bool:
    """Tell whether another row is the next one below."""
    return any(_is_under(one, two) for one in row.quads for two in other.quads)


def _is_under(one: Quad, other: Quad) -> bool:
    if not _are_alike(one, other):
        return False
    along, down = _directions(one)
    offset = Point(other.centre.x - one.centre.x, other.centre.y - one.centre.y)
    pitch = _dot(offset, down) / max(one.height, other.height)
    overlap = (one.width + other.width) / 2 - abs(_dot(offset, along))
    return _ROW_PITCH[0] < pitch < _ROW_PITCH[1] and overlap > 0


def _are_alike(one: Quad, other: Quad) -> bool:
    low, high = sorted((one.height, other.height))
    return low > _LIKE_HEIGHT * high


def _directions(quad: Quad) -> tuple[Point, Point]:
    """Give the directions along a line and down from it, each of length 1."""
    start, end = quad.points[0], quad.points[1]
    length = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    along = Point((end.x - start.x) / length, (end.y - start.y) / length)
    return along, Point(-along.y, along.x)


def _dot(one: Point, other: Point) -> float:
    return one.x * other.x + one.y * other.y


def _touches_edge(quad: Quad, size: Size | None) -> bool:
    if size is None:
        return False
    near = _EDGE * quad.height
    return any(
        point.x < near or point.y < near or point.x > size.width - near or point.y > size.height - near
        for point in quad.points
    )
