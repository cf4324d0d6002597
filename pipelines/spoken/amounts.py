"""Amounts of money.

"€ 12,50" is said "12 euro 50", cents below ten with their name ("12 euro en 5 cent"), whole amounts without cents.
The sign may stand before or after (Taaladvies and DIN 5008 differ here), and ",-" and ",--" mean no cents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines.spoken.numbers import MINUS, NUMBER, TO, figures, split_number
from pipelines.spoken.rules import Rule


@dataclass(frozen=True, slots=True)
class _Currency:
    one: str
    many: str
    cent: str
    cents: str


_CURRENCIES = {
    "nl": {
        "EUR": _Currency("euro", "euro", "cent", "cent"),
        "GBP": _Currency("pond", "pond", "penny", "pence"),
        "USD": _Currency("dollar", "dollar", "cent", "cent"),
        "CHF": _Currency("Zwitserse frank", "Zwitserse frank", "rappen", "rappen"),
    },
    "en": {
        "EUR": _Currency("euro", "euros", "cent", "cents"),
        "GBP": _Currency("pound", "pounds", "penny", "pence"),
        "USD": _Currency("dollar", "dollars", "cent", "cents"),
        "CHF": _Currency("Swiss franc", "Swiss francs", "rappen", "rappen"),
    },
    "de": {
        "EUR": _Currency("Euro", "Euro", "Cent", "Cent"),
        "GBP": _Currency("Pfund", "Pfund", "Penny", "Pence"),
        "USD": _Currency("Dollar", "Dollar", "Cent", "Cent"),
        "CHF": _Currency("Schweizer Franken", "Schweizer Franken", "Rappen", "Rappen"),
    },
}
_AND = {"nl": "en", "en": "and", "de": "und"}
_ONE = {"nl": "1", "en": "1", "de": "ein"}
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "US$": "USD", "EUR": "EUR", "GBP": "GBP", "USD": "USD", "CHF": "CHF"}
_NAMES = {"euro": "EUR", "euros": "EUR", "eur": "EUR", "dollar": "USD", "dollars": "USD", "pond": "GBP", "pfund": "GBP"}
_SIGN = r"(?:€|£|US\$|\$|(?<![A-Za-z])(?:EUR|GBP|USD|CHF)(?![A-Za-z]))"
_NONE = r"(?:[.,](?:[-–—]{1,2}|=)(?![0-9]))?"
_LARGE = r"(?:miljoen|miljard|mln|mld|duizend|million|billion|thousand|Millionen|Million|Milliarden|Tausend|Mio|Mrd)"
_LARGE_WORDS = {"mln": "miljoen", "mld": "miljard", "Mio": "Millionen", "Mrd": "Milliarden"}
_TO = r"(?:\s?[-–—]\s?|\s(?:tot|t/m|to|bis)\s)"


def _count(number: str, one: str, many: str, language: str) -> str:
    return f"{_ONE[language]} {one}" if number == "1" else f"{number} {many}"


def _whole_and_cents(whole: str, cents: str, names: _Currency, language: str) -> str:
    whole, rest = whole.lstrip("0") or "0", cents.lstrip("0")
    cent_words = _count(rest, names.cent, names.cents, language)
    if not rest:
        return _count(whole, names.one, names.many, language)
    if whole == "0":
        return cent_words
    words = _count(whole, names.one, names.many, language)
    return f"{words} {_AND[language]} {cent_words}" if len(rest) == 1 else f"{words} {rest}"


def _say(number: str, names: _Currency, language: str) -> str:
    whole, decimals = split_number(number, language)
    if len(decimals) in {0, 2}:
        return _whole_and_cents(whole, decimals, names, language)
    return f"{figures(number, language)} {names.many}"


def _signed(match: re.Match[str], language: str) -> str:
    code = match["sign"]
    names = _CURRENCIES[language][_SIGNS.get(code) or _NAMES[code.lower()]]
    number, until = match["number"], match["until"]
    if large := match["large"]:
        words = f"{figures(number, language)} {_LARGE_WORDS.get(large, large)} {names.many}"
    elif until and not split_number(number, language)[1] and not split_number(until, language)[1]:
        words = f"{figures(number, language)} {TO[language]} {_say(until, names, language)}"
    elif until:
        words = f"{_say(number, names, language)} {TO[language]} {_say(until, names, language)}"
    else:
        words = _say(number, names, language)
    if match["minus"]:
        words = f"{MINUS[language]} {words}"
    return f"{words} {'pro' if language == 'de' else 'per'} " if match["per"] else words


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for amounts."""
    number, until = rf"(?P<number>{NUMBER}){_NONE}", rf"(?:{_TO}(?:{_SIGN}[ ]?)?(?P<until>{NUMBER}){_NONE})?"
    large, per = rf"(?:[ ]?(?P<large>{_LARGE})\b\.?)?", r"(?P<per>/(?=[A-Za-z]))?"
    minus = r"(?P<minus>(?<![\w)])[-−–][ ]?)?"
    name = rf"(?P<sign>{_SIGN}|(?i:euros?|dollars?|pond|pfund)(?![\w'’]))"
    minor = {"nl": "ct|cent", "en": "p|c|ct|cents?", "de": "ct|Cent"}[language]
    pence = {"p": "pence", "c": "cents", "ct": {"nl": "cent", "en": "cents", "de": "Cent"}[language]}

    def say(match: re.Match[str]) -> str:
        return _signed(match, language)

    before = rf"{minus}(?P<sign>{_SIGN})[ ]?(?(minus)|(?P<minus2>[-−–][ ]?)?){number}{until}{large}{per}"
    return (
        Rule(
            re.compile(before),
            lambda match: f"{MINUS[language]} {say(match)}" if match["minus2"] and not match["minus"] else say(match),
            is_field=True,
        ),
        Rule(re.compile(rf"{minus}(?<![\w.,:/]){number}{until}{large}[ ]?{name}{per}"), say, is_field=True),
        Rule(
            re.compile(rf"(?<![\w.,:/])[0-9]{{1,3}}(?P<said>[ ]?(?P<unit>{minor}))(?!\w|\.\w)"),
            lambda match: " " + pence.get(match["unit"], match["unit"]),
        ),
    )
