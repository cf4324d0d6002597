"""From one number to another: "10–12" is said "10 tot 12", "10 to 12", "10 bis 12".

A dash joins two numbers where the second is the larger; an en dash always does. More than one hyphen is a code.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.numbers import TO, parse_number
from pipelines.spoken.rules import Rule

_NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,3})?"


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rule for ranges."""
    pattern = (
        rf"(?<![\w.,/:+-])(?P<first>{_NUMBER})(?:[ ]?[%°]C?)?(?P<said>[ ]?[-–—][ ]?)"
        rf"(?=(?P<last>{_NUMBER})(?![0-9])(?![-–—/:][0-9])(?![.,][0-9]))"
    )

    def say(match: re.Match[str]) -> str | None:
        first, last = match["first"], match["last"]
        # A hyphen before a leading zero is more likely a code or a telephone number.
        coded = first.startswith("0") and first.isdigit() and first != "0"
        if "-" in match["said"] and (coded or parse_number(first, language) >= parse_number(last, language)):
            return None
        return f" {TO[language]} "

    return (Rule(re.compile(pattern), say),)
