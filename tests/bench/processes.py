"""What a process and all that it started hold of the memory, and use of the processor."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path


def pss_of_all(process: int | None = None, part: str = "Pss") -> int:
    """Give the proportional set size of a process, this one if None, and its descendants, in kB.

    `part` may name one of its parts, as in smaps_rollup: "Pss_Shmem" is memory that processes share.
    """
    return sum(_pss(each, part) for each in with_descendants(os.getpid() if process is None else process))


def cpu_seconds_of_all(process: int) -> float:
    """Give the processor time that a process, its descendants, and those of its children that have ended have used."""
    ticks = 0
    for each in with_descendants(process):
        # The name, in brackets, may hold spaces.
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def with_descendants(process: int) -> Iterator[int]:
    """Give the numbers of a process and of all that descend from it."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from with_descendants(int(child))


def _pss(process: int, part: str) -> int:
    found = re.search(rf"^{part}:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    if found is None:
        raise RuntimeError(f"process {process} has no proportional set size")
    return int(found[1])
