"""Telephone numbers, digit by digit in the groups that people pause between.

The writer's groups are kept; what was written in one is grouped as the number's country does (ITU-T E.123 leaves it to
them), and long groups in pairs. A number counts only where the numbering plans that phonenumbers holds know it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.spoken.codes import say_digits
from pipelines.spoken.rules import Rule

_REGIONS = {"nl": ("NL", "BE"), "en": ("GB", "NL"), "de": ("DE", "NL", "AT")}
"""Whose numbers are tried, in order, where no country is written."""
_PLUS = {"nl": "plus", "en": "plus", "de": "plus"}
_MOST_CUTS = 2
_MOST_GROUPS = 7
_CALL = r"(?i:bel|bellen|alarmnummer|call|dial|phone|notruf|tel\.|telefoon|ruf|rufen sie)"
_SHORT = r"112|113|110|111|115|116|999|911|101|144"


@lru_cache(maxsize=128)
def say_phone(written: str, language: str) -> str | None:
    """Say a telephone number, or give None where it is none that can exist."""
    # Loading the numbering plans takes longer than a page of rules, and most pages have no number.
    import phonenumbers  # noqa: PLC0415 - see above

    for region in _REGIONS[language]:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            break
    else:
        return None
    is_abroad = written.lstrip("( ").startswith(("+", "00"))
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL if is_abroad else phonenumbers.PhoneNumberFormat.NATIONAL
    groups = re.findall(r"[0-9]+", phonenumbers.format_number(number, form))
    own = re.findall(r"[0-9]+", written)
    if not is_abroad and len(own) > 2 and "".join(own) == "".join(groups):
        groups = own
    words = [say_digits(part, language) for group in groups for part in _short_groups(group)]
    if is_abroad:
        words[0] = f"{_PLUS[language]} {groups[0]}"
    return ", ".join(words)


def _short_groups(group: str) -> list[str]:
    if len(group) <= 4:
        return [group]
    odd = 3 if len(group) % 2 else 0
    return [part for part in (group[:odd], *(group[at : at + 2] for at in range(odd, len(group), 2))) if part]


def phone_at_start(written: str, language: str) -> str:
    """Give the number that figures begin with, or nothing: in "020 123 45 67 12" more may have been taken along."""
    # Asking costs most of the time; figures in a table have more gaps than a number has.
    if len(re.findall(r"[0-9]+", written)) > _MOST_GROUPS:
        return ""
    for _ in range(_MOST_CUTS):
        if sum(character.isdigit() for character in written) < 7:
            return ""
        if say_phone(written, language):
            return written
        written = written.rpartition(" ")[0]
    return ""


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rules for telephone numbers."""
    candidate = re.compile(r"(?<![\w.,:/€$£-])(?:\+|\(\+?0|0)[0-9() ./–-]{5,22}[0-9](?![\w])")

    def say(match: re.Match[str]) -> str | None:
        written = phone_at_start(match[0], language)
        words = say_phone(written, language) if written else None
        return None if words is None else words + match[0][len(written) :]

    return (
        Rule(candidate, say, is_field=True),
        Rule(
            re.compile(rf"\b{_CALL}[ :]{{1,2}}(?P<said>{_SHORT})(?![\w.,-]?[0-9])"),
            lambda match: say_digits(match["said"], language),
            is_field=True,
        ),
    )
