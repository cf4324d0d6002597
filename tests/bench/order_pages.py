"""Pages set in columns and tables, rendered with known words in a known order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipelines.types import Pixels
from sample_frames.render.fonts import Typeface, font
from sample_frames.render.sheet import MM_PER_POINT, Sheet, Typesetter

PIXELS_PER_MM = 6.0
MARGIN = 15.0
"""Around the content, in millimetres."""
PITCH = 1.3
"""Distance of the baselines of running text, in em."""

_PAINTERS = (
    "Vanaf maandag werken schilders aan de gevel. Zij beginnen bij de achterdeur en eindigen rond Kerstmis bij het "
    "fietsenhok. Wie hinder heeft van lawaai, kan overdag gebruikmaken van kamer twaalf."
)
_GARDEN = (
    "Onze tuinploeg zoekt vrijwilligers met groene vingers. Elke woensdag snoeien wij rozen, harken bladeren en "
    "planten bollen voor het voorjaar. Koffie staat klaar; handschoenen liggen in de schuur."
)
_BICYCLES = (
    "Fietsen zonder eigenaar gaan naar de gemeente. Hang daarom een kaartje met naam aan uw stuur. Na twee weken "
    "ruimt onze conciërge alles op wat dan nog overblijft."
)
_LIBRARY = (
    "De bibliotheek krijgt nieuwe kasten. Tijdens de verbouwing lenen wij boeken uit vanuit de hal. Breng gelezen "
    "romans gerust terug via de rode brievenbus naast het loket."
)
_CHOIR = (
    "Tot slot een oproep: wie speelt piano of gitaar? Het koor oefent iedere vrijdagavond en mist begeleiding. "
    "Muzikanten melden zich bij mevrouw Verhagen, zij regelt sleutels en bladmuziek."
)
PARAGRAPHS = (_PAINTERS, _GARDEN, _BICYCLES, _LIBRARY, _CHOIR)
SECTIONS = ("Onderhoud", "Buiten", "Stalling", "Lezen", "Zingen")
TIMETABLE = (
    ("Dag", "Afval", "Tijd"),
    ("maandag", "papier", "07:30"),
    ("dinsdag", "glas", "08:15"),
    ("woensdag", "plastic", "09:45"),
    ("donderdag", "groente", "10:20"),
    ("vrijdag", "textiel", "11:05"),
)
ROSTER = (
    ("Naam", "Taak", "Plaats", "Begin", "Einde"),
    ("Bakker", "vegen", "kelder", "8:10", "9:25"),
    ("Visser", "afwassen", "keuken", "9:30", "10:40"),
    ("Smit", "sorteren", "magazijn", "10:50", "11:55"),
    ("Mulder", "inpakken", "expeditie", "12:35", "13:15"),
    ("Dekker", "poetsen", "kantine", "13:20", "14:45"),
    ("Jansen", "stapelen", "laadperron", "15:00", "16:05"),
)
PRICES = (
    ("Artikel", "Prijs"),
    ("kogellager", "12,50"),
    ("kabelwartel", "3,95"),
    ("zekering", "0,85"),
    ("vet", "7,20"),
    ("isolatieband", "2,15"),
)
STOCK = (
    ("Nummer", "Omschrijving", "Vak", "Aantal"),
    ("4711", "bout verzinkt", "B-02", "250"),
    ("4820", "moer met flens", "C-14", "1200"),
    ("4933", "ring veerstaal", "D-07", "85"),
    ("5046", "schroef kruiskop", "E-21", "640"),
)


@dataclass(frozen=True, eq=False)
class OrderPage:
    """A picture of a page, and what stands on it."""

    name: str
    pixels: Pixels
    lines: tuple[str, ...]
    """In the order in which a person reads them."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Running text beside running text; lengths in millimetres."""

    count: int = 2
    width: float = 78.0
    gutter: float = 10.0
    points: float = 14.0
    title: str = ""
    sections: bool = False
    """Whether each paragraph has a heading."""
    stagger: float = 0.0
    """How much lower each further column begins."""
    paragraph_gap: float = 0.6
    """White after a paragraph, in lines."""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; lengths in millimetres."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    points: float = 16.0
    pitch: float = 11.0
    """From row to row."""
    title: str = ""
    intro: str = ""
    ruled: bool = False
    right: frozenset[int] = frozenset()
    """Columns set flush right."""


def pages() -> Iterator[OrderPage]:
    """Give every page, each as flat as a scan or a little askew."""
    level, askew, leaning = (0.0, 0.0), (2.0, 0.0), (-1.0, 0.05)
    columns = {
        "two columns": (Columns(), level),
        "two columns, title, narrow gutter": (Columns(gutter=6.0, title="Nieuws uit het wooncomplex"), level),
        "two columns, sections, askew": (Columns(sections=True, title="Bewonersblad"), askew),
        "two columns, staggered": (Columns(stagger=3.4, points=13.0), level),
        "two columns, page number, leaning": (Columns(gutter=14.0, footer="14"), leaning),
        "three columns": (Columns(3, 62.0, 8.0, 13.0, title="Mededelingen"), level),
        "three columns, sections, leaning": (Columns(3, 66.0, 12.0, 13.0, sections=True), leaning),
        "two wide columns, no space between paragraphs": (Columns(2, 105.0, 9.0, 14.0, paragraph_gap=0.0), askew),
    }
    grids = {
        "table of 3, title": (Grid(TIMETABLE, (50, 45, 30), title="Ophaaldagen"), level),
        "table of 3, ruled, askew": (Grid(TIMETABLE, (60, 60, 40), ruled=True), askew),
        "table of 5": (Grid(ROSTER, (32, 38, 40, 26, 22), 13.0, 8.5), level),
        "table of 5, title, leaning": (Grid(ROSTER, (36, 40, 46, 28, 24), 14.0, 11.0, title="Werkrooster"), leaning),
        "table of 2, prices flush right": (Grid(PRICES, (70, 30), right=frozenset({1})), level),
        "table of 4, title and text": (
            Grid(STOCK, (34, 66, 32, 26), 14.0, 9.0, title="Voorraad", intro=PARAGRAPHS[1], right=frozenset({3})),
            level,
        ),
        "table of 4, tight, ruled, askew": (Grid(STOCK, (30, 60, 28, 24), 14.0, 7.6, ruled=True), askew),
    }
    for name, (text, view) in columns.items():
        sheet, lines = _set_columns(text)
        yield OrderPage(name, _seen(sheet, *view), lines)
    for name, (grid, view) in grids.items():
        sheet, lines = _set_grid(grid)
        yield OrderPage(name, _seen(sheet, *view), lines)


def _set_columns(page: Columns) -> tuple[Sheet, tuple[str, ...]]:
    size = page.points * MM_PER_POINT
    step = size * PITCH
    items: list[tuple[str, bool]] = []
    for heading, paragraph in zip(SECTIONS, PARAGRAPHS, strict=True):
        if page.sections:
            items.append((heading, True))
        items += [(line, False) for line in _wrapped(paragraph, page.width, page.points)]
        items.append(("", False))
    share = -(-len(items) // page.count)
    height = 2 * MARGIN + (share + 5) * step + (page.count - 1) * page.stagger
    width = 2 * MARGIN + page.count * page.width + (page.count - 1) * page.gutter
    setter = Typesetter.blank(width, height, pixels_per_mm=PIXELS_PER_MM)
    top = MARGIN + size
    said: list[str] = []
    if page.title:
        setter.text((MARGIN, top), page.title, Typeface.SANS_BOLD, page.points * 1.8)
        said.append(page.title)
        top += 2.2 * step
    for index in range(page.count):
        left = MARGIN + index * (page.width + page.gutter)
        baseline = top + index * page.stagger
        for text, is_heading in items[index * share : (index + 1) * share]:
            if text:
                face, points = (Typeface.SANS_BOLD, page.points * 1.3) if is_heading else (Typeface.SANS, page.points)
                setter.text((left, baseline), text, face, points)
                said.append(text)
            baseline += step * (1.0 if text else page.paragraph_gap) * (1.2 if is_heading else 1.0)
    if page.footer:
        setter.text((width / 2, height - MARGIN / 2), page.footer, Typeface.SANS, page.points, anchor="ms")
        said.append(page.footer)
    return setter.finish(), tuple(said)


def _set_grid(page: Grid) -> tuple[Sheet, tuple[str, ...]]:
    size = page.points * MM_PER_POINT
    inner = sum(page.widths)
    intro = _wrapped(page.intro, inner, page.points) if page.intro else []
    height = 2 * MARGIN + len(page.rows) * page.pitch + (len(intro) + 4) * size * PITCH
    setter = Typesetter.blank(2 * MARGIN + inner, height, pixels_per_mm=PIXELS_PER_MM)
    baseline = MARGIN + size
    said: list[str] = []
    if page.title:
        setter.text((MARGIN, baseline), page.title, Typeface.SANS_BOLD, page.points * 1.6)
        said.append(page.title)
        baseline += 2.2 * size
    for line in intro:
        setter.text((MARGIN, baseline), line, Typeface.SANS, page.points)
        said.append(line)
        baseline += size * PITCH
    baseline += page.pitch - size if intro else 0.0
    for number, row in enumerate(page.rows):
        left = MARGIN
        for column, (cell, width) in enumerate(zip(row, page.widths, strict=True)):
            face = Typeface.SANS_BOLD if number == 0 else Typeface.SANS
            if column in page.right:
                setter.text((left + width - 3, baseline), cell, face, page.points, anchor="rs")
            else:
                setter.text((left + 2, baseline), cell, face, page.points)
            if page.ruled:
                top = baseline - 0.5 * page.pitch - 0.35 * size
                setter.rectangle((left, top, left + width, top + page.pitch), line=(60, 60, 60))
            said.append(cell)
            left += width
        baseline += page.pitch
    return setter.finish(), tuple(said)


def _wrapped(text: str, width: float, points: float) -> list[str]:
    """Break a text into lines no wider than this many millimetres."""
    face = font(Typeface.SANS, points * MM_PER_POINT * PIXELS_PER_MM)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width * PIXELS_PER_MM:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _seen(sheet: Sheet, degrees: float, lean: float) -> Pixels:
    """Lay a sheet on a grey table, turned by some degrees, its top narrower than its foot by a share of its width."""
    rows, columns = sheet.pixels.shape[:2]
    border = round(0.06 * max(rows, columns))
    canvas = (columns + 2 * border, rows + 2 * border)
    corners: Sequence[tuple[float, float]] = ((0, 0), (columns, 0), (columns, rows), (0, rows))
    inset = lean * columns / 2
    placed = ((inset, 0), (columns - inset, 0), (columns, rows), (0, rows))
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), degrees, 1.0)
    goal = np.array(placed, np.float32) @ turn[:, :2].T.astype(np.float32) + turn[:, 2].astype(np.float32) + border
    warp = cv2.getPerspectiveTransform(np.array(corners, np.float32), goal.astype(np.float32))
    paper = np.ascontiguousarray(sheet.pixels[:, :, 2::-1])
    seen = cv2.warpPerspective(paper, warp, canvas, flags=cv2.INTER_AREA, borderValue=(96, 104, 110))
    return np.asarray(seen, np.uint8)
