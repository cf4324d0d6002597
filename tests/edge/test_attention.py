"""A view at rest is looked at now and then, and at once when something in it changes."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest

from edge.attention import REST_AFTER_SECONDS, REST_SECONDS, Attention
from edge.chosen_camera import RESTING_FRAMES_PER_SECOND
from pipelines.cards import PressCard
from pipelines.session import PressKind
from pipelines.setup.showing import InView, Shown
from pipelines.types import Frame, Pixels

RATE = 10.0
"""Frames a second."""


def scene(*, label: bool = False, seed: int | None = None) -> Pixels:
    """Give a shelf of grey boxes, perhaps with a small label, and with the noise of a sensor."""
    picture = np.full((720, 1280, 3), 120, np.uint8)
    for left in range(0, 1280, 160):
        cv2.rectangle(picture, (left + 10, 100), (left + 130, 600), (90, 110, 100), -1)
    if label:
        cv2.rectangle(picture, (600, 300), (640, 340), (255, 255, 255), -1)
    if seed is None:
        return picture
    noise = np.random.default_rng(seed).normal(0, 8, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def looks(attention: Attention, pictures: list[Pixels], start: float = 0.0) -> list[float]:
    """Give the times at which a frame was looked at."""
    times = [start + number / RATE for number in range(len(pictures))]
    frames = (Frame(number, at, each) for number, (at, each) in enumerate(zip(times, pictures, strict=True), start=1))
    return [frame.captured_at for frame in frames if attention.is_due(frame, frame.captured_at)]


def test_a_still_view_is_looked_at_often_at_first_and_then_now_and_then_though_it_is_noisy() -> None:
    times = looks(Attention(), [scene(seed=number) for number in range(80)])
    early = [at for at in times if at < REST_AFTER_SECONDS]
    late = [at for at in times if at >= REST_AFTER_SECONDS + REST_SECONDS]
    assert len(early) == REST_AFTER_SECONDS * RATE
    assert all(later - earlier >= REST_SECONDS for earlier, later in itertools.pairwise(late))
    assert len(late) >= 3


def test_a_small_label_that_comes_into_a_resting_view_is_looked_at_at_once() -> None:
    attention = Attention()
    looks(attention, [scene(seed=number) for number in range(55)])
    changed = looks(attention, [scene(label=True, seed=100 + number) for number in range(20)], 5.51)
    assert len(changed) == 20


def test_what_is_done_or_said_ends_the_rest() -> None:
    attention = Attention()
    still = scene()
    looks(attention, [still] * 50)
    assert len(looks(attention, [still] * 10, 5.05)) <= 1
    attention.stirred(6.2)
    assert len(looks(attention, [still] * 10, 6.2)) == 10


def test_a_slow_change_is_noticed_in_the_end() -> None:
    """Light that fades adds up against the view that was looked at last, or is seen by the look a second."""
    attention = Attention()
    looks(attention, [scene()] * 50)
    fading = [np.clip(scene().astype(np.int16) - step, 0, 255).astype(np.uint8) for step in range(40)]
    assert len(looks(attention, fading, 5.0)) >= 3


@pytest.mark.parametrize("shape", [(1, 1, 3), (20, 30, 3), (2592, 4608, 3)])
def test_any_size_will_do_and_another_size_is_another_view(shape: tuple[int, int, int]) -> None:
    attention = Attention()
    assert attention.is_due(Frame(1, 0.0, np.zeros(shape, np.uint8)), 0.0)
    assert attention.is_due(Frame(2, 9.0, np.zeros((90, 160, 3), np.uint8)), 9.0)
    assert [attention.is_due(Frame(3, at, np.zeros((90, 160, 3), np.uint8)), at) for at in (12.0, 12.5)] == [
        True,
        False,
    ]


def test_it_says_whether_it_rests() -> None:
    attention = Attention()
    still = scene()
    looks(attention, [still] * 20)
    assert not attention.is_resting
    looks(attention, [still] * 20, 2.0)
    assert attention.is_resting
    looks(attention, [scene(label=True)], 4.1)
    assert not attention.is_resting
    looks(attention, [scene(label=True)] * 40, 4.2)
    assert attention.is_resting
    attention.stirred(8.3)
    assert not attention.is_resting


def test_a_card_of_the_set_up_that_two_looks_in_a_row_miss_at_rest_does_not_count_twice() -> None:
    attention, view = Attention(), Frame(1, 0.0, scene())
    code = Shown("mark", PressCard(PressKind.LONG))
    times = [number / RESTING_FRAMES_PER_SECOND for number in range(60)]
    at_rest = [at for at in times if attention.is_due(view, at) and attention.is_resting]
    assert len(at_rest) > 4
    in_view = InView().heeded(code, at_rest[0])
    for codes, at in zip(((), (), (code,)), at_rest[1:4], strict=True):
        in_view = in_view.looked(codes, at)
    assert in_view.holds(code)
