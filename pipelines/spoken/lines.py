"""Words that a line end has cut in two."""

from __future__ import annotations

import re

_BROKEN = re.compile(
    r"(?<=([^\W\d_]))[-\u2010\u00ad][ \t]{0,4}\r?\n[ \t]{0,8}(?=([^\W\d_]))((?:en|of|and|or|und|oder|bzw)\b)?"
)
_SPACES = re.compile("[\u00a0\u2007\u2009\u202f]")


def join_lines(text: str) -> str:
    """Join a word that goes on after a line end: "bestel-" and "ling" become "bestelling".

    A capital after the hyphen keeps it ("Noord-Holland"), and so does a word such as "en" that shows the first to be
    half of a pair ("in- en uitgang"). Soft hyphens go, and spaces that only forbid a line end become plain spaces.
    """

    def join(match: re.Match[str]) -> str:
        before, after, pair = match.groups()
        if pair:
            return f"- {pair}"
        return "" if before.islower() and after.islower() else "-"

    if "\n" in text:
        text = _BROKEN.sub(join, text)
    return _SPACES.sub(" ", text).replace("\u00ad", "")
