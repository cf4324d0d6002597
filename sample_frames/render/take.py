"""What is filmed and how: the value that a scene hands to the camera."""

from dataclasses import dataclass

from sample_frames.render.camera import Lens, Panel, Pose
from sample_frames.render.exposure import PanelsAt
from sample_frames.render.motion import Path, still
from sample_frames.render.sensor import Light


@dataclass(frozen=True)
class Shot:
    """A picture, and when it is shown."""

    at: float
    """Seconds."""
    picture: int
    """Index in the take's `times`; the same picture may be shown many times."""


@dataclass(frozen=True, eq=False)
class Take:
    """One camera, one scene, some moments."""

    panels: PanelsAt
    head: Path
    lens: Lens
    light: Light
    times: tuple[float, ...] = (0.0,)
    """Seconds, ascending; one picture each."""
    quality: int = 82
    """Of the JPEG, 1 to 100."""
    light_from: tuple[float, Light] | None = None
    """Another light that goes on at this second; None where the light stays."""
    shots: tuple[Shot, ...] = ()
    """When each picture is shown, ascending; empty where each is shown once, at its own second."""

    def lit(self, at: float) -> Light:
        """Give the light at a moment, in seconds."""
        return self.light_from[1] if self.light_from is not None and at >= self.light_from[0] else self.light


def photograph(panels: tuple[Panel, ...], viewer: Pose, lens: Lens, light: Light, quality: int = 85) -> Take:
    """Take one picture of what stands still, from a head that sways as heads do.

    Args:
        panels: The farthest first.
        viewer: Where the head is.
        lens: Its lens.
        light: Its light.
        quality: Of the JPEG.

    Returns:
        The take.
    """
    head = Path(still(viewer).keys, sway_degrees=0.12, sway_mm=0.4, seed=3)
    return Take(lambda _: panels, head, lens, light, quality=quality)
