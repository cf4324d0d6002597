"""Where fields stand in one text: the claims of all rules on it, in all languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.commands import FieldKind
from pipelines.reading.field_rules import IS_BARE_LABEL, bare_amount, field_rules
from pipelines.reading.language import LANGUAGES
from pipelines.spoken.phones import phone_at_start
from pipelines.spoken.rules import Found, find

_IN_ANY_LANGUAGE = {FieldKind.DATES, FieldKind.TIMES, FieldKind.NUMBERS}
_NAMED = re.compile(r"(?:[^\W\d_][\w.]{0,23}[-.]?[ ]?){0,2}\Z")
_JOINED = re.compile(r"(?:[^\W\d_]{1,24}\.?-[ ]?)?\Z")
"""What belongs to a label before its known part: "DOC" in "DOC NO.", "Best.-" in "Best.-Artikel"."""
_LONGEST_NAME = 60
"""Characters before a label that may belong to it."""
_MAIL_END = re.compile(r"\.[A-Za-z]{2,24}\Z")
_HALF_DAY = re.compile(r"[ ]?[aApP]\.?[mM]\b\.?")
_PHONE_LABEL = re.compile(
    r"(?i)\b(?:tel|telefoon|telefon|phone|mobiel|mobil|mobile|handy|fax|gsm)[\w-]*\.?[ ]?[:]?[ ]?"
)
_AN_OUTLINE = re.compile(r"\+?[0-9][0-9 ()/.–-]{4,20}[0-9](?!\w)")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a field stands in a text."""

    kind: FieldKind
    start: int
    end: int
    """Index of the character after its last."""
    language: str
    """Whose rules found it."""
    label: str = ""
    """The word before a number that announces it."""
    is_bare: bool = False
    """Whether it is an amount only where the page is about money."""

    def overlaps(self, other: Spot) -> bool:
        """Tell whether two spots share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Spot) -> bool:
        """Tell whether this is a longer find of the same kind; an address of e-mail ends in one of the web."""
        is_same = self.kind is other.kind or (self.kind is FieldKind.EMAILS and other.kind is FieldKind.WEB_ADDRESSES)
        return is_same and self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=512)
def spots_in(text: str, language: str) -> tuple[Spot, ...]:
    """Give the fields of all kinds but IBANs and headlines in a text; no two overlap."""
    rules = field_rules(language)
    claims = find(text, rules)
    spots = [_spot(claim, kind, language) for claim in claims if (kind := rules[claim.rule])]
    spots = [
        spot for spot in spots if spot.kind is not FieldKind.EMAILS or _MAIL_END.search(text, spot.start, spot.end)
    ]
    for other in LANGUAGES:
        if other == language:
            continue
        foreign = {rule: kind for rule, kind in field_rules(other).items() if kind in _IN_ANY_LANGUAGE}
        for claim in find(text, foreign):
            kind = foreign[claim.rule]
            if kind is None or not re.search(r"[^\W\d_]{2}", claim.match[0]):
                continue
            is_free = all(claim.end <= taken.start or taken.end <= claim.start for taken in claims)
            if is_free:
                spots.append(_spot(claim, kind, other))
                claims.append(claim)
    spots += _outlines(text, language, [(claim.start, claim.end) for claim in claims])
    return tuple(sorted(spots, key=lambda spot: spot.start))


def _outlines(text: str, language: str, taken: Sequence[tuple[int, int]]) -> Iterator[Spot]:
    """Give what a label calls a telephone number and no numbering plan knows."""
    for label in _PHONE_LABEL.finditer(text):
        match = _AN_OUTLINE.match(text, label.end())
        if match and all(match.end() <= start or end <= match.start() for start, end in taken):
            yield Spot(FieldKind.PHONES, match.start(), match.end(), language)


def _spot(claim: Found, kind: FieldKind, language: str) -> Spot:
    text = claim.match.string
    start, end, label = claim.start, claim.end, ""
    if kind is FieldKind.PHONES and claim.end - claim.start > 3:
        end = start + len(phone_at_start(text[start:end], language))
    if kind in {FieldKind.AMOUNTS, FieldKind.WEB_ADDRESSES}:
        end = start + len(text[start:end].rstrip(" /.?&"))
    if kind is FieldKind.TIMES and (half := _HALF_DAY.match(text, end)):
        end = half.end()
    if kind is FieldKind.NUMBERS:
        names = _NAMED if IS_BARE_LABEL.fullmatch(claim.match["label"].strip()) else _JOINED
        before = names.search(text, max(0, claim.match.start() - _LONGEST_NAME), claim.match.start())
        label = ((before[0] if before else "") + claim.match["label"]).strip(" :#=")
    return Spot(kind, start, end, language, label, is_bare=claim.rule is bare_amount(language))
