"""The time as people tell it from a clock with hands: "kwart over negen", "twenty to five", "halb drei"."""

from __future__ import annotations

from datetime import time

from pipelines.spoken.numbers import in_words


def say_clock_time(moment: time, language: str) -> str:
    """Say the time, to the minute, with the hours from one to twelve."""
    return _SAY[language](moment.hour, moment.minute)


def _hour(hour: int, language: str) -> str:
    return in_words((hour - 1) % 12 + 1, language)


def _dutch(hour: int, minute: int) -> str:
    def named(which: int) -> str:
        return "één" if which % 12 == 1 else _hour(which, "nl")

    if minute == 0:
        return f"{named(hour)} uur"
    if minute == 30:
        return f"half {named(hour + 1)}"
    around_half = 15 < minute < 45
    target = f"half {named(hour + 1)}" if around_half else named(hour if minute <= 15 else hour + 1)
    side = "over" if minute <= 15 or 30 < minute < 45 else "voor"
    return f"{_minutes(minute, 'nl', around_half=around_half)} {side} {target}"


def _german(hour: int, minute: int) -> str:
    def named(which: int) -> str:
        return "eins" if which % 12 == 1 else _hour(which, "de")

    if minute == 0:
        return "ein Uhr" if hour % 12 == 1 else f"{_hour(hour, 'de')} Uhr"
    if minute == 30:
        return f"halb {named(hour + 1)}"
    around_half = 20 < minute < 40
    target = f"halb {named(hour + 1)}" if around_half else named(hour if minute <= 20 else hour + 1)
    side = "nach" if minute <= 20 or 30 < minute < 40 else "vor"
    return f"{_minutes(minute, 'de', around_half=around_half)} {side} {target}"


def _english(hour: int, minute: int) -> str:
    if minute == 0:
        return f"{_hour(hour, 'en')} o'clock"
    if minute == 30:
        return f"half past {_hour(hour, 'en')}"
    side, which = ("past", hour) if minute < 30 else ("to", hour + 1)
    return f"{_minutes(minute, 'en', around_half=False)} {side} {_hour(which, 'en')}"


def _minutes(minute: int, language: str, *, around_half: bool) -> str:
    """Give how far the hand is from the hour, or from the half hour."""
    far = abs(30 - minute) if around_half else min(minute, 60 - minute)
    if far == 15:
        return _QUARTER[language]
    if far == 1:
        return _ONE_MINUTE[language]
    # English says "minutes" save after fives, Dutch and German never.
    return in_words(far, language) + (" minutes" if language == "en" and far % 5 else "")


_QUARTER = {"nl": "kwart", "en": "quarter", "de": "Viertel"}
_ONE_MINUTE = {"nl": "één minuut", "en": "one minute", "de": "eine Minute"}
_SAY = {"nl": _dutch, "en": _english, "de": _german}
