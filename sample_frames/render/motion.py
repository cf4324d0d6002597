"""How a head or a hand moves: smoothly from place to place, and never quite still."""

from dataclasses import dataclass, fields

import numpy as np

from sample_frames.render.camera import Pose

_AXES = tuple(field.name for field in fields(Pose))
_ANGLES = {"yaw", "pitch", "roll"}
_TREMOR_HZ = (0.6, 1.3, 2.4)
"""Slow sway, breathing with steps, and tremor; each has half the size of the one before."""


@dataclass(frozen=True)
class Path:
    """A pose for every moment: eased between key poses, with a tremor on top."""

    keys: tuple[tuple[float, Pose], ...]
    """Seconds and pose, ascending; before the first and after the last the pose is held."""
    sway_degrees: float = 0.0
    """Amplitude of the slowest part of the tremor, for each angle."""
    sway_mm: float = 0.0
    """The same for each direction."""
    seed: int = 0

    def at(self, seconds: float) -> Pose:
        """Give the pose at a moment."""
        moments = [moment for moment, _ in self.keys]
        after = int(np.searchsorted(moments, seconds))
        before, after = max(0, after - 1), min(after, len(moments) - 1)
        span = moments[after] - moments[before]
        part = float(np.clip((seconds - moments[before]) / span, 0, 1)) if span else 0.0
        eased = part * part * (3 - 2 * part)
        start, end = self.keys[before][1], self.keys[after][1]
        values = {axis: getattr(start, axis) + eased * (getattr(end, axis) - getattr(start, axis)) for axis in _AXES}
        rng = np.random.default_rng(self.seed)
        for axis in _AXES:
            size = self.sway_degrees if axis in _ANGLES else self.sway_mm
            for order, hertz in enumerate(_TREMOR_HZ):
                phase = rng.uniform(0, 2 * np.pi)
                pace = hertz * rng.uniform(0.8, 1.2)
                values[axis] += size * 0.5**order * float(np.sin(2 * np.pi * pace * seconds + phase))
        return Pose(**values)


def still(pose: Pose) -> Path:
    """Give the path of something that does not move."""
    return Path(((0.0, pose),))
