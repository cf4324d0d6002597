"""Where a symbol lies, by what the finder says of each band."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.barcode.code_128 import total_modules
from models.barcode.geometry import FINDER_STEP, LEAST_CHARACTERS, MOST_CHARACTERS, LineKind
from models.barcode.networks import Found
from pipelines.vision.blurred.finding import placements
from tests.pipelines.vision.blurred.scripted_networks import PLACES, flat_bands, sure

WIDTH = 800
LEVEL = [(50.0, 190.0)] * 6
READ = [kind for kind in LineKind if kind is not LineKind.NONE]


def in_pixels(place: float, width: int = WIDTH) -> float:
    """Give the pixel at the middle of a place of the heat maps."""
    return (place + 0.5) / PLACES * width


def with_kinds(found: Found, probabilities: list[dict[LineKind, float]]) -> Found:
    """Let the finder say for each band how likely each kind is; a kind that is not named is not likely at all."""
    kinds = np.log([[band.get(kind, 1e-9) for kind in LineKind] for band in probabilities])
    return replace(found, kinds=kinds.astype(np.float32))


@pytest.mark.parametrize(("kind", "modules"), [(LineKind.EAN_13, 95), (LineKind.EAN_8, 67), (LineKind.ITF_14, 120)])
@pytest.mark.parametrize("width", [40, 512, 1300])
def test_a_symbol_lies_where_the_finder_is_sure_of_it(kind: LineKind, modules: int, width: int) -> None:
    (placement,) = placements(flat_bands(6, width), sure(kind, LEVEL))
    assert (placement.kind, placement.modules, placement.bands.tolist()) == (kind, modules, [*range(6)])
    np.testing.assert_allclose(placement.starts, in_pixels(50, width), rtol=0.002)
    np.testing.assert_allclose(placement.ends, in_pixels(190, width), rtol=0.002)


@given(st.lists(st.tuples(st.floats(20, 60), st.floats(150, 230)), min_size=1, max_size=2))
def test_one_or_two_bands_have_their_own_ends(ends: list[tuple[float, float]]) -> None:
    # Both lie within the few places around the one that suits both.
    ends = [(min(a, ends[0][0] + 5), min(b, ends[0][1] + 5)) for a, b in ends]
    ends = [(max(a, ends[0][0] - 5), max(b, ends[0][1] - 5)) for a, b in ends]
    (placement,) = placements(flat_bands(len(ends), WIDTH), sure(LineKind.EAN_13, ends))
    np.testing.assert_allclose(placement.starts, [in_pixels(a) for a, _ in ends], atol=0.5)
    np.testing.assert_allclose(placement.ends, [in_pixels(b) for _, b in ends], atol=0.5)


def test_the_kind_is_what_all_bands_together_say_and_none_of_them_decides_alone() -> None:
    likely = {LineKind.EAN_13: 0.7, LineKind.EAN_8: 0.3}
    found = with_kinds(sure(LineKind.EAN_13, LEVEL), [{LineKind.EAN_8: 1.0}, *[likely] * 5])
    (placement,) = placements(flat_bands(6, WIDTH), found)
    assert placement.kind is LineKind.EAN_13
    assert placement.bands.tolist() == [1, 2, 3, 4, 5]
    two = with_kinds(sure(LineKind.EAN_13, LEVEL), [*[{LineKind.EAN_8: 1.0}] * 2, *[likely] * 4])
    assert placements(flat_bands(6, WIDTH), two)[0].kind is LineKind.EAN_8


def test_bands_beside_the_bars_are_left_out() -> None:
    found = sure(LineKind.EAN_8, LEVEL, none=(0, 5))
    # They say where the ends are all the same, wrongly.
    found.ends[[0, 5]] = np.roll(found.ends[[0, 5]], 30, axis=2)
    (placement,) = placements(flat_bands(6, WIDTH), found)
    assert placement.bands.tolist() == [1, 2, 3, 4]
    np.testing.assert_allclose(placement.starts, in_pixels(50), atol=0.5)
    np.testing.assert_allclose(placement.ends, in_pixels(190), atol=0.5)


def test_where_no_band_shows_a_symbol_there_is_none() -> None:
    assert placements(flat_bands(6, WIDTH), sure(LineKind.EAN_8, LEVEL, none=range(6))) == ()


@pytest.mark.parametrize(("surest", "is_symbol"), [(0.35, False), (0.55, False), (0.65, True), (0.95, True)])
def test_one_band_must_surely_show_a_symbol(surest: float, is_symbol: bool) -> None:  # noqa: FBT001 - a table's column
    unsure = {LineKind.EAN_13: 0.3, LineKind.NONE: 0.7}
    bands = [unsure, unsure, {LineKind.EAN_13: surest, LineKind.NONE: 1 - surest}, *[unsure] * 3]
    found = placements(flat_bands(6, WIDTH), with_kinds(sure(LineKind.EAN_13, LEVEL), bands))
    assert bool(found) is is_symbol


@pytest.mark.parametrize(("step", "kept"), [(1, [0, 1, 3, 4, 5]), (2, [0, 3, 5]), (9, [0])])
def test_every_so_manieth_band_is_kept(step: int, kept: list[int]) -> None:
    (placement,) = placements(flat_bands(6, WIDTH), sure(LineKind.EAN_13, LEVEL, none=(2,)))
    fewer = placement.of_every(step)
    assert fewer.bands.tolist() == kept
    assert len(fewer.starts) == len(fewer.ends) == len(kept)
    assert (fewer.kind, fewer.modules) == (placement.kind, placement.modules)


def test_the_ends_of_slanted_bars_lie_on_a_line() -> None:
    slanted = [(50 + band, 190 + 0.5 * band) for band in range(6)]
    bands = flat_bands(6, WIDTH)
    (placement,) = placements(bands, sure(LineKind.EAN_13, slanted))
    np.testing.assert_allclose(placement.starts, [in_pixels(a) for a, _ in slanted], atol=0.5)
    np.testing.assert_allclose(placement.ends, [in_pixels(b) for _, b in slanted], atol=0.5)
    ragged = [(a + (-1) ** band, b) for band, (a, b) in enumerate(slanted)]
    (placement,) = placements(bands, sure(LineKind.EAN_13, ragged))
    np.testing.assert_allclose(np.diff(placement.starts, 2), 0, atol=1e-6)
    np.testing.assert_allclose(placement.starts, [in_pixels(a) for a, _ in slanted], atol=in_pixels(1))


def test_a_band_that_sees_an_end_elsewhere_does_not_move_it() -> None:
    ends = LEVEL.copy()
    ends[2] = (50.0, 120.0)
    (placement,) = placements(flat_bands(6, WIDTH), sure(LineKind.EAN_13, ends))
    np.testing.assert_allclose(placement.ends, in_pixels(190), atol=1.0)


@pytest.mark.parametrize("ends", [(190.0, 50.0), (100.0, 101.0), (100.0, 100.0)])
def test_ends_that_are_crossed_or_too_near_are_no_symbol(ends: tuple[float, float]) -> None:
    assert placements(flat_bands(6, WIDTH), sure(LineKind.EAN_13, [ends] * 6)) == ()


@pytest.mark.parametrize(("turned", "ways"), [(-6.0, [1]), (6.0, [-1]), (-1.0, [1, -1]), (1.0, [1, -1])])
def test_both_ways_up_are_tried_only_while_the_side_of_the_first_bar_is_unsure(turned: float, ways: list[int]) -> None:
    found = placements(flat_bands(6, WIDTH), sure(LineKind.EAN_13, LEVEL, turned=turned))
    assert [int(np.sign(each.ends - each.starts).mean()) for each in found] == ways
    for each in found:
        np.testing.assert_allclose(sorted([each.starts[0], each.ends[0]]), [in_pixels(50), in_pixels(190)], atol=0.5)


@given(characters=st.integers(2, 40), error=st.floats(-0.4, 0.4), module=st.floats(1.2, 6.0))
def test_the_nearest_lengths_of_a_code_128_come_first(characters: int, error: float, module: float) -> None:
    places = total_modules(characters) * module / FINDER_STEP
    scale = min(1.0, 200 / places)
    seen = module * scale * total_modules(characters) / (total_modules(characters) + 11 * error)
    ends = [(20.0, 20 + places * scale)] * 6
    found = placements(flat_bands(6, WIDTH), sure(LineKind.CODE_128, ends, module=seen))
    modules = [each.modules for each in found]
    nearest = min(max(characters, LEAST_CHARACTERS), MOST_CHARACTERS)
    assert modules[0] == total_modules(nearest)
    lengths = [(each - total_modules(0)) // 11 for each in modules]
    assert len(set(lengths)) == 3
    assert set(lengths) <= set(range(LEAST_CHARACTERS, MOST_CHARACTERS + 1))
    away = [abs(length - characters - error) for length in lengths]
    assert np.diff(away).min() > -0.05


def test_each_length_of_a_code_128_is_tried_both_ways_up() -> None:
    found = placements(flat_bands(6, WIDTH), sure(LineKind.CODE_128, LEVEL, turned=0.0, module=2.0))
    assert len(found) == 6
    assert len({(each.modules, bool(each.starts[0] < each.ends[0])) for each in found}) == 6


def test_the_width_of_a_module_is_taken_from_within_the_symbol() -> None:
    found = sure(LineKind.CODE_128, LEVEL, module=280 / total_modules(9))
    found.log_module[:, :50] = found.log_module[:, 191:] = 3.0
    assert placements(flat_bands(6, WIDTH), found)[0].modules == total_modules(9)


@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("ends", [(0.0, PLACES - 1.0), (0.0, 9.0), (PLACES - 9.0, PLACES - 1.0)])
def test_ends_at_the_edge_of_the_line_are_ends(kind: LineKind, ends: tuple[float, float]) -> None:
    found = placements(flat_bands(6, WIDTH), sure(kind, [ends] * 6))
    assert found
    for each in found:
        assert each.starts.min() >= 0
        assert each.ends.max() <= WIDTH
