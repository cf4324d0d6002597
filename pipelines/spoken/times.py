"""Times of day on the 24-hour clock, and what only looks like one: scales and verses.

A time with a point counts as one only beside its word ("10.30 uur", "9.00 Uhr", "3.30 p.m.") or in a span of quarter
hours ("9.00-17.00"): elsewhere it may be a price, a section or a version.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.numbers import TO
from pipelines.spoken.rules import Rule

_HOUR = {"nl": "uur", "en": "o'clock", "de": "Uhr"}
_SECONDS = {"nl": "seconden", "en": "seconds", "de": "Sekunden"}
_RATIO = {"nl": "op", "en": "to", "de": "zu"}
_VERSE = {"nl": "vers", "en": "verse", "de": "Vers"}
_SCALE = (
    r"(?i:schaal|verhouding|verdund|verdunning|mengverhouding|scale|ratio|diluted|dilution|Maßstab|Verhältnis|verdünnt)"
)
_BOOKS = (
    r"(?:Psalm|Ps\.|Psalmen|Psalms|Johannes|Joh\.|John|Mattheüs|Matteüs|Matthew|Matthäus|Mt\.|Markus|Marcus|Mark|Lukas|"
    r"Lucas|Luke|Romeinen|Romans|Römer|Korintiërs|Corinthians|Korinther|Openbaring|Revelation|Offenbarung|Jesaja|Isaiah|"
    r"Prediker|Spreuken|Proverbs|Genesis|Exodus|Job|Hebreeën|Hebrews|Filippenzen|Timoteüs)"
)
_QUARTERS = {"00", "15", "30", "45"}


def _words(hour: str, minute: str, language: str, *, half_day: str = "") -> str:
    hour, rest = str(int(hour)), minute.lstrip("0")
    if language != "en":
        return f"{hour} {_HOUR[language]} {rest}".rstrip()
    if not rest:
        if half_day:
            return f"{hour}{half_day}"
        return f"{hour} o'clock" if 1 <= int(hour) <= 12 else f"{hour} hundred hours"
    return f"{hour} {rest if len(rest) == 2 else f'oh {rest}'}{half_day}"


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for times."""
    hour, minute = r"[01]?[0-9]|2[0-4]", r"[0-5][0-9]"
    word = {"nl": r"uur|u\.?|h", "en": r"hrs|hours|h", "de": r"Uhr|h"}[language]
    half_day = r"(?P<half>[ ]?(?:[aApP]\.?[mM]\b\.?))"
    not_before, not_after = r"(?<![\w.,:/€$£])(?<![A-Za-z]-)", r"(?![\w:])(?![.,][0-9])"

    def single(match: re.Match[str]) -> str:
        return _words(match["hour"], match["minute"], language)

    def twelve_hours(match: re.Match[str]) -> str:
        half = match["half"].strip()
        return _words(match["hour"], match["minute"], language, half_day=f" {half}")

    def span(match: re.Match[str]) -> str | None:
        points = "." in {match["mark1"], match["mark2"]}
        if points and not match["word"] and not {match["minute1"], match["minute2"]} <= _QUARTERS:
            return None
        first = _words(match["hour1"], match["minute1"], language)
        last = _words(match["hour2"], match["minute2"], language)
        middle = match["middle"].strip()
        return f"{first} {TO[language] if middle in '-–—' else middle} {last}"

    def seconds(match: re.Match[str]) -> str:
        rest = match["second"].lstrip("0") or "0"
        return f"{_words(match['hour'], match['minute'], language)}, {rest} {_SECONDS[language]}"

    both = (
        rf"{not_before}(?P<hour1>{hour})(?P<mark1>[.:])(?P<minute1>{minute})(?:[ ]?(?:{word}))?"
        rf"(?P<middle>[ ]?[-–—][ ]?|[ ](?:tot|t/m|en|to|until|till|and|bis|und)[ ])"
        rf"(?P<hour2>{hour})(?P<mark2>[.:])(?P<minute2>{minute})(?P<word>[ ]?(?:{word})(?!\w))?{not_after}"
    )
    one = rf"(?P<hour>{hour})[.:](?P<minute>{minute})"
    found = [
        Rule(
            re.compile(rf"\b{_BOOKS}[ ][0-9]{{1,3}}(?P<said>[ ]?:[ ]?)(?=[0-9])"),
            lambda _: f" {_VERSE[language]} ",
        ),
        Rule(
            re.compile(rf"\b{_SCALE}[ ](?:van |of |von )?[0-9]{{1,4}}(?P<said>[ ]?:[ ]?)(?=[0-9])"),
            lambda _: f" {_RATIO[language]} ",
        ),
        Rule(
            re.compile(r"(?<![\w.,:/])1(?P<said>:)(?=[0-9](?![0-9])|[6-9][0-9]|[0-9]{3,6}(?!:))"),
            lambda _: f" {_RATIO[language]} ",
        ),
        Rule(
            re.compile(
                rf"{not_before}(?P<hour>{hour}):(?P<minute>{minute}):(?P<second>{minute}){not_after}"
                rf"(?:[ ]?(?:{word})(?!\w))?"
            ),
            seconds,
            is_field=True,
        ),
        Rule(re.compile(both), span, is_field=True),
        Rule(re.compile(rf"{not_before}{one}[ ]?(?:{word})(?![\w])"), single, is_field=True),
    ]
    if language == "en":
        found.append(Rule(re.compile(rf"{not_before}{one}{half_day}"), twelve_hours, is_field=True))
    if language == "nl":
        short = rf"{not_before}(?P<hour>{hour})[ ]?u(?P<minute>{minute}){not_after}"
        found.append(Rule(re.compile(short), single, is_field=True))
    plain = rf"{not_before}(?P<hour>{hour}):(?P<minute>{minute}){not_after}"
    found.append(Rule(re.compile(plain), single, is_field=True))
    return tuple(found)
