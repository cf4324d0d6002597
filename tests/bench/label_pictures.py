"""Renders name labels as they are seen in bad light, close by and from the side, with known content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.types import Pixels
from sample_frames.render.fonts import Typeface, font
from sample_frames.render.sheet import MM_PER_POINT, Colour, Sheet, Typesetter
from sample_frames.render.surroundings import weave

LISTED = (
    "M. Bakker", "A. de Boer", "A. de Boor", "K. Visser", "T. van Dijk", "J. Jansen", "J. Janssen", "H. Jansen",
    "L. Smits", "P. Mulder", "P. Muller", "C. de Groot", "C. de Graaf", "B. Vos", "B. Bos", "E. Peters", "E. Pieters",
    "W. Hendriks", "W. Hendrikx", "R. van den Berg", "R. van der Berg", "N. Dekker", "N. Decker", "S. Meijer",
    "S. Meyer", "F. 't Hart", "G. Koster", "D. Brouwer", "D. Brouwers", "Y. Çelik", "I. Núñez", "M. Prins", "O. Kok",
    "V. Willems", "Z. van Leeuwen", "Z. van Loon", "Hanneke Verhoeven", "Truus Vermeulen", "Ruud Schouten",
    "Karel Schoutens",
)  # fmt: skip
"""The closed list: fictitious people, many with a near-twin."""
UNLISTED = (
    "P. Smit", "L. Smit", "M. Bakkers", "M. Bekker", "N. Bakker", "M. de Boer", "A. de Beer", "J. Janse", "J. Jensen",
    "H. Janssen", "K. Vissers", "K. Visscher", "T. van Dyk", "P. Mulders", "P. Müllers", "B. Vosse", "S. Meier",
    "E. Petersen", "W. Hendrik", "R. van den Burg", "D. Bouwer", "O. Kuik", "V. Willemse", "Z. van Loo", "G. Kosters",
    "C. de Groote", "N. Dekkers", "F. Hart", "A. Kramer", "Hanna Verhoeven", "Truus Vermeulen-Bos", "Ruud Schoute",
    "S. Kuipers", "H. Jans", "J. Janssens", "A.M. Bakker",
)  # fmt: skip
"""Others, many with a near-twin on the list."""

_TYPEFACES = (
    Typeface.SANS,
    Typeface.SANS_BOLD,
    Typeface.SERIF_BOLD,
    Typeface.NARROW,
    Typeface.NARROW_BOLD,
    Typeface.OFFICE_BOLD,
    Typeface.TYPEWRITER_BOLD,
)
_CARE = (
    "WASSEN 30 °C",
    "100 % katoen",
    "niet in de droger",
    "Maat XL",
    "Machine wash cold",
    "60 % PES 40 % CO",
    "Kamer 118",
)
_PREFIXES = frozenset({"de", "van", "den", "der", "'t"})
_PIXELS_PER_MM = 10.0
_WIDTH, _HEIGHT = 640, 360
"""Pixels of a picture."""


@dataclass(frozen=True, slots=True, eq=False)
class LabelPicture:
    """A label in view, and whose it is."""

    name: str
    """Of LISTED, or of UNLISTED."""
    pixels: Pixels

    @property
    def is_listed(self) -> bool:
        """Whether the name is on the list."""
        return self.name in LISTED


def render_labels(count: int, seed: int) -> Iterator[LabelPicture]:
    """Render labels, a third of them not on the list; the same arguments give the same pictures.

    Args:
        count: How many.
        seed: Of the random choices.
    """
    for number in range(count):
        chance = np.random.default_rng((seed, number))
        name = str(chance.choice(UNLISTED if number % 3 == 2 else LISTED))
        yield LabelPicture(name, _seen(_label(name, chance), chance))


def _label(name: str, chance: np.random.Generator) -> Sheet:
    """Set a name on a ribbon, as labels have it: on one line or two, alone or among instructions for washing."""
    lines = _lines(name, chance)
    typeface = _TYPEFACES[int(chance.integers(len(_TYPEFACES)))]
    ground, ink = _colours(chance)
    points = float(chance.uniform(22, 34))
    pitch = points * 0.5
    sizes = [points * 0.72 if line in _CARE else points for line in lines]
    widest = max(font(typeface, size * MM_PER_POINT).getlength(line) for line, size in zip(lines, sizes, strict=True))
    sheet = Typesetter.blank(24 + widest, 8 + pitch * len(lines), ground)
    for number, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        sheet.text((12, 4 + pitch * (number + 0.72)), line, typeface, size, ink)
    return sheet.finish()


def _lines(name: str, chance: np.random.Generator) -> list[str]:
    written = _written(name, chance)
    if chance.random() < 0.35:
        care = [str(each) for each in chance.choice(_CARE, 2, replace=False)]
        return [care[0], *written, care[1]] if chance.random() < 0.5 else [*written, *care]
    return written


def _written(name: str, chance: np.random.Generator) -> list[str]:
    kind = chance.random()
    words = name.split()
    family = next(index for index, word in enumerate(words) if index and word not in _PREFIXES)
    if kind < 0.1:
        return [f"{' '.join(words[family:])}, {' '.join(words[:family])}"]
    if kind < 0.2:
        return [" ".join(words[:family]), " ".join(words[family:])]
    if kind < 0.35:
        return [name.upper()]
    if kind < 0.45:
        return [name.replace(". ", ".")]
    return [name]


def _colours(chance: np.random.Generator) -> tuple[Colour, Colour]:
    """Choose ribbon and thread: white or coloured, with strong to weak contrast."""
    light = chance.integers(150, 245, 3) if chance.random() < 0.4 else np.full(3, chance.integers(200, 246))
    dark = np.clip(light * float(chance.uniform(0.1, 0.78)) + chance.integers(-12, 13, 3), 0, 255)
    if chance.random() < 0.15:
        light, dark = dark, light
    return _colour(light), _colour(dark)


def _colour(values: NDArray[np.floating] | NDArray[np.integer]) -> Colour:
    red, green, blue = (int(value) for value in values)
    return red, green, blue


def _smear(length: float, angle: float) -> NDArray[np.float32]:
    """Give the kernel of a movement while the shutter is open; the length is in pixels."""
    kernel = np.zeros((15, 15), np.float32)
    reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    (x1, y1), (x2, y2) = (tuple(int(v) for v in np.rint((7 + side * reach) * 16)) for side in (-1, 1))
    cv2.line(kernel, (x1, y1), (x2, y2), (1.0,), 1, cv2.LINE_AA, 4)
    return np.asarray(kernel / kernel.sum(), np.float32)


def _seen(label: Sheet, chance: np.random.Generator) -> Pixels:
    """Look at a label that lies on cloth: small, slanted, out of focus, noisy and compressed, each more or less."""
    ribbon = label.pixels[..., 2::-1].astype(np.float32)
    rows, columns = ribbon.shape[:2]
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    depth = float(chance.uniform(0, 0.18))
    thread = float(chance.uniform(5, 12))
    ribbon *= (1 + depth * np.sin(2 * np.pi * y / thread) * np.sin(2 * np.pi * x / (thread + 2)))[..., np.newaxis]
    cloth = weave(64, 36, _colour(chance.integers(30, 210, 3)), _PIXELS_PER_MM, int(chance.integers(1 << 30)))
    picture = cloth.pixels[..., 2::-1].astype(np.float32)
    share = min(float(chance.uniform(0.14, 0.75)), 0.9 * _HEIGHT * columns / rows / _WIDTH)
    wide, high = _WIDTH * share, _WIDTH * share * rows / columns
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    corners += chance.normal(0, 0.035 * high + 0.004 * wide, (4, 2)).astype(np.float32)
    turn = float(np.radians(chance.normal(0, 4)))
    corners = (corners - (wide / 2, high / 2)) @ np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))])
    corners += (_WIDTH / 2 + chance.uniform(-15, 15), _HEIGHT / 2 + chance.uniform(-15, 15))
    # The ribbon is made smaller first: a warp alone would leave out threads of it.
    smaller = cv2.resize(ribbon, None, fx=wide / columns, fy=wide / columns, interpolation=cv2.INTER_AREA)
    edge = np.array([(0, 0), (smaller.shape[1], 0), smaller.shape[1::-1], (0, smaller.shape[0])], np.float32)
    matrix = cv2.getPerspectiveTransform(edge, corners.astype(np.float32))
    laid = cv2.warpPerspective(smaller, matrix, (_WIDTH, _HEIGHT))
    cover = cv2.warpPerspective(np.ones(smaller.shape[:2], np.float32), matrix, (_WIDTH, _HEIGHT))[..., np.newaxis]
    picture = np.asarray(picture * (1 - cover) + laid, np.float32)
    seen = cv2.GaussianBlur(picture, (0, 0), float(chance.uniform(0.3, 2.3)))
    if chance.random() < 0.3:
        seen = cv2.filter2D(seen, -1, _smear(float(chance.uniform(2, 7)), float(chance.uniform(0, np.pi))))
    light = np.linspace(float(chance.uniform(0.4, 1)), float(chance.uniform(0.4, 1)), _WIDTH)[:, np.newaxis]
    noisy = seen * light + chance.normal(0, float(chance.uniform(1, 14)), picture.shape)
    quality = int(chance.integers(45, 90))
    _, packed = cv2.imencode(".jpg", np.clip(noisy, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)
