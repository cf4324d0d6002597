"""What goes into the recogniser, and how its output becomes text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.recogniser import Reading, as_input, decode, input_width, scaled_width

ALPHABET = ("", "a", "b", "c", " ")


def steps(classes: Sequence[int], peaks: Sequence[float] | None = None) -> NDArray[np.float32]:
    """Give an output whose likeliest class at each step is the one named, with that probability."""
    probabilities = np.zeros((len(classes), len(ALPHABET)), dtype=np.float32)
    for row, index, peak in zip(probabilities, classes, peaks or [1.0] * len(classes), strict=True):
        row[:] = (1 - peak) / (len(ALPHABET) - 1)
        row[index] = peak
    return probabilities


@pytest.mark.parametrize(
    ("classes", "text"),
    [
        ([], ""),
        ([0, 0, 0], ""),
        ([1], "a"),
        ([1, 1, 1], "a"),
        ([1, 0, 1], "aa"),
        ([1, 1, 0, 0, 1, 1], "aa"),
        ([1, 2, 1], "aba"),
        ([0, 3, 3, 4, 4, 1, 0], "c a"),
        ([4, 0, 4], "  "),
    ],
)
def test_repeats_are_one_character_and_blanks_part_them(classes: list[int], text: str) -> None:
    assert decode(steps(classes), ALPHABET).text == text


def test_a_character_is_as_sure_as_its_surest_step() -> None:
    classes = [1, 1, 1, 0, 1, 2, 2, 0]
    peaks = [0.5, 0.75, 0.625, 1.0, 0.25, 0.5, 0.375, 0.875]
    assert decode(steps(classes, peaks), ALPHABET) == Reading("aab", (0.75, 0.25, 0.5))


SPACE, BLANK = ALPHABET.index(" "), 0


def between(letters: tuple[int, int], likely: Sequence[float]) -> NDArray[np.float32]:
    """Give two letters with blank steps between them, in which a space is so likely."""
    out = steps([letters[0], *[BLANK] * len(likely), letters[1]])
    for row, space in zip(out[1:], likely, strict=False):
        row[[BLANK, SPACE]] = (1 - space, space)
    return out


@pytest.mark.parametrize(
    ("likely", "text"),
    [([0.2], "a b"), ([0.0, 0.2, 0.0], "a b"), ([0.1], "ab"), ([0.05, 0.05], "ab"), ([], "ab")],
)
def test_a_faint_space_parts_words_where_that_is_asked_for(likely: list[float], text: str) -> None:
    assert decode(between((1, 2), likely), ALPHABET, 0.15).text == text
    assert decode(between((1, 2), likely), ALPHABET).text == "ab"


def test_a_faint_space_is_as_sure_as_it_is_likely() -> None:
    reading = decode(between((1, 2), [0.25, 0.375]), ALPHABET, 0.15)
    assert reading == Reading("a b", (1.0, 0.375, 1.0))


@pytest.mark.parametrize("letters", [(SPACE, 1), (1, SPACE), (SPACE, SPACE)])
def test_no_space_is_put_beside_a_space(letters: tuple[int, int]) -> None:
    out = between(letters, [0.4])
    assert decode(out, ALPHABET, 0.15) == decode(out, ALPHABET)


def test_no_space_is_put_before_the_first_letter() -> None:
    out = between((BLANK, 1), [0.4, 0.4])
    assert decode(out, ALPHABET, 0.15) == Reading("a", (1.0,))


@given(st.text("abc ", max_size=12), st.data())
def test_any_text_is_read_from_any_spelling_of_it(text: str, data: st.DataObject) -> None:
    few = st.integers(0, 3)
    classes = [0] * data.draw(few)
    for before, character in zip(["", *text], text, strict=False):
        classes += [0] * (data.draw(few) + (before == character))
        classes += [ALPHABET.index(character)] * (1 + data.draw(few))
    peaks = data.draw(st.lists(st.floats(0.5, 1, width=32), min_size=len(classes), max_size=len(classes)))
    reading = decode(steps(classes, peaks), ALPHABET)
    assert reading.text == text
    assert len(reading.confidences) == len(text)
    assert set(reading.confidences) <= set(peaks)


@pytest.mark.parametrize(
    ("height", "width", "scaled", "columns"),
    [
        (48, 300, 300, 300),
        (24, 300, 600, 600),
        (96, 401, 201, 201),
        (48, 20, 20, 192),
        (48, 1, 8, 192),
        (10, 900, 4320, 3200),
    ],
)
def test_an_input_is_as_wide_as_its_crop_within_bounds(height: int, width: int, scaled: int, columns: int) -> None:
    assert scaled_width(height, width) == scaled
    assert input_width(height, width) == columns


def test_channels_come_first_from_minus_one_to_one() -> None:
    crop = np.zeros((48, 192, 3), dtype=np.uint8)
    crop[:, :, 1] = 255
    crop[:, 96:, 2] = 51
    picture = as_input(crop, 192)
    assert picture.dtype == np.float32
    assert picture.shape == (3, 48, 192)
    assert np.allclose(picture[0], -1)
    assert np.allclose(picture[1], 1)
    assert np.allclose(picture[2, :, :96], -1)
    assert np.allclose(picture[2, :, 96:], -0.6)


def test_a_narrow_crop_is_padded_with_middle_grey_on_the_right() -> None:
    picture = as_input(np.full((24, 50, 3), 255, dtype=np.uint8), 192)
    assert np.allclose(picture[:, :, :100], 1)
    assert not picture[:, :, 100:].any()


def test_a_long_crop_is_squeezed_whole() -> None:
    crop = np.zeros((48, 400, 3), dtype=np.uint8)
    crop[:, 200:] = 255
    picture = as_input(crop, 200)
    assert np.allclose(picture[:, :, :98], -1)
    assert np.allclose(picture[:, :, 102:], 1)


def test_a_high_crop_loses_no_rows_as_it_shrinks() -> None:
    crop = np.zeros((240, 960, 3), dtype=np.uint8)
    crop[::5] = 255
    assert np.allclose(as_input(crop, 192), 2 / 5 - 1, atol=0.01), "each row of five counts for a fifth"
