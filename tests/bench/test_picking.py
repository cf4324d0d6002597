"""What the picking benches measure with: their worlds and their tallies."""

from __future__ import annotations

import random

from pipelines.types import Observation
from pipelines.vision.gtin import has_valid_check_digit
from tests.bench.picking_lines import (
    EqualReadsGate,
    TrackerGate,
    World,
    barcode,
    changed,
    run,
    sibling_of,
    with_check,
)
from tests.bench.unit_counting import Seen, TrackerCounter, WindowCounter, observed, tally
from tests.bench.unit_pictures import FRAMES_A_SECOND, UNITS_A_SEQUENCE, sequence
from tests.pipelines.picking.sights import EAN, SIZE, quad


def test_siblings_and_misreads_have_valid_check_digits_and_differ() -> None:
    chance = random.Random(1)  # noqa: S311 - a simulation, no secret
    for _ in range(200):
        number = with_check(f"{chance.randrange(10**12):012}")
        for other in (sibling_of(number, chance), changed(number, 5, chance)):
            assert has_valid_check_digit(other)
            assert other != number


def test_a_gate_that_believes_one_read_completes_with_the_wrong_item_where_ours_does_not() -> None:
    ours = run(TrackerGate, 150, is_hostile=True)
    first = run(lambda expected, _: EqualReadsGate(expected, 1), 1500, is_hostile=True)
    assert ours.wrong == 0
    assert ours.in_time >= 0.9 * 150
    assert first.wrong > 0


def test_worlds_are_the_same_each_time() -> None:
    one, other = (World(random.Random(3), is_hostile=False) for _ in range(2))  # noqa: S311 - as above
    assert [one.showing(one.item) for _ in range(30)] == [other.showing(other.item) for _ in range(30)]


def test_counting_again_and_not_at_all_are_told_apart() -> None:
    frames = [
        Seen(
            Observation(number, number / FRAMES_A_SECOND, barcodes=(barcode(EAN, quad(200), fits=True),), size=SIZE),
            {0: (200.0, 360.0)},
        )
        for number in (0, 20, 40)
    ]
    counted = tally([(1, frames)], lambda: WindowCounter(0.5))
    assert (counted.twice, counted.missed, counted.units) == (2, UNITS_A_SEQUENCE - 1, UNITS_A_SEQUENCE)


def test_a_sequence_shows_every_unit_and_is_the_same_each_time() -> None:
    sights = list(sequence(1, EAN))
    assert {unit for sight in sights for unit in sight.places} == set(range(UNITS_A_SEQUENCE))
    again = next(iter(sequence(1, EAN)))
    assert (again.pixels == sights[0].pixels).all()


def test_a_unit_that_was_asked_about_does_not_count_by_itself_later() -> None:
    asked = tally([(122, observed(122))], TrackerCounter)
    assert (asked.asked, asked.twice) == (1, 0)
