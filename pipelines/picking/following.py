"""From the labels of the frames before to those of this one: which decode is which label, and which is another unit.

Units of one item carry the same code, so that only place and time tell whether a code that comes back is the unit that
was counted already: it left the view for a moment, or it stands where the old one cannot have gone.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.picking.reads import Read
from pipelines.picking.tracks import LEAST_ABSENT, NEAR, Place, Presence, Track
from pipelines.types import Size

MOST_TRACKS = 16
"""So many labels are followed at once, those seen last."""
_UNSURE = 2.0
"""So many times longer must a label be lost to be gone, where frames cannot tell whether it is absent."""
_SAME_JUMP, _OTHER_JUMP = 2.5, 5.0
"""Below the first, a label that was never absent is the same; from the second on, it is another. See Track.jump."""
_SAME_AFTER_ABSENCE, _OTHER_AFTER_ABSENCE = 0.8, 2.2
"""The same after frames that found it absent; each such frame and the frame's edge add to the jump."""
_FRAME_ADDS, _EDGE_ADDS = 0.3, 1.0
_MOST_FRAMES_ADDING = 4
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
    is_usual = track.jump(place, look.at) < _SAME_JUMP
    return not is_usual and any(expected.is_like(each, _IN_PLACE) for each in look.stripes)


def _is_misread_of_one(track: Track, read: Read, at: float) -> bool:
    """Tell whether a decode contradicts what was read at this place, so that one of both is wrong.

    After frames that found the old label absent, or where it stands in another way, it is a new label, and nothing
    contradicts.
    """
    place = Place.of(read.quad)
    both_weak = not read.is_strong and not any(each.is_strong for each in track.reads)
    return both_weak and not track.was_absent and track.is_at(place, at) and track.jump(place, at) < _SAME_JUMP


def _seen_again(track: Track, read: Read, look: Look, gone_seconds: float) -> Followed:
    verdict = _verdict(track, read, look, gone_seconds)
    if verdict is Verdict.OTHER:
        return Followed(Track.of(read), read)
    return Followed(track.decoded(read), read, is_doubtful=verdict is Verdict.DOUBTFUL)


def _verdict(track: Track, read: Read, look: Look, gone_seconds: float) -> Verdict:
    at, jump = look.at, track.jump(Place.of(read.quad), look.at)
    if is_gone(track, at, gone_seconds):
        return Verdict.OTHER
    if not track.absent_frames:
        is_long = track.lost_from is not None and at - track.lost_from >= gone_seconds
        if jump >= _OTHER_JUMP:
            return Verdict.OTHER
        return Verdict.DOUBTFUL if is_long or jump >= _SAME_JUMP else Verdict.SAME
    is_leaving = _is_leaving(track, look)
    if jump < _SAME_AFTER_ABSENCE and not is_leaving:
        return Verdict.SAME
    adds = _FRAME_ADDS * min(_MOST_FRAMES_ADDING, track.absent_frames) + _EDGE_ADDS * is_leaving
    return Verdict.OTHER if jump + adds >= _OTHER_AFTER_ABSENCE else Verdict.DOUBTFUL


def _is_leaving(track: Track, look: Look) -> bool:
    """Tell whether a label went out of the frame when it was seen last."""
    expected = track.predicted(look.at)
    if expected is None or look.size is None:
        return False
    margin = expected.size / 2
    return not (margin <= expected.x <= look.size.width - margin and margin <= expected.y <= look.size.height - margin)


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
