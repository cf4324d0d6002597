"""A sentence by its name, with its arguments. The words are in nl.ftl, en.ftl and de.ftl beside this file.

A phrase may have a `.short` form for wearers who know their work. A confirmation is left out altogether at guidance
"tone": its earcon says it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    """A value that the sentence holds."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the catalogue with its arguments filled in."""

    name: str
    arguments: tuple[Argument, ...] = ()
    is_confirmation: bool = False
    """Whether the earcon that goes with it says the same, so that it may be left out."""


def phrase(phrase_name: str, /, *, is_confirmation: bool = False, **arguments: str | int) -> Phrase:
    """Name a sentence and fill in its arguments."""
    pairs = tuple(Argument(key, value) for key, value in arguments.items())
    return Phrase(phrase_name, pairs, is_confirmation)
