"""Reading order: columns, paragraphs, rows, and things that stand side by side."""

from __future__ import annotations

import math

import pytest

from pipelines.types import Point, Quad
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
