"""How often and how large pictures are passed on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge.cameras.sensor import Rhythm, fitted


@pytest.mark.parametrize(
    ("given_rate", "asked", "expected"),
    [(30, 15, 15), (30, 30, 30), (30, 8, 8), (10, 15, 10), (30, 2, 2), (25, 10, 10), (30, 20, 20)],
)
def test_as_many_pictures_are_passed_on_as_were_asked_for(given_rate: int, asked: int, expected: int) -> None:
    rhythm = Rhythm(1 / asked)
    # A second to begin with, and a camera that is not quite regular.
    taken = [rhythm.takes(number / given_rate + 0.003 * (number % 3)) for number in range(given_rate * 11)]
    assert sum(taken[given_rate:]) == pytest.approx(10 * expected, abs=1)


def test_after_a_pause_there_is_no_burst() -> None:
    rhythm = Rhythm(0.1)
    assert rhythm.takes(0.0)
    assert [rhythm.takes(50 + number / 30) for number in range(4)] == [True, False, False, True]


@given(st.floats(0.02, 1), st.lists(st.floats(0.001, 0.3), min_size=1, max_size=100))
def test_never_more_than_were_asked_for(interval: float, pauses: list[float]) -> None:
    rhythm, at, taken = Rhythm(interval), 100.0, []
    for pause in pauses:
        at += pause
        if rhythm.takes(at):
            taken.append(at)
    assert len(taken) <= (taken[-1] - taken[0]) / interval + 2.5


@pytest.mark.parametrize(
    ("size", "most", "expected"),
    [
        ((720, 1280), (720, 1280), (720, 1280)),
        ((480, 640), (720, 1280), (480, 640)),
        ((1080, 1920), (720, 1280), (720, 1280)),
        ((480, 640), (360, 640), (360, 480)),
        ((1280, 720), (720, 1280), (720, 405)),
        ((720, 1280), (1, 1), (1, 1)),
    ],
)
def test_a_picture_keeps_its_shape_and_never_grows(
    size: tuple[int, int], most: tuple[int, int], expected: tuple[int, int]
) -> None:
    assert fitted(*size, *most) == expected
