"""Whole picks: the wearer walks to places, looks at their labels and holds goods up, one after another."""

from dataclasses import dataclass, replace

from sample_frames.render.camera import Panel, Pose
from sample_frames.render.codes import code_128
from sample_frames.render.fonts import Typeface
from sample_frames.render.motion import Path
from sample_frames.render.scenes.bags import grease_label, held_bag
from sample_frames.render.scenes.goods import AT_GOODS, held, worn
from sample_frames.render.scenes.pick_goods import BLUE, GREEN, RED, boxed, cased
from sample_frames.render.scenes.reel import Thing, at_label
from sample_frames.render.scenes.shelves import AISLE, AISLE_LENS, Place, rack
from sample_frames.render.sheet import Sheet, Typesetter
from sample_frames.render.take import Take

_LABEL_MOMENTS = (-0.3, -0.1, 0.06, 0.22, 0.38)
"""Frames around the moment in which a label comes to rest in view; the first two while the head still turns."""
_THING_MOMENTS = (-0.18, 0.06, 0.22, 0.38, 0.54, 0.74, 0.98, 1.14)
"""Frames around the moment in which a thing is held up; the last two without it."""


@dataclass(frozen=True)
class Look:
    """The wearer looks at the label of a place."""

    at: float
    """Seconds, when the head has come to rest."""
    place: Place


@dataclass(frozen=True)
class Show:
    """The wearer holds something up."""

    at: float
    """Seconds, when it has come to rest; 0.6 seconds later it is taken away."""
    thing: Thing


def bagged() -> Thing:
    """Give a clear bag with a GS1 DataMatrix."""
    label = grease_label()
    return lambda pose, around: held_bag(label, pose, around)


def foreign() -> Thing:
    """Give a box with a Code 128 that is on no list: the sender's own number."""
    face = Typesetter.blank(120, 84, (214, 208, 196), 10)
    face.rectangle((12, 10, 108, 74), fill=(248, 248, 246))
    face.text((18, 24), "Retour", Typeface.SANS_BOLD, 24)
    code = code_128("RT-90817")
    face.code((60 - code.modules.shape[1] * 0.3, 32), code, 0.6, 24)
    face.text((60, 68), "RT-90817", Typeface.MONO_BOLD, 16, anchor="ms")
    front: Sheet = worn(face.finish(), 12)
    return lambda pose, around: held(front, (206, 200, 188), 60, pose, around)


def _at_goods(place: Place) -> Pose:
    return replace(AT_GOODS, x=place.x)


def film(acts: tuple[Look | Show, ...], places: tuple[Place, ...], seed: int) -> Take:
    """Film a pick.

    Args:
        acts: What the wearer does, in order, at least 3 seconds apart.
        places: The places of the rack; the wearer starts at the first.
        seed: Of the head's and the hands' small movements.

    Returns:
        The take, with five frames for each look and eight for each show.
    """
    keys: list[tuple[float, Pose]] = []
    times: list[float] = []
    shows: list[tuple[float, Thing, Path]] = []
    place = places[0]
    keys.append((0.0, _at_goods(place)))
    times += [0.0, 0.2]
    for order, act in enumerate(acts):
        if isinstance(act, Look):
            place, rest = act.place, at_label(act.place, order + seed)
            keys += [(act.at - 1.1, _at_goods(act.place)), (act.at - 0.05, rest)]
            keys += [(act.at + 0.6, rest), (act.at + 1.4, _at_goods(act.place))]
            times += [act.at + moment for moment in _LABEL_MOMENTS]
        else:
            keys += [(act.at - 0.6, _at_goods(place)), (act.at + 1.3, _at_goods(place))]
            turn = (order * 5 + seed) % 7 - 3
            seen = Pose(3 * turn, 6 + turn, 225 + 3 * turn, yaw=4 * turn, pitch=-6 - turn, roll=2.0 * turn)
            away = replace(seen, y=seen.y + 380, pitch=-30)
            moves = ((act.at - 0.5, away), (act.at, seen), (act.at + 0.6, seen), (act.at + 0.95, away))
            shows.append((act.at, act.thing, Path(moves, 0.5, 1.2, seed + order)))
            times += [act.at + moment for moment in _THING_MOMENTS]
    head = Path(tuple(keys), 0.35, 2.0, seed)
    background = rack(places, seed)

    def panels(at: float) -> tuple[Panel, ...]:
        around = head.at(at).matrix()
        hands = (thing(path.at(at), around) for moment, thing, path in shows if moment - 0.4 < at < moment + 0.9)
        return (*background, *(each for hand in hands for each in hand))

    return Take(panels, head, AISLE_LENS, replace(AISLE, shutter=0.016), tuple(round(t, 2) for t in times), 76)


BEARING = ("Kogellager", "6204-2RS", "K6204", "2012345000018")
A_03_2 = Place("A-03-2", "47", 0)
A_03_3 = Place("A-03-3", "15", 1)
A_05_1 = Place("A-05-1", "63", 3)
B_01_4 = Place("B-01-4", "28", 5)
B_02_2 = Place("B-02-2", "91", 6)


def pick_four_lines() -> Take:
    """A pick of four lines, with a wrong place in the first and a wrong item in the third, each of another line."""
    bearing = boxed(*BEARING, RED)
    gland = boxed("Wartel M20", "grijs, IP68", "W-M20", "2012345000032", BLUE)
    bolts = cased("Zeskantbout M8x30", "10 stuks", "12012345000022")
    acts = (
        Look(8.0, A_05_1),
        Look(16.0, A_03_2),
        Show(24.0, bearing),
        Show(29.0, bearing),
        Look(38.0, A_05_1),
        Show(46.0, bolts),
        Look(56.0, B_01_4),
        Show(64.0, bearing),
        Show(72.0, gland),
        Show(77.0, gland),
        Show(82.0, gland),
        Look(91.0, B_02_2),
        Show(99.0, bagged()),
    )
    return film(acts, (A_03_2, A_03_3, A_05_1, B_01_4, B_02_2), 2)


A_04_1 = Place("A-04-1", "36", 0)
A_04_3 = Place("A-04-3", "72", 2)
A_06_2 = Place("A-06-2", "59", 4)


def pick_exceptions() -> Take:
    """A pick with an unknown code, a case that holds too many, and a place that turns out empty."""
    relay = boxed("Relais 24 V", "2 wissel", "RL24-2C", "2012345000063", GREEN)
    case = cased("Relais 24 V", "10 stuks", "12012345000060")
    fuse = boxed("Zekering 10 A", "traag, 5x20", "Z10T", "2012345000070", RED)
    bearing = boxed(*BEARING, RED)
    acts = (
        Show(17.0, foreign()),
        Show(33.0, relay),
        Show(38.0, case),
        Show(47.0, relay),
        Look(57.0, A_04_3),
        Show(65.0, fuse),
        Look(81.0, A_06_2),
        Show(89.0, bearing),
    )
    return film(acts, (A_04_1, A_04_3, A_06_2), 6)
