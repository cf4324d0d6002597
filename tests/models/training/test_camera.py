"""From a scene to the pixels of a camera's line."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.barcode.geometry import LineKind as Kind
from models.training import camera
from models.training.camera import Difficulty, Pictured, photographed
from models.training.scenes import Scene, scene_of
from models.training.symbols import random_symbol

EASY = Difficulty(most_blur=0.05, least_pixels=5.9, most_pixels=6.0, most_noise=0.0009)
REACH = 100.0
"""Units of the scene on a line with one edge, which lies in its middle."""


def scenes(count: int, seed: int = 0) -> list[Scene]:
    chance = np.random.default_rng(seed)
    return [scene_of(chance, random_symbol(chance, Kind.EAN_13), 90) for _ in range(count)]


def taken(difficulty: Difficulty = Difficulty(), seed: int = 0, count: int = 60) -> tuple[list[Scene], Pictured]:  # noqa: B008 - frozen
    chance, laid = np.random.default_rng(seed), scenes(count, seed)
    first, last = np.full(count, -12.0), np.array([scene.modules + 12.0 for scene in laid])
    return laid, photographed(chance, laid, first, last, difficulty)


def spread(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure the standard deviation, in units, of what one edge was blurred by."""
    slope = np.diff(light, axis=1)
    slope /= slope.sum(axis=1, keepdims=True)
    at = np.arange(slope.shape[1]) * REACH / light.shape[1]
    mean = (slope * at).sum(axis=1, keepdims=True)
    return np.asarray(np.sqrt((slope * (at - mean) ** 2).sum(axis=1)))


@pytest.mark.parametrize("blur", [0.3, 0.9, 1.8])
def test_an_edge_is_blurred_by_as_much_as_is_told(blur: float) -> None:
    count = 40
    light = np.tile((np.arange(2048) >= 1024).astype(float), (count, 1))
    sharp, none = np.full(count, 1e-6), np.full(count, REACH)
    seen = camera._blurred(np.random.default_rng(1), light, none, np.full(count, blur), sharp)
    np.testing.assert_allclose(spread(seen), blur, rtol=0.06)
    np.testing.assert_allclose(seen[:, :600], 0, atol=1e-3)
    np.testing.assert_allclose(seen[:, -600:], 1, atol=1e-3)
    # Disc, box and Gaussian in shares of all sizes, not one kernel: their tops differ.
    assert np.ptp(np.diff(seen, axis=1).max(axis=1)) > 0.1 * np.diff(seen, axis=1).max()


def test_the_pixel_blurs_too() -> None:
    light = (np.arange(2048) >= 1024).astype(float)[None]
    seen = camera._blurred(np.random.default_rng(1), light, np.array([REACH]), np.array([1e-6]), np.array([3.0]))
    np.testing.assert_allclose(spread(seen), 3.0 / np.sqrt(12), rtol=0.05)


def test_most_blurs_are_moderate_and_none_is_beyond_the_most() -> None:
    blur = camera._random_blur(np.random.default_rng(0), 5000, 1.8)
    assert blur.min() >= 0.18
    assert blur.max() <= 1.8
    assert 0.4 < (blur < 0.28 * 1.8).mean() + (blur > 0.6 * 1.8).mean() < 0.6


def test_a_sharp_picture_shows_the_scene() -> None:
    laid, pictured = taken(EASY)
    at = np.tile(np.linspace(1, 94, 900), (len(laid), 1))
    seen = pictured.sampled(at)
    right = []
    for scene, row, places in zip(laid, seen, at, strict=True):
        truth = scene.values[np.searchsorted(scene.edges, places, side="right")]
        right.append(np.corrcoef(row, truth)[0, 1])
    # Some are in a shadow, or washed out in part.
    assert np.median(right) > 0.9
    assert np.mean(np.array(right) > 0.8) > 0.8


@pytest.mark.parametrize("seed", range(4))
def test_pixels_are_between_black_and_white_and_cover_the_line(seed: int) -> None:
    _, pictured = taken(seed=seed)
    assert np.isfinite(pictured.pixels).all()
    assert pictured.pixels.min() >= 0
    assert pictured.pixels.max() <= 1
    assert (pictured.per_unit >= Difficulty().least_pixels).all()
    assert (pictured.per_unit <= Difficulty().most_pixels).all()
    assert (pictured.blur > 0).all()
    assert (np.ptp(pictured.pixels, axis=1) > 0.02).all()


def test_the_same_seed_gives_the_same_picture_and_another_one_another() -> None:
    first, again, other = (taken(seed=seed)[1] for seed in (3, 3, 4))
    np.testing.assert_array_equal(first.pixels, again.pixels)
    np.testing.assert_array_equal(first.blur, again.blur)
    assert not np.array_equal(first.pixels.shape, other.pixels.shape) or not np.allclose(first.pixels, other.pixels)


def test_between_pixels_is_interpolated_and_beyond_them_goes_on_as_it_ended() -> None:
    pictured = Pictured(np.array([[0.2, 0.6, 0.4]]), np.array([-1.0]), np.array([2.0]), np.array([0.5]))
    at = np.array([[-9.0, -1.0, -0.75, -0.5, -0.25, 0.25, 9.0]])
    np.testing.assert_allclose(pictured.sampled(at), [[0.2, 0.2, 0.2, 0.4, 0.6, 0.4, 0.4]], atol=1e-3)


def test_light_that_falls_on_paper_is_kept_by_the_blur() -> None:
    light = np.random.default_rng(0).random((5, 2048))
    even = np.full(5, REACH)
    seen = camera._blurred(np.random.default_rng(1), light, even, np.full(5, 1.0), np.full(5, 0.3))
    np.testing.assert_allclose(seen.mean(axis=1), light.mean(axis=1), rtol=1e-3)
