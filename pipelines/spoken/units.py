"""Quantities: a number with its unit, sizes ("10 x 20 cm", "M8x30", "Ø 8"), times as often ("2x"), tolerances ("±").

Symbols are those of the SI as they are written, with the looser ways of labels. A symbol counts only after a number,
after "per" or after a slash; a letter after a street or a room ("Kerkstraat 16 A") is no unit.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.numbers import NUMBER, figures
from pipelines.spoken.rules import Rule
from pipelines.spoken.unit_names import UnitName, symbols, unit_name

_BY = {"nl": "bij", "en": "by", "de": "mal"}
_TIMES = {"nl": "keer", "en": "times", "de": "mal"}
_DIAMETER = {"nl": "diameter", "en": "diameter", "de": "Durchmesser"}
_PLUS_MINUS = {"nl": "plusminus", "en": "plus or minus", "de": "plus minus"}
_LENGTHS = r"(?:mm|cm|dm|m|km|inch|″|MM|CM)"
_PLACES = (
    r"(?i:straat|str\.|weg|laan|plein|kade|gracht|hof|dijk|pad|singel|street|road|lane|avenue|straße|platz|gasse|"
    r"allee|markt|kamer|zaal|gang|rij|huis|deur|klas|groep|nr\.|nummer|room|flat|unit|number|zimmer|haus|nr)"
)


_FEMININE = (
    "Stunde|Minute|Sekunde|Tablette|Kapsel|Packung|Flasche|Dose|Woche|Person|Seite|Tonne|Schachtel|Kiste|Palette"
)
_OTHERS = (
    "Stück|Tag|Monat|Jahr|Mal|Liter|Meter|Karton|Paar|Beutel|Euro|Cent|Tropfen|Löffel|Kilogramm|Kilo|Gramm|Prozent"
)


def _quantity(number: str, name: UnitName, language: str) -> str:
    if number != "1":
        return f"{number} {name.many}"
    if language == "de":
        # A feminine unit ends in -e, and so does its article.
        return f"{'eine' if name.one.split()[0].endswith(('e', 'eit')) else 'ein'} {name.one}"
    return f"1 {name.one}"


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for quantities."""
    unit = "|".join(re.escape(symbol) for symbol in symbols(language))
    unit = rf"(?:{unit})(?:/(?:{unit}))?(?![\w²³])"

    def quantity(match: re.Match[str]) -> str | None:
        symbol = match["unit"]
        name = unit_name(symbol, language)
        if name is None:
            return None
        after = ", " if match["next"] else ""
        return _quantity(figures(match["number"], language), name, language) + after

    def per(match: re.Match[str]) -> str | None:
        name = unit_name(match["said"], language)
        return name.one if name else None

    def by(_: re.Match[str]) -> str:
        return f" {_BY[language]} "

    def times(_: re.Match[str]) -> str:
        return f" {_TIMES[language]} "

    cross, sides = r"(?P<said>[ ]?[x×X*][ ]?)", r"[0-9]{1,5}(?:[.,][0-9]{1,3})?"
    dotted = (
        "" if language == "en" else r"(?:(?<=min|sec|Std|Min|Sek|stk|Stk|Tbl)\.(?=[ ][a-z0-9])|(?<=st)\.(?![ ][A-Z]))?"
    )
    found = (
        Rule(re.compile(rf"(?<![\w.,])M[0-9]{{1,3}}(?:[.,][0-9])?{cross}(?=[0-9])"), by),
        Rule(re.compile(r"(?<![\w.,])(?<!x)[0-9]{1,3}(?P<said>[ ]?[x×][ ]?)(?=M[0-9])"), times),
        Rule(
            re.compile(
                rf"(?<![A-Za-z.,][0-9])(?<=[0-9]){cross}(?={sides}(?![0-9])[ ]?"
                rf"(?P<unit>(?!{_LENGTHS}\b)(?:{unit}))?(?P<word>[ ](?!x|{_LENGTHS}\b)[a-z]{{3}})?)"
            ),
            lambda match: times(match) if match["unit"] or match["word"] else by(match),
        ),
        Rule(
            re.compile(r"(?<![\w.,])[0-9]{1,3}(?P<said>[ ]?[x×])(?=[ ]+[a-z]|[ ]*[,.;:)]|[ ]*$)", re.MULTILINE),
            lambda _: f" {_TIMES[language]}",
        ),
        Rule(re.compile(r"(?<!\w)[ØøΦ⌀][ ]?(?=[0-9])"), lambda _: f"{_DIAMETER[language]} "),
        Rule(re.compile(r"[ ]?(?:±|\+/[-–−])[ ]?"), lambda _: f" {_PLUS_MINUS[language]} "),
        Rule(
            re.compile(rf"\b[A-Za-zß]{{0,24}}?{_PLACES}[ ](?P<said>[0-9]{{1,5}}[ ]?[A-Za-z])(?!\w)"),
            lambda match: match["said"],
        ),
        Rule(
            re.compile(
                rf"(?:(?<![\w.,:])|(?<=[0-9][x×]))(?P<said>(?P<number>{NUMBER})[ ]?"
                rf"(?P<unit>{unit}){dotted}(?P<next>/(?=[0-9]))?)"
            ),
            quantity,
        ),
        Rule(re.compile(rf"(?:\b(?:per|pro)[ ]|(?<=[0-9€$£])/)(?P<said>{unit})"), per),
    )
    if language == "de":
        # A voice says "eins Stunde".
        one = rf"(?<![\w.,:/-])(?P<said>1)(?=[ ](?:(?P<feminine>{_FEMININE})|{_OTHERS})\b)"
        return (*found, Rule(re.compile(one), lambda match: "eine" if match["feminine"] else "ein"))
    return found
