"""Where the lists of a file are stricter or looser than the profile, as a lead says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from edge.journal.standing import ListState
from edge.lists import messages, preview
from edge.lists.importing import Import
from edge.lists.known import Known
from edge.lists.problems import FileError, problem
from pipelines.picking.checks import CheckChanges
from pipelines.preferences import Strictness

NAMES = tuple(field.name for field in fields(CheckChanges))
"""What is checked during a pick."""


def read_said(assignments: Sequence[str], language: str) -> dict[str, Strictness]:
    """Read what a lead says of checks, such as "lot=warn".

    Args:
        assignments: Each the name of a check, "=" and a strictness.
        language: Of the message if one cannot be used.

    Raises:
        FileError: One cannot be used.
    """
    said: dict[str, Strictness] = {}
    for assignment in assignments:
        name, _, value = (part.strip().casefold() for part in assignment.partition("="))
        if name not in NAMES or value not in list(Strictness):
            levels = ", ".join(Strictness)
            words = messages.text(
                language, "strictness-not-said", given=assignment, checks=", ".join(NAMES), levels=levels
            )
            raise FileError(words)
        said[name] = Strictness(value)
    return said


def applied(read: Import, known: Known, said: dict[str, Strictness]) -> Import:
    """Give the import with these checks on all its lists; a list that somebody has begun cannot take others."""
    lists = tuple(replace(each, checks=replace(each.checks, **said)) for each in read.records.lists)
    refused = tuple(
        problem("list-begun-checks", list=after.id)
        for before, after in zip(read.records.lists, lists, strict=True)
        if before.checks != after.checks and known.states.get(after.id, ListState.OPEN) is not ListState.OPEN
    )
    records = replace(read.records, lists=lists)
    looked = preview.of(records, known, read.preview.refused_rows)
    return replace(read, records=records, preview=looked, problems=(*refused, *read.problems))
