"""Files that are whole or not there, on a real full disk where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edge.errors import UserError
from edge.files import make_folder, write_text

FULL = Path("/dev/full")


def test_a_text_is_written_in_utf8_and_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "één\n")
    write_text(path, "twee €\n")
    assert path.read_bytes() == "twee €\n".encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    # What is written goes to a device that is always full.
    (tmp_path / "a.txt.part").symlink_to(FULL)
    with pytest.raises(UserError, match=r"a\.txt cannot be written \(No space left on device\)\. Choose a folder"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        write_text(place, "new")
    assert list(tmp_path.iterdir()) == [place]


def test_folders_are_made_with_those_above(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert make_folder(folder) == folder
    assert make_folder(folder).is_dir()


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    place = tmp_path / "a"
    place.write_text("")
    for path in (place, place / "b"):
        with pytest.raises(UserError, match=r"The folder .* cannot be made: .*/a is a file\. Choose a place"):
            make_folder(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="Permission denied"):
        make_folder(tmp_path / "a")
