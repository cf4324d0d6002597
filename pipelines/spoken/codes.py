"""Numbers that are codes, not amounts: places, article names, digits that were keyed in."""

from __future__ import annotations

import re

from pipelines.spoken.spelling import say_digit, spell

CODE_DIGITS = 4
"""A run of at least this many digits in a name is a code and is said digit by digit."""


def say_place(code: str, language: str) -> str:
    """Say a place in the warehouse: "A-03-2" becomes "Anton, nul drie, twee" in Dutch."""
    return spell(code, language)


def say_digits(digits: str, language: str) -> str:
    """Say digits singly; every character must be 0 to 9."""
    return " ".join(say_digit(digit, language) for digit in digits)


def say_name(name: str, language: str) -> str:
    """Say an item's name: words as they are, long numbers digit by digit."""

    def digits(match: re.Match[str]) -> str:
        # Letters that touch the digits would be drawn into the word beside them.
        before = " " if match.start() and name[match.start() - 1].isalnum() else ""
        after = " " if match.end() < len(name) and name[match.end()].isalnum() else ""
        return before + say_digits(match[0], language) + after

    return re.sub(rf"[0-9]{{{CODE_DIGITS},}}", digits, name)
