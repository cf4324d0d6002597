"""The likelihood of a text, held against the sum over every way in which the steps may spell it."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.likelihood import LEAST, text_log_likelihood


def spelled(path: tuple[int, ...]) -> list[int]:
    """Drop repeats and blanks."""
    return [index for index, _ in itertools.groupby(path) if index != 0]


def brute(probabilities: np.ndarray, classes: list[int]) -> float:
    """Sum over all paths."""
    steps, count = probabilities.shape
    return sum(
        math.prod(float(probabilities[step, index]) for step, index in enumerate(path))
        for path in itertools.product(range(count), repeat=steps)
        if spelled(path) == classes
    )


@given(st.integers(0, 10_000), st.integers(1, 5), st.lists(st.integers(1, 2), max_size=4))
def test_it_is_the_sum_over_all_paths(seed: int, steps: int, classes: list[int]) -> None:
    probabilities = np.random.default_rng(seed).dirichlet(np.ones(3), steps).astype(np.float32)
    expected = brute(probabilities, classes)
    # Where no path is possible, the tiny probability that stands for 0 is not to be seen either.
    assert text_log_likelihood(probabilities, classes) == pytest.approx(
        max(LEAST, math.log(expected)) if expected else LEAST, abs=1e-4
    )


def test_a_letter_that_may_be_missing_lowers_it() -> None:
    sure = np.array([[0.02, 0.98], [0.98, 0.02], [0.98, 0.02]], dtype=np.float32)
    doubtful = np.array([[0.02, 0.98], [0.98, 0.02], [0.55, 0.45]], dtype=np.float32)
    assert text_log_likelihood(doubtful, [1]) < text_log_likelihood(sure, [1]) - 0.5


def test_a_long_certain_text_does_not_vanish() -> None:
    classes = [1 + index % 2 for index in range(400)]
    probabilities = np.full((400, 3), 0.005, dtype=np.float32)
    probabilities[np.arange(400), classes] = 0.99
    assert text_log_likelihood(probabilities, classes) == pytest.approx(400 * math.log(0.99), abs=0.3)


def test_nothing_at_all_is_nothing() -> None:
    nothing = np.zeros((0, 3), dtype=np.float32)
    assert text_log_likelihood(nothing, []) == 0
    assert text_log_likelihood(nothing, [1]) == LEAST
