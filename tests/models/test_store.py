"""The folder of derived models, and its record."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path

import platformdirs
import pytest

from models.store import (
    RECORD_FILE,
    ModelError,
    ModelRecord,
    models_folder,
    read_record,
    sha256_of,
    write_record,
    write_whole,
)

DETECTOR = ModelRecord("detector.onnx", "ab" * 32, "cd" * 32, "ef" * 32, "int8", "agreement on 6 pages: 97.2% – gut")
ANGLE = ModelRecord("line-angle.onnx", "12" * 32, "34" * 32, "56" * 32, "float32", "")


def test_the_usual_folder_is_the_user_s_or_what_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIJKMEE_MODELS", str(tmp_path))
    assert models_folder() == tmp_path
    monkeypatch.setenv("KIJKMEE_MODELS", "")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name: Path("/there", name))
    assert models_folder() == Path("/there/kijkmee/models")


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KIJKMEE_MODELS", str(tmp_path / "file"))
    with pytest.raises(ModelError, match=r"/file is a file\. Name a folder .* KIJKMEE_MODELS\.$"):
        models_folder()


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    record = {"line-angle": ANGLE, "detector": DETECTOR}
    write_record(tmp_path / "new" / "folder", record)
    assert read_record(tmp_path / "new" / "folder") == record


def test_a_record_replaces_the_one_before_as_a_whole(tmp_path: Path) -> None:
    write_record(tmp_path, {"detector": DETECTOR})
    write_record(tmp_path, {"line-angle": ANGLE})
    assert read_record(tmp_path) == {"line-angle": ANGLE}
    assert [path.name for path in tmp_path.iterdir()] == [RECORD_FILE]


def test_no_record_is_an_empty_one(tmp_path: Path) -> None:
    assert read_record(tmp_path) == {}
    assert read_record(tmp_path / "missing") == {}


def entry(**changes: object) -> bytes:
    fields = {name: getattr(DETECTOR, name) for name in ModelRecord.__slots__}
    return json.dumps({"detector": {**fields, **changes}}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 300,
        b"\xff\xfe",
        entry()[:-10],
        b"[]",
        b"7",
        b'{"detector": "detector.onnx"}',
        b'{"detector": {"file": "detector.onnx"}}',
        entry(colour="blue"),
        entry(file=None),
        entry(sha256=7),
    ],
)
def test_a_record_that_cannot_be_understood_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RECORD_FILE).write_bytes(entry())
    assert set(read_record(tmp_path)) == {"detector"}
    (tmp_path / RECORD_FILE).write_bytes(content)
    assert read_record(tmp_path) == {}


def test_a_file_in_the_folder_s_place_holds_no_record(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert read_record(tmp_path / "file") == {}


def test_a_record_that_cannot_be_read_is_said_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / RECORD_FILE).mkdir()
    with pytest.raises(ModelError, match=r"cannot be read \(Is a directory\)\. Make it a file that this user may read"):
        read_record(tmp_path)


def test_a_file_is_known_by_its_sha256(tmp_path: Path) -> None:
    path = tmp_path / "model"
    path.write_bytes(b"weights" * 100_000)
    assert sha256_of(path) == hashlib.sha256(b"weights" * 100_000).hexdigest()


def test_a_file_that_cannot_be_hashed_is_said_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be read \(Is a directory\)\. Make it a file that this user may read"):
        sha256_of(tmp_path)


def test_until_a_file_is_safe_on_the_disk_a_reader_sees_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model"
    path.write_bytes(b"old")
    seen = []

    def fsync(_: int) -> None:
        seen.append(path.read_bytes())

    monkeypatch.setattr(os, "fsync", fsync)
    write_whole(path, b"new")
    assert seen == [b"old"]
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("what", "raised", "message"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), ModelError, r"No space left on device\)\. Free some space"),
        (OSError(errno.EIO, os.strerror(errno.EIO)), ModelError, r"Input/output error\)\."),
        (KeyboardInterrupt("^C"), KeyboardInterrupt, r"\^C"),
    ],
)
def test_a_write_that_fails_leaves_the_file_before_and_nothing_else(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: BaseException,
    raised: type[BaseException],
    message: str,
) -> None:
    path = tmp_path / "model"
    path.write_bytes(b"old")

    def fsync(_: int) -> None:
        raise what

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(raised, match=message):
        write_whole(path, b"new" * 1000)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("folder", ["file", "file/models"])
def test_a_folder_that_cannot_be_made_is_said_with_the_remedy(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match=r"cannot be written .* or name another folder .* KIJKMEE_MODELS"):
        write_record(tmp_path / folder, {"detector": DETECTOR})
