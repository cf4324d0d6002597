"""What is held up in the picks: each gives a thing that the reel can film."""

from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw

from sample_frames.render.bodies import gripped, stuck
from sample_frames.render.camera import Matrix, Panel, Pose, panel
from sample_frames.render.codes import code_128
from sample_frames.render.fonts import Typeface
from sample_frames.render.scenes.bags import dated_label, held_bag, message_label, shield_bag
from sample_frames.render.scenes.goods import PAPER, case_front, held, small_box, worn
from sample_frames.render.scenes.reel import Thing
from sample_frames.render.sheet import Colour, Sheet, Typesetter

RED: Colour = (186, 62, 50)
BLUE: Colour = (58, 96, 148)
GREEN: Colour = (70, 128, 84)
ORANGE: Colour = (204, 122, 42)


def boxed(title: str, detail: str, article: str, number: str, colour: Colour) -> Thing:
    """Give a small box with an EAN-13."""
    front = small_box(title, detail, article, number, colour)
    return lambda pose, around: held(front, colour, 40, pose, around)


def beside(thing: Thing, millimetres: float) -> Thing:
    """Give a thing that is held so far to the right of where it would be."""
    return lambda pose, around: thing(replace(pose, x=pose.x + millimetres), around)


def cased(title: str, pieces: str, number: str) -> Thing:
    """Give a case with an ITF-14; it is larger, so it is held farther away."""
    front = case_front(title, pieces, number)
    return lambda pose, around: held(front, (176, 140, 98), 110, _farther(pose, 85), around)


def scratched(title: str, detail: str, article: str, number: str, colour: Colour) -> Thing:
    """Give a small box of which the bars are scratched away in part, and the digits below them are whole."""
    whole = small_box(title, detail, article, number, colour)
    picture = Image.fromarray(whole.pixels)
    draw = ImageDraw.Draw(picture)
    rng = np.random.default_rng(21)
    scale = whole.pixels_per_mm
    for left in (43.0, 55.0, 68.0, 79.0):
        # Each scratch runs down through all bars, and takes the ink of several of them with it.
        x = left + rng.uniform(-1, 1)
        points = [(x + rng.uniform(-0.7, 0.7), y) for y in np.linspace(41.5, 68.5, 12)]
        draw.line([(a * scale, b * scale) for a, b in points], fill=(238, 236, 230, 255), width=round(2.6 * scale))
    front = Sheet(np.array(picture), scale, whole.texts)
    return lambda pose, around: held(front, colour, 40, pose, around)


def paired(left: Sheet, right: Sheet, colours: tuple[Colour, Colour], *, shift: float = 0.0) -> Thing:
    """Give two small boxes, one in each hand and side by side; `shift` moves both to the right, in millimetres."""

    def thing(pose: Pose, around: Matrix) -> tuple[Panel, ...]:
        middle = replace(pose, x=shift, z=290, pitch=pose.pitch / 2, roll=0)
        one = held(left, colours[0], 40, replace(middle, x=shift - 64, yaw=3), around)
        other = held(right, colours[1], 40, replace(middle, x=shift + 64, yaw=-3), around)
        # The thumbs come last, the left one before the right one: each box is held at its outer edge.
        return (*one[:-1], *other[:-2], other[-1])

    return thing


def dated(title: str, number: str, expiry: str, lot: str, content: Colour) -> Thing:
    """Give a clear bag with a GS1 DataMatrix of GTIN, expiry date and lot."""
    label = dated_label(title, number, expiry, lot)
    return lambda pose, around: held_bag(label, pose, around, content)


def lot_tag(lot: str) -> Thing:
    """Give the back of a box: a tag with the lot in a Code 128."""
    face = Typesetter.blank(120, 84, GREEN, 10)
    face.rectangle((20, 14, 100, 70), fill=PAPER)
    face.text((26, 28), f"Lot {lot}", Typeface.SANS_BOLD, 26)
    code = code_128(lot)
    face.code((60 - code.modules.shape[1] * 0.35, 36), code, 0.7, 26)
    front = worn(face.finish(), 12)
    return lambda pose, around: held(front, GREEN, 40, pose, around)


def serialled(title: str, part: str, serial: str) -> Thing:
    """Give a static-shielding bag with an ISO/IEC 15434 label of part and serial number."""
    label = message_label(title, (("1P", part), ("S", serial), ("9D", "2638")))
    bag = shield_bag(150, 120, 8)

    def thing(pose: Pose, around: Matrix) -> tuple[Panel, ...]:
        inside = around @ _farther(pose, 20).matrix()
        return (
            panel(bag, Pose(), inside),
            *stuck(label, Pose(0, 6, -1.5, roll=1), inside, 1.0, 0.3),
            *gripped(bag, inside),
        )

    return thing


def _farther(pose: Pose, millimetres: float) -> Pose:
    return replace(pose, z=pose.z + millimetres)
