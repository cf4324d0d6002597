"""Standard output and standard error that take nothing: full, closed, or with a reader that has gone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.edge.command import BOX, LETTER, SECONDS, SETS, ended_soon, outside, started

pytestmark = pytest.mark.usefixtures("away")

FULL = Path("/dev/full")
RUN = ["run", "--profile", "metafors", "--camera", BOX.parent, "--sound", "none"]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "command", [["--help"], ["scan", *[BOX] * 3], ["profiles", "list"], ["replay", SETS / "box-ean13"], RUN]
)
def test_a_full_disk_behind_standard_output_is_one_sentence(command: list[object]) -> None:
    with FULL.open("w") as full, ended_soon() as typed:
        done = outside(*command, stdout=full, stdin=typed)
    assert done.returncode == 2
    (complaint,) = done.stderr.splitlines()
    assert complaint.startswith("kijkmee: The answer cannot be written (No space left on device). Send it")


def test_a_live_run_goes_on_to_its_end_although_nobody_reads_along(away: Path) -> None:
    program = started(*RUN[:-1], "wav", "--out", away, stdin=subprocess.PIPE)
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stdout.readline()
    program.stdout.close()
    program.stdin.write("end-shift\n")
    program.stdin.close()
    assert program.wait(SECONDS) == 0
    assert program.stderr is not None
    assert program.stderr.read() == f"written: {away}/live.wav\n"
    program.stderr.close()


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    ("command", "code"), [(["scan", "missing.jpg"], 2), (["scan", LETTER], 0), (["scna"], 2), (["scan"], 2)]
)
def test_a_full_disk_behind_standard_error_changes_nothing(command: list[object], code: int) -> None:
    with FULL.open("w") as full:
        assert outside(*command, stderr=full).returncode == code


def close(descriptors: list[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


@pytest.mark.parametrize("closed", [[1], [2], [1, 2]])
@pytest.mark.parametrize("command", [["--help"], ["scan", BOX, LETTER], ["profiles", "list"], RUN])
def test_a_closed_stream_counts_as_one_that_throws_away(command: list[object], closed: list[int], away: Path) -> None:
    with ended_soon() as typed:
        done = outside(*command, stdin=typed, preexec_fn=lambda: close(closed))
    assert done.returncode == 0
    assert (done.stdout == "") == (1 in closed)
    if command is RUN:
        assert (away / "data" / "journal.sqlite3").read_bytes().startswith(b"SQLite format 3")


def test_a_reader_that_has_gone_ends_the_command_as_the_shell_has_it() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = outside("profiles", "list", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_what_a_person_cannot_foresee_is_one_sentence_too(away: Path) -> None:
    (away / "loop.toml").symlink_to("loop.toml")
    long = "a" * 300
    for command in (
        ["read", "-p", long, LETTER],
        ["read", "-p", "~nobody-of-that-name/x.toml", LETTER],
        ["read", "-p", "loop.toml", LETTER],
        ["replay", "-p", "orcam", long],
        ["run", "-p", "orcam", "--camera", long],
    ):
        done = outside(*command)
        assert done.returncode == 2
        (complaint,) = done.stderr.splitlines()
        assert complaint.startswith("kijkmee: ")
        assert complaint.endswith(".")


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("KIJKMEE_MODELS", ["models", "check"]),
        ("KIJKMEE_MODELS", ["models", "build"]),
        ("KIJKMEE_DATA", RUN),
        ("KIJKMEE_DATA", ["workers", "list"]),
    ],
)
def test_a_file_in_the_place_of_a_folder_of_the_program_is_told(name: str, command: list[object], away: Path) -> None:
    (away / "file").touch()
    done = outside(*command, env={**os.environ, "PYTHONPATH": str(SETS.parent), name: str(away / "file")})
    assert (done.returncode, done.stdout) == (2, "")
    (complaint,) = done.stderr.splitlines()
    assert f"{away}/file is a file." in complaint
    assert name in complaint


def test_a_home_that_cannot_be_written_is_told_with_the_way_out() -> None:
    environment = {**os.environ, "PYTHONPATH": str(SETS.parent), "HOME": "/proc/nobody"}
    for left_out in ("KIJKMEE_DATA", "XDG_DATA_HOME"):
        environment.pop(left_out, None)
    done = outside(*RUN, env=environment, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    # The sound system has its own words for such a home.
    complaint = done.stderr.splitlines()[-1]
    assert "/proc/nobody/.local/share/kijkmee cannot be made" in complaint
    assert "KIJKMEE_DATA" in complaint
