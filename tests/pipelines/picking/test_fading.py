"""How much is said: less as it goes well, more again after a mistake or a pause."""

from __future__ import annotations

import pytest

from pipelines.picking.fading import SHORT_AFTER, TONE_AFTER, Fading
from pipelines.preferences import Guidance


def _after(lines: int, fading: Fading | None = None) -> Fading:
    fading = fading or Fading()
    for _ in range(lines):
        fading = fading.line_done()
    return fading


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        (0, Guidance.FULL),
        (SHORT_AFTER - 1, Guidance.FULL),
        (SHORT_AFTER, Guidance.SHORT),
        (TONE_AFTER - 1, Guidance.SHORT),
        (TONE_AFTER, Guidance.TONE),
        (100, Guidance.TONE),
    ],
)
def test_guidance_fades_with_lines_that_went_well(lines: int, level: Guidance) -> None:
    assert _after(lines).level(Guidance.FULL) is level


@pytest.mark.parametrize("liked", Guidance)
@pytest.mark.parametrize("lines", [0, 3, 8])
def test_never_more_is_said_than_is_liked(liked: Guidance, lines: int) -> None:
    levels = list(Guidance)
    assert levels.index(_after(lines).level(liked)) >= levels.index(liked)


@pytest.mark.parametrize("liked", Guidance)
def test_fixed_guidance_stays(liked: Guidance) -> None:
    assert _after(20, Fading(is_on=False)).level(liked) is liked


def test_a_mistake_brings_it_back_and_its_line_does_not_count() -> None:
    spoilt = _after(5).mistaken()
    assert spoilt.level(Guidance.FULL) is Guidance.FULL
    assert _after(SHORT_AFTER, spoilt).level(Guidance.FULL) is Guidance.FULL, "the line with the mistake is not good"
    assert _after(SHORT_AFTER + 1, spoilt).level(Guidance.FULL) is Guidance.SHORT


def test_a_pause_brings_it_back() -> None:
    paused = _after(TONE_AFTER).interrupted()
    assert paused.level(Guidance.FULL) is Guidance.FULL
    assert _after(SHORT_AFTER, paused).level(Guidance.FULL) is Guidance.SHORT
