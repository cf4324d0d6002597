"""Signs along a corridor, and someone who walks past them."""

from dataclasses import replace

from sample_frames.render.bodies import stuck, tiled
from sample_frames.render.camera import Lens, Panel, Pose
from sample_frames.render.fonts import Typeface
from sample_frames.render.motion import Path
from sample_frames.render.scenes.signs import CORRIDOR
from sample_frames.render.sheet import WHITE, Colour, Sheet, Typesetter, rounded_corners
from sample_frames.render.surroundings import plain
from sample_frames.render.take import Take

SIGNS: tuple[tuple[tuple[str, ...], Colour], ...] = (
    (("Wasserij",), (36, 74, 120)),
    (("Kantine", "eerste verdieping"), (40, 92, 60)),
    (("Nooduitgang", "niet blokkeren"), (150, 40, 36)),
)
"""What each sign says, and its ground."""
SIGN_SPACING = 1500.0
"""Millimetres from one sign to the next."""
FIRST_REST = 1.3
"""Seconds until the head comes to rest on the first sign."""
REST = 2.2
"""Seconds that it rests on each."""
TURN = 1.5
"""Seconds from one to the next; everything smears."""
FRAMES_PER_SECOND = 6


def door_sign(lines: tuple[str, ...], ground: Colour) -> Sheet:
    """Typeset a sign: 300 × 110 mm, white on a colour."""
    plate = Typesetter.blank(300, 110, ground, 6.0)
    first = 66 if len(lines) == 1 else 46
    for order, line in enumerate(lines):
        points = 96 if order == 0 else 68
        plate.text((150, first + 42 * order), line, Typeface.SANS_BOLD, points, WHITE, anchor="ms")
    return rounded_corners(plate.finish(), 6)


def walk_past_signs() -> Take:
    """Someone walks along a corridor, looks at each of three signs, and quickly along the wall in between."""
    wall = plain(6800, 1500, (206, 202, 190), 0.6, 57)
    panels: tuple[Panel, ...] = (
        *tiled(wall, Pose(SIGN_SPACING, 0, 0)),
        *(
            panel
            for order, (lines, ground) in enumerate(SIGNS)
            for panel in stuck(door_sign(lines, ground), Pose(order * SIGN_SPACING, 0, -3), softness=3)
        ),
    )
    keys: list[tuple[float, Pose]] = [(0.0, Pose(-SIGN_SPACING, 0, -540, yaw=6))]
    for order in range(len(SIGNS)):
        begin = FIRST_REST + order * (REST + TURN)
        rest = Pose(order * SIGN_SPACING - 14, 4, -520, yaw=(2, -2, 1)[order], roll=(0.5, -0.8, 0.4)[order])
        keys += [(begin, rest), (begin + REST, replace(rest, x=rest.x + 30))]
    end = keys[-1][0] + TURN
    keys.append((end, Pose(len(SIGNS) * SIGN_SPACING, 0, -540, yaw=-6)))
    times = tuple(k / FRAMES_PER_SECOND for k in range(int(end * FRAMES_PER_SECOND)))
    head = Path(tuple(keys), sway_degrees=0.25, sway_mm=1.0, seed=21)
    lens = Lens(1280, 720, focal=1100, focus=520, aperture=0.8)
    light = replace(CORRIDOR, shutter=0.018)
    moments = tuple(round(time, 3) for time in times)
    return Take(lambda _: panels, head, lens, light, moments, 68)
