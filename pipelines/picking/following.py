"""From the labels of the frames before to those of this one: which decode is which label, and which is another unit.

Units of one item carry the same code, so that only place and time tell whether a code that comes back is the unit that
was counted already: it left the view for a moment, or it stands where the old one cannot have gone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipelines.picking.places import Place, Share
from pipelines.picking.reads import Read
from pipelines.picking.strangers import Stranger
from pipelines.picking.tracks import LEAST_ABSENT, NEAR, Doubt, Presence, Track
from pipelines.picking.verdicts import MOVING_SAME, SUDDEN, SUDDEN_HELD, Verdict, verdict_of
from pipelines.types import Size

MOST_TRACKS = 16
"""So many labels are followed at once, those seen last."""
_UNSURE = 2.0
"""So many times longer must a label be lost to be gone, where frames cannot tell whether it is absent."""
_CONTRADICTS_JUMP = 2.5
"""A different code with a larger jump than this is another label, not a misread of the one that was in its place."""
_MOST_STRANGE = 3.0
"""A part of a label that is read has any width, and often another direction."""
_STALE = 8.0
"""So much a second is a decode less likely to be of a label that was not seen for long."""
_UNMOVED = 0.8
"""With a lesser jump than this, a label that was not seen is where it was, as it was."""
_ARRIVING_SECONDS = 0.3
"""What came into view no longer ago moves as it likes, and cannot have been swapped."""
_STILL = 1.5
"""Label sizes a second; what moves faster is not held still."""
_MOST_DOUBT_SECONDS = 0.6
"""A label that has not been held still for so long since it came back is being carried away, and not shown."""
_MEASURED_SECONDS = 0.4
"""So long is a decode waited for that tells size and direction: of a label that is held askew, few rows are read."""
_TWO_APART = 1.0
"""A decode further away than this, in label sizes, is another label if the known one's bars stand where they were."""
_IN_PLACE = 0.35
"""Bars nearer than this to where a label must be, in sizes, are its own."""


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
    strangers: tuple[Stranger, ...] = ()
    """Bars of the frames before that were no known label's."""

    def strange(self, tracks: Sequence[Track]) -> tuple[Place, ...]:
        """Give the bars of this frame that are neither a known label's nor a decode's."""
        codes = [Place.of(read.quad) for read in self.reads]
        return tuple(
            each
            for each in self.stripes or ()
            if not any(code.is_like(each, _IN_PLACE) for code in codes)
            and not any(track.found_in((each,), self.at) and track.is_surely(each, self.at) for track in tracks)
        )


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
    found: set[int] = set()
    replaced: list[Track] = []
    # What was decoded comes first, since it may be another known label than it seemed.
    for index, track in sorted(enumerate(tracks), key=lambda each: each[0] not in pairs):
        if index in pairs:
            read = look.reads[pairs[index]]
            again = _seen_again(track, read, look, gone_seconds)
            if again.track.born_at == look.at and (number := _explained(read, tracks, pairs, look)) is not None:
                # It is one that is known, and what stood here is not seen.
                found.add(number)
                followed += [Followed(_missed(track, look), None), Followed(tracks[number].decoded(read), read)]
                continue
            if again.track.born_at == look.at and not is_gone(track, look.at, gone_seconds):
                replaced.append(track if track.doubt is None else track.doubt.before)
            followed.append(again)
        elif index not in found:
            missed = _missed(track, look)
            if not is_gone(missed, look.at, gone_seconds):
                followed.append(Followed(missed, None))
    fresh = [read for number, read in enumerate(look.reads) if number not in paired_reads]
    # Of two in view one is the unit that was known: no other doubt is left.
    followed = [_settled(each) if any(each.track.has(read.identity) for read in fresh) else each for each in followed]
    for read in fresh:
        # What another unit was just told from is the one beside it.
        old = next((track for track in replaced if track.has(read.identity)), None)
        replaced = [track for track in replaced if track is not old]
        followed.append(Followed(Track.of(read) if old is None else old.decoded(read), read))
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
            if is_same and not _stands_elsewhere(track, place, look) and not _came_as_stranger(track, read, look):
                offers.append((False, _strangeness(track, place, look.at), index, number))
            elif not is_same and _is_misread_of_one(track, read, look.at):
                offers.append((True, 0.0, index, number))
    pairs: dict[int, int] = {}
    for _, _, index, number in sorted(offers):
        if index not in pairs and number not in pairs.values():
            pairs[index] = number
    return pairs


def _strangeness(track: Track, place: Place, at: float) -> float:
    """Give how ill a decode fits a label; what has just come into view still moves fast."""
    jump = track.jump(place, at)
    way = jump.way / 3 if _is_arriving(track, at) else jump.way
    return math.hypot(way, min(_MOST_STRANGE, jump.grown), min(_MOST_STRANGE, jump.turned)) + _STALE * (
        at - track.seen_at
    )


def _is_arriving(track: Track, at: float) -> bool:
    return at - track.born_at < _ARRIVING_SECONDS


def _stands_elsewhere(track: Track, place: Place, look: Look) -> bool:
    """Tell whether a label's own bars, undecoded, still stand where they were, so that an equal decode is another's."""
    expected = track.predicted(look.at)
    if expected is None or look.stripes is None or expected.distance(place) < _TWO_APART:
        return False
    is_usual = track.jump(place, look.at).whole < _CONTRADICTS_JUMP
    return not is_usual and any(
        expected.is_like(each, _IN_PLACE) and track.share_of(each) is Share.WHOLE for each in look.stripes
    )


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


def _settled(followed: Followed) -> Followed:
    return Followed(replace(followed.track, doubt=None), followed.read)


def _explained(read: Read, tracks: Sequence[Track], pairs: dict[int, int], look: Look) -> int | None:
    """Give a label that was not decoded otherwise, and may be what seems to be another unit."""
    place = Place.of(read.quad)
    likely = [
        (strangeness, index)
        for index, track in enumerate(tracks)
        if index not in pairs and track.has(read.identity)
        if (strangeness := _strangeness(track, place, look.at)) < SUDDEN_HELD
    ]
    return min(likely, default=(0.0, None))[1]


def _seen_again(track: Track, read: Read, look: Look, gone_seconds: float) -> Followed:
    """Follow a label that was decoded; where it may be another unit, wait until it is held still."""
    if is_gone(track, look.at, gone_seconds):
        return Followed(Track.of(read), read)
    fresh = _doubt(track, read, look.at, gone_seconds)
    doubt = track.doubt if fresh is None else fresh.added_to(track.doubt)
    after = replace(track.decoded(read), doubt=doubt)
    if doubt is None:
        return Followed(after, read)
    place = Place.of(read.quad)
    verdict = verdict_of(doubt, place, gone_seconds)
    is_measured = place.is_exact or verdict is Verdict.OTHER or look.at - doubt.since >= _MEASURED_SECONDS
    if fresh is not None or not is_measured or not _is_still(track, after):
        is_smooth = fresh is None and not (doubt.absent_frames or doubt.is_broken or doubt.is_moving)
        is_movement = is_measured and is_smooth and not doubt.is_changed(place)
        is_over = look.at - doubt.since >= _MOST_DOUBT_SECONDS or is_movement
        return Followed(replace(after, doubt=None) if is_over else after, read)
    match verdict:
        case Verdict.OTHER:
            return Followed(Track.of(read), read)
        case _:
            return Followed(replace(after, doubt=None), read, is_doubtful=verdict is Verdict.DOUBTFUL)


def _came_as_stranger(track: Track, read: Read, look: Look) -> bool:
    """Tell whether bars that were seen beside a label came to where this decode is, and the label cannot have."""
    place = Place.of(read.quad)
    jump = track.jump(place, look.at)
    is_wider = place.is_exact and track.share_of(place) is Share.MORE
    if _is_arriving(track, look.at) or jump.whole < SUDDEN or (jump.held < 0.5 and not is_wider):
        return False
    return any(each.is_beside and each.becomes(place, look.at) for each in look.strangers)


def _doubt(track: Track, read: Read, at: float, gone_seconds: float) -> Doubt | None:
    place = Place.of(read.quad)
    lost_seconds = 0.0 if track.lost_from is None else at - track.lost_from
    if _is_arriving(track, at):
        return None
    jump = track.jump(place, at)
    if not track.absent_frames and lost_seconds == 0.0 and jump.whole < SUDDEN:
        return None
    if place.is_exact and jump.whole < (MOVING_SAME if track.is_moving else _UNMOVED) and lost_seconds < gone_seconds:
        return None
    before = replace(track, doubt=None)
    return Doubt(before, place, at, track.absent_frames, lost_seconds, is_moving=track.is_moving)


def _is_still(before: Track, after: Track) -> bool:
    """Tell whether a label is held still between two sightings."""
    if before.place is None or after.place is None:
        return True
    size = max(before.place.size, after.place.size)
    moved = math.hypot(*before.place.shift_to(after.place, after.height)) / size
    return moved <= _STILL * (after.seen_at - before.seen_at)


def _missed(track: Track, look: Look) -> Track:
    """Give a label that was not decoded in this frame."""
    if any(track.streaks_as(each, look.at) for each in look.stripes or ()):
        track = replace(track, is_moving=True)
    bars = None if look.stripes is None else track.found_in(look.stripes, look.at)
    presence = track.presence(look.stripes, look.at)
    if bars is not None and presence is Presence.THERE and track.is_surely(bars, look.at):
        return track.seen_as(bars, look.at)
    if bars is not None and presence is Presence.THERE:
        track = replace(track, is_moving=track.is_moving or track.share_of(bars) is not Share.PART)
        presence = Presence.UNKNOWN
    is_covered = any(track.is_at(Place.of(read.quad), look.at) for read in look.reads)
    return track.lost(look.at, Presence.UNKNOWN if is_covered else presence)


def _overheard(followed: Followed, look: Look) -> Followed:
    """Let a label know of contradicting decodes at its place that were taken for another label's."""
    track = followed.track
    for read in look.reads:
        if read is not followed.read and _is_misread_of_one(track, read, look.at):
            track = track.told(read)
    return Followed(track, followed.read, followed.is_doubtful)
