"""What the command writes: answers to standard output, all else to standard error.

Lines go through the streams of the moment, so that a progress bar on the same terminal can make room for them.

An answer that cannot be written ends the command; anything else that cannot be written is dropped, and so is all that
follows on that stream. A stream that was closed before the command began counts as /dev/null.
"""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import typer

from edge import logs
from edge.errors import UserError

if TYPE_CHECKING:
    # Only their names are needed here; importing them would make every call of the command slow.
    from edge.looking import PictureBarcodes, PictureText
    from edge.replay import Entry
    from edge.replaying import Made
    from models.runtime import ModelStatus
    from pipelines.reading.doubt import DoubtSettings


_STANDARD_OUTPUT, _STANDARD_ERROR = 1, 2


class OutputError(Exception):
    """Standard output takes no more; the message says why, and what to do."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"The answer cannot be written ({error.strerror or error}). "
            "Send it to a file on a disk that has room, or to another program."
        )
        self.is_reader_gone = isinstance(error, BrokenPipeError)
        """Whether the program that was to read the answer has ended, as `head` does."""


class _Output(io.FileIO):
    """Standard output or standard error, below its buffers."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "wb", closefd=False)
        self._is_answer = descriptor == _STANDARD_OUTPUT

    def write(self, data: Any, /) -> int:  # noqa: ANN401  # any kind of buffer
        """Write, or do with what cannot be written as this module says."""
        try:
            return super().write(data)
        except OSError as error:
            # What is left in the buffers above, and all that follows, goes nowhere.
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self.fileno())
            os.close(null)
            if self._is_answer:
                raise OutputError(error) from error
            return memoryview(data).nbytes


def take_over_streams() -> None:
    """Put streams in place that do as this module says when they cannot be written."""
    # Without these three, the next file that is opened would take the place of a closed one, and be written into.
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        pass
    os.close(descriptor)
    sys.stdout, sys.stderr = _stream(sys.stdout, _STANDARD_OUTPUT), _stream(sys.stderr, _STANDARD_ERROR)


def _stream(before: TextIO | None, descriptor: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        io.BufferedWriter(_Output(descriptor)),
        encoding="utf-8" if before is None else before.encoding,
        # The name of a file need not be UTF-8; in JSON, this escape stands for the byte.
        errors="backslashreplace",
        line_buffering=True,
    )


def answer(line: str = "") -> None:
    """Write a line of an answer."""
    typer.echo(line)


def tell(line: str) -> None:
    """Write a line that is no answer; in systemd's journal it is a record like any other."""
    if logs.is_journal(logs.STANDARD_ERROR):
        logs.tell(line)
    else:
        typer.echo(line, err=True)


def complain(error: Exception | str) -> None:
    """Write what went wrong."""
    if logs.is_journal(logs.STANDARD_ERROR):
        logs.tell(str(error), logging.ERROR)
    else:
        typer.echo(f"{typer.style('kijkmee:', fg=typer.colors.RED, bold=True)} {error}", err=True)


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

    def add(self, error: UserError | OutputError) -> None:
        """Print an error."""
        self.count += 1
        complain(error)

    def exit(self) -> None:
        """End with 2 if anything failed."""
        if self.count:
            raise typer.Exit(2)


def print_models(statuses: tuple[ModelStatus, ...]) -> None:
    """Print the state of each model."""
    rows = [(str(each.name), each.state.value, each.precision, each.note, str(each.path)) for each in statuses]
    print_table(("model", "state", "precision", "verified", "file"), rows)


def print_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table that leaves nothing out, however narrow the terminal."""
    # Only here: most commands print no table, and a live run must sound within a second.
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Column, Table  # noqa: PLC0415

    console = Console(width=None if sys.stdout.isatty() else 400, highlight=False, emoji=False, markup=False)
    table = Table(*(Column(head, overflow="fold") for head in heads), box=SIMPLE_HEAD)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def print_json(value: dict[str, object]) -> None:
    """Print one object on one line."""
    answer(json.dumps(value, ensure_ascii=False))


def print_text(found: PictureText, settings: DoubtSettings, *, heading: bool) -> None:
    """Print the lines of a picture, with a gap between blocks."""
    from pipelines.reading.doubt import doubt_without_second_look  # noqa: PLC0415 - as above

    if heading:
        answer(f"{found.file}:")
    block = None
    for line in found.lines:
        if block is not None and line.block != block:
            answer()
        block = line.block
        mark = "  (unsure)" if doubt_without_second_look(line, settings) else ""
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
        print_entry(entry, as_json=as_json)
    for note in made.notes:
        tell(note)
    for path in made.files:
        tell(f"written: {path}")
    for problem in made.problems:
        failures.add(problem)


def print_entry(entry: Entry, *, as_json: bool = False) -> None:
    """Print a line of a transcript."""
    answer(entry.as_json() if as_json else _transcript_line(entry))


def print_heard(entry: Entry, failures: Failures) -> None:
    """Print what is done and heard live; the work does not end because that cannot be written.

    It holds what is read and scanned, so nothing of it goes to systemd's journal.
    """
    if logs.is_journal(logs.STANDARD_OUTPUT):
        return
    try:
        print_entry(entry)
    except OutputError as error:
        if not error.is_reader_gone:
            failures.add(error)


def _transcript_line(entry: Entry) -> str:
    if entry.kind == "speech":
        cut = "  (cut off)" if entry.details.get("cut") else ""
        return f"{entry.at:8.3f}  {entry.kind:8}{entry.what}{cut}"
    details = ", ".join(f"{name} {value}" for name, value in entry.details.items())
    return f"{entry.at:8.3f}  {entry.kind:8}{entry.what}" + (f"  ({details})" if details else "")
