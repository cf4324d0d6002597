"""Notices that are set in columns, in a table, and in two languages."""

from sample_frames.render.bodies import stuck, tiled
from sample_frames.render.camera import Lens, Panel, Pose
from sample_frames.render.fonts import Typeface
from sample_frames.render.scenes.signs import CORRIDOR
from sample_frames.render.sheet import WHITE, Sheet, Typesetter
from sample_frames.render.surroundings import plaster
from sample_frames.render.take import Take, photograph

LEFT_COLUMN = (
    "De tuin wordt in maart",
    "opnieuw ingericht. Er komt",
    "een breed pad, zodat ieder-",
    "een er met een rolstoel kan",
    "rijden. Langs het pad staan",
    "straks drie banken.",
    "Het werk duurt vier weken.",
)
RIGHT_COLUMN = (
    "U kunt ons helpen. Wij",
    "werken elke donderdag van",
    "10.00 tot 12.00 uur.",
    "Wij zoeken mensen voor:",
    "• planten water geven",
    "• onkruid weghalen",
    "• de schuur verven",
    "Meld u aan bij de balie.",
)
WASTE = (
    ("Dag", "Afval", "Vanaf"),
    ("Maandag", "Restafval", "8.00"),
    ("Dinsdag", "Papier", "9.30"),
    ("Donderdag", "Glas", "13.00"),
    ("Vrijdag", "Groente", "8.30"),
)
DUTCH = ("Welkom in ons museum.", "De tentoonstelling is open", "van dinsdag tot zondag.", "Tassen mogen niet mee.")
ENGLISH = (
    "Welcome to our museum.",
    "The exhibition is open",
    "from Tuesday to Sunday.",
    "Please leave your bags here.",
)


def on_wall(sheet: Sheet, seed: int) -> tuple[Panel, ...]:
    """Hang a sheet on a plastered wall."""
    return (*tiled(plaster(2400, 1800, (206, 202, 190), 1.4, seed), Pose()), *stuck(sheet, Pose(0, 0, -3), softness=3))


def columns_sheet() -> Sheet:
    """Typeset a notice with a heading over two columns and a page number below: 300 × 170 mm."""
    page = Typesetter.blank(300, 170, (248, 247, 240), 7.0)
    page.text((18, 30), "Nieuws uit de tuin", Typeface.SANS_BOLD, 52, (38, 84, 60))
    page.lines((18, 51), LEFT_COLUMN, Typeface.SANS, 25, pitch=1.38)
    page.lines((164, 51), RIGHT_COLUMN, Typeface.SANS, 25, pitch=1.38)
    page.text((150, 162), "Pagina 2", Typeface.SANS, 20, anchor="ms")
    return page.finish()


def notice_two_columns() -> Take:
    """A notice in two columns on a wall."""
    lens = Lens(1280, 720, focal=1100, focus=300, aperture=0.8)
    viewer = Pose(6, 0, -292, yaw=-2, roll=0.8)
    return photograph(on_wall(columns_sheet(), 61), viewer, lens, CORRIDOR)


def table_sheet() -> Sheet:
    """Typeset a table with ruled rows below a title: 240 × 150 mm."""
    page = Typesetter.blank(240, 150, WHITE, 8.0)
    page.text((16, 26), "Afval ophalen", Typeface.SANS_BOLD, 46, (38, 84, 130))
    for order, row in enumerate(WASTE):
        baseline = 54 + 21 * order
        typeface = Typeface.SANS_BOLD if order == 0 else Typeface.SANS
        for left, cell in zip((18, 104, 188), row, strict=True):
            page.text((left, baseline), cell, typeface, 32)
        page.rectangle((16, baseline + 6.4, 224, baseline + 6.9), fill=(120, 124, 130))
    return page.finish()


def waste_table() -> Take:
    """A table on a wall: what is collected on which day."""
    lens = Lens(1280, 720, focal=1100, focus=262, aperture=0.8)
    return photograph(on_wall(table_sheet(), 62), Pose(-4, 0, -262, yaw=2, roll=-0.8), lens, CORRIDOR)


def leaflet_sheet() -> Sheet:
    """Typeset a leaflet with a Dutch paragraph and an English one below it: 190 × 200 mm."""
    page = Typesetter.blank(200, 186, (250, 248, 240), 8.0)
    page.lines((14, 24), DUTCH, Typeface.OFFICE, 36, pitch=1.35)
    page.rectangle((14, 92, 186, 92.6), fill=(150, 120, 60))
    page.lines((14, 114), ENGLISH, Typeface.OFFICE, 36, (60, 40, 20), pitch=1.35)
    return page.finish()


def leaflet_two_languages() -> Take:
    """A leaflet on a wall, the same in Dutch and in English."""
    lens = Lens(1280, 720, focal=1100, focus=330, aperture=0.8)
    return photograph(on_wall(leaflet_sheet(), 63), Pose(4, 0, -318, yaw=-1, roll=0.6), lens, CORRIDOR)
