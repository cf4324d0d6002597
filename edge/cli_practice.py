"""`kijkmee practice`: lessons for a worker, without a camera."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from edge import printing
from edge.cli_options import SoundOutput

app = typer.Typer(help="Practise a job by ear, without a camera. Nothing of it is kept.", no_args_is_help=True)


@app.command("reading")
def practise_reading(
    *,
    profile: Annotated[str, typer.Option("--profile", "-p", help="A profile of the reading job.")] = "orcam",
    worker: Annotated[
        str | None, typer.Option("--worker", "-w", help="A worker's code, for their preferences.")
    ] = None,
    sound: Annotated[SoundOutput, typer.Option(help="Where it is heard; wav writes a file.")] = SoundOutput.DEVICE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for the WAV; out by default.")] = None,
) -> None:
    """Give the first lesson: the sounds, reading, moving in the text, pausing and aiming.

    Type what the lesson names, such as "read" or "next-sentence", or presses such as "main.short", one a line. Whoever
    does nothing is shown everything, in about five minutes. "end-shift" or Ctrl-C ends it at any time.
    """
    _practise("reading", profile, worker, sound, out)


@app.command("picking")
def practise_picking(
    *,
    profile: Annotated[str, typer.Option("--profile", "-p", help="A profile of the picking job.")] = "metafors",
    worker: Annotated[
        str | None, typer.Option("--worker", "-w", help="A worker's code, for their preferences.")
    ] = None,
    sound: Annotated[SoundOutput, typer.Option(help="Where it is heard; wav writes a file.")] = SoundOutput.DEVICE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for the WAV; out by default.")] = None,
) -> None:
    """Give the first lesson: the sounds, a list, place and item, counting, undo, help, too few, and a pause.

    Shelves and goods are shown, so none are needed. Type what the lesson names, such as "accept-list" or "undo", or
    presses such as "main.short", one a line. Whoever does nothing is shown everything, in about six minutes.
    "end-shift" or Ctrl-C ends it at any time.
    """
    _practise("picking", profile, worker, sound, out)


def _practise(
    job: Literal["reading", "picking"], profile: str, worker: str | None, sound: SoundOutput, out: Path | None
) -> None:
    from edge import practising

    failures = printing.Failures()
    written = practising.practise(
        job,
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
