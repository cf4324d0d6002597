"""Changes to files that a power cut leaves either undone or done."""

from __future__ import annotations

import os
from pathlib import Path


def write(path: Path, text: str, mode: int = 0o644) -> None:
    """Replace a file as a whole; whoever owns the folder cannot have it written through a link."""
    partial = path.with_name(f".{path.name}.new")
    partial.unlink(missing_ok=True)
    with partial.open("x", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


def link(path: Path, target: str) -> None:
    """Let a symbolic link lead to a target, from one moment to the next."""
    if path.is_symlink() and path.readlink() == Path(target):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.new")
    partial.unlink(missing_ok=True)
    partial.symlink_to(target)
    partial.replace(path)
    sync_folder(path.parent)


def rename(path: Path, new: Path) -> None:
    """Give a file another name in the same folder; one that had it is gone."""
    path.replace(new)
    sync_folder(new.parent)


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
