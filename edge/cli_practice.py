"""`kijkmee practice`: lessons for a worker, without a camera."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from edge import printing

app = typer.Typer(help="Practise a job by ear, without a camera. Nothing of it is kept.", no_args_is_help=True)


class Output(StrEnum):
    """Where the lesson is heard."""

    DEVICE = "device"
    WAV = "wav"
    NONE = "none"


@app.callback()
def _practice() -> None:
    """Keep the name of the lesson, also while there is only one."""


@app.command("reading")
def practise_reading(
    *,
    profile: Annotated[str, typer.Option("--profile", "-p", help="A profile of the reading job.")] = "orcam",
    worker: Annotated[
        str | None, typer.Option("--worker", "-w", help="A worker's code, for their preferences.")
    ] = None,
    sound: Annotated[Output, typer.Option(help="Where it is heard; wav writes a file.")] = Output.DEVICE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for the WAV; out by default.")] = None,
) -> None:
    """Give the first lesson: the sounds, reading, moving in the text, pausing and aiming.

    Type what the lesson names, such as "read" or "next-sentence", or presses such as "main.short", one a line. Whoever
    does nothing is shown everything, in about five minutes. "end-shift" or Ctrl-C ends it at any time.
    """
    from edge import practising

    failures = printing.Failures()
    written = practising.practise_reading(
        profile,
        worker=worker,
        sound=sound.value,
        out=out,
        complain=printing.tell,
        listener=lambda entry: printing.print_heard(entry, failures),
    )
    for path in written:
        printing.tell(f"written: {path}")
    failures.exit()
