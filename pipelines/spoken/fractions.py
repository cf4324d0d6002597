"""Fractions: ½ and its like, and 1/2 before a word."""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.rules import Rule

_WORDS = {
    "nl": {
        "½": "een half", "⅓": "een derde", "⅔": "twee derde", "¼": "een kwart", "¾": "drie kwart",
        "⅕": "een vijfde", "⅛": "een achtste", "⅜": "drie achtste", "⅝": "vijf achtste", "⅞": "zeven achtste",
    },
    "en": {
        "½": "a half", "⅓": "a third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters",
        "⅕": "a fifth", "⅛": "an eighth", "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
    },
    "de": {
        "½": "ein halb", "⅓": "ein Drittel", "⅔": "zwei Drittel", "¼": "ein Viertel", "¾": "drei Viertel",
        "⅕": "ein Fünftel", "⅛": "ein Achtel", "⅜": "drei Achtel", "⅝": "fünf Achtel", "⅞": "sieben Achtel",
    },
}  # fmt: skip
_AND = {"nl": "en", "en": "and", "de": "und"}
_ONE_AND_A_HALF = {"nl": "anderhalf", "en": "one and a half", "de": "eineinhalb"}
_BEFORE_NOUN = {"nl": "een halve", "en": "half a", "de": "eine halbe"}
_HALVES = {
    "nl": "tablet|pil|capsule|kilo|fles|dag|minuut|meter|theelepel|eetlepel",
    "en": "tablet|pill|capsule|bottle|day|minute|teaspoon|tablespoon|cup",
    "de": "Tablette|Kapsel|Pille|Flasche|Stunde|Minute|Tasse",
}
_OF = {"nl": "van", "en": "of", "de": "von"}
_PAGE = (
    r"(?i:pagina|blz\.?|blad|pag\.?|deel|page|sheet|part|p\.|Seite|S\.|Blatt|Teil|"
    r"stap|step|Schritt|doos|box|colli|Paket)"
)
_SLASHED = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/8": "⅛"}


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for fractions."""
    words = _WORDS[language]

    def say(match: re.Match[str]) -> str:
        whole, sign = match["whole"], _SLASHED.get(match["sign"], match["sign"])
        if whole == "1" and sign == "½":
            return _ONE_AND_A_HALF[language]
        if whole and whole != "0":
            return f"{whole} {_AND[language]} {words[sign]}"
        return _BEFORE_NOUN[language] if sign == "½" and match["noun"] is not None else words[sign]

    signs = "".join(words)
    noun = rf"(?P<noun>(?=[ ](?:{_HALVES[language]})\b))?"
    return (
        Rule(
            re.compile(rf"\b{_PAGE}[ ]?[0-9]{{1,4}}(?P<said>[ ]?/[ ]?)(?=[0-9]{{1,4}}(?![\w/]))"),
            lambda _: f" {_OF[language]} ",
        ),
        Rule(re.compile(rf"(?:(?<![\w.,/])(?P<whole>[0-9]{{1,4}})[ ]?)?(?P<sign>[{signs}]){noun}"), say),
        Rule(
            re.compile(
                r"(?<![\w.,/:-])(?:(?P<whole>[0-9]{1,3})[ ])?(?P<sign>1/[2348]|[23]/3|3/4)"
                rf"(?![\w/,.-])(?=[ ][a-zA-Z]){noun}"
            ),
            lambda match: say(match) if match["sign"] in _SLASHED else None,
        ),
    )
