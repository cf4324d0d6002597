"""`kijkmee doctor`: what is wrong with this device, and what to do about it."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edge import printing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edge.health.finding import Finding
    from edge.profile_keys import Profile

COLOURS = {"ok": typer.colors.GREEN, "warn": typer.colors.YELLOW, "fail": typer.colors.RED}


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(doctor)


def doctor(
    *,
    profile: Annotated[
        str | None,
        typer.Option("--profile", "-p", help="Which job, voice and output; by default the device's."),
    ] = None,
    camera: Annotated[
        str | None,
        typer.Option(
            help="Instead of the profile's: auto, csi, usb, a device (/dev/video0), a folder of pictures, a video.",
            show_default=False,
        ),
    ] = None,
    speak: Annotated[
        bool, typer.Option("--speak", help="Say it too: a tone, the summary, then each problem and what to do.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="With --speak: write a WAV file and play nothing.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
) -> None:
    """Check the device: camera, sound, voice, models, packages, permissions, storage, clock, heat, power and more.

    Each line says what was looked at, "ok", "warn" or "fail", and what was found; below it stands what to do. Exit
    code 1 means that something fails. A run that goes on meanwhile, also as a service, is not disturbed.
    """
    from edge import examining
    from edge.health.doctor import examine, has_failed

    installed = examining.profile_of_the_device()
    name = profile or installed
    settings = examining.profile_for_speaking(name)
    findings = []
    for finding in examine(examining.checks(name, settings, camera)):
        findings.append(finding)
        _print(finding, as_json=as_json)
    code = 1 if has_failed(findings) else 0
    if speak or out is not None:
        code = max(code, _speak(findings, settings, out))
    _exit(code)


def _print(finding: Finding, *, as_json: bool) -> None:
    if as_json:
        printing.print_json(finding.as_json())
        return
    verdict = typer.style(f"{finding.verdict.value:5}", fg=COLOURS[finding.verdict.value], bold=True)
    printing.answer(f"{verdict} {finding.what:12} {finding.found}")
    if finding.remedy:
        printing.answer(f"      {'':12} → {finding.remedy}")


def _speak(findings: Sequence[Finding], profile: Profile, out: Path | None) -> int:
    """Say what was found, or write it to a file; give the exit code that this adds."""
    from edge import outputs
    from edge.errors import UserError
    from edge.health.telling import told
    from edge.sound.recital import timeline

    preferences = profile.preferences()
    pieces = told(findings, preferences)
    try:
        if out is not None:
            heard, seconds = timeline(pieces)
            outputs.write_sound(out, heard, seconds, voice_name=preferences.voice)
            printing.tell(f"written: {out}")
        else:
            outputs.recite(pieces, profile, preferences.voice, tell=printing.tell)
    except UserError as error:
        # The list above has been given, and tells of the output too.
        printing.complain(error)
        return 2 if out is not None else 1
    return 0


def _exit(code: int) -> None:
    import threading

    if any(thread.name.startswith("check-") for thread in threading.enumerate()):
        # What hangs, such as a driver, may hang the end of the program too.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    if code:
        raise typer.Exit(code)
