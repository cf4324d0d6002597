"""Abbreviations in full, as they stand on letters, labels and notices.

`abbreviations.toml` lists those that a voice says badly, or by letters where people say words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from pipelines.spoken.rules import Rule

_COMPOUNDS = {
    "nl": {"straat": r"(?<!\w)(?P<stem>\w{1,30})str\.", "nummer": r"(?<!\w)(?P<stem>[A-Za-z]{2,30}-?)nr\.(?!\w)"},
    "en": {},
    "de": {"straße": r"(?<!\w)(?P<stem>\w{1,30})str\.", "nummer": r"(?<!\w)(?P<stem>\w{2,30}-?)[nN]r\.(?!\w)"},
}
"""The last part of a longer word."""
_ONLY_SMALL = {"B.V.", "E.V.", "P.P.", "P.S.", "V.A.", "E.A.", "I.O.", "I.V.", "P.M.", "S.O.", "S.U."}
"""What in capitals is something else, such as a form of company."""


@dataclass(frozen=True, slots=True)
class _Table:
    anywhere: dict[str, str]
    before_number: dict[str, str]
    may_end: frozenset[str]
    """In small letters."""


@cache
def _table(language: str) -> _Table:
    # With what reads the table, importing the module would take twice as long.
    import tomllib  # noqa: PLC0415 - see above
    from importlib import resources  # noqa: PLC0415 - see above

    text = (resources.files("pipelines.spoken") / "abbreviations.toml").read_text(encoding="utf-8")
    part = tomllib.loads(text)[language]
    return _Table(part["anywhere"], part["before_number"], frozenset(one.lower() for one in part["may_end"]))


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for abbreviations."""
    table = _table(language)
    rest = [Rule(re.compile(shape), partial(_compound, last)) for last, shape in _COMPOUNDS[language].items()]
    if language == "en":
        rest.append(Rule(re.compile(r"(?<=[a-z] )St\.(?![A-Za-z])"), lambda _: "Street"))
        rest.append(Rule(re.compile(r"(?<!\w)St\.(?=[ ][A-Z])"), lambda _: "Saint"))
    if language == "de":
        rest.append(Rule(re.compile(r"(?<![\w.])Fr\.(?=[ ][A-ZÄÖÜ])"), lambda _: "Frau"))
    numbered = rf"(?<![\w.])(?:{_alternatives(table.before_number)})(?=[ ]?[0-9])"
    anywhere = rf"(?<![\w.])(?:{_alternatives(_forms(table.anywhere, language))})(?!\w)"
    return (
        Rule(re.compile(numbered), lambda match: table.before_number[match[0]]),
        *rest,
        Rule(re.compile(anywhere), lambda match: _in_full(match, table)),
    )


def _in_full(match: re.Match[str], table: _Table) -> str:
    written = match[0]
    forms = (written, written[0].lower() + written[1:], written.lower())
    words = next(table.anywhere[form] for form in forms if form in table.anywhere)
    if written[0].isupper() and not written.isupper():
        words = words[0].upper() + words[1:]
    following = match.string[match.end() : match.end() + 2]
    line_ends = following[:1] in {"", "\n"}
    sentence_ends = following[:1] == " " and following[1:].isupper() and written.lower() in table.may_end
    return f"{words}." if written.endswith(".") and (line_ends or sentence_ends) else words


def _compound(last: str, match: re.Match[str]) -> str:
    return match["stem"].rstrip("-") + last


def _forms(table: dict[str, str], language: str) -> set[str]:
    """Give the ways in which abbreviations are written: as listed, at the start of a sentence, on a notice."""
    several_points = {one for one in table if one.count(".") > 1}
    # "Min." and "min." are not the same in German.
    may_start = set(table) if language == "nl" else several_points
    started = {one[0].upper() + one[1:] for one in may_start if one[0].islower()}
    return set(table) | started | ({one.upper() for one in several_points} - _ONLY_SMALL)


def _alternatives(written: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(written, key=lambda one: (-len(one), one)))
