"""Where things are and where the lens shows them: the exact geometry behind every truth quad.

Millimetres everywhere; x to the right, y down, z away from the viewer. A sheet without rotation faces a camera without
rotation. Angles are in degrees: yaw turns to the right, pitch looks down, roll turns clockwise.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sample_frames.render.sheet import Corners, Sheet

Matrix = NDArray[np.float64]
"""3 × 3 or 4 × 4; applied to column vectors."""
NEAREST_MM = 10.0
"""Nothing may come closer to the lens than this."""


@dataclass(frozen=True)
class Pose:
    """Where something is and how it is turned."""

    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0

    def matrix(self) -> Matrix:
        """Give the 4 × 4 matrix from own to surrounding coordinates: roll first, then pitch, then yaw."""
        yaw, pitch, roll = np.radians((self.yaw, -self.pitch, self.roll))
        turn_y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
        turn_x = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
        turn_z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
        whole = np.eye(4)
        whole[:3, :3] = turn_y @ turn_x @ turn_z
        whole[:3, 3] = (self.x, self.y, self.z)
        return whole


@dataclass(frozen=True)
class Lens:
    """A pinhole with a finite opening: what is out of focus becomes a disc."""

    width: int = 1280
    """Pixels of a frame."""
    height: int = 720
    """Pixels of a frame."""
    focal: float = 1100.0
    """Focal length in pixels; 1100 at 1280 wide is a view of 60 degrees."""
    focus: float = 450.0
    """Distance of what is sharp, in millimetres."""
    aperture: float = 1.2
    """Diameter of the opening, in millimetres."""

    def matrix(self) -> Matrix:
        """Give the 3 × 3 matrix from camera coordinates to pixels; the axis meets the middle of the frame."""
        return np.array([[self.focal, 0, (self.width - 1) / 2], [0, self.focal, (self.height - 1) / 2], [0, 0, 1]])

    def blur_disc(self, depth: float) -> float:
        """Give the diameter in pixels that a point at this depth (millimetres) becomes."""
        return self.aperture * self.focal * abs(1 / depth - 1 / self.focus)


@dataclass(frozen=True, eq=False)
class Panel:
    """A sheet in the world."""

    sheet: Sheet
    place: Matrix
    """4 × 4, from the sheet's own coordinates (origin in its middle) to the world's."""
    brightness: float = 1.0
    """Of the light that falls on it, beside the light of the whole picture."""
    hides: bool = True
    """Whether what lies behind it cannot be read through it."""

    def local_from_mm(self) -> Matrix:
        """Give the 4 × 3 matrix from millimetres on the sheet (from its top-left) to its own coordinates."""
        return np.array([[1, 0, -self.sheet.width / 2], [0, 1, -self.sheet.height / 2], [0, 0, 0], [0, 0, 1]])


def panel(
    sheet: Sheet, pose: Pose, inside: Matrix | None = None, brightness: float = 1.0, *, hides: bool = True
) -> Panel:
    """Place a sheet.

    Args:
        sheet: What to place.
        pose: Where its middle is.
        inside: The matrix of what the pose is relative to, such as a box; None is the world.
        brightness: Of the light on it.
        hides: Whether it covers what lies behind it.

    Returns:
        The panel.
    """
    own = pose.matrix()
    return Panel(sheet, own if inside is None else inside @ own, brightness, hides)


def homography(panel: Panel, viewer: Pose, lens: Lens) -> Matrix:
    """Give the 3 × 3 matrix from millimetres on a sheet to pixels of the frame, with depth as its third row.

    Pixel centres have whole coordinates, as in OpenCV.
    """
    seen = np.linalg.inv(viewer.matrix()) @ panel.place @ panel.local_from_mm()
    return np.asarray(lens.matrix() @ seen[:3])


def project(matrix: Matrix, corners: Corners) -> Corners:
    """Map n × 2 points by a homography."""
    mapped = np.column_stack((corners, np.ones(len(corners)))) @ matrix.T
    return np.asarray(mapped[:, :2] / mapped[:, 2:])


def faces_viewer(panel: Panel, viewer: Pose) -> bool:
    """Tell whether the viewer is on the printed side of a sheet."""
    inward = panel.place[:3, 2]
    towards = panel.place[:3, 3] - np.array((viewer.x, viewer.y, viewer.z))
    return float(inward @ towards) > 0


def visible(panel: Panel, viewer: Pose, lens: Lens) -> bool:
    """Tell whether a sheet can be drawn: printed side to the viewer, all of it in front of the lens.

    Raises:
        ValueError: A part of the sheet is in view while another part is behind the lens. Such a sheet must be made of
            smaller ones.
    """
    if not faces_viewer(panel, viewer):
        return False
    matrix = homography(panel, viewer, lens)
    across, down = np.meshgrid(np.linspace(0, panel.sheet.width, 5), np.linspace(0, panel.sheet.height, 5))
    grid = np.column_stack((across.ravel(), down.ravel()))
    in_front = matrix[2] @ np.column_stack((grid, np.ones(len(grid)))).T >= NEAREST_MM
    if in_front.all():
        return True
    shown = project(matrix, grid[in_front])
    if ((shown >= 0) & (shown < (lens.width, lens.height))).all(axis=1).any():
        size = f"{panel.sheet.width:.0f} × {panel.sheet.height:.0f} mm"
        raise ValueError(f"a sheet of {size} reaches from the view to behind the lens: make it of smaller ones")
    return False
