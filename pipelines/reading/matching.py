"""How well a line holds what is sought, though letters may have been misread and accents left out."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from pipelines.reading.letters import words_of

_LEAST = 75.0
"""Least similarity of words (rapidfuzz ratio, 0 to 100) that counts as found: one wrong letter in four."""
_CERTAIN = 95.0
"""Similarity from which on nobody need be told of a doubt: Jansen is not Janssen."""
_LOOKALIKES = str.maketrans({"o": "0", "l": "1", "i": "1", "s": "5", "b": "8", "z": "2"})
"""Letters that are taken for digits; only words with a digit are compared by these."""


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text that holds what is sought."""

    similarity: float
    """rapidfuzz ratio of the words, 0 to 100."""

    @property
    def is_doubtful(self) -> bool:
        """Whether it may be something else."""
        return self.similarity < _CERTAIN


def find_in(text: str, sought: str) -> Match | None:
    """Find words in a line, whole words only; None where they are not.

    Words that hold a digit must be the same, save for letters that look like digits: grave B-114 is not B-115.
    """
    wanted, there = words_of(sought), words_of(text)
    if not wanted:
        return None
    best: Match | None = None
    # A gap that was missed or seen too often makes one word more or less.
    for count in {max(1, len(wanted) - 1), len(wanted), len(wanted) + 1}:
        for start in range(len(there) - count + 1):
            match = _compared(wanted, there[start : start + count])
            if match is not None and (best is None or match.similarity > best.similarity):
                best = match
    return best


def _compared(wanted: tuple[str, ...], there: tuple[str, ...]) -> Match | None:
    (names, code), (names_there, code_there) = _divided(wanted), _divided(there)
    if code != code_there:
        return None
    similarity = fuzz.ratio(names + code, names_there + code_there)
    return Match(similarity) if similarity >= _LEAST else None


def _divided(words: tuple[str, ...]) -> tuple[str, str]:
    """Divide words into what may be misread and what must agree: those with a digit, and the letters beside them."""
    if not any(letter.isdecimal() for word in words for letter in word):
        return "".join(words), ""
    coded = [len(word) == 1 or any(letter.isdecimal() for letter in word) for word in words]
    names = (word for word, is_code in zip(words, coded, strict=True) if not is_code)
    code = (word.translate(_LOOKALIKES) for word, is_code in zip(words, coded, strict=True) if is_code)
    return "".join(names), "".join(code)
