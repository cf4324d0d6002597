"""What is kept can be listed, and removed without taking anything else."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from edge.errors import UserError
from edge.recording import kept
from edge.recording.set_writer import UNFINISHED, SetWriter
from pipelines.types import Frame

PIXELS = np.zeros((8, 8, 3), np.uint8)


def made(folder: Path) -> Path:
    writer = SetWriter(folder, "orcam", datetime(2026, 11, 27, tzinfo=UTC), 60)
    writer.open()
    writer.keep(Frame(1, 0.0, PIXELS), 0.0)
    assert writer.close("It was stopped.")
    return folder


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIJKMEE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_recordings_are_listed_with_their_state_and_hinted_at(data: Path) -> None:
    assert (kept.kept(), kept.hint()) == ((), None)
    one = made(kept.new_path(datetime(2026, 11, 27, 9, 15, 30, tzinfo=UTC)))
    two = made(kept.usual_folder() / "b")
    (two / UNFINISHED).touch()
    (kept.usual_folder() / "other").mkdir()
    (kept.usual_folder() / "link").symlink_to(one)
    assert [(each.path, each.pictures, each.was_cut_off) for each in kept.kept()] == [(one, 1, False), (two, 1, True)]
    assert one == data / "recordings" / "2026-11-27-091530"
    hint = kept.hint()
    assert hint is not None
    assert hint.startswith(f"2 debug recording(s), 0 MB, are kept in {kept.usual_folder()}")


def test_a_recording_is_removed_whole(data: Path) -> None:
    folder = made(data / "recordings" / "a")
    kept.delete(folder)
    assert list((data / "recordings").iterdir()) == []


def test_what_is_no_recording_or_holds_more_is_left(tmp_path: Path) -> None:
    folder = made(tmp_path / "a")
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(UserError, match=r"holds more than a recording \(notes.txt\)"):
        kept.delete(folder)
    assert len(list(folder.iterdir())) == 4
    (tmp_path / "plain").mkdir()
    (tmp_path / "link").symlink_to(made(tmp_path / "b"))
    for other in ("plain", "link", "none"):
        with pytest.raises(UserError, match="is no recording"):
            kept.delete(tmp_path / other)
    assert (tmp_path / "plain").exists()
    assert (tmp_path / "b" / "set.toml").exists()


def test_a_removal_that_fails_is_told_and_can_be_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path / "a")
    monkeypatch.setattr(Path, "rmdir", lambda _: (_ for _ in ()).throw(OSError(13, os.strerror(13))))
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "set.toml":
            raise PermissionError(13, os.strerror(13))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UserError, match="Permission denied"):
        kept.delete(folder)
    monkeypatch.undo()
    kept.delete(folder)
    assert not folder.exists()
