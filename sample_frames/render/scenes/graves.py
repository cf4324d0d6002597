"""Grave markers in the grass. Letters are rendered as cut and painted: real worn stone is harder to read."""

from dataclasses import replace

import numpy as np

from sample_frames.render.bodies import box, shadow
from sample_frames.render.camera import Lens, Panel, Pose, panel
from sample_frames.render.fonts import Typeface
from sample_frames.render.motion import Path
from sample_frames.render.scenes.signs import OUTDOORS
from sample_frames.render.sheet import Colour, Sheet, Typesetter
from sample_frames.render.surroundings import grass, stone
from sample_frames.render.take import Take, photograph


def marker(number: str, name: str, years: str, ground: Colour, paint: Colour, *, seed: int) -> Sheet:
    """Cut a marker's text into polished stone: 300 × 210 mm.

    Args:
        number: Of the grave.
        name: Fictitious.
        years: Of birth and death.
        ground: Colour of the stone.
        paint: Colour in the letters.
        seed: Of the stone's grains.

    Returns:
        The sheet.
    """
    face = Typesetter.on(stone(300, 210, ground, 5.0, seed))
    dark: Colour = (int(ground[0] * 0.45), int(ground[1] * 0.45), int(ground[2] * 0.45))
    bright: Colour = (min(255, ground[0] + 60), min(255, ground[1] + 60), min(255, ground[2] + 60))
    # The digits of the engraved face look like letters: 1 like I.
    engraved, plain = Typeface.ENGRAVED, Typeface.SERIF_BOLD
    for baseline, line, points, face_of in (
        (60, number, 120, plain),
        (124, name, 122, engraved),
        (182, years, 110, plain),
    ):
        # A cut edge is dark where it turns from the light above, bright where it faces it.
        face.text((149.2, baseline - 0.8), line, face_of, points, dark, anchor="ms", known=False)
        face.text((150.8, baseline + 0.8), line, face_of, points, bright, anchor="ms", known=False)
        face.text((150, baseline), line, face_of, points, paint, anchor="ms")
    return face.finish()


def grave_markers() -> Take:
    """Three markers beside each other in the grass, seen by someone who bends over them."""
    markers = (
        marker("B-113", "J. de Vries", "1931-2009", (66, 66, 70), (236, 232, 220), seed=1),
        marker("B-114", "M. Bakker", "1940-2015", (166, 164, 160), (30, 30, 34), seed=2),
        marker("B-115", "K. Visser", "1928-2001", (92, 58, 52), (238, 222, 176), seed=3),
    )
    lawn = grass(2000, 1500, 1.0, 16)
    panels: list[Panel] = [panel(lawn, Pose(0, 0, 60))]
    rng = np.random.default_rng(7)
    for order, face in enumerate(markers):
        pose = Pose((order - 1) * 385, 12 * (order % 2), 0, roll=float(rng.normal(0, 1.2)), pitch=2)
        colour: Colour = ((66, 66, 70), (166, 164, 160), (92, 58, 52))[order]
        panels.append(panel(shadow(300, 210, 22, 0.6), Pose(pose.x + 16, pose.y + 22, 58), hides=False))
        panels += box(face, 60, stone(60, 210, colour, 2, 5), stone(300, 60, colour, 2, 6), pose)
    lens = Lens(1280, 720, focal=1100, focus=1080, aperture=0.9)
    return photograph(tuple(panels), Pose(-20, 300, -1010, pitch=-16, roll=1.5), lens, OUTDOORS, 82)


ROW: tuple[tuple[str, str, str, Colour, Colour], ...] = (
    ("B-111", "W. Mulder", "1922-1998", (92, 58, 52), (238, 222, 176)),
    ("B-112", "A. Peters", "1935-2011", (66, 66, 70), (236, 232, 220)),
    ("B-113", "M. Bakker", "1940-2015", (166, 164, 160), (30, 30, 34)),
    ("B-114", "J. de Vries", "1931-2009", (66, 66, 70), (236, 232, 220)),
    ("B-115", "K. Visser", "1928-2001", (92, 58, 52), (238, 222, 176)),
)
"""Number, name, years, colour of the stone and of the letters, from the left."""
ROW_SPACING = 420.0
"""Millimetres from one marker to the next."""


def grave_row() -> Take:
    """A row of five markers, along which the wearer walks to the right until the fourth is in front."""
    panels: list[Panel] = [panel(grass(3600, 1500, 1.0, 17), Pose(0, 0, 60))]
    for order, (number, name, years, ground, paint) in enumerate(ROW):
        pose = Pose((order - 2) * ROW_SPACING, 8 * (order % 2), 0, pitch=2)
        face = marker(number, name, years, ground, paint, seed=11 + order)
        panels.append(panel(shadow(300, 210, 22, 0.6), Pose(pose.x + 16, pose.y + 22, 58), hides=False))
        panels += box(face, 60, stone(60, 210, ground, 2, 5), stone(300, 60, ground, 2, 6), pose)
    start = Pose(-0.6 * ROW_SPACING, 300, -1010, pitch=-16)
    keys = ((0.0, start), (1.0, start), (9.0, replace(start, x=ROW_SPACING)), (12.0, replace(start, x=ROW_SPACING + 6)))
    head = Path(keys, sway_degrees=0.15, sway_mm=1.0, seed=15)
    lens = Lens(1280, 720, focal=1100, focus=1080, aperture=0.9)
    frozen = tuple(panels)
    times = tuple(round(0.4 * k, 3) for k in range(30))
    return Take(lambda _: frozen, head, lens, OUTDOORS, times, 66)
