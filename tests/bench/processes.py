"""What this process and all that it started hold of the memory."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path


def pss_of_all() -> int:
    """Give the proportional set size of this process and its descendants, in kB."""
    return sum(_pss(process) for process in _with_descendants(os.getpid()))


def _with_descendants(process: int) -> Iterator[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _with_descendants(int(child))


def _pss(process: int) -> int:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    if found is None:
        raise RuntimeError(f"process {process} has no proportional set size")
    return int(found[1])
