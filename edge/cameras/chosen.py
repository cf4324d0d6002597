"""Which live camera a profile, or the command line, means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from edge.cameras import video
from edge.cameras.kept import KeptCamera
from edge.cameras.process import ProcessCamera
from edge.cameras.source import CameraError
from edge.cameras.watch import Limits
from edge.cameras.wire import CameraDescription
from edge.clock import Clock
from edge.profile_keys import CameraKeys
from pipelines.session import CameraStatus

NAMES = ("auto", "csi", "usb")
DEVICES = "/dev/video"
FILMS = ("loop", "faulty")
"""Kinds that are written with a path behind a colon."""


def is_live(where: str) -> bool:
    """Tell whether this names a live camera; else it may be the path of a folder or a video."""
    return where in NAMES or where.startswith((DEVICES, *(f"{kind}:" for kind in FILMS)))


def described(keys: CameraKeys, where: str | None) -> CameraDescription:
    """Describe a camera.

    Args:
        keys: The profile's.
        where: "auto", "csi", "usb", a device such as "/dev/video2", "loop:VIDEO", or "faulty:FILE" as in
            `faulty_sensor`; None for what the profile says.

    Raises:
        CameraError: There is no such kind of camera, or the film cannot be read.
    """
    named = keys.source if where is None else where
    kind, _, path = named.partition(":")
    if named in NAMES:
        kind, path = named, ""
    elif named.startswith(DEVICES):
        kind, path = "device", named
    elif kind not in FILMS or not path:
        raise CameraError(
            f'"{named}" is no camera. Write auto, csi, usb, a device such as {DEVICES}0, or loop:VIDEO for a film.'
        )
    if kind == "loop":
        video.check(Path(path))  # said at once: trying again would not help
    return CameraDescription(kind, path, keys.width, keys.height, keys.frames_per_second, keys.focus, keys.focus_metres)


def live_camera(
    keys: CameraKeys,
    where: str | None,
    clock: Clock,
    slots: int,
    tell: Callable[[CameraStatus], None],
    *,
    limits: Limits | None = None,
) -> KeptCamera:
    """Give a live camera in a process of its own, which is watched and restarted; it is not open.

    Args:
        keys: The profile's.
        where: See `described`.
        clock: The run's clock.
        slots: How many frames may be held at once; see `edge.cameras.ring.slots_for`.
        tell: Told, by the thread that reads, when the camera is lost and when good pictures come again.
        limits: How long something may be wrong with it, in seconds on the run's clock; as usual if None.

    Raises:
        CameraError: There is no such kind of camera.
    """
    description = described(keys, where)
    return KeptCamera(
        lambda: ProcessCamera(description, clock, slots),
        clock,
        tell,
        frames_per_second=description.frames_per_second,
        failures=keys.failures,
        limits=limits,
    )


def follow(camera: KeptCamera, keys: CameraKeys, where: str | None, clock: Clock, slots: int) -> None:
    """Have a camera that `live_camera` gave go over to what another profile asks for; see there for the arguments."""
    description = described(keys, where)
    camera.become(
        lambda: ProcessCamera(description, clock, slots),
        frames_per_second=description.frames_per_second,
        failures=keys.failures,
    )
