"""How much is said: less as the work succeeds, all again after a mistake or a pause.

Guidance that stays when it is no longer needed tires; one that went and does not come back leaves the worker alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.preferences import Guidance

SHORT_AFTER = 3
"""Lines in a row without a mistake, after which few words do."""
TONE_AFTER = 8
"""Lines in a row without a mistake, after which confirmations are a tone alone."""


@dataclass(frozen=True, slots=True)
class Fading:
    """How well it goes."""

    is_on: bool = True
    """Whether it fades at all; the worker or the lead can fix the level instead."""
    good_lines: int = 0
    """Lines in a row without a mistake."""
    is_spoilt: bool = False
    """Whether there was a mistake on the line at hand."""

    def level(self, liked: Guidance) -> Guidance:
        """Give how much is said; never more than the worker likes."""
        if not self.is_on:
            return liked
        levels = list(Guidance)
        faded = (self.good_lines >= SHORT_AFTER) + (self.good_lines >= TONE_AFTER)
        return levels[max(levels.index(liked), faded)]

    def line_done(self) -> Fading:
        """Note that a line was completed."""
        return replace(self, good_lines=0 if self.is_spoilt else self.good_lines + 1, is_spoilt=False)

    def mistaken(self) -> Fading:
        """Note a mistake."""
        return replace(self, good_lines=0, is_spoilt=True)

    def interrupted(self) -> Fading:
        """Note a pause."""
        return replace(self, good_lines=0)
