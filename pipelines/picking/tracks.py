"""Physical labels followed from frame to frame, so that each counts once however often it is decoded."""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from pipelines.picking.reads import Read
from pipelines.types import Quad

MOST_READS = 48
"""So many decodes of a label are remembered, the newest."""
_REMEMBERED_SECONDS = 2.0
"""What was read longer before the newest decode may have been another label in the same place."""
_ALWAYS_REMEMBERED = 7
"""So many earlier decodes are remembered however few frames a second there are."""
LEAST_ABSENT = 2
"""So many frames make an absence; a single frame without a label may be a fault of that frame."""
_MOST_AHEAD_SECONDS = 0.4
"""A movement is not carried on for longer: hands stop."""
_LEAST_SIDE = 12.0
"""Pixels; the direction of shorter sides is chance."""
_LATELY_SECONDS = 1.0
_MOST_PLACES = 8
"""So many places of the last second are remembered: what was turned away comes back as it was held before."""
NEAR = 0.5
"""Two decodes whose centres are nearer than this, in label sizes, are of one place; so is a glare's cut through one."""


class Presence(enum.Enum):
    """What a frame says of a label that it has no decode of."""

    THERE = enum.auto()
    """Bars like its own stand where it must be."""
    UNKNOWN = enum.auto()
    """It was not looked for, or cannot be seen without a decode."""
    ABSENT = enum.auto()
    """No bars stand where it must be."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands in a frame, and how."""

    x: float
    """Of the centre, pixels from the left edge."""
    y: float
    """Of the centre, pixels from the top edge."""
    size: float
    """Length along the content, in pixels, at least 1."""
    turn: float
    """From the frame's x axis to the content's direction, in radians, -π to π."""
    is_exact: bool = True
    """Whether size and turn are measured well."""

    @classmethod
    def of(cls, quad: Quad) -> Self:
        """Take a quad whose first side runs along the content.

        Of bars, readers give the rows that they read: those lie level in the picture, however the label is turned. The
        sides, along the bars, tell the turn, and with it the true width.
        """
        a, b, c, d = quad.points
        across = (b.x + c.x - a.x - d.x) / 2, (b.y + c.y - a.y - d.y) / 2
        along = (c.x + d.x - a.x - b.x) / 2, (c.y + d.y - a.y - b.y) / 2
        centre, length = quad.centre, math.hypot(*along)
        if length < _LEAST_SIDE:
            turn = math.atan2(across[1], across[0])
            return cls(centre.x, centre.y, max(1.0, math.hypot(*across)), turn, is_exact=False)
        right = along[1] / length, -along[0] / length
        width = across[0] * right[0] + across[1] * right[1]
        right = right if width >= 0 else (-right[0], -right[1])
        return cls(centre.x, centre.y, max(1.0, abs(width)), math.atan2(right[1], right[0]))

    def distance(self, other: Place) -> float:
        """Give how far two places are apart, in sizes of the larger label."""
        return math.hypot(self.x - other.x, self.y - other.y) / max(self.size, other.size)

    def is_like(self, stripes: Place, reach: float) -> bool:
        """Tell whether bars may be this label: near enough, in its direction, and about as wide or foreshortened.

        Args:
            stripes: Undecoded bars; which end is first is not known of them.
            reach: Greatest distance in sizes of this label.
        """
        away = math.hypot(self.x - stripes.x, self.y - stripes.y) / self.size
        turned = abs(math.remainder(self.turn - stripes.turn, math.pi))
        return away <= reach and turned <= math.radians(35) and 0.25 <= stripes.size / self.size <= 1.8


@dataclass(frozen=True, slots=True)
class Jump:
    """How far something would have changed if it were the same; 1 is the most that is usual, in each."""

    way: float
    """In place."""
    grown: float
    """In width; a label that is turned away is narrower, so that this alone tells little."""
    turned: float
    """In direction, which a hand that holds still changes little."""

    @property
    def whole(self) -> float:
        """All together."""
        return math.hypot(self.way, self.grown, self.turned)

    @property
    def held(self) -> float:
        """What is no turning away: place and direction."""
        return math.hypot(self.way, self.turned)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A label came back after an absence, or with a jump, and has not been held still since."""

    before: Track
    """As it was until then."""
    place: Place
    """Where it came back."""
    since: float
    """When it came back."""
    absent_frames: int
    """In how many frames it was found absent before."""
    lost_seconds: float
    """For how long it was looked for and not seen before."""

    def jump_to(self, place: Place) -> Jump:
        """Give the lesser of the jumps to where it came back and to where it is held now.

        What is carried on moves away from where it came back, and what was turned away is turned back.
        """
        jumps = (self.before.jump(self.place, self.since), self.before.jump(place, self.since))
        return min(jumps, key=lambda each: each.whole)

    def added_to(self, earlier: Doubt | None) -> Doubt:
        """Give both, where another absence came before the first was settled."""
        if earlier is None or not earlier.absent_frames:
            return self
        if not self.lost_seconds:
            return earlier
        return replace(
            earlier,
            since=self.since,
            absent_frames=self.absent_frames + earlier.absent_frames,
            lost_seconds=max(self.lost_seconds, earlier.lost_seconds),
        )


class Answer(enum.Enum):
    """What became of a content of a label."""

    COUNTED = enum.auto()
    """It was awaited, and given out."""
    REFUSED = enum.auto()
    """It was not awaited, and given out."""
    EXCUSED = enum.auto()
    """It stood beside what was awaited, and was not given out."""


@dataclass(frozen=True, slots=True)
class Given:
    """A content of a label that was answered."""

    key: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Track:
    """One physical label."""

    place: Place | None
    """Where it was seen last, decoded or as bars; None after a time without looking."""
    seen_at: float
    """Seconds on the run's clock, when it was seen last, decoded or as bars."""
    decoded_at: float
    """As `seen_at`, when it was decoded last."""
    speed: tuple[float, float] = (0.0, 0.0)
    """Pixels a second in x and y."""
    reads: tuple[Read, ...] = ()
    """What was decoded at its place, the newest last; each from a frame of its own."""
    given: tuple[Given, ...] = ()
    lost_from: float | None = None
    """When it was first looked for and not seen, since it was seen last; seconds on the run's clock."""
    lost_frames: int = 0
    """In how many frames in a row it was looked for and not seen."""
    absent_from: float | None = None
    """When it was first found absent, since it was seen last; frames that cannot tell are left out."""
    absent_frames: int = 0
    """How many of the lost frames found it absent."""
    born_at: float = 0.0
    """When it was first decoded."""
    lately: tuple[Place, ...] = ()
    """Where it was decoded in the last second before it was seen last, the newest last."""
    doubt: Doubt | None = None
    """Whether it may be another unit; None where there is no doubt."""
    asked_at: float | None = None
    """When it was last asked whether this is another unit."""

    @classmethod
    def of(cls, read: Read) -> Self:
        """Begin with a first decode."""
        place = Place.of(read.quad)
        return cls(place, read.at, read.at, reads=(read,), born_at=read.at, lately=(place,))

    def predicted(self, at: float) -> Place | None:
        """Give where it must be now if it moves on as it did."""
        if self.place is None:
            return None
        ahead = min(_MOST_AHEAD_SECONDS, max(0.0, at - self.seen_at))
        return replace(self.place, x=self.place.x + ahead * self.speed[0], y=self.place.y + ahead * self.speed[1])

    def is_at(self, place: Place, at: float) -> bool:
        """Tell whether it is this place: where it was, or where it must be now."""
        here = (self.place, self.predicted(at))
        return any(each is not None and each.distance(place) < NEAR for each in here)

    def jump(self, place: Place, at: float) -> Jump:
        """Give how far this label would have jumped, were it the one that is at a place now.

        Way, size and direction each have a usual change that grows with the time since it was seen.
        """
        if self.place is None:
            return Jump(0.0, 0.0, 0.0)
        seconds = max(0.0, at - self.seen_at)
        ways = [_off_the_way(self.place, self.predicted(at) or self.place, place)]
        ways += [math.hypot(each.x - place.x, each.y - place.y) for each in self.lately]
        way = min(ways) / self.place.size / (0.08 + 0.5 * seconds)
        known = [each for each in (*self.lately, self.place) if each.is_exact]
        if not known or not place.is_exact:
            return Jump(way, 0.0, 0.0)
        # A label that is turned away is narrower until it is back: any width between those seen lately is usual.
        sizes = [each.size for each in known]
        grown = max(0.0, math.log(place.size / max(sizes)), math.log(min(sizes) / place.size))
        turned = min(abs(math.remainder(place.turn - each.turn, math.tau)) for each in known)
        return Jump(way, grown / (0.025 + 0.12 * seconds), turned / math.radians(2 + 20 * seconds))

    def presence(self, stripes: tuple[Place, ...] | None, at: float) -> Presence:
        """Tell what a frame without a decode of it says; only linear codes show bars.

        Bars that come after an absence may be those of another label.
        """
        # What was read from its digits alone bears bars that could not be decoded, wherever in the view.
        shows_bars = self.reads[-1].is_linear if self.reads else True
        if stripes is None or not shows_bars:
            return Presence.UNKNOWN
        if self.found_in(stripes, at) is None:
            return Presence.ABSENT
        return Presence.UNKNOWN if self.was_absent else Presence.THERE

    @property
    def was_absent(self) -> bool:
        """Whether enough frames have found it absent since it was seen last."""
        return self.absent_frames >= LEAST_ABSENT

    def found_in(self, stripes: Iterable[Place], at: float) -> Place | None:
        """Give the bars that are nearest to where it must be, among those that may be this label."""
        expected = self.predicted(at)
        if expected is None or self.place is None:
            return next(iter(stripes), None)
        reach = min(1.25, 0.5 + 1.5 * (at - self.seen_at))
        likely = [each for each in stripes if expected.is_like(each, reach) or self.place.is_like(each, reach)]
        return min(likely, key=expected.distance, default=None)

    def moved_to(self, place: Place | None, at: float) -> Track:
        """Give it after it was seen; at a place, or at one that is not known."""
        speed = (0.0, 0.0)
        seconds = at - self.seen_at
        if self.place is not None and place is not None and 0 < seconds <= _MOST_AHEAD_SECONDS:
            fresh = ((place.x - self.place.x) / seconds, (place.y - self.place.y) / seconds)
            speed = (0.4 * self.speed[0] + 0.6 * fresh[0], 0.4 * self.speed[1] + 0.6 * fresh[1])
        found = replace(self, lost_from=None, lost_frames=0, absent_from=None, absent_frames=0)
        return replace(found, place=place, speed=speed, seen_at=at)

    def decoded(self, read: Read) -> Track:
        """Give it after a decode of it."""
        place = self.place_of(read)
        earlier = self.lately if read.at - self.decoded_at < _LATELY_SECONDS else ()
        lately = (*earlier, place)[-_MOST_PLACES:]
        return replace(self.moved_to(place, read.at), decoded_at=read.at, lately=lately).told(read)

    def place_of(self, read: Read) -> Place:
        """Give where a decode of it stands; only ordinary readers tell size and turn exactly."""
        place = Place.of(read.quad)
        if read.is_plain or self.place is None:
            return place
        return replace(self.place, x=place.x, y=place.y, is_exact=False)

    def seen_as(self, stripes: Place, at: float) -> Track:
        """Give it after its bars were seen; their width and direction say little about the label's."""
        if self.place is None:
            return self.moved_to(None if self.reads else stripes, at)
        here = replace(self.place, x=stripes.x, y=stripes.y)
        return self.moved_to(here, at)

    def set_aside(self, at: float) -> Track:
        """Give it after a time without looking: it may stand anywhere, and what was read proves nothing any more."""
        return replace(self.moved_to(None, at), reads=self.reads[-1:], lately=(), doubt=None)

    def told(self, read: Read) -> Track:
        """Remember what was decoded at its place, unless it is no evidence of its own."""
        if any(each.is_same_look(read) for each in self._last_of(read.identity)):
            return self
        old = self.reads[:-_ALWAYS_REMEMBERED]
        fresh = (each for each in old if read.at - each.at < _REMEMBERED_SECONDS)
        return replace(self, reads=(*fresh, *self.reads[-_ALWAYS_REMEMBERED:], read)[-MOST_READS:])

    def _last_of(self, identity: str) -> tuple[Read, ...]:
        return tuple(each for each in self.reads if each.identity == identity)[-1:]

    def lost(self, at: float, presence: Presence) -> Track:
        """Give it after a frame in which it was looked for and not seen."""
        lost = replace(
            self, lost_from=at if self.lost_from is None else self.lost_from, lost_frames=self.lost_frames + 1
        )
        if presence is not Presence.ABSENT:
            return lost
        since = at if self.absent_from is None else self.absent_from
        return replace(lost, absent_from=since, absent_frames=self.absent_frames + 1)

    def answered(self, key: str, answer: Answer) -> Track:
        """Note what became of a content of it."""
        return replace(self, given=(*(each for each in self.given if each.key != key), Given(key, answer)))

    def answer_to(self, key: str) -> Answer | None:
        """Give what became of a content of it; None while it was not answered."""
        return next((each.answer for each in self.given if each.key == key), None)

    @property
    def is_counted(self) -> bool:
        """Whether something of it was awaited, and given out."""
        return any(each.answer is Answer.COUNTED for each in self.given)

    def has(self, identity: str) -> bool:
        """Tell whether this was read at its place lately."""
        return any(each.identity == identity for each in self.reads)


def _off_the_way(start: Place, end: Place, place: Place) -> float:
    """Give how far a place is from the way between two others, in pixels: a hand may have stopped anywhere on it."""
    along_x, along_y = end.x - start.x, end.y - start.y
    length = along_x**2 + along_y**2
    part = 0.0 if length == 0 else ((place.x - start.x) * along_x + (place.y - start.y) * along_y) / length
    part = min(1.0, max(0.0, part))
    return math.hypot(place.x - start.x - part * along_x, place.y - start.y - part * along_y)
