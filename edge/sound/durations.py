"""How long an utterance is declared to last, from its text alone, so that a replay is the same on every machine.

The figures in COSTS are fitted to what eSpeak NG 1.51 takes at 165 words a minute for about 300 texts in each language
(sentences, names, codes, amounts, random numbers), with a margin. Of 700 other such texts in each language 99 % fit as
they are; the sum is 19 to 25 % too large, for phrases 0.3 to 0.4 s each, which is heard as the pause after them. What
does not fit is spoken slightly faster where a replay is written to a file; live, the real duration counts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import numpy as np

from edge.sound.safe_text import safe_text
from pipelines.types import Utterance

REFERENCE_RATE = 165
"""Words a minute at which COSTS hold."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds that the parts of a text take at the reference rate."""

    opening: float
    """Once for each text."""
    word: float
    """Each group between spaces."""
    vowel: float
    consonant: float
    comma: float
    """A pause inside a sentence."""
    stop: float
    """A pause between two sentences."""
    spelled: float
    """Each letter of a group that cannot be pronounced, or mixes cases, or stands among digits."""
    hundred: float
    teen: float
    """10 to 19."""
    ten: float
    """20, 30, … 90, and what joins it to a unit."""
    unit: float
    scale: float
    """The word "thousand", "million" and so on."""
    digit: float
    """Each digit that is said by itself: after a decimal point, after a leading zero, in very long numbers."""


COSTS: dict[str, Costs] = {
    "nl": Costs(
        opening=0.246,
        word=0.026,
        vowel=0.088,
        consonant=0.062,
        comma=0.276,
        stop=0.256,
        spelled=0.166,
        hundred=0.504,
        teen=0.482,
        ten=0.564,
        unit=0.429,
        scale=0.289,
        digit=0.312,
    ),
    "de": Costs(
        opening=0.277,
        word=0.027,
        vowel=0.075,
        consonant=0.058,
        comma=0.199,
        stop=0.397,
        spelled=0.215,
        hundred=0.572,
        teen=0.480,
        ten=0.747,
        unit=0.388,
        scale=0.626,
        digit=0.428,
    ),
    "en": Costs(
        opening=0.34,
        word=0.046,
        vowel=0.075,
        consonant=0.048,
        comma=0.447,
        stop=0.466,
        spelled=0.154,
        hundred=0.612,
        teen=0.338,
        ten=0.462,
        unit=0.392,
        scale=0.643,
        digit=0.426,
    ),
}
"""By language."""

_SYMBOL_SECONDS = 0.75
"""A symbol that has a name, such as "€" or "%", and each sign of another script."""

_MARK_SECONDS = 0.3
"""A point, comma, hyphen or slash inside a group; many are silent, some are named."""

_RATES = (80, 100, 120, 140, 165, 200, 250, 300, 350, 400, 450, 500, 600)
"""Words a minute at which _SHARES were measured."""

_SHARES = (1.96, 1.66, 1.39, 1.18, 1.0, 0.84, 0.69, 0.585, 0.50, 0.435, 0.40, 0.36, 0.30)
"""Time that speech takes as a share of that at the reference rate: a little above the mean of 60 texts in three
languages. It is not in proportion to the rate, because pauses shrink otherwise than words."""

_GROUP = re.compile(r"[^\W\d_]+|\d+|\S")
_VOWELS = frozenset("aeiouy")
_SILENT = frozenset("\"'“”„‘’«»()[]{}|•—_^~<>…★")
_MARKS = frozenset(".,:;!?-–/\\")
_LONGEST_NUMBER = 15


def nominal_seconds(utterance: Utterance) -> float:
    """Give the declared speaking time of an utterance in seconds, rounded to milliseconds; 0 if it has no text.

    It depends on text, language and rate alone. Another language takes the German figures, the slowest.
    """
    words = safe_text(utterance.text).split()
    if not words:
        return 0.0
    costs = COSTS.get(utterance.language, COSTS["de"])
    seconds = costs.opening + sum(_word_seconds(each, costs) for each in words)
    seconds += sum(_pause_seconds(each, costs) for each in words[:-1])
    return round(seconds * float(np.interp(utterance.rate, _RATES, _SHARES)), 3)


def _pause_seconds(word: str, costs: Costs) -> float:
    """The pause after a word that is not the last."""
    end = word.rstrip("\"'”’)»")[-1:]
    if end in {".", "!", "?", "…"}:
        return costs.stop
    return costs.comma if end in {",", ":", ";", "–", "—", "-"} else 0.0


def _word_seconds(word: str, costs: Costs) -> float:
    """One group between spaces."""
    seconds = costs.word
    groups = _GROUP.findall(word.rstrip(".,:;!?…"))
    among_digits = any(each[0].isdecimal() for each in groups)
    for index, group in enumerate(groups):
        if group[0].isdecimal():
            decimals = index > 1 and groups[index - 1] in {".", ","}
            seconds += costs.digit * len(group) if decimals else _number_seconds(group, costs)
        elif group[0].isalpha():
            seconds += _letters_seconds(group, costs, spelled=among_digits and len(group) <= 3)
        elif group in _MARKS:
            seconds += _MARK_SECONDS
        elif group not in _SILENT:
            seconds += _SYMBOL_SECONDS
    return seconds


def _letters_seconds(group: str, costs: Costs, *, spelled: bool) -> float:
    """A run of letters."""
    plain = unicodedata.normalize("NFD", group.lower())
    letters = [each for each in plain if each.isalpha()]
    if not all(unicodedata.name(each, "").startswith("LATIN") for each in letters):
        return _SYMBOL_SECONDS * len(group)
    vowels = sum(each in _VOWELS for each in letters)
    mixed_case = not group.islower() and not group.isupper() and not group.istitle()
    if spelled or mixed_case or vowels * 9 < len(letters) or len(letters) == 1:
        return costs.spelled * (len(letters) + letters.count("w"))  # "w" has the longest name
    return costs.vowel * vowels + costs.consonant * (len(letters) - vowels)


def _number_seconds(digits: str, costs: Costs) -> float:
    """A run of digits, read as a cardinal where a voice does so."""
    if (len(digits) > 1 and digits[0] == "0") or len(digits) > _LONGEST_NUMBER:
        return costs.digit * len(digits)
    number, seconds, place = int(digits), 0.0, 0
    if number == 0:
        return costs.unit
    while number:
        number, triple = divmod(number, 1000)
        hundreds, rest = divmod(triple, 100)
        if triple and place:
            seconds += costs.scale
        if hundreds:
            seconds += costs.hundred + (costs.unit if hundreds > 1 else 0.0)
        if 10 <= rest < 20:
            seconds += costs.teen
        else:
            tens, units = divmod(rest, 10)
            seconds += (costs.ten if tens else 0.0) + (costs.unit if units else 0.0)
        place += 1
    return seconds
