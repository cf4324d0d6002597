"""Reading a label: all lines of a picture are recognised before any name is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from pipelines.reading.capture import Picture
from pipelines.types import LinesWanted, Observation, TextLine, Wanted


@dataclass(frozen=True, slots=True)
class Labelling:
    """A picture of a label, and what was read of it so far."""

    picture: Picture
    lines: tuple[TextLine, ...] = ()
    """Legible or not, in reading order."""

    @property
    def is_complete(self) -> bool:
        """Whether every located line has been through recognition."""
        return len(self.lines) >= len(self.picture.detections)

    @property
    def legible(self) -> tuple[TextLine, ...]:
        """The lines that could be read."""
        return tuple(line for line in self.lines if line.text.strip())

    @property
    def wanted(self) -> Wanted:
        """What must be seen to go on."""
        rest = self.picture.detections[len(self.lines) :]
        return Wanted(quality=True, lines=LinesWanted(self.picture.frame.frame_id, rest) if rest else None)

    def seen(self, seen: Observation) -> Self:
        """Take note of an observation; one of another frame or thing changes nothing."""
        if seen.line is None or self.is_complete or seen.frame_id != self.picture.frame.frame_id:
            return self
        return replace(self, lines=(*self.lines, seen.line))
