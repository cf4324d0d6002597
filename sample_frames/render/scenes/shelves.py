"""A pallet rack: beams with location labels, cartons behind them, the aisle in which the wearer walks."""

from dataclasses import dataclass

import numpy as np

from sample_frames.render.bodies import beam, box, stuck
from sample_frames.render.camera import Lens, Panel, Pose, panel
from sample_frames.render.codes import code_128
from sample_frames.render.fonts import Typeface
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import WHITE, Colour, Sheet, Typesetter, rounded_corners
from sample_frames.render.surroundings import cardboard, concrete, plain
from sample_frames.render.take import Take, photograph

BAY_MM = 900.0
"""From the middle of one place to the next."""
BEAM_MM = 110.0
YELLOW: Colour = (246, 206, 60)
AISLE = Light(exposure=0.80, warmth=-0.15, slope=(0.15, -0.30), pool=(0.6, 0.15, 0.8, 0.15))
AISLE_LENS = Lens(1280, 720, focal=1100, focus=330, aperture=0.9)


def location_label(location: str, check_digits: str, ground: Colour = WHITE) -> Sheet:
    """Typeset the label of a place: its code in large print, its check digits in a frame, a Code 128 below.

    Args:
        location: What is printed and what the barcode holds.
        check_digits: Two digits.
        ground: Colour of the label.

    Returns:
        A sheet of 120 × 66 mm.
    """
    setter = Typesetter.blank(120, 66, ground, 10)
    setter.text((8, 22), location, Typeface.SANS_BOLD, 52)
    setter.rectangle((86, 4, 114, 25), line=(22, 22, 24), w=0.9)
    setter.text((100, 20.6), check_digits, Typeface.SANS_BOLD, 42, anchor="ms")
    code = code_128(location)
    width = code.modules.shape[1] * 1.0
    setter.code(((120 - width) / 2, 31), code, 1.0, 29)
    return rounded_corners(setter.finish(), 2.5)


def carton(width: float, height: float, depth: float, seed: int, pose: Pose) -> tuple[Panel, ...]:
    """Put a plain carton with a strip of tape in the world; the pose is that of its front's middle."""
    front = Typesetter.on(cardboard(width, height, 2.0, seed))
    front.rectangle((width / 2 - 24, 0, width / 2 + 24, height * 0.3), fill=(196, 170, 128))
    front.rectangle((0, height - 1.2, width, height), fill=(112, 84, 54))
    return box(
        front.finish(), depth, cardboard(depth, height, 1.0, seed + 1), cardboard(width, depth, 1.0, seed + 2), pose
    )


@dataclass(frozen=True)
class Place:
    """A place in the rack."""

    location: str
    check_digits: str
    bay: int
    """Counted from the left; the middle of bay 0 is x = 0."""

    @property
    def x(self) -> float:
        """Millimetres."""
        return self.bay * BAY_MM


def _cartons(rng: np.random.Generator, middle: float, floor: float) -> list[Panel]:
    panels: list[Panel] = []
    for side in (-215.0, 215.0):
        width, height = rng.uniform(330, 410), rng.uniform(220, 380)
        x, depth, turn = middle + side + rng.normal(0, 6), rng.uniform(25, 130), rng.normal(0, 2.5)
        pose = Pose(x, floor - height / 2, depth, yaw=turn)
        panels += carton(width, height, 300, int(rng.integers(1 << 16)), pose)
    return panels


def rack(places: tuple[Place, ...], seed: int = 1) -> tuple[Panel, ...]:
    """Build the rack around its places. The beams' fronts are the plane z = 0, the labels sit at y = 0.

    Args:
        places: Those with a label.
        seed: Of the cartons' sizes and scuffs.

    Returns:
        The panels, the farthest first.
    """
    rng = np.random.default_rng(seed)
    first = min(place.bay for place in places) - 1
    last = max(place.bay for place in places) + 1
    back = plain(BAY_MM + 30, 2400, (52, 56, 62), 0.25, seed, wear=0.05)
    floor = concrete(BAY_MM + 30, 700, 0.25, seed)
    deck = plain(BAY_MM + 30, 640, (108, 110, 112), 0.25, seed + 1, wear=0.08)
    steel = beam(BAY_MM + 30, BEAM_MM, (206, 96, 28), seed + 2)
    upright = beam(2400, 90, (44, 74, 120), seed + 3)
    bays = range(first, last + 1)
    # Bays are built of pieces of their own, so that a piece beside the viewer never reaches behind the lens.
    panels = [panel(back, Pose(bay * BAY_MM, 0, 660)) for bay in bays]
    panels += [panel(floor, Pose(bay * BAY_MM, 1000, 300, pitch=90)) for bay in bays]
    levels = (0.0, 760.0)
    for level in levels:
        under = level - BEAM_MM / 2 + 2
        panels += [panel(deck, Pose(bay * BAY_MM, under, 322, pitch=90), brightness=0.5) for bay in bays]
    for level in levels:
        for bay in bays:
            panels += _cartons(rng, bay * BAY_MM, level - BEAM_MM / 2)
            panels.append(panel(steel, Pose(bay * BAY_MM, level, 0)))
    panels += [
        panel(upright, Pose((bay - 0.5) * BAY_MM, 0, -12, roll=90), brightness=0.85) for bay in (*bays, last + 1)
    ]
    for place in places:
        label = location_label(place.location, place.check_digits)
        panels += stuck(label, Pose(place.x, 1, -2.5, roll=float(rng.normal(0, 0.8))), softness=1.5)
    return tuple(panels)


def shelf_labels() -> Take:
    """Three location labels beside each other on one beam."""
    rng = np.random.default_rng(8)
    places = (Place("A-03-1", "82", -3), Place("A-03-1", "82", 3))
    panels = list(rack(places))
    for order, (location, digits) in enumerate((("A-03-1", "82"), ("A-03-2", "47"), ("A-03-3", "15"))):
        label = location_label(location, digits)
        x = (order - 1) * 185.0
        panels += stuck(label, Pose(x, 0, -2.5, roll=float(rng.normal(0, 0.9))), softness=1.5)
    return photograph(tuple(panels), Pose(-25, -40, -440, yaw=4, pitch=3, roll=-1.5), AISLE_LENS, AISLE)
