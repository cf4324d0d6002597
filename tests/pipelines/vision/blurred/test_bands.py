"""Straightening bars, and averaging their rows in bands."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.barcode.geometry import FINDER_SAMPLES
from pipelines.vision.barcode_reading import Grey
from pipelines.vision.blurred.bands import bands_of
from pipelines.vision.region_crop import UprightCrop

AS_IT_IS = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
SIZES = ((300, 80), (900, 200), (120, 20), (1300, 400), (60, 300), (250, 8))
DARKEST = 0


def cropped(grey: Grey, to_frame: NDArray[np.float64] = AS_IT_IS) -> UprightCrop:
    return UprightCrop(grey, to_frame, grey.shape[1] / 1.3)


def slanted_bars(size: tuple[int, int], slant: float, seed: int = 0) -> Grey:
    """Draw bars of 3 to 9 pixels that lean to the right by so many pixels for each row down."""
    (width, height), chance = size, np.random.default_rng(seed)
    reach = width + 2 * height
    row = np.repeat(np.arange(reach // 3) % 2 * 200 + 25, chance.integers(1, 4, reach // 3) * 3)
    at = np.arange(width) - slant * (np.arange(height)[:, None] + 0.5 - height / 2) + height
    return np.asarray(np.interp(at, np.arange(len(row)), row), dtype=np.uint8)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slant", [-0.2, -0.1, 0.0, 0.05, 0.12, 0.2])
def test_the_slant_of_bars_is_found(size: tuple[int, int], slant: float) -> None:
    bands = bands_of(cropped(slanted_bars(size, slant)))
    assert bands.slant == pytest.approx(slant, abs=0.025)
    # What is left of it moves no bar by half a pixel from a band's first row to its last.
    assert abs(bands.slant - slant) * size[1] / len(bands.lines) < 0.5


@settings(max_examples=40)
@given(
    size=st.sampled_from([(400, 90), (1300, 60), (1300, 400)]),
    slant=st.floats(-0.22, 0.22),
    seed=st.integers(0, 99),
    blur=st.floats(2.5, 6),
    noise=st.floats(0, 12),
)
def test_the_slant_is_found_in_blur_and_noise(
    size: tuple[int, int], slant: float, seed: int, blur: float, noise: float
) -> None:
    soft = cv2.GaussianBlur(slanted_bars(size, slant, seed), (0, 0), blur)
    grain = np.random.default_rng(seed).normal(0, noise, soft.shape)
    noisy = np.asarray((soft + grain).clip(0, 255), dtype=np.uint8)
    assert bands_of(cropped(noisy)).slant == pytest.approx(slant, abs=0.03)


def test_straightened_bars_are_as_sharp_as_upright_ones() -> None:
    upright, slanted = (bands_of(cropped(slanted_bars((400, 120), slant))).lines for slant in (0.0, 0.15))
    middle = slice(30, 370)
    assert np.corrcoef(upright[:, middle].mean(axis=0), slanted[:, middle].mean(axis=0))[0, 1] > 0.97


@pytest.mark.parametrize("height", [1, 2, 3, 8, 20, 200, 400])
def test_each_row_is_in_one_band(height: int) -> None:
    shares = []
    for row in range(height):
        grey = np.zeros((height, 30), np.uint8)
        grey[row] = 255
        shares.append(bands_of(cropped(grey)).lines[:, 15])
    each = np.array(shares)
    assert (np.count_nonzero(each, axis=1) == 1).all()
    np.testing.assert_allclose(each.sum(axis=0), 1.0, rtol=1e-5)
    bands = each.argmax(axis=1)
    assert (np.diff(bands) >= 0).all()
    assert np.bincount(bands).min() >= min(3, height)
    assert bands.max() < 6


@pytest.mark.parametrize("slant", [-0.15, 0.0, 0.08])
def test_a_place_on_a_line_leads_back_to_the_picture(slant: float) -> None:
    width, height, turn = 300, 90, np.radians(25)
    to_frame = np.array([[2 * np.cos(turn), -2 * np.sin(turn), 40.0], [2 * np.sin(turn), 2 * np.cos(turn), 7.0]])
    grey = np.maximum(slanted_bars((width, height), slant), 90)
    centre = 160 + slant * (np.arange(height) + 0.5 - height / 2)
    grey[np.abs(np.arange(width) + 0.5 - centre[:, None]) < 3] = DARKEST
    bands = bands_of(cropped(grey, to_frame))
    for line, row in zip(bands.lines, bands.rows, strict=True):
        weight = np.maximum(0.25 - line, 0)
        place = float((weight * (np.arange(width) + 0.5)).sum() / weight.sum())
        expected = to_frame @ (160 + slant * (row - height / 2), row, 1)
        assert np.hypot(*(bands.in_frame(place, row) - expected)) < 2


def test_lines_are_interpolated_between_the_middles_of_pixels() -> None:
    grey = np.tile(np.array([0, 51, 255, 102], np.uint8), (6, 8))
    bands = bands_of(cropped(grey))
    line = bands.lines[1]
    places = np.array([[0.5, 2.5, 1.0, -9.0, 99.0]])
    np.testing.assert_allclose(
        bands.sampled(places, np.array([1])), [[line[0], line[2], (line[0] + line[1]) / 2, line[0], line[-1]]]
    )
    both = bands.sampled(np.array([[3.5], [3.5]]), np.array([0, 1]))
    np.testing.assert_allclose(both, bands.lines[:2, 3:4])


@pytest.mark.parametrize("width", [8, 300, 512, 1300])
def test_the_finder_sees_the_whole_line_at_its_own_size(width: int) -> None:
    grey = np.tile((np.arange(width) * 255 / width).astype(np.uint8), (40, 1))
    bands = bands_of(cropped(grey))
    lines = bands.finder_lines()
    assert lines.shape == (6, FINDER_SAMPLES)
    assert lines.dtype == np.float32
    np.testing.assert_allclose(lines.mean(), bands.lines.mean(), atol=0.01)
    middle = np.interp(0.5 * width, np.arange(width) + 0.5, bands.lines[0])
    assert lines[0, [255, 256]].mean() == pytest.approx(middle, abs=0.03)


@pytest.mark.parametrize("shape", [(8, 8), (1, 1), (1, 300), (2, 4000), (8, 4000), (400, 8)])
@pytest.mark.parametrize("is_noise", [False, True])
def test_a_crop_of_hardly_any_size_has_lines(shape: tuple[int, int], is_noise: bool) -> None:  # noqa: FBT001 - a table's column
    grey = np.full(shape, 130, np.uint8)
    if is_noise:
        grey = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    bands = bands_of(cropped(grey))
    assert bands.lines.shape == (len(bands.rows), shape[1])
    assert bands.lines.min() >= 0
    assert bands.lines.max() <= 1
    assert np.isfinite(bands.finder_lines()).all()
    assert np.isfinite(bands.in_frame(0.0, shape[0])).all()
