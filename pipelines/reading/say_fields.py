"""How a field of a page is said: an amount as an amount, an IBAN in fours, a telephone number digit by digit."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.commands import FieldKind
from pipelines.phrases import reading_phrases
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.reading.fields import PageField
from pipelines.spoken.codes import say_digits
from pipelines.spoken.ibans import say_in_fours
from pipelines.spoken.identifiers import say_code
from pipelines.spoken.phones import say_phone
from pipelines.spoken.postcodes import say_postcode
from pipelines.spoken.sentences import sentence_starts
from pipelines.spoken.text import speakable
from pipelines.spoken.web import say_address
from pipelines.types import Utterance


def say_field(field: PageField, phrasebook: Phrasebook) -> Utterance:
    """Give what is said for a field, in the language it is written in; one in doubt says so first."""
    words = field_words(field)
    if field.is_checked is False:
        return replace(phrasebook, language=field.language).utterance(reading_phrases.field_in_doubt(words))
    return Utterance(words, field.language, marks=sentence_starts(words))


def field_words(field: PageField) -> str:
    """Give the words for a field, without a word on doubt."""
    text, language = field.text, field.language
    match field.kind:
        case FieldKind.EMAILS | FieldKind.WEB_ADDRESSES:
            return say_address(text, language)
        case FieldKind.IBANS:
            return say_in_fours(re.sub(r"[^0-9A-Z]", "", text.upper()), language)
        case FieldKind.PHONES:
            return say_phone(text, language) or ", ".join(say_digits(part, language) for part in _figures(text))
        case FieldKind.POSTCODES:
            return _postcode(text, language)
        case FieldKind.NUMBERS:
            return f"{_label(field.label, language)}: {say_code(text, language)}"
        case _:
            return speakable(text, language)


def _figures(text: str) -> list[str]:
    return re.findall(r"[0-9]+", text)


def _postcode(text: str, language: str) -> str:
    if text.isdecimal():
        return say_digits(text, language)
    return say_postcode(text, language) if text[:4].isdecimal() else speakable(text, language)


def _label(label: str, language: str) -> str:
    # "no." is short for "number" only before one, so it is given one.
    return speakable(f"{label} 1", language).removesuffix(" 1")
