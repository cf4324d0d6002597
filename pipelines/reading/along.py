"""Reading along: what comes into view is spoken once it is believed, for as long as the wearer wants."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from pipelines.reading.glance import Glance
from pipelines.reading.tracks import News, Tracks
from pipelines.types import Observation, Wanted


@dataclass(frozen=True, slots=True)
class ReadingAlong:
    """What is being looked at, and the lines that are followed."""

    glance: Glance = field(default_factory=Glance)
    tracks: Tracks = field(default_factory=Tracks)

    @property
    def wanted(self) -> Wanted:
        """What must be seen to go on."""
        return self.glance.wanted

    def begun(self, now: float) -> Self:
        """Begin to look, or begin anew after a pause: what was in view then may not be any more."""
        return replace(self, glance=self.glance.begun(now))

    def seen(self, seen: Observation) -> Self:
        """Take note of an observation."""
        glance = self.glance.seen(seen)
        if not glance.is_over:
            return replace(self, glance=glance)
        legible = tuple(line for line in glance.lines if line.text.strip())
        return replace(self, glance=glance.next(), tracks=self.tracks.seen(legible, glance.captured_at))

    def news(self, now: float) -> tuple[Self, News | None]:
        """Give what to speak next; nothing is begun while the head moves quickly."""
        if self.glance.is_moving:
            return self, None
        tracks, news = self.tracks.news(now)
        return replace(self, tracks=tracks), news
