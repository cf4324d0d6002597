"""Makes any text harmless for a synthesiser. What is said well is decided elsewhere; here nothing may go wrong."""

from __future__ import annotations

import re
import unicodedata

PIECE_CHARACTERS = 400
"""Longest piece given to the synthesiser at once: eSpeak's memory grows with it (63,000 characters took 202 MB)."""

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of text; they say nothing and can hide what is read."""

_BRACKETS = str.maketrans({"[": "(", "]": ")"})
"""eSpeak reads what stands in double square brackets as phonemes; round ones it reads as text."""

_LAST_OF_PLANE_0 = 0xFFFF
"""Beyond it are emoji and scripts of the past. No model of ours reads them, and eSpeak NG 1.52 in German ends its
process over one of them, U+1F6BC."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s")


def safe_text(text: str) -> str:
    """Give the text on one line without anything that a synthesiser could take for something else.

    Control characters, surrogates, unassigned characters (NUL would end the text) and pictures such as emoji become
    spaces, direction marks go, square brackets become round, runs of white space become one space.
    """
    plain = _BIDI.sub("", text).translate(_BRACKETS)
    return " ".join("".join(" " if _unspeakable(each) else each for each in plain).split())


def pieces(text: str, longest: int = PIECE_CHARACTERS) -> list[str]:
    """Divide a safe text into pieces, at the end of a sentence if possible, else at a space, else anywhere.

    Every character but the white space at the seams is in exactly one piece; there is no empty piece.
    """
    found: list[str] = []
    rest = text.strip()
    while len(rest) > longest:
        head = rest[: longest + 1]
        ends = [match.start() for match in _SENTENCE_END.finditer(head)]
        at = ends[-1] if ends else head.rfind(" ")
        if at <= 0:
            at = longest
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*found, rest] if rest else found


def speakable(text: str) -> bool:
    """Whether there is anything to say: a letter, a digit or a symbol."""
    return any(unicodedata.category(each)[0] in "LNS" for each in text)


def _unspeakable(character: str) -> bool:
    """Whether it is a control, a line or paragraph end, half a surrogate pair, private, unassigned, or too far out."""
    return unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or ord(character) > _LAST_OF_PLANE_0
