"""What the bench of blurred codes renders, and how it counts."""

from __future__ import annotations

import numpy as np
import pytest

from models.barcode.code_128 import code_128_widths
from models.barcode.itf_14 import itf_14_widths
from pipelines.types import Symbology
from pipelines.vision.gtin import has_valid_check_digit
from sample_frames.render import codes
from tests.bench import blurred_scenes, blurred_times
from tests.bench.blurred import BLURS, SEED, SYMBOLOGIES, code, is_reached, picture
from tests.bench.blurred_negatives import KINDS, SIZE, negative, run_lengths
from tests.bench.blurred_scenes import SHEET_MODULE, Blur, Shot, Size, disc
from tests.plain_readers import comparable, grey_of, zxing

FRAME = Size(480, 360)


@pytest.mark.parametrize("symbology", SYMBOLOGIES)
def test_what_is_rendered_sharp_says_what_it_is_said_to_say(symbology: Symbology) -> None:
    right = 0
    for seed in range(10):
        chance = np.random.default_rng(seed)
        printed = code(symbology, chance)
        seen = Shot(3.0, 8.0, -12.0, 9.0, Blur.GAUSSIAN, 0.2)
        sheet = blurred_scenes.label(printed, chance)
        pixels = blurred_scenes.photographed(sheet, printed.modules, seen, Size(960, 540), chance)
        right += comparable(printed.text) in {answer.text for answer in zxing(grey_of(pixels))}
    assert right == 10


def test_codes_are_as_asked() -> None:
    chance = np.random.default_rng(SEED)
    texts = [code(Symbology.CODE_128, chance).text for _ in range(60)]
    assert any(text.startswith("(01)") for text in texts)
    assert {len(text) for text in texts if text.isalnum()} <= set(range(4, 17))
    assert all(has_valid_check_digit(code(Symbology.ITF, chance).text) for _ in range(20))


def test_an_itf_14_has_the_bars_that_the_other_writer_draws() -> None:
    drawn = codes.itf_14("12345678901231").modules[0]
    np.testing.assert_array_equal(run_lengths(drawn == 0), itf_14_widths("12345678901231", 3.0))


def test_pictures_are_the_same_each_time_and_differ_from_one_another() -> None:
    first, again, other = (picture(Symbology.ITF, 0, index) for index in (3, 3, 4))
    assert first[1] == again[1] != other[1]
    assert (first[0] == again[0]).all()
    assert (negative(SEED, 5).pixels == negative(SEED, 5).pixels).all()
    with_other_blur = picture(Symbology.ITF, len(BLURS) - 1, 3)
    assert with_other_blur[1] != first[1]


def test_the_negatives_show_every_kind_and_nothing_legal() -> None:
    shown = [negative(SEED, index) for index in range(KINDS)]
    assert len({each.kind for each in shown}) == KINDS
    assert all(each.pixels.shape == (SIZE.height, SIZE.width, 3) for each in shown)
    for each in shown:
        is_number = each.kind.endswith("wrong_check") and each.text != ""
        assert not (is_number and has_valid_check_digit(each.text))


@pytest.mark.parametrize(("blur", "measure", "sigma"), [(Blur.GAUSSIAN, 1.0, 1.0), (Blur.DISC, 2.0, 0.5)])
def test_the_blur_is_as_wide_as_it_is_said_to_be(blur: Blur, measure: float, sigma: float) -> None:
    # An edge is spread as the blur is: a disc's standard deviation along a line is a quarter of its diameter.
    module = 4.0
    sheet = np.full((60 * SHEET_MODULE, 60 * SHEET_MODULE), 40, np.uint8)
    sheet[:, 30 * SHEET_MODULE :] = 200
    seen = Shot(module, 0.0, 0.0, 0.0, blur, measure)
    scene = blurred_scenes.exposed(sheet, 60, seen, FRAME, np.random.default_rng(1))
    straight = blurred_scenes.exposed(
        sheet, 60, Shot(module, 0.0, 0.0, 0.0, blur, 0.0), FRAME, np.random.default_rng(1)
    )
    row, column = (int(places.mean()) for places in np.nonzero((straight > 39) & (straight < 201) & _steep(straight)))
    steps = np.diff(scene[row, column - 20 : column + 21]).astype(np.float64)
    at = np.arange(len(steps))
    mean = (at * steps).sum() / steps.sum()
    spread = float(np.sqrt((steps * (at - mean) ** 2).sum() / steps.sum()))
    assert spread == pytest.approx(sigma * module, rel=0.08)


def _steep(scene: blurred_scenes.Field) -> np.ndarray:
    """Give where the sheet's own edge is: from 40 to 200 within two pixels, one beside another."""
    jump = np.zeros(scene.shape, dtype=bool)
    jump[:, 1:-1] = (scene[:, 2:] - scene[:, :-2]) > 155
    return jump & (np.abs(scene - 120) <= 81)


@pytest.mark.parametrize("diameter", [0.7, 3.0, 7.5])
def test_a_disc_is_even_round_and_sums_to_one(diameter: float) -> None:
    kernel = disc(diameter)
    assert float(kernel.sum()) == pytest.approx(1.0)
    assert (kernel == kernel.T).all()
    assert 1 / float(kernel.max()) == pytest.approx(max(1.0, np.pi / 4 * diameter**2), rel=0.1)


def test_the_bar_is_twice_what_zxing_reads_and_none_wrong() -> None:
    assert is_reached(40, 0, by_zxing=20, count=100) is True
    assert is_reached(39, 0, by_zxing=20, count=100) is False
    assert is_reached(0, 0, by_zxing=0, count=100) is False
    assert is_reached(90, 0, by_zxing=60, count=100) is None
    assert is_reached(90, 1, by_zxing=20, count=100) is False
    assert is_reached(90, 1, by_zxing=60, count=100) is False


def test_frames_of_a_sequence_glide_over_one_scene() -> None:
    frames = blurred_times.empty_sequence(0)
    across, down = blurred_times.STEP
    one, next_one = (frame.astype(np.float32).mean(axis=2) for frame in frames[:2])
    kept = np.abs(one[down:, across:] - next_one[:-down, :-across]).mean()
    assert len(frames) == blurred_times.FRAMES
    assert kept < np.abs(one - next_one).mean() + 8
    assert kept < 12


def test_a_wrong_check_character_is_no_code_128() -> None:
    # 104 is start B, 33 to 35 are "A" to "C"; the check character is what 104 + 33 + 2 × 34 + 3 × 35 leaves of 103s: 1.
    for check, legal in ((1, True), (2, False)):
        printed = blurred_scenes.Printed(code_128_widths([104, 33, 34, 35, check]), "ABC")
        sheet = blurred_scenes.label(printed, np.random.default_rng(2))
        assert ("ABC" in {answer.text for answer in zxing(sheet)}) is legal
