"""What the command writes: answers to standard output, all else to standard error.

Lines go through the streams of the moment, so that a progress bar on the same terminal can make room for them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table

from edge.errors import UserError

if TYPE_CHECKING:
    # Only their names are needed here; importing them would make every call of the command slow.
    from edge.looking import PictureBarcodes, PictureText
    from edge.replay import Entry
    from edge.replaying import Made
    from models.runtime import ModelStatus


def answer(line: str = "") -> None:
    """Write a line of an answer."""
    typer.echo(line)


def tell(line: str) -> None:
    """Write a line that is no answer."""
    typer.echo(line, err=True)


def complain(error: Exception | str) -> None:
    """Write what went wrong."""
    tell(f"{typer.style('kijkmee:', fg=typer.colors.RED, bold=True)} {error}")


class Failures:
    """Counts what could not be used in one call; all else still gets its answer."""

    count = 0

    @contextmanager
    def told(self) -> Iterator[None]:
        """Print a UserError and go on."""
        try:
            yield
        except UserError as error:
            self.add(error)

    def add(self, error: UserError) -> None:
        """Print an error."""
        self.count += 1
        complain(error)

    def exit(self) -> None:
        """End with 2 if anything failed."""
        if self.count:
            raise typer.Exit(2)


def print_models(statuses: tuple[ModelStatus, ...]) -> None:
    """Print the state of each model."""
    rows = [(each.name.value, each.state.value, each.precision, each.note, str(each.path)) for each in statuses]
    print_table(("model", "state", "precision", "verified", "file"), rows)


def print_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table that leaves nothing out, however narrow the terminal."""
    console = Console(width=None if sys.stdout.isatty() else 400, highlight=False, emoji=False, markup=False)
    table = Table(*(Column(head, overflow="fold") for head in heads), box=SIMPLE_HEAD)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def print_json(value: dict[str, object]) -> None:
    """Print one object on one line."""
    answer(json.dumps(value, ensure_ascii=False))


def print_text(found: PictureText, unsure_below: float, *, heading: bool) -> None:
    """Print the lines of a picture, with a gap between blocks."""
    if heading:
        answer(f"{found.file}:")
    block = None
    for line in found.lines:
        if block is not None and line.block != block:
            answer()
        block = line.block
        mark = "  (unsure)" if line.confidence < unsure_below else ""
        answer(f"{line.text}{mark}")
    if not found.lines:
        tell(f"{found.file}: no text found.")


def print_barcodes(found: PictureBarcodes, *, heading: bool) -> None:
    """Print the barcodes of a picture."""
    if heading:
        answer(f"{found.file}:")
    for code in found.barcodes:
        answer(f"{code.symbology.value}  {code.text}" + (f"  (GTIN {code.gtin})" if code.gtin else ""))
        for element in code.gs1:
            answer(f"    ({element.identifier}) {element.title}: {element.value}")
        for each in code.label_fields:
            answer(f"    {each.identifier}: {each.value}")
    if not found.barcodes:
        tell(f"{found.file}: no barcode found.")


def print_replay(made: Made, failures: Failures, *, as_json: bool) -> None:
    """Print a transcript, what was written, and what could not be."""
    for entry in made.transcript:
        answer(entry.as_json() if as_json else _transcript_line(entry))
    for note in made.notes:
        tell(note)
    for path in made.files:
        tell(f"written: {path}")
    for problem in made.problems:
        failures.add(problem)


def _transcript_line(entry: Entry) -> str:
    if entry.kind == "speech":
        cut = "  (cut off)" if entry.details["cut"] else ""
        return f"{entry.at:8.3f}  {entry.kind:8}{entry.what}{cut}"
    details = ", ".join(f"{name} {value}" for name, value in entry.details.items())
    return f"{entry.at:8.3f}  {entry.kind:8}{entry.what}" + (f"  ({details})" if details else "")
