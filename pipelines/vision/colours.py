"""The names of colours: which of the named ones a place in CIELAB is.

The names are the eleven basic colour terms of Berlin and Kay (Basic Color Terms, 1969), with beige and turquoise,
which people use for clothes as readily. The space is CIELAB (CIE 015:2018) under the white D65: lightness, chroma and
hue part the names as people do, save for blue, whose hue bends towards purple the more saturated it is; its border
bends with it. The borders are our own, drawn between colours that have their names of old.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipelines.types import Colour

NAMES = tuple(Colour)
"""What the indices of `name_colours` stand for."""

_NEUTRAL = 9.0
"""Chroma up to which a colour is none: black, grey or white."""
_NEUTRAL_BLUE = 11.0
"""The same for blue, which cool light lends to everything."""
_BLACK = 25.0
"""Lightness up to which what has next to no chroma is black."""
_WHITE = 80.0
"""Lightness from which it is white; paper in a picture is seldom lighter."""
_NO_HUE = 9.0
"""Lightness up to which only strong colours are seen as such."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Places in CIELAB, by what people tell colours apart with."""

    light: NDArray[np.float32]
    """0 to 100."""
    chroma: NDArray[np.float32]
    """0 and more."""
    hue: NDArray[np.float32]
    """Degrees, 0 to 360: 0 pink, 90 yellow, 180 turquoise, 270 blue."""


_Area = NDArray[np.bool_]
_Rule = tuple[_Area, Colour]


def name_colours(lab: NDArray[np.float32]) -> NDArray[np.intp]:
    """Name colours.

    Args:
        lab: N × 3: lightness 0 to 100, and the two other axes of CIELAB.

    Returns:
        N indices into NAMES.
    """
    hue = np.degrees(np.arctan2(lab[:, 2], lab[:, 1])) % 360
    places = _Places(lab[:, 0], np.hypot(lab[:, 1], lab[:, 2]), hue)
    # The first rule that fits counts.
    rules = (*_without_hue(places), *_reds(places), *_browns(places), *_yellows(places), *_cools(places))
    named = np.select([area for area, _ in rules], [NAMES.index(name) for _, name in rules])
    return named.astype(np.intp)


def _without_hue(at: _Places) -> tuple[_Rule, ...]:
    is_blue = (at.hue >= 220) & (at.hue < 300)
    is_neutral = at.chroma < np.where(is_blue, _NEUTRAL_BLUE, _NEUTRAL)
    is_lost = (at.light < _NO_HUE) & (at.chroma < 2 * _NEUTRAL)
    return (
        (is_lost | (is_neutral & (at.light < _BLACK)), Colour.BLACK),
        (is_neutral & (at.light >= _WHITE), Colour.WHITE),
        (is_neutral, Colour.GREY),
    )


def _reds(at: _Places) -> tuple[_Rule, ...]:
    """From purple through pink and red up to orange."""
    is_near_purple = (at.hue >= 338) & (at.hue < 352)
    is_near_red = (at.hue >= 352) | (at.hue < 18)
    is_red = (at.hue >= 18) & (at.hue < 46)
    is_light = (at.light >= 44) | ((at.light >= 38) & (at.chroma >= 50) & ((at.hue < 18) | (at.hue >= 345)))
    is_skin = (at.hue >= 32) & (at.chroma < 30) & (at.light >= 60)
    # Towards orange a red must be a strong one, or it is brown.
    is_strong = at.chroma >= np.where(at.hue < 38, 28, 52)
    return (
        (is_near_purple & is_light, Colour.PINK),
        (is_near_purple, Colour.PURPLE),
        (is_near_red & is_light, Colour.PINK),
        (is_near_red & (at.chroma < 20), Colour.BROWN),
        (is_near_red, Colour.RED),
        (is_red & is_skin, Colour.BEIGE),
        (is_red & (at.light >= 58) & (at.chroma < 58), Colour.PINK),
        (is_red & is_strong, Colour.RED),
        (is_red, Colour.BROWN),
    )


def _browns(at: _Places) -> tuple[_Rule, ...]:
    """Orange, and what it is called where it is dark or pale."""
    is_orange = (at.hue >= 46) & (at.hue < 79)
    is_vivid = ((at.light >= 50) & (at.chroma >= 60)) | ((at.light >= 62) & (at.chroma >= 45))
    return (
        (is_orange & is_vivid, Colour.ORANGE),
        (is_orange & (at.light >= 60) & (at.chroma < 45), Colour.BEIGE),
        (is_orange, Colour.BROWN),
    )


def _yellows(at: _Places) -> tuple[_Rule, ...]:
    """Yellow, and what it is called where it is dark or pale."""
    is_yellow = (at.hue >= 79) & (at.hue < 112)
    is_light = at.light >= 60
    return (
        (is_yellow & is_light & (at.chroma < 35), Colour.BEIGE),
        (is_yellow & is_light, Colour.YELLOW),
        (is_yellow & (at.hue >= 97), Colour.GREEN),
        (is_yellow, Colour.BROWN),
    )


def _cools(at: _Places) -> tuple[_Rule, ...]:
    """From green through turquoise and blue to purple."""
    turquoise_begins = np.where(at.light < 32, 190, 168)
    blue_ends = 298 + 3.5 * np.minimum(at.chroma / np.maximum(at.light, 1.0), 4.0)
    return (
        (at.hue < turquoise_begins, Colour.GREEN),
        (at.hue < 218, Colour.TURQUOISE),
        (at.hue < blue_ends, Colour.BLUE),
        (at.hue < 360, Colour.PURPLE),
    )
