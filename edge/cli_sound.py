"""`kijkmee voices` and `kijkmee earcons`: what a worker hears, to be tried and to be learned."""
# ruff: noqa: PLC0415 -- a command imports what it needs, so that --help answers at once

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from edge import printing

if TYPE_CHECKING:
    from edge.profile_keys import Profile
    from edge.sound.recital import Piece


class Language(StrEnum):
    """What is spoken."""

    NL = "nl"
    EN = "en"
    DE = "de"


AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")]
ProfileName = Annotated[str, typer.Option("--profile", "-p", help="Gives the output, and how it is spoken.")]
Spoken = Annotated[Language | None, typer.Option("--language", "-l", help="The profile's by default.")]
SoundFile = Annotated[Path | None, typer.Option("--out", "-o", help="Write a WAV file and play nothing.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(voices)
    app.command()(earcons)


def voices(
    *,
    name: Annotated[str | None, typer.Option("--try", metavar="NAME", help="Speak a sample in this voice.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say how Piper voices are installed.")] = False,
    language: Spoken = None,
    profile: ProfileName = "orcam",
    out: SoundFile = None,
    as_json: AsJson = False,
) -> None:
    """List the voices, try one, or explain how more are installed."""
    from edge import outputs, profiles, voice_list
    from edge.earcon_lesson import spoken
    from pipelines.phrases import catalogue
    from pipelines.phrases.phrasebook import Phrasebook

    if explain:
        printing.answer(voice_list.how_to_install())
    elif name is not None:
        settings = profiles.load(profile)
        tongue = voice_list.language_of(name, language.value if language else settings.language)
        outputs.check_voice(name)
        sample = spoken(catalogue.voice_sample(), Phrasebook(tongue), settings.preferences())
        printing.answer(f"{name}: {sample.utterance.text}")
        _sound((sample,), settings, name, out)
    elif as_json:
        for each in voice_list.voices():
            printing.print_json(each.as_json())
    else:
        rows = [
            (each.name, ", ".join(each.languages), each.state, each.source, each.note) for each in voice_list.voices()
        ]
        printing.print_table(("voice", "languages", "state", "from", "note"), rows)


def earcons(
    *,
    only: Annotated[str | None, typer.Option("--only", metavar="NAME", help="One earcon alone.")] = None,
    language: Spoken = None,
    profile: ProfileName = "orcam",
    out: SoundFile = None,
    as_json: AsJson = False,
) -> None:
    """Teach the earcons: list each with its meaning and shape, and play it after its meaning was said.

    With --json they are listed only, and with --out they are written to a WAV file.
    """
    from dataclasses import replace

    from edge import profiles
    from edge.earcon_lesson import earcon_named, lessons

    settings = profiles.load(profile)
    preferences = settings.preferences()
    if language is not None:
        preferences = replace(preferences, language=language.value)
    taught = lessons(preferences, earcon_named(only) if only is not None else None)
    if as_json:
        for each in taught:
            printing.print_json({"earcon": each.earcon.value, "meaning": each.meaning, "shape": each.shape})
    else:
        rows = [(each.earcon.value, each.meaning, each.shape) for each in taught]
        printing.print_table(("earcon", "meaning", "shape"), rows)
    if out is not None or not as_json:
        _sound(tuple(piece for each in taught for piece in each.pieces), settings, preferences.voice, out)


def _sound(pieces: tuple[Piece, ...], profile: Profile, voice: str, out: Path | None) -> None:
    """Play the pieces, naming each, or write them to a file."""
    from edge import outputs
    from edge.sound.recital import timeline
    from pipelines.types import Play

    if out is not None:
        heard, seconds = timeline(pieces)
        outputs.write_sound(out, heard, seconds, voice_name=voice)
        printing.tell(f"written: {out}")
        return
    outputs.recite(
        pieces,
        profile,
        voice,
        tell=printing.tell,
        before=lambda piece: printing.tell(piece.earcon if isinstance(piece, Play) else f"“{piece.utterance.text}”"),
    )
