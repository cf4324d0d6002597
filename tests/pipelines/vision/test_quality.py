"""Sharpness, light and motion of frames."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipelines.types import Frame, FrameQuality, Pixels
from pipelines.vision.quality import FrameQualityMeter
from tests.pipelines.vision.text_scenes import page

LETTER = page(["Gemeente Waterveld", "Schoonmaken: vak C-12", "Neem de harkmachine mee"], 36)


def measured(*pictures: Pixels) -> FrameQuality:
    """Measure pictures one after another and give what the last one was like."""
    meter = FrameQualityMeter()
    return [meter.measure(Frame(number, float(number), each)) for number, each in enumerate(pictures, 1)][-1]


def blurred(picture: Pixels, pixels: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), pixels), dtype=np.uint8)


def even(level: int, height: int = 480, width: int = 640) -> Pixels:
    return np.full((height, width, 3), level, dtype=np.uint8)


def lit(picture: Pixels, gain: float, offset: float) -> Pixels:
    return np.asarray(np.clip(picture * gain + offset, 0, 255), dtype=np.uint8)


def noisy(picture: Pixels, levels: float, seed: int = 1) -> Pixels:
    noise = np.random.default_rng(seed).normal(0, levels, picture.shape)
    return np.asarray(np.clip(picture + noise, 0, 255), dtype=np.uint8)


def shifted(picture: Pixels, across: int, down: int) -> Pixels:
    return np.roll(picture, (down, across), axis=(0, 1))


# Sharpness


def test_sharpness_falls_with_blur() -> None:
    values = [measured(blurred(LETTER, pixels)).sharpness for pixels in (0.1, 1, 2, 4, 8)]
    assert values == sorted(values, reverse=True)
    assert values[0] > 0.3
    assert max(values[-2:]) < 0.15


@pytest.mark.parametrize(
    ("blur", "gain", "offset"), [(0.1, 0.3, 0), (0.1, 0.3, 170), (0.1, 0.6, 60), (2, 0.6, 0), (2, 0.6, 100)]
)
def test_sharpness_does_not_fall_with_light_or_contrast(blur: float, gain: float, offset: float) -> None:
    picture = blurred(LETTER, blur)
    changed, before = measured(lit(picture, gain, offset)).sharpness, measured(picture).sharpness
    assert changed == pytest.approx(before, rel=0.1)


@pytest.mark.parametrize("levels", [2, 5])
def test_noise_is_not_taken_for_sharpness(levels: float) -> None:
    assert measured(noisy(even(120), levels)).sharpness < 0.15
    assert measured(noisy(blurred(LETTER, 6), levels)).sharpness < 0.15
    assert measured(noisy(LETTER, levels)).sharpness > 0.3


def test_an_even_frame_is_not_sharp() -> None:
    assert measured(even(120)).sharpness == 0


# Light


@pytest.mark.parametrize(
    ("level", "dark", "glare"), [(0, 1, 0), (26, 1, 0), (27, 0, 0), (128, 0, 0), (249, 0, 0), (250, 0, 1), (255, 0, 1)]
)
def test_an_even_frame_is_dark_or_burnt_out_or_neither(level: int, dark: float, glare: float) -> None:
    quality = measured(even(level))
    assert (quality.dark, quality.glare) == (dark, glare)
    # On Arm, OpenCV's rounding leaves a few billionths.
    assert quality.contrast == pytest.approx(0, abs=1e-6)
    assert quality.brightness == pytest.approx(level / 255)


def test_dark_and_glare_are_shares_of_the_frame() -> None:
    picture = even(128, 400, 640)
    picture[:100] = 0
    picture[300:340] = 255
    quality = measured(picture)
    assert (quality.dark, quality.glare) == pytest.approx((0.25, 0.1))


def test_black_beside_white_is_the_greatest_contrast() -> None:
    picture = even(0)
    picture[:240] = 255
    assert measured(picture).contrast == pytest.approx(0.5)


def test_light_is_the_same_for_a_larger_frame() -> None:
    small, large = measured(LETTER), measured(np.repeat(np.repeat(LETTER, 3, axis=0), 3, axis=1))
    assert (large.brightness, large.contrast) == pytest.approx((small.brightness, small.contrast), rel=0.02)
    assert (large.dark, large.glare) == pytest.approx((small.dark, small.glare), abs=0.01)


# Motion


def test_a_first_frame_has_no_motion() -> None:
    assert measured(LETTER).motion is None


def test_motion_is_not_told_between_frames_of_different_shape() -> None:
    assert measured(even(90), LETTER).motion is None


@pytest.mark.parametrize(("across", "down"), [(0, 0), (24, 0), (-96, 0), (0, 60), (120, -90)])
@pytest.mark.parametrize("levels", [0, 4])
def test_motion_is_the_shift_as_a_share_of_the_width(across: int, down: int, levels: float) -> None:
    quality = measured(noisy(LETTER, levels, 1), noisy(shifted(LETTER, across, down), levels, 2))
    assert quality.motion == pytest.approx(np.hypot(across, down) / LETTER.shape[1], abs=0.003)


def test_motion_is_told_against_the_frame_just_before() -> None:
    moved = shifted(LETTER, 96, 0)
    assert measured(LETTER, moved, moved).motion == pytest.approx(0, abs=0.001)


def test_another_view_has_moved_by_the_whole_width() -> None:
    assert measured(LETTER, page(["Iets heel anders", "staat hier nu"], 90)).motion == 1
    assert measured(even(0), even(128)).motion == 1


@pytest.mark.parametrize("level", [0, 90, 255])
def test_an_even_view_that_stays_has_not_moved(level: int) -> None:
    assert measured(even(level), even(level)).motion == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 1200), (1200, 1), (10, 4000)])
def test_a_frame_too_narrow_for_motion_is_measured_all_the_same(height: int, width: int) -> None:
    quality = measured(even(90, height, width), even(90, height, width))
    assert (quality.motion, quality.sharpness) == (None, 0)
    assert quality.brightness == pytest.approx(90 / 255)
