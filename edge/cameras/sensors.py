"""Which cameras a description may mean; inside the camera's process."""

from __future__ import annotations

from pathlib import Path

from edge.cameras.sensor import Sensor
from edge.cameras.source import CameraError
from edge.cameras.wire import CameraDescription

FIRST_SECONDS = 5.0
"""How long the first picture of a camera may take that is only one of several candidates."""


def opened(description: CameraDescription) -> tuple[Sensor, str]:
    """Start the first of the cameras that are meant that works, and give it with what it is.

    Raises:
        CameraError: None works; the message says why each does not.
    """
    candidates = _candidates(description)
    faults = []
    for candidate in candidates:
        try:
            what = candidate.open()
            if len(candidates) > 1:
                candidate.grab(FIRST_SECONDS)
        except CameraError as error:
            faults.append(str(error))
            candidate.close()
        else:
            return candidate, what
    raise CameraError(" ".join(faults) or _nothing_found())


def _candidates(description: CameraDescription) -> tuple[Sensor, ...]:
    """Give what is meant, the first choice first; each kind loads only its own libraries."""
    match description.kind:
        case "csi":
            return (_csi(description),)
        case "usb":
            return _usb(description)
        case "auto":
            return (*([_csi(description)] if _has_csi_library() else []), *_usb(description))
        case "device":
            from edge.cameras.v4l2 import V4l2Sensor  # noqa: PLC0415

            return (V4l2Sensor(Path(description.path), description),)
        case "loop":
            return (_film(description.path),)
        case "faulty":
            from edge.cameras.faulty_sensor import FaultySensor, SceneSensor  # noqa: PLC0415

            faults, _, film = description.path.partition(":")
            return (FaultySensor(_film(film) if film else SceneSensor(description), Path(faults)),)
    raise CameraError(f'There is no kind of camera "{description.kind}". Use auto, csi, usb or a device.')


def _has_csi_library() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415

    return find_spec("picamera2") is not None


def _csi(description: CameraDescription) -> Sensor:
    from edge.cameras.picamera import PicameraSensor  # noqa: PLC0415

    return PicameraSensor(description)


def _usb(description: CameraDescription) -> tuple[Sensor, ...]:
    from edge.cameras.v4l2 import V4l2Sensor, usb_devices  # noqa: PLC0415

    return tuple(V4l2Sensor(path, description) for path in usb_devices())


def _film(path: str) -> Sensor:
    from edge.cameras.looped import LoopedVideo  # noqa: PLC0415

    return LoopedVideo(Path(path))


def _nothing_found() -> str:
    from edge.cameras.v4l2 import REMEDY  # noqa: PLC0415

    return f"No camera was found. {REMEDY}"
