"""Where the figures of a line stand: amounts, codes, dates, times, telephone and account numbers.

Anything with a digit in it is a figure. What is printed in groups is one figure, because it is right or wrong as a
whole. Some kinds carry their own proof: an IBAN its check digits, a GTIN its last digit, a date its calendar.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from pipelines.spoken.dates import MONTHS
from pipelines.vision.gtin import has_valid_check_digit

_GTIN_13 = re.compile(r"[0-9]{13}")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}[0-9]{2}[ ]?(?:[0-9A-Z]{4}[ ]?){2,7}[0-9A-Z]{1,4}(?!\w)")
_DATE = re.compile(r"(?<![\w.,/-])([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?![\w/-])")
_ISO_DATE = re.compile(r"(?<![\w.,/-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![\w-])")
_TIME = re.compile(r"(?<![\w.,:])([0-9]{1,2}):([0-9]{2})(?![\w:])")
_PART = r"[^\s]{0,40}[0-9][^\s]{0,40}"
_GROUPS = re.compile(
    rf"(?:(?:€|£|\$|EUR|GBP|USD|CHF|(?<![^\s])[A-Z]{{1,3}})[ ])?{_PART}(?:(?<![,;:])[ ]{_PART}){{0,8}}(?:[ ](?:€|EUR))?"
)
_AROUND = ".,;:!?()[]\"'“”‘’„<>|"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and where it stands."""

    start: int
    """Characters of the line before it."""
    end: int
    """Characters of the line up to its end."""
    is_proved: bool | None
    """True: check digits that a misread hardly ever passes are right. False: a check fails, or there is no such date or
    time. None: nothing is checked."""


def figures_in(text: str) -> tuple[Figure, ...]:
    """Give the figures of a line, in order; they do not overlap."""
    found: list[Figure] = []
    for pattern in (_IBAN, _written_date(), _GROUPS):
        for match in pattern.finditer(text):
            start, end = _trimmed(text, *match.span())
            if not any(start < other.end and other.start < end for other in found):
                found.append(Figure(start, end, _is_proved(text[start:end])))
    return tuple(sorted(found, key=lambda figure: figure.start))


@cache
def _written_date() -> re.Pattern[str]:
    names = sorted({name for months in MONTHS.values() for name in months}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)[0-9]{{1,2}}\.?[ ](?:{'|'.join(names)})(?:[ ][0-9]{{4}})?(?!\w)", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the punctuation around a figure."""
    while end - start > 1 and text[end - 1] in _AROUND:
        end -= 1
    while end - start > 1 and text[start] in _AROUND:
        start += 1
    return start, end


def _is_proved(figure: str) -> bool | None:
    if _IBAN.fullmatch(figure):
        return _has_right_checks(figure.replace(" ", ""))
    if _GTIN_13.fullmatch(figure):
        # One misread in ten passes a single check digit, so that it proves nothing when it is right.
        return None if has_valid_check_digit(figure) else False
    dates = [(match[4], match[3], match[1]) for match in _DATE.finditer(figure)]
    dates += [(match[1], match[2], match[3]) for match in _ISO_DATE.finditer(figure)]
    times = [(int(match[1]), int(match[2])) for match in _TIME.finditer(figure)]
    if not all(_is_day(*(int(part) for part in date)) for date in dates):
        return False
    return False if any(hour > 24 or minute > 59 for hour, minute in times) else None


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day; the American order counts too."""
    if month > 12 >= day:
        month, day = day, month
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _has_right_checks(iban: str) -> bool:
    """Tell whether the check digits of an IBAN are right (ISO 13616, modulo 97)."""
    return int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97 == 1
