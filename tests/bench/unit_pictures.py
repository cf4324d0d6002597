"""Renders hands that show one unit after the other: moving, turned, out of focus, covered, swapped quickly."""

from __future__ import annotations

import enum
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from pipelines.types import Pixels
from pipelines.vision.barcode_reading import Grey

FRAMES_A_SECOND = 15
"""As the live loop looks for codes."""
WIDTH, HEIGHT = 640, 360
"""Pixels of a frame. A code is as wide in it as it is in 1280 × 720 pixels when held twice as far away."""
UNITS_A_SEQUENCE = 5
SWAP_FRAMES = range(2, 5)
"""From the last frame in which one unit is held to the first in which the next is: 0.13 to 0.27 s."""
_COMING = 3
"""Frames in which a unit comes into view."""
_BEYOND = 60
"""Pixels out of the frame in which the middle of a code may lie whose upper rows are still read."""
_EXPOSURE_SECONDS = 1 / 80
_CODE_PIXELS = 380
"""Width of the bars on the drawn front."""
_FOCAL = 700.0


class Drop(enum.Enum):
    """Why a unit that is held cannot be decoded for some frames."""

    BLUR = "blur"
    TURN = "turn"
    COVER = "cover"


@dataclass(frozen=True, slots=True)
class Held:
    """How a unit's front is held."""

    x: float
    """Of the code's middle, pixels from the left."""
    y: float
    size: float
    """Width of the bars if seen from the front, in pixels."""
    roll: float
    """Turn in the picture, in radians."""
    yaw: float
    """Turn about the upright, in radians; 0 faces the camera."""
    blur: float = 0.0
    """Standard deviation of the defocus, in pixels."""
    is_covered: bool = False
    """Whether fingers lie over the bars."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One frame with what is true of it."""

    at: float
    """Seconds from the sequence's beginning."""
    pixels: Pixels
    places: dict[int, tuple[float, float]]
    """Where the code of each unit in view stands, in pixels, by the unit's number."""


def front(number: str, chance: np.random.Generator) -> Grey:
    """Draw a unit's printed front with its EAN; the middle of the bars is the middle of the picture."""
    symbol = zxingcpp.create_barcode(number, zxingcpp.BarcodeFormat.EAN13)
    bars = np.array(symbol.to_image(scale=4, add_quiet_zones=False, add_hrt=False), dtype=np.uint8)
    sheet = np.full((420, 620), chance.integers(120, 235), np.uint8)
    for line in range(3):
        words = "".join(chr(65 + int(letter)) for letter in chance.integers(0, 26, 14))
        cv2.putText(sheet, words, (20, 34 + 26 * line), cv2.FONT_HERSHEY_DUPLEX, 0.8, (40,), 2, cv2.LINE_AA)
    cv2.rectangle(sheet, (80, 105), (540, 320), (250,), -1)
    resized = cv2.resize(bars, (_CODE_PIXELS, 170), interpolation=cv2.INTER_NEAREST)
    sheet[125:295, 120:500] = resized
    return sheet


def background(chance: np.random.Generator) -> Grey:
    """Draw a shelf out of focus: coarse and fine structure, and edges."""
    coarse = cv2.resize(chance.normal(0, 1, (12, 20)), (WIDTH * 2, HEIGHT * 2), interpolation=cv2.INTER_CUBIC)
    fine = cv2.GaussianBlur(chance.normal(0, 1, (HEIGHT * 2, WIDTH * 2)), (0, 0), 1.5)
    picture = 110 + 28 * coarse + 14 * fine
    for row in range(90, HEIGHT * 2, 210):
        picture[row : row + 26] *= 0.6
    return np.clip(cv2.GaussianBlur(picture, (0, 0), 1.2), 0, 255).astype(np.uint8)


def sequence(seed: int, number: str) -> Iterator[Sight]:
    """Render a sequence of UNITS_A_SEQUENCE identical units; the same arguments give the same frames.

    Args:
        seed: Of the random choices.
        number: The EAN that all units bear.
    """
    chance = np.random.default_rng(seed)
    printed, shelf = front(number, chance), background(chance)
    noise = chance.normal(0, 4, (HEIGHT + 64, WIDTH + 64)).astype(np.float32)
    paths = _paths(chance)
    head = _wander(len(paths), 3.0, chance)
    for frame, units in enumerate(paths):
        left, top = (int(v) for v in np.clip((WIDTH / 2, HEIGHT / 2) + 10 * head[frame], 0, (WIDTH, HEIGHT)))
        picture = shelf[top : top + HEIGHT, left : left + WIDTH].astype(np.float32)
        places = {}
        for unit, (before, now) in units.items():
            _lay(picture, printed, before, now)
            if -_BEYOND < now.x < WIDTH + _BEYOND and -_BEYOND < now.y < HEIGHT + _BEYOND:
                places[unit] = (now.x, now.y)
        shift = chance.integers(0, 64, 2)
        picture += noise[shift[0] : shift[0] + HEIGHT, shift[1] : shift[1] + WIDTH]
        grey = np.clip(picture, 0, 255).astype(np.uint8)
        yield Sight(frame / FRAMES_A_SECOND, np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8), places)


_Frames = list[dict[int, tuple[Held, Held]]]
"""For each frame and each unit in it: how it was held a frame before, and how it is held."""


def _paths(chance: np.random.Generator) -> _Frames:
    """Plan how the units come, are held and go."""
    frames: list[dict[int, Held]] = []
    start = 2
    for unit in range(UNITS_A_SEQUENCE):
        held = _holding(chance)
        come, go = (_from_side(held[end], chance) for end in (0, -1))
        coming = _moved(come, held[0], _COMING)
        going = _moved(held[-1], go, int(chance.integers(2, 4)))
        for offset, each in enumerate((*coming, *held, *going)):
            while len(frames) <= start + offset:
                frames.append({})
            frames[start + offset][unit] = each
        end = start + len(coming) + len(held)
        is_swap = chance.random() < 0.7
        if is_swap:
            # The next comes while this one goes.
            start = end - 1 + int(chance.choice(SWAP_FRAMES)) - _COMING
        else:
            start = end + len(going) + int(chance.integers(10, 20))
    frames += [{}, {}]
    return [
        {unit: ((frames[number - 1] if number else {}).get(unit, held), held) for unit, held in shown.items()}
        for number, shown in enumerate(frames)
    ]


def _holding(chance: np.random.Generator) -> list[Held]:
    """Hold a unit up, with tremor and perhaps with drop-outs, and give every frame of it.

    No two units are held alike: place, distance and turn spread as those of boxes that are shown without much care.
    """
    frames = int(chance.integers(10, 22))
    x, y = float(chance.normal(WIDTH / 2, 70)), float(chance.normal(HEIGHT / 2, 32))
    size, roll = float(chance.uniform(160, 260)), float(chance.normal(0, 0.22))
    sway, turn = _wander(frames, 4.0, chance), _wander(frames, 0.02, chance)
    held = [
        Held(
            x + float(sway[frame, 0]),
            y + float(sway[frame, 1]),
            size * math.exp(float(turn[frame, 0])),
            roll + float(turn[frame, 1]),
            0.0,
        )
        for frame in range(frames)
    ]
    for _ in range(int(chance.integers(0, 3))):
        length, first = int(chance.integers(2, 6)), int(chance.integers(2, 8))
        kind = list(Drop)[int(chance.integers(len(Drop)))]
        for frame in range(first, min(first + length, frames - 2)):
            part = math.sin(math.pi * (frame - first + 1) / (length + 1))
            held[frame] = _dropped(held[frame], kind, part)
    return held


def _dropped(held: Held, kind: Drop, part: float) -> Held:
    """Spoil a frame; the part rises from 0 to 1 and falls again during a drop-out."""
    if kind is Drop.BLUR:
        return replace(held, blur=1.0 + 1.6 * part)
    if kind is Drop.TURN:
        return replace(held, yaw=1.15 * part)
    return replace(held, is_covered=True)


def _from_side(held: Held, chance: np.random.Generator) -> Held:
    """Give a place out of view, on the side from which a hand comes."""
    x, y = ((-170, held.y), (WIDTH + 170, held.y), (held.x, HEIGHT + 130))[int(chance.integers(3))]
    return replace(held, x=x + float(chance.normal(0, 15)), y=y + float(chance.normal(0, 15)), blur=0.0, yaw=0.0)


def _moved(start: Held, end: Held, frames: int) -> list[Held]:
    """Give the frames between two ways of holding, neither of them included."""
    parts = [(frame + 1) / (frames + 1) for frame in range(frames)]
    eased = [part * part * (3 - 2 * part) for part in parts]
    return [
        replace(start, x=start.x + part * (end.x - start.x), y=start.y + part * (end.y - start.y)) for part in eased
    ]


def _wander(frames: int, step: float, chance: np.random.Generator) -> NDArray[np.float64]:
    """Give a smooth movement about 0 in two directions."""
    values = np.zeros((frames, 2))
    speed = np.zeros(2)
    for frame in range(1, frames):
        speed = 0.7 * speed + chance.normal(0, step, 2) * 0.5
        values[frame] = 0.92 * values[frame - 1] + speed
    return values


def _corners(held: Held) -> NDArray[np.float32]:
    """Project the front's corners."""
    scale = held.size / _CODE_PIXELS
    sheet = np.array([(-310, -210), (310, -210), (310, 210), (-310, 210)], np.float64) * scale
    x, z = sheet[:, 0] * math.cos(held.yaw), sheet[:, 0] * math.sin(held.yaw)
    near = _FOCAL / (_FOCAL + z)
    x, y = x * near, sheet[:, 1] * near
    cosine, sine = math.cos(held.roll), math.sin(held.roll)
    return np.column_stack([held.x + x * cosine - y * sine, held.y + x * sine + y * cosine]).astype(np.float32)


def _lay(picture: NDArray[np.float32], printed: Grey, before: Held, now: Held) -> None:
    """Draw a unit into a frame, smeared by its movement while the shutter was open."""
    edge = np.array([(0, 0), (printed.shape[1], 0), printed.shape[1::-1], (0, printed.shape[0])], np.float32)
    scale = now.size / _CODE_PIXELS
    small = cv2.resize(printed, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    if now.is_covered:
        small = small.copy()
        for share in (0.3, 0.5, 0.7):
            left = int(share * small.shape[1])
            small[int(0.2 * small.shape[0]) :, max(0, left - 14) : left + 14] = 95
    smear = np.array([now.x - before.x, now.y - before.y]) * FRAMES_A_SECOND * _EXPOSURE_SECONDS
    corners = _corners(now)
    margin = 4 * now.blur + float(np.abs(smear).max()) + 4
    left, top = (max(0, int(value - margin)) for value in corners.min(axis=0))
    right, bottom = (int(value + margin) for value in corners.max(axis=0))
    part = picture[top : max(top, bottom), left : max(left, right)]
    if part.size == 0:
        return
    matrix = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]]) @ cv2.getPerspectiveTransform(
        edge * np.float32(scale), corners
    )
    size = part.shape[1::-1]
    laid = cv2.warpPerspective(small, matrix, size).astype(np.float32)
    cover = cv2.warpPerspective(np.full(small.shape, 255, np.uint8), matrix, size).astype(np.float32) / 255
    for layer in (laid, cover):
        if now.blur:
            cv2.GaussianBlur(layer, (0, 0), now.blur, dst=layer, borderType=cv2.BORDER_REPLICATE)
        if np.hypot(*smear) > 1.0:
            cv2.filter2D(layer, -1, _smear(smear), dst=layer, borderType=cv2.BORDER_REPLICATE)
    part *= 1 - cover
    part += laid


def _smear(way: NDArray[np.float64]) -> NDArray[np.float32]:
    """Give the kernel of a movement in pixels."""
    half = int(np.ceil(np.abs(way).max() / 2)) + 1
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    (x1, y1), (x2, y2) = (tuple(int(v) for v in np.rint((half + side * way / 2) * 16)) for side in (-1, 1))
    cv2.line(kernel, (x1, y1), (x2, y2), (1.0,), 1, cv2.LINE_AA, 4)
    return np.asarray(kernel / kernel.sum(), np.float32)
