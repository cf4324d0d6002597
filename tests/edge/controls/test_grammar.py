"""The closed list of spoken commands: complete in every language, and in sounds that the model has."""

from __future__ import annotations

import functools
import itertools
import re
from pathlib import Path

import pocketsphinx
import pytest

from edge.controls.grammar import LANGUAGES, WAKE, Grammar
from pipelines.commands import Stop, command_name
from pipelines.phrases.phrasebook import LANGUAGES as SPOKEN_LANGUAGES

MODEL = Path(pocketsphinx.get_model_path()) / "en-us"


@functools.cache
def sounds_of_dictionary() -> dict[str, set[str]]:
    """Carnegie Mellon's dictionary: every way to say each English word."""
    found: dict[str, set[str]] = {}
    for line in (MODEL / "cmudict-en-us.dict").read_text(encoding="utf-8").splitlines():
        word, _, sounds = line.partition(" ")
        found.setdefault(re.sub(r"\(\d+\)$", "", word), set()).add(sounds.strip())
    return found


def test_there_is_a_grammar_for_every_language_that_is_spoken() -> None:
    assert set(LANGUAGES) == set(SPOKEN_LANGUAGES)


def test_every_language_has_the_same_dozen_commands() -> None:
    names = {language: [each.name for each in Grammar.load(language).commands] for language in LANGUAGES}
    assert len(names["nl"]) == 12
    assert names["nl"] == names["en"] == names["de"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_a_command_without_argument(language: str) -> None:
    grammar = Grammar.load(language)
    for each in grammar.commands:
        assert command_name(grammar.command(each.name)) == each.name
    assert grammar.command("stop") == Stop()
    with pytest.raises(KeyError):
        grammar.command(WAKE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sounds_like_another_phrase_and_all_sounds_are_the_models(language: str) -> None:
    known = {sound for ways in sounds_of_dictionary().values() for way in ways for sound in way.split()}
    phrases = Grammar.load(language).phrases
    ways = [way for each in phrases for way in each.sounds]
    assert {sound for way in ways for sound in way.split()} <= known
    assert len(set(ways)) == len(ways)
    assert len({each.words for each in phrases}) == len(phrases)


def test_the_english_sounds_are_those_of_the_dictionary() -> None:
    dictionary = sounds_of_dictionary()
    for each in Grammar.load("en").phrases:
        ways = itertools.product(*(dictionary[word] for word in each.words.lower().split()))
        assert {" ".join(way) for way in ways} & set(each.sounds), each
