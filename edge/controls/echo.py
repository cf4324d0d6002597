"""Keeps the program from obeying its own voice."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.commands import Command

TAIL_SECONDS = 0.5
"""Speech still sounds for so long after it was last seen speaking: the output's delay and the room."""

NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class EchoGuard:
    """Knows when the program has spoken last; a value."""

    spoke: float = NEVER
    """When it was last seen speaking, in seconds."""

    def seen(self, now: float, *, is_speaking: bool) -> EchoGuard:
        """Note whether the program speaks."""
        return replace(self, spoke=now) if is_speaking else self

    def lets_through(self, command: Command, began: float) -> bool:
        """Tell whether a command that was begun then is the wearer's, not the program's own voice."""
        return type(command) in HEARD_WHILE_SPEAKING or began > self.spoke + TAIL_SECONDS


HEARD_WHILE_SPEAKING: frozenset[type[Command]] = frozenset()
"""Commands that count even while the program speaks."""
