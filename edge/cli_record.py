"""`kijkmee record`: a debug recording that becomes a sample set, and the removal of those that have served."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edge import printing
from edge.recording.course import DEFAULT_SECONDS, MOST_SECONDS

if TYPE_CHECKING:
    from edge.recording.recording_run import Made


class Output(StrEnum):
    """Where the recording is announced."""

    DEVICE = "device"
    WAV = "wav"


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(record)


def record(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[SET]", help="The new set; by default a folder beside the journal.")
    ] = None,
    *,
    camera: Annotated[
        str | None,
        typer.Option(
            metavar="auto|csi|usb|DEVICE|PATH",
            help="A camera, by default the profile's; or a folder of pictures or a video.",
        ),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile", "-p", help="The profile that the set is made for; what is set on the device by default."
        ),
    ] = None,
    worker: Annotated[
        str | None, typer.Option("--worker", "-w", help="A worker's code, for their preferences.")
    ] = None,
    seconds: Annotated[
        int, typer.Option(min=1, max=MOST_SECONDS, help="It switches itself off after so long.")
    ] = DEFAULT_SECONDS,
    sound: Annotated[Output, typer.Option(help="Where it is announced; wav writes a file.")] = Output.DEVICE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for the WAV; out by default.")] = None,
    list_all: Annotated[
        bool, typer.Option("--list", help="List the recordings that are kept, and record none.")
    ] = False,
    delete: Annotated[
        Path | None, typer.Option(metavar="SET", help="Remove a recording for good, and record none.")
    ] = None,
) -> None:
    """Keep what the camera sees, as a sample set for `replay`. It is announced aloud and beeps while it is on.

    Only ask for one with the consent of whoever wears the camera and of all who may come before it. "stop", a press of
    the main button such as "main.short", or Ctrl-C ends it at once; other commands and presses are kept as the set's
    inputs. It ends by itself when its seconds are over, and when the disk is nearly full.
    """
    if list_all:
        _list()
    elif delete is not None:
        _delete(delete)
    else:
        from edge import device_settings
        from edge.recording import recording_run

        made = recording_run.record(
            camera,
            folder,
            profile_name=device_settings.profile_name(profile),
            worker=worker,
            seconds=seconds,
            sound=sound.value,
            out=out,
            tell=printing.tell,
        )
        _print(made)


def _print(made: Made) -> None:
    printing.answer(
        f"{made.counts.kept} pictures kept, {made.counts.dropped} dropped, ended: {made.ending}. "
        f"Play it with `kijkmee replay {made.folder}`, remove it with `kijkmee record --delete {made.folder}`."
    )
    for path in (made.folder, made.sound):
        if path is not None:
            printing.tell(f"written: {path}")
    if made.problem is not None:
        printing.complain(made.problem)
        raise typer.Exit(2)


def _list() -> None:
    from edge.recording import kept

    found = kept.kept()
    rows = [
        (str(each.path), str(each.pictures), f"{each.size_bytes / 1e6:.1f}", "cut off" if each.was_cut_off else "whole")
        for each in found
    ]
    if rows:
        printing.print_table(("recording", "pictures", "MB", "state"), rows)
    else:
        printing.tell(f"There is no recording in {kept.usual_folder()}.")


def _delete(path: Path) -> None:
    from edge.recording import kept

    kept.delete(path)
    printing.answer(f"Removed: {path}")
