"""Symbols as they lie before the camera."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.barcode.geometry import LineKind as Kind
from models.training.scenes import Scene, scene_of
from models.training.symbols import Symbol, random_symbol

SEEDS = 120
MARGIN = 90.0


def laid(kind: Kind) -> list[tuple[Symbol, Scene]]:
    chances = [np.random.default_rng([seed, kind]) for seed in range(SEEDS)]
    symbols = [random_symbol(chance, kind) for chance in chances]
    return [(symbol, scene_of(chance, symbol, MARGIN)) for symbol, chance in zip(symbols, chances, strict=True)]


def reflectance(scene: Scene, at: NDArray[np.float64]) -> NDArray[np.float64]:
    return scene.values[np.searchsorted(scene.edges, at, side="right")]


@pytest.mark.parametrize("kind", Kind)
def test_edges_ascend_and_each_stretch_between_them_reflects(kind: Kind) -> None:
    for symbol, scene in laid(kind):
        assert (np.diff(scene.edges) >= 0).all()
        assert len(scene.values) == len(scene.edges) + 1
        assert scene.values.min() >= 0
        assert scene.values.max() <= 1
        assert scene.modules == symbol.modules


@pytest.mark.parametrize("kind", Kind)
def test_the_symbol_begins_at_nought_and_is_as_wide_as_it_is_printed(kind: Kind) -> None:
    bent = 0
    for symbol, scene in laid(kind):
        assert scene.symbol_place(np.array([0.0]))[0] == pytest.approx(0, abs=0.01)
        assert scene.symbol_place(np.array([symbol.modules]))[0] == pytest.approx(symbol.modules, abs=0.01)
        inside = np.linspace(0, symbol.modules, 400)
        places = scene.symbol_place(inside)
        assert (np.diff(places) >= 0).all()
        bent += np.abs(places - inside).max() > 1
    assert SEEDS / 4 < bent < SEEDS


def test_the_place_of_what_lies_where_a_knot_does_is_the_knots() -> None:
    for symbol, scene in laid(Kind.CODE_128):
        back = scene.symbol_place(scene.places)
        even = np.linspace(-0.25, 1.25, len(scene.places)) * symbol.modules
        steep = np.diff(scene.places, prepend=scene.places[0] - 1) > 1e-6
        np.testing.assert_allclose(back[steep], even[steep], atol=1e-6)


@pytest.mark.parametrize("kind", [Kind.EAN_13, Kind.EAN_8, Kind.ITF_14, Kind.CODE_128])
def test_without_its_bending_a_scene_shows_the_bars_that_were_printed(kind: Kind) -> None:
    exact = 0
    for symbol, scene in laid(kind):
        edges = np.concatenate([[0.0], np.cumsum(symbol.widths)])
        middles = (edges[:-1] + edges[1:]) / 2
        # The other way round than symbol_place: where the middle of each bar and space lies now.
        knots = np.linspace(-0.25, 1.25, len(scene.places)) * symbol.modules
        seen = reflectance(scene, np.interp(middles, knots, scene.places))
        is_dark = seen < (seen.min() + seen.max()) / 2
        expected = np.arange(len(middles)) % 2 == 0
        assert (is_dark == expected).mean() > 0.85
        exact += bool((is_dark == expected).all())
    # Some have bars that are damaged.
    assert 0.8 * SEEDS < exact < SEEDS


def test_most_symbols_have_quiet_zones() -> None:
    wide = 0
    for symbol, scene in laid(Kind.EAN_13):
        outside = np.concatenate([np.linspace(-2.5, -0.7, 9), symbol.modules + np.linspace(0.7, 2.5, 9)])
        wide += bool(np.ptp(reflectance(scene, outside)) == 0)
    assert 0.6 * SEEDS < wide < SEEDS


def test_the_same_seed_gives_the_same_scene() -> None:
    for (_, first), (_, second) in zip(laid(Kind.EAN_8)[:5], laid(Kind.EAN_8)[:5], strict=True):
        np.testing.assert_array_equal(first.edges, second.edges)
        np.testing.assert_array_equal(first.values, second.values)
