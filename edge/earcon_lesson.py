"""Teaches the earcons: what each one means, how it is told apart, and how it sounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from edge.errors import UserError
from edge.sound.earcons import PULSES
from edge.sound.recital import Piece
from pipelines.phrases import catalogue
from pipelines.phrases.phrase import Phrase
from pipelines.phrases.phrasebook import Phrasebook
from pipelines.preferences import Preferences
from pipelines.types import Earcon, Play, Say

_AIM_SHAPE = "close together; falling: left, level: ahead, rising: right; higher: closer"

_AIM = {
    "left": Play(Earcon.AIM, placement=-1.0, closeness=0.5),
    "ahead": Play(Earcon.AIM, placement=0.0, closeness=0.5),
    "right": Play(Earcon.AIM, placement=1.0, closeness=0.5),
    "far": Play(Earcon.AIM, placement=0.0, closeness=0.0),
    "near": Play(Earcon.AIM, placement=0.0, closeness=1.0),
}
"""How each place of `catalogue.AIM_PLACES` sounds."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One earcon, taught."""

    earcon: Earcon
    meaning: str
    """In the worker's language."""
    shape: str
    """Pulses and contour, by which it is told apart."""
    pieces: tuple[Piece, ...]
    """The meaning, then the sound; AIM with an example of each place."""


def shape(earcon: Earcon) -> str:
    """Say by what an earcon is told apart, for example "2 pulses, rising"."""
    pulses = PULSES[earcon]
    count = f"{len(pulses)} pulse" + ("s" if len(pulses) > 1 else "")
    if earcon is Earcon.AIM:
        return f"{count}, {_AIM_SHAPE}"
    first, last = pulses[0].from_hz, pulses[-1].to_hz
    return f"{count}, " + ("level" if first == last else "rising" if first < last else "falling")


def earcon_named(name: str) -> Earcon:
    """Give the earcon of a name.

    Raises:
        UserError: There is none.
    """
    try:
        return Earcon(name)
    except ValueError as error:
        raise UserError(f'There is no earcon "{name}". Known: {", ".join(Earcon)}.') from error


def lessons(preferences: Preferences, only: Earcon | None = None) -> tuple[Lesson, ...]:
    """Give the lessons in the order of the vocabulary.

    Args:
        preferences: The language, and how it is spoken.
        only: One earcon alone; None teaches all.
    """
    words = Phrasebook(preferences.language)
    return tuple(
        Lesson(
            earcon,
            words.text(catalogue.earcon_meaning(earcon.value)),
            shape(earcon),
            tuple(_pieces(earcon, words, preferences)),
        )
        for earcon in Earcon
        if only in {None, earcon}
    )


def spoken(phrase: Phrase, words: Phrasebook, preferences: Preferences) -> Say:
    """Give a phrase as one worker wants to hear it."""
    return Say(
        replace(
            words.utterance(phrase),
            rate=preferences.rate,
            volume=preferences.volume,
            pitch=preferences.pitch,
        )
    )


def _pieces(earcon: Earcon, words: Phrasebook, preferences: Preferences) -> Iterator[Piece]:
    yield spoken(catalogue.earcon_meaning(earcon.value), words, preferences)
    if earcon is not Earcon.AIM:
        yield Play(earcon, preferences.volume)
        return
    for place, play in _AIM.items():
        yield spoken(catalogue.aim_example(place), words, preferences)
        yield replace(play, volume=preferences.volume)
