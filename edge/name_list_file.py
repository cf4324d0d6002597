"""Lists of names in CSV, as a coach keeps them in a spreadsheet: read strictly, and examined before they are used."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from edge import table_file
from edge.errors import UserError
from edge.table_file import Row, Table
from edge.toml_file import where
from pipelines.reading.labels import ListedName, NameList
from pipelines.reading.letters import words_of
from pipelines.reading.name_list import sound_of

MOST_NAMES = 20_000
LONGEST_NAME = 100
"""Characters of a name, and of how it is spoken."""
_HEADINGS = frozenset({"name", "naam", "namen", "names", "cliënt", "client", "bewoner", "plaats", "graf", "label"})
_COLUMNS = 2
_MOST_TWINS_AMONG = 3_000
"""Names beyond which near-twins are not looked for: every name is compared with every other."""


@dataclass(frozen=True, slots=True)
class ExaminedNames:
    """A list and all that is to be said about it."""

    names: NameList
    """What can be used."""
    problems: tuple[str, ...]
    """Why it cannot be used as it is: file, line and remedy."""
    remarks: tuple[str, ...]
    """What the coach should know: names that stand there twice, and those that are easily taken for one another."""


def load(path: Path) -> NameList:
    """Read a list of names: one a row, and if wanted how it is spoken in a second column.

    Raises:
        UserError: It cannot be read, or an entry cannot be used; names file and line.
    """
    names, _, problems = _read(path)
    if problems:
        raise UserError(problems[0])
    return names


def examine(path: Path) -> ExaminedNames:
    """Read a list of names and say all that is wrong with it or worth knowing.

    Raises:
        UserError: It cannot be read at all.
    """
    names, doubles, problems = _read(path)
    return ExaminedNames(names, tuple(problems), (*doubles, *_twins(names.names)))


def look_alike(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs of names that differ in one letter, or only in case, accents, points and order."""
    written = ["".join(words_of(name)) for name in names]
    ordered = ["".join(sorted(words_of(name))) for name in names]
    for index, name in enumerate(names):
        later = range(index + 1, len(names))
        near = process.extract(
            written[index], written[index + 1 :], scorer=Levenshtein.distance, score_cutoff=1, limit=None
        )
        found = {later[at] for _, _, at in near} | {at for at in later if ordered[at] == ordered[index]}
        yield from ((name, names[at]) for at in sorted(found))


def sound_alike(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs of names that are written otherwise and sound the same in Dutch, such as Meijer and Meyer."""
    by_sound: dict[str, list[str]] = {}
    for name in names:
        by_sound.setdefault(sound_of(name), []).append(name)
    for same in by_sound.values():
        yield from itertools.combinations(same, 2)


def _read(path: Path) -> tuple[NameList, list[str], list[str]]:
    """Give the names, what was said twice, and what cannot be used."""
    names: dict[tuple[str, ...], tuple[ListedName, int]] = {}
    doubles: list[str] = []
    problems: list[str] = []
    table = table_file.read(path, _HEADINGS, MOST_NAMES)
    for row in table.rows:
        place = where(path, row.line)
        problem = _problem(row, table)
        if problem:
            problems.append(f"{place}: {problem}")
            continue
        name = ListedName(row.cells[0], row.cells[1] if len(row.cells) > 1 else "")
        key = tuple(part.casefold() for part in name.text.replace(".", " ").split())
        first = names.setdefault(key, (name, row.line))
        if first[1] != row.line:
            doubles.append(f"{place}: {name.text} stands on line {first[1]} already; it counts once.")
    if len(names) > MOST_NAMES:
        problems.append(f"{path} has more than {MOST_NAMES:,} names. Leave out what is not needed.")
    return NameList(tuple(name for name, _ in names.values())), doubles, problems


def _problem(row: Row, table: Table) -> str:
    """Say what keeps a row from being used; empty for a good one."""
    if len(row.cells) > _COLUMNS:
        return (
            f"this row has {len(row.cells)} columns. Write the name in the first and, if it is said otherwise, "
            "how in the second."
        )
    if len(row.cells) == _COLUMNS and table.separator == "," and not table.has_heading:
        # "Bakker, M." would become a Bakker who is called M.
        return (
            "this row has a comma. Put a name that has one between quotation marks; or write name,spoken as the "
            "first line, if the second column says how names are spoken."
        )
    if not row.cells[0]:
        return "the name is missing. Write it in the first column."
    if any(len(cell) > LONGEST_NAME for cell in row.cells):
        return f"this name is longer than {LONGEST_NAME} characters. Shorten it."
    if len("".join(words_of(row.cells[0]))) < 2:
        return f'"{row.cells[0]}" is no name: it needs at least two letters or digits. Correct or remove it.'
    return ""


def _twins(names: Sequence[ListedName]) -> Iterator[str]:
    written = [name.text for name in names[:_MOST_TWINS_AMONG]]
    if len(names) > len(written):
        yield f"The list is long; names that are alike were sought among the first {_MOST_TWINS_AMONG:,} only."
    alike = tuple(look_alike(written))
    for one, other in alike:
        yield f"{one} and {other} look alike: where a letter is in doubt, both are said."
    for one, other in sound_alike(written):
        if (one, other) not in alike:
            yield f"{one} and {other} sound alike. Say in the second column how to tell them apart."
