"""A place with bars over frames: whose turn it is, and what is summed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipelines.types import Quad, Symbology
from pipelines.vision.bar_place import BarPlace, next_to_try
from pipelines.vision.blurred.evidence import PLACE_CLASSES, CodeEvidence
from tests.pipelines.vision.text_scenes import box

QUAD = box(100, 100, 200, 80)
MOST = 4
LONGEST_REST = 5


def look(
    strength: float = 1.0, quad: Quad = QUAD, symbology: Symbology = Symbology.EAN_13, places: int = 12
) -> CodeEvidence:
    likelihoods = np.full((places, PLACE_CLASSES[symbology]), strength)
    return CodeEvidence(
        symbology, likelihoods, 1, validity=5.0, lines=np.zeros((1, 1), np.float32), margin=8.0, quad=quad
    )


def looked(*looks: CodeEvidence | None) -> BarPlace:
    place = BarPlace(QUAD)
    for each in looks:
        place = place.looked(each, MOST)
    return place


def strengths(place: BarPlace) -> list[float | None]:
    return [None if each is None else float(each.log_likelihoods[0, 0]) for each in place.looks]


def turns(shows: CodeEvidence | None, frames: int, *, has_blurred_reader: bool = True) -> str:
    """Follow one place in which nothing is ever decoded: P for the ordinary readers, B for the other, - for none."""
    place, told = BarPlace(QUAD), ""
    for _ in range(frames):
        place = place.seen_at(QUAD, is_faint=False)
        if not place.is_due(2):
            told += "-"
        elif place.is_blurred_turn:
            told += "B"
            place = place.looked(shows, MOST)
        else:
            told += "P"
            place = place.tried(LONGEST_REST, has_blurred_reader=has_blurred_reader)
    return told


def test_whose_turn_it_is() -> None:
    assert turns(look(), 20) == "PBBPBBBBBBPBBBBBBPBB"
    assert turns(None, 20) == "PBPB----PB----PB----"
    assert turns(look(), 20, has_blurred_reader=False) == "P-P---P-----P-----P-"


def test_a_place_that_shows_its_code_now_and_then_is_looked_at_all_the_same() -> None:
    place = replace(looked(look(), None, None), rest=3)
    assert place.looked(None, MOST).is_blurred_turn
    assert not place.looked(None, MOST).looked(None, MOST).is_blurred_turn


def test_the_place_that_was_decoded_comes_first_and_then_the_one_that_was_tried_least() -> None:
    steady = BarPlace(QUAD, frames=2)
    tried = steady.tried(LONGEST_REST, has_blurred_reader=True)
    assert next_to_try([tried, steady], 2) == 1
    assert next_to_try([steady, tried.looked(look(), MOST).judged()], 2) == 1
    assert next_to_try([BarPlace(QUAD)], 2) is None
    assert next_to_try([], 2) is None


def test_a_place_whose_code_was_given_is_looked_at_in_the_next_frame() -> None:
    given = BarPlace(QUAD, frames=5, tries=3, faint=1).looked(look(), MOST).judged()
    after = given.seen_at(QUAD, is_faint=False)
    assert (after.is_due(2), after.is_blurred_turn, after.tries, given.faint) == (True, True, 0, 0)
    in_vain = after.looked(look(2), MOST)
    # The ordinary readers come next, and at once.
    assert (in_vain.was_decoded, in_vain.is_blurred_turn, in_vain.is_due(2)) == (False, False, True)


def test_looks_are_summed_and_the_quad_is_the_newest() -> None:
    moved = box(110, 100, 200, 80)
    evidence = looked(look(1), look(2, moved), None).evidence
    assert evidence is not None
    assert (evidence.looks, evidence.quad) == (2, moved)
    assert evidence.log_likelihoods == pytest.approx(np.full((12, 30), 3.0))
    assert looked(None).evidence is None
    assert BarPlace(QUAD).evidence is None


def test_the_newest_looks_stay() -> None:
    assert strengths(looked(*(look(number) for number in range(1, 7)))) == [3, 4, 5, 6]
    assert strengths(looked(look(1), look(2), None, None, None)) == [2, None, None, None]
    assert looked(look(1), None, None, None, None).evidence is None


def test_a_picture_that_does_not_differ_adds_nothing_but_its_place() -> None:
    moved = box(103, 100, 200, 80)
    place = looked(look(1), look(2), None, look(2, moved))
    assert strengths(place) == [1, 2, None]
    assert place.evidence is not None
    assert place.evidence.quad == moved


@pytest.mark.parametrize(
    "other",
    [
        look(2, symbology=Symbology.CODE_128),
        look(2, places=11),
        look(2, box(310, 100, 200, 80)),
        look(2, box(100, 100, 270, 80)),
        look(2, box(130, 100, 140, 80)),
        look(2, Quad(QUAD.points[2:] + QUAD.points[:2])),
    ],
    ids=["symbology", "length", "moved", "wider", "narrower", "upside down"],
)
def test_another_code_begins_anew(other: CodeEvidence) -> None:
    assert strengths(looked(look(1), look(1.5), other)) == [2]
    assert strengths(looked(other, other.with_look(other), look(1))) == [1]


def test_what_was_seen_before_a_smear_is_forgotten() -> None:
    place = looked(look()).unseen()
    assert (place.looks, place.faint) == ((), 1)
