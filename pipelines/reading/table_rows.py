"""The rows of a table as sentences, each cell with the name of its column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reading.doubt import DoubtSettings, doubt_of, together
from pipelines.reading.sentence import RowCell, Sentence, SentenceKind, Structure, is_same_row
from pipelines.spoken.lines import join_lines
from pipelines.types import TextLine

_FEW_COLUMNS = 2
"""A table of so many columns has names above them only if its first two rows show it."""
_DUTCH_NAMES = (
    "naam artikel product omschrijving aantal prijs bedrag datum dag dagen tijd uur plaats locatie kamer afdeling taak "
    "afval nummer nr code maat kleur periode soort van tot begin einde"
)
_ENGLISH_NAMES = (
    "name item product description quantity qty price amount date day days time hours place location room department "
    "task waste number no code size colour color period type from to start end"
)
_GERMAN_NAMES = (
    "name artikel produkt beschreibung bezeichnung menge anzahl preis betrag datum tag tage zeit uhrzeit ort raum "
    "zimmer abteilung aufgabe abfall nummer größe farbe zeitraum art von bis beginn ende"
)
_NAMES = frozenset(f"{_DUTCH_NAMES} {_ENGLISH_NAMES} {_GERMAN_NAMES}".split())
"""Words that stand above a column, in small letters."""
_DUTCH_DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo"
_ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
_GERMAN_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag mo mi fr sa so"
_DAYS = frozenset(f"{_DUTCH_DAYS} {_ENGLISH_DAYS} {_GERMAN_DAYS}".split())
"""A day that begins the first row names no column; several of them in a row do."""
_WORD = re.compile(r"[^\W\d_]+")


def row_end(lines: Sequence[TextLine], start: int, known: Structure, *, is_complete: bool) -> int | None:
    """Give the index after the last line of a row; None where that is not known yet."""
    cell = known.cell(start)
    if cell is None:
        return start
    for index in range(start + 1, len(lines)):
        if not is_same_row(known.cell(index), cell):
            return index
    return len(lines) if is_complete or known.is_row_over(cell) else None


def row_sentence(
    lines: Sequence[TextLine], start: int, end: int, known: Structure, settings: DoubtSettings, *, is_complete: bool
) -> Sentence | None:
    """Make a sentence of a row, still without its columns' names.

    Args:
        lines: The legible lines so far.
        start: Index of the row's first line.
        end: Index after its last.
        known: What else is known of the page.
        settings: As in `sentences_of`.
        is_complete: Likewise.

    Returns:
        None where it is not known yet whether it names the columns: the row after it tells.
    """
    cell = known.cell(start)
    row = _joined(lines, start, end, known, settings)
    if cell is None or cell.row > 0:
        return row
    following = known.cell(end)
    if end == len(lines) and not is_complete and known.upcoming is not None:
        following = known.upcoming.cell
    second: tuple[RowCell, ...] = ()
    if following is not None and following.table == cell.table:
        stop = row_end(lines, end, known, is_complete=is_complete) if end < len(lines) else None
        if stop is None:
            return None
        second = _joined(lines, end, stop, known, settings).cells
    if second and name_columns(row.cells, second, row.columns):
        return replace(row, kind=SentenceKind.COLUMN_NAMES)
    return row


def names_in(row: Sentence) -> dict[int, str]:
    """Give the names of the columns, by column; none where the row names none."""
    if row.kind is not SentenceKind.COLUMN_NAMES:
        return {}
    return {cell.column: cell.text.rstrip(" :") for cell in row.cells}


def named(row: Sentence, names: dict[int, str] | None) -> Sentence:
    """Give each cell of a row its column's name; `names` is None for the first row of a table."""
    cells = tuple(replace(cell, name=(names or {}).get(cell.column, "")) for cell in row.cells)
    return replace(row, cells=cells, is_first=names is None)


def _joined(lines: Sequence[TextLine], start: int, end: int, known: Structure, settings: DoubtSettings) -> Sentence:
    """Put the cells of a row after each other, set apart by commas."""
    text, cells, starts = "", list[RowCell](), list[int]()
    columns = 0
    for cell, indices in itertools.groupby(range(start, end), key=known.cell):
        inside = [lines[index].text.strip() for index in indices]
        begin = len(text) + 2 if text else 0
        said = _cell_text(inside)
        text = f"{text}, {said}" if text else said
        starts += [begin + len(_cell_text(inside[: n + 1])) - len(each) for n, each in enumerate(inside)]
        if cell is not None:
            cells.append(RowCell(said, cell.column, begin))
            columns = known.columns[cell.table]
    doubt = together([doubt_of(line, settings) for line in lines[start:end]])
    block = lines[start].block
    return Sentence(text, tuple(starts), start, block, doubt, SentenceKind.ROW, columns=columns, cells=tuple(cells))


def _cell_text(lines: Sequence[str]) -> str:
    """Join the lines of a cell."""
    return join_lines("\n".join(lines)).replace("\n", " ").strip()


def name_columns(first: Sequence[RowCell], second: Sequence[RowCell], columns: int) -> bool:
    """Tell whether the first row of a table holds the names of its columns.

    Names have no figures. Apart from that, a table of two columns may as well begin with what it says ("Maandag,
    gesloten"), so something more must show it: figures or small letters in the second row, or words that are names.

    Args:
        first: The legible cells of the first row.
        second: Likewise of the second.
        columns: How many columns there are.
    """
    if len(first) < _FEW_COLUMNS or any(_has_figures(cell.text) for cell in first):
        return False
    days = [bool(_words(cell.text) & _DAYS) for cell in first]
    if days[0] and first[0].column == 0 and sum(days) == 1:
        return False
    known = sum(bool(_words(cell.text) & _NAMES) for cell in first)
    if columns > _FEW_COLUMNS or known == len(first):
        return True
    capitals = all(cell.text[:1].isupper() for cell in first) and all(cell.text[:1].islower() for cell in second[:1])
    return known > 0 or capitals or (any(_has_figures(cell.text) for cell in second[1:]) and not days[0])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _has_figures(text: str) -> bool:
    return any(character.isdigit() for character in text)
