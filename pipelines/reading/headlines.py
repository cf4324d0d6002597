"""The headlines of a page: the lines that are set clearly larger than its body, or that its structure names so."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.types import LineRole, TextLine

LARGER = 1.3
"""How many times the body's height a line has at least to be a headline."""
_LONGEST = 120
"""Characters; what is longer is a text in large letters."""
_SAME_SIZE = 0.8
"""How much lower one of two lines may be than the other for both to be one headline."""


def headline_lines(lines: Sequence[TextLine], roles: Sequence[LineRole] = ()) -> tuple[tuple[int, ...], ...]:
    """Give the headlines, each as the indexes of the lines it is printed on.

    Args:
        lines: The legible lines, in reading order.
        roles: What each of them is, where that is known; empty otherwise. If one is a heading, only headings count.

    Raises:
        ValueError: There are roles, and not one for each line.
    """
    if roles and len(roles) != len(lines):
        raise ValueError(f"each line has a role, got {len(roles)} for {len(lines)} lines")
    if LineRole.HEADING in roles:
        found = [at for at, role in enumerate(roles) if role is LineRole.HEADING]
    else:
        body = _body_height(lines)
        found = [at for at, line in enumerate(lines) if line.quad.height >= LARGER * body and _is_title(line.text)]
    return _joined(lines, found)


def _is_title(text: str) -> bool:
    return sum(character.isalpha() for character in text) > 1 and len(text) <= _LONGEST


def _body_height(lines: Sequence[TextLine]) -> float:
    """Give the height that half of all characters do not exceed: a page has more body than headlines."""
    by_height = sorted(lines, key=lambda line: line.quad.height)
    half = sum(len(line.text) for line in lines) / 2
    for line in by_height:
        half -= len(line.text)
        if half <= 0:
            return line.quad.height
    return 0.0


def _joined(lines: Sequence[TextLine], found: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    runs: list[list[int]] = []
    for at in found:
        if runs and runs[-1][-1] == at - 1 and _are_one(lines[at - 1], lines[at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(map(tuple, runs))


def _are_one(line: TextLine, following: TextLine) -> bool:
    low, high = sorted((line.quad.height, following.quad.height))
    return line.block == following.block and low >= _SAME_SIZE * high
