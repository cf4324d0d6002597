"""Picks made of few pictures: each look and each thing is filmed once, and shown as often as it comes.

A pick on film has a picture for every moment. Here what comes again is the same picture at another second, so that a
long pick stays small. Pictures of one showing still differ, as two looks at one code do.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sample_frames.render.camera import Matrix, Panel, Pose
from sample_frames.render.motion import Path
from sample_frames.render.scenes.goods import AT_GOODS
from sample_frames.render.scenes.shelves import AISLE, AISLE_LENS, Place, rack
from sample_frames.render.take import Shot, Take

Thing = Callable[[Pose, Matrix], tuple[Panel, ...]]
"""Makes what is held: its pose relative to the head, and the head's matrix."""
QUALITY = 58
"""Of the JPEGs: the codes are large, and every picture of a pick adds to what everybody downloads."""
_STUDIO_SECONDS = 5.0
"""From one clip to the next while they are filmed."""
_AT_REST = (0.04, 0.2, 0.36, 0.52)
"""Seconds into a clip at which a thing or a label is at rest, for up to four pictures."""
_AWAY = 2.2
"""Seconds into a clip at which nothing is held, and the goods are in view."""
_PACE = 0.2
"""Seconds from one picture to the next while something is in view."""
AWAY = (0.15, 0.5, 0.85)
"""Seconds after the last picture of a thing at which the goods are seen without it."""


@dataclass(frozen=True)
class Look:
    """The wearer looks at the label of a place."""

    at: float
    """Seconds, when it is at rest in view."""
    place: Place
    seconds: float = 0.5
    """How long it is in view."""


@dataclass(frozen=True)
class Show:
    """The wearer holds something up, at the place that was looked at last."""

    at: float
    """Seconds, when it has come to rest."""
    thing: Thing
    pictures: int = 2
    """How many pictures of it there are, 1 to 4; they take turns."""
    seconds: float = 0.6
    """How long it is in view."""
    away: tuple[float, ...] = AWAY
    """Seconds after its last picture at which the goods are seen without it; empty: the next thing is there at once."""


@dataclass(frozen=True)
class _Clip:
    """What is filmed once."""

    start: float
    """Seconds of the filming."""
    place: Place
    thing: Thing | None
    """None: the label of the place."""
    pictures: tuple[int, ...]
    """Indices of the pictures of it."""


class _Studio:
    """Collects what must be filmed, each thing at each place once."""

    def __init__(self) -> None:
        self.clips: dict[tuple[str, int], _Clip] = {}
        self.empty: dict[str, int] = {}
        """By place, the index of the picture of its goods."""
        self.times: list[float] = []

    def clip(self, place: Place, thing: Thing | None, pictures: int) -> _Clip:
        key = (place.location, id(thing))
        if key not in self.clips:
            start = _STUDIO_SECONDS * (len(self.clips) + 1)
            first = len(self.times)
            self.times += [start + moment for moment in _AT_REST[:pictures]]
            self.clips[key] = _Clip(start, place, thing, tuple(range(first, first + pictures)))
            if place.location not in self.empty:
                self.empty[place.location] = len(self.times)
                self.times.append(start + _AWAY)
        return self.clips[key]


def reel(acts: tuple[Look | Show, ...], places: tuple[Place, ...], seed: int) -> Take:
    """Put a pick together.

    Args:
        acts: What the wearer does, in order, far enough apart for what each shows.
        places: The places of the rack; the wearer starts at the first.
        seed: Of the head's and the hands' small movements.

    Returns:
        The take; its first picture is of the goods of the first place.
    """
    studio = _Studio()
    shots: list[Shot] = []
    place = places[0]
    for act in acts:
        if isinstance(act, Look):
            place = act.place
            clip = studio.clip(place, None, 2)
        else:
            clip = studio.clip(place, act.thing, act.pictures)
        empty = studio.empty[place.location]
        if not shots:
            shots.append(Shot(0.0, empty))
        count = max(len(clip.pictures), round(act.seconds / _PACE) + 1)
        shown = [act.at + _PACE * order for order in range(count)]
        shots += [Shot(at, clip.pictures[order % len(clip.pictures)]) for order, at in enumerate(shown)]
        shots += [Shot(shown[-1] + after, empty) for after in (AWAY if isinstance(act, Look) else act.away)]
    head, panels = _filmed(tuple(studio.clips.values()), places, seed)
    light = replace(AISLE, shutter=0.012)
    rounded = tuple(Shot(round(shot.at, 2), shot.picture) for shot in shots)
    return Take(panels, head, AISLE_LENS, light, tuple(round(t, 2) for t in studio.times), QUALITY, shots=rounded)


def _filmed(
    clips: tuple[_Clip, ...], places: tuple[Place, ...], seed: int
) -> tuple[Path, Callable[[float], tuple[Panel, ...]]]:
    """Give the head's way through the clips, and what there is to see at each second."""
    keys: list[tuple[float, Pose]] = []
    held: list[tuple[_Clip, Path]] = []
    for order, clip in enumerate(clips):
        goods = replace(AT_GOODS, x=clip.place.x)
        if clip.thing is None:
            rest = at_label(clip.place, order + seed)
            keys += [(clip.start - 0.1, rest), (clip.start + 1.0, rest), (clip.start + 1.8, goods)]
        else:
            keys += [(clip.start - 0.6, goods), (clip.start + 2.5, goods)]
            turn = (order * 5 + seed) % 7 - 3
            seen = Pose(3 * turn, 6 + turn, 225 + 3 * turn, yaw=4 * turn, pitch=-6 - turn, roll=2.0 * turn)
            held.append((clip, Path(((clip.start, seen),), 0.9, 3.0, seed + order)))
    head = Path(tuple(keys), 0.35, 2.0, seed)
    background = rack(places, seed)

    def panels(at: float) -> tuple[Panel, ...]:
        around = head.at(at).matrix()
        hands = (
            clip.thing(path.at(at), around)
            for clip, path in held
            if clip.thing is not None and clip.start <= at < clip.start + 1
        )
        return (*background, *(each for hand in hands for each in hand))

    return head, panels


def at_label(place: Place, seed: int) -> Pose:
    """Give where the head looks at the label of a place, a little otherwise for each seed."""
    turn = (seed * 7 % 5 - 2) * 1.6
    return Pose(place.x + 6 * turn, -52, -335, yaw=-turn, pitch=8, roll=turn / 2)
