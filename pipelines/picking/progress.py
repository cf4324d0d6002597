"""How far a list is: what each line has, and which line comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.picking.pick_list import PickLine, PickList


@dataclass(frozen=True, slots=True)
class LineProgress:
    """One line and what became of it."""

    line: PickLine
    counted: int = 0
    """Units in the tote."""
    is_closed: bool = False
    """Whether it is complete, in full or short."""
    skips: int = 0
    """How many times it was left for later."""

    @property
    def remaining(self) -> int:
        """Units still to pick."""
        return self.line.quantity - self.counted


@dataclass(frozen=True, slots=True)
class ListProgress:
    """A list and how far it is; `current` is the line at hand."""

    pick_list: PickList
    lines: tuple[LineProgress, ...]
    """In the list's order."""
    current: int = 0
    """Index in `lines`."""

    @classmethod
    def start(cls, pick_list: PickList) -> ListProgress:
        """Begin a list at its first line."""
        return cls(pick_list, tuple(LineProgress(line) for line in pick_list.lines))

    @property
    def at(self) -> LineProgress:
        """The line at hand."""
        return self.lines[self.current]

    @property
    def is_complete(self) -> bool:
        """Whether every line is closed."""
        return all(line.is_closed for line in self.lines)

    @property
    def can_skip(self) -> bool:
        """Whether another line is open."""
        return sum(not line.is_closed for line in self.lines) > 1

    def counting(self, counted: int) -> ListProgress:
        """Set the units of the line at hand; it closes when none remain."""
        return self._with(replace(self.at, counted=counted, is_closed=counted >= self.at.line.quantity))

    def closed_short(self) -> ListProgress:
        """Close the line at hand with what it has."""
        return self._with(replace(self.at, is_closed=True))

    def skipped(self) -> ListProgress:
        """Put the line at hand behind all others."""
        return self._with(replace(self.at, skips=self.at.skips + 1))

    def moved_on(self) -> ListProgress:
        """Go to the next open line: the least skipped first, then the list's order; unchanged when all are closed."""
        open_lines = [index for index, line in enumerate(self.lines) if not line.is_closed]
        if not open_lines:
            return self
        return replace(self, current=min(open_lines, key=lambda index: (self.lines[index].skips, index)))

    def _with(self, line: LineProgress) -> ListProgress:
        return replace(self, lines=(*self.lines[: self.current], line, *self.lines[self.current + 1 :]))
