"""A camera on the ribbon cable of a Raspberry Pi, through libcamera."""

from __future__ import annotations

import importlib
import time
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from edge.cameras.autofocus import IDLE, Autofocus, Controls
from edge.cameras.source import CameraError, CameraStalledError, Pace
from edge.cameras.wire import CameraDescription
from pipelines.types import Pixels

SHORT_EXPOSURE = 1
"""AeExposureMode: rather more gain than a longer exposure, since the camera moves with the head."""
LONGEST_EXPOSURE_SECONDS = 1 / 30
"""A picture takes no longer than this while the camera gives what the profile asks for: longer is blurred."""
BUFFERS = 4
"""Pictures that libcamera may hold; each is one of `main` and one of `lores`."""
GREY_SHARE = 4
"""The small grey picture has this part of the width and height."""

REMEDY = (
    "Check the ribbon cable at both ends; `rpicam-hello --list-cameras` shows what the system sees, "
    "`kijkmee doctor` what else is wrong."
)


class _Request(Protocol):
    def get_metadata(self) -> dict[str, Any]: ...
    def release(self) -> None: ...


class PicameraSensor:
    """Implements Sensor through picamera2, which is Debian's package and there only on a Raspberry Pi."""

    def __init__(self, description: CameraDescription) -> None:
        """Take what is asked of the camera."""
        self._asked = description
        # libcamera wants even numbers.
        self._size = (description.width // 2 * 2, description.height // 2 * 2)
        self._grey_size = (self._size[0] // GREY_SHARE // 2 * 2, self._size[1] // GREY_SHARE // 2 * 2)
        self._focus = Autofocus(description.focus, description.focus_metres)
        self._can_focus = False
        self._module: Any = None
        self._camera: Any = None
        self._job: Any = None
        self._request: _Request | None = None
        self._grey: NDArray[np.uint8] | None = None

    def open(self) -> str:
        """See Sensor."""
        try:
            picamera2 = importlib.import_module("picamera2")  # there only on a Raspberry Pi, and slow to load
        except (ImportError, OSError, ValueError) as error:  # ValueError: built against another numpy
            raise CameraError(
                f"The CSI camera's library cannot be loaded ({error}). "
                "Install python3-picamera2 with apt, then run `make setup`."
            ) from error
        self._module = picamera2
        try:
            found = [each for each in picamera2.Picamera2.global_camera_info() if "/usb" not in each.get("Id", "")]
            if not found:
                raise CameraError(f"No CSI camera was found. {REMEDY}")
            self._camera = picamera2.Picamera2(found[0].get("Num", 0))
            self._start()
        # picamera2 and libcamera raise RuntimeError for nearly everything; an unplugged camera gives IndexError too.
        except (RuntimeError, IndexError, OSError) as error:
            raise CameraError(f"The CSI camera cannot be started ({error}). {REMEDY}") from error
        return f"CSI camera {found[0].get('Model', '')}, {self._size[0]} × {self._size[1]}"

    def _start(self) -> None:
        self._can_focus = "AfMode" in self._camera.camera_controls
        controls: Controls = {"AeExposureMode": SHORT_EXPOSURE, **self._durations(self._asked.frames_per_second)}
        if self._can_focus:
            controls |= self._focus.at_start
        configuration = self._camera.create_video_configuration(
            # libcamera's RGB888 lies in memory as blue, green, red.
            main={"size": self._size, "format": "RGB888"},
            lores={"size": self._grey_size, "format": "YUV420"},
            buffer_count=BUFFERS,
            controls=controls,
        )
        self._camera.configure(configuration)
        self._camera.start()

    def _durations(self, rate: float) -> Controls:
        """Say how long a picture may take; where fewer are asked for than usual, the camera itself rests."""
        seconds = 1 / rate
        if rate >= self._asked.frames_per_second:
            seconds = min(seconds, LONGEST_EXPOSURE_SECONDS)
        return {"FrameDurationLimits": (round(1e6 * seconds), round(1e6 * seconds))}

    def grab(self, timeout_seconds: float) -> float:
        """See Sensor. While the lens moves on command, its pictures are let go."""
        deadline = time.monotonic() + timeout_seconds
        while True:
            request = self._next(deadline - time.monotonic())
            told = request.get_metadata()
            now = time.monotonic()
            if self._can_focus:
                self._focus, controls = self._focus.seen(told.get("AfState", IDLE), now)
                self._tell(controls)
            if not self._focus.is_busy:
                return self._captured(told, now)

    def _next(self, seconds: float) -> _Request:
        """Give the next request, and the one before back at once: libcamera has only BUFFERS."""
        self._release()
        try:
            # A job that is not waited for to its end would still take a request, and nobody would give it back.
            self._job = self._job or self._camera.capture_request(wait=False)
            request = self._job.get_result(timeout=max(0.0, seconds))
        except TimeoutError as error:
            raise CameraStalledError("The CSI camera gives no picture. Check the ribbon cable.") from error
        except RuntimeError as error:
            raise CameraError(f"The CSI camera has failed ({error}). {REMEDY}") from error
        self._job = None
        self._request = cast("_Request", request)
        return self._request

    @staticmethod
    def _captured(told: dict[str, Any], now: float) -> float:
        """Give when the picture was captured, by the kernel's monotonic clock, if that can be true."""
        at = told.get("SensorTimestamp", 0) / 1e9
        return at if now - 1 < at <= now else now

    def size(self) -> tuple[int, int]:
        """See Sensor."""
        return self._size[1], self._size[0]

    def retrieve(self, into: Pixels) -> None:
        """See Sensor; then the camera may use the buffer again."""
        if self._request is None:
            raise CameraError("No picture was grabbed. Grab one first.")
        try:
            height, width, _ = into.shape
            with self._module.MappedArray(self._request, "main") as mapped:
                np.copyto(into, mapped.array[:height, :width])  # rows may be padded
            width, height = self._grey_size
            with self._module.MappedArray(self._request, "lores") as mapped:
                # Half as many rows of colour lie below the grey picture, and rows may be padded.
                self._grey = mapped.array[:height, :width].copy()
        except RuntimeError as error:
            raise CameraError(f"A picture of the CSI camera cannot be read ({error}). {REMEDY}") from error
        finally:
            self._release()

    def grey(self) -> NDArray[np.uint8] | None:
        """See Sensor: the grey part of `lores`."""
        return self._grey

    def adapt(self, pace: Pace) -> None:
        """See Sensor."""
        self._tell(self._durations(pace.frames_per_second or self._asked.frames_per_second))

    def focus(self) -> None:
        """See Sensor."""
        if self._can_focus:
            self._focus, controls = self._focus.asked(time.monotonic())
            self._tell(controls)

    def close(self) -> None:
        """See Sensor. It may hang for ever when the camera was unplugged (raspberrypi/picamera2 issue 1065)."""
        if self._camera is not None:
            self._release()
            self._camera.close()

    def _release(self) -> None:
        request, self._request = self._request, None
        if request is not None:
            request.release()

    def _tell(self, controls: Controls) -> None:
        if controls and self._camera is not None:
            self._camera.set_controls(controls)
