"""Which readings are trusted."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.types import BarcodeStage, Point, Quad, Symbology
from pipelines.vision.bar_fit import Verdict
from pipelines.vision.barcode_reading import BarcodeReading, Reader
from pipelines.vision.barcode_votes import (
    Vote,
    _whole_bars,
    accepted_alone,
    accepted_at_once,
    accepted_together,
    merged,
    same_place,
)

WIDTH = 200.0


def box(x: float = 0.0, y: float = 0.0, width: float = WIDTH, height: float = 80.0) -> Quad:
    return Quad.from_array(np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]]))


def vote(
    symbology: Symbology,
    content: str,
    reader: Reader = Reader.ZXING,
    verdict: Verdict | None = None,
    *,
    quad: Quad | None = None,
    scan_lines: int | None = None,
) -> Vote:
    reading = BarcodeReading(symbology, content.encode(), content, "", quad or box(), reader, scan_lines)
    return Vote(reading, BarcodeStage.ZXING_REGION, verdict)


EAN, OTHER_EAN = "4006381333931", "4006381333948"
CONFIRMED = vote(Symbology.EAN_13, EAN, verdict=Verdict.CONFIRMED)
UNDECIDED = vote(Symbology.EAN_13, EAN, verdict=Verdict.UNDECIDED)
CONTRADICTED = vote(Symbology.EAN_13, EAN, verdict=Verdict.CONTRADICTED)
UNDECIDED_ZBAR = vote(Symbology.EAN_13, EAN, Reader.ZBAR, Verdict.UNDECIDED)
CODE_39, CODE_39_ZBAR = vote(Symbology.CODE_39, "A1"), vote(Symbology.CODE_39, "A1", Reader.ZBAR)
ITF, ITF_ZBAR = vote(Symbology.ITF, "070429"), vote(Symbology.ITF, "070429", Reader.ZBAR)
HALF = box(width=WIDTH / 2)
SHORT_ITF = vote(Symbology.ITF, "0704")


@pytest.mark.parametrize(
    ("votes", "accepted"),
    [
        ([], 0),
        ([CONFIRMED], 1),
        ([CONFIRMED, CONTRADICTED], 0),
        ([UNDECIDED], 0),
        ([UNDECIDED, UNDECIDED], 0),
        ([UNDECIDED, UNDECIDED_ZBAR], 1),
        ([UNDECIDED, UNDECIDED_ZBAR, CONTRADICTED], 0),
        ([CODE_39], 0),
        ([CODE_39, CODE_39], 1),
        ([CODE_39, CODE_39_ZBAR], 1),
        ([CODE_39, vote(Symbology.CODE_39, "A2")], 0),
        ([ITF], 0),
        ([ITF, ITF], 0),
        ([ITF, ITF_ZBAR], 1),
        ([SHORT_ITF, replace(SHORT_ITF, reading=replace(SHORT_ITF.reading, reader=Reader.ZBAR))], 0),
        ([vote(Symbology.ITF, "070429", r, quad=HALF) for r in Reader], 0),
    ],
)
def test_a_region_is_trusted_when_the_evidence_suffices(votes: list[Vote], accepted: int) -> None:
    assert len(accepted_together(votes, WIDTH)) == accepted


def test_of_two_contents_in_one_place_the_more_frequent_stays() -> None:
    other = vote(Symbology.CODE_39, "A2")
    (kept,) = accepted_together([CODE_39, other, CODE_39, other, CODE_39], WIDTH)
    assert kept.reading.content == b"A1"


def test_a_tie_in_one_place_gives_nothing_and_in_two_places_gives_both() -> None:
    there = vote(Symbology.CODE_39, "A2", quad=box(y=500))
    assert accepted_together([CODE_39, vote(Symbology.CODE_39, "A2")] * 2, WIDTH) == ()
    assert len(accepted_together([CODE_39, there] * 2, WIDTH)) == 2


@pytest.mark.parametrize(
    ("candidate", "accepted"),
    [
        (CONFIRMED, True),
        (UNDECIDED, True),
        (CONTRADICTED, False),
        (CODE_39, True),
        (ITF, True),
        (SHORT_ITF, False),
    ],
)
def test_zxing_on_the_whole_picture_stands_unless_spoken_against(candidate: Vote, accepted: bool) -> None:  # noqa: FBT001
    assert accepted_at_once(candidate) is accepted


@pytest.mark.parametrize(
    ("candidate", "accepted"),
    [
        (vote(Symbology.EAN_8, "96385074", Reader.ZBAR, Verdict.CONFIRMED, scan_lines=1), True),
        (vote(Symbology.EAN_8, "96385074", Reader.ZBAR, Verdict.UNDECIDED, scan_lines=50), False),
        (vote(Symbology.CODE_128, "X", Reader.ZBAR, scan_lines=4), True),
        (vote(Symbology.CODE_128, "X", Reader.ZBAR, scan_lines=3), False),
        (vote(Symbology.ITF, "070429", Reader.ZBAR, scan_lines=50), False),
    ],
)
def test_zbar_alone_needs_the_bars_or_many_lines(candidate: Vote, accepted: bool) -> None:  # noqa: FBT001
    assert accepted_alone(candidate) is accepted


def test_one_code_found_twice_is_one_and_the_confirmed_find_stays() -> None:
    shifted = vote(Symbology.EAN_13, EAN, Reader.ZBAR, Verdict.CONFIRMED, quad=box(x=6, y=-3))
    assert merged([UNDECIDED, shifted]) == (shifted,)


def test_two_equal_labels_are_two() -> None:
    below = replace(CONFIRMED, reading=replace(CONFIRMED.reading, quad=box(y=90)))
    assert merged([CONFIRMED, below]) == (CONFIRMED, below)


def test_a_confirmed_code_displaces_a_phantom_in_its_place() -> None:
    phantom = vote(Symbology.UPC_E, "04124498", verdict=Verdict.UNDECIDED, quad=box(x=20, width=100))
    assert merged([phantom, CONFIRMED]) == (CONFIRMED,)


def test_one_misread_line_at_the_end_of_a_confirmed_code_is_no_second_code() -> None:
    first, _, _, last = CONFIRMED.reading.quad.points
    y, width = first.y - 2, CONFIRMED.reading.quad.width
    line = Quad((Point(first.x, y), Point(first.x + width, y), Point(first.x + width, y + 1), Point(first.x, y + 1)))
    phantom = vote(Symbology.UPC_E, "04124498", verdict=Verdict.UNDECIDED, quad=line)
    assert merged([phantom, CONFIRMED]) == (CONFIRMED,)
    away = box(x=round(first.x), y=round(last.y + width), width=round(width))
    there = vote(Symbology.UPC_E, "04124498", verdict=Verdict.UNDECIDED, quad=away)
    assert merged([there, CONFIRMED]) == (CONFIRMED, there)


places = st.builds(box, x=st.integers(0, 900), y=st.integers(0, 900), width=st.integers(20, 300))
candidates = st.builds(
    vote,
    symbology=st.just(Symbology.EAN_13),
    content=st.sampled_from([EAN, OTHER_EAN]),
    verdict=st.sampled_from([Verdict.CONFIRMED, Verdict.UNDECIDED]),
    quad=places,
)


@given(st.lists(candidates, max_size=8))
def test_merging_leaves_no_two_in_one_place_and_loses_no_place(votes: list[Vote]) -> None:
    kept = merged(votes)
    for index, one in enumerate(kept):
        assert not any(same_place(one.reading.quad, other.reading.quad) for other in kept[index + 1 :])
    for candidate in votes:
        assert any(same_place(_whole_bars(candidate), _whole_bars(other)) for other in kept)
    assert merged(kept) == kept


@given(places, places)
def test_being_in_the_same_place_goes_both_ways(one: Quad, other: Quad) -> None:
    assert same_place(one, one)
    assert same_place(one, other) == same_place(other, one)
