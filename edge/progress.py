"""Progress of long work, on standard error so that standard output stays clean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from edge.clock import MonotonicClock

PATIENCE_SECONDS = 2.0
"""Work that is done sooner shows no bar."""

Advance = Callable[[float, float], None]
"""Called with how much is done and how much there is, in any unit."""


@contextmanager
def progress_bar(title: str) -> Iterator[Advance]:
    """Show a bar once the work has taken over two seconds; without a terminal, a plain line now and then."""
    console = Console(stderr=True)
    clock = MonotonicClock()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    task = bar.add_task(title, total=None)
    last_line = PATIENCE_SECONDS
    is_shown = False

    def advance(done: float, total: float) -> None:
        nonlocal last_line, is_shown
        elapsed = clock.now()
        if elapsed < PATIENCE_SECONDS:
            return
        if not console.is_terminal:
            if elapsed - last_line >= 5 * PATIENCE_SECONDS:
                last_line = elapsed
                console.print(f"{title}: {done:.0f} of {total:.0f}")
            return
        if not is_shown:
            is_shown = True
            bar.start()
        bar.update(task, completed=round(done), total=round(total))

    try:
        yield advance
    finally:
        if is_shown:
            bar.stop()
