"""`kijkmee cards`: the cards with which a wearer changes role or signs on, as a page to print."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from edge import printing
from edge.errors import UserError

Profiles = Annotated[
    list[str] | None, typer.Option("--profile", "-p", help="A profile that is installed; may be repeated.")
]
Workers = Annotated[list[str] | None, typer.Option("--worker", "-w", help="A worker's code; may be repeated.")]
Setup = Annotated[
    bool, typer.Option("--setup", help="The three that stand for presses while a device is set up: next, choose, back.")
]
Language = Annotated[
    str | None,
    typer.Option(metavar="nl|en|de", help="Of the words on the cards; what is set on the device by default."),
]
File = Annotated[Path, typer.Option("--out", "-o", help="The page; is replaced if it exists.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(cards)


def cards(
    profile: Profiles = None,
    worker: Workers = None,
    *,
    setup: Setup = False,
    language: Language = None,
    out: File = Path("cards.html"),
) -> None:
    """Write a page of cards to print, each as large as a bank card; without options, one for each profile.

    A wearer holds a card up to the camera, hears what it would change, and chooses yes. A card changes nothing else.
    """
    from edge import device_settings
    from edge.cards import sheet

    settings = device_settings.usable()
    words = language or (settings.language if settings else "nl")
    if words not in sheet.KINDS:
        raise UserError(f'There is no language "{words}". Choose nl, en or de.')
    made = (*sheet.worker_cards(worker or ()), *(sheet.press_cards(words) if setup else ()))
    if profile or not made:
        made = (*sheet.role_cards(profile or ()), *made)
    sheet.write_sheet(made, out, words)
    printing.tell(f"written: {out}")
