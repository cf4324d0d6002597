"""Smooth random fields, of which surfaces and light are made."""

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
"""Height × width; what the values mean is said where a field is made."""


def smooth_field(rng: np.random.Generator, height: int, width: int, cell: tuple[float, float]) -> Field:
    """Make value noise: random numbers on a lattice, interpolated by cubics.

    Args:
        rng: The source of the numbers; it is advanced.
        height: Rows of the field.
        width: Columns of the field.
        cell: Height and width of one lattice cell, in pixels, each at least 1.

    Returns:
        A field of mean about 0 and standard deviation below 1.
    """
    rows = max(2, round(height / cell[0]) + 1)
    columns = max(2, round(width / cell[1]) + 1)
    lattice = rng.standard_normal((rows, columns)).astype(np.float32)
    return np.asarray(cv2.resize(lattice, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float32)


def fractal_field(
    rng: np.random.Generator, height: int, width: int, cell: tuple[float, float], octaves: int = 4
) -> Field:
    """Sum value noise over octaves; each has half the cell and half the height of the one before.

    Args:
        rng: The source of the numbers; it is advanced.
        height: Rows of the field.
        width: Columns of the field.
        cell: Height and width of the coarsest cell, in pixels.
        octaves: How many to sum, at least 1.

    Returns:
        A field of mean about 0 and standard deviation about 1.
    """
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        part = 0.5**octave
        total += part * smooth_field(rng, height, width, (max(1.0, cell[0] * part), max(1.0, cell[1] * part)))
    return total


def tinted(base: tuple[int, int, int], shade: Field) -> NDArray[np.uint8]:
    """Multiply a colour by a field.

    Args:
        base: Red, green, blue, 0 to 255.
        shade: Factors, about 1.

    Returns:
        A picture, height × width × 3, red-green-blue.
    """
    colour = np.array(base, np.float32)
    return np.asarray(np.clip(shade[..., None] * colour, 0, 255), np.uint8)
