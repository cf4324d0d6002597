"""What a frame shows beside text and codes: how much light there is and from where, and the main colours."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Colour, Pixels, Scene, Side
from pipelines.vision.colours import NAMES, name_colours
from pipelines.vision.illuminant import as_in_daylight, linear_light, luminance

_WIDTH = 96
"""Columns of the copy that is measured: noise and weave are averaged away, and things of a few centimetres are not."""
_LEAST_SHARE = 0.2
"""Of the middle, that a further colour covers at least to be named."""
_MOST_COLOURS = 3
_SAME_THING = 18.0
"""Distance in CIELAB up to which two names are one thing of a colour between them, or its shadow."""
_OWN_COLOUR = 12.0
"""Distance in CIELAB up to which what lies beside the middle is of the same things."""
_BRIGHTER = 2.0
"""How many times as bright as the opposite side a side must be for the light to come from there."""
_DARK = 0.06
"""Mean grey level up to which nothing is said of where light comes from."""


class FrameSceneMeter:
    """Implements the port SceneMeter of pipelines/vision/look.py."""

    def scene(self, pixels: Pixels) -> Scene:
        """Measure one picture."""
        height, width = pixels.shape[:2]
        size = (min(width, _WIDTH), max(1, min(height, round(height * _WIDTH / max(width, 1)))))
        brightness = float(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).mean()) / 255
        small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
        linear = linear_light(small)
        side = _brightest_side(luminance(linear)) if brightness > _DARK else None
        return Scene(brightness, side, _main_colours(linear))


def _main_colours(linear: NDArray[np.float32]) -> tuple[Colour, ...]:
    """Name the colours of the middle third each way, the one that covers most first."""
    height, width = linear.shape[:2]
    is_middle = np.zeros((height, width), bool)
    is_middle[height // 3 : height - height // 3, width // 3 : width - width // 3] = True
    middle, around = linear[is_middle], linear[~is_middle]
    lab = _lab(as_in_daylight(middle, around[~_is_of(_lab(around), _lab(middle))]))
    named = name_colours(lab)
    counts = np.bincount(named, minlength=len(NAMES)).astype(np.float64)
    chosen: list[int] = []
    for index in sorted(range(len(NAMES)), key=lambda each: -counts[each]):
        if chosen and counts[index] < _LEAST_SHARE * len(named):
            break
        if all(_distance(lab, named, index, other) > _SAME_THING for other in chosen):
            chosen.append(index)
    return tuple(NAMES[index] for index in chosen[:_MOST_COLOURS])


def _lab(linear: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give places in CIELAB for N × 3 of linear light."""
    if not len(linear):
        return linear
    return np.asarray(cv2.cvtColor(linear[np.newaxis], cv2.COLOR_LBGR2Lab)[0], np.float32)


def _is_of(around: NDArray[np.float32], middle: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Tell what belongs to the things in the middle, which are no measure for their own light."""
    named = name_colours(middle)
    things = [middle[named == index].mean(axis=0) for index in np.unique(named)]
    nearest = np.min([np.linalg.norm(around - thing, axis=1) for thing in things], axis=0)
    return np.asarray(nearest < _OWN_COLOUR, np.bool_)


def _distance(lab: NDArray[np.float32], named: NDArray[np.intp], one: int, other: int) -> float:
    """Give how far apart the places of two names lie in the mean."""
    return float(np.linalg.norm(lab[named == one].mean(axis=0) - lab[named == other].mean(axis=0)))


def _brightest_side(light: NDArray[np.float32]) -> Side | None:
    """Give the side that is clearly the brightest.

    The light things of each third are compared, so that a dark thing on one side is not taken for shade; from one side
    to the other it must fall all the way.
    """
    if min(light.shape) < 3:
        return None
    across, down = _falls(light), _falls(light.T)
    sides = ((across, Side.LEFT), (-across, Side.RIGHT), (down, Side.ABOVE), (-down, Side.BELOW))
    strongest, side = max(sides, key=lambda pair: pair[0])
    return side if strongest > np.log(_BRIGHTER) else None


def _falls(light: NDArray[np.float32]) -> float:
    """Give by how much the light falls from the first columns to the last, as a logarithm; 0 if not all the way."""
    thirds = [np.log(np.percentile(part, 75) + 0.005) for part in np.array_split(light, 3, axis=1)]
    first, middle, last = (float(third) for third in thirds)
    is_steady = min(first, last) <= middle <= max(first, last)
    return first - last if is_steady else 0.0
