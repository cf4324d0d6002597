"""Cuts the power of a simulated disk at random moments, and counts the confirmed events that are gone afterwards.

SQLite's own layer for files is wrapped (which the standard library's sqlite3 cannot do, and apsw can): every write is
noted with its file, and every sync. At a cut, what a file had when it was synced last is certain; each later write to
it got through whole, in part, or not at all, and in any order. From that the files are laid out anew, and the journal
is opened as the program opens it.
"""

from __future__ import annotations

import contextlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from edge.clock import ManualClock, wall_now
from edge.journal import opening
from edge.journal.journal import Journal
from edge.journal.keeper import JournalKeeper
from edge.journal.lists import ListStore
from tests.edge.journal.folding import differences
from tests.edge.journal.goods import fill, simple_list
from tests.edge.journal.robot import Robot
from tests.figures import Figure

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
CUTS_A_RUN = 10
ACTS_A_RUN = 25
CHECKPOINT_PAGES = 30
"""The log is written into the file so often, so that cuts come in the middle of that too."""


@dataclass(frozen=True, slots=True)
class Write:
    """A file was written, cut to a length (no data), synced, or removed."""

    name: str
    offset: int = 0
    data: bytes | None = None
    is_sync: bool = False
    """Whether all that was asked of the file until then is on the disk for certain."""
    is_removal: bool = False


@dataclass
class Disk:
    """All that was asked of the disk, in order."""

    writes: list[Write] = field(default_factory=list)

    def after_cut(self, moment: int, luck: random.Random) -> dict[str, bytes]:
        """Give the files as they may be after a cut before the write of this number."""
        done = self.writes[:moment]
        synced = {write.name: index for index, write in enumerate(done) if write.is_sync}
        share = luck.choice([0.0, 0.5, 1.0])
        files: dict[str, bytearray] = defaultdict(bytearray)
        for index, write in enumerate(done):
            if index > synced.get(write.name, -1):
                if luck.random() >= share:
                    continue
                write = _torn(write, luck)  # noqa: PLW2901 -- this is what the disk made of it
            if write.is_removal:
                files.pop(write.name, None)
            else:
                _apply(files[write.name], write)
        return {name: bytes(content) for name, content in files.items()}


def _apply(content: bytearray, write: Write) -> None:
    if write.data is None:
        if write.is_sync:
            return
        del content[write.offset :]
        return
    if len(content) < write.offset:
        content.extend(bytes(write.offset - len(content)))
    content[write.offset : write.offset + len(write.data)] = write.data


def _torn(write: Write, luck: random.Random) -> Write:
    """Give a write of which sometimes only the first sectors got through."""
    if write.data is None or luck.random() < 0.7:
        return write
    return Write(write.name, write.offset, write.data[: SECTOR * luck.randint(0, len(write.data) // SECTOR)])


class _NotedFile(apsw.VFSFile):
    """A file that is really written, so that it can be read; the disk notes each write."""

    def __init__(self, disk: Disk, base: str, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__(base, name, flags)
        self._disk = disk
        self._name = None if name is None else Path(_path(name)).name
        """None for a temporary file, which nobody looks for after a cut."""

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802, ANN401 -- apsw's name and type
        super().xWrite(data, offset)
        self._note(offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        super().xTruncate(newsize)
        self._note(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._note(is_sync=True)

    def _note(self, offset: int = 0, data: bytes | None = None, *, is_sync: bool = False) -> None:
        if self._name is not None:
            self._disk.writes.append(Write(self._name, offset, data, is_sync))


def _path(name: str | apsw.URIFilename) -> str:
    return name.filename() if isinstance(name, apsw.URIFilename) else name


class _NotedFiles(apsw.VFS):
    """SQLite's layer for files, with a disk that notes."""

    def __init__(self, name: str, disk: Disk) -> None:
        self._disk = disk
        self._base = ""
        super().__init__(name, self._base)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _NotedFile(self._disk, self._base, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001 -- as above
        super().xDelete(filename, syncdir)
        self._disk.writes.append(Write(Path(filename).name, is_sync=syncdir, is_removal=True))


class Row(tuple[Any, ...]):  # noqa: SLOT001 -- each row carries its names
    """A row as the standard library's sqlite3 gives it: by number and by name."""

    names: tuple[str, ...]

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401
        return super().__getitem__(self.names.index(key) if isinstance(key, str) else key)


def _row(cursor: apsw.Cursor, values: tuple[Any, ...]) -> Row:
    row = Row(values)
    row.names = tuple(name for name, _ in cursor.get_description())
    return row


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the confirmed events over all cuts."""

    cuts: int
    lost: int
    """Events that were confirmed before the cut and are gone."""
    cuts_with_loss: int
    damaged: int
    """Cuts after which the journal was damaged and set aside, though it had been made."""
    differences: int
    """Lists or lines that stand in the tables otherwise than their events say."""


def cut_often(folder: Path, cuts: int, synchronous: str = "FULL", seed: int = 7) -> Outcome:
    """Work on fresh journals, and cut the power so many times."""
    luck = random.Random(seed)  # noqa: S311 -- the same each time, for a test
    lost = with_loss = damaged = wrong = done = 0
    while done < cuts:
        run = _run(folder / f"run-{done}", synchronous, luck)
        for _ in range(min(CUTS_A_RUN, cuts - done)):
            moment = luck.randint(0, len(run.disk.writes))
            confirmed = max((events for at, events in run.confirmed if at <= moment), default=0)
            place = folder / f"cut-{done}"
            place.mkdir()
            for name, content in run.disk.after_cut(moment, luck).items():
                (place / name).write_bytes(content)
            with Journal.open(place / "journal.sqlite3") as journal:
                there = len(journal.events())
                # Before it was made whole there was nothing in it to lose.
                damaged += journal.set_aside is not None and moment >= run.made
                wrong += len(differences(journal))
            lost += max(0, confirmed - there)
            with_loss += there < confirmed
            done += 1
    return Outcome(cuts, lost, with_loss, damaged, wrong)


def figures(folder: Path, cuts: int) -> list[Figure]:
    """Give the row of `make bench`."""
    ours, peer = (cut_often(folder / mode, cuts, mode) for mode in ("FULL", "NORMAL"))
    bad = ours.lost + ours.damaged + ours.differences
    return [
        Figure(
            f"{cuts} power cuts, lists under way",
            "confirmed events lost",
            "0",
            f"{ours.lost} ({ours.damaged} journals damaged, {ours.differences} wrong states)",
            bad == 0,
            {"synchronous=NORMAL": f"{peer.lost}, in {peer.cuts_with_loss} cuts"},
            note=f"SQLite {apsw.sqlite_lib_version()} in a file layer that drops and tears unsynced writes",
        )
    ]


@dataclass(frozen=True, slots=True)
class _Run:
    disk: Disk
    confirmed: Sequence[tuple[int, int]]
    """After so many writes, so many events were confirmed."""
    made: int
    """After so many writes the journal was there, with its tables."""


def _run(folder: Path, synchronous: str, luck: random.Random) -> _Run:
    """Work for a while on a fresh journal, as the program does, and never close it."""
    folder.mkdir(parents=True)
    disk = Disk()
    name = f"noted-{folder.parent.name}-{folder.name}"
    layer = _NotedFiles(name, disk)
    with _connected(folder / "journal.sqlite3", name, synchronous) as journal:
        made = len(disk.writes)
        fill(ListStore(journal), *(simple_list(f"P-{number}", 4, 3) for number in range(3)))
        robot = Robot(journal, JournalKeeper(journal, "W-1"), "W-1", luck)
        confirmed = [(len(disk.writes), journal.last_row())]
        for _ in range(ACTS_A_RUN):
            robot.act()
            confirmed.append((len(disk.writes), journal.last_row()))
        noted = Disk(list(disk.writes))
    layer.unregister()
    return _Run(noted, confirmed, made)


@contextlib.contextmanager
def _connected(path: Path, layer: str, synchronous: str) -> Iterator[Journal]:
    """Open a journal as `opening` does, but with the layer that notes."""
    connection: Any = apsw.Connection(str(path), vfs=layer)
    connection.row_trace = _row
    try:
        opening._make_durable(connection, 1.0)
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        opening._migrate(connection, path)
        yield Journal(connection, path, None, ManualClock(), wall_now)
    finally:
        connection.close()
