"""Text in which fields are sought: as it was read, and mended where recognition usually slips.

A mended place is known: what is found there is in doubt. Only slips that leave little choice are mended: a letter that
looks like a figure among figures (O for 0, l for 1), a space beside a mark inside of a figure or an address, a comma
for the point of an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

AS_FIGURES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
"""Letters that are taken for the figures they look like."""

_END = r"(?:nl|be|de|at|ch|fr|uk|com|org|net|eu|info)"
_FIGURES = re.compile(r"(?<![\w@])[€£$+(]?[0-9OoIl|][0-9OoIl|.,:/()-]*(?![\w@])")
_GAPS = re.compile(
    r"(?<=[0-9][.,])[ ](?=[0-9]{2}(?![0-9])(?![ ]?[A-Za-z0-9]))"  # 12, 50
    r"|(?<=[0-9])[ ](?=[.,][0-9]{2}(?![0-9]))"  # 12 ,50
    r"|(?<=[0-9]:)[ ](?=[0-9]{2}(?![0-9]))|(?<=[0-9])[ ](?=:[0-9]{2}(?![0-9]))"  # 12: 30
    r"|(?<=[0-9][-/.])[ ](?=[0-9])|(?<=[0-9][ ][-/])[ ](?=[0-9])|(?<=[0-9])[ ](?=[-/.][ ]?[0-9])"  # 12- 05 / 2026
    rf"|(?<=[\w-])[ ](?=@[\w-])|(?<=@)[ ](?=[\w-])|(?<=(?i:www)\.)[ ](?=\w)|(?<=\w\.)[ ](?={_END}(?!\w))"  # info @
)
_COMMAS = re.compile(rf"(?<=\w),(?= ?{_END}(?!\w))|(?<=(?i:www)),(?=\w)")
_AN_ADDRESS = re.compile(r"(?i:www)[.,]|@")


@dataclass(frozen=True, slots=True)
class FieldText:
    """A text of which every character is known by its place in what was read."""

    text: str
    places: tuple[int, ...]
    """For each character the index in the text that was read; ascending."""
    mended: frozenset[int] = frozenset()
    """The places that are not as they were read."""

    def is_mended(self, start: int, end: int) -> bool:
        """Whether a part of the text is not as it was read."""
        return any(place in self.mended for place in self.places[start:end])


def as_read(text: str) -> FieldText:
    """Give a text as it was read."""
    return FieldText(text, tuple(range(len(text))))


def mend(text: str) -> FieldText | None:
    """Give a text with the slips of recognition mended; None where there is nothing to mend."""
    characters = list(text)
    mended = set[int]()
    for match in _FIGURES.finditer(text):
        letters = [at for at in range(match.start(), match.end()) if text[at].isalpha() or text[at] == "|"]
        digits = sum(character.isdecimal() for character in match[0])
        if digits and len(letters) <= digits + 1:
            for at in letters:
                characters[at] = text[at].translate(AS_FIGURES)
            mended.update(letters)
    if _AN_ADDRESS.search(text):
        for match in _COMMAS.finditer(text):
            characters[match.start()] = "."
            mended.add(match.start())
    after = "".join(characters)
    gaps = {match.start() for match in _GAPS.finditer(after)}
    if not mended and not gaps:
        return None
    places = tuple(at for at in range(len(text)) if at not in gaps)
    return FieldText("".join(after[at] for at in places), places, frozenset(mended | {at + 1 for at in gaps}))
