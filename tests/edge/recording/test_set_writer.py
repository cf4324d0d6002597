"""Recordings on the disk: private, whole or told as cut off, and never faster than the disk."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from edge import pictures, sample_sets
from edge.errors import UserError
from edge.recording import kept
from edge.recording.set_writer import MOST_WAITING, SOURCE, UNFINISHED, Counts, SetWriter
from pipelines.commands import Read
from pipelines.types import Frame

ROOT = Path(__file__).parents[3]
BEGAN = datetime(2026, 11, 27, 9, 15, tzinfo=UTC)
PIXELS = np.full((48, 64, 3), 90, np.uint8)


def frame(number: int) -> Frame:
    return Frame(number, number / 10, PIXELS)


@pytest.fixture
def writer(tmp_path: Path) -> SetWriter:
    return SetWriter(tmp_path / "new" / "set", "orcam", BEGAN, 60)


def settled(writer: SetWriter, kept_frames: int) -> None:
    """Wait until the disk has so many frames."""
    pause = threading.Event()
    for _ in range(2000):
        if writer.counts.kept >= kept_frames:
            return
        pause.wait(0.005)
    raise AssertionError(f"in vain: {writer.counts}, {writer.problem}")


def test_a_recording_is_a_set_for_its_owner_alone(writer: SetWriter) -> None:
    writer.open()
    writer.note(Read(), 0.01)
    for number in range(3):
        writer.keep(frame(number), number / 10)
        settled(writer, number + 1)
    writer.note(Read(), 0.25)
    assert (writer.folder / UNFINISHED).exists()
    assert "cut off" in (writer.folder / SOURCE).read_text()
    assert writer.close("It was stopped.")
    found = sample_sets.load(writer.folder)
    assert [(each.path.name, each.at) for each in found.frames] == [
        ("00001.jpg", 0.0),
        ("00002.jpg", 0.1),
        ("00003.jpg", 0.2),
    ]
    assert [each.at for each in found.given] == [0.01, 0.25]
    assert np.abs(pictures.load(found.frames[0].path).astype(int) - 90).max() <= 2
    assert "It was stopped. It holds 3 pictures; 0 came faster" in (writer.folder / SOURCE).read_text()
    assert not (writer.folder / UNFINISHED).exists()
    modes = {stat.S_IMODE(each.stat().st_mode) for each in writer.folder.iterdir()}
    assert (modes, stat.S_IMODE(writer.folder.stat().st_mode)) == ({0o600}, 0o700)
    assert writer.written.size_bytes == sum(each.stat().st_size for each in writer.folder.glob("*.jpg"))
    assert writer.written.free_bytes is not None


@pytest.mark.parametrize("is_file", [True, False])
def test_nothing_is_overwritten(writer: SetWriter, is_file: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    writer.folder.parent.mkdir()
    if is_file:
        writer.folder.write_text("mine")
    else:
        writer.folder.mkdir()
    with pytest.raises(UserError, match="is there already"):
        writer.open()
    assert not is_file or writer.folder.read_text() == "mine"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be made"):
        SetWriter(tmp_path / "file" / "set", "orcam", BEGAN, 60).open()


def test_what_the_disk_is_too_slow_for_is_dropped_and_counted(
    writer: SetWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_fast = threading.Event()
    save = SetWriter._put
    monkeypatch.setattr(
        SetWriter,
        "_put",
        lambda self, name, content: (not name.endswith("jpg") or is_fast.wait(20), save(self, name, content)),
    )
    writer.open()
    for number in range(10):
        writer.keep(frame(number), number / 10)
    assert writer.counts == Counts(0, 10 - MOST_WAITING)
    is_fast.set()
    settled(writer, MOST_WAITING)
    writer.keep(frame(20), 2.0)
    assert writer.close("It was stopped.")
    assert [each.at for each in sample_sets.load(writer.folder).frames] == [0.0, 0.1, 2.0]
    assert f"{10 - MOST_WAITING} came faster" in (writer.folder / SOURCE).read_text()


def test_a_frame_of_the_same_millisecond_is_dropped_for_a_set_has_none(writer: SetWriter) -> None:
    writer.open()
    for at in (0.1, 0.1004, 0.05):
        writer.keep(frame(1), at)
        settled(writer, 1)
    assert writer.close("")
    assert (writer.counts, len(sample_sets.load(writer.folder).frames)) == (Counts(1, 2), 1)


def test_a_disk_that_fails_ends_it_and_leaves_a_set(writer: SetWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    writer.open()
    writer.keep(frame(0), 0.0)
    settled(writer, 1)

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fdatasync", fail)
    writer.keep(frame(1), 0.1)
    assert writer.close("")
    assert writer.written.has_failed
    assert writer.problem is not None
    assert "No space left" in writer.problem
    assert len(sample_sets.load(writer.folder).frames) == 1
    (told,) = kept.kept(writer.folder.parent)
    assert told.was_cut_off


def test_without_a_picture_nothing_is_left(writer: SetWriter) -> None:
    writer.open()
    writer.note(Read(), 0.1)
    assert not writer.close("")
    assert not writer.folder.exists()


CUT_OFF = """
import os, signal, sys, time
from datetime import UTC, datetime
from pathlib import Path
import numpy as np
from edge.recording.set_writer import SetWriter
from pipelines.types import Frame
writer = SetWriter(Path(sys.argv[1]), "orcam", datetime.now(UTC), 60)
writer.open()
chance = np.random.default_rng(1)
at = 0.0
while True:
    at += 0.01
    writer.keep(Frame(1, at, chance.integers(0, 255, (240, 320, 3), dtype=np.uint8)), at)
    if writer.counts.kept >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("pictures_kept", [1, 2, 7])
def test_one_that_is_killed_is_a_readable_set_and_told_as_cut_off(tmp_path: Path, pictures_kept: int) -> None:
    command = [sys.executable, "-c", CUT_OFF, str(tmp_path / "set"), str(pictures_kept)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False, timeout=60)
    assert done.returncode == -9
    found = sample_sets.load(tmp_path / "set")
    assert len(found.frames) >= pictures_kept
    assert all(pictures.load(each.path).shape == (240, 320, 3) for each in found.frames)
    (told,) = kept.kept(tmp_path)
    assert told.was_cut_off
    assert "cut off" in (tmp_path / "set" / SOURCE).read_text()
