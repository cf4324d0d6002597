"""Addresses of the web and of e-mail: kept whole, so that no other rule takes them apart, and without "https"."""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.rules import Rule

_AT = {"nl": "apenstaartje", "en": "at", "de": "at"}
_MARKS = {
    "nl": {".": "punt", "-": "streepje", "_": "laag streepje", "/": "schuine streep", "+": "plus"},
    "en": {".": "dot", "-": "dash", "_": "underscore", "/": "slash", "+": "plus"},
    "de": {".": "Punkt", "-": "Strich", "_": "Unterstrich", "/": "Schrägstrich", "+": "plus"},
}


def say_address(address: str, language: str) -> str:
    """Say an address of the web or of e-mail mark by mark, as people give theirs: "info at example dot org"."""
    names = {"@": _AT[language]} | _MARKS[language]
    rest = re.sub(r"^[a-z]{2,8}://", "", address, flags=re.IGNORECASE).rstrip("/")
    return re.sub(r" {2,}", " ", "".join(f" {names[one]} " if one in names else one for one in rest)).strip()


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for addresses."""

    def mail(match: re.Match[str]) -> str:
        name, _, domain = match[0].partition("@")
        return f"{name} {_AT[language]} {domain}"

    return (
        Rule(
            re.compile(
                r"(?<![\w.@+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
            ),
            mail,
            is_field=True,
        ),
        Rule(
            re.compile(
                r"(?<!\w)(?:https?://)?(?P<rest>(?:www\.|(?<=://))[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?:/[\w./?=&%#-]{0,200})?)"
            ),
            lambda match: match["rest"].rstrip("/"),
            is_field=True,
        ),
    )
