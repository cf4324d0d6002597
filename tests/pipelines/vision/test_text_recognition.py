"""Lines to texts, one at a time and in batches."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.recogniser import LONGEST_INPUT, SHORTEST_INPUT, Reading
from pipelines.types import Pixels
from pipelines.vision.text_recognition import TextRecogniser, batches

ALPHABET = ("", *"abcdefghijklmnop")


@dataclass
class Said:
    """Gives the same classes, with their probabilities, for each picture."""

    steps: list[tuple[int, float]]

    def run(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        """Say it."""
        out = np.zeros((len(batch), len(self.steps), len(ALPHABET)), dtype=np.float32)
        for step, (index, probability) in enumerate(self.steps):
            out[:, step, index] = probability
        return out


@dataclass
class Shade:
    """Reads one letter, which tells how bright the picture's first column is."""

    shapes: list[tuple[int, ...]] = field(default_factory=list)

    def run(self, batch: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give pictures × 2 steps × classes; the letter stands in the first step."""
        self.shapes.append(batch.shape)
        classes = np.rint((batch[..., 0].mean(axis=(1, 2)) + 1) * 127.5 / 10).astype(int)
        out = np.zeros((len(batch), 2, len(ALPHABET)), dtype=np.float32)
        out[np.arange(len(batch)), 0, classes] = 0.9
        out[:, 1, 0] = 1
        return out


def shade(letter: str, width: int, height: int = 48) -> Pixels:
    return np.full((height, width, 3), 10 * ALPHABET.index(letter), dtype=np.uint8)


def read(*steps: tuple[int, float]) -> Reading:
    return TextRecogniser(Said(list(steps)), ALPHABET).read(shade("a", 200))


def test_repeats_are_one_character_unless_a_blank_parts_them() -> None:
    assert read((0, 1), (1, 0.5), (1, 0.75), (0, 1), (1, 0.25), (2, 1)) == Reading("aab", (0.75, 0.25, 1.0))


@pytest.mark.parametrize("steps", [[(0, 1.0)], [(0, 1.0), (0, 0.5)]])
def test_blanks_alone_are_an_empty_text(steps: list[tuple[int, float]]) -> None:
    assert read(*steps) == Reading("", ())


@given(st.lists(st.tuples(st.integers(0, len(ALPHABET) - 1), st.floats(0.1, 1)), min_size=1, max_size=40))
def test_each_character_has_a_confidence(steps: list[tuple[int, float]]) -> None:
    reading = read(*steps)
    assert len(reading.confidences) == len(reading.text)
    # The network counts in single precision.
    given_ones = [probability for _, probability in steps]
    assert all(any(each == pytest.approx(one, abs=1e-6) for one in given_ones) for each in reading.confidences)


@pytest.mark.parametrize(
    ("height", "width", "columns"),
    [(48, 500, 500), (24, 300, 600), (96, 400, 200), (48, 30, SHORTEST_INPUT), (10, 4000, LONGEST_INPUT)],
)
def test_a_line_is_brought_to_the_network_s_height(height: int, width: int, columns: int) -> None:
    network = Shade()
    assert TextRecogniser(network, ALPHABET).read(shade("c", width, height)).text == "c"
    assert network.shapes == [(1, 3, 48, columns)]


def test_many_lines_are_read_in_batches_and_come_in_their_own_order() -> None:
    crops = [shade(letter, 1000 - 300 * (place % 3)) for place, letter in enumerate("abcdefghijklmnop")]
    network = Shade()
    readings = TextRecogniser(network, ALPHABET).read_all(crops)
    assert "".join(reading.text for reading in readings) == "abcdefghijklmnop"
    assert [shape[0] for shape in network.shapes] == [5, 5, 6]
    assert [shape[-1] for shape in network.shapes] == [400, 700, 1000]


def test_no_lines_are_no_batch() -> None:
    network = Shade()
    assert TextRecogniser(network, ALPHABET).read_all([]) == ()
    assert network.shapes == []


@given(st.lists(st.integers(SHORTEST_INPUT, LONGEST_INPUT), max_size=60))
def test_batches_hold_each_line_once_and_little_blank(widths: list[int]) -> None:
    groups = list(batches(widths))
    assert sorted(index for group in groups for index in group) == list(range(len(widths)))
    for group in groups:
        assert 1 <= len(group) <= 6
        assert max(widths[index] for index in group) <= 1.15 * min(widths[index] for index in group)
