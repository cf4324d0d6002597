"""A camera in its own process that fails on command; for tests of the whole program.

The command is the content of a file, which outlives a killed process and can be written from anywhere. It holds the
name of a fault; a missing or empty file means that all is well.
"""

from __future__ import annotations

import enum
import signal
import threading
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from edge.cameras.sensor import Sensor
from edge.cameras.source import CameraError, CameraStalledError, Pace
from edge.cameras.wire import CameraDescription
from pipelines.types import Pixels

HANG_SECONDS = 3600.0
"""Longer than anybody waits."""
SLOW_SECONDS = 0.5
"""Between two pictures of a slow camera."""


class Fault(enum.StrEnum):
    """What can be wrong; the values stand in the file."""

    NONE = ""
    STALL = "stall"
    """No picture comes, and nothing is said."""
    FREEZE = "freeze"
    """The same picture comes over and over."""
    BLACK = "black"
    """Pictures are black, without noise."""
    TORN = "torn"
    """The lower half of each picture is that of the one before."""
    ERROR = "error"
    """Reading fails; opening works."""
    SLOW = "slow"
    """Two pictures a second."""
    UNPLUG = "unplug"
    """Reading and opening fail until the fault is taken away."""
    CRASH = "crash"
    """The process ends without a word."""
    HANG = "hang"
    """Reading hangs, and closing too; SIGTERM is not obeyed."""
    HANG_IN_CLOSE = "hang-in-close"
    """Reading fails and closing hangs; SIGTERM is not obeyed."""


class FaultySensor:
    """Implements Sensor around another one."""

    def __init__(self, sensor: Sensor, file: Path) -> None:
        """Take the sensor that does the work, and the file that says what is wrong."""
        self._sensor = sensor
        self._file = file
        self._fault = Fault.NONE
        self._last: Pixels | None = None

    def open(self) -> str:
        """See Sensor."""
        if self._told() is Fault.UNPLUG:
            raise CameraError("The camera is unplugged. Plug it in again.")
        return f"{self._sensor.open()}, with faults from {self._file}"

    def grab(self, timeout_seconds: float) -> float:
        """See Sensor."""
        self._fault = self._told()
        match self._fault:
            case Fault.STALL:
                time.sleep(timeout_seconds)
                raise CameraStalledError("No picture comes.")
            case Fault.ERROR | Fault.UNPLUG | Fault.HANG_IN_CLOSE:
                raise CameraError("The camera was unplugged. Plug it in again.")
            case Fault.CRASH:
                signal.raise_signal(signal.SIGKILL)
            case Fault.HANG:
                _hang()
            case Fault.SLOW:
                time.sleep(SLOW_SECONDS)
        return self._sensor.grab(timeout_seconds)

    def size(self) -> tuple[int, int]:
        """See Sensor."""
        return self._sensor.size()

    def retrieve(self, into: Pixels) -> None:
        """See Sensor."""
        self._sensor.retrieve(into)
        last = self._last if self._last is not None and self._last.shape == into.shape else None
        match self._fault:
            case Fault.BLACK:
                into[:] = 0
            case Fault.FREEZE if last is not None:
                into[:] = last
            case Fault.TORN if last is not None:
                whole = into.copy()
                into[len(into) // 2 :] = last[len(into) // 2 :]
                self._last = whole
                return
        self._last = into.copy()

    def grey(self) -> NDArray[np.uint8] | None:
        """See Sensor."""
        return None

    def adapt(self, pace: Pace) -> None:
        """See Sensor."""
        self._sensor.adapt(pace)

    def focus(self) -> None:
        """See Sensor."""
        self._sensor.focus()

    def close(self) -> None:
        """See Sensor."""
        if self._fault is Fault.HANG_IN_CLOSE:
            _hang()
        self._sensor.close()

    def _told(self) -> Fault:
        try:
            return Fault(self._file.read_text(encoding="utf-8").strip())
        except FileNotFoundError:
            return Fault.NONE


def _hang() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Event().wait(HANG_SECONDS)


class SceneSensor:
    """Implements Sensor: one picture with the noise of a sensor, 30 times a second."""

    RATE = 30.0

    def __init__(self, description: CameraDescription) -> None:
        """Take the size of the picture."""
        steps = np.linspace(60, 190, description.width, dtype=np.uint8)
        self._scene = np.repeat(np.tile(steps, (description.height, 1))[:, :, np.newaxis], 3, axis=2)
        self._random = np.random.default_rng(1)
        self._due = 0.0

    def open(self) -> str:
        """See Sensor."""
        self._due = time.monotonic()
        return "a made scene"

    def grab(self, timeout_seconds: float) -> float:  # noqa: ARG002 -- it is never late
        """See Sensor."""
        time.sleep(max(0.0, self._due - time.monotonic()))
        at = time.monotonic()
        self._due = max(self._due + 1 / self.RATE, at)
        return at

    def size(self) -> tuple[int, int]:
        """See Sensor."""
        height, width, _ = self._scene.shape
        return height, width

    def retrieve(self, into: Pixels) -> None:
        """See Sensor."""
        np.add(self._scene, self._random.integers(0, 4, self._scene.shape, np.uint8), out=into)

    def grey(self) -> NDArray[np.uint8] | None:
        """See Sensor."""
        return None

    def adapt(self, pace: Pace) -> None:
        """Do nothing: it has its own pace."""

    def focus(self) -> None:
        """Do nothing: all is sharp."""

    def close(self) -> None:
        """Do nothing: nothing is held."""
