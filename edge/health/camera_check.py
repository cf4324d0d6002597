"""The camera: which there are, whether one gives pictures, and whether these are bright enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edge.cameras.source import CameraError, FrameSource
from edge.errors import UserError
from edge.health.finding import Finding, fail, ok, warn
from edge.health.machine import Machine
from pipelines.phrases.doctor_phrases import Problem
from pipelines.types import Frame
from pipelines.vision.quality import FrameQualityMeter

WHAT = "camera"
SECONDS = 20.0
"""A camera on the ribbon cable takes a few seconds to open, and its exposure some frames to settle."""
FIRST_FRAME_SECONDS = 8.0
SETTLED_FRAMES = 10
"""By then the exposure of a camera has followed the light."""

CABLE = (
    "Take the power off, push the cable in at both ends, then start again. A camera on the ribbon cable must be listed "
    "by `rpicam-hello --list-cameras`, one on USB by `ls /dev/video*`."
)


def look(machine: Machine, camera: Callable[[], FrameSource] | None, too_dark_below: float) -> Iterator[Finding]:
    """Look at the camera.

    Args:
        machine: Where it is.
        camera: Gives the camera of a run, not open; None where the running program has it, which is left alone.
        too_dark_below: Mean brightness, 0 to 1, below which reading refuses a picture.
    """
    names = ", ".join(found_cameras(machine))
    if camera is None:
        if names:
            yield ok(WHAT, f"left to the program that runs ({names})")
        else:
            # A program may run on a film; that one runs says nothing of a camera.
            yield warn(WHAT, Problem.CAMERA_MISSING, "a program runs, and none can be named here", CABLE)
        return
    try:
        view = _settled(camera())
    except UserError as error:
        if names:
            yield fail(WHAT, Problem.CAMERA_SILENT, f"{names} gives no picture: {error}".rstrip("."), CABLE)
        else:
            yield fail(WHAT, Problem.CAMERA_MISSING, f"none was found: {error}".rstrip("."), CABLE)
        return
    found = f"{names or 'the camera'} gives pictures of {view.width} × {view.height}, brightness {view.brightness:.0%}"
    if view.brightness < too_dark_below:
        yield warn(
            WHAT,
            Problem.CAMERA_DARK,
            found,
            "Put a light on, and take off what covers the lens: a cap, a film, a strap.",
        )
    else:
        yield ok(WHAT, found)


def found_cameras(machine: Machine) -> tuple[str, ...]:
    """Name the cameras: those on USB as the kernel does, those on a ribbon cable as libcamera does."""
    names = []
    for node in machine.matching("/sys/class/video4linux/video*"):
        # One camera has several nodes, the first of which gives pictures. A Raspberry Pi's own nodes are no cameras.
        driver = machine.path(str(node / "device" / "driver"))
        if machine.number(node / "index") == 0 and driver.exists() and driver.resolve().name == "uvcvideo":
            names.append(machine.text(node / "name") or node.name)
    for program in ("rpicam-hello", "libcamera-hello") if machine.is_pi else ():
        answer = machine.run((program, "--list-cameras"))
        if answer is not None:
            names += re.findall(r"^\s*\d+ : (\w+) \[", answer.text, re.MULTILINE)
            break
    return tuple(names)


@dataclass(frozen=True, slots=True)
class _View:
    """What a camera shows."""

    width: int
    """Pixels; so is the height."""
    height: int
    brightness: float
    """Mean grey level, 0 to 1."""


def _settled(camera: FrameSource) -> _View:
    """Look at a picture once the exposure has had time to settle; of a recording at its last.

    Raises:
        UserError: The camera cannot be opened, or gives none.
    """
    last: Frame | None = None
    try:
        camera.open()
        for _ in range(SETTLED_FRAMES):
            frame = camera.read(FIRST_FRAME_SECONDS)
            if frame is None:
                break
            last = frame
        if last is None:
            raise CameraError("it has ended without a picture.")
        # Before it is closed, because its pictures may go with it.
        height, width = last.pixels.shape[:2]
        return _View(width, height, FrameQualityMeter().measure(last).brightness)
    finally:
        camera.close()
