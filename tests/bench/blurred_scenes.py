"""Renders labels with linear codes as a fixed-focus camera sees them: blurred, tilted, small, noisy, compressed.

Independent of what the networks are trained on: a label is drawn in two dimensions, laid into a scene in perspective,
blurred as a picture, lit, and compressed as a JPEG. Nothing of it is known to the generator of training lines.
"""

from __future__ import annotations

import enum
import math
import string
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Pixels
from sample_frames.render.noise import fractal_field
from sample_frames.render.sensor import compress

Grey = NDArray[np.uint8]
"""A sheet as it is drawn: height × width, 0 (black) to 255."""
Field = NDArray[np.float32]
"""A grey picture before noise and compression: height × width, 0 to 255."""

SHEET_MODULE = 6
"""Pixels a module on a drawn sheet."""
QUIET_MODULES = 11
MOST_TILT_DEGREES = 20.0
"""Of the turn in the picture, and of the two turns out of it."""
_FOCAL = 1.1
"""Focal length over the width of the frame."""
_FINE = 4.0
"""Least pixels a module while a label is laid and blurred, so that nothing aliases."""
_FACES = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_TRIPLEX, cv2.FONT_HERSHEY_PLAIN)
_CHARACTERS = string.ascii_letters + string.digits + "   .-/:"


class Blur(enum.StrEnum):
    """How a picture is blurred, and what its measure is."""

    GAUSSIAN = "Gaussian, σ"
    DISC = "defocus disc, diameter"


@dataclass(frozen=True, slots=True)
class Size:
    """Of a frame, in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Printed:
    """A linear code as it is printed."""

    widths: NDArray[np.float64]
    """Of its elements in modules, bars and spaces in turn, the first and the last a bar."""
    text: str
    """What a reader may say; empty if nothing may be read."""
    has_bearers: bool = False
    """Whether bars run along its upper and lower edge, as on cases."""

    @property
    def modules(self) -> float:
        """Give its width."""
        return float(self.widths.sum())


@dataclass(frozen=True, slots=True)
class Shot:
    """How a sheet is seen."""

    pixels_a_module: float
    """In the middle of the sheet, before it is turned."""
    roll: float
    """In the picture, in degrees."""
    yaw: float
    """About the sheet's upright, in degrees."""
    pitch: float
    """About the sheet's level, in degrees."""
    blur: Blur
    blur_modules: float
    """Standard deviation or diameter, in modules of the code as it is seen; 0 blurs nothing."""


def shot(chance: np.random.Generator, modules: float, size: Size, blur: Blur, blur_modules: float) -> Shot:
    """Choose how a sheet with a code of so many modules is seen: 1.2 to 4 pixels a module, or as many as fit."""
    widest = 0.86 * size.width / (modules + 2 * QUIET_MODULES)
    roll, yaw, pitch = chance.uniform(-MOST_TILT_DEGREES, MOST_TILT_DEGREES, 3).tolist()
    most = max(1.2, min(4.0, widest))
    return Shot(float(chance.uniform(1.2, most)), roll, yaw, pitch, blur, blur_modules)


def label(printed: Printed, chance: np.random.Generator) -> Grey:
    """Draw a label: paper, the code in its quiet zones, its text below and other text above and below."""
    paper, ink = float(chance.uniform(185, 245)), float(chance.uniform(15, 65))
    # A row of the code: how much of each pixel is ink, exactly, so that modules need be no whole pixels.
    edges = np.concatenate([[0.0], np.cumsum(printed.widths)]) * SHEET_MODULE
    darkness = np.concatenate([[0.0], np.cumsum(np.where(np.arange(len(printed.widths)) % 2 == 0, printed.widths, 0))])
    pixels = np.arange(math.ceil(edges[-1]) + 1, dtype=np.float64)
    covered = np.diff(np.interp(pixels, edges, darkness * SHEET_MODULE))
    height = round(len(covered) * float(chance.uniform(0.18, 0.5)))
    bars = np.tile(covered, (height, 1))
    if printed.has_bearers:
        thick = round(SHEET_MODULE * float(chance.uniform(2, 4.5)))
        bars[:thick] = bars[-thick:] = 1.0
    above, below = (round(float(chance.uniform(2, 30))) * SHEET_MODULE for _ in range(2))
    below += 10 * SHEET_MODULE
    side = QUIET_MODULES * SHEET_MODULE
    sheet = np.pad(bars, ((above, below), (side, side)))
    drawn = (paper + (ink - paper) * sheet).astype(np.uint8)
    write(drawn, printed.text or words(chance, 12), (side, above + height + 9 * SHEET_MODULE), scale=1.6, ink=ink)
    for line in range(10 * SHEET_MODULE, above - 3 * SHEET_MODULE, 9 * SHEET_MODULE):
        write(drawn, words(chance, 30), (SHEET_MODULE, line), scale=1.4, ink=ink, face=any_face(chance))
    return drawn


def words(chance: np.random.Generator, most: int) -> str:
    """Give letters, digits and gaps."""
    places = chance.integers(0, len(_CHARACTERS), int(chance.integers(3, most + 1)))
    return "".join(_CHARACTERS[place] for place in places)


def write(sheet: Grey, text: str, at: tuple[int, int], *, scale: float, ink: float, face: int = 0) -> None:
    """Write on a sheet; the base line begins at these pixels, and a letter of scale 1 is 21 pixels high."""
    printable = text.encode("ascii", "replace").decode("ascii")
    cv2.putText(sheet, printable, at, _FACES[face], scale, (ink,), max(1, round(1.6 * scale)), cv2.LINE_AA)


def clutter(chance: np.random.Generator, size: Size) -> Field:
    """Draw what lies about: uneven surfaces, edges, dark and light pieces, and some print."""
    cell = float(chance.uniform(20, 160))
    field = fractal_field(chance, size.height, size.width, (cell, cell), 5)
    scene = np.clip(chance.uniform(60, 190) + chance.uniform(4, 26) * field, 0, 255).astype(np.uint8)
    for _ in range(int(chance.integers(2, 9))):
        centre = chance.uniform((0, 0), (size.width, size.height))
        extent = chance.uniform(0.03, 0.3, 2) * size.width
        corners = cv2.boxPoints(((centre[0], centre[1]), (extent[0], extent[1]), float(chance.uniform(0, 90))))
        cv2.fillPoly(scene, [corners.astype(np.int32)], (float(chance.uniform(30, 220)),), cv2.LINE_AA)
    for _ in range(int(chance.integers(0, 7))):
        at = (int(chance.integers(-40, size.width)), int(chance.integers(0, size.height)))
        scale, ink = float(chance.uniform(0.4, 1.3)), float(chance.uniform(0, 255))
        write(scene, words(chance, 24), at, scale=scale, ink=ink, face=any_face(chance))
    return np.asarray(scene, dtype=np.float32)


def any_face(chance: np.random.Generator) -> int:
    """Choose lettering."""
    return int(chance.integers(len(_FACES)))


def exposed(sheet: Grey, modules: float, seen: Shot, size: Size, chance: np.random.Generator) -> Field:
    """Lay a sheet into a scene and blur both.

    Args:
        sheet: At SHEET_MODULE pixels a module.
        modules: Width of what is on it, in modules: over these is averaged how large a module is seen.
        seen: How.
        size: Of the frame.
        chance: Chooses the scene, and where in it the sheet lies.
    """
    fine = math.ceil(_FINE / seen.pixels_a_module)
    view = _view(sheet, seen, size, chance)
    module = _seen_module(view, sheet, modules)
    corners = _mapped(view, _corners(sheet))
    reach = 4 * seen.blur_modules * module + 2
    left, top = (max(0, math.floor(low - reach)) for low in corners.min(axis=0))
    right, bottom = np.minimum(np.ceil(corners.max(axis=0) + reach), (size.width, size.height)).astype(int).tolist()
    # Pixel centres: the middle of a pixel of the frame is the middle of its fine pixels.
    finer = np.array([[fine, 0, (fine - 1) / 2 - fine * left], [0, fine, (fine - 1) / 2 - fine * top], [0, 0, 1]])
    fine_size = (fine * (right - left), fine * (bottom - top))
    # Beside what is seen of the sheet, how much of each pixel is sheet; beyond it both are 0.
    laid = cv2.warpPerspective(
        np.stack([sheet, np.ones_like(sheet)], axis=2).astype(np.float32), finer @ view, fine_size
    )
    softened = _blurred(np.asarray(laid, dtype=np.float32), seen, fine * module)
    small = cv2.resize(softened, (right - left, bottom - top), interpolation=cv2.INTER_AREA)
    scene = clutter(chance, size)
    if seen.blur_modules:
        sigma = module * seen.blur_modules * (1.0 if seen.blur is Blur.GAUSSIAN else 0.25)
        scene = np.asarray(cv2.GaussianBlur(scene, (0, 0), max(0.3, sigma)), dtype=np.float32)
    part = scene[top:bottom, left:right]
    part *= 1 - small[..., 1]
    part += small[..., 0]
    return scene


def lit(scene: Field, chance: np.random.Generator) -> Field:
    """Light a scene unevenly: less light, and a slope of up to a half across it."""
    height, width = scene.shape
    angle, slope = float(chance.uniform(0, 2 * math.pi)), float(chance.uniform(0, 0.5))
    rows, columns = np.mgrid[-0.5 : 0.5 : height * 1j, -0.5 : 0.5 : width * 1j].astype(np.float32)
    light = 1 + slope * (columns * math.cos(angle) + rows * math.sin(angle))
    return np.asarray(scene * light * float(chance.uniform(0.55, 1.1)), dtype=np.float32)


def developed(scene: Field, chance: np.random.Generator) -> Pixels:
    """Add the sensor's noise, mostly grey and partly coloured, and compress as JPEG of quality 60 to 95."""
    noise = float(chance.uniform(1, 6))
    grain = chance.standard_normal(scene.shape, np.float32)[..., None]
    colour = cv2.resize(
        chance.standard_normal((scene.shape[0] // 2, scene.shape[1] // 2, 3), np.float32), scene.shape[1::-1]
    )
    noisy = scene[..., None] + noise * (grain + 0.6 * colour)
    packed = compress(np.clip(noisy, 0, 255).astype(np.uint8), int(chance.integers(60, 96)))
    return np.asarray(cv2.imdecode(np.frombuffer(packed, np.uint8), cv2.IMREAD_COLOR), dtype=np.uint8)


def photographed(sheet: Grey, modules: float, seen: Shot, size: Size, chance: np.random.Generator) -> Pixels:
    """Take one picture of a sheet; for the arguments see `exposed`."""
    return developed(lit(exposed(sheet, modules, seen, size, chance), chance), chance)


def _corners(sheet: Grey) -> NDArray[np.float64]:
    height, width = sheet.shape
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)


def _mapped(view: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(cv2.perspectiveTransform(points[np.newaxis], view)[0], dtype=np.float64)


def _view(sheet: Grey, seen: Shot, size: Size, chance: np.random.Generator) -> NDArray[np.float64]:
    """Give the homography from the sheet's pixels to the frame's; as much of the sheet as fits is in view."""
    roll, yaw, pitch = (math.radians(each) for each in (seen.roll, seen.yaw, seen.pitch))
    focal = _FOCAL * size.width
    scale = seen.pixels_a_module / SHEET_MODULE
    height, width = sheet.shape
    to_middle = np.array([[scale, 0, -scale * width / 2], [0, scale, -scale * height / 2], [0, 0, 1]])
    about_upright = np.array([[math.cos(yaw), 0, 0], [0, 1, 0], [-math.sin(yaw), 0, 1]])
    about_level = np.array([[1, 0, 0], [0, math.cos(pitch), -math.sin(pitch)], [0, math.sin(pitch), math.cos(pitch)]])
    turned = np.array([[math.cos(roll), -math.sin(roll), 0], [math.sin(roll), math.cos(roll), 0], [0, 0, 1]])
    # The columns of the turn for x and y in the sheet, and its distance: the plane's homography.
    plane = np.column_stack([(turned @ about_level @ about_upright)[:, :2], (0, 0, focal)])
    view = np.diag((focal, focal, 1.0)) @ plane @ to_middle
    extent = _mapped(view, _corners(sheet))
    low, high = extent.min(axis=0), extent.max(axis=0)
    room = np.array([size.width, size.height]) - (high - low)
    # What is larger than the frame is cut off alike at both sides.
    start = np.where(room > 0, chance.uniform(0, np.maximum(room, 1e-9)), room / 2) - low
    return np.asarray(np.array([[1, 0, start[0]], [0, 1, start[1]], [0, 0, 1]]) @ view, dtype=np.float64)


def _seen_module(view: NDArray[np.float64], sheet: Grey, modules: float) -> float:
    """Give the mean width of a module as it is seen, along the middle of the sheet, in pixels."""
    height, width = sheet.shape
    half = modules * SHEET_MODULE / 2
    ends = _mapped(view, np.array([(width / 2 - half, height / 2), (width / 2 + half, height / 2)]))
    return float(np.linalg.norm(ends[1] - ends[0])) / modules


def _blurred(picture: Field, seen: Shot, module: float) -> Field:
    measure = seen.blur_modules * module
    if measure == 0:
        return picture
    if seen.blur is Blur.GAUSSIAN:
        return np.asarray(cv2.GaussianBlur(picture, (0, 0), measure), dtype=np.float32)
    return np.asarray(cv2.filter2D(picture, -1, disc(measure)), dtype=np.float32)


def disc(diameter: float) -> Field:
    """Give a uniform disc that sums to 1, its edge smoothed over a pixel; the diameter is in pixels."""
    half = math.ceil(diameter / 2)
    parts = 8
    at = (np.arange((2 * half + 1) * parts) + 0.5) / parts - (half + 0.5)
    inside = (at[:, None] ** 2 + at[None, :] ** 2 <= (diameter / 2) ** 2).astype(np.float32)
    kernel = inside.reshape(2 * half + 1, parts, 2 * half + 1, parts).mean(axis=(1, 3))
    return np.asarray(kernel / kernel.sum(), dtype=np.float32)
