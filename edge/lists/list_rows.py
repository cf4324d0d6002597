"""Pick lists from the rows of a file: each row is a line of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from edge.journal.standing import ListState
from edge.journal.warehouse import StoredLine, StoredList
from edge.lists.columns import Field
from edge.lists.known import Known
from edge.lists.problems import Problem, problem
from edge.lists.row_reader import RowReader


@dataclass(slots=True)
class _Given:
    """What the rows say of one list so far."""

    row: int
    """The first that names it."""
    priority: int | None = None
    due: date | None = None
    lines: dict[int, tuple[StoredLine, int]] = field(default_factory=dict)
    """By number, each with its row."""
    rows: dict[int, int] = field(default_factory=dict)
    """By number, the row that has it, also where that row cannot be used."""


class ListBook:
    """The lists of one file."""

    def __init__(self) -> None:
        """Begin with none."""
        self._given: dict[str, _Given] = {}

    def add(self, reader: RowReader, article: str, place: str) -> None:
        """Take a row; what is wrong with it is added to the row's problems."""
        id_ = reader.identifier(Field.LIST, is_required=True)
        given = self._given.setdefault(id_, _Given(reader.row.number))
        number = len(given.rows) + 1
        if reader.columns.has(Field.LINE):
            number = reader.whole_number(Field.LINE, 1, is_required=True) or 0
        line = StoredLine(
            number,
            article,
            place,
            reader.units(Field.QUANTITY),
            reader.text(Field.UNIT),
            reader.identifier(Field.LOT),
            reader.is_yes(Field.SERIAL_REQUIRED) or False,
            reader.day(Field.EARLIEST_EXPIRY),
            reader.identifier(Field.TOTE),
            reader.text(Field.NOTE),
        )
        self._add_list_values(given, reader, id_)
        first = given.rows.setdefault(number, reader.row.number)
        if id_ and number and first != reader.row.number:
            reader.complain("line-twice", list=id_, line=str(number), first=first)
        if not reader.problems:
            given.lines[number] = (line, reader.row.number)

    def finish(self, known: Known) -> tuple[tuple[StoredList, ...], tuple[Problem, ...]]:
        """Give the lists, and which of their lines may not be changed any more."""
        lists: list[StoredList] = []
        problems: list[Problem] = []
        for id_, given in self._given.items():
            if not given.lines:
                continue
            made = _list(id_, given, known.lists.get(id_))
            lists.append(made)
            problems += _frozen_problems(made, given, known)
        return tuple(lists), tuple(problems)

    @staticmethod
    def _add_list_values(given: _Given, reader: RowReader, id_: str) -> None:
        """Take what is said of the whole list; every row that says it must say the same."""
        priority, due = reader.whole_number(Field.PRIORITY), reader.day(Field.DUE)
        for column, one, other in ((Field.PRIORITY, given.priority, priority), (Field.DUE, given.due, due)):
            if one is not None and other is not None and one != other:
                reader.complain("list-differs", list=id_, column=reader.columns.heading(column), first=given.row)
        given.priority = priority if given.priority is None else given.priority
        given.due = due if given.due is None else given.due


def _list(id_: str, given: _Given, base: StoredList | None) -> StoredList:
    """Make a list; what no file says, its checks and which lines must be scanned, stays as it is kept."""
    lines = [line for line, _ in given.lines.values()]
    totes = {line.tote for line in lines}
    tote = totes.pop() if len(totes) == 1 else ""
    must_scan = _must_scan(base)
    made = StoredList(
        id_,
        tuple(
            replace(
                line,
                tote="" if tote else line.tote,
                must_scan=must_scan.get(line.number) == (line.article, line.location),
            )
            for line in lines
        ),
        given.priority or 0,
        given.due,
        tote,
    )
    return made if base is None else replace(made, checks=base.checks)


def _must_scan(base: StoredList | None) -> Mapping[int, tuple[str, str]]:
    """Give the lines that must be scanned, with the item and place for which that was decided."""
    lines = () if base is None else base.lines
    return {line.number: (line.article, line.location) for line in lines if line.must_scan}


def _frozen_problems(made: StoredList, given: _Given, known: Known) -> Iterator[Problem]:
    """Refuse to change what somebody has begun; how urgent it is may change until the list is over."""
    base, state = known.lists.get(made.id), known.states.get(made.id, ListState.OPEN)
    if base is None or state is ListState.OPEN or made == base:
        return
    if state.is_over:
        yield problem("list-over", given.row, list=made.id)
        return
    kept, new = ({line.number: line for line in each.lines} for each in (base, made))
    changed = [number for number in new if new[number] != kept.get(number)]
    gone = [number for number in kept if number not in new]
    for number in changed:
        yield problem("list-begun", given.lines[number][1], list=made.id, line=str(number))
    for number in gone:
        yield problem("list-begun-without", given.row, list=made.id, line=str(number))
    if made.tote != base.tote:
        yield problem("list-begun-tote", given.row, list=made.id)
    if not changed and not gone and list(new) != list(kept):
        yield problem("list-begun-order", given.row, list=made.id)
