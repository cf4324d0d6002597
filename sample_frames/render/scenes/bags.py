"""Bags with a label: clear plastic and silver static-shielding film."""

import cv2
import numpy as np

from sample_frames.render.bodies import gripped, stuck
from sample_frames.render.camera import Lens, Matrix, Panel, Pose, panel
from sample_frames.render.codes import gs1_data_matrix, iso_15434
from sample_frames.render.fonts import Typeface
from sample_frames.render.noise import Field, fractal_field
from sample_frames.render.scenes.goods import AT_GOODS, PAPER, backdrop, worn
from sample_frames.render.scenes.shelves import AISLE, AISLE_LENS
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import Colour, Sheet, Typesetter, rounded_corners
from sample_frames.render.surroundings import plain
from sample_frames.render.take import Take, photograph


def _crumple(rows: int, columns: int, cell: float, seed: int) -> Field:
    """Give the slope of crumpled film towards the light, about -1 to 1, with sharp creases."""
    rng = np.random.default_rng(seed)
    height = np.abs(fractal_field(rng, rows, columns, (cell, cell), 4))
    height += 0.6 * np.abs(fractal_field(rng, rows, columns, (2.5 * cell, 0.8 * cell), 3))
    slope = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=5) + cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=5)
    return np.asarray(slope / (3 * float(slope.std())), np.float32)


def clear_bag(width: float, height: float, content: Colour, seed: int) -> Sheet:
    """Make a clear bag with something in it that shows through: bright creases, a seal along the top.

    Args:
        width: In millimetres.
        height: In millimetres.
        content: Colour of what is in it.
        seed: Of its creases.

    Returns:
        A sheet that is partly transparent.
    """
    scale = 6.0
    rows, columns = round(height * scale), round(width * scale)
    slope = _crumple(rows, columns, 90, seed)
    gloss = np.clip(slope - 0.15, 0, 1)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    inside = ((x / columns - 0.5) / 0.42) ** 6 + ((y / rows - 0.56) / 0.36) ** 6 < 1
    solid = cv2.GaussianBlur(inside.astype(np.float32), (0, 0), 8)
    pixels = np.zeros((rows, columns, 4), np.float32)
    body = np.array(content, np.float32) * (1 + 0.10 * slope[..., None])
    pixels[..., :3] = solid[..., None] * body + (1 - solid[..., None]) * 205
    pixels[..., :3] += 90 * gloss[..., None]
    pixels[..., 3] = 255 * np.clip(0.22 + 0.74 * solid + 0.5 * gloss, 0, 1)
    pixels[: round(9 * scale), :, 3] = 120
    pixels[round(8 * scale) : round(9 * scale), :, :] = (230, 232, 235, 200)
    return Sheet(np.clip(pixels, 0, 255).astype(np.uint8), scale)


def shield_bag(width: float, height: float, seed: int) -> Sheet:
    """Make a static-shielding bag: grey metal film that mirrors light and dark, with a seal along the top."""
    scale = 6.0
    rows, columns = round(height * scale), round(width * scale)
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32) / scale
    # Stiff film: broad mirrored patches, and few creases, thin and long.
    patches = fractal_field(rng, rows, columns, (230, 420), 2)
    light = 0.50 + 0.13 * np.tanh(1.5 * patches)
    for cell in ((340.0, 190.0), (260.0, 420.0)):
        ridge = np.clip(1 - 7 * np.abs(fractal_field(rng, rows, columns, cell, 2)), 0, 1) ** 2
        light += 0.30 * cv2.GaussianBlur(ridge, (0, 0), 1.5) - 0.16 * np.roll(cv2.GaussianBlur(ridge, (0, 0), 5), 14, 1)
    grid = ((x % 4) < 0.17) | ((y % 4) < 0.17)
    light = np.where(grid, 0.9 * light, light)
    pixels = np.full((rows, columns, 4), 255, np.float32)
    pixels[..., :3] = light[..., None] * np.array((232, 234, 246), np.float32)
    pixels[round(8 * scale) : round(11 * scale), :, :3] *= 0.75
    return Sheet(np.clip(pixels, 0, 255).astype(np.uint8), scale)


def grease_label() -> Sheet:
    """Typeset a label with a GS1 DataMatrix and what it holds: 96 × 52 mm."""
    return dated_label("Lagervet 100 g", "02012345000056", "2028-06-30", "L2611")


def dated_label(title: str, number: str, expiry: str, lot: str) -> Sheet:
    """Typeset a label with a GS1 DataMatrix of GTIN, expiry date and lot: 96 × 52 mm.

    Args:
        title: What is in the bag.
        number: The GTIN, 14 digits.
        expiry: As YYYY-MM-DD.
        lot: The lot.

    Returns:
        The label.
    """
    year, month, day = expiry.split("-")
    label = Typesetter.blank(96, 52, PAPER, 10)
    label.code((7, 11), gs1_data_matrix(f"(01){number}(17){year[2:]}{month}{day}(10){lot}"), 1.3)
    label.text((41, 11), title, Typeface.SANS_BOLD, 19)
    label.text((41, 22), f"GTIN {number}", Typeface.NARROW, 13)
    label.text((41, 32), f"Houdbaar {day}-{month}-{year}", Typeface.NARROW, 13)
    label.text((41, 42), f"Lot {lot}", Typeface.NARROW, 15)
    return worn(rounded_corners(label.finish(), 2), 4, 0.01)


def relay_label() -> Sheet:
    """Typeset an electronics label with an ISO/IEC 15434 DataMatrix and its fields: 104 × 56 mm."""
    return message_label("RELAIS 24 V", (("1P", "RL24-2C"), ("Q", "250"), ("1T", "LT4471"), ("9D", "2638")))


def message_label(title: str, fields: tuple[tuple[str, str], ...]) -> Sheet:
    """Typeset a label with an ISO/IEC 15434 DataMatrix: 104 × 56 mm.

    Args:
        title: What it is on.
        fields: Up to four data identifiers with their values.

    Returns:
        The label.
    """
    label = Typesetter.blank(104, 56, PAPER, 10)
    code = iso_15434(tuple(identifier + value for identifier, value in fields))
    label.code((7, 9), code, 1.5)
    label.text((46, 13), title, Typeface.SANS_BOLD, 19)
    for order, line in enumerate(f"({identifier}) {value}" for identifier, value in fields):
        label.text((46, 23 + 9.0 * order), line, Typeface.NARROW, 15)
    return worn(rounded_corners(label.finish(), 1.5), 5, 0.01)


def held_bag(label: Sheet, pose: Pose, around: Matrix, content: Colour = (198, 168, 60)) -> tuple[Panel, ...]:
    """Hold a clear bag with a label in two gloved hands; the pose is relative to `around`."""
    inside = around @ pose.matrix()
    bag = clear_bag(134, 120, content, 15)
    stick = stuck(label, Pose(0, 8, -1.5, roll=-1.5), inside, 1.0, 0.3)
    return (panel(bag, Pose(), inside, hides=False), *stick, *gripped(bag, inside))


def bag_gs1_datamatrix() -> Take:
    """A clear bag with a GS1 DataMatrix on its label, held up before a rack."""
    around = AT_GOODS.matrix()
    panels = (*backdrop(), *held_bag(grease_label(), Pose(2, 4, 232, yaw=-9, pitch=-6, roll=-3), around))
    return photograph(panels, AT_GOODS, AISLE_LENS, AISLE)


def bag_electronics() -> Take:
    """A static-shielding bag on the green mat of a workbench, with an ISO/IEC 15434 label."""
    mat = plain(900, 700, (64, 104, 92), 2, 61, wear=0.02)
    bag = shield_bag(170, 130, 8)
    panels = (
        panel(mat, Pose()),
        *stuck(bag, Pose(0, 0, -3, roll=5), softness=4, strength=0.5),
        *stuck(relay_label(), Pose(4, 8, -5, roll=3.5), softness=0.8),
    )
    lens = Lens(1280, 720, focal=1100, focus=250, aperture=0.9)
    light = Light(exposure=0.84, warmth=-0.1, slope=(0.2, -0.15), pool=(0.6, 0.3, 0.5, 0.2))
    return photograph(panels, Pose(0, 82, -222, pitch=-18, roll=1), lens, light)
