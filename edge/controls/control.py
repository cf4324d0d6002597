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
        """Whether nothing that is under way is still to be delivered.

        For what ends, such as a pipe: it has ended, and all that came was delivered. A button never ends, and must not
        keep a run going that nothing else keeps, such as one with a folder of pictures and a pipe; so it is over
        whenever no press is under way, and stays able to give one.
        """
        ...

    def start(self, deliver: Deliver) -> None:
        """Begin to listen."""

    def stop(self) -> None:
        """Listen no more."""
