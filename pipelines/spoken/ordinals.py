"""Ordinals: "1e" and "2de" in Dutch, "3." in German. English "3rd" sounds right as it is.

A German "3." is an ordinal only after an article or its like, or before a noun that is often counted so; elsewhere the
point may end a sentence. Its ending follows the word before it.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.numbers import in_words
from pipelines.spoken.rules import Rule

_MASCULINE = "Stock|Tag|Platz|Teil|Monat|Absatz|Gang|Bezirk|Schritt|Versuch|Rang|Weltkrieg|Advent"
_NEUTER = "OG|UG|Obergeschoss|Untergeschoss|Mal|Kapitel|Jahr|Quartal|Regal|Fach|Buch|Halbjahr|Jahrhundert"
_FEMININE = "Etage|Klasse|Reihe|Stufe|Schicht|Auflage|Woche|Mahnung|Ebene|Person|Tür"
_WEAK_E = r"(?:[Dd]ie|[Dd]er|[Dd]as|[Jj]ede|[Jj]eder|[Dd]iese|[Dd]ieser)"
_WEAK_EN = r"(?:[Aa]m|[Ii]m|[Zz]um|[Dd]em|[Dd]en|[Dd]es|[Vv]om|[Bb]eim|[Zz]ur|[Ss]eit|[Bb]is|[Jj]eden|[Ii]ns)"


def say_ordinal(number: int, language: str) -> str:
    """Give an ordinal in words, for 0 to 9999; German ones as after "der"."""
    return in_words(number, language, "ordinal")


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for ordinals."""
    if language == "nl":
        pattern = re.compile(r"(?<![\w.,:/-])(?P<number>[0-9]{1,4})[ ]?(?i:e|de|ste|ᵉ)(?![\w'’])")
        return (Rule(pattern, _dutch),)
    if language == "de":
        noun = rf"(?P<noun>(?P<masculine>{_MASCULINE})|(?P<neuter>{_NEUTER})|(?P<feminine>{_FEMININE}))\b"
        number = r"(?P<said>(?P<number>[0-9]{1,3})\.)"
        return (
            Rule(re.compile(rf"\b(?:(?P<n>{_WEAK_EN})|(?P<e>{_WEAK_E}))[ ]{number}(?=[ ][A-ZÄÖÜa-zäöü])"), _german),
            Rule(re.compile(rf"(?<![\w.,:/-]){number}(?=[ ]{noun})"), _german_noun),
        )
    return ()


def _dutch(match: re.Match[str]) -> str:
    return say_ordinal(int(match["number"]), "nl")


def _german(match: re.Match[str]) -> str:
    return say_ordinal(int(match["number"]), "de") + ("n" if match["n"] else "")


def _german_noun(match: re.Match[str]) -> str:
    ending = "r" if match["masculine"] else "s" if match["neuter"] else ""
    return say_ordinal(int(match["number"]), "de") + ending
