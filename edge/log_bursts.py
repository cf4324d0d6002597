"""Counts a message that comes over and over, instead of repeating it; pure, with the time as an argument."""

from __future__ import annotations

from dataclasses import dataclass, replace

WINDOW_SECONDS = 60.0
"""So long the same message is counted after it was told."""
MOST_IN_WINDOW = 10
"""So many messages of one place in the source are told in that time, if they differ."""


@dataclass(frozen=True, slots=True)
class Burst:
    """What came from one place in the source in the present window."""

    began_at: float
    """Seconds, when the window began."""
    texts: frozenset[str] = frozenset()
    """What was told."""
    missed: int = 0
    """How many were not."""

    def is_over(self, now: float) -> bool:
        """Tell whether the window has passed."""
        return now - self.began_at >= WINDOW_SECONDS


@dataclass(frozen=True, slots=True)
class Admitted:
    """What becomes of a message."""

    burst: Burst
    is_told: bool
    missed_before: int = 0
    """How many were not told in the window before this one, which this message ends."""


def admit(burst: Burst | None, text: str, now: float) -> Admitted:
    """Decide whether a message is told."""
    if burst is None or burst.is_over(now):
        return Admitted(Burst(now, frozenset({text})), is_told=True, missed_before=burst.missed if burst else 0)
    if text in burst.texts or len(burst.texts) >= MOST_IN_WINDOW:
        return Admitted(replace(burst, missed=burst.missed + 1), is_told=False)
    return Admitted(replace(burst, texts=burst.texts | {text}), is_told=True)
