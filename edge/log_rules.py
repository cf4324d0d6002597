"""What a log may tell: the one place that keeps recognised text, barcode content and typed words out of it.

Whatever may come from outside is withheld, and what may be told is named here: numbers, names from closed lists, paths,
errors that are written for people, and texts that the caller vouches for with `Told`. A message of a library is told by
its place alone, because nobody here knows what it holds.
"""

from __future__ import annotations

import enum
import logging
import re
import traceback
from collections.abc import Mapping
from numbers import Real
from pathlib import PurePath
from types import TracebackType

WITHHELD = "(withheld)"
"""Stands for what a log may not tell."""

_OWN = re.compile(r"(edge|pipelines|models)(\.|$)")
"""The program's own loggers; their messages are constants of the source, which a test checks."""

_TOLD_ERRORS = frozenset({"OSError", "UserError", "ModelError", "TesseractError", "VoiceError"})
"""Errors whose messages are told; by name, so that logging imports none of them. Their subclasses are told too."""

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|‘[^’]*’|(?<!\w)\'[^\']*\'')
_CODE = re.compile(r"[0-9](?:[ -]?[0-9]){5,}")
"""Six digits or more: an article's code, a GTIN, a lot. Times and years are shorter."""


class Told(str):
    """A text of the program's own or of a device: never read, scanned, typed or spoken by anybody."""

    __slots__ = ()


def message(record: logging.LogRecord) -> str:
    """Give what a record may tell above debug level."""
    if not _OWN.match(record.name):
        return f"A message of {record.name} ({PurePath(record.pathname).name}:{record.lineno}) {WITHHELD}"
    template = record.msg if isinstance(record.msg, str) else str(told(record.msg))
    arguments = record.args
    if not arguments:
        return template
    try:
        if isinstance(arguments, Mapping):
            if "%(" not in template:
                return template % (told(arguments),)
            return template % {name: told(value) for name, value in arguments.items()}
        return template % tuple(told(value) for value in arguments)
    except (TypeError, ValueError, KeyError):
        # A number was asked for and something else was given, which is withheld.
        return f"{template} {WITHHELD}"


def told(value: object) -> object:
    """Give a value as a log may tell it."""
    match value:
        case enum.Enum():
            return value.value if isinstance(value.value, str) else value.name
        case None | Real() | PurePath() | Told():
            return value
        case BaseException():
            return error_words(value)
        case _:
            return WITHHELD


def error_words(error: BaseException) -> str:
    """Give an error: its message where that is written for people, without what it quotes; else its kind alone."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror if error.filename is None else f"{error.strerror}: {error.filename}"
    kinds = {kind.__name__ for kind in type(error).__mro__}
    return without_content(str(error)) if kinds & _TOLD_ERRORS else type(error).__name__


def traced(error: BaseException, trace: TracebackType | None) -> str:
    """Give an error with the places that it went through, innermost last, on one line; never a value."""
    frames = traceback.extract_tb(trace)
    places = " > ".join(f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__}: {error_words(error)} [{places}]"


def without_content(text: str) -> str:
    """Take out of a sentence what it quotes and what looks like a code; what is to be done stays."""
    return _CODE.sub("…", _QUOTED.sub("“…”", text))
