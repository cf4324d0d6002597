"""Addresses of the web and of e-mail: kept whole, so that no other rule takes them apart, and without "https"."""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.rules import Rule

_AT = {"nl": "apenstaartje", "en": "at", "de": "at"}


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
        ),
        Rule(
            re.compile(
                r"(?<!\w)(?:https?://)?(?P<rest>(?:www\.|(?<=://))[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}(?:/[\w./?=&%#-]{0,200})?)"
            ),
            lambda match: match["rest"].rstrip("/"),
        ),
    )
