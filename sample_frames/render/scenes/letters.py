"""Letters and forms on a desk."""

from dataclasses import replace

import numpy as np

from sample_frames.render.bodies import stuck, tiled
from sample_frames.render.camera import Lens, Panel, Pose, panel
from sample_frames.render.fonts import Typeface
from sample_frames.render.motion import Path
from sample_frames.render.noise import smooth_field
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import Colour, Sheet, Typesetter, rounded_corners, shaded
from sample_frames.render.surroundings import plain, wood
from sample_frames.render.take import Take, photograph

LETTER_LINES = (
    "Geachte mevrouw Jansen,",
    "",
    "U krijgt geld van ons terug. U hebt dit jaar te veel",
    "betaald voor het ophalen van uw afval. Het gaat om",
    "een bedrag van € 84,50.",
    "",
    "Wij maken dit bedrag over voor 1 december 2026.",
    "U hoeft daar niets voor te doen.",
    "",
    "Hebt u nog vragen? Bel ons dan op werkdagen tussen",
    "9.00 en 16.30 uur. Ons nummer is 012 345 67 89.",
    "",
    "Met vriendelijke groet,",
    "",
    "Team Belastingen",
)
LARGE_LINES = (
    "Beste bewoner,",
    "",
    "Op dinsdag 8 december komt",
    "de fysiotherapeut om 10.30 uur.",
    "De oefeningen duren een half uur.",
    "",
    "Meedoen kost € 2,50.",
    "Meld u aan bij de receptie.",
    "",
    "Groeten van het team",
)
AMOUNT_LINES = (
    "Geachte heer De Wit,",
    "",
    "Op 12 november 2026 bestelde u bij ons een stoel.",
    "Bestelnummer: 4471-203.",
    "",
    "De stoel kost € 249,95. De bezorging kost € 12,50.",
    "Wij komen op donderdag 3 december tussen 13.30",
    "en 15.00 uur.",
    "",
    "Maak het bedrag over op IBAN NL13 TEST 0123 4567 89.",
    "",
    "Vragen? Bel 088 000 00 00 of mail naar",
    "hulp@stoelenhuis.example. Meer informatie vindt u",
    "op www.stoelenhuis.example.",
)
ORDER_LINES = (
    "Datum: 12 oktober 2026",
    "Vak B, rij 4",
    "Graf B-114",
    "",
    "1. Steen reinigen",
    "2. Gras maaien rond het graf",
    "3. Kapotte vaas weghalen",
    "",
    "Klaar voor 14.00 uur",
    "Vragen? Bel de beheerder.",
)


def folded(sheet: Sheet, seed: int, folds: tuple[float, ...] = (99.0, 198.0)) -> Sheet:
    """Shade a sheet of paper as if it had been folded at these millimetres from its top, and lay unevenly since."""
    rows, columns = sheet.pixels.shape[:2]
    rng = np.random.default_rng(seed)
    y = np.arange(rows, dtype=np.float32)[:, None] / sheet.pixels_per_mm
    light = 1 + 0.012 * smooth_field(rng, rows, columns, (60 * sheet.pixels_per_mm, 60 * sheet.pixels_per_mm))
    for order, fold in enumerate(folds):
        distance = y - fold
        side = 1 if order % 2 == 0 else -1
        light += side * 0.035 * np.sign(distance) * np.exp(-np.abs(distance) / 25)
        light -= 0.10 * np.exp(-(distance**2) / 0.18)
    return shaded(sheet, np.asarray(light, np.float32))


def letter_sheet() -> Sheet:
    """Typeset the letter of a municipality: A4, 13 points."""
    blue: Colour = (24, 62, 120)
    page = Typesetter.blank(210, 297, (250, 249, 246), 12.0)
    page.rectangle((22, 15, 29, 22), fill=blue)
    page.rectangle((30.5, 15, 37.5, 22), fill=(210, 120, 30))
    page.text((42, 21.5), "Gemeente Waterveld", Typeface.SANS_BOLD, 18, blue)
    at = page.lines((22, 35), ("Mevrouw A. Jansen", "Dorpsstraat 8", "9998 ZZ Waterveld"), Typeface.SANS, 13)
    at = page.lines((22, at + 3), ("Datum: 3 november 2026",), Typeface.SANS, 13)
    at = page.lines((22, at), ("Onderwerp: teruggave afvalstoffenheffing",), Typeface.SANS_BOLD, 13)
    page.lines((22, at + 3), LETTER_LINES, Typeface.SANS, 13)
    return folded(page.finish(), 11, (101.8,))


def amounts_sheet() -> Sheet:
    """Typeset the letter of a shop: A4, 13 points."""
    red: Colour = (140, 40, 30)
    page = Typesetter.blank(210, 297, (250, 249, 246), 12.0)
    page.text((22, 21.5), "Stoelenhuis Waterveld", Typeface.SANS_BOLD, 18, red)
    at = page.lines((22, 35), ("De heer B. de Wit", "Kerkpad 21", "9998 ZZ Waterveld"), Typeface.SANS, 13)
    at = page.lines((22, at + 3), ("Datum: 16 november 2026",), Typeface.SANS, 13)
    page.lines((22, at + 3), AMOUNT_LINES, Typeface.SANS, 13)
    return folded(page.finish(), 15, (101.8,))


def letter_amounts() -> Take:
    """A letter with amounts, dates and numbers on a desk."""
    desk = wood(1100, 900, (150, 104, 66), 3.0, 22)
    lens = Lens(1920, 1080, focal=1650, focus=270, aperture=0.9)
    viewer = Pose(x=2, y=108, z=-243, pitch=-25, roll=-0.8)
    light = Light(exposure=0.86, warmth=0.3, slope=(0.16, -0.1), pool=(0.6, 0.4, 0.6, 0.12))
    return photograph(on_desk(amounts_sheet(), Pose(2, 64, roll=1.6), desk), viewer, lens, light)


def large_letter_sheet() -> Sheet:
    """Typeset a letter in large print: 148 × 150 mm, 24 points, as a home sends it to its residents."""
    page = Typesetter.blank(148, 150, (251, 249, 242), 12.0)
    page.text((14, 19), "Woonhuis De Linde", Typeface.OFFICE_BOLD, 28, (110, 40, 60))
    page.rectangle((14, 23.5, 134, 24.3), fill=(110, 40, 60))
    page.lines((14, 36), LARGE_LINES, Typeface.OFFICE, 24, pitch=1.3)
    return folded(page.finish(), 12, ())


def order_sheet() -> Sheet:
    """Typeset a work order of a cemetery: 190 × 200 mm, typewritten."""
    page = Typesetter.blank(190, 200, (243, 241, 230), 10.0)
    page.text((16, 24), "WERKBON 2026-118", Typeface.TYPEWRITER_BOLD, 34)
    page.text((16, 37), "Begraafplaats Oosterhof", Typeface.TYPEWRITER_BOLD, 26)
    page.rectangle((16, 43, 174, 43.8), fill=(40, 40, 44))
    page.lines((16, 56), ORDER_LINES, Typeface.TYPEWRITER_BOLD, 24, pitch=1.5)
    return folded(page.finish(), 13, ())


def on_desk(sheet: Sheet, pose: Pose, desk: Sheet) -> tuple[Panel, ...]:
    """Lay a sheet on a desk, the plane z = 0, among a pen and the corner of a folder."""
    pen = rounded_corners(plain(142, 9, (30, 44, 92), 6, 4, wear=0.02), 4.4)
    folder = rounded_corners(plain(230, 310, (62, 92, 82), 2, 9, wear=0.04), 3)
    return (
        *tiled(desk, Pose()),
        *stuck(folder, Pose(pose.x + 236, pose.y + 30, -2, roll=11), softness=4),
        *stuck(sheet, replace(pose, z=-0.6), softness=3),
        *stuck(pen, Pose(pose.x + 62, pose.y - sheet.height / 2 - 16, -6, roll=-9), softness=4, strength=0.5),
    )


def letter() -> Take:
    """A letter on a desk, seen by someone who sits at it."""
    desk = wood(1100, 900, (150, 104, 66), 3.0, 21)
    lens = Lens(1920, 1080, focal=1650, focus=270, aperture=0.9)
    viewer = Pose(x=-4, y=116, z=-243, pitch=-25, roll=1.0)
    light = Light(exposure=0.86, warmth=0.35, slope=(-0.18, -0.12), pool=(0.35, 0.4, 0.6, 0.12))
    return photograph(on_desk(letter_sheet(), Pose(4, 70, roll=-2.0), desk), viewer, lens, light)


def work_order() -> Take:
    """A work order on a clipboard, on a wooden bench outdoors."""
    bench = wood(900, 800, (128, 116, 98), 3.0, 5, plank=95)
    board = rounded_corners(plain(222, 270, (104, 72, 44), 4, 3, wear=0.05), 6)
    clip = rounded_corners(plain(96, 26, (168, 172, 178), 4, 3, wear=0.06), 8)
    panels = (
        panel(bench, Pose(roll=7)),
        *stuck(board, Pose(0, 0, -4, roll=3), softness=5, strength=0.55),
        *stuck(order_sheet(), Pose(2, 12, -5, roll=2.4), softness=1.5),
        *stuck(clip, Pose(4, -104, -12, roll=3), softness=4),
    )
    lens = Lens(1280, 720, focal=1100, focus=330, aperture=0.9)
    light = Light(exposure=0.95, warmth=-0.35, slope=(0.25, 0.10), pool=(0.8, 0.2, 0.5, 0.15), noise=0.6)
    return photograph(panels, Pose(-4, 92, -296, pitch=-16, roll=-1), lens, light)


def letter_one_button() -> Take:
    """A letter in large print on a table, seen for half a minute by someone who sits at it."""
    table = wood(1800, 1400, (186, 156, 116), 3.0, 33)
    sheet = large_letter_sheet()
    panels = on_desk(sheet, Pose(0, 0, roll=1.5), table)
    lens = Lens(1280, 720, focal=1100, focus=255, aperture=0.9)
    near = Pose(0, 66, -228, pitch=-16)
    keys = ((0.0, replace(near, y=120, z=-330, pitch=-30, yaw=-22)), (1.2, near), (30.0, replace(near, x=3, z=-232)))
    head = Path(keys, sway_degrees=0.35, sway_mm=1.2, seed=4)
    # Seven frames a second while the head comes down; then one or two a second, as the page lies still.
    times = (*(k / 7 for k in range(13)), *(2.4 + 0.8 * k for k in range(10)), *(12.0 + 2.0 * k for k in range(8)))
    light = Light(exposure=0.84, warmth=0.5, slope=(0.2, -0.1), pool=(0.6, 0.3, 0.6, 0.15))
    return Take(lambda _: panels, head, lens, light, tuple(round(time, 3) for time in times), 76)
