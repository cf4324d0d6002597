"""Dutch postcodes, said in pairs: "1601 AB" is "zestien nul een A.B", as people give them.

German ones are codes of five digits and British ones mix letters and digits: both are said as codes. House numbers
sound right as they are, but for a floor in Roman numerals ("12-III" is three floors up).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.caps import letters
from pipelines.spoken.codes import say_digits
from pipelines.spoken.numbers import FIRST_YEAR, LAST_YEAR, in_words
from pipelines.spoken.rules import Rule

_WORDS = {
    "IN",
    "IS",
    "EN",
    "OF",
    "OP",
    "DE",
    "TE",
    "OM",
    "TO",
    "AT",
    "ON",
    "BY",
    "ZU",
    "IM",
    "AM",
    "UM",
    "WE",
    "WO",
    "ZO",
}
"""Words that follow a year in text of capitals."""
_NOT_GIVEN = {"SA", "SD", "SS"}
"""Letters that no Dutch postcode has."""
_FLOOR = {"nl": "hoog", "en": "floors up", "de": "hoch"}


def say_postcode(postcode: str, language: str) -> str:
    """Say a Dutch postcode, four digits and two letters."""
    digits, last = postcode[:4], postcode[-2:]
    return f"{_pair(digits[:2], language)} {_pair(digits[2:], language)} {letters(last)}"


def _pair(pair: str, language: str) -> str:
    return say_digits(pair, language) if pair.startswith("0") else in_words(int(pair), language)


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for addresses."""

    def say(match: re.Match[str]) -> str | None:
        number, last = int(match[0][:4]), match[0][-2:]
        if last in _NOT_GIVEN or (last in _WORDS and FIRST_YEAR <= number <= LAST_YEAR):
            return None
        return say_postcode(match[0], language)

    def floor(match: re.Match[str]) -> str:
        return f", {len(match['floors'])} {_FLOOR[language]}"

    return (
        Rule(re.compile(r"(?<![\w.,:/-])[1-9][0-9]{3}[ ]?[A-Z]{2}(?![\w-])"), say, is_field=True),
        Rule(re.compile(r"(?<=[a-z][ ])[0-9]{1,4}(?P<said>[- ](?P<floors>I{1,3}))(?![\w-])"), floor),
        Rule(
            re.compile(r"(?<!\w)[A-Z]{1,2}[0-9][0-9A-Z]?[ ][0-9][A-Z]{2}(?!\w)"),
            lambda match: f"{_each(match[0][:-4], language)}, {_each(match[0][-3:], language)}",
            is_field=True,
        ),
    )


def _each(part: str, language: str) -> str:
    parts = re.findall(r"[0-9]+|[A-Z]+", part)
    return " ".join(say_digits(one, language) if one.isdecimal() else letters(one) for one in parts)
