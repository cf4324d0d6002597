"""The goods: small boxes, cases and pallets, each with its label."""

import numpy as np

from sample_frames.render.bodies import box, gripped, stuck
from sample_frames.render.camera import Lens, Matrix, Panel, Pose, panel
from sample_frames.render.codes import ean_13, gs1_128, itf_14, qr_code
from sample_frames.render.fonts import Typeface
from sample_frames.render.noise import fractal_field
from sample_frames.render.scenes.shelves import AISLE, AISLE_LENS, Place, rack
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import BLACK, Colour, Sheet, Typesetter, rounded_corners, shaded
from sample_frames.render.surroundings import cardboard, concrete, plain
from sample_frames.render.take import Take, photograph

PAPER: Colour = (247, 247, 245)
AT_GOODS = Pose(0, -230, -560, pitch=-10)
"""Where the head looks at the goods of bay 0, with the beam's labels out of view."""


def worn(sheet: Sheet, seed: int, strength: float = 0.02) -> Sheet:
    """Let a printed face look handled."""
    rows, columns = sheet.pixels.shape[:2]
    cell = 25 * sheet.pixels_per_mm
    return shaded(sheet, 1 + strength * fractal_field(np.random.default_rng(seed), rows, columns, (cell, cell), 4))


def small_box(title: str, detail: str, article: str, number: str, colour: Colour) -> Sheet:
    """Typeset the front of a small product box with an EAN-13.

    Args:
        title: Kind of product, in large print.
        detail: What it is exactly.
        article: Article number.
        number: The EAN-13.
        colour: Of the box.

    Returns:
        A sheet of 120 × 84 mm.
    """
    label = Typesetter.blank(80, 70, PAPER, 10)
    label.text((5, 11), title, Typeface.SANS_BOLD, 22)
    label.text((5, 20), detail, Typeface.SANS, 16)
    label.text((5, 28.5), "Art. " + article, Typeface.SANS_BOLD, 16)
    label.code((16.3, 34), ean_13(number), 0.5, 24)
    label.text((40, 65), number, Typeface.MONO_BOLD, 14, anchor="ms")
    face = Typesetter.blank(120, 84, colour, 10)
    face.rectangle((0, 0, 120, 4), fill=(34, 40, 52))
    face.paste(label.finish(), (20, 9))
    return worn(face.finish(), 7)


def case_front(title: str, pieces: str, number: str) -> Sheet:
    """Typeset the front of a small case of corrugated board: an ITF-14 with bearer bars, printed on the board.

    Args:
        title: What is in it.
        pieces: How many, in words of the print.
        number: The ITF-14.

    Returns:
        A sheet of 190 × 118 mm.
    """
    ink: Colour = (52, 40, 34)
    face = Typesetter.on(cardboard(190, 118, 8.0, 31, (190, 154, 112)))
    face.text((12, 18), title, Typeface.SANS_BOLD, 34, ink)
    face.text((12, 32), pieces, Typeface.SANS_BOLD, 26, ink)
    code = itf_14(number)
    module = 0.875
    left, right, top = 95 - code.modules.shape[1] * module / 2, 95 + code.modules.shape[1] * module / 2, 46
    for bar in (top - 4, top + 46):
        face.rectangle((left - 10, bar, right + 10, bar + 4), fill=ink)
    face.code((left, top), code, module, 46, ink)
    face.text((95, top + 62), number, Typeface.MONO_BOLD, 26, ink, anchor="ms")
    return face.finish()


def held(front: Sheet, colour: Colour, depth: float, pose: Pose, around: Matrix) -> tuple[Panel, ...]:
    """Hold a box in two gloved hands.

    Args:
        front: Its printed face.
        colour: Of its other faces.
        depth: In millimetres.
        pose: Of its front's middle, relative to `around`.
        around: 4 × 4, for example of the head.

    Returns:
        Box and thumbs.
    """
    inside = around @ pose.matrix()
    faces = box(front, depth, plain(depth, front.height, colour, 3, 1), plain(front.width, depth, colour, 3, 2), Pose())
    moved = tuple(Panel(each.sheet, inside @ each.place, each.brightness, each.hides) for each in faces)
    return (*moved, *gripped(front, inside))


def backdrop() -> tuple[Panel, ...]:
    """Build a rack whose labels are out of view, for goods that are held up."""
    return rack((Place("A-01-1", "00", -2), Place("A-01-1", "00", 2)), 4)


def box_ean13() -> Take:
    """A small red box with an EAN-13, held in the hands before a rack."""
    front = small_box("Kogellager", "6204-2RS", "K6204", "2012345000018", (186, 62, 50))
    pose = Pose(5, 8, 225, yaw=11, pitch=-9, roll=4)
    panels = (*backdrop(), *held(front, (176, 56, 46), 40, pose, AT_GOODS.matrix()))
    return photograph(panels, AT_GOODS, AISLE_LENS, AISLE)


def case_itf14() -> Take:
    """A case of corrugated board with an ITF-14, standing among others."""
    front = case_front("Zeskantbout M8x30", "10 stuks", "12012345000022")
    side, top = cardboard(150, 118, 2, 5), cardboard(190, 150, 2, 6)
    panels = (*backdrop(), *box(front, 150, side, top, Pose(0, -230, -150, yaw=-13, roll=-0.8)))
    return photograph(panels, Pose(20, -290, -455, yaw=-2, pitch=10, roll=2), AISLE_LENS, AISLE)


def pallet_label() -> Sheet:
    """Typeset a logistic label: 165 × 176 mm, with two GS1-128."""
    label = Typesetter.blank(165, 176, PAPER, 10)
    label.text((12, 14), "Metaal Voorbeeld", Typeface.SANS_BOLD, 26)
    label.text((12, 26), "Kogellager 6204", Typeface.SANS, 24)
    label.text((12, 38), "Aantal: 240", Typeface.SANS, 24)
    label.rectangle((8, 44, 157, 44.6), fill=BLACK)
    for top, content in ((51, "(02)02012345000018(37)240"), (114, "(00)020123450000000018")):
        code = gs1_128(content)
        label.code((82.5 - code.modules.shape[1] * 0.35, top), code, 0.7, 42)
        label.text((82.5, top + 52), content, Typeface.NARROW_BOLD, 22, anchor="ms")
    return label.finish()


def wrapped(width: float, height: float, seed: int) -> Sheet:
    """Make stretch film over cartons: nearly clear, with bright creases that run across."""
    rng = np.random.default_rng(seed)
    rows, columns = round(height * 2), round(width * 2)
    crease = fractal_field(rng, rows, columns, (14, 300), 4)
    bright = np.clip(np.abs(crease) - 1.1, 0, 1)
    pixels = np.full((rows, columns, 4), 236, np.uint8)
    pixels[..., 3] = np.clip(22 + 190 * bright, 0, 200)
    return Sheet(pixels, 2.0)


def pallet_gs1_128() -> Take:
    """A logistic label on the stretch film of a pallet."""
    panels: list[Panel] = []
    for row in range(4):
        for column in range(5):
            carton = cardboard(318, 228, 2, 40 + 7 * row + column)
            panels.append(panel(carton, Pose(320 * (column - 2) + 60, 230 * (row - 1.5), 4.0 * ((row + column) % 2))))
    panels.insert(0, panel(plain(2400, 1400, (70, 60, 50), 0.5, 3), Pose(0, 0, 20)))
    panels.append(panel(wrapped(1700, 950, 6), Pose(0, 0, -3), hides=False))
    panels += stuck(worn(pallet_label(), 3, 0.012), Pose(0, 0, -6, roll=1.2))
    lens = Lens(1280, 720, focal=1100, focus=340, aperture=0.9)
    return photograph(tuple(panels), Pose(58, -6, -325, yaw=-10, pitch=1, roll=-1), lens, AISLE)


def qr_label() -> Sheet:
    """Typeset a transport label with a QR code: 120 × 76 mm."""
    label = Typesetter.blank(120, 76, PAPER, 10)
    label.code((7, 8), qr_code("ART:W-M20-GR;QTY:50"), 1.9)
    label.text((60, 20), "Wartel M20", Typeface.SANS_BOLD, 26)
    label.text((60, 34), "W-M20-GR", Typeface.SANS, 24)
    label.text((60, 48), "50 stuks", Typeface.SANS, 24)
    return rounded_corners(label.finish(), 2)


def box_qr() -> Take:
    """A carton on the floor of a hall, with a QR code on its label, seen from above."""
    front = Typesetter.on(cardboard(360, 260, 3, 77))
    front.rectangle((0, 112, 360, 160), fill=(198, 172, 130))
    panels = [panel(concrete(2600, 1800, 0.8, 12), Pose(0, 0, 180))]
    panels += box(front.finish(), 180, cardboard(180, 260, 2, 5), cardboard(360, 180, 2, 6), Pose(30, 0, 0, roll=9))
    panels += stuck(worn(qr_label(), 9, 0.012), Pose(0, 45, -1, roll=12), softness=1)
    lens = Lens(1280, 720, focal=1100, focus=380, aperture=0.9)
    light = Light(exposure=0.82, warmth=0.05, slope=(-0.25, 0.1), pool=(0.3, 0.2, 0.6, 0.15))
    return photograph(tuple(panels), Pose(15, 150, -320, pitch=-20, roll=-3), lens, light)
