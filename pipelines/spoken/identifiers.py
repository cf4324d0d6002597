"""Numbers that name a thing, said a digit at a time: what makes a number a code, and how its parts are grouped.

A number is a code where one of these holds, and no earlier rule has taken it:

1. it stands after a word that announces one ("artikel", "ordernr.", "Kundennummer"), and has four digits or more, a
   leading zero, or letters; "artikel 5" and "order 118" stay numbers;
2. capitals and digits are mixed ("B-114", "W-M20-GR"); but one letter and at most two digits ("B12", "A4") stay;
3. it begins with a zero and goes on ("042");
4. it has five digits or more in one, and is not round (ending in 00, at most seven digits) nor followed by a word
   that counts ("stuks");
5. hyphens cut it into three parts or more.

Digits are paused in threes, with twos at the end, as long runs are read out; written separators are pauses too. In a
mixed code up to two digits stay a number ("M 20").
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.caps import letters
from pipelines.spoken.codes import say_digits
from pipelines.spoken.numbers import COUNTED
from pipelines.spoken.rules import Rule

_CONTEXT = {
    "nl": r"artikel|art\.|order|bestelling|code|ref\.|referentie|kenmerk|dossier|klant|factuur|serie|lot|batch|charge|"
    r"pakbon|polis|zaak|bon|ticket|pin|partij|locatie|EAN|GTIN|KvK|KVK|BSN|BIG|AGB|"
    r"[a-z]{0,24}(?:nummer|nr\.?|code)|no\.|N°|№",
    "en": r"item|article|order|code|ref\.|reference|dossier|customer|client|invoice|serial|lot|batch|case|"
    r"ticket|policy|account|part|pin|tracking|EAN|GTIN|[a-z]{0,24}(?:number|code)|no\.|no(?=[ ]?[:#])|N°|№",
    "de": r"Artikel|Art\.|Auftrag|Bestellung|Code|Ref\.|Referenz|Aktenzeichen|Az\.|Kunde|Rechnung|Serie|Charge|Los|"
    r"Lieferschein|Police|Ticket|PIN|EAN|GTIN|[a-zäöü]{0,24}(?:nummer|nr\.?|code)|N°|№",
}
_LEAST_DIGITS = 4
_PARTS = r"[0-9A-Z]{1,20}(?:[-./][0-9A-Z]{1,20}){0,6}(?![\w])(?![-./][0-9A-Z])"
WRITTEN = rf"(?=[A-Z-]{{0,9}}[0-9]){_PARTS}"
"""Capitals and digits, in parts; a digit is among the first ten characters."""
_VOWEL = re.compile(r"[AEIOUYÄÖÜ]")


def say_code(code: str, language: str) -> str:
    """Say a code: digits singly, letters by their names, words of three letters or more as words."""
    parts = re.findall(r"[0-9]+|[^\W\d_]+", code)
    has_letters = any(part.isalpha() for part in parts)
    said: list[str] = []
    joined = re.split(r"[^0-9A-Za-zÄÖÜäöüß]+", code)
    for piece in joined:
        words = [_part(part, language, is_mixed=has_letters) for part in re.findall(r"[0-9]+|[^\W\d_]+", piece)]
        if words:
            said.append(" ".join(words))
    return ", ".join(said)


def _part(part: str, language: str, *, is_mixed: bool) -> str:
    if part.isdecimal():
        if is_mixed and len(part) <= 2 and not part.startswith("0"):
            return part
        return ", ".join(say_digits(group, language) for group in digit_groups(part))
    if len(part) >= 3 and _VOWEL.search(part.upper()):
        return part
    return letters(part.upper())


def digit_groups(digits: str) -> list[str]:
    """Cut digits into groups of three, the last ones of two where one would be left; five or fewer stay together."""
    if len(digits) <= 5:
        return [digits]
    left = len(digits) % 3
    threes = len(digits) - (4 if left == 1 else left)
    groups = [digits[at : at + 3] for at in range(0, threes, 3)]
    return groups + [digits[at : at + 2] for at in range(threes, len(digits), 2)]


def _announced(match: re.Match[str], language: str) -> str | None:
    code = match["said"]
    digits = sum(character.isdecimal() for character in code)
    if digits >= _LEAST_DIGITS or (digits > 1 and code.startswith("0")):
        return say_code(code, language)
    return None


def _mixed(match: re.Match[str], language: str) -> str | None:
    code = match[0]
    has_digit = any(character.isdecimal() for character in code)
    has_letter = any(character.isalpha() for character in code)
    plain = re.fullmatch(r"[A-Z]{1,3}[0-9]{1,2}|[0-9]{1,3}[A-Z]{1,2}|[A-Z]{1,2}[0-9]{1,2}[A-Z]", code)
    if not has_digit or not has_letter or plain:
        return None
    return say_code(code, language)


def _long(match: re.Match[str], language: str) -> str | None:
    digits = match[0]
    if digits.endswith("00") and len(digits) <= 7:
        return None
    return say_code(digits, language)


@cache
def label(language: str) -> str:
    """Give the pattern of a word that announces a code, with what may stand between the two."""
    more = r"(?:[ -]?(?i:nr|nummer|no|number|code|id)\b\.?)?"
    return rf"(?<![\w])(?P<label>(?i:{_CONTEXT[language]}){more})[ ]?[:#=]?[ ]?"


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for codes."""
    counted = rf"(?![ ]?(?:{COUNTED[language]})\b)"
    return (
        Rule(
            re.compile(rf"{label(language)}(?P<said>{WRITTEN})"),
            lambda match: _announced(match, language),
        ),
        Rule(re.compile(rf"(?<![\w€$£])(?<![\w][-./]){_PARTS}"), lambda match: _mixed(match, language)),
        Rule(
            re.compile(r"(?<![\w.,:/€$£-])[0-9]{1,12}(?:[-–][0-9]{1,12}){2,6}(?![\w])(?!-)"),
            lambda match: say_code(match[0], language),
        ),
        Rule(
            re.compile(r"(?<![\w.,:/€$£])(?<![0-9]-)0[0-9]{1,19}(?![\w:/%])(?![.,][0-9])"),
            lambda match: say_code(match[0], language),
        ),
        Rule(
            re.compile(rf"(?<![\w.,€$£])[0-9]{{5,40}}(?![\w%])(?![.,][0-9]){counted}"),
            lambda match: _long(match, language),
        ),
    )
