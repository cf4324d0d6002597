"""Pages in large print that are aimed at, turned, put down, or lie in the dark."""

from dataclasses import replace

from sample_frames.render.bodies import stuck, tiled
from sample_frames.render.camera import Lens, Panel, Pose
from sample_frames.render.fonts import Typeface
from sample_frames.render.motion import Path
from sample_frames.render.scenes.letters import folded, on_desk
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import Colour, Sheet, Typesetter
from sample_frames.render.surroundings import wood
from sample_frames.render.take import Take

DESK = Light(exposure=0.84, warmth=0.4, slope=(0.2, -0.1), pool=(0.6, 0.3, 0.6, 0.15))
NIGHT = Light(exposure=0.024, warmth=0.5, slope=(0.1, 0.0), noise=1.4)
LENS = Lens(1280, 720, focal=1100, focus=262, aperture=0.9)
NEAR = Pose(0, 62, -236, pitch=-15)
"""Where the head rests over a page that lies at the origin."""

EXCURSION = (
    "Beste allemaal,",
    "",
    "Vrijdag gaan we naar zee.",
    "De bus vertrekt om 9.15 uur.",
    "Neem een jas en brood mee.",
    "",
    "Tot vrijdag!",
)
SWIMMING = ("Het zwembad is dicht.", "Maandag kunt u weer", "komen zwemmen.", "Vraag hulp aan de balie.")
PHARMACY = (
    "De apotheek is verhuisd.",
    "U vindt ons nu aan de",
    "Lindelaan, nummer 12.",
    "Wij zijn open van 9 tot 17 uur.",
)
VISIT = (
    "Morgen komt de kapper.",
    "Hij begint om 10 uur.",
    "De kapper zit in zaal 2.",
    "Knippen kost 15 euro.",
    "Schrijf uw naam op de lijst.",
    "De lijst hangt bij de keuken.",
)


def note(lines: tuple[str, ...], title: str | None = None, ink: Colour = (20, 20, 26)) -> Sheet:
    """Typeset a note in large print: 150 mm wide, 24 points."""
    page = Typesetter.blank(150, 112, (251, 249, 242), 12.0)
    at = 20.0
    if title is not None:
        page.text((13, at), title, Typeface.OFFICE_BOLD, 30, (110, 40, 60))
        at += 18
    page.lines((13, at), lines, Typeface.OFFICE, 24, ink, pitch=1.35)
    return folded(page.finish(), 14, ())


def desk_with(sheet: Sheet, pose: Pose, seed: int = 44) -> tuple[Panel, ...]:
    """Lay a note on a table."""
    return on_desk(sheet, pose, wood(1800, 1400, (186, 156, 116), 3.0, seed))


def page_cut_off() -> Take:
    """A page whose left part is out of view, until the head turns to it."""
    panels = desk_with(note(EXCURSION), Pose(0, 0, roll=0.8))
    aside = replace(NEAR, x=96)
    keys = ((0.0, aside), (4.2, aside), (5.2, NEAR), (9.0, replace(NEAR, x=3)))
    head = Path(keys, sway_degrees=0.25, sway_mm=0.8, seed=5)
    times = tuple(round(0.25 * k, 3) for k in range(34))
    return Take(lambda _: panels, head, LENS, DESK, times, 74)


def page_put_down() -> Take:
    """A page that is held in view for two seconds and then put aside; the table remains."""
    panels = desk_with(note(VISIT), Pose(0, 0, roll=-1.0), 45)
    away = replace(NEAR, x=430, y=40)
    keys = ((0.0, NEAR), (2.0, NEAR), (2.8, away), (9.0, away))
    head = Path(keys, sway_degrees=0.2, sway_mm=0.6, seed=6)
    times = (*(round(0.2 * k, 3) for k in range(15)), *(round(3.2 + 0.8 * k, 3) for k in range(4)))
    return Take(lambda _: panels, head, LENS, DESK, times, 74)


def page_turned() -> Take:
    """A note that lies on its side, and then one that lies upside down."""
    table = tiled(wood(1800, 1400, (186, 156, 116), 3.0, 46), Pose())
    side = (*table, *stuck(note(SWIMMING), Pose(0, 0, -0.6, roll=90), softness=3))
    over = (*table, *stuck(note(PHARMACY), Pose(0, 0, -0.6, roll=181), softness=3))
    far = replace(NEAR, z=-262)
    head = Path(((0.0, far),), sway_degrees=0.15, sway_mm=0.5, seed=7)
    times = (0.0, 0.2, 0.4, 14.0, 14.2, 14.4)
    return Take(lambda at: side if at < 7 else over, head, replace(LENS, focus=285), DESK, times, 78)


def page_dark_then_light() -> Take:
    """A note in the dark; after two seconds the light goes on."""
    panels = desk_with(note(PHARMACY), Pose(0, 0, roll=1.2), 47)
    head = Path(((0.0, NEAR),), sway_degrees=0.15, sway_mm=0.5, seed=8)
    times = tuple(round(0.25 * k, 3) for k in range(14))
    return Take(lambda _: panels, head, LENS, NIGHT, times, 70, light_from=(1.9, DESK))
