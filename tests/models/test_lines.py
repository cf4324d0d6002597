"""Rendered lines: known content, the same ones for a seed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from models import lines
from models.characters import SPACE, is_wanted
from models.lines import RenderedLine, render_lines
from models.store import ModelError


def same(first: list[RenderedLine], second: list[RenderedLine]) -> bool:
    return [(line.text, line.pixels.tobytes(), line.pixels.shape) for line in first] == [
        (line.text, line.pixels.tobytes(), line.pixels.shape) for line in second
    ]


@pytest.mark.parametrize("render", [render_lines, partial(render_lines, clean=True)])
def test_a_seed_gives_the_same_lines_every_time(render: Callable[[int, int], list[RenderedLine]]) -> None:
    assert same(render(12, 3), render(12, 3))
    assert not same(render(12, 3), render(12, 4))


def test_more_lines_of_a_seed_begin_with_the_same() -> None:
    assert same(render_lines(12, 3)[:5], render_lines(5, 3))


def test_lines_are_of_many_kinds() -> None:
    texts = {line.text for line in render_lines(200, 7, clean=True)}
    assert len(texts) > 80
    assert any(text.isupper() and text.isalpha() for text in texts), "a sign in capitals"
    assert any(text.endswith((".", "!", "?")) and " " in text for text in texts), "a sentence"
    assert any(text.startswith("€ ") for text in texts), "an amount"


def test_no_line_has_a_character_that_the_product_cuts() -> None:
    characters = {character for line in render_lines(300, 7, clean=True) for character in line.text}
    assert {character for character in characters if character != SPACE and not is_wanted(character)} == set()


def test_a_clean_line_is_black_on_white_and_as_long_as_its_text() -> None:
    drawn = render_lines(60, 11, clean=True)
    for line in drawn:
        assert line.pixels.dtype == np.uint8
        assert line.pixels.ndim == 3
        border = np.concatenate([line.pixels[0], line.pixels[-1], line.pixels[:, 0], line.pixels[:, -1]])
        assert (border == 255).all(), f"{line.text!r} is cut off"
        assert line.pixels.min() == 0
    columns = [line.pixels.shape[1] / line.pixels.shape[0] for line in drawn]
    assert np.corrcoef(columns, [len(line.text) for line in drawn])[0, 1] > 0.9


def test_a_camera_s_line_is_neither_clean_nor_blank() -> None:
    for line in render_lines(60, 11):
        assert line.text
        _, counts = np.unique(line.pixels.reshape(-1, 3), axis=0, return_counts=True)
        assert counts.max() < counts.sum() / 4, "light and noise leave no large area of one colour"
        grey = line.pixels.mean(axis=2)
        assert np.ptp(grey) > 25, f"{line.text!r} cannot be seen"


def test_without_fonts_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_FONT_FOLDER", tmp_path)
    with pytest.raises(ModelError, match="`sudo apt-get install fonts-dejavu-core fonts-liberation2`"):
        render_lines(1, 1)
