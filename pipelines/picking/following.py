"""From the labels of the frames before to those of this one: which decode is which label, and which is another unit.

Units of one item carry the same code, so that only place and time tell whether a code that comes back is the unit that
was counted already: it left the view for a moment, or it stands where the old one cannot have gone.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipelines.picking.reads import Read
from pipelines.picking.tracks import LEAST_ABSENT, NEAR, Doubt, Jump, Place, Presence, Track
from pipelines.types import Size

MOST_TRACKS = 16
"""So many labels are followed at once, those seen last."""
_UNSURE = 2.0
"""So many times longer must a label be lost to be gone, where frames cannot tell whether it is absent."""
_CONTRADICTS_JUMP = 2.5
"""A different code with a larger jump than this is another label, not a misread of the one that was in its place."""
_SUDDEN = 2.0
"""A larger jump between two frames, without an absence, is worth a second look. See Track.jump."""
_SAME_HELD, _SAME_GROWN = 0.8, 2.5
"""After an absence, a label with lesser jumps than these is the same unit."""
_OTHER_WHOLE = 4.0
"""After an absence, one with a greater jump than this is another, if it is held in another place or direction."""


@dataclass(frozen=True, slots=True)
class _Limits:
    """From which jumps on a label is another unit: in direction; or in width, together with some change of place."""

    turned: float
    grown: float
    way: float

    def are_passed(self, jump: Jump) -> bool:
        return jump.turned >= self.turned or (jump.grown >= self.grown and jump.way >= self.way)


_SUDDENLY = _Limits(turned=3.0, grown=3.0, way=1.0)
_SUDDEN_WAY = 3.5
"""Between two frames: a hand that moves or turns so far in one does not hold still in the next."""
_AFTER_ABSENCE = _Limits(turned=1.8, grown=1.5, way=0.8)
_ARRIVING_SECONDS = 0.3
"""What came into view no longer ago moves as it likes, and cannot have been swapped."""
_STILL = 1.5
"""Label sizes a second; what moves faster is not held still."""
_MOST_DOUBT_SECONDS = 0.6
"""A label that has not been held still for so long since it came back is being carried away, and not shown."""
_TWO_APART = 1.0
"""A decode further away than this, in label sizes, is another label if the known one's bars stand where they were."""
_IN_PLACE = 0.35
"""Bars nearer than this to where a label must be, in sizes, are its own."""


class Verdict(enum.Enum):
    """Whether a label that is seen again is the unit that it was."""

    SAME = enum.auto()
    DOUBTFUL = enum.auto()
    OTHER = enum.auto()


@dataclass(frozen=True, slots=True)
class Look:
    """What one frame shows, for following labels."""

    at: float
    """Seconds on the run's clock, when the frame was captured."""
    reads: tuple[Read, ...]
    stripes: tuple[Place, ...] | None
    """Undecoded bars; None where they were not looked for."""
    size: Size | None
    """Of the frame."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A label after one more frame."""

    track: Track
    read: Read | None
    """Its decode in this frame; None if there is none."""
    is_doubtful: bool = False
    """Whether it came back, and it cannot be told whether it is another unit."""


def follow(tracks: Sequence[Track], look: Look, gone_seconds: float) -> tuple[Followed, ...]:
    """Give every label that is, or may still be, in view; those that left for `gone_seconds` are no more.

    Args:
        tracks: The labels of the frames before.
        look: This frame.
        gone_seconds: So long must a code be out of view before it is another unit without doubt.
    """
    pairs = _paired(tracks, look)
    paired_reads = set(pairs.values())
    followed: list[Followed] = []
    for index, track in enumerate(tracks):
        if index in pairs:
            followed.append(_seen_again(track, look.reads[pairs[index]], look, gone_seconds))
        else:
            missed = _missed(track, look)
            if not is_gone(missed, look.at, gone_seconds):
                followed.append(Followed(missed, None))
    followed += [Followed(Track.of(read), read) for number, read in enumerate(look.reads) if number not in paired_reads]
    followed = [_overheard(each, look) for each in followed]
    newest = sorted(followed, key=lambda each: -each.track.seen_at)[:MOST_TRACKS]
    return tuple(each for each in followed if each in newest)


def is_gone(track: Track, at: float, gone_seconds: float) -> bool:
    """Tell whether a label left the view for long enough; time without frames is no absence."""
    if track.was_absent and track.absent_from is not None and at - track.absent_from >= gone_seconds:
        return True
    is_lost = track.lost_from is not None and at - track.lost_from >= _UNSURE * gone_seconds
    return is_lost and track.lost_frames >= LEAST_ABSENT


def each_once(reads: Iterable[Read]) -> tuple[Read, ...]:
    """Leave out what repeats another read of one frame at the same place: glare cuts a label in two."""
    kept: list[Read] = []
    for read in reads:
        place = Place.of(read.quad)
        if not any(other.identity == read.identity and Place.of(other.quad).distance(place) < NEAR for other in kept):
            kept.append(read)
    return tuple(kept)


def _paired(tracks: Sequence[Track], look: Look) -> dict[int, int]:
    """Give for each track the index of its decode: equal contents first, the nearest first."""
    offers: list[tuple[bool, float, int, int]] = []
    for index, track in enumerate(tracks):
        for number, read in enumerate(look.reads):
            place = Place.of(read.quad)
            is_same = track.has(read.identity)
            if is_same and not _stands_elsewhere(track, place, look):
                expected = track.predicted(look.at)
                offers.append((False, 0.0 if expected is None else expected.distance(place), index, number))
            elif not is_same and _is_misread_of_one(track, read, look.at):
                offers.append((True, 0.0, index, number))
    pairs: dict[int, int] = {}
    for _, _, index, number in sorted(offers):
        if index not in pairs and number not in pairs.values():
            pairs[index] = number
    return pairs


def _stands_elsewhere(track: Track, place: Place, look: Look) -> bool:
    """Tell whether a label's own bars, undecoded, still stand where they were, so that an equal decode is another's."""
    expected = track.predicted(look.at)
    if expected is None or look.stripes is None or expected.distance(place) < _TWO_APART:
        return False
    is_usual = track.jump(place, look.at).whole < _CONTRADICTS_JUMP
    return not is_usual and any(expected.is_like(each, _IN_PLACE) for each in look.stripes)


def _is_misread_of_one(track: Track, read: Read, at: float) -> bool:
    """Tell whether a decode contradicts what was read at this place, so that one of both is wrong.

    After frames that found the old label absent, or where it stands in another way, it is a new label, and nothing
    contradicts.
    """
    place = Place.of(read.quad)
    both_weak = not read.is_strong and not any(each.is_strong for each in track.reads)
    return (
        both_weak
        and not track.was_absent
        and track.is_at(place, at)
        and track.jump(place, at).whole < _CONTRADICTS_JUMP
    )


def _seen_again(track: Track, read: Read, look: Look, gone_seconds: float) -> Followed:
    """Follow a label that was decoded; where it may be another unit, wait until it is held still."""
    if is_gone(track, look.at, gone_seconds):
        return Followed(Track.of(read), read)
    fresh = _doubt(track, read, look.at)
    doubt = track.doubt if fresh is None else fresh.added_to(track.doubt)
    after = replace(track.decoded(read), doubt=doubt)
    if doubt is None:
        return Followed(after, read)
    if fresh is not None or not _is_still(track, after):
        is_over = look.at - doubt.since >= _MOST_DOUBT_SECONDS or (fresh is None and not doubt.absent_frames)
        return Followed(replace(after, doubt=None) if is_over else after, read)
    match _verdict(doubt, track.place_of(read), gone_seconds):
        case Verdict.OTHER:
            return Followed(Track.of(read), read)
        case verdict:
            return Followed(replace(after, doubt=None), read, is_doubtful=verdict is Verdict.DOUBTFUL)


def _doubt(track: Track, read: Read, at: float) -> Doubt | None:
    place = track.place_of(read)
    lost_seconds = 0.0 if track.lost_from is None else at - track.lost_from
    if at - track.born_at < _ARRIVING_SECONDS:
        return None
    if not track.absent_frames and lost_seconds == 0.0 and track.jump(place, at).whole < _SUDDEN:
        return None
    return Doubt(replace(track, doubt=None), place, at, track.absent_frames, lost_seconds)


def _is_still(before: Track, after: Track) -> bool:
    """Tell whether a label is held still between two sightings."""
    if before.place is None or after.place is None:
        return True
    return before.place.distance(after.place) <= _STILL * (after.seen_at - before.seen_at)


def _verdict(doubt: Doubt, place: Place, gone_seconds: float) -> Verdict:
    """Decide on a label that came back and is held still at a place."""
    jump = doubt.jump_to(place)
    if not doubt.absent_frames:
        if _SUDDENLY.are_passed(jump) or jump.way >= _SUDDEN_WAY:
            return Verdict.OTHER
        is_long = doubt.lost_seconds >= gone_seconds
        return Verdict.DOUBTFUL if is_long or jump.held >= _SUDDEN else Verdict.SAME
    if jump.held < _SAME_HELD and jump.grown < _SAME_GROWN:
        return Verdict.SAME
    is_other = _AFTER_ABSENCE.are_passed(jump) or (jump.whole >= _OTHER_WHOLE and jump.held >= _SAME_HELD)
    return Verdict.OTHER if is_other else Verdict.DOUBTFUL


def _missed(track: Track, look: Look) -> Track:
    """Give a label that was not decoded in this frame."""
    bars = None if look.stripes is None else track.found_in(look.stripes, look.at)
    if bars is not None and track.presence(look.stripes, look.at) is Presence.THERE:
        return track.seen_as(bars, look.at)
    is_covered = any(track.is_at(Place.of(read.quad), look.at) for read in look.reads)
    return track.lost(look.at, Presence.UNKNOWN if is_covered else track.presence(look.stripes, look.at))


def _overheard(followed: Followed, look: Look) -> Followed:
    """Let a label know of contradicting decodes at its place that were taken for another label's."""
    track = followed.track
    for read in look.reads:
        if read is not followed.read and _is_misread_of_one(track, read, look.at):
            track = track.told(read)
    return Followed(track, followed.read, followed.is_doubtful)
