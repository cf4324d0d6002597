"""Judging a camera by its pictures: what is late, frozen or black, and what only looks like it."""

from __future__ import annotations

import numpy as np

from edge.cameras.look import Look, look_at
from edge.cameras.watch import Limits, Watch
from pipelines.session import CameraTrouble

LIMITS = Limits()
INTERVAL = 1 / 15
RANDOM = np.random.default_rng(5)
BLACK = Look(0, 0)


def look(number: int) -> Look:
    """At a picture of its own."""
    return Look(number, 200)


def watched(looks: list[Look], until: float, interval: float = INTERVAL) -> Watch:
    """A camera started at 0 whose pictures come at the given pace, the last of them again and again."""
    watch = Watch(0.0)
    for number in range(round(until / interval) + 1):
        watch = watch.seen(looks[min(number, len(looks) - 1)], number * interval)
    return watch


def living(until: float) -> Watch:
    return watched([look(number) for number in range(round(until / INTERVAL) + 1)], until)


def test_a_camera_that_gives_changing_pictures_is_well() -> None:
    watch = living(10.0)
    assert watch.trouble(10.0, LIMITS, INTERVAL) is None
    assert watch.is_good


def test_it_may_take_its_time_to_start_and_then_has_stalled() -> None:
    assert Watch(5.0).trouble(5.0 + LIMITS.start, LIMITS, INTERVAL) is None
    assert Watch(5.0).trouble(5.1 + LIMITS.start, LIMITS, INTERVAL) is CameraTrouble.STALLED


def test_stale_after_two_seconds_without_a_picture() -> None:
    watch = living(10.0)
    assert watch.trouble(11.9, LIMITS, INTERVAL) is None
    assert watch.trouble(12.1, LIMITS, INTERVAL) is CameraTrouble.STALLED


def test_where_pictures_are_asked_for_rarely_more_time_may_pass() -> None:
    watch = watched([look(1), look(2)], 2.0, 2.0)
    assert watch.trouble(7.9, LIMITS, 2.0) is None
    assert watch.trouble(8.1, LIMITS, 2.0) is CameraTrouble.STALLED


def test_frozen_after_two_seconds_of_the_same_picture() -> None:
    frozen = watched([look(1), look(2)], 2.0)
    assert frozen.trouble(2.0, LIMITS, INTERVAL) is None
    assert frozen.seen(look(2), 2.1).trouble(2.1, LIMITS, INTERVAL) is CameraTrouble.FROZEN
    assert not frozen.is_good
    assert frozen.seen(look(3), 2.1).trouble(2.1, LIMITS, INTERVAL) is None


def test_black_after_two_seconds_of_nothing() -> None:
    assert watched([look(1), BLACK], 2.0).trouble(2.0, LIMITS, INTERVAL) is None
    black = watched([look(1), BLACK], 2.2)
    assert black.trouble(2.2, LIMITS, INTERVAL) is CameraTrouble.BLACK
    assert not black.is_good
    assert black.seen(look(1), 2.3).trouble(2.3, LIMITS, INTERVAL) is None


def test_black_from_the_start_is_black() -> None:
    assert watched([BLACK], 2.2).trouble(2.2, LIMITS, INTERVAL) is CameraTrouble.BLACK


def test_a_first_picture_alone_does_not_show_that_the_camera_works() -> None:
    assert not Watch(0.0).seen(look(1), 0.1).is_good
    assert Watch(0.0).seen(look(1), 0.1).seen(look(2), 0.2).is_good
    assert not Watch(0.0).seen(look(1), 0.1).seen(BLACK, 0.2).is_good


def test_a_torn_picture_is_as_good_as_another() -> None:
    whole, before = RANDOM.integers(0, 255, (2, 720, 1280, 3), dtype=np.uint8)
    torn = np.vstack([whole[:360], before[360:]])
    watch = Watch(0.0).seen(look_at(before), 0.0).seen(look_at(torn), 0.1)
    assert watch.is_good
    assert watch.trouble(0.1, LIMITS, INTERVAL) is None
