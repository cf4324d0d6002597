"""What a frame shows, and exactly where."""

from dataclasses import dataclass

import cv2
import numpy as np

from pipelines.types import Symbology
from sample_frames.render.camera import Lens, Matrix, Panel, Pose, homography, project, visible
from sample_frames.render.sheet import Corners, box_corners


@dataclass(frozen=True, eq=False)
class SeenText:
    """A line of text in a frame."""

    text: str
    quad: Corners
    """Pixels of the frame."""


@dataclass(frozen=True, eq=False)
class SeenCode:
    """A barcode in a frame."""

    symbology: Symbology
    text: str
    quad: Corners
    """Pixels of the frame."""


@dataclass(frozen=True, eq=False)
class Truth:
    """All that a frame shows. What is cut off by the frame's edge or half hidden is left out."""

    texts: tuple[SeenText, ...]
    """In reading order."""
    codes: tuple[SeenCode, ...]


def _whole(quad: Corners, lens: Lens, covers: list[Corners]) -> bool:
    if (quad < 0).any() or (quad >= (lens.width, lens.height)).any():
        return False
    points = np.vstack((quad, quad.mean(axis=0), (quad + np.roll(quad, 1, axis=0)) / 2))
    return not any(
        cv2.pointPolygonTest(cover.astype(np.float32)[:, None], (float(x), float(y)), measureDist=False) >= 0
        for cover in covers
        for x, y in points
    )


def truth(panels: tuple[Panel, ...], viewer: Pose, lens: Lens) -> Truth:
    """Say what is seen.

    Args:
        panels: What there is, the farthest first.
        viewer: Where the camera is at the middle of the exposure.
        lens: Its lens.

    Returns:
        The texts and codes that are wholly in view.
    """
    shown: list[tuple[Panel, Matrix]] = [
        (each, homography(each, viewer, lens)) for each in panels if visible(each, viewer, lens)
    ]
    outlines = [project(matrix, box_corners(0, 0, each.sheet.width, each.sheet.height)) for each, matrix in shown]
    texts: list[SeenText] = []
    codes: list[SeenCode] = []
    for order, (each, matrix) in enumerate(shown):
        covers = [outlines[later] for later in range(order + 1, len(shown)) if shown[later][0].hides]
        for text in each.sheet.texts:
            quad = project(matrix, text.corners)
            if _whole(quad, lens, covers):
                texts.append(SeenText(text.text, quad))
        for code in each.sheet.codes:
            quad = project(matrix, code.corners)
            if _whole(quad, lens, covers):
                codes.append(SeenCode(code.symbology, code.text, quad))
    return Truth(tuple(texts), tuple(codes))
