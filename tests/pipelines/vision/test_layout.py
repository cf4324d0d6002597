"""Reading order: columns, paragraphs, rows, and things that stand side by side."""

from __future__ import annotations

import collections
import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.types import Cell, Detection, LineRole, Point, Quad
from pipelines.vision.layout import in_reading_order
from pipelines.vision.text_detection import TextRegion

HEIGHT = 20.0


def box(left: float, top: float, width: float, height: float = HEIGHT) -> Quad:
    return Quad(
        (
            Point(left, top),
            Point(left + width, top),
            Point(left + width, top + height),
            Point(left, top + height),
        )
    )


def turned(quad: Quad, degrees: float) -> Quad:
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    a, b, c, d = (Point(p.x * cosine - p.y * sine, p.x * sine + p.y * cosine) for p in quad.points)
    return Quad((a, b, c, d))


def order(quads: list[Quad], shuffled: list[int]) -> list[int]:
    """Give the indices of the quads in reading order; `shuffled` is the order in which they were detected."""
    found = in_reading_order([TextRegion(quads[index], 0.9) for index in shuffled])
    return [quads.index(detection.quad) for detection in found]


def blocks(quads: list[Quad]) -> list[int]:
    return [detection.block for detection in in_reading_order([TextRegion(quad, 0.9) for quad in quads])]


TWO_COLUMNS = [box(left, 30.0 * row, 300) for left in (0.0, 380.0) for row in range(6)]
RECEIPT = [box(left, 26.0 * row, width) for row in range(5) for left, width in ((0.0, 180.0 + 20 * row), (420.0, 60.0))]
MARKERS = [
    box(middle - width / 2, 40.0 * row, width)
    for middle in (120.0, 480.0, 840.0)
    for row, width in enumerate((90.0, 200.0, 150.0))
]


@pytest.mark.parametrize("degrees", [0.0, -6.0, 8.0])
@pytest.mark.parametrize(
    "page", [TWO_COLUMNS, RECEIPT, MARKERS], ids=["two columns", "rows of a receipt", "markers side by side"]
)
def test_a_page_is_read_as_a_person_reads_it(page: list[Quad], degrees: float) -> None:
    quads = [turned(quad, degrees) for quad in page]
    shuffled = sorted(range(len(quads)), key=lambda index: (index * 7) % len(quads))
    assert order(quads, shuffled) == list(range(len(quads)))


def test_nothing_gives_nothing() -> None:
    assert in_reading_order([]) == ()


def test_columns_are_blocks_and_paragraphs_too() -> None:
    assert blocks(TWO_COLUMNS) == [0] * 6 + [1] * 6
    paragraphs = [box(0, 0, 300), box(0, 26, 300), box(0, 110, 300), box(0, 136, 300)]
    assert blocks(paragraphs) == [0, 0, 1, 1]


def test_a_table_with_cells_flush_left_is_read_row_by_row() -> None:
    widths = [[80.0, 120.0, 60.0], [110.0, 70.0, 90.0], [60.0, 100.0, 75.0]]
    table = [box(200.0 * column, 30.0 * row, widths[row][column]) for row in range(3) for column in range(3)]
    assert order(table, [4, 8, 0, 3, 1, 7, 2, 6, 5]) == list(range(9))


# Columns, tables, headings, furniture


def detections(quads: list[Quad]) -> list[Detection]:
    """Give what is found, in the order of the quads; they are located in another order."""
    shuffled = sorted(range(len(quads)), key=lambda index: (index * 7) % len(quads))
    found = {each.quad: each for each in in_reading_order([TextRegion(quads[index], 0.9) for index in shuffled])}
    return [found[quad] for quad in quads]


def leaning(quads: list[Quad], share: float) -> list[Quad]:
    """Give a page whose top is narrower than its foot by this share."""
    points = [point for quad in quads for point in quad.points]
    middle = statistics.fmean(point.x for point in points)
    foot = max(point.y for point in points)

    def moved(point: Point) -> Point:
        return Point(middle + (point.x - middle) * (1 - share * (1 - point.y / foot)), point.y)

    return [Quad((moved(a), moved(b), moved(c), moved(d))) for a, b, c, d in (quad.points for quad in quads)]


def fanned(quads: list[Quad], share: float) -> list[Quad]:
    """Give a page whose right side is lower than its left side by this share."""
    points = [point for quad in quads for point in quad.points]
    centre = statistics.fmean(point.y for point in points)
    right = max(point.x for point in points)

    def moved(point: Point) -> Point:
        return Point(point.x, centre + (point.y - centre) * (1 - share * point.x / right))

    return [Quad((moved(a), moved(b), moved(c), moved(d))) for a, b, c, d in (quad.points for quad in quads)]


def ragged(left: float, top: float, rows: int, width: float = 300.0) -> list[Quad]:
    """Give a paragraph whose lines are not quite equally long, the last one short."""
    lengths = [1.0, 0.9, 0.97, 0.85, 0.93]
    last = rows - 1
    return [box(left, top + 28.0 * row, width * (lengths[row % 5] if row < last else 0.4)) for row in range(rows)]


TITLE = box(90, -70, 400, 36)
TWO_TEXTS = [TITLE, *ragged(0, 0, 9), *ragged(330, 0, 8)]
THREE_TEXTS = [TITLE, *ragged(0, 0, 9, 220), *ragged(250, 9, 9, 220), *ragged(500, 0, 6, 220)]
COLUMNS = {
    "two": (TWO_TEXTS, 2),
    "two, turned and leaning": ([turned(quad, 3) for quad in leaning(TWO_TEXTS, 0.05)], 2),
    "two close ones, seen from far below": (leaning([TITLE, *ragged(0, 0, 12), *ragged(325, 0, 11)], 0.5), 2),
    "three, on lines of their own": (THREE_TEXTS, 3),
    "two, over a text": ([*TWO_TEXTS[1:], *ragged(0, 290, 3, 620)], 2),
    "two, a title in the middle of three": ([box(255, -60, 200, 34), *THREE_TEXTS[1:]], 3),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_read_one_after_the_other(name: str) -> None:
    quads, count = COLUMNS[name]
    assert order(quads, list(reversed(range(len(quads))))) == list(range(len(quads)))
    columns = [each.column for each in detections(quads) if each.column is not None]
    assert columns == sorted(columns)
    assert set(columns) == set(range(count))
    assert not any(each.role is LineRole.CELL for each in detections(quads))


def test_a_line_that_was_located_across_two_columns_spoils_only_itself() -> None:
    left, right = ragged(0, 0, 10), ragged(330, 0, 10)
    across = box(0, 28.0 * 5, 630)
    quads = [*left[:5], across, *left[6:], *right[:5], *right[6:]]
    assert order(quads, list(range(len(quads)))) == list(range(len(quads)))


def test_signs_side_by_side_are_no_columns() -> None:
    assert {each.column for each in detections(MARKERS)} == {None}


def grid(
    widths: list[list[float]], lefts: list[float], pitch: float = 34.0, flush: dict[int, float] | None = None
) -> list[Quad]:
    """Give a table row by row; a width of 0 leaves a cell empty, `flush` names right edges of columns."""
    flush = flush or {}
    return [
        box(flush[column] - width if column in flush else lefts[column], pitch * row, width)
        for row, cells in enumerate(widths)
        for column, width in enumerate(cells)
        if width
    ]


DAYS: list[list[float]] = [[40, 60, 45], [90, 70, 60], [80, 0, 60], [100, 80, 60], [110, 75, 60]]
WIDE: list[list[float]] = [[60, 120, 70, 110], [120, 70, 130, 60], [70, 115, 60, 125], [130, 60, 110, 70], [90] * 4]
NUMBERS: list[list[float]] = [[70, 50], [110, 60], [60, 45], [120, 70], [90, 40], [100, 55]]
TABLES = {
    "three columns, a cell empty": (grid(DAYS, [0, 150, 300]), DAYS),
    "turned and leaning": ([turned(quad, -3) for quad in leaning(grid(DAYS, [0, 150, 300]), 0.05)], DAYS),
    "wide and seen from aside": (fanned(grid(WIDE, [0, 230, 460, 690], 30.0), 0.3), WIDE),
    "flush right": (grid(NUMBERS, [0, 0], flush={1: 400}), NUMBERS),
    "tight": (grid(NUMBERS, [0, 200], 24.0), NUMBERS),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_known_with_its_cells(name: str) -> None:
    quads, widths = TABLES[name]
    assert order(quads, list(reversed(range(len(quads))))) == list(range(len(quads)))
    there = [(row, column) for row, cells in enumerate(widths) for column, width in enumerate(cells) if width]
    cells = [each.cell for each in detections(quads)]
    assert cells == [Cell(0, row, column) for row, column in there]


def test_a_table_stands_between_a_title_and_a_text() -> None:
    table = [Quad(tuple(Point(p.x, p.y + 60) for p in quad.points)) for quad in grid(DAYS, [0, 150, 300])]  # type: ignore[arg-type]
    quads = [box(0, 0, 250, 32), *table, *ragged(0, 280, 4, 420)]
    assert order(quads, list(reversed(range(len(quads))))) == list(range(len(quads)))
    roles = [each.role for each in detections(quads)]
    assert roles[1 : 1 + len(table)] == [LineRole.CELL] * len(table)
    assert LineRole.CELL not in {roles[0], *roles[1 + len(table) :]}


def test_cells_of_several_lines_are_read_whole() -> None:
    quads, cells = [], []
    for row in range(4):
        top = 80.0 * row
        second = [] if row == 0 else [box(150, top + 24, 120)]
        quads += [box(0, top, 60), box(150, top, 180), *second, box(400, top, 50)]
        cells += [Cell(0, row, 0), Cell(0, row, 1), *(Cell(0, row, 1) for _ in second), Cell(0, row, 2)]
    assert order(quads, list(reversed(range(len(quads))))) == list(range(len(quads)))
    assert [each.cell for each in detections(quads)] == cells


@pytest.mark.parametrize("rows", [1, 2])
def test_a_few_pairs_are_no_table(rows: int) -> None:
    assert {each.cell for each in detections(grid(NUMBERS[:rows], [0, 200]))} == {None}


def test_headings_are_clearly_larger_than_the_text() -> None:
    quads = [box(0, 0, 250, 32), *ragged(0, 50, 5), box(0, 210, 120, 25), *ragged(0, 240, 5)]
    headings = [index for index, each in enumerate(detections(quads)) if each.role is LineRole.HEADING]
    assert headings == [0, 6]


@pytest.mark.parametrize(
    "quads",
    [
        pytest.param([*ragged(0, 0, 5), *ragged(0, 170, 5)], id="paragraphs of one size"),
        pytest.param([box(0, 0, 300, 40), box(0, 60, 120), box(0, 90, 100)], id="a label"),
        pytest.param(MARKERS, id="markers"),
    ],
)
def test_without_larger_lines_over_running_text_there_is_no_heading(quads: list[Quad]) -> None:
    assert {each.role for each in detections(quads)} == {LineRole.TEXT}


TEXT = [*ragged(0, 0, 6, 400), *ragged(0, 180, 6, 400)]
FURNITURE = {
    "a number at the foot": ([*TEXT, box(190, 420, 25)], 1),
    "a number at the top": ([*TEXT, box(190, -60, 25)], 1),
    "a number and a running head": ([*TEXT, box(0, -60, 25), box(250, -60, 150)], 2),
    "small letters at the foot": ([*TEXT, box(0, 420, 300, 14)], 1),
    "a short last line of text": (TEXT, 0),
    "a line as large as the text": ([*TEXT, box(0, -60, 200)], 0),
    "a number on a label": ([box(0, 0, 200), box(0, 30, 180), box(90, 100, 25)], 0),
}


@pytest.mark.parametrize("name", FURNITURE)
def test_furniture_comes_last(name: str) -> None:
    quads, count = FURNITURE[name]
    found = in_reading_order([TextRegion(quad, 0.9) for quad in reversed(quads)])
    roles = [each.role is LineRole.FURNITURE for each in found]
    assert roles == [False] * (len(quads) - count) + [True] * count


@given(
    st.lists(
        st.builds(box, *(st.floats(0, 900) for _ in range(2)), st.floats(4, 400), st.floats(4, 60)),
        max_size=40,
        unique=True,
    )
)
def test_no_line_is_lost_or_read_twice(quads: list[Quad]) -> None:
    found = in_reading_order([TextRegion(quad, 0.9) for quad in quads])
    assert collections.Counter(each.quad for each in found) == collections.Counter(quads)
    numbers = [each.block for each in found]
    assert numbers == sorted(numbers)
    assert all((each.role is LineRole.CELL) == (each.cell is not None) for each in found)
