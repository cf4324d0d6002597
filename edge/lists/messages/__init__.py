"""What a lead reads about a file, in Dutch, English and German."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from edge.lists.problems import Argument, Problem

LANGUAGES = ("nl", "en", "de")
"""The languages that have every message; Dutch comes first."""
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class MessageError(Exception):
    """A message is missing from a language, or its arguments do not fit; a fault of the program, found by its tests."""


def language_of(environment: Mapping[str, str] = os.environ) -> str:
    """Give the language that the environment asks for; Dutch where it asks for another one or for none."""
    asked = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return asked[:2] if asked[:2] in LANGUAGES else LANGUAGES[0]


def text(language: str, key: str, **arguments: Argument) -> str:
    """Give a message.

    Args:
        language: One of LANGUAGES.
        key: The message.
        arguments: Its variables; whole numbers are written without points or commas in them.

    Raises:
        MessageError: There is no such message, or an argument is missing.
    """
    bundle = _bundle(language)
    if not bundle.has_message(key):
        raise MessageError(f"{language}.ftl has no message {key}")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise MessageError(f"{language}.ftl has no words for {key}")
    plain = {
        name: fluent_number(value, useGrouping=False) if isinstance(value, int) else value
        for name, value in arguments.items()
    }
    words, errors = bundle.format_pattern(pattern, plain)
    if errors:
        raise MessageError(f"{key} in {language}.ftl: {errors[0]}")
    return str(words)


def said(language: str, found: Problem) -> str:
    """Give a problem in words, with its row in front if it has one."""
    words = text(language, found.key, **dict(found.arguments))
    return text(language, "in-row", row=str(found.row), what=words) if found.row else words


def about_file(language: str, path: Path, found: Problem) -> str:
    """Give a problem with a whole file in words."""
    return text(language, "in-file", file=path.name, what=said(language, found))


@cache
def _bundle(language: str) -> FluentBundle:
    if language not in LANGUAGES:
        raise MessageError(f'there are no messages in "{language}"; the languages are {", ".join(LANGUAGES)}')
    # Isolation marks are invisible characters around arguments; in a terminal they only get in the way.
    bundle = FluentBundle([language], use_isolating=False)
    source = (resources.files("edge.lists.messages") / f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(source))
    return bundle
