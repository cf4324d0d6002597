"""TOML files that people write: read strictly, and complained about with file, line and key."""

from __future__ import annotations

import re
import tomllib
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from edge.errors import UserError

KeyPath = tuple[str | int, ...]
"""Where a value lies in a TOML file: table names, keys, and positions in arrays counted from 0."""

LARGEST_BYTES = 4_000_000
"""A TOML file beyond this size was not written by hand; reading it would only cost memory."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file and where in it each value stands."""

    path: Path
    data: Mapping[str, object] = field(repr=False)
    """The content; every array is a tuple."""
    lines: Mapping[KeyPath, int] = field(repr=False)
    """The line of each key and table, counted from 1."""

    def line_of(self, key: KeyPath) -> int | None:
        """Give the line of a key, else that of the nearest table around it; None if there is none."""
        for length in range(len(key), 0, -1):
            if (line := self.lines.get(key[:length])) is not None:
                return line
        return None


def read(path: Path) -> TomlFile:
    """Read a TOML file.

    Raises:
        UserError: it cannot be read, or is not TOML.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"There is no file {path}. Check the name.") from error
    except IsADirectoryError as error:
        raise UserError(f"{path} is a folder. Name a .toml file in it.") from error
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}. Check its permissions.") from error
    if len(content) > LARGEST_BYTES:
        raise UserError(
            f"{path} is {len(content):,} bytes, too large for a settings file. Check that it is the right one."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not a text in UTF-8. Save it as UTF-8.") from error
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(f"{path} is not valid TOML: {error}. Correct that place.") from error
    return TomlFile(path, {key: _with_tuples(value) for key, value in data.items()}, _lines(text))


ModelT = TypeVar("ModelT", bound=BaseModel)


def validated(model: type[ModelT], file: TomlFile) -> ModelT:
    """Check a file's content against a model.

    Raises:
        UserError: a key is unknown or missing, or a value is not allowed; names file, line and key.
    """
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        details = error.errors()[0]
        key = _without_markers(details["loc"])
        line = file.line_of(key)
        raise UserError(complaint(model, details, spelled(key), where(file.path, line))) from error


def where(path: Path, line: int | None) -> str:
    """Write a place as editors and terminals understand it: file, colon, line."""
    return str(path) if line is None else f"{path}:{line}"


def spelled(key: KeyPath) -> str:
    """Write a key with dots; positions in arrays count from 1, as people do."""
    text = ""
    for part in key:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".")


def complaint(model: type[BaseModel], details: ErrorDetails, key: str, place: str) -> str:
    """Say in plain words what one validation error means and what to do.

    Args:
        model: what the content was checked against; its keys are what may have been meant.
        details: the error.
        key: the key as the person wrote it.
        place: file and line.
    """
    kind, context, value = details["type"], details.get("ctx", {}), details["input"]
    if kind == "extra_forbidden":
        names = _keys_beside(model, details["loc"])
        return f'{place}: unknown key "{key}". {did_you_mean(key.rsplit(".", 1)[-1], names)}'
    if kind == "missing":
        return f'{place}: the key "{key}" is missing. Add it.'
    if kind in {"literal_error", "enum"}:
        allowed = re.findall(r"'([^']*)'", str(context["expected"]))
        return f'{place}: "{key}" cannot be {_shown(value)}. {did_you_mean(str(value), allowed)}'
    if kind in _TOO_SHORT:
        wanted = _counted(context["min_length"], *_TOO_SHORT[kind])
        return f'{place}: "{key}" {"is empty" if not value else "is too short"}. It needs at least {wanted}.'
    rule = _RULES.get(kind)
    sentence = rule.format(**context) if rule is not None else f"{details['msg']}."
    return f'{place}: "{key}" cannot be {_shown(value)}. {sentence}'


_DATE_AND_TIME = "Write date and time with the offset from UTC, such as 2026-11-25T09:15:00+01:00."

_TABLE = "It is a table: write its keys below a line with its name in square brackets."

_RULES = {
    "greater_than_equal": "It must be at least {ge}.",
    "greater_than": "It must be more than {gt}.",
    "less_than_equal": "It may be at most {le}.",
    "less_than": "It must be less than {lt}.",
    "int_type": "Write a whole number without quotation marks.",
    "float_type": "Write a number without quotation marks.",
    "finite_number": "Write an ordinary number.",
    "bool_type": "Write true or false without quotation marks.",
    "string_type": "Write a text between quotation marks.",
    "string_too_long": "It may have at most {max_length} characters.",
    "string_pattern_mismatch": 'It must fit the pattern "{pattern}".',
    "tuple_type": "Write a list between square brackets.",
    "model_type": _TABLE,
    "dict_type": _TABLE,
    "datetime_type": _DATE_AND_TIME,
    "timezone_aware": _DATE_AND_TIME,
    "value_error": "{error}",
}
"""What to say for each kind of validation error; the names in braces come from the error."""


_TOO_SHORT = {"string_too_short": ("character", "characters"), "too_short": ("entry", "entries")}
"""What is counted, one and more of it, in a value that holds too little."""


def _counted(number: int, one: str, more: str) -> str:
    return f"one {one}" if number == 1 else f"{number} {more}"


def did_you_mean(word: str, known: typing.Iterable[str]) -> str:
    """Suggest the known name nearest to a word, and list what is known."""
    names = sorted(set(known))
    if not names:
        return "Remove it."
    # Only for a word that is wrong: what loads a profile must not wait for it.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    listed = "Known: " + ", ".join(names) + "."
    best = process.extractOne(word, names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    return listed if best is None else f'Did you mean "{best[0]}"? {listed}'


def _shown(value: object) -> str:
    """Show a value as in TOML, cut to a length that can be read."""
    text = {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    if isinstance(value, str):
        text = f'"{value}"'
    elif isinstance(value, Mapping):
        text = "a table"
    elif isinstance(value, tuple):
        text = "a list"
    return text if len(text) <= 60 else text[:57] + "…"


def _without_markers(loc: KeyPath) -> KeyPath:
    """Drop the marks that pydantic adds to a location and that are not in the file."""
    return tuple(part for part in loc if not (isinstance(part, str) and (part == "[key]" or "(" in part)))


def _keys_beside(model: type[BaseModel], loc: KeyPath) -> list[str]:
    """Give the keys that the table around a location may hold."""
    current = model
    for part in loc[:-1]:
        if isinstance(part, int):
            continue
        info = current.model_fields.get(part)
        inner = None if info is None else next(_models_in(info.annotation), None)
        if inner is None:
            break
        current = inner
    return [info.alias or name for name, info in current.model_fields.items()]


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Find the models inside an annotation such as `tuple[Model, ...]` or `Model | None`."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for inner in typing.get_args(annotation):
        yield from _models_in(inner)


def _with_tuples(value: object) -> object:
    """Turn arrays into tuples, so that what was read stays as it was read."""
    if isinstance(value, list):
        return tuple(_with_tuples(entry) for entry in value)
    if isinstance(value, dict):
        return {key: _with_tuples(entry) for key, entry in value.items()}
    return value


def _lines(text: str) -> dict[KeyPath, int]:
    """Find the line of every key of a valid TOML text.

    The standard parser gives no positions. Each statement of a valid file is valid alone, and no shorter part of a
    statement that spans lines is, so the parser itself tells where each statement ends.
    """
    lines: dict[KeyPath, int] = {}
    array_lengths: dict[KeyPath, int] = {}
    table: KeyPath = ()
    statement, first = "", 1
    for number, line in enumerate(text.split("\n"), start=1):
        if not statement:
            first = number
        statement += line + "\n"
        try:
            parsed = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue
        stripped, statement = statement.lstrip(), ""
        if stripped.startswith("["):
            table = _header(parsed, array_lengths, is_array=stripped.startswith("[["))
            lines.setdefault(table, first)
        else:
            for path in _paths(parsed):
                lines.setdefault(table + path, first)
    return lines


def _header(parsed: Mapping[str, object], array_lengths: dict[KeyPath, int], *, is_array: bool) -> KeyPath:
    """Give the full path of a table header; counts the entries of arrays of tables."""
    names: list[str] = []
    inner: object = parsed
    while isinstance(inner, dict) and inner:
        name, inner = next(iter(inner.items()))
        names.append(name)
    path: KeyPath = ()
    for depth, name in enumerate(names):
        path += (name,)
        if is_array and depth == len(names) - 1:
            array_lengths[path] = array_lengths.get(path, 0) + 1
        if path in array_lengths:
            path += (array_lengths[path] - 1,)
    return path


def _paths(value: object) -> Iterator[KeyPath]:
    """Give the path of every table and value inside a parsed statement."""
    if isinstance(value, dict):
        entries: list[tuple[str | int, object]] = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    else:
        return
    for key, inner in entries:
        yield (key,)
        for path in _paths(inner):
            yield (key, *path)
