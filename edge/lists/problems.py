"""What is wrong with a file or worth knowing about it, as a fact; `messages` puts it into words."""

from __future__ import annotations

from dataclasses import dataclass

from edge.errors import UserError

Argument = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one row, or about the whole file."""

    key: str
    """The message in `messages/*.ftl`, for example "wrong-check-digit"."""
    row: int = 0
    """Of the file, counted from 1; 0 for the whole file."""
    arguments: tuple[tuple[str, Argument], ...] = ()
    """The message's variables, sorted by name."""


def problem(key: str, row: int = 0, /, **arguments: Argument) -> Problem:
    """Make a Problem."""
    return Problem(key, row, tuple(sorted(arguments.items())))


class FileError(UserError):
    """A file cannot be used as a whole; its message is in the language that was asked for."""
