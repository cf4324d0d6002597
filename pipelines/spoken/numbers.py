"""Numbers as they are written, and the numbers that a voice does not say as people do."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal

NUMBER = r"(?:[0-9]{1,3}(?:[.,][0-9]{3}){1,4}|[0-9]{1,12})(?:[.,][0-9]{1,4})?(?![0-9])"
"""A number of up to twelve digits, with or without marks for thousands and decimals."""
NOT_IN_NUMBER = r"(?<![0-9A-Za-z])(?<![0-9A-Za-z][.,:/])"
"""What a number must not follow, or it would be the end of something longer."""

DECIMAL_MARK = {"nl": ",", "en": ".", "de": ","}
MINUS = {"nl": "min", "en": "minus", "de": "minus"}
TO = {"nl": "tot", "en": "to", "de": "bis"}

COUNTED = {
    "nl": "stuks?|tabletten|capsules|mensen|personen|inwoners|bezoekers|keer|maal|uur|uren|"
    "dagen|jaar|euro|punten|dozen",
    "en": "pieces|pcs|items|units|tablets|capsules|people|persons|inhabitants|times|hours|"
    "days|years|points|boxes|copies",
    "de": "Stück|Stk|Tabletten|Kapseln|Menschen|Personen|Einwohner|Besucher|Mal|Stunden|Tage|Jahre|Euro|Punkte|Kartons",
}
"""Words that show the number before them to be a quantity."""

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Four digits between these are taken for a year where nothing says otherwise."""


def is_decimal(mark: str, digits_after: int, *, is_only_mark: bool, language: str) -> bool:
    """Tell whether a mark separates decimals.

    Three digits after the only mark leave a choice, which the language makes: "1.250" is 1250 in Dutch and German and
    one and a quarter in English.
    """
    return digits_after != 3 or (is_only_mark and mark == DECIMAL_MARK[language])


def split_number(written: str, language: str) -> tuple[str, str]:
    """Give the digits before and after the decimal mark; the latter are empty for a whole number."""
    marks = [(place, character) for place, character in enumerate(written) if character in ".,"]
    if marks:
        place, mark = marks[-1]
        alone = sum(character == mark for _, character in marks) == 1
        starts_with_zero = written.startswith("0")
        after = written[place + 1 :]
        if alone and (
            starts_with_zero
            or len({character for _, character in marks}) > 1
            or is_decimal(mark, len(after), is_only_mark=True, language=language)
        ):
            return re.sub(r"[.,]", "", written[:place]), after
    return re.sub(r"[.,]", "", written), ""


def parse_number(written: str, language: str) -> Decimal:
    """Give the value of a number that NUMBER matches."""
    whole, decimals = split_number(written, language)
    return Decimal(f"{whole}.{decimals or '0'}")


def say_number(number: Decimal | int, language: str) -> str:
    """Give a number in the figures that a voice of the language says right: 3.5 is "3,5" in Dutch."""
    figures = f"{abs(Decimal(number)):f}".replace(".", DECIMAL_MARK[language])
    return f"{MINUS[language]} {figures}" if number < 0 else figures


def figures(written: str, language: str) -> str:
    """Give a written number without marks for thousands and with the language's decimal mark."""
    whole, decimals = split_number(written, language)
    return f"{whole}{DECIMAL_MARK[language]}{decimals}" if decimals else whole


def in_words(number: int, language: str, form: Literal["cardinal", "ordinal", "year"] = "cardinal") -> str:
    """Give a whole number in words, 0 to 9999."""
    # Loading it takes longer than all rules together need for a page, and most pages do without.
    from num2words import num2words  # noqa: PLC0415 - see above

    words = str(num2words(number, lang=language, to=form))
    if language == "nl":
        return words.replace("één", "een")
    if language == "de" and form == "ordinal" and 100 <= number < 200:
        return words.removeprefix("ein")  # "hundertste", as it is said
    return words


def say_year(year: int, language: str) -> str:
    """Give a year as it is said: "nineteen ninety-eight", "neunzehnhundertachtundneunzig".

    Dutch years, and German ones from 2000, sound right in figures.
    """
    if (language == "en" and 1100 <= year <= 2099) or (language == "de" and 1100 <= year <= 1999):
        return in_words(year, language, "year")
    return str(year)


@cache
def year_pattern(language: str) -> re.Pattern[str]:
    """Match four digits that are taken for a year."""
    return re.compile(
        rf"(?<![\w.,:/+#'-])(?<![0-9][ -])(?:19|20)[0-9]{{2}}(?![\w:/])(?![.,][0-9])(?![ ](?:{COUNTED[language]})\b)"
        if language != "en"
        else rf"(?<![\w.,:+#-])(?<![0-9][ ])(?:19|20)[0-9]{{2}}(?![\w:])(?![.,][0-9])(?![ ](?:{COUNTED[language]})\b)"
    )
