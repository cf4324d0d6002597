"""Name labels that are woven and sewn into clothes."""

from dataclasses import replace

import numpy as np

from sample_frames.render.bodies import stuck
from sample_frames.render.camera import Lens, Panel, Pose, panel
from sample_frames.render.fonts import Typeface, font
from sample_frames.render.motion import Path
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import MM_PER_POINT, Colour, Sheet, Typesetter, rounded_corners, shaded
from sample_frames.render.surroundings import weave, wood
from sample_frames.render.take import Take, photograph

RIBBON: Colour = (240, 238, 230)
LAUNDRY = Light(exposure=0.84, warmth=0.2, slope=(0.15, 0.15), pool=(0.55, 0.3, 0.7, 0.15))
NAMES: tuple[tuple[str, Colour, Colour], ...] = (
    ("M. Bakker", (30, 44, 110), (92, 108, 132)),
    ("A. de Boer", (150, 28, 36), (196, 190, 176)),
    ("K. Visser", (22, 22, 26), (116, 62, 66)),
    ("T. van Dijk", (20, 88, 60), (70, 84, 70)),
)
"""Name, colour of its thread, colour of the garment."""
LISTED: tuple[tuple[str, Colour, Colour], ...] = (
    ("M. Bakker", (30, 44, 110), (196, 190, 176)),
    ("A. de Boer", (22, 22, 26), (92, 108, 132)),
    # Washed out, and sewn twice at the s.
    ("J. Jansen", (186, 104, 100), (70, 84, 70)),
    ("P. Smit", (20, 88, 60), (116, 62, 66)),
)
"""The same for the set with a list: two who are on it, one who may be one of two on it, and one who is not."""


def woven(name: str, thread: Colour, twice: int | None = None) -> Sheet:
    """Weave a label: 92 × 22 mm, white ribbon with a name, a stitch at each end.

    Args:
        name: What it says.
        thread: Colour of the letters.
        twice: Index of a letter that was sewn again, a little paler and beside itself, so that one may see two.

    Returns:
        The sheet.
    """
    ribbon = Typesetter.blank(92, 22, RIBBON, 10)
    if twice is not None:
        face = font(Typeface.SANS_BOLD, 32 * MM_PER_POINT)
        left = 46 - face.getlength(name) / 2 + face.getlength(name[:twice])
        red, green, blue = (round(0.9 * ink + 0.1 * ground) for ink, ground in zip(thread, RIBBON, strict=True))
        ribbon.text((left + 3.8, 15.6), name[twice], Typeface.SANS_BOLD, 32, (red, green, blue), known=False)
    ribbon.text((46, 15.2), name, Typeface.SANS_BOLD, 32, thread, anchor="ms")
    for x in (2.5, 89.5):
        for y in range(2, 21, 3):
            ribbon.rectangle((x - 0.25, y, x + 0.25, y + 1.8), fill=(120, 120, 124))
    sheet = ribbon.finish()
    rows, columns = sheet.pixels.shape[:2]
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    ribs = 1 + 0.06 * np.sin(2 * np.pi * y / 7) * np.sin(2 * np.pi * x / 9)
    return shaded(sheet, np.asarray(ribs, np.float32))


SEWN_TWICE = {"J. Jansen": 6}
"""Index of the letter that was sewn twice, by name: "Jansen" or "Janssen"?"""


def garment(name: str, thread: Colour, cloth: Colour, seed: int, pose: Pose) -> tuple[Panel, ...]:
    """Fold a garment, with its label near the collar; the pose is that of its middle."""
    inside = pose.matrix()
    body = rounded_corners(weave(250, 190, cloth, 5.0, seed), 16)
    collar = rounded_corners(
        weave(190, 44, (cloth[0] * 4 // 5, cloth[1] * 4 // 5, cloth[2] * 4 // 5), 5.0, seed + 1), 20
    )
    turn = float(np.random.default_rng(seed).normal(0, 3))
    return (
        *stuck(body, Pose(), inside, 9, 0.5),
        *stuck(collar, Pose(0, -66, -4), inside, 5, 0.4),
        *stuck(woven(name, thread, SEWN_TWICE.get(name)), Pose(4, -10, -5, roll=turn), inside, 1.2, 0.35),
    )


def clothing_labels() -> Take:
    """Four folded garments on a table, each with a name label."""
    panels: list[Panel] = [panel(wood(1300, 1000, (196, 178, 150), 2.0, 71, plank=200), Pose(0, 0, 12))]
    for order, (name, thread, cloth) in enumerate(NAMES):
        x, y = (order % 2 - 0.5) * 262, (order // 2 - 0.5) * 150
        panels += garment(
            name, thread, cloth, 80 + order, Pose(x, y, -6.0 * (order // 2), roll=(-2, 1.5, 2, -1)[order])
        )
    lens = Lens(1280, 720, focal=1100, focus=420, aperture=0.9)
    return photograph(tuple(panels), Pose(-6, 80, -390, pitch=-13, roll=-1), lens, LAUNDRY)


def name_labels_sequence() -> Take:
    """Four garments one after another; at each the wearer stops and asks for the name."""
    return _one_after_another(NAMES, 8, 76)


def labels_on_the_list() -> Take:
    """Four garments one after another, to be compared with a list of names."""
    return _one_after_another(LISTED, 6, 70)


def _one_after_another(names: tuple[tuple[str, Colour, Colour], ...], frames: int, quality: int) -> Take:
    """Look at garments one after another, six seconds for each; of each, the last `frames` of eight are taken."""
    panels: list[Panel] = [
        panel(wood(900, 800, (196, 178, 150), 2.0, 72, plank=200), Pose(800 * k, 0, 12)) for k in range(-1, 3)
    ]
    for order, (name, thread, cloth) in enumerate(names):
        panels += garment(name, thread, cloth, 90 + order, Pose(order * 400.0, 0, 0, roll=(2, -3, 1, 3)[order]))
    keys: list[tuple[float, Pose]] = []
    times: list[float] = []
    for order in range(len(names)):
        begin = 6.0 * order
        rest = Pose(order * 400.0 + 5, 28, -232, pitch=-9, yaw=(1, -3, 2, 0)[order], roll=(1, -2, 2, 0)[order])
        keys += [(begin, replace(rest, x=rest.x - 120, z=-300)), (begin + 0.8, rest), (begin + 2.2, rest)]
        times += [begin + 0.16 * k + 0.3 for k in range(8 - frames, 8)]
    head = Path(tuple(keys), sway_degrees=0.3, sway_mm=1.2, seed=9)
    lens = Lens(1280, 720, focal=1100, focus=245, aperture=0.9)
    frozen = tuple(panels)
    return Take(lambda _: frozen, head, lens, LAUNDRY, tuple(round(t, 2) for t in times), quality)
