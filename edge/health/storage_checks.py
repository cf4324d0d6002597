"""Storage: room, a card that can still be written, a place that lasts, and a journal that is whole."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edge.health.finding import Finding, fail, ok, warn
from edge.health.machine import Machine
from edge.journal import opening
from edge.journal.errors import JournalError
from edge.journal.journal import BUSY_SECONDS
from pipelines.phrases.doctor_phrases import Problem

LITTLE_MIB, TOO_LITTLE_MIB = 500, 100
"""A shift's journal takes a few MB; below the first, someone should make room, below the second it may not go on."""

FORGETFUL = frozenset({"tmpfs", "ramfs", "overlay"})
"""Kinds of file system that lose what was written: an overlay over a read-only root keeps its changes in memory, and
that of a container goes with it."""


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system in its place."""

    where: str
    kind: str
    """For example "ext4"."""
    device: str
    is_read_only: bool


def mount_of(machine: Machine, path: Path) -> Mount | None:
    """Find the file system that a path lies on; None if the machine does not tell."""
    found = None
    for line in (machine.text("/proc/mounts") or "").splitlines():
        device, where, kind, options = line.split()[:4]
        # The kernel writes a space as \040 (fstab(5)).
        where = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), where)
        if path.is_relative_to(where) and (found is None or len(where) >= len(found.where)):
            found = Mount(where, kind, device, "ro" in options.split(","))
    return found


def look_at_storage(machine: Machine, journal: Path) -> Iterator[Finding]:
    """Look at the file system on which the journal lies or will lie."""
    folder = next(parent for parent in journal.absolute().parents if parent.exists())
    mount = mount_of(machine, folder.resolve())
    if mount is not None and mount.is_read_only:
        yield fail(
            "storage",
            Problem.STORAGE_READ_ONLY,
            f"{mount.where} can only be read",
            "A card that fails is made read-only by the system: see `dmesg`, copy the journal and replace the card. "
            "If it is meant to be so, name a folder on the data partition in KIJKMEE_DATA.",
        )
    elif mount is not None and mount.kind in FORGETFUL:
        yield fail(
            "storage",
            Problem.STORAGE_FORGETS,
            f"{mount.where} is {mount.kind}, which forgets: the journal is gone at the next start",
            "Name a folder on the data partition in KIJKMEE_DATA.",
        )
    errors = None if mount is None else machine.number(f"/sys/fs/ext4/{Path(mount.device).name}/errors_count")
    if mount is not None and errors:
        yield warn(
            "storage",
            Problem.STORAGE_WORN,
            f"{mount.where} had {errors} errors",
            "Copy the journal, check the card with `fsck` on another machine, and replace it.",
        )
    yield _room(folder)


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free // 2**20
    found = f"{free} MiB free for {folder}"
    remedy = "Remove what is not needed; `kijkmee data` exports and removes lists that are over."
    if free < TOO_LITTLE_MIB:
        return fail("storage", Problem.STORAGE_FULL, found, remedy)
    if free < LITTLE_MIB:
        return warn("storage", Problem.STORAGE_FULL, found, remedy)
    return ok("storage", found)


def look_at_journal(journal: Path) -> Iterator[Finding]:
    """Check the journal from end to end; it is only read, also while a run writes it."""
    if not journal.exists():
        yield ok("journal", f"none yet; a run makes {journal}")
        return
    copy = f"Copy {journal} and what lies beside it; the next run puts it aside and begins a fresh one."
    try:
        with contextlib.closing(opening.open_to_read(journal, BUSY_SECONDS)) as connection:
            told = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            events = connection.execute("SELECT count(*) FROM events").fetchone()[0] if told == "ok" else 0
    except JournalError as error:
        yield fail("journal", Problem.JOURNAL_DAMAGED, "it cannot be used", f"{error} {copy}")
        return
    except sqlite3.Error as error:
        yield fail("journal", Problem.JOURNAL_DAMAGED, f"it is damaged ({error})", copy)
        return
    if told == "ok":
        yield ok("journal", f"whole, {events} events")
    else:
        yield fail("journal", Problem.JOURNAL_DAMAGED, f"it is damaged ({' '.join(told.split())})", copy)
