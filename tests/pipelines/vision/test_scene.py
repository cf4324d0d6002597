"""Light and colours of a picture: swatches under several kinds of light, and light from a side."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pipelines.types import Colour, Pixels, Scene, Side
from pipelines.vision.colours import NAMES, name_colours
from pipelines.vision.scene import FrameSceneMeter
from tests.pipelines.vision.swatches import (
    BRICK,
    COOL,
    DAYLIGHT,
    DIM,
    GRASS,
    HELD,
    NIGHT,
    RAL,
    WALL,
    WARM,
    WOOD,
    X11,
    Light,
    Swatch,
    picture,
    swatches,
)

METER = FrameSceneMeter()


def scene(pixels: Pixels) -> Scene:
    return METER.scene(pixels)


def plain(bgr: tuple[int, int, int], height: int = 60, width: int = 80) -> Pixels:
    return np.full((height, width, 3), bgr, np.uint8)


# Names of colours


@pytest.mark.parametrize("swatch", [*swatches(X11), *swatches(RAL), *swatches(HELD)], ids=lambda each: each.name)
def test_a_colour_is_called_what_people_call_it(swatch: Swatch) -> None:
    assert scene(plain(swatch.bgr)).colours[0] in swatch.called


def test_every_name_is_in_the_tables() -> None:
    assert {name for swatch in swatches(X11 + RAL) if len(swatch.called) == 1 for name in swatch.called} == set(Colour)


@given(hnp.arrays(np.float32, (20, 3), elements=st.floats(-130, 130, width=32)))
def test_every_place_has_a_name(lab: np.ndarray) -> None:
    named = name_colours(np.abs(lab) * [0.7, 0, 0] + lab * [0, 1, 1])
    assert named.shape == (20,)
    assert all(0 <= index < len(NAMES) for index in named)


RIGHT: dict[str, tuple[float, float, float]] = {
    "daylight": (0.98, 0.97, 0.97),
    "warm": (0.95, 0.95, 0.93),
    "cool": (0.98, 0.95, 0.97),
    "dim": (0.98, 0.9, 0.95),
}
"""The share of X11, RAL and HELD that must be named right before an off-white wall: one swatch less than it is."""


@pytest.mark.parametrize("light", [DAYLIGHT, WARM, COOL, DIM], ids=lambda each: each.name)
@pytest.mark.parametrize(("place", "table"), [(0, X11), (1, RAL), (2, HELD)], ids=["X11", "RAL", "HELD"])
def test_swatches_before_a_wall(light: Light, place: int, table: str) -> None:
    assert _right(table, light, WALL) >= RIGHT[light.name][place]


@pytest.mark.parametrize("around", [WOOD, GRASS, BRICK, NIGHT])
def test_what_tells_nothing_of_the_light_does_no_harm_in_daylight(around: tuple[int, int, int]) -> None:
    assert _right(X11 + RAL + HELD, DAYLIGHT, around) >= 0.99


def test_a_cast_that_nothing_tells_of_costs_some_but_not_most() -> None:
    assert _right(X11 + RAL + HELD, WARM, WOOD) >= 0.78
    assert _right(X11 + RAL + HELD, COOL, WOOD) >= 0.9


def _right(table: str, light: Light, around: tuple[int, int, int]) -> float:
    """Give the share of the swatches that are given one name, which is theirs."""
    shown = swatches(table)
    seen = [scene(picture(each.bgr, light, surround=around)).colours for each in shown]
    return sum(len(got) == 1 and got[0] in each.called for each, got in zip(shown, seen, strict=True)) / len(shown)


# Several colours

RED, WHITE, BLUE, GREEN = (20, 20, 190), (235, 235, 235), (150, 70, 10), (40, 130, 20)


def striped(*stripes: tuple[tuple[int, int, int], float]) -> Pixels:
    """Give a picture of upright stripes that fill the middle third with these shares, on a grey ground."""
    pixels = plain((128, 128, 128), 192, 288)
    left = 96.0
    for bgr, share in stripes:
        pixels[64:128, round(left) : round(left + 96 * share)] = bgr
        left += 96 * share
    return pixels


@pytest.mark.parametrize(
    ("stripes", "colours"),
    [
        ([(RED, 1.0)], [Colour.RED]),
        ([(RED, 0.6), (WHITE, 0.4)], [Colour.RED, Colour.WHITE]),
        ([(RED, 0.3), (WHITE, 0.7)], [Colour.WHITE, Colour.RED]),
        ([(RED, 0.45), (WHITE, 0.3), (BLUE, 0.25)], [Colour.RED, Colour.WHITE, Colour.BLUE]),
        ([(RED, 0.9), (WHITE, 0.1)], [Colour.RED]),
    ],
)
def test_the_colour_that_covers_most_comes_first(
    stripes: list[tuple[tuple[int, int, int], float]], colours: list[Colour]
) -> None:
    assert list(scene(striped(*stripes)).colours) == colours


def test_no_more_than_three_colours_are_named() -> None:
    four = [(RED, 0.25), (WHITE, 0.25), (BLUE, 0.25), (GREEN, 0.25)]
    assert len(scene(striped(*four)).colours) == 3


def test_a_colour_between_two_names_has_one_of_them() -> None:
    chance = np.random.default_rng(3)
    between = np.clip(plain((60, 60, 205)) + chance.normal(0, 12, (60, 80, 3)), 0, 255).astype(np.uint8)
    assert len(scene(between).colours) == 1


def test_only_the_middle_counts() -> None:
    pixels = plain(GREEN, 120, 180)
    pixels[40:80, 60:120] = RED
    assert scene(pixels).colours == (Colour.RED,)


# Light


def lit_from(side: Side | None, strength: float = 5.0, *, seed: int = 0) -> Pixels:
    """Give a wall with texture and dark things, lit from a side so many times as strongly as on the other."""
    chance = np.random.default_rng(seed)
    height, width = 180, 240
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    away = {Side.LEFT: x, Side.RIGHT: 1 - x, Side.ABOVE: y, Side.BELOW: 1 - y}[side] if side else np.zeros_like(x)
    light = 0.55 * strength**-away * (1 + 0.15 * chance.standard_normal((height, width)))
    for _ in range(6):
        top, left = chance.integers(0, height - 40), chance.integers(0, width - 40)
        light[top : top + 30, left : left + 30] *= 0.25
    grey = 255 * np.clip(light, 0, 1) ** (1 / 2.2)
    return np.asarray(cv2.cvtColor(grey.astype(np.uint8), cv2.COLOR_GRAY2BGR), np.uint8)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("side", [*Side, None])
def test_the_side_that_light_comes_from(side: Side | None, seed: int) -> None:
    assert scene(lit_from(side, seed=seed)).light_from is side


@pytest.mark.parametrize("strength", [1.0, 1.3, 1.6])
def test_light_that_is_nearly_even_comes_from_nowhere(strength: float) -> None:
    assert scene(lit_from(Side.LEFT, strength)).light_from is None


def test_a_lamp_in_the_middle_comes_from_no_side() -> None:
    pixels = plain((40, 40, 40), 120, 180)
    cv2.circle(pixels, (90, 60), 40, (255, 255, 255), -1)
    assert scene(pixels).light_from is None


def test_in_the_dark_light_comes_from_nowhere() -> None:
    dark = (lit_from(Side.LEFT).astype(np.float32) * 0.06).astype(np.uint8)
    seen = scene(dark)
    assert (seen.light_from, seen.colours) == (None, (Colour.BLACK,))


@pytest.mark.parametrize("grey", [0, 51, 255])
def test_brightness_is_the_mean_grey_level(grey: int) -> None:
    assert scene(plain((grey, grey, grey))).brightness == pytest.approx(grey / 255)


@settings(max_examples=60, deadline=None)
@given(st.tuples(st.integers(1, 40), st.integers(1, 40)), st.integers(0, 2**32 - 1))
def test_any_picture_has_a_scene(size: tuple[int, int], seed: int) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (*size, 3), dtype=np.uint8)
    seen = scene(pixels)
    assert 0 <= seen.brightness <= 1
    assert 1 <= len(seen.colours) <= 3
    assert len(set(seen.colours)) == len(seen.colours)
    assert seen == scene(pixels)
