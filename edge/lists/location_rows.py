"""Places from the rows of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from edge.journal.warehouse import Names, StoredLocation
from edge.lists.columns import Field
from edge.lists.problems import Problem, problem
from edge.lists.row_reader import RowReader
from pipelines.picking.codes import code_key


@dataclass(frozen=True, slots=True)
class _Given:
    """What the rows say of one place; empty where they say nothing."""

    row: int
    """The first that names it."""
    values: tuple[str, str, str, str, str]
    """Barcode, check digits, and how it is said in Dutch, English and German."""


_COLUMNS = (Field.LOCATION_BARCODE, Field.LOCATION_CHECK, Field.SPOKEN_NL, Field.SPOKEN_EN, Field.SPOKEN_DE)


class LocationBook:
    """The places of one file."""

    def __init__(self, known: Mapping[str, StoredLocation], *, is_catalogue: bool) -> None:
        """Begin with none.

        Args:
            known: What is kept already; what rows do not say stays as it is there.
            is_catalogue: Whether the file is about places alone. Then a place needs no more than its code, and stands
                in one row; a pick list must say the barcode or the check digits of a place that is not kept.
        """
        self._known = known
        self._is_catalogue = is_catalogue
        self._given: dict[str, _Given] = {}

    def add(self, code: str, reader: RowReader) -> None:
        """Take what a row says of a place; what is wrong with it is added to the row's problems."""
        values = (
            reader.identifier(Field.LOCATION_BARCODE),
            reader.check_digits(),
            reader.text(Field.SPOKEN_NL),
            reader.text(Field.SPOKEN_EN),
            reader.text(Field.SPOKEN_DE),
        )
        before = self._given.get(code)
        if before is None:
            self._given[code] = _Given(reader.row.number, values)
            return
        if self._is_catalogue:
            reader.complain("place-twice", place=code, first=before.row)
        for column, one, other in zip(_COLUMNS, before.values, values, strict=True):
            if one and other and one != other and not self._is_catalogue:
                reader.complain("place-differs", place=code, column=reader.columns.heading(column), first=before.row)
        barcode, check, nl, en, de = (one or other for one, other in zip(before.values, values, strict=True))
        self._given[code] = _Given(before.row, (barcode, check, nl, en, de))

    def finish(
        self, item_codes: Mapping[str, str], busy: Mapping[str, str]
    ) -> tuple[tuple[StoredLocation, ...], tuple[Problem, ...]]:
        """Give the places that rows say something of, and what is wrong with them.

        Args:
            item_codes: Article numbers by what the codes of items are compared by; no place may have one of these.
            busy: A list that is under way, by the codes of the places on it: their labels stay as they are.
        """
        problems: list[Problem] = []
        places: list[StoredLocation] = []
        for code, given in self._given.items():
            base = self._known.get(code)
            if base is None and not self._is_catalogue and not any(given.values[:2]):
                problems.append(problem("unknown-place", given.row, place=code))
                continue
            if base is not None and not any(given.values):
                continue
            place = _place(code, given, base)
            if base is not None and code in busy and replace(place, spoken=base.spoken) != base:
                problems.append(problem("place-busy", given.row, place=code, list=busy[code]))
            places.append(place)
        problems += self._barcode_problems(places, item_codes)
        return tuple(places), tuple(problems)

    def _barcode_problems(self, places: list[StoredLocation], item_codes: Mapping[str, str]) -> Iterator[Problem]:
        replaced = {place.code for place in places}
        owners = {code_key(each.barcode): each.code for each in self._known.values() if each.code not in replaced}
        for place in places:
            row, key = self._given[place.code].row, code_key(place.barcode)
            owner = owners.setdefault(key, place.code)
            if owner != place.code:
                yield problem("place-code-twice", row, code=place.barcode, place=place.code, other=owner)
            if key in item_codes:
                yield problem("place-code-of-item", row, code=place.barcode, place=place.code, article=item_codes[key])


def _place(code: str, given: _Given, base: StoredLocation | None) -> StoredLocation:
    barcode, check, nl, en, de = given.values
    old = base or StoredLocation(code, code)
    return StoredLocation(
        code,
        barcode or old.barcode,
        check or old.check_digits,
        Names(nl or old.spoken.nl, en or old.spoken.en, de or old.spoken.de),
    )
