"""Laying bands on a symbol's modules, and correcting where they lie."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.polynomial import Legendre
from numpy.typing import NDArray

from models.barcode.geometry import PER_MODULE, QUIET, LineKind
from models.barcode.networks import Read
from pipelines.vision.blurred.bands import Bands
from pipelines.vision.blurred.finding import Placement
from pipelines.vision.blurred.laying import Laid, _corrected, laid
from tests.pipelines.vision.blurred.scripted_networks import ScriptedNetworks, flat_bands

WIDTH = 600
MODULES = 95
SAMPLES = (np.arange((MODULES + 2 * QUIET) * PER_MODULE) + 0.5) / PER_MODULE - QUIET
"""Where in the symbol each sample should lie, in modules from its first bar."""
CENTRES = np.arange(MODULES + 2 * QUIET) + 0.5 - QUIET
INSIDE = (SAMPLES > 0) & (SAMPLES < MODULES)
ANSWER = Read(*(np.zeros(1, np.float32) for _ in range(3)))


def lay(placement: Placement, shift: NDArray[np.float64] | None = None) -> tuple[Bands, ScriptedNetworks, Laid]:
    bands, networks = flat_bands(4, WIDTH), ScriptedNetworks(read=ANSWER)
    return bands, networks, laid(networks, bands, placement, shift)


def place(starts: list[float], ends: list[float], modules: int = MODULES) -> Placement:
    return Placement(LineKind.EAN_13, np.arange(len(starts)) + 1, np.array(starts), np.array(ends), modules)


@pytest.mark.parametrize("modules", [95, 120, 68])
def test_samples_lie_evenly_from_one_end_to_the_other_with_quiet_zones(modules: int) -> None:
    bands, networks, result = lay(place([100, 110], [100 + 4 * modules, 110 + 4 * modules], modules))
    assert result.lines.shape == result.places.shape == (2, (modules + 2 * QUIET) * PER_MODULE)
    np.testing.assert_allclose(np.diff(result.places), 1.0)
    np.testing.assert_allclose(result.places[:, 0], [100 - 4 * QUIET + 0.5, 110 - 4 * QUIET + 0.5])
    # On these bands a pixel's value is where it lies, as far as there are pixels.
    expected = result.places.clip(0.5, WIDTH - 0.5) / WIDTH
    np.testing.assert_allclose(result.lines, expected, atol=1e-5)
    ((kind, shown),) = networks.shown
    assert kind is LineKind.EAN_13
    np.testing.assert_array_equal(shown, result.lines)
    assert result.read is ANSWER
    assert bands.lines.shape[0] == 4


def test_a_symbol_upside_down_is_read_from_its_first_bar_on() -> None:
    upright, turned = lay(place([100], [480]))[2], lay(place([480], [100]))[2]
    np.testing.assert_allclose(turned.places, upright.places[:, ::-1])
    np.testing.assert_allclose(turned.lines, upright.lines[:, ::-1])


def test_a_shift_of_nothing_changes_nothing() -> None:
    placement = place([100, 480], [480, 100])
    shift = np.zeros((2, len(CENTRES)))
    np.testing.assert_allclose(lay(placement, shift)[2].places, lay(placement)[2].places, atol=1e-6)


@given(start=st.floats(-3, 3), end=st.floats(-3, 3))
def test_ends_that_were_taken_wrongly_are_corrected(start: float, end: float) -> None:
    true, unit = place([100], [480]), 4.0
    wrong = place([100 + unit * start], [480 + unit * end])
    # Which module of the symbol lies at each of those on which it was laid.
    there = (wrong.starts[0] + CENTRES * (wrong.ends[0] - wrong.starts[0]) / MODULES - 100) / unit
    corrected = lay(wrong, (there - CENTRES)[None])[2].places[0]
    expected = lay(true)[2].places[0]
    np.testing.assert_allclose(corrected[INSIDE], expected[INSIDE], atol=0.2 * unit)
    assert (np.diff(corrected) > 0).all()


bows = st.lists(st.floats(-1.5, 1.5), min_size=4, max_size=4)


@given(bows)
def test_a_bow_is_undone(heights: list[float]) -> None:
    bow = Legendre(heights, domain=[0, MODULES])
    inverse = _corrected(SAMPLES, bow(CENTRES), MODULES)
    known = inverse[(inverse > 0) & (inverse < MODULES)]
    np.testing.assert_allclose(known + bow(known), SAMPLES[(inverse > 0) & (inverse < MODULES)], atol=0.01)


@given(bows, st.integers(0, 99))
def test_noise_in_the_shifts_counts_little(heights: list[float], seed: int) -> None:
    bow = Legendre(heights, domain=[0, MODULES])
    noise = np.random.default_rng(seed).normal(0, 0.2, len(CENTRES))
    clear, noisy = (_corrected(SAMPLES, bow(CENTRES) + each, MODULES) for each in (0 * noise, noise))
    assert np.sqrt(np.mean((noisy - clear)[INSIDE] ** 2)) < 0.15


@given(st.integers(0, 9999), st.floats(0, 30))
def test_places_never_go_back_whatever_the_shifts(seed: int, size: float) -> None:
    shift = np.random.default_rng(seed).normal(0, size, len(CENTRES)).cumsum()
    corrected = _corrected(SAMPLES, shift, MODULES)
    assert (np.diff(corrected) >= 0).all()
    assert np.isfinite(corrected).all()
