"""`kijkmee setup`: a device is set up by ear."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from edge import printing
from edge.cli_options import SoundOutput


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("setup")(setup)


def setup(
    *,
    camera: Annotated[
        str | None,
        typer.Option(
            metavar="auto|csi|usb|none|DEVICE|PATH",
            help="A camera, by default the profile's; or a folder of pictures or a video. Without one no card is seen.",
        ),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option("--profile", "-p", help="The profile whose sound and voice are used; by default the one in use."),
    ] = None,
    if_needed: Annotated[
        bool, typer.Option("--if-needed", help="Do nothing where the device is set up; for its first start.")
    ] = False,
    wait: Annotated[
        bool, typer.Option("--wait", help="For a device: wait for an output that is not there yet, such as a headset.")
    ] = False,
    sound: Annotated[SoundOutput, typer.Option(help="Where it is heard; wav writes a file.")] = SoundOutput.DEVICE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder for the WAV; out by default.")] = None,
) -> None:
    """Set the device up by ear: language, loudness, button, camera, network, job and worker.

    At a terminal, space is next, Enter chooses and Backspace goes back; through a pipe, write "main.short", "main.long"
    and "main.double", one a line. Nothing is changed
    before the end, where it is saved; "end-shift" or Ctrl-C leaves everything as it was.
    """
    from edge import device_settings

    settings = device_settings.usable()
    if if_needed and settings is not None:
        printing.tell("The device is set up. `kijkmee setup` does it anew.")
        return
    from edge.first_sound import open_output

    name = profile or (settings.profile if settings else device_settings.FALLBACK_PROFILE)
    opened = open_output(name, sound.value, out, "setup", is_patient=wait)
    # Only now, as this takes longer than whoever listens should wait for a sign of life.
    from edge import setting_up

    failures = printing.Failures()
    written = setting_up.set_up(
        opened,
        settings,
        camera,
        complain=printing.tell,
        listener=lambda entry: printing.print_heard(entry, failures),
    )
    for path in written:
        printing.tell(f"written: {path}")
    failures.exit()
