"""What the fields of a page look like, in the order in which they claim their place.

The rules are those by which text is spoken (`pipelines.spoken`), so that what is listed as a date is also said as one,
and a few more for what a voice says right by itself and a list needs. Where two want the same place the earlier has it:
a date is no amount, and a telephone number is no number of an order.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.commands import FieldKind
from pipelines.spoken import amounts, dates, fractions, identifiers, ordinals, phones, postcodes, times, units, web
from pipelines.spoken.numbers import COUNTED, DECIMAL_MARK
from pipelines.spoken.rules import Rule

MONEY_WORDS = re.compile(
    r"(?i)[€£]|\bEUR\b|\b(?:sub)?totaal\b|\bte betalen\b|\bbedrag\b|\bprijs\b|\bbtw\b|\bkassabon\b|\bpin(?:nen)?\b|"
    r"\b(?:sub)?total\b|\bamount\b|\bprice\b|\bvat\b|\bbalance\b|"
    r"\b(?:gesamt|zwischen|end)?(?:summe|betrag)\b|\bpreis\b|\bmwst\b|\bzu zahlen\b"
)
"""What shows that figures with two decimals are money."""

_ENDINGS = r"(?:nl|be|de|at|ch|fr|co\.uk|uk|com|org|net|eu|info)"
_NO_NUMBER_OF = re.compile(
    r"(?i)(?<!\w)(?:tel|fax|phone|mobi|handy|post|plz|zip|huis|haus|kamer|zimmer|room|bank|reken|konto|iban|bic|pagina|"
    r"seite|page)"
)
"""Labels of what is another kind of field, or none."""
_IS_STRONG = re.compile(r"(?i)(?:nummer|nr\.?|number|no\.?|code|№|N°)[ ]?[:#=]?[ ]?$|[:#=][ ]?$")
IS_BARE_LABEL = re.compile(r"(?i)(?:nummer|nr\.?|number|no\.?|code|№|N°)[ ]?[:#=]?[ ]?$")
"""A label that does not say of what the number is."""
_IS_DATE = re.compile(r"[0-9]{1,2}([-./])[0-9]{1,2}\1[0-9]{2,4}")
_MORE_DIGITS = r"(?P<more>(?:[ ][0-9]{2,6}(?![0-9.,:/-])(?![ ]?[A-Za-z€£$%]))*)"
_LEAST_DIGITS = 4
"""Digits of a number whose label does not say of what it is, or may mean something else: "artikel 5"."""
_NEAR = 100
"""Characters between an amount without its currency and a word of money."""
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]{0,24})(?P<joint>[.-]{0,2}[ ]?)\Z")
_LONGEST_WORD = 27
_IS_CUT = re.compile(r"[:,][0-9]")
"""What goes on behind a code, so that it is none."""

_WHOLE_HOURS = {
    "nl": r"(?:om|vanaf|tot|rond|tussen|na|voor|en|van|-|–)[ ](?P<said>(?:[01]?[0-9]|2[0-4])[ ]?(?:uur|u\.?)(?!\w))",
    "en": r"(?P<said>(?<![\w.,:])(?:0?[1-9]|1[0-2])[ ]?(?:[ap]\.?m\b\.?|o['’]clock(?!\w)))",
    "de": r"(?:um|ab|bis|gegen|von|zwischen|und|-|–)[ ](?P<said>(?:[01]?[0-9]|2[0-4])[ ]?(?:Uhr|h)(?!\w))",
}
_AT = {"nl": "om", "en": "at", "de": "um"}
_POINT_TIME = r"(?i:\b{at})[ ](?P<said>(?:[01]?[0-9]|2[0-3])[.][0-5][0-9])(?![\w:])(?![.,][0-9])"

_PLACE = r"[A-ZÄÖÜ][\w'’.-]{1,40}(?:[ ][\w().'’/-]{1,40}){0,3}"
_STREET = r"(?i:(?:straat|laan|weg|plein|kade|singel|dijk|hof|str\.|straße|strasse|allee|platz|gasse|ring)\b)"


@cache
def field_rules(language: str) -> dict[Rule, FieldKind | None]:
    """Give the rules of a language with the kind of field that each finds, in order; None only claims its place."""
    mail, *addresses = web.rules(language)
    strong, weak = (_numbers(language, is_strong=each) for each in (True, False))
    found: dict[Rule, FieldKind | None] = {mail: FieldKind.EMAILS}
    found |= dict.fromkeys([*addresses, _bare_address()], FieldKind.WEB_ADDRESSES)
    found[_iban()] = None
    found[strong] = FieldKind.NUMBERS
    found |= _kind(dates.rules(language), FieldKind.DATES)
    found |= _kind(times.rules(language), FieldKind.TIMES)
    found |= dict.fromkeys(_more_times(language), FieldKind.TIMES)
    found |= _kind(phones.rules(language), FieldKind.PHONES)
    found |= _kind(amounts.rules(language), FieldKind.AMOUNTS)
    for part in (fractions, units, ordinals):
        found |= dict.fromkeys(part.rules(language))
    found |= _kind(postcodes.rules(language), FieldKind.POSTCODES)
    found |= dict.fromkeys(_more_postcodes(language), FieldKind.POSTCODES)
    found[weak] = FieldKind.NUMBERS
    found[bare_amount(language)] = FieldKind.AMOUNTS
    return found


def _kind(rules: tuple[Rule, ...], kind: FieldKind) -> dict[Rule, FieldKind | None]:
    return {rule: kind if rule.is_field else None for rule in rules}


def _nothing(_: re.Match[str]) -> str:
    """Give no words: the rules of this file only find."""
    return ""


def _bare_address() -> Rule:
    name = r"(?<![\w.@/-])[A-Za-z0-9][A-Za-z0-9-]{1,62}(?:\.[A-Za-z0-9-]{1,63}){0,3}"
    return Rule(re.compile(rf"{name}\.{_ENDINGS}(?![\w@-])(?!\.\w)(?:/[\w./?=&%#-]{{0,200}}(?<![.]))?"), _nothing)


def _iban() -> Rule:
    """Claim what looks like an IBAN, right or not: its figures are no telephone number."""
    return Rule(re.compile(r"(?<!\w)[A-Z]{2}[0-9]{2}[ ]?(?:[0-9A-Z]{4}[ ]?){2,7}[0-9A-Z]{0,4}(?<! )(?!\w)"), _nothing)


def _numbers(language: str, *, is_strong: bool) -> Rule:
    pattern = rf"{identifiers.label(language)}(?P<said>(?P<code>{identifiers.WRITTEN}){_MORE_DIGITS})"

    def check(match: re.Match[str]) -> str | None:
        text, code, start = match.string, match["code"], match.start()
        word = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        label = (word[0] if word else "") + text[start : match.start("said")]
        if _NO_NUMBER_OF.search(label) or _IS_DATE.fullmatch(code) or _IS_CUT.match(text, match.end()):
            return None
        if bool(_IS_STRONG.search(text, start, match.start("said"))) is not is_strong:
            return None
        digits = sum(character.isdecimal() for character in code)
        is_joined = word is not None and word["word"] != "" and word["joint"].strip() != ""
        is_named = is_strong and (is_joined or not IS_BARE_LABEL.fullmatch(match["label"].strip()))
        is_long = digits >= _LEAST_DIGITS or (digits > 1 and code.startswith("0"))
        return "" if is_long or (is_named and len(code) > 1) else None

    return Rule(re.compile(pattern), check)


def _more_times(language: str) -> tuple[Rule, ...]:
    return (
        Rule(re.compile(_WHOLE_HOURS[language], re.IGNORECASE), _nothing),
        Rule(re.compile(_POINT_TIME.format(at=_AT[language])), _nothing),
    )


def _more_postcodes(language: str) -> tuple[Rule, ...]:
    """Give the rules for codes of figures alone: five in Germany, four in Belgium, Austria and Switzerland."""
    counted = rf"(?![ ](?i:{COUNTED[language]})\b)"
    return (
        Rule(re.compile(rf"(?<![\w-])(?:DE?|BE?|AT?|CH)[-–](?P<said>[0-9]{{4,5}})(?=[ ]{_PLACE})"), _nothing),
        Rule(re.compile(rf"(?:^|, )(?P<said>[0-9]{{5}}){counted}(?=[ ]{_PLACE}$)"), _nothing),
        Rule(
            re.compile(rf"{_STREET}[ ][0-9]{{1,4}}[ ]?[a-zA-Z]?,?[ ](?P<said>[0-9]{{4,5}}){counted}(?=[ ]{_PLACE}$)"),
            _nothing,
        ),
    )


@cache
def bare_amount(language: str) -> Rule:
    """Give the rule for an amount without its currency, as on receipts; it counts only on a page about money.

    It stands at the end of its line, perhaps before the letter of its tax, or near a word of money on its line.
    """
    pattern = re.compile(
        r"(?<![\w.,:/-])-?[0-9]{1,3}(?:[.,]?[0-9]{3}){0,2}(?P<mark>[.,])[0-9]{2}(?![\w.,:/%-])"
        r"(?=(?P<end>[ ]?[A-Z]?[ ]*\Z)?)"
    )

    def check(match: re.Match[str]) -> str | None:
        is_at_end = match["end"] is not None and match["mark"] == DECIMAL_MARK[language]
        near = max(0, match.start() - _NEAR), match.end() + _NEAR
        return "" if is_at_end or MONEY_WORDS.search(match.string, *near) else None

    return Rule(pattern, check)
