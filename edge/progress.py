"""Progress of long work, on standard error so that standard output stays clean."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from edge.clock import MonotonicClock

PATIENCE_SECONDS = 2.0
"""Work that is done sooner shows no bar."""
LINE_SECONDS = 10.0
"""Without a terminal, how often a line tells how far the work is."""

Advance = Callable[[float, float], None]
"""Called with how much is done and how much there is, in any unit."""


@contextmanager
def progress_bar(title: str) -> Iterator[Advance]:
    """Show a bar once the work has taken over two seconds; without a terminal, a plain line now and then."""
    console = Console(stderr=True, soft_wrap=True)
    if console.is_terminal:
        with _bar(title, console) as advance:
            yield advance
    else:
        yield _lines(title, console)


@contextmanager
def _bar(title: str, console: Console) -> Iterator[Advance]:
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        # Answers on the same terminal are written above the bar. In a file they must arrive there.
        redirect_stdout=sys.stdout.isatty(),
    )
    task = bar.add_task(title, total=None)
    # By itself, since loading a model may take long before the first step is done.
    start = threading.Timer(PATIENCE_SECONDS, bar.start)
    start.daemon = True
    start.start()

    def advance(done: float, total: float) -> None:
        bar.update(task, completed=round(done), total=round(total))

    try:
        yield advance
    finally:
        start.cancel()
        start.join()
        if bar.live.is_started:
            bar.stop()


def _lines(title: str, console: Console) -> Advance:
    clock = MonotonicClock()
    last = PATIENCE_SECONDS

    def advance(done: float, total: float) -> None:
        nonlocal last
        elapsed = clock.now()
        if elapsed - last >= LINE_SECONDS:
            last = elapsed
            console.print(f"{title}: {done:.0f} of {total:.0f}", markup=False, highlight=False)

    return advance
