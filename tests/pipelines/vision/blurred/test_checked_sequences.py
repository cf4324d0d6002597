"""Sums and orders of checked sequences, against all of them written out."""

from itertools import islice, product
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.vision.blurred.checked_sequences import CheckedSequences, Opening, Scores, checked_sequences

WEIGHTS = {5: (3, 1, 2, 4), 10: (3, 1, 7, 9)}
OPENINGS = (Opening((), 0, 0, 0.0), Opening((7,), 1, 3, -0.5), Opening((8, 9), 0, 1, -2.0))


def written_out(
    scores: Scores, weights: tuple[int, ...], openings: tuple[Opening, ...]
) -> dict[tuple[int, ...], float]:
    _, places, modulus = scores.shape
    return {
        opening.values + rest: opening.score + sum(scores[opening.table, place, v] for place, v in enumerate(rest))
        for opening in openings
        for rest in product(range(modulus), repeat=places)
        if (opening.residue + sum(w * v for w, v in zip(weights, rest, strict=True))) % modulus == 0
    }


def some_scores(seed: int, places: int, modulus: int, scale: float) -> Scores:
    return np.random.default_rng(seed).normal(0.0, scale, (2, places, modulus))


def sequences(scores: Scores, openings: tuple[Opening, ...] = OPENINGS) -> CheckedSequences:
    return checked_sequences(scores, WEIGHTS[scores.shape[2]][: scores.shape[1]], openings)


@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from([(5, 1), (5, 2), (5, 3), (5, 4), (10, 1), (10, 2), (10, 3)]),
    st.sampled_from([0.3, 4.0, 300.0]),
    st.lists(st.sampled_from(OPENINGS), min_size=1, unique=True),
)
def test_sum_order_and_scores_are_those_of_all_sequences(
    seed: int, size: tuple[int, int], scale: float, chosen: list[Opening]
) -> None:
    modulus, places = size
    openings = tuple(chosen)
    scores = some_scores(seed, places, modulus, scale)
    codes = sequences(scores, openings)
    every = written_out(scores, WEIGHTS[modulus][:places], openings)
    assert codes.log_sum == pytest.approx(np.logaddexp.reduce(list(every.values())))
    given_back = list(codes.likeliest(len(every)))
    assert [each.values for each in given_back] == sorted(every, key=lambda values: -every[values])
    assert [each.score for each in given_back] == pytest.approx([every[each.values] for each in given_back])


@given(st.integers(0, 2**32 - 1), st.integers(1, 6))
def test_as_many_as_the_breadth_are_in_order(seed: int, breadth: int) -> None:
    scores = some_scores(seed, 4, 5, 2.0)
    every = written_out(scores, WEIGHTS[5], OPENINGS)
    found = [each.values for each in islice(sequences(scores).likeliest(breadth), breadth)]
    assert found == sorted(every, key=lambda values: -every[values])[:breadth]


def test_what_cannot_have_been_seen_is_no_trap() -> None:
    scores = np.full((1, 3, 5), -inf)
    scores[0, :, 1] = 0.0  # 1, 1, 1 weighs 3 + 1 + 2
    scores[0, 0, 3] = -1.0
    legal = sequences(scores, (Opening((), 0, 4, 0.0),))
    assert next(legal.likeliest(1)).values == (1, 1, 1)
    assert legal.log_sum == pytest.approx(0.0)
    second = sequences(scores, (Opening((), 0, 3, 0.0),))
    assert next(second.likeliest(1)).values == (3, 1, 1)
    assert second.log_sum == pytest.approx(-1.0)
    impossible = sequences(scores, (Opening((), 0, 0, 0.0),))
    assert impossible.log_sum < -1e4


def test_a_weight_that_hides_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="invertible"):
        checked_sequences(np.zeros((1, 2, 10)), (5, 1), OPENINGS[:1])
