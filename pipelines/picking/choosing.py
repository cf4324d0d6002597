"""Which of several codes in view is meant: the one in the middle, if it clearly is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.picking.hopes import Hopes
from pipelines.picking.tracks import Answer, Track
from pipelines.types import Size

IN_VIEW_SECONDS = 0.5
"""A label counts as in view for so long after its last decode."""
_CLEARLY = 0.6
"""The nearest label is clearly meant if its distance to the middle is at most this share of the next one's."""
_STEADY = 2.0
"""Label sizes a second; what moves faster is on its way in or out."""
_LEAST_READS = 2
_CROWDED_SECONDS = 0.3
"""Two codes for a shorter time are no news."""
_CLEARED_SECONDS = 1.0
"""After this time without several codes, the next several are a new crowd."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the codes of the kind that is looked for is meant."""

    keys: frozenset[str]
    """The codes that may be given out."""
    is_unclear: bool
    """Whether there are several, none of them clearly meant, and none of them counted already."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Remembers for how long several codes have been in view without one that is clearly meant."""

    since: float | None = None
    """When it began, in seconds on the run's clock; None while there is none."""
    last_at: float = 0.0
    is_told: bool = False

    def see(self, at: float, *, is_unclear: bool) -> tuple[Crowd, bool]:
        """Take a frame; gives whether the worker is to be told, which is once for each crowd."""
        is_over = self.since is not None and at - self.last_at >= _CLEARED_SECONDS
        crowd = Crowd() if is_over else self
        if not is_unclear:
            return crowd, False
        since = at if crowd.since is None else crowd.since
        is_due = not crowd.is_told and at - since >= _CROWDED_SECONDS
        return replace(crowd, since=since, last_at=at, is_told=crowd.is_told or is_due), is_due


def chosen(tracks: Sequence[Track], hopes: Hopes, size: Size | None, at: float) -> Choice:
    """Choose among the labels in view; equal codes do not compete."""
    contenders = {id(track): _key(track, hopes) for track in tracks if _contends(track, hopes, at)}
    keys = frozenset(contenders.values())
    if len(keys) <= 1:
        return Choice(keys, is_unclear=False)
    competing = [track for track in tracks if id(track) in contenders]
    nearest = _clearly_nearest(competing, hopes, size)
    if nearest is not None:
        return Choice(frozenset({_key(nearest, hopes)}), is_unclear=False)
    return Choice(frozenset(), is_unclear=not any(track.is_counted for track in competing))


def _contends(track: Track, hopes: Hopes, at: float) -> bool:
    if at - track.decoded_at >= IN_VIEW_SECONDS or not (len(track.reads) >= _LEAST_READS or track.decoded_at == at):
        return False
    key = _key(track, hopes)
    # What was counted in an earlier step, or among codes that nobody knows beforehand, is out of the game.
    is_done = track.answer_to(key) is Answer.COUNTED and (hopes.is_open or key not in hopes.expected)
    return hopes.is_of_kind(key) and not is_done


def _key(track: Track, hopes: Hopes) -> str:
    """Give the key of what was read most at its place; of several, the one read last."""
    counts: dict[str, int] = {}
    for read in track.reads:
        counts[read.identity] = counts.get(read.identity, 0) + 1
    best = max(reversed(track.reads), key=lambda read: counts[read.identity])
    return hopes.key_of(best.label)


def _clearly_nearest(tracks: Sequence[Track], hopes: Hopes, size: Size | None) -> Track | None:
    placed = [(track, place) for track in tracks if (place := track.place) is not None]
    if size is None or len(placed) < len(tracks):
        return None
    away = sorted(
        (math.hypot(place.x - size.width / 2, place.y - size.height / 2), index)
        for index, (_, place) in enumerate(placed)
    )
    (least, index), *others = away
    track, place = placed[index]
    key = _key(track, hopes)
    rest = min(distance for distance, other in others if _key(placed[other][0], hopes) != key)
    is_steady = len(track.reads) >= _LEAST_READS and math.hypot(*track.speed) <= _STEADY * place.size
    return track if is_steady and least <= _CLEARLY * rest else None
