"""The lines that stay in view from frame to frame, and which of them are new, changed or gone.

A line is believed after two frames in which it reads the same. It is the same line as before where the text is much the
same, or where one text is a part of the other and both lie in about the same place. A head that moves shifts all
places, so the text counts more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from rapidfuzz import fuzz

from pipelines.reading.doubt import chance_of
from pipelines.reading.letters import words_of
from pipelines.types import Quad, TextLine

_ALIKE = 75.0
"""rapidfuzz ratio (0 to 100) from which on two texts are readings of one line: one letter in four may differ."""
_PART = 90.0
"""rapidfuzz partial ratio from which on one text is a part of the other."""
_LEAST_LETTERS = 2
"""Letters and digits that a line has at least; a single one is more often a stain than a text."""


@dataclass(frozen=True, slots=True)
class TrackSettings:
    """When a line is believed, and when it is forgotten."""

    agreeing_reads: int = 2
    """Frames in which a sure line must read the same."""
    agreeing_doubtful_reads: int = 3
    """The same for a line whose chance of being right stays below `sure_from`."""
    sure_from: float = 0.8
    """Chance of being right from which on a line is sure, 0 to 1."""
    clearer_by: float = 0.04
    """How much more confident another reading must be to correct what was said."""
    forget_seconds: float = 4.0
    """A line that was not seen for so long is gone, and is new when it comes back."""
    fresh_seconds: float = 1.5
    """A line that was not seen for so long is not begun any more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One text that a line was read as."""

    text: str
    reads: int
    """In how many frames."""
    line: TextLine
    """The most confident of them."""


@dataclass(frozen=True, slots=True)
class Track:
    """One line that is followed."""

    readings: tuple[Reading, ...]
    """Never empty."""
    quad: Quad
    """Where it was seen last, in full-frame pixels."""
    seen_at: float
    """When it was seen last, in seconds on the run's clock."""
    said: str | None = None
    """The text that was spoken for it."""


@dataclass(frozen=True, slots=True)
class News:
    """A line to speak."""

    line: TextLine
    is_correction: bool
    """Whether something else was said for it before."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """All lines that are followed, those of the last frame first and in reading order."""

    settings: TrackSettings = field(default_factory=TrackSettings)
    tracks: tuple[Track, ...] = ()

    def seen(self, lines: Sequence[TextLine], at: float) -> Self:
        """Take the lines of another frame, in reading order.

        Args:
            lines: Those that can be read; empty ones are passed over.
            at: When the frame was captured, in seconds on the run's clock.
        """
        left = list(self.tracks)
        now: list[Track] = []
        for line in lines:
            if len("".join(words_of(line.text))) < _LEAST_LETTERS:
                continue
            same = max(left, key=lambda track: _likeness(track, line), default=None)
            if same is not None and _likeness(same, line) > 0:
                left.remove(same)
                now.append(_read_again(same, line, at))
            else:
                now.append(Track((Reading(line.text, 1, line),), line.quad, at))
        kept = (track for track in left if at - track.seen_at <= self.settings.forget_seconds)
        return replace(self, tracks=(*now, *kept))

    def news(self, now: float) -> tuple[Self, News | None]:
        """Give the next line to speak, and the tracks that know that it is spoken."""
        for index, track in enumerate(self.tracks):
            best = self._believed(track)
            if best is None or now - track.seen_at > self.settings.fresh_seconds:
                continue
            if track.said is None:
                after = self._said(index, best.text)
                if not any(_same(best.text, other.said) for other in self.tracks if other is not track):
                    return after, News(best.line, is_correction=False)
                return after.news(now)
            if self._corrects(track, best):
                return self._said(index, best.text), News(best.line, is_correction=True)
        return self, None

    def _said(self, index: int, text: str) -> Self:
        track = replace(self.tracks[index], said=text)
        return replace(self, tracks=(*self.tracks[:index], track, *self.tracks[index + 1 :]))

    def _believed(self, track: Track) -> Reading | None:
        """Give the most confident of the readings that were made often enough."""
        often = [
            reading
            for reading in track.readings
            if reading.reads
            >= (
                self.settings.agreeing_reads
                if chance_of(reading.line) >= self.settings.sure_from
                else self.settings.agreeing_doubtful_reads
            )
        ]
        return max(often, key=lambda reading: reading.line.confidence, default=None)

    def _corrects(self, track: Track, best: Reading) -> bool:
        if _same(best.text, track.said) or "".join(words_of(best.text)) in "".join(words_of(track.said or "")):
            return False
        before = max((each.line.confidence for each in track.readings if _same(each.text, track.said)), default=0.0)
        return best.line.confidence >= before + self.settings.clearer_by


def _likeness(track: Track, line: TextLine) -> float:
    """Give how much a line is like a track: 0 where it is another line."""
    key = " ".join(words_of(line.text))
    best = 0.0
    for reading in track.readings:
        known = " ".join(words_of(reading.text))
        alike = fuzz.ratio(key, known)
        if alike >= _ALIKE or (_near(track.quad, line.quad) and fuzz.partial_ratio(key, known) >= _PART):
            best = max(best, alike)
    return best


def _near(first: Quad, second: Quad) -> bool:
    """Tell whether two lines lie in about the same place: within two line heights, and beside each other at most."""
    a, b = first.centre, second.centre
    return abs(a.y - b.y) <= 2 * max(first.height, second.height) and abs(a.x - b.x) <= max(first.width, second.width)


def _read_again(track: Track, line: TextLine, at: float) -> Track:
    readings = list(track.readings)
    for index, reading in enumerate(readings):
        if _same(reading.text, line.text):
            clearest = max(reading.line, line, key=lambda each: each.confidence)
            readings[index] = Reading(clearest.text, reading.reads + 1, clearest)
            break
    else:
        readings.append(Reading(line.text, 1, line))
    return replace(track, readings=tuple(readings), quad=line.quad, seen_at=at)


def _same(first: str, second: str | None) -> bool:
    return second is not None and words_of(first) == words_of(second)
