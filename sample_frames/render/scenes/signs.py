"""What hangs or stands: a notice on a wall, a sign at a cemetery's gate."""

from dataclasses import replace

from sample_frames.render.bodies import stuck, tiled
from sample_frames.render.camera import Lens, Panel, Pose, panel
from sample_frames.render.fonts import Typeface
from sample_frames.render.motion import Path
from sample_frames.render.sensor import Light
from sample_frames.render.sheet import WHITE, Colour, Sheet, Typesetter, rounded_corners
from sample_frames.render.surroundings import grass, leaves, plain, plaster
from sample_frames.render.take import Take, photograph

CORRIDOR = Light(exposure=0.82, warmth=0.3, slope=(-0.25, -0.2), pool=(0.3, 0.1, 0.7, 0.15))
OUTDOORS = Light(exposure=0.95, warmth=-0.1, slope=(0.1, -0.15), pool=(0.7, 0.1, 0.8, 0.10), noise=0.5, shutter=0.003)


def notice(title: str, lines: tuple[str, ...], colour: Colour) -> Sheet:
    """Typeset a notice: 210 × 260 mm, large print, a pin in each upper corner.

    Args:
        title: In bold, on a coloured ground.
        lines: Below it.
        colour: Of the ground.

    Returns:
        The sheet.
    """
    page = Typesetter.blank(210, 260, (248, 247, 240), 8.0)
    page.rectangle((0, 0, 210, 46), fill=colour)
    page.text((105, 33), title, Typeface.SANS_BOLD, 54, WHITE, anchor="ms")
    page.lines((18, 73), lines, Typeface.SANS_BOLD, 35, pitch=1.55)
    for x in (6.0, 204.0):
        page.circle((x, 7), 3.6, (40, 44, 50))
        page.circle((x - 0.6, 6.4), 2.6, (206, 60, 52))
    return page.finish()


def corridor(sheet: Sheet, seed: int) -> tuple[Panel, ...]:
    """Hang a notice on a plastered wall, the plane z = 0, beside a door frame, a switch and a plinth."""
    wall = plaster(4400, 2700, (206, 202, 190), 1.4, seed)
    frame = plain(110, 2600, (112, 84, 62), 1.5, seed + 1, wear=0.05)
    door = plain(520, 2600, (150, 120, 92), 1.0, seed + 2, wear=0.03)
    plate = rounded_corners(plain(82, 82, (232, 230, 222), 4, 2, wear=0.01), 6)
    rocker = rounded_corners(plain(52, 52, (240, 239, 233), 4, 2, wear=0.01), 3)
    return (
        *tiled(wall, Pose(-300, -50, 0)),
        panel(door, Pose(-700, 0, -8)),
        *stuck(frame, Pose(-420, 0, -22), softness=8),
        *stuck(plate, Pose(-255, 130, -9), softness=4),
        *stuck(rocker, Pose(-255, 130, -13, roll=0.5), softness=1.5, strength=0.3),
        *stuck(sheet, Pose(0, 0, -3, roll=-1.2), softness=3),
    )


def notice_wall() -> Take:
    """A notice on a wall, seen obliquely from the right."""
    lines = ("Vanavond eten we", "om 18.00 uur.", "", "Menu: erwtensoep", "en roggebrood", "", "Afmelden voor 15 uur")
    lens = Lens(1280, 720, focal=1100, focus=420, aperture=0.9)
    viewer = Pose(205, -14, -366, yaw=-30, pitch=0, roll=2)
    return photograph(corridor(notice("Mededeling", lines, (150, 52, 44)), 51), viewer, lens, CORRIDOR)


def walk_to_notice() -> Take:
    """Someone walks up to a notice; most frames are smeared by the steps."""
    lines = ("De lift is defect.", "Neem de trap", "naast de keuken.", "", "Monteur komt om", "13.15 uur")
    panels = corridor(notice("Let op", lines, (38, 84, 130)), 52)
    lens = Lens(1280, 720, focal=1100, focus=480, aperture=0.8)
    near = Pose(30, -8, -375, yaw=-5, pitch=-1)
    far = Pose(330, -120, -1750, yaw=-12, pitch=3)
    keys = ((0.0, far), (3.6, replace(near, z=-430)), (4.4, near), (9.0, replace(near, x=24)))
    head = Path(keys, sway_degrees=1.4, sway_mm=7.0, seed=14)
    times = (*(k / 7 for k in range(38)), *(6.0 + 0.8 * k for k in range(3)))
    return Take(lambda _: panels, head, lens, replace(CORRIDOR, shutter=0.030), tuple(round(t, 3) for t in times), 76)


def sign_board() -> Sheet:
    """Typeset a cemetery's sign: 900 × 640 mm, white on green enamel."""
    green: Colour = (28, 74, 56)
    board = Typesetter.on(plain(900, 640, green, 2.0, 3, wear=0.025))
    board.rounded((16, 16, 884, 624), 26, WHITE, 5)
    board.text((450, 135), "Begraafplaats", Typeface.SANS_BOLD, 280, WHITE, anchor="ms")
    board.text((450, 240), "Oosterhof", Typeface.SANS_BOLD, 280, WHITE, anchor="ms")
    board.rectangle((80, 285, 820, 290), fill=WHITE)
    for order, line in enumerate(("Open van 8 tot 17 uur", "Honden aan de lijn", "Vak A en B rechtdoor")):
        board.text((450, 375 + 92 * order), line, Typeface.SANS, 190, WHITE, anchor="ms")
    return rounded_corners(board.finish(), 34)


def cemetery_sign() -> Take:
    """A sign on two posts in the grass, before a hedge."""
    post = plain(70, 1500, (150, 152, 150), 1.0, 4, wear=0.06)
    panels: list[Panel] = [panel(leaves(5000, 2100, 0.7, 5), Pose(0, -420, 900))]
    panels += tiled(grass(5000, 1700, 0.6, 6), Pose(0, 600, 60, pitch=90), brightness=1.1)
    panels += [panel(post, Pose(x, 120, 12), brightness=0.9) for x in (-300, 300)]
    panels += stuck(sign_board(), Pose(0, -60, 0), softness=20, strength=0.2)
    lens = Lens(1280, 720, focal=1100, focus=1300, aperture=0.9)
    return photograph(tuple(panels), Pose(-370, 40, -1300, yaw=15, pitch=-2, roll=-2), lens, OUTDOORS)
