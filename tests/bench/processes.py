"""What a process and all that it started hold of the memory, and use of the processor."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process and all that descend from it hold, as on a machine of their own; MB.

    The proportional set size (Pss) that Linux gives halves what another program happens to map as well, as a test that
    loads the same libraries does. So each stretch of a file is counted once, as large as in the process that has most
    of it resident.
    """

    anonymous: float
    """What they wrote; what leaks is found here."""
    shared: float
    """What they share without a file: the ring of frames."""
    files: float
    """Libraries and models, as far as they are resident."""

    @property
    def whole(self) -> float:
        """All of it."""
        return self.anonymous + self.shared + self.files


def memory_of_all(process: int | None = None) -> Memory:
    """Give the memory of a process, this one if None, and its descendants."""
    anonymous, shared = 0, 0
    files: dict[tuple[str, str], int] = {}
    for each in with_descendants(os.getpid() if process is None else process):
        anonymous += _rolled_up(each, "Pss_Anon")
        shared += _rolled_up(each, "Pss_Shmem")
        for stretch, held in _files(each):
            files[stretch] = max(files.get(stretch, 0), held)
    return Memory(*(kilobytes * 1024 / 1e6 for kilobytes in (anonymous, shared, sum(files.values()))))


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


def _rolled_up(process: int, part: str) -> int:
    found = re.search(rf"^{part}:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    if found is None:
        raise RuntimeError(f"process {process} does not tell its {part}")
    return int(found[1])


def _files(process: int) -> Iterator[tuple[tuple[str, str], int]]:
    """Give each stretch of a file that the process maps, by file and place, and how much is resident unwritten; kB."""
    for mapping in _MAPPING.finditer(Path(f"/proc/{process}/smaps").read_text()):
        sizes = dict(_SIZE.findall(mapping["sizes"]))
        if mapping["inode"] != "0" and not mapping["path"].startswith(_NO_FILES):
            yield (mapping["path"], mapping["offset"]), int(sizes["Rss"]) - int(sizes["Anonymous"])


_MAPPING = re.compile(
    r"^[0-9a-f]+-[0-9a-f]+ \S+ (?P<offset>[0-9a-f]+) \S+ (?P<inode>\d+) *(?P<path>.*)\n(?P<sizes>(?:^[A-Z]\w+:.*\n)+)",
    re.MULTILINE,
)
_SIZE = re.compile(r"^(\w+): +(\d+) kB", re.MULTILINE)
_NO_FILES = ("/dev/", "/memfd:", "/SYSV")
"""Where mappings begin that `Pss_Shmem` counts."""
