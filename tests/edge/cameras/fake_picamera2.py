"""A picamera2 module without a camera: the calls that are used, with the real ones' traps.

Rows are padded, requests run out where they are not released, `capture_request` with wait=False gives a job that goes
on existing, and focusing takes several pictures.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from types import ModuleType, TracebackType
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

PADDING = 64
"""Bytes to which rows are padded."""
MANUAL, AUTO, CONTINUOUS = 0, 1, 2
IDLE, SCANNING, FOCUSED, FAILED = 0, 1, 2, 3


def padded(rows: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Lay rows of bytes as the ISP does, with rubbish behind each."""
    stride = -(-rows.shape[1] // PADDING) * PADDING
    laid = np.full((rows.shape[0], stride), 170, np.uint8)
    laid[:, : rows.shape[1]] = rows
    return laid


class Request:
    """One completed request."""

    def __init__(self, camera: Camera, number: int, told: dict[str, Any]) -> None:
        self.camera, self.number, self.told = camera, number, told
        self.is_released = False

    def get_metadata(self) -> dict[str, Any]:
        """See picamera2."""
        assert not self.is_released
        return self.told

    def release(self) -> None:
        """See picamera2."""
        assert not self.is_released, "released twice"
        self.is_released = True
        self.camera.held -= 1


class MappedArray:
    """A request's buffer; only inside `with`, and only until it is released."""

    def __init__(self, request: Request, stream: str) -> None:
        assert not request.is_released
        self._request, self._stream = request, stream
        self.array: NDArray[np.uint8]

    def __enter__(self) -> Self:
        width, height = self._request.camera.configuration[self._stream]["size"]
        value = self._request.number % 200 + 20
        if self._stream == "main":
            pixels = np.full((height, width, 3), value, np.uint8)
            pixels[:, :, 0] = 11  # blue
            self.array = padded(pixels.reshape(height, width * 3))[:, : width * 3].reshape(height, width, 3)
        else:
            # The real one leaves the padding of YUV420 in.
            self.array = padded(np.full((height * 3 // 2, width), value, np.uint8))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del self.array


class Job:
    """What is to be done when the next picture is there."""

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._result: Request | None = None

    def get_result(self, timeout: float | None = None) -> Request:
        """See picamera2."""
        if self._result is None:
            if self._camera.is_stalled:
                assert timeout is not None, "waits for ever"
                time.sleep(min(timeout, 0.01))
                raise TimeoutError
            self._result = self._camera.complete()
        return self._result


class Camera:
    """Stands for Picamera2; set what it is to do on the class of one's own that `module` makes."""

    found: ClassVar[list[dict[str, Any]]] = [{"Model": "imx708", "Id": "/base/soc/i2c0mux/i2c@1/imx708@1a", "Num": 0}]
    camera_controls: ClassVar[dict[str, Any]] = {"AfMode": (0, 2, 0), "FrameDurationLimits": (1, 9, 1)}
    made: ClassVar[list[Camera]]
    error_at_start: ClassVar[Exception | None] = None

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self.configuration: dict[str, Any] = {}
        self.controls: dict[str, Any] = {}
        self.told: list[dict[str, Any]] = []
        self.held = 0
        self.jobs = 0
        self.count = 0
        self.is_stalled = False
        self.is_open = True
        self.state = IDLE
        self.scan: list[int] = []
        """The states of the next pictures once focusing is triggered."""
        self.at_each: Callable[[Camera], None] = lambda _: None
        self.made.append(self)

    @classmethod
    def global_camera_info(cls) -> list[dict[str, Any]]:
        """See picamera2."""
        return cls.found

    def create_video_configuration(self, **given: Any) -> dict[str, Any]:  # noqa: ANN401
        """See picamera2."""
        for stream in ("main", "lores"):
            assert all(side % 2 == 0 for side in given[stream]["size"]), "sizes must be even"
        assert all(small <= large for small, large in zip(given["lores"]["size"], given["main"]["size"], strict=True))
        return given

    def configure(self, configuration: dict[str, Any]) -> None:
        """See picamera2."""
        self.configuration = configuration
        self.controls = dict(configuration["controls"])

    def start(self) -> None:
        """See picamera2."""
        if self.error_at_start is not None:
            raise self.error_at_start

    def set_controls(self, controls: dict[str, Any]) -> None:
        """See picamera2."""
        self.told.append(controls)
        self.controls |= controls
        if "AfTrigger" in controls:
            assert self.controls["AfMode"] == AUTO, "only this mode can be triggered"
            self.scan = [self.state, self.state, SCANNING, SCANNING, SCANNING, FOCUSED]

    def capture_request(self, wait: bool | None = None) -> Job:  # noqa: FBT001 -- the real one's
        """See picamera2."""
        assert wait is False
        self.jobs += 1
        return Job(self)

    def complete(self) -> Request:
        """Give the next picture."""
        assert self.held < self.configuration["buffer_count"], "all requests are held: the camera would hang"
        self.held += 1
        self.count += 1
        if self.scan:
            self.state = self.scan.pop(0)
        self.at_each(self)
        return Request(self, self.count, {"AfState": self.state, "SensorTimestamp": time.monotonic_ns() - 40_000_000})

    def close(self) -> None:
        """See picamera2."""
        assert self.held == 0, "a request is still held"
        self.is_open = False


def module() -> tuple[ModuleType, type[Camera]]:
    """Give a module for `sys.modules`, and its class of cameras."""
    fake = ModuleType("picamera2")
    kind = type("Picamera2", (Camera,), {"made": []})
    fake.Picamera2, fake.MappedArray = kind, MappedArray  # type: ignore[attr-defined]
    return fake, kind
