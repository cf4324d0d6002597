"""Physical labels followed from frame to frame, so that each counts once however often it is decoded."""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from pipelines.picking.places import Jump, Place, Share
from pipelines.picking.reads import Read

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
_LATELY_SECONDS = 1.0
_MOST_PLACES = 8
"""So many places of the last second are remembered: what was turned away comes back as it was held before."""
_CHANGED = 2.0
"""From this jump on in direction or width, a label is not the one that moved. See Track.jump."""
_SOME_WAY = 0.15
"""In sizes: what is less is no movement to speak of."""
_ONWARD = 0.5
"""Cosine of the greatest angle between two parts of a movement that goes on."""
_WHOLE = 0.7
"""Bars at least this wide, in label sizes, are those of a whole label."""
_WIDER = 1.35
"""Bars are found with their margins: of those seen between two decodes, 19 in 20 were up to 1.3 times as wide."""
_SURE_WAY, _SURE_PART = 0.2, 0.3
"""Bars nearer than this to where a label must be, in its sizes, are its own; or a part of them."""
_SURE_TURN = math.radians(12)
"""Whole bars that stand less turned than this are its own: of bars seen between two decodes, 19 in 20 differ by 5°."""
_CROSSING = math.radians(20)
"""Streaks stand across a label's bars, up to this."""
_STREAKS_WITHIN = 1.2
"""In sizes, from where it must be."""
_LATEST = 4
"""So many places tell how it was held just now: its width and its direction."""
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
    is_broken: bool = False
    """Whether it came back twice, in ways that are no single movement."""
    is_moving: bool = False
    """Whether it was seen to move fast before."""

    def jump_to(self, place: Place) -> Jump:
        """Give the lesser of the jumps to where it came back and to where it is held now.

        What is carried on moves away from where it came back, and what was turned away is turned back.
        """
        jumps = [self.before.jump(each, self.since) for each in (self.place, place) if each.is_exact]
        return min(jumps or [self.before.jump(place, self.since)], key=lambda each: each.whole)

    def is_changed(self, place: Place) -> bool:
        """Tell whether it stands so differently that moving it does not explain it."""
        jump = self.jump_to(place)
        is_elsewhere = jump.way >= _CHANGED or jump.turned >= _CHANGED / 2
        return jump.turned >= _CHANGED or (jump.grown >= _CHANGED and is_elsewhere)

    def added_to(self, earlier: Doubt | None) -> Doubt:
        """Give both, where one more came before the first was settled."""
        if earlier is None:
            return self
        is_broken = earlier.is_broken or earlier.is_changed(self.place) or self.is_turn_from(earlier)
        if not earlier.absent_frames and not is_broken:
            return self
        return replace(
            earlier,
            place=self.place,
            since=self.since if self.lost_seconds else earlier.since,
            absent_frames=self.absent_frames + earlier.absent_frames,
            lost_seconds=max(self.lost_seconds, earlier.lost_seconds),
            is_broken=is_broken,
            is_moving=self.is_moving or earlier.is_moving,
        )

    def is_turn_from(self, earlier: Doubt) -> bool:
        """Tell whether it goes another way than an earlier one, so that both are no movement of one hand."""
        (x1, y1), (x2, y2) = earlier.way, self.way
        one, other = math.hypot(x1, y1), math.hypot(x2, y2)
        return min(one, other) >= _SOME_WAY * self.place.size and x1 * x2 + y1 * y2 < _ONWARD * one * other

    @property
    def way(self) -> tuple[float, float]:
        """From where it was seen last to where it came back, in pixels in x and y."""
        if self.before.place is None:
            return 0.0, 0.0
        return self.before.place.shift_to(self.place, self.before.height)


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
    is_moving: bool = False
    """Whether streaks were seen in its place since it was seen last: it moved fast."""
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
        height = self.height
        shift = self.place.shift_to(place, height)
        ahead = self.predicted(at) or self.place
        ways = [_off_the_way((ahead.x - self.place.x, ahead.y - self.place.y), shift)]
        ways += [math.hypot(*each.shift_to(place, height)) for each in self.lately]
        way = min(ways) / self.place.size / (0.08 + 0.5 * seconds)
        known = [each for each in self.lately or (self.place,) if each.is_exact][-_LATEST:]
        if not known:
            return Jump(way, 0.0, 0.0)
        # A label that is turned away is narrower until it is back: any width between those seen lately is usual.
        sizes = [each.size_as(place) for each in known]
        grown = max(0.0, math.log(place.size / max(sizes)), math.log(min(sizes) / place.size))
        # Bars tell little of how it is held.
        seconds = max(0.0, at - self.decoded_at)
        grown /= 0.035 + 0.12 * seconds
        if not place.is_exact:
            return Jump(way, grown, 0.0)
        turned = min(abs(math.remainder(place.turn - each.turn, math.tau)) for each in known)
        return Jump(way, grown, turned / math.radians(2.5 + 20 * seconds))

    @property
    def height(self) -> float:
        """Length of its bars, as far as they were read lately, in pixels."""
        return max((each.height for each in (*self.lately, self.place) if each is not None), default=0.0)

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
            shift = self.place.shift_to(place, self.height)
            fresh = (shift[0] / seconds, shift[1] / seconds)
            speed = (0.4 * self.speed[0] + 0.6 * fresh[0], 0.4 * self.speed[1] + 0.6 * fresh[1])
        found = replace(self, lost_from=None, lost_frames=0, absent_from=None, absent_frames=0, is_moving=False)
        return replace(found, place=place, speed=speed, seen_at=at)

    def decoded(self, read: Read) -> Track:
        """Give it after a decode of it."""
        place = self.place_of(read)
        earlier = self.lately if read.at - self.decoded_at < _LATELY_SECONDS else ()
        lately = (*earlier, place)[-_MOST_PLACES:]
        return replace(self.moved_to(place, read.at), decoded_at=read.at, lately=lately).told(read)

    def place_of(self, read: Read) -> Place:
        """Give where a decode of it stands; of few rows, size and turn stay what they were."""
        place = Place.of(read.quad)
        if place.is_exact or self.place is None:
            return place
        return replace(self.place, x=place.x, y=place.y, is_exact=False, height=place.height)

    def seen_as(self, stripes: Place, at: float) -> Track:
        """Give it after its bars were seen; their width and direction say little about the label's."""
        if self.place is None:
            return self.moved_to(None if self.reads else stripes, at)
        if self.share_of(stripes) is not Share.WHOLE:
            # A part of it, or more than it: where its middle is does not show.
            return self.moved_to(self.place, at)
        return self.moved_to(replace(self.place, x=stripes.x, y=stripes.y), at)

    def streaks_as(self, stripes: Place, at: float) -> bool:
        """Tell whether bars are streaks into which a fast movement across its own bars draws what is printed on it."""
        expected = self.predicted(at)
        if expected is None or not self.lately:
            return False
        turns = [each.turn for each in self.lately if each.is_exact][-1:]
        crossing = [abs(abs(math.remainder(turn - stripes.turn, math.pi)) - math.pi / 2) for turn in turns]
        return any(each <= _CROSSING for each in crossing) and expected.distance(stripes) <= _STREAKS_WITHIN

    def is_surely(self, stripes: Place, at: float) -> bool:
        """Tell whether bars that may be this label are it for certain: no other can have come there so soon."""
        expected = self.predicted(at)
        if expected is None or self.place is None:
            return True
        share = self.share_of(stripes)
        turned = abs(math.remainder(self.place.turn - stripes.turn, math.pi))
        is_turned = self.place.is_exact and turned > _SURE_TURN
        if share is Share.MORE or (share is Share.WHOLE and is_turned) or (share is Share.PART and self.lost_frames):
            return False
        ways = (math.hypot(*each.shift_to(stripes, self.height)) for each in (expected, self.place))
        return min(ways) <= (_SURE_WAY if share is Share.WHOLE else _SURE_PART) * self.place.size

    def share_of(self, stripes: Place) -> Share:
        """Tell whether bars are as wide as this label was lately."""
        sizes = [each.size for each in (*self.lately, self.place) if each is not None]
        if not sizes or stripes.size > _WIDER * max(sizes):
            return Share.MORE
        return Share.WHOLE if stripes.size >= _WHOLE * min(sizes) else Share.PART

    def set_aside(self, at: float) -> Track:
        """Give it after a time without looking: it may stand anywhere, and what was read proves nothing any more."""
        return replace(self.moved_to(None, at), reads=self.reads[-1:], lately=(), doubt=None)

    def as_new(self) -> Track:
        """Give it as another unit in the same place: how it was held is forgotten."""
        return replace(self, lately=(), doubt=None)

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


def _off_the_way(way: tuple[float, float], shift: tuple[float, float]) -> float:
    """Give how far a movement ends from a straight way, in pixels: a hand may have stopped anywhere on it."""
    length = way[0] ** 2 + way[1] ** 2
    part = 0.0 if length == 0 else (shift[0] * way[0] + shift[1] * way[1]) / length
    part = min(1.0, max(0.0, part))
    return math.hypot(shift[0] - part * way[0], shift[1] - part * way[1])
