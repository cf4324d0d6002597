"""Lines put together to one text, in which each character is known by its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.types import TextLine


@dataclass(frozen=True, slots=True)
class Printed:
    """A text put together from lines, each character with its line and its place there."""

    text: str
    places: tuple[tuple[int, int], ...]
    """For each character its line and its index there; a gap between lines stands just past the end of the first."""


def put_together(lines: Sequence[TextLine], numbers: Sequence[int], gap: str = " ") -> Printed:
    """Put lines together, by their indexes, with a gap between them."""
    text, places = "", list[tuple[int, int]]()
    for number in numbers:
        if text:
            text += gap
            places += [(numbers[0], len(lines[numbers[0]].text))] * len(gap)
        text += lines[number].text
        places += [(number, at) for at in range(len(lines[number].text))]
    return Printed(text, tuple(places))


def least_confidence(lines: Sequence[TextLine], places: Sequence[tuple[int, int]]) -> float:
    """Give the least confidence of the characters at places; spaces tell nothing."""
    known = [
        lines[line].character_confidences[at]
        for line, at in places
        if at < len(lines[line].character_confidences) and not lines[line].text[at].isspace()
    ]
    return min(known, default=min((lines[line].confidence for line, _ in places), default=0.0))


def beside(lines: Sequence[TextLine], number: int) -> int | None:
    """Give the nearest line to the right at the same height."""
    quad = lines[number].quad
    right = quad.centre.x + quad.width / 2
    found = [
        (other.quad.centre.x, at)
        for at, other in enumerate(lines)
        if at != number
        and abs(other.quad.centre.y - quad.centre.y) < quad.height / 2
        and other.quad.centre.x - other.quad.width / 2 >= right
    ]
    return min(found)[1] if found else None
