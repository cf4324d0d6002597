"""The recordings that are kept on this device, and their removal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from edge.errors import UserError
from edge.journal.journal import default_path
from edge.recording.set_file import HEADING
from edge.recording.set_writer import SOURCE, UNFINISHED
from edge.sample_sets import DESCRIPTION

_PICTURE = re.compile(r"[0-9]{5,}\.jpg")


@dataclass(frozen=True, slots=True)
class KeptRecording:
    """One recording on the disk."""

    path: Path
    pictures: int
    size_bytes: int
    """Of its pictures."""
    was_cut_off: bool
    """Whether it is under way, or did not come to its end."""


def usual_folder() -> Path:
    """Give where recordings lie that were given no other place: beside the journal."""
    return default_path().parent / "recordings"


def new_path(now: datetime) -> Path:
    """Give the usual place of a recording that begins now."""
    return usual_folder() / f"{now:%Y-%m-%d-%H%M%S}"


def kept(folder: Path | None = None) -> tuple[KeptRecording, ...]:
    """List the recordings in a folder, by name; None takes the usual one. What is no recording is passed over.

    Raises:
        UserError: The folder cannot be read.
    """
    place = folder or usual_folder()
    try:
        paths = sorted(place.iterdir()) if place.exists() else []
        return tuple(_described(path) for path in paths if _is_recording(path))
    except OSError as error:
        raise UserError(f"{place} cannot be read ({error.strerror}). Check its permissions.") from error


def hint() -> str | None:
    """Say that recordings are kept, for `kijkmee doctor`; None where there are none. Raises as `kept`."""
    found = kept()
    if not found:
        return None
    size = sum(each.size_bytes for each in found) / 1e6
    return (
        f"{len(found)} debug recording(s), {size:,.0f} MB, are kept in {usual_folder()}; they may hold personal data. "
        "Remove each when it has served: `kijkmee record --list`, then `kijkmee record --delete`."
    )


def delete(path: Path) -> None:
    """Remove a recording, and nothing else.

    Raises:
        UserError: It is none, holds what no recording writes, or cannot be removed.
    """
    if not _is_recording(path):
        raise UserError(f"{path} is no recording, and is left as it is. `kijkmee record --list` shows those there are.")
    try:
        names = sorted(each.name for each in path.iterdir())
        strange = [name for name in names if not _is_written(name)]
        if strange:
            raise UserError(f"{path} holds more than a recording ({strange[0]}). Take that out, then try again.")
        # The file by which it is known goes last, so that a removal that is cut off can be done again.
        for name in sorted(names, key=lambda each: each == SOURCE):
            (path / name).unlink()
        path.rmdir()
    except OSError as error:
        raise UserError(f"{path} cannot be removed ({error.strerror}). Check its permissions.") from error


def _is_written(name: str) -> bool:
    return name in {DESCRIPTION, SOURCE, UNFINISHED} or _PICTURE.fullmatch(name) is not None


def _is_recording(path: Path) -> bool:
    try:
        if path.is_symlink() or not path.is_dir():
            return False
        with (path / SOURCE).open(encoding="utf-8", errors="replace") as file:
            return file.readline(200).strip() == HEADING
    except OSError:
        return False


def _described(path: Path) -> KeptRecording:
    sizes = [each.stat().st_size for each in path.iterdir() if _PICTURE.fullmatch(each.name)]
    return KeptRecording(path, len(sizes), sum(sizes), (path / UNFINISHED).exists())
