"""Written text turned into what should be said: the one entry for text that was read.

What is rewritten is only what a voice (eSpeak NG 1.51 was listened to) says otherwise than people do. The parts are
applied in this order, and where two want the same place the earlier has it:

1. lines that end in half a word are joined (`lines`);
2. addresses of web and e-mail are set apart (`web`), then IBANs (`ibans`);
3. dates (`dates`), times (`times`), telephone numbers (`phones`);
4. amounts of money (`amounts`), fractions (`fractions`), quantities with their units (`units`);
5. ordinals (`ordinals`), postcodes and floors (`postcodes`), Roman numerals (`roman`);
6. codes (`identifiers`), ranges of numbers (`ranges`);
7. abbreviations (`abbreviations`), capitals (`caps`), symbols (`symbols`).
"""

from __future__ import annotations

from functools import cache

from pipelines.spoken import (
    abbreviations,
    amounts,
    caps,
    dates,
    fractions,
    ibans,
    identifiers,
    ordinals,
    phones,
    postcodes,
    ranges,
    roman,
    symbols,
    times,
    units,
    web,
)
from pipelines.spoken.lines import join_lines
from pipelines.spoken.rules import Rule, apply
from pipelines.spoken.symbols import SymbolLevel

__all__ = ["SymbolLevel", "speakable"]

_ORDER = (
    web,
    ibans,
    dates,
    times,
    phones,
    amounts,
    fractions,
    units,
    ordinals,
    postcodes,
    roman,
    identifiers,
    ranges,
    abbreviations,
    caps,
)


@cache
def _rules(language: str, level: SymbolLevel) -> tuple[Rule, ...]:
    return (*(rule for part in _ORDER for rule in part.rules(language)), *symbols.rules(language, level))


def speakable(text: str, language: str, level: SymbolLevel = SymbolLevel.SOME) -> str:
    """Give what should be said for a text.

    The same text gives the same words. Words stay as they are; no text makes it fail; the time it takes grows with the
    length of the text.

    Args:
        text: One line or many.
        language: "nl", "en" or "de".
        level: Which symbols are named.

    Raises:
        KeyError: There is no such language.
    """
    return apply(join_lines(text), _rules(language, level))
