"""Where sentences begin, so that speech that was interrupted goes on at the start of one."""

from __future__ import annotations

import re

_DUTCH = "art bijv blz ca dhr dr drs enz evt excl fam incl ing ir jl jr max mej mevr min mr mw nr nrs prof sr st tel vs"
_ENGLISH = "approx dept est fig inc ltd mrs ms no vol"
_GERMAN = "abs abt bzw exkl fr frl geb gest ggf hr inkl str usw vgl zzgl"
_ABBREVIATIONS = frozenset(f"{_DUTCH} {_ENGLISH} {_GERMAN}".split())
"""Words that end in a full stop inside of a sentence, in lower case; none of the three languages ends one with them."""

_END = re.compile(r"(?P<word>[^\W_]*)(?P<stop>[.!?…]+)[\"'”’»)\]]*\s+(?=[\"'“‘„«(\[]?[^\W_a-zß-öø-ÿ])")

_LAST = re.compile(r"(?P<word>[^\W_]*)(?P<stop>[.!?…]+)[\"'”’»)\]]*\s*$")


def sentence_starts(text: str) -> tuple[int, ...]:
    """Give the offsets at which the second and every further sentence begins.

    A full stop ends no sentence after a number of one or two digits ("1. Sweep", "5. Mai"), an initial ("A. Jansen")
    or a known abbreviation, nor where a small letter follows.
    """
    return tuple(match.end() for match in _END.finditer(text) if _ends(match))


def _ends(match: re.Match[str]) -> bool:
    word, stop = match["word"], match["stop"]
    if stop != ".":
        return True
    if word.isdecimal():
        return len(word) > 2
    return len(word) > 1 and word.lower() not in _ABBREVIATIONS


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends where a sentence does: at a full stop and the like that belongs to no abbreviation."""
    match = _LAST.search(text)
    return match is not None and (_ends(match) or (match["word"].isdecimal() and match.start() > 0))
