"""How a program that talks is ended."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def ended_politely() -> Iterator[None]:
    """Take the system's request to end like Ctrl-C: the wearer hears a goodbye, and files are left whole."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
