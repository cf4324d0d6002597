"""The page that is being read: what was located, what has been recognised, and where the wearer is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rapidfuzz import fuzz, utils

from pipelines.types import Detection, LinesWanted, TextLine

FIND_SCORE = 80.0
"""Least rapidfuzz partial ratio (0 to 100) at which a line counts as holding a name: one wrong letter in five."""


@dataclass(frozen=True, slots=True)
class Page:
    """One captured page."""

    frame_id: int
    detections: tuple[Detection, ...]
    """All lines, in reading order."""
    seen: int = 0
    """How many detections have been recognised so far, legible or not."""
    lines: tuple[TextLine, ...] = ()
    """The legible lines, in reading order."""
    position: int = 0
    """Index in `lines` of the line to speak next; may lie one past the end."""
    at_hand: int = -1
    """Index in `lines` of the line that was begun last, heard to its end or not; -1 before the first."""

    @property
    def is_complete(self) -> bool:
        """Whether every located line has been through recognition."""
        return self.seen >= len(self.detections)

    @property
    def expected_lines(self) -> int:
        """How many lines there are to speak, as far as is known: the legible ones and those still to be recognised."""
        return len(self.lines) + len(self.detections) - self.seen

    @property
    def still_wanted(self) -> LinesWanted | None:
        """The lines that recognition has still to read; None when there are none."""
        if self.is_complete:
            return None
        return LinesWanted(self.frame_id, self.detections[self.seen :])

    @property
    def has_next(self) -> bool:
        """Whether the line at the position can be spoken now."""
        return self.position < len(self.lines)

    def with_line(self, line: TextLine) -> Page:
        """Add the next recognised line; one without text is passed over, and so is one too many."""
        if self.is_complete:
            return self
        lines = (*self.lines, line) if line.text.strip() else self.lines
        return replace(self, seen=self.seen + 1, lines=lines)

    def moved_to(self, position: int) -> Page:
        """Put the reading position at an index in `lines`."""
        return replace(self, position=position, at_hand=position)

    def heard(self, index: int) -> Page:
        """Take note that a line was spoken: the one after it is next."""
        return replace(self, position=index + 1, at_hand=index)

    def find(self, text: str) -> int | None:
        """Give the index of the line that holds `text` best, tolerating errors of recognition; None if none does."""
        if not utils.default_process(text):
            return None
        scores = [fuzz.partial_ratio(text, line.text, processor=utils.default_process) for line in self.lines]
        long_enough = [
            score if len(line.text) >= len(text) - 1 else 0.0 for score, line in zip(scores, self.lines, strict=True)
        ]
        best = max(range(len(long_enough)), key=long_enough.__getitem__, default=None)
        return best if best is not None and long_enough[best] >= FIND_SCORE else None
