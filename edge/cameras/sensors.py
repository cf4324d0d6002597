"""Which camera a description means; inside the camera's process."""

from __future__ import annotations

from pathlib import Path

from edge.cameras.faulty_sensor import FaultySensor, SceneSensor
from edge.cameras.looped import LoopedVideo
from edge.cameras.sensor import Sensor
from edge.cameras.wire import CameraDescription


def sensor(description: CameraDescription) -> Sensor:
    """Make the camera that is described; it is opened later.

    Raises:
        ValueError: There is no such kind.
    """
    match description.kind:
        case "loop":
            return LoopedVideo(Path(description.path))
        case "faulty":
            faults, _, film = description.path.partition(":")
            scene = LoopedVideo(Path(film)) if film else SceneSensor(description)
            return FaultySensor(scene, Path(faults))
    raise ValueError(f"no kind of camera: {description.kind!r}")
