"""Light on the sensor: sheets are warped, blurred by the lens, laid over each other and summed over time."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_frames.render.camera import Lens, Matrix, Panel, Pose, homography, project, visible
from sample_frames.render.sheet import Sheet, box_corners

Linear = NDArray[np.float32]
"""Height × width × channels of linear light, 1 is white; red, green, blue and, where there is a fourth, opacity."""
PanelsAt = Callable[[float], Sequence[Panel]]
"""The panels at a moment, the farthest first."""
PoseAt = Callable[[float], Pose]
_MOST_MOMENTS = 14
"""Sub-exposures of a frame; a longer smear than this many steps of 1.5 pixels shows them as faint ghosts."""


def linear_from_srgb(values: NDArray[np.uint8]) -> Linear:
    """Undo the sRGB curve (IEC 61966-2-1) of 0–255."""
    scaled = np.arange(256, dtype=np.float64) / 255
    curve = np.where(scaled <= 0.04045, scaled / 12.92, ((scaled + 0.055) / 1.055) ** 2.4)
    return curve.astype(np.float32)[values]


class Textures:
    """Sheets as linear light at several sizes, so that a far sheet does not flicker."""

    def __init__(self) -> None:
        self._levels: dict[tuple[int, int], Linear] = {}
        self._kept: list[Sheet] = []

    def level(self, sheet: Sheet, order: int) -> Linear:
        """Give the sheet made smaller by √2 to this power, colours multiplied by opacity."""
        key = (id(sheet), order)
        if key not in self._levels:
            # The sheet is kept, so that its id stays its own.
            self._kept.append(sheet)
            opacity = sheet.pixels[..., 3:].astype(np.float32) / 255
            full = np.dstack((linear_from_srgb(sheet.pixels[..., :3]) * opacity, opacity))
            height, width = full.shape[:2]
            size = (max(1, round(width / 2 ** (order / 2))), max(1, round(height / 2 ** (order / 2))))
            smaller = cv2.resize(full, size, interpolation=cv2.INTER_AREA) if order else full
            self._levels[key] = np.asarray(smaller, np.float32)
        return self._levels[key]


def _pixels_per_mm(matrix: Matrix, sheet: Sheet) -> float:
    """Give the least and so the safest magnification near the middle of a sheet."""
    x, y = sheet.width / 2, sheet.height / 2
    a, b, c = project(matrix, np.array([(x, y), (x + 1, y), (x, y + 1)]))
    return float(max(np.hypot(*(b - a)), np.hypot(*(c - a))))


def _lay(frame: Linear, panel: Panel, viewer: Pose, lens: Lens, textures: Textures) -> None:
    sheet = panel.sheet
    matrix = homography(panel, viewer, lens)
    outline = project(matrix, box_corners(0, 0, sheet.width, sheet.height))
    disc = lens.blur_disc(matrix[2] @ (sheet.width / 2, sheet.height / 2, 1))
    # A Gaussian of a quarter of the diameter has the variance of an evenly filled disc.
    sigma = disc / 4
    margin = 2 + int(np.ceil(3 * sigma))
    left, top = np.maximum(np.floor(outline.min(axis=0)).astype(int) - margin, -margin)
    edge = np.array((lens.width, lens.height)) + margin
    right, bottom = np.minimum(np.ceil(outline.max(axis=0)).astype(int) + margin, edge)
    if right <= max(left, 0) or bottom <= max(top, 0) or left >= lens.width or top >= lens.height:
        return
    shrink = sheet.pixels_per_mm / _pixels_per_mm(matrix, sheet)
    order = max(0, int(np.floor(2 * np.log2(max(shrink, 1e-6)))))
    texture = textures.level(sheet, order)
    height, width = texture.shape[:2]
    # Texture pixels have their centre at a half in millimetre terms, and at whole numbers for OpenCV.
    to_mm = np.array(
        [
            [sheet.width / width, 0, sheet.width / width / 2],
            [0, sheet.height / height, sheet.height / height / 2],
            [0, 0, 1],
        ]
    )
    shift = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], np.float64)
    layer = cv2.warpPerspective(texture, shift @ matrix @ to_mm, (int(right - left), int(bottom - top)))
    if sigma > 0.3:
        layer = cv2.GaussianBlur(layer, (0, 0), sigma)
    inner = layer[max(0, -top) : lens.height - top, max(0, -left) : lens.width - left]
    part = frame[max(top, 0) : max(top, 0) + inner.shape[0], max(left, 0) : max(left, 0) + inner.shape[1]]
    part *= 1 - inner[..., 3:]
    part += inner[..., :3] * np.float32(panel.brightness)


def _smear(panels: PanelsAt, viewer: PoseAt, lens: Lens, start: float, end: float) -> float:
    """Give the longest way in pixels that a corner of a readable sheet goes between two moments."""
    longest = 0.0
    before, after = viewer(start), viewer(end)
    for first, last in zip(panels(start), panels(end), strict=True):
        if not (visible(first, before, lens) and visible(last, after, lens)):
            continue
        corners = box_corners(0, 0, first.sheet.width, first.sheet.height)
        a = project(homography(first, before, lens), corners)
        b = project(homography(last, after, lens), corners)
        near = (np.abs(a - (lens.width / 2, lens.height / 2)) < (lens.width, lens.height)).all(axis=1)
        if near.any():
            longest = max(longest, float(np.hypot(*(b - a).T)[near].max()))
    return longest


def expose(
    panels: PanelsAt, viewer: PoseAt, lens: Lens, middle: float, shutter: float, *, textures: Textures
) -> Linear:
    """Collect light while the shutter is open.

    Args:
        panels: What there is.
        viewer: Where the camera is.
        lens: Its lens.
        middle: The middle of the exposure, in seconds; truth quads hold for this moment.
        shutter: How long it is open, in seconds.
        textures: Kept between frames.

    Returns:
        The frame, height × width × 3.
    """
    start, end = middle - shutter / 2, middle + shutter / 2
    moments = int(np.clip(np.ceil(_smear(panels, viewer, lens, start, end) / 1.5), 1, _MOST_MOMENTS))
    total = np.zeros((lens.height, lens.width, 3), np.float32)
    for order in range(moments):
        moment = start + (order + 0.5) / moments * shutter
        frame = np.zeros_like(total)
        pose = viewer(moment)
        for panel in panels(moment):
            if visible(panel, pose, lens):
                _lay(frame, panel, pose, lens, textures)
        total += frame
    return np.asarray(total / moments, np.float32)
