"""Where commands and presses come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pipelines.commands import Command
from pipelines.session import Press

Deliver = Callable[[Command | Press], None]
"""Takes what the wearer did; never blocks, and may be called from any thread."""


class Control(Protocol):
    """A button, a pedal, a keyboard: anything that the wearer can act on."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more can come, and all that came was delivered."""
        ...

    def start(self, deliver: Deliver) -> None:
        """Begin to listen."""

    def stop(self) -> None:
        """Listen no more."""
