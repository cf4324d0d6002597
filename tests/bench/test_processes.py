"""What is measured of a process's memory."""

from __future__ import annotations

import mmap
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.processes import memory_of_all

MEGABYTES = 24
HOLDS = """
import mmap, sys
file = open(sys.argv[1], "rb")
mapped = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
sum(mapped[::4096])
written = bytearray(b"1") * int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Give a large file, which stands for a library."""
    path = tmp_path / "library"
    path.write_bytes(b"1" * (MEGABYTES * 1_000_000))
    return path


def holding(library: Path, written: int = 0) -> subprocess.Popen[str]:
    """Start a process that has the file resident and has written so many bytes."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, library, str(written)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_what_another_program_maps_as_well_counts_in_full(library: Path) -> None:
    with holding(library) as one:
        alone = memory_of_all(one.pid)
        with holding(library) as other:
            beside = memory_of_all(one.pid)
            other.communicate("\n", timeout=10)
        one.communicate("\n", timeout=10)
    assert alone.files > MEGABYTES
    assert beside.files == pytest.approx(alone.files, abs=1)


def test_what_a_process_and_its_child_map_counts_once_and_what_they_write_twice(library: Path) -> None:
    before = memory_of_all()
    with library.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as mapped:
        assert sum(mapped[::4096]) > 0
        with holding(library, 10_000_000) as child:
            both = memory_of_all()
            child.communicate("\n", timeout=10)
    assert MEGABYTES <= both.files - before.files < MEGABYTES + 10
    assert both.anonymous - before.anonymous > 10
