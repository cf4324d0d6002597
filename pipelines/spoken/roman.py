"""Roman numerals, only where they are certain: after a word that is numbered, and after a ruler's name."""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.numbers import in_words
from pipelines.spoken.rules import Rule

_NUMBERED = {
    "nl": "hoofdstuk|deel|bijlage|band|boek|klasse|categorie|fase|akte|bijlagen|titel|afdeling",
    "en": "chapter|part|annex|appendix|volume|book|class|category|phase|act|section|world war",
    "de": "Kapitel|Teil|Anlage|Anhang|Band|Buch|Klasse|Kategorie|Phase|Akt|Titel|Abschnitt",
}
_KINGS = {
    "nl": "Willem|Karel|Lodewijk|Filips|Frederik|Hendrik|Napoleon|Paulus|Pius|Leopold|Albert|Leo|Gregorius|Johannes",
    "en": "Henry|George|Edward|Charles|William|James|Richard|Louis|Napoleon|Paul|Pius|Leo|Frederick",
    "de": "Heinrich|Wilhelm|Friedrich|Ludwig|Karl|Otto|Leopold|Franz|Napoleon|Paul|Pius|Leo",
}
_QUEENS = {
    "nl": "Elizabeth|Catharina|Margaretha",
    "en": "Elizabeth|Mary|Catherine|Margaret",
    "de": "Elisabeth|Katharina",
}
_THE = {"nl": ("de", "de"), "en": ("the", "the"), "de": ("der", "die")}
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_VALUES = {"I": 1, "V": 5, "X": 10}


def parse_roman(numeral: str) -> int:
    """Give the value of a numeral from I to XXXIX."""
    values = [_VALUES[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for Roman numerals."""
    king, queen = _THE[language]

    def number(match: re.Match[str]) -> str:
        return str(parse_roman(match["said"]))

    def ruler(match: re.Match[str]) -> str:
        article = queen if match["queen"] else king
        return f"{article} {in_words(parse_roman(match['roman']), language, 'ordinal')}"

    dot = r"(?:\.(?=[ ][a-zäöü(,]))?" if language == "de" else ""
    names = rf"(?:{_KINGS[language]}|(?P<queen>{_QUEENS[language]}))"
    return (
        Rule(re.compile(rf"\b(?i:{_NUMBERED[language]})[ ](?P<said>{_ROMAN})(?!\w)"), number),
        Rule(re.compile(rf"\b{names}[ ](?P<said>(?P<roman>{_ROMAN})(?!\w){dot})"), ruler),
    )
