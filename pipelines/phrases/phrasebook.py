"""A phrase of the catalogue turned into an utterance, in one language and at one level of guidance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from pipelines.phrases.phrase import Phrase
from pipelines.preferences import Guidance
from pipelines.spoken.sentences import sentence_starts
from pipelines.types import Priority, Say, Utterance

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES = ("nl", "en", "de")
"""The languages that have every phrase."""


class PhraseError(Exception):
    """A phrase is missing from a language, or its arguments do not fit; a fault of the program, found by its tests."""


@cache
def _bundle(language: str) -> FluentBundle:
    if language not in LANGUAGES:
        raise PhraseError(f'there are no phrases in "{language}"; the languages are {", ".join(LANGUAGES)}')
    # Only when the first words are wanted: what merely names a phrase must not wait for a third of a second.
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415

    # Isolation marks are invisible characters around arguments; a voice would have to skip them.
    bundle = FluentBundle([language], use_isolating=False)
    text = (resources.files("pipelines.phrases") / f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The words for one wearer."""

    language: str
    """One of LANGUAGES."""
    guidance: Guidance = Guidance.FULL

    def text(self, phrase: Phrase) -> str:
        """Give the words.

        Raises:
            PhraseError: There is no such language, it lacks the phrase, or an argument is missing.
        """
        bundle = _bundle(self.language)
        if not bundle.has_message(phrase.name):
            raise PhraseError(f"{self.language}.ftl has no phrase {phrase.name}")
        message = bundle.get_message(phrase.name)
        pattern = message.value
        if self.guidance is not Guidance.FULL:
            pattern = message.attributes.get("short", pattern)
        if pattern is None:
            raise PhraseError(f"{self.language}.ftl has no words for {phrase.name}")
        arguments = {argument.name: argument.value for argument in phrase.arguments}
        words, errors = bundle.format_pattern(pattern, arguments)
        if errors:
            raise PhraseError(f"{phrase.name} in {self.language}.ftl: {errors[0]}")
        return str(words)

    def utterance(self, phrase: Phrase, priority: Priority = Priority.NORMAL) -> Utterance:
        """Give the phrase as something to say, with a mark at the start of each further sentence."""
        text = self.text(phrase)
        return Utterance(text, self.language, priority, phrase.name, marks=sentence_starts(text))

    def say(self, phrase: Phrase, priority: Priority = Priority.NORMAL, *, key: str | None = None) -> tuple[Say, ...]:
        """Give the feedback that speaks the phrase; nothing where the wearer wants only its tone."""
        if phrase.is_confirmation and self.guidance is Guidance.TONE:
            return ()
        return (Say(replace(self.utterance(phrase, priority), key=key)),)
