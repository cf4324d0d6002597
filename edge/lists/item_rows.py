"""Items from the rows of a file: a row may bring a whole item, or one more code of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace

from edge.journal.warehouse import Names, StoredItem
from edge.lists.columns import Field
from edge.lists.problems import Problem, problem
from edge.lists.row_reader import RowReader
from pipelines.picking.codes import code_key
from pipelines.picking.pick_list import Counting, ItemCode


@dataclass(frozen=True, slots=True)
class _Given:
    """What rows say of one item; empty or None where they say nothing."""

    row: int
    """The first that names it."""
    nl: str = ""
    en: str = ""
    de: str = ""
    counting: Counting | None = None
    has_lot: bool | None = None
    has_serial: bool | None = None
    has_expiry: bool | None = None
    codes: tuple[tuple[ItemCode, int], ...] = ()
    """Each with the row that brought it."""

    @property
    def says_nothing(self) -> bool:
        """Whether the item is only named by its number."""
        return self == _Given(self.row)


_VALUES = {
    "nl": Field.NAME_NL,
    "en": Field.NAME_EN,
    "de": Field.NAME_DE,
    "counting": Field.COUNTING,
    "has_lot": Field.HAS_LOT,
    "has_serial": Field.HAS_SERIAL,
    "has_expiry": Field.HAS_EXPIRY,
}
"""Fields of _Given that hold one value, and their columns."""


class ItemBook:
    """The items of one file."""

    def __init__(self, known: Mapping[str, StoredItem], *, is_catalogue: bool) -> None:
        """Begin with none.

        Args:
            known: What is kept already; what rows do not say stays as it is there.
            is_catalogue: Whether the file is about items alone. Then its codes take the place of those that are kept,
                and a row that says nothing new is one too many; in a pick list they come beside those that are kept.
        """
        self._known = known
        self._is_catalogue = is_catalogue
        self._given: dict[str, _Given] = {}

    def add(self, article: str, reader: RowReader) -> None:
        """Take what a row says of an item; what is wrong with it is added to the row's problems."""
        row = reader.row.number
        says = _Given(
            row,
            reader.text(Field.NAME_NL),
            reader.text(Field.NAME_EN),
            reader.text(Field.NAME_DE),
            reader.counting(),
            reader.is_yes(Field.HAS_LOT),
            reader.is_yes(Field.HAS_SERIAL),
            reader.is_yes(Field.HAS_EXPIRY),
            tuple((code, row) for code in _once(reader.codes())),
        )
        before = self._given.get(article)
        if before is None:
            self._given[article] = says
            return
        for name, column in _VALUES.items():
            one, other = getattr(before, name), getattr(says, name)
            if (one and other and one != other) or {one, other} == {True, False}:
                reader.complain(
                    "item-differs", article=article, column=reader.columns.heading(column), first=before.row
                )
        merged = _merged(before, says)
        if self._is_catalogue and merged == before:
            reader.complain("item-twice", article=article, first=before.row)
        self._given[article] = merged

    def finish(
        self, place_codes: Mapping[str, str], busy: Mapping[str, str]
    ) -> tuple[tuple[StoredItem, ...], tuple[Problem, ...]]:
        """Give the items that rows say something of, and what is wrong with them.

        Args:
            place_codes: Codes of places that are kept, by what their barcodes are compared by; no item may have one.
            busy: A list that is under way, by the article numbers on it: of those only names and more codes may come.
        """
        problems = list(self._code_problems())
        problems += [
            problem("item-code-of-place", row, code=code.content, article=article, place=place_codes[key])
            for article, given in self._given.items()
            for code, row in given.codes
            if (key := code_key(code.content)) in place_codes
        ]
        items = []
        for article, given in self._given.items():
            base = self._known.get(article)
            if base is None and given.says_nothing and not self._is_catalogue:
                problems.append(problem("unknown-item", given.row, article=article))
                continue
            if given.says_nothing and base is not None:
                continue
            item = self._item(article, given, base)
            if not item.names.in_language("nl"):
                problems.append(problem("item-without-name", given.row, article=article))
            if not item.barcodes:
                problems.append(problem("item-without-barcode", given.row, article=article))
            if base is not None and article in busy and not _is_harmless(base, item):
                problems.append(problem("item-busy", given.row, article=article, list=busy[article]))
            items.append(item)
        return tuple(items), tuple(problems)

    def keys(self) -> dict[str, str]:
        """Give what every code is compared by, of the file and of what is kept, with its article number."""
        found = {code_key(code.content): item.article for item in self._known.values() for code in item.barcodes}
        given = ((code, article) for article, each in self._given.items() for code, _ in each.codes)
        found.update((code_key(code.content), article) for code, article in given)
        return found

    def _item(self, article: str, given: _Given, base: StoredItem | None) -> StoredItem:
        old = base or StoredItem(article, Names(), ())
        names = Names(given.nl or old.names.nl, given.en or old.names.en, given.de or old.names.de)
        codes = tuple(code for code, _ in given.codes)
        if not self._is_catalogue or not codes:
            codes = _once((*old.barcodes, *codes))
        return StoredItem(
            article,
            names,
            codes,
            given.counting or old.counting,
            old.has_lot if given.has_lot is None else given.has_lot,
            old.has_serial if given.has_serial is None else given.has_serial,
            old.has_expiry if given.has_expiry is None else given.has_expiry,
        )

    def _code_problems(self) -> Iterator[Problem]:
        """Find codes that stand for two things: showing one would prove nothing."""
        owners: dict[str, tuple[str, int, int]] = {}
        for item in self._known.values():
            given = self._given.get(item.article)
            if not (self._is_catalogue and given is not None and given.codes):
                owners.update((code_key(code.content), (item.article, code.pack_quantity, 0)) for code in item.barcodes)
        for article, given in self._given.items():
            for code, row in given.codes:
                owner, pack, first = owners.setdefault(code_key(code.content), (article, code.pack_quantity, row))
                if owner != article:
                    place = {"first": first} if first else {}
                    yield problem(
                        "code-twice" if first else "code-kept",
                        row,
                        code=code.content,
                        article=article,
                        other=owner,
                        **place,
                    )
                elif pack != code.pack_quantity:
                    yield problem("pack-differs", row, code=code.content, one=pack, other=code.pack_quantity)


def _is_harmless(before: StoredItem, after: StoredItem) -> bool:
    """Tell whether only names changed and codes were added."""
    return replace(after, names=before.names, barcodes=before.barcodes) == before and set(before.barcodes) <= set(
        after.barcodes
    )


def _meaning(code: ItemCode) -> tuple[str, int]:
    """Give what is the same for a code that is written in two ways, with and without zeros in front."""
    return code_key(code.content), code.pack_quantity


def _once(codes: tuple[ItemCode, ...]) -> tuple[ItemCode, ...]:
    """Leave out codes that were said before."""
    return tuple({_meaning(code): code for code in reversed(codes)}.values())[::-1]


def _merged(before: _Given, says: _Given) -> _Given:
    """Give both; what was said first holds."""
    values = {
        each.name: getattr(says, each.name)
        for each in fields(_Given)
        if each.name in _VALUES and getattr(before, each.name) in {"", None}
    }
    known = {_meaning(code) for code, _ in before.codes}
    codes = (*before.codes, *((code, row) for code, row in says.codes if _meaning(code) not in known))
    return replace(before, **values, codes=codes)
