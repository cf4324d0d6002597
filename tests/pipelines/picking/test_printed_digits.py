"""The digits under a code that cannot be read: what is looked at, and what of it counts."""

from __future__ import annotations

import pytest

from pipelines.picking.printed_digits import MOST_LINES, PrintedDigits
from pipelines.types import Detection, LinesWanted, Observation, Point, Quad, TextLine, Wanted
from tests.pipelines.picking.shelf import quad

FRAME = 7
BARS = quad(640, 360, 200)


def _box(x: float, y: float, width: float = 60, height: float = 20) -> Quad:
    left, right, top, bottom = x - width / 2, x + width / 2, y - height / 2, y + height / 2
    return Quad((Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)))


def _located(*quads: Quad, frame: int = FRAME) -> Observation:
    return Observation(frame, 1.0, detections=tuple(Detection(each, 0.9, 0) for each in quads))


def _line(text: str, where: Quad, frame: int = FRAME) -> Observation:
    return Observation(frame, 1.0, line=TextLine(text, 0.9, (0.9,) * len(text), where, 0))


def _read(*lines: tuple[str, Quad], around: Quad | None = None) -> PrintedDigits:
    digits = PrintedDigits(FRAME, around).told(_located(*(where for _, where in lines)))
    for text, where in lines:
        digits = digits.told(_line(text, where))
    return digits


def test_first_the_text_is_located_and_then_it_is_read_line_by_line() -> None:
    digits = PrintedDigits(FRAME, None)
    assert (digits.wanted(), digits.is_over) == (Wanted(detections_of=FRAME, keep=FRAME), False)
    boxes = (_box(600, 420), _box(700, 420))
    digits = digits.told(_located(*boxes))
    detections = tuple(Detection(each, 0.9, 0) for each in boxes)
    assert digits.wanted() == Wanted(lines=LinesWanted(FRAME, detections), keep=FRAME)
    digits = digits.told(_line("4006381333931", boxes[0]))
    assert digits.wanted() == Wanted(lines=LinesWanted(FRAME, detections[1:]), keep=FRAME)
    digits = digits.told(_line("nuts", boxes[1]))
    assert digits.is_over
    assert digits.codes() == ("04006381333931",)


def test_what_was_seen_in_another_frame_or_not_asked_for_changes_nothing() -> None:
    digits = PrintedDigits(FRAME, None)
    for seen in (_located(_box(600, 420), frame=8), _line("4006381333931", _box(600, 420)), Observation(FRAME, 1.0)):
        assert digits.told(seen) == digits
    located = digits.told(_located(_box(600, 420)))
    assert located.told(_located(_box(1, 1), _box(2, 2))) == located, "it is located once"


def test_a_frame_without_text_is_over_at_once() -> None:
    digits = PrintedDigits(FRAME, None).told(_located())
    assert (digits.is_over, digits.codes()) == (True, ())


def test_only_lines_around_the_bars_are_read_and_only_so_many() -> None:
    near, far = _box(640, 430), _box(100, 100)
    assert PrintedDigits(FRAME, BARS).told(_located(near, far)).left == (Detection(near, 0.9, 0),)
    everywhere = PrintedDigits(FRAME, None).told(_located(near, far))
    assert everywhere.left is not None
    assert len(everywhere.left) == 2
    many = PrintedDigits(FRAME, BARS).told(_located(*(_box(640, 400 + number) for number in range(20))))
    assert many.left is not None
    assert len(many.left) == MOST_LINES


@pytest.mark.parametrize(
    "text", ["4006381333931", "4 006381 333931", "4006381 333931 >", " 4006381333931 ", "96385074", "036000291452"]
)
def test_digits_of_a_gtin_are_a_code_however_they_are_spaced(text: str) -> None:
    (code,) = _read((text, _box(640, 420))).codes()
    assert code == "".join(each for each in text if each.isdigit()).zfill(14)


@pytest.mark.parametrize(
    "text",
    ["4006381333932", "406381333931", "400638133393I", "(01)04006381333931", "2026-08-01", "12345678", "", "nuts"],
)
def test_anything_else_is_none(text: str) -> None:
    assert _read((text, _box(640, 420))).codes() == ()


def test_groups_in_one_row_are_put_together_from_left_to_right() -> None:
    row = (("333931", _box(740, 421)), ("4", _box(560, 419, 12)), ("006381", _box(640, 420)))
    assert _read(*row).codes() == ("04006381333931",)
    apart = (("4", _box(560, 419, 12)), ("006381", _box(640, 420)), ("333931", _box(740, 460)))
    assert _read(*apart).codes() == (), "another row is another text"


def test_each_code_is_given_once() -> None:
    twice = (("4006381333931", _box(640, 420)), ("4006381333931", _box(640, 520)), ("8712345678906", _box(640, 620)))
    assert _read(*twice).codes() == ("04006381333931", "08712345678906")
