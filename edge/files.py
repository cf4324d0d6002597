"""Writing files that are either whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edge.errors import UserError

DEFAULT_OUT = Path("out")
"""Where commands write that are told no other place, below the current folder."""


def make_folder(path: Path, remedy: str = "Choose a place that may be written to.") -> Path:
    """Make a folder and those above it, and give it back.

    Args:
        path: The folder.
        remedy: What to tell a person to do if it cannot be made.

    Raises:
        UserError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise UserError(f"The folder {path} cannot be made: {_in_the_way(path)} is a file. {remedy}") from error
    except OSError as error:
        raise UserError(f"The folder {path} cannot be made ({error.strerror}). {remedy}") from error
    return path


def _in_the_way(path: Path) -> Path:
    """Find what stands where a folder should."""
    return next((each for each in (path, *path.parents) if each.exists() and not each.is_dir()), path)


def write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8; it appears only when it is complete.

    Raises:
        UserError: It cannot be written, for example because the disk is full.
    """
    with whole_file(path) as partial:
        partial.write_text(text, encoding="utf-8")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a place to write a file at; it appears under its own name when the `with` ends, complete and on the disk.

    Raises:
        UserError: It cannot be written, for example because the disk is full.
    """
    partial = path.with_name(path.name + ".part")
    try:
        try:
            yield partial
            with partial.open("rb") as file:
                os.fsync(file.fileno())
            partial.replace(path)
            _sync_folder(path.parent)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            f"The file {path} cannot be written ({error.strerror or error}). "
            "Choose a folder that may be written to and has room."
        ) from error


def _sync_folder(folder: Path) -> None:
    """Put the names of the files in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
