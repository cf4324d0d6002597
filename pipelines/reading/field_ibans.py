"""IBANs on a page: found across line ends, checked, and given as doubtful where the check fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum import iban

from pipelines.reading.field_text import AS_FIGURES

_START = re.compile(r"(?<!\w)[A-Z]{2}[ ]?[0-9OoIl|]{2}(?=[ .-]{0,2}[0-9A-Za-z])")
_SHORTEST, _LONGEST = 15, 34
_SPACES = " .-"
_BANK = 4
"""Letters of the bank's name after the check digits, in the countries that have them."""


@dataclass(frozen=True, slots=True)
class FoundIban:
    """Where something stands that is an IBAN or looks like one."""

    start: int
    end: int
    text: str
    """As it is printed, or in fours where it was mended."""
    is_right: bool
    """Whether it stands there letter by letter and its check digits are right."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    code: str
    """Letters and figures, without spaces."""
    places: tuple[int, ...]
    """Where each stands in the text."""
    ends: tuple[int, ...]
    """The lengths at which a word ends."""


def find_ibans(text: str) -> Iterator[FoundIban]:
    """Give what looks like an IBAN, in the order of the text; line ends may stand in it as spaces."""
    position = 0
    while match := _START.search(text, position):
        found = _judge(text, _candidate(text, match.start()))
        if found:
            yield found
        position = found.end if found else match.start() + 1


def _candidate(text: str, start: int) -> _Candidate:
    places: list[int] = []
    ends: list[int] = []
    for at in range(start, len(text)):
        character = text[at]
        if character in _SPACES:
            continue
        if not (character.isascii() and (character.isalnum() or character == "|")) or len(places) == _LONGEST:
            break
        places.append(at)
        if at + 1 == len(text) or not text[at + 1].isalnum():
            ends.append(len(places))
    code = "".join(text[at] for at in places)
    return _Candidate(code, tuple(places), tuple(end for end in ends if end >= _SHORTEST))


def _judge(text: str, candidate: _Candidate) -> FoundIban | None:
    for end in candidate.ends:
        code = candidate.code[:end]
        if code.isupper() and iban.is_valid(code, check_country=False):
            return FoundIban(candidate.places[0], candidate.places[end - 1] + 1, _printed(text, candidate, end), True)
    for end in candidate.ends:
        for code in _mended(candidate.code[:end]):
            if iban.is_valid(code, check_country=False):
                return FoundIban(candidate.places[0], candidate.places[end - 1] + 1, iban.format(code), False)
    for end in candidate.ends:
        if any(_has_the_form(code) for code in (candidate.code[:end], *_mended(candidate.code[:end]))):
            return FoundIban(candidate.places[0], candidate.places[end - 1] + 1, _printed(text, candidate, end), False)
    return None


def _printed(text: str, candidate: _Candidate, end: int) -> str:
    return text[candidate.places[0] : candidate.places[end - 1] + 1]


def _mended(code: str) -> Iterator[str]:
    """Give what may have been meant: letters that look like figures, in the bank's name and after it, or after it."""
    head = code[:2] + code[2:4].translate(AS_FIGURES)
    bank, account = code[4 : 4 + _BANK], code[4 + _BANK :]
    for rest in (bank + account, bank + account.translate(AS_FIGURES), (bank + account).translate(AS_FIGURES)):
        if (head + rest).upper() != code and (head + rest).upper().isalnum():
            yield (head + rest).upper()


def _has_the_form(code: str) -> bool:
    """Tell whether a country's IBANs look like this; its check digits do not count."""
    if not code.isupper() or not code.isalnum() or not code[2:4].isdecimal():
        return False
    return iban.is_valid(code[:2] + iban.calc_check_digits(code) + code[4:], check_country=False)
