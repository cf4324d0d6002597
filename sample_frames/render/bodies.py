"""Things with a thickness: boxes, their shadows, the gloved fingers that hold them, shelves."""

from dataclasses import replace

import cv2
import numpy as np

from sample_frames.render.camera import Matrix, Panel, Pose, panel
from sample_frames.render.noise import fractal_field
from sample_frames.render.sheet import Colour, Sheet, Typesetter

_SIDE_LIGHT = 0.62
"""Light on the sides of a box, beside its front."""
_TOP_LIGHT = 1.08


def box(front: Sheet, depth: float, side: Sheet, top: Sheet, pose: Pose) -> tuple[Panel, ...]:
    """Put a box in the world.

    Args:
        front: Its printed face.
        depth: From front to back, in millimetres.
        side: Left and right face; depth × the front's height.
        top: Upper and lower face; the front's width × depth.
        pose: Where the middle of its front is.

    Returns:
        Its faces. Only those that face the viewer are drawn, so their order does not matter.
    """
    inside = pose.matrix()
    half_width, half_height, half = front.width / 2, front.height / 2, depth / 2
    return (
        panel(side, Pose(-half_width, 0, half, yaw=90), inside, _SIDE_LIGHT),
        panel(side, Pose(half_width, 0, half, yaw=-90), inside, _SIDE_LIGHT),
        panel(top, Pose(0, -half_height, half, pitch=90), inside, _TOP_LIGHT),
        panel(top, Pose(0, half_height, half, pitch=-90), inside, 0.5),
        panel(front, Pose(), inside),
    )


def shadow(width: float, height: float, softness: float, strength: float) -> Sheet:
    """Make the shadow of a rectangle.

    Args:
        width: Of what throws it, in millimetres.
        height: The same.
        softness: Width of the penumbra, in millimetres.
        strength: Opacity in its middle, 0 to 1.

    Returns:
        A sheet that is larger by twice the softness on each side.
    """
    scale = min(2.0, 6.0 / softness)
    edge = 2 * softness
    rows, columns = round((height + 2 * edge) * scale), round((width + 2 * edge) * scale)
    opacity = np.zeros((rows, columns), np.float32)
    inset = round(edge * scale)
    opacity[inset : rows - inset, inset : columns - inset] = 255 * strength
    pixels = np.zeros((rows, columns, 4), np.uint8)
    pixels[..., 3] = cv2.GaussianBlur(opacity, (0, 0), softness * scale / 2).astype(np.uint8)
    return Sheet(pixels, scale)


def stuck(
    sheet: Sheet, pose: Pose, inside: Matrix | None = None, softness: float = 2.0, strength: float = 0.4
) -> tuple[Panel, ...]:
    """Put a thin sheet on a surface, with the shadow that it throws towards the lower right.

    Args:
        sheet: What is put there.
        pose: Of its middle, a little in front of the surface.
        inside: The matrix of what the pose is relative to; None is the world.
        softness: Width of the shadow's penumbra, in millimetres.
        strength: Darkness of the shadow, 0 to 1.

    Returns:
        The shadow and the sheet.
    """
    dark = shadow(sheet.width, sheet.height, softness, strength)
    under = replace(pose, x=pose.x + 0.6 * softness, y=pose.y + softness, z=pose.z + 0.3)
    return (panel(dark, under, inside, hides=False), panel(sheet, pose, inside))


def tiled(surface: Sheet, pose: Pose, piece: float = 400.0, brightness: float = 1.0) -> tuple[Panel, ...]:
    """Place a large surface without text as pieces, so that those beside the viewer can be left out.

    Args:
        surface: The whole.
        pose: Of its middle.
        piece: Width and height of a piece, in millimetres.
        brightness: Of the light on it.

    Returns:
        The pieces; they overlap by a few pixels, so that no seam shows.
    """
    scale, inside = surface.pixels_per_mm, pose.matrix()
    step, overlap = max(1, round(piece * scale)), 6
    rows, columns = surface.pixels.shape[:2]
    pieces = []
    for top in range(0, rows, step):
        for left in range(0, columns, step):
            part = np.ascontiguousarray(surface.pixels[top : top + step + overlap, left : left + step + overlap])
            x = (left + part.shape[1] / 2) / scale - surface.width / 2
            y = (top + part.shape[0] / 2) / scale - surface.height / 2
            pieces.append(panel(Sheet(part, scale), Pose(x, y), inside, brightness))
    return tuple(pieces)


def finger(length: float, width: float, colour: Colour, seed: int) -> Sheet:
    """Make a gloved finger that points up: a capsule, darker towards its sides, knitted.

    Args:
        length: In millimetres.
        width: In millimetres.
        colour: Of the glove.
        seed: Of its folds.

    Returns:
        A sheet, empty beside the finger.
    """
    scale = 5.0
    rows, columns = round(length * scale), round(width * scale)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    radius = columns / 2
    across = (x + 0.5 - radius) / radius
    along = np.minimum((y + 0.5 - radius) / radius, 0)
    distance = np.hypot(across, along)
    round_light = np.sqrt(np.clip(1 - distance**2, 0, 1))
    folds = fractal_field(np.random.default_rng(seed), rows, columns, (18, 60), 3)
    knit = np.sin(2 * np.pi * x / 5) * np.sin(2 * np.pi * (y + 2 * np.sin(2 * np.pi * x / 10)) / 6)
    light = (0.35 + 0.65 * round_light) * (1 + 0.06 * folds + 0.06 * knit) - 0.12 * across
    pixels = np.zeros((rows, columns, 4), np.uint8)
    pixels[..., :3] = np.clip(light[..., None] * np.array(colour, np.float32), 0, 255)
    pixels[..., 3] = np.clip((1 - distance) * radius + 0.5, 0, 1) * 255
    return Sheet(pixels, scale)


def gripped(front: Sheet, inside: Matrix, colour: Colour = (92, 98, 104)) -> tuple[Panel, ...]:
    """Let two thumbs hold a sheet at its left and right edge.

    Args:
        front: What is held.
        inside: The matrix of the thing's front.
        colour: Of the gloves.

    Returns:
        The thumbs, in front of the thing.
    """
    thumb = finger(230, 25, colour, 5)
    return (
        panel(thumb, Pose(-front.width / 2 - 92, front.height * 0.34 + 28, -6, roll=72), inside),
        panel(thumb, Pose(front.width / 2 + 90, front.height * 0.36 + 38, -6, roll=-66), inside),
    )


def beam(width: float, height: float, colour: Colour, seed: int) -> Sheet:
    """Make the front of a pallet rack's beam: painted steel with scratches and darker edges."""
    scale = 4.0
    setter = Typesetter.blank(width, height, colour, scale)
    sheet = setter.finish()
    rows, columns = sheet.pixels.shape[:2]
    rng = np.random.default_rng(seed)
    light = 1 + 0.04 * fractal_field(rng, rows, columns, (30, 200), 4)
    light[: round(3 * scale)] *= 1.25
    light[-round(5 * scale) :] *= 0.6
    light = np.ascontiguousarray(light, np.float32)
    for _ in range(int(width / 18)):
        x, y = rng.uniform((0, 0), (columns, rows))
        dx, dy = rng.normal(0, (30, 5))
        cv2.line(light, (int(x), int(y)), (int(x + dx), int(y + dy)), float(rng.uniform(1.1, 1.5)), 1, cv2.LINE_AA)
    pixels = sheet.pixels.astype(np.float32)
    pixels[..., :3] *= light[..., None]
    return Sheet(np.clip(pixels, 0, 255).astype(np.uint8), scale)
