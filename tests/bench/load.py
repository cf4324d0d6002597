"""How busy the machine is with other work meanwhile: what a missed bar in time says depends on it."""

from __future__ import annotations

import os
import statistics
import threading
import time
from types import TracebackType
from typing import Self

_PAUSE_SECONDS = 0.25
_WORK_SECONDS = 0.003
"""Of processor time, for each sample."""
QUIET = 1.3
"""Below this, times are those of this program and not of others."""


class Load:
    """Watches in a thread for as long as the `with` lasts; its own work is one hundredth of a core."""

    def __init__(self) -> None:
        self._stretches: list[float] = []
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="load", daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""
        self._is_over.set()
        self._thread.join()

    @property
    def stretch(self) -> float:
        """How many times as long as its processor time a little work took on average; 1 on a machine at rest."""
        return statistics.fmean(self._stretches) if self._stretches else 1.0

    def __str__(self) -> str:
        """Say it in a note beside a figure."""
        return (
            f"the same work took {self.stretch:.1f} × its processor time (load {os.getloadavg()[0]:.0f} on "
            f"{os.cpu_count()} cores)"
        )

    def _watch(self) -> None:
        while not self._is_over.wait(_PAUSE_SECONDS):
            began, worked = time.perf_counter(), time.thread_time()
            while (used := time.thread_time() - worked) < _WORK_SECONDS:
                pass
            self._stretches.append((time.perf_counter() - began) / used)
