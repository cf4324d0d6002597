"""How a rule finds writing and gives the words for it, and how rules share one text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

SAID = "said"
"""The group of a pattern that the words replace; a pattern without it is replaced whole."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of writing and how it is said, in one language."""

    pattern: re.Pattern[str]
    """What it looks like. It never matches nothing, and its repetitions are bounded, so that searching stays linear in
    the length of the text."""
    say: Callable[[re.Match[str]], str | None]
    """Gives the words, or None where the match turns out to be something else."""
    is_field: bool = False
    """Whether what the words replace is a whole date, time, amount or the like, worth listing by itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a rule has words for."""

    start: int
    end: int
    words: str
    rule: Rule
    match: re.Match[str]
    """All that the rule looked at; the place itself may be a part of it."""


def apply(text: str, rules: Iterable[Rule]) -> str:
    """Put the words of the rules in place of what they match."""
    return _assemble(text, find(text, rules))


def find(text: str, rules: Iterable[Rule]) -> list[Found]:
    """Give the places that rules have words for, in the order of the text; no two overlap.

    Every rule reads the text as it was written: what one rule says is never taken for writing by the next. Where two
    match the same place, the earlier one has it.
    """
    taken = bytearray(len(text))
    found: list[Found] = []
    for rule in rules:
        group = SAID if SAID in rule.pattern.groupindex else 0
        position = 0
        while match := rule.pattern.search(text, position):
            start, end = match.span(group)
            position = max(match.end(), match.start() + 1)
            busy = taken.find(1, start, end)
            if busy >= 0:
                # What follows the taken part may still be this rule's.
                free = taken.find(0, busy)
                position = max(free, match.start() + 1) if free >= 0 else len(text)
            elif (words := rule.say(match)) is not None:
                taken[start:end] = b"\1" * (end - start)
                found.append(Found(start, end, words, rule, match))
    return sorted(found, key=lambda piece: piece.start)


def _assemble(text: str, found: list[Found]) -> str:
    pieces: list[str] = []
    last = ""
    position = 0
    for one in found:
        between = text[position : one.start]
        pieces.append(between)
        last = between[-1:] or last
        position = one.end
        words, swallowed = _fit(one.words, last, text[position : position + 1])
        pieces.append(words)
        last = words[-1:] or last
        position += swallowed
    return "".join((*pieces, text[position:]))


def _fit(words: str, before: str, after: str) -> tuple[str, int]:
    """Give the words with the spaces that they need between two characters, and how many spaces after them go."""
    # A sign's words come with spaces around them, which the text may have already.
    if words.startswith(" ") and (not before or before.isspace()):
        words = words[1:]
    if words.endswith(" ") and (not after or after.isspace()):
        words = words[:-1]
    if not words:
        if before.isalnum() and after.isalnum():
            return " ", 0
        return "", int(after == " " and (not before or before == " "))
    # "24V" is written in one, but its words are not.
    if before.isalnum() and words[0].isalnum():
        words = f" {words}"
    if words[-1].isalnum() and after.isalnum():
        words = f"{words} "
    return words, 0
