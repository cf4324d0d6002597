"""A pharmacy's label on a box of tablets; names and product are fictitious."""

from sample_frames.render.bodies import box, shadow, stuck, tiled
from sample_frames.render.camera import Lens, Pose, panel
from sample_frames.render.fonts import Typeface
from sample_frames.render.scenes.goods import worn
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import Colour, Sheet, Typesetter, rounded_corners
from sample_frames.render.surroundings import plain
from sample_frames.render.take import Take, photograph


def pharmacy_label() -> Sheet:
    """Typeset the label: 128 × 72 mm."""
    label = Typesetter.blank(128, 72, (250, 250, 247), 10)
    label.rectangle((0, 0, 128, 13), fill=(32, 110, 84))
    label.text((6, 9.6), "Apotheek De Linde", Typeface.NARROW_BOLD, 22, (250, 250, 247))
    label.text((6, 24), "Mevr. A. Jansen", Typeface.NARROW_BOLD, 21)
    label.text((6, 35.5), "Oefenpil 10 mg, 30 tabletten", Typeface.NARROW, 20)
    label.text((6, 47.5), "2 x per dag 1 tablet", Typeface.NARROW_BOLD, 24)
    label.text((6, 58), "Innemen met een glas water", Typeface.NARROW, 20)
    label.text((6, 68), "Bewaren onder 25 graden", Typeface.NARROW, 18)
    return label.finish()


def medicine_label() -> Take:
    """A box of tablets that stands on a kitchen table."""
    white: Colour = (232, 234, 236)
    face = Typesetter.blank(150, 96, white, 10)
    face.rectangle((0, 0, 150, 10), fill=(88, 150, 190))
    face.rectangle((0, 88, 150, 96), fill=(88, 150, 190))
    face.paste(pharmacy_label(), (11, 14))
    table = plain(1100, 800, (168, 172, 170), 1.5, 83, wear=0.05)
    tiles = Typesetter.on(plain(1300, 900, (214, 214, 206), 1.5, 84, wear=0.02))
    for place in range(0, 1300, 150):
        tiles.rectangle((place, 0, place + 3, 900), fill=(170, 168, 160))
        tiles.rectangle((0, place, 1300, place + 3), fill=(170, 168, 160))
    tin = rounded_corners(plain(86, 100, (196, 120, 60), 3, 8, wear=0.03), 6)
    sides = (plain(46, 96, white, 4, 2), plain(150, 46, white, 4, 3))
    panels = (
        panel(tiles.finish(), Pose(0, -260, 520)),
        *tiled(table, Pose(0, 49, 100, pitch=90), 200),
        *stuck(tin, Pose(150, -2, 130), softness=6),
        panel(shadow(160, 60, 14, 0.55), Pose(8, 48.6, 26, pitch=90), hides=False),
        *box(worn(face.finish(), 6, 0.012), 46, *sides, Pose(0, 0, 0, yaw=-12)),
    )
    lens = Lens(1280, 720, focal=1100, focus=240, aperture=0.9)
    light = Light(exposure=0.84, warmth=0.45, slope=(-0.25, -0.1), pool=(0.35, 0.25, 0.6, 0.15))
    return photograph(panels, Pose(-12, -52, -212, yaw=3, pitch=13, roll=1), lens, light)
