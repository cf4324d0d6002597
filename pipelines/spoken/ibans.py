"""IBANs (ISO 13616), said in fours as they are printed; only where their check digits are right."""

from __future__ import annotations

import re
from functools import cache

from pipelines.spoken.caps import letters
from pipelines.spoken.codes import say_digits
from pipelines.spoken.rules import Rule

_LONGEST = 34


def say_iban(iban: str, language: str) -> str | None:
    """Say an IBAN, or give None where its check digits are wrong."""
    code = iban.replace(" ", "")
    if len(code) > _LONGEST or int("".join(str(int(character, 36)) for character in code[4:] + code[:4])) % 97 != 1:
        return None
    return say_in_fours(code, language)


def say_in_fours(code: str, language: str) -> str:
    """Say capitals and digits in fours, whether they are an IBAN or what looks like one."""
    return ", ".join(_four(code[at : at + 4], language) for at in range(0, len(code), 4))


def _four(group: str, language: str) -> str:
    parts = re.findall(r"[0-9]+|[A-Z]+", group)
    return " ".join(say_digits(part, language) if part.isdecimal() else letters(part) for part in parts)


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Give the rule for IBANs."""
    pattern = re.compile(r"(?<!\w)[A-Z]{2}[0-9]{2}[ ]?(?:[0-9A-Z]{4}[ ]?){2,7}[0-9A-Z]{0,4}(?<! )(?!\w)")
    return (Rule(pattern, lambda match: say_iban(match[0], language)),)
