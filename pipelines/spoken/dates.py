"""Dates, and the marks of birth and death before them.

Days come before months, as in the Netherlands, Germany and Britain; 12/25/2026 can only be the American order and is
read so. ISO 8601 is known too. A year of two digits is said as it is written: its century is not guessed.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from pipelines.spoken.numbers import TO, in_words, say_year, year_pattern
from pipelines.spoken.rules import Rule

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
MONTHS = {language: tuple(names.split()) for language, names in _MONTHS.items()}
_SHORT_MONTHS = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
}
_ALSO_SHORT = {
    "nl": {"sept": 9, "febr": 2},
    "en": {"Sept": 9},
    "de": {"Sept": 9, "Jän": 1, "Febr": 2},
}
_WEEKDAYS = {
    "nl": "ma maandag di dinsdag wo woensdag do donderdag vr vrijdag za zaterdag zo zondag",
    "en": "Mon Monday Tue Tuesday Tues Tuesday Wed Wednesday Thu Thursday Thur Thursday Thurs Thursday Fri Friday "
    "Sat Saturday Sun Sunday",
    "de": "Mo Montag Di Dienstag Mi Mittwoch Do Donnerstag Fr Freitag Sa Samstag So Sonntag",
}
_BORN = {"nl": "geboren", "en": "born", "de": "geboren"}
_DIED = {"nl": "overleden", "en": "died", "de": "gestorben"}
_DATIVE = re.compile(r"\b(?:am|vom|zum|dem|den|bis|seit|ab) \Z")
"""German words after which an ordinal ends in -n."""


def _is_dative(match: re.Match[str]) -> bool:
    return _DATIVE.search(match.string, max(0, match.start() - 6), match.start()) is not None


@cache
def _month_numbers(language: str) -> dict[str, int]:
    numbers = {name.lower(): place for place, name in enumerate(_SHORT_MONTHS[language].split(), start=1)}
    numbers |= {name.lower(): place for name, place in _ALSO_SHORT[language].items()}
    return numbers | {name.lower(): place for place, name in enumerate(MONTHS[language], start=1)}


def say_date(day: date, language: str) -> str:
    """Say a date: "6 december 2026", "6 December twenty twenty-six", "sechster Dezember 2026"."""
    return _words(day.day, day.month, str(day.year), language, dative=False)


def say_weekday(day: date, language: str) -> str:
    """Say the day of a week without its year: "woensdag 25 november", "Mittwoch, der fünfundzwanzigste November"."""
    # Some have several short forms, so a name may stand there more than once.
    weekdays = list(dict.fromkeys(_WEEKDAYS[language].split()[1::2]))
    name, month = weekdays[day.weekday()], MONTHS[language][day.month - 1]
    if language == "de":
        return f"{name}, der {in_words(day.day, language, 'ordinal')} {month}"
    return f"{name} {day.day} {month}"


def _words(day: int, month: int, year: str, language: str, *, dative: bool) -> str:
    number = str(day)
    if language == "de":
        number = in_words(day, language, "ordinal") + ("n" if dative else "r")
    words = f"{number} {MONTHS[language][month - 1]}"
    return f"{words} {_year(year, language)}" if year else words


def _year(year: str, language: str) -> str:
    return say_year(int(year), language) if len(year) == 4 else year


def _numeric(match: re.Match[str], language: str) -> str | None:
    day, month, year = int(match["day"]), int(match["month"]), match["year"] or ""
    if month > 12 >= day and match["mark"] == "/":
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return _words(day, month, year, language, dative=_is_dative(match))


def _german_first_day(match: re.Match[str]) -> str:
    ending = "n" if _is_dative(match) else "r"
    return f"{in_words(int(match['day']), 'de', 'ordinal')}{ending} {TO['de']} "


def _month_of_year(match: re.Match[str], language: str) -> str | None:
    month = int(match["month"])
    return f"{MONTHS[language][month - 1]} {_year(match['year'], language)}" if 1 <= month <= 12 else None


def _weekdays(language: str) -> tuple[Rule, ...]:
    words = _WEEKDAYS[language].split()
    names = {short.lower(): full for short, full in zip(words[::2], words[1::2], strict=True)}
    # Longer ones first, so that "Thurs" is not taken for "Thu".
    short = "|".join(sorted(names, key=len, reverse=True))
    any_month = "|".join(sorted(_month_numbers(language), key=len, reverse=True))
    upto = r"(?:[ ]?[-–][ ]?|[ ](?:t/m|tot en met|tot|to|till|until|bis|bis einschließlich|en|and|und)[ ])"
    date_follows = (
        rf",?[ ][0-9]{{1,2}}(?:\.?[ ](?:{any_month})\b|-[0-9]{{1,2}}-|/[0-9]{{1,2}}/|"
        r"\.[0-9]{1,2}\.|[:.][0-9]{2}(?![0-9]))"
    )

    def say(match: re.Match[str]) -> str:
        return names[match["said"].rstrip(".").lower()]

    def say_pair(match: re.Match[str]) -> str | None:
        first, last = names[match["first"].lower()], names[match["last"].lower()]
        if first == last:
            return None
        joined = match["upto"].strip()
        joined = "tot en met" if joined == "t/m" else joined if joined.strip("-–") else TO[language]
        return f"{first} {joined} {last}"

    # In capitals or as the language writes them: "so", "do" and "Do" are also words.
    case = "" if language == "en" else "(?i)"
    short = _cased(short, language)
    pair = rf"(?<![\w-])(?P<first>{short})\.?(?P<upto>{upto})(?P<last>{short})(?![\w-])(?:\.(?=[ :]))?"
    return (
        Rule(re.compile(case + pair), lambda match: None if _is_prose(match, language) else say_pair(match)),
        Rule(re.compile(rf"(?i)(?<!\w)(?P<said>(?:{short})\.?)(?={date_follows})"), say),
    )


def _cased(short: str, language: str) -> str:
    return "|".join(word.title() for word in short.split("|")) if language == "en" else short


def _is_prose(match: re.Match[str], language: str) -> bool:
    """Tell whether two short words are only words: "zo en zo"; days joined by "en" have a point or a capital."""
    joined_by_and = match["upto"].strip() in {"en", "and", "und"}
    marked = "." in match[0] or language == "en" or (language == "de" and match["first"][0].isupper())
    return joined_by_and and not marked


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for dates."""
    numbers = _month_numbers(language)
    # English "may" is a month only with its capital.
    cases = {form for name in numbers for form in (name.title(), name.upper(), name)} - {"may", "mar", "march"}
    month = "|".join(sorted(cases, key=lambda name: (-len(name), name)))
    not_before, not_after = r"(?<![\w/.:,€$£-])", r"(?![\w/:-])(?![.,][0-9])"
    also_after_dash = r"(?<![\w/.:,€$£])(?<![A-Za-z][-])"
    marks = r"(?P<mark>[-/.])"
    year4, year2 = r"(?P<year>(?:1[0-9]|20)[0-9]{2})", r"(?P<year>[0-9]{2})"
    day_month = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
    dot = r"(?P<dot>\.)[ ]?" if language == "de" else r"(?P<dot>\.)?[ -]"
    written_month = rf"(?P<name>{month})(?!\w)\.?"

    def numeric(match: re.Match[str]) -> str | None:
        return _numeric(match, language)

    def written(match: re.Match[str]) -> str:
        day, year = match["day"], match["year"] or ""
        name = numbers[match["name"].lower()]
        if match["dot"] or language == "de":
            return _words(int(day), name, year, language, dative=_is_dative(match))
        return f"{day} {MONTHS[language][name - 1]}" + (f" {_year(year, language)}" if year else "")

    def month_first(match: re.Match[str]) -> str:
        name = MONTHS[language][numbers[match["name"].lower()] - 1]
        return f"{name}{match['day'] or ''} {_year(match['year'], language)}"

    def month_year(match: re.Match[str]) -> str | None:
        return _month_of_year(match, language)

    def year(match: re.Match[str]) -> str:
        return say_year(int(match[0]), language)

    day, any_month = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})"
    found = [
        Rule(
            re.compile(rf"{also_after_dash}{day}{marks}{any_month}(?P=mark){year4}{not_after}"), numeric, is_field=True
        ),
        Rule(
            re.compile(rf"{not_before}{year4}(?P<mark>-)(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})(?![0-9-])"),
            numeric,
            is_field=True,
        ),
        Rule(re.compile(rf"{not_before}{day}{marks}{any_month}(?P=mark){year2}{not_after}"), numeric, is_field=True),
        Rule(
            re.compile(rf"(?<![\w/.:,€$£]){day_month}{dot}{written_month}(?:,?[ -]{year4}(?![\w-]))?"),
            written,
            is_field=True,
        ),
        Rule(
            re.compile(
                rf"(?<![\w]){written_month}(?P<day>[ ][0-9]{{1,2}},)?[ ](?P<year>(?:1[0-9]|20)[0-9]{{2}})(?![\w-])"
            ),
            month_first,
            is_field=True,
        ),
        Rule(
            re.compile(rf"{not_before}(?P<month>0?[1-9]|1[0-2])[-/](?P<year>20[0-9]{{2}}){not_after}"),
            month_year,
            is_field=True,
        ),
        Rule(
            re.compile(rf"{not_before}(?P<year>20[0-9]{{2}})-(?P<month>0[1-9]|1[0-2]){not_after}"),
            month_year,
            is_field=True,
        ),
        *_weekdays(language),
        Rule(re.compile(r"†[ ]?"), lambda _: f" {_DIED[language]} "),
        Rule(
            re.compile(r"(?<![\w*])\*[ ]?(?=[0-9]{1,2}[-./ ][ 0-9A-Za-z]|1[0-9]{3}\b|20[0-9]{2}\b)"),
            lambda _: f"{_BORN[language]} ",
        ),
    ]
    full = r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}"
    found.append(
        Rule(re.compile(rf"(?<=[-./ ][0-9]{{4}})(?P<said>[ ]?[-–][ ]?)(?={full})"), lambda _: f" {TO[language]} ")
    )
    if language == "de":
        first = rf"(?<![\w.])(?P<day>[0-9]{{1,2}})\.[ ]?[-–][ ]?(?=[0-9]{{1,2}}\.[ ]?(?:{month})\b)"
        found.insert(0, Rule(re.compile(first), _german_first_day))
        short = rf"(?<![\w/.:,€$£-]){day}(?P<mark>\.){any_month}\.(?P<year>(?!))?(?![0-9\w])"
        found.insert(3, Rule(re.compile(short), numeric, is_field=True))
    if language != "nl":
        found.append(Rule(year_pattern(language), year))
    return tuple(found)
