"""What can be picked out of a page: amounts, dates, telephone numbers and the like, each as it is printed.

A field is given only where something shows what it is: a sign, a word, a numbering plan, a check. What recognition may
have spoilt and was mended to be found (O for 0, a space inside of a number), and an IBAN whose check fails, is given as
doubtful and never as right. Fields are sought in the language of their line; writing that only another of the three
languages has ("5. Mai", "order no.") is found too, because labels and short lines keep the wearer's language. A field
may run over the end of a line inside of a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.commands import FieldKind
from pipelines.reading.field_ibans import find_ibans
from pipelines.reading.field_lines import Printed, beside, least_confidence, put_together
from pipelines.reading.field_rules import MONEY_WORDS
from pipelines.reading.field_spots import Spot, spots_in
from pipelines.reading.field_text import FieldText, as_read, mend
from pipelines.reading.headlines import headline_lines
from pipelines.spoken.lines import join_lines
from pipelines.spoken.phones import phone_at_start
from pipelines.types import LineRole, TextLine

_SAID_ONCE = {
    FieldKind.PHONES,
    FieldKind.EMAILS,
    FieldKind.WEB_ADDRESSES,
    FieldKind.IBANS,
    FieldKind.POSTCODES,
    FieldKind.NUMBERS,
}
"""Kinds that name a thing: what stands on a page twice is said once. The same amount twice may be two amounts."""
_ADDRESSES = {FieldKind.EMAILS, FieldKind.WEB_ADDRESSES}
_IBAN_LINES = 3
"""An IBAN is sought over this many lines."""
_AROUND = 48
"""Characters of each line that are looked at for a field that runs over the line end."""
_DOUBTFUL_CODE = re.compile(r"[0-9][OI]|[OI][0-9]")


@dataclass(frozen=True, slots=True)
class PageField:
    """One thing on a page."""

    kind: FieldKind
    text: str
    """As it is printed, without the label; what was mended is mended here."""
    line: int
    """Index of the line it begins on, among the lines that were given."""
    is_checked: bool | None
    """True: check digits prove it. False: it was mended, or its check fails: in doubt. None: nothing proves it."""
    confidence: float
    """The least confidence of its characters, 0 to 1."""
    language: str
    """The language it is written in: "nl", "en" or "de"."""
    label: str = ""
    """The word that announces it, as printed; only for NUMBERS."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A field with the places of its characters: (line, character), ascending."""

    field: PageField
    places: tuple[tuple[int, int], ...]

    def overlaps(self, other: _Placed) -> bool:
        return bool(set(self.places) & set(other.places))

    def contains(self, other: _Placed) -> bool:
        return self.field.kind is other.field.kind and set(self.places) >= set(other.places)


def fields_of(
    lines: Sequence[TextLine],
    kind: FieldKind,
    language: str,
    *,
    languages: Sequence[str] = (),
    roles: Sequence[LineRole] = (),
) -> tuple[PageField, ...]:
    """Give all fields of a kind, in the order of the page.

    Args:
        lines: The legible lines, in reading order.
        kind: What is asked for.
        language: The wearer's: "nl", "en" or "de".
        languages: The language of each line, as `languages_of` gives it; empty takes the wearer's for all.
        roles: What each line is to the page, for headlines; empty where that is not known.

    Raises:
        ValueError: There are languages or roles, and not one for each line.
    """
    if languages and len(languages) != len(lines):
        raise ValueError(f"each line has a language, got {len(languages)} for {len(lines)} lines")
    spoken = tuple(languages) or (language,) * len(lines)
    if kind is FieldKind.HEADLINES:
        return tuple(_headline(lines, run, spoken) for run in headline_lines(lines, roles))
    placed = _ibans(lines, spoken) if kind is FieldKind.IBANS else _sought(lines, kind, spoken)
    fields = [each.field for each in sorted(placed, key=lambda each: each.places[0])]
    return tuple(_once(fields) if kind in _SAID_ONCE else fields)


def _once(fields: Sequence[PageField]) -> list[PageField]:
    found: dict[str, PageField] = {}
    for field in fields:
        name = re.sub(r"[\W_]", "", field.text).casefold()
        before = found.setdefault(name, field)
        if before.is_checked is False and field.is_checked is not False:
            found[name] = field
    return sorted(found.values(), key=fields.index)


def _headline(lines: Sequence[TextLine], run: Sequence[int], languages: Sequence[str]) -> PageField:
    text = " ".join(join_lines("\n".join(lines[at].text for at in run)).split())
    places = [(at, place) for at in run for place in range(len(lines[at].text))]
    return PageField(FieldKind.HEADLINES, text, run[0], None, least_confidence(lines, places), languages[run[0]])


# IBANs


def _ibans(lines: Sequence[TextLine], languages: Sequence[str]) -> Iterator[_Placed]:
    taken = set[tuple[int, int]]()
    for number, line in enumerate(lines):
        numbers = [number]
        while (
            len(numbers) < _IBAN_LINES and numbers[-1] + 1 < len(lines) and lines[numbers[-1] + 1].block == line.block
        ):
            numbers.append(numbers[-1] + 1)
        printed = put_together(lines, numbers)
        for found in find_ibans(printed.text):
            places = printed.places[found.start : found.end]
            if places[0][0] != number or taken & set(places):
                continue
            taken |= set(places)
            confidence = least_confidence(lines, places)
            text = " ".join(found.text.split())
            field = PageField(FieldKind.IBANS, text, number, found.is_right, confidence, languages[number])
            yield _Placed(field, places)


# All that rules find


def _sought(lines: Sequence[TextLine], kind: FieldKind, languages: Sequence[str]) -> list[_Placed]:
    is_about_money = any(MONEY_WORDS.search(line.text) for line in lines)
    found: list[_Placed] = []
    for number in range(len(lines)):
        printed = put_together(lines, [number])
        found += _found_in(lines, printed, kind, languages[number], is_about_money=is_about_money)
    for number, following in _pairs(lines, kind):
        across = _across(lines, number, following, kind, languages[number], is_about_money=is_about_money)
        for each in across:
            others = [other for other in found if each.overlaps(other)]
            if all(each.contains(other) for other in others) and _may_replace(kind, others):
                found = [other for other in found if other not in others]
                found.append(each)
    claimed = _claimed(lines, kind, languages) if found else set()
    return [each for each in found if not claimed & set(each.places)]


def _claimed(lines: Sequence[TextLine], kind: FieldKind, languages: Sequence[str]) -> set[tuple[int, int]]:
    """Give the places that another kind has over a line end: half an IBAN looks like a telephone number."""
    claims = list(_ibans(lines, languages))
    if kind is FieldKind.WEB_ADDRESSES:
        claims += _sought(lines, FieldKind.EMAILS, languages)
    return {place for claim in claims for place in claim.places}


def _may_replace(kind: FieldKind, others: Sequence[_Placed]) -> bool:
    """Tell whether a find that runs over a line end is better than those on one line: a whole number is whole."""
    return kind is not FieldKind.PHONES or all(other.field.is_checked is False for other in others)


def _pairs(lines: Sequence[TextLine], kind: FieldKind) -> Iterator[tuple[int, int]]:
    """Give the lines that a field may run over: one under the other; a number may also stand beside its label."""
    for number, line in enumerate(lines):
        at_side = beside(lines, number) if kind is FieldKind.NUMBERS else None
        if at_side is not None:
            yield number, at_side
        if number + 1 < len(lines) and lines[number + 1].block == line.block and at_side != number + 1:
            yield number, number + 1


def _across(
    lines: Sequence[TextLine], number: int, following: int, kind: FieldKind, language: str, *, is_about_money: bool
) -> Iterator[_Placed]:
    first, second = lines[number].text, lines[following].text
    is_address = kind in _ADDRESSES
    if is_address and not (first.endswith(("@", ".", "-", "_", "/")) or second.startswith(("@", "."))):
        return
    printed = put_together(lines, [number, following], "" if is_address else " ")
    start, end = max(0, len(first) - _AROUND), len(first) + _AROUND
    near = Printed(printed.text[start:end], printed.places[start:end])
    for each in _found_in(lines, near, kind, language, is_about_money=is_about_money):
        touched = {line for line, at in each.places if at < len(lines[line].text)}
        if kind is FieldKind.NUMBERS:
            # The label is not part of the field, and stands on the line before.
            whole = re.fullmatch(r"\W*(\S+( \d{2,6})*)\W*", second)
            if touched == {following} and whole and each.field.text == whole[1]:
                yield replace(each, field=replace(each.field, line=following))
        elif len(touched) == 2:
            yield replace(each, field=replace(each.field, is_checked=False)) if is_address else each


def _found_in(
    lines: Sequence[TextLine], printed: Printed, kind: FieldKind, language: str, *, is_about_money: bool
) -> Iterator[_Placed]:
    if kind not in _ADDRESSES and not any(character.isdecimal() for character in printed.text):
        return

    def fits(spot: Spot) -> bool:
        return spot.kind is kind and (is_about_money or not spot.is_bare)

    plain, mended = as_read(printed.text), mend(printed.text)
    spots, doubtful = list(spots_in(printed.text, language)), list[Spot]()
    for spot in spots_in(mended.text, language) if mended else ():
        others = [other for other in spots if mended and _as_read(spot, mended).overlaps(other)]
        # A code may hold the letters that it was read with.
        is_better = spot.kind is not FieldKind.NUMBERS or not others
        if mended and is_better and _is_new(spot, mended, others):
            doubtful.append(spot)
            spots = [other for other in spots if other not in others]
    yield from (_placed(lines, printed, plain, spot, is_read=True) for spot in spots if fits(spot))
    yield from (_placed(lines, printed, mended or plain, spot, is_read=False) for spot in doubtful if fits(spot))


def _as_read(spot: Spot, mended: FieldText) -> Spot:
    """Give a spot of a mended text by its places in the text that was read."""
    return replace(spot, start=mended.places[spot.start], end=mended.places[spot.end - 1] + 1)


def _is_new(spot: Spot, mended: FieldText, others: Sequence[Spot]) -> bool:
    """Tell whether mending is what shows a field, and shows all of those that it overlaps."""
    return mended.is_mended(spot.start, spot.end) and all(_as_read(spot, mended).contains(other) for other in others)


def _placed(lines: Sequence[TextLine], printed: Printed, text: FieldText, spot: Spot, *, is_read: bool) -> _Placed:
    places = tuple(printed.places[place] for place in text.places[spot.start : spot.end])
    written = text.text[spot.start : spot.end]
    is_doubtful = not is_read or (spot.kind is FieldKind.NUMBERS and _is_doubtful_code(text.text, spot))
    is_known = spot.kind is not FieldKind.PHONES or phone_at_start(written, spot.language) or len(written) < 4
    checked = False if is_doubtful or not is_known else None
    confidence = least_confidence(lines, [place for place in places if place[1] < len(lines[place[0]].text)])
    field = PageField(spot.kind, written, places[0][0], checked, confidence, spot.language, spot.label)
    return _Placed(field, places)


def _is_doubtful_code(text: str, spot: Spot) -> bool:
    """Tell whether a code may be longer or other than it seems: in groups, or with an O or I beside figures."""
    code = text[spot.start : spot.end]
    goes_on = code.isdecimal() and re.match(r"[ ][0-9]{4,}", text[spot.end :])
    return bool(goes_on) or " " in code or _DOUBTFUL_CODE.search(code) is not None
