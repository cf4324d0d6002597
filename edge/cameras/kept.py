"""A camera that is kept alive: watched, told of when it is lost, and restarted."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from edge.cameras.keeping import Act, Keeping, Phase, Turn
from edge.cameras.look import look_at
from edge.cameras.process import WatchedFrame
from edge.cameras.source import CameraError, CameraStalledError, LiveCamera, Pace
from edge.cameras.watch import Limits
from edge.clock import Clock
from edge.log_rules import Told
from pipelines.session import CameraStatus
from pipelines.types import Frame

LOOK_SECONDS = 0.05
"""How often it is looked whether a stopped camera may be started."""

CLOSE_SECONDS = 2.0
"""How long a camera may take to close before its successor is started, or the program goes on, all the same."""

log = logging.getLogger(__name__)


class KeptCamera:
    """Implements LiveCamera over cameras that are made one after another. Nothing here waits longer than it is told.

    Judging (see `keeping`) goes by the run's clock; waiting for pictures and processes by the machine's.
    """

    def __init__(
        self,
        make: Callable[[], LiveCamera],
        clock: Clock,
        tell: Callable[[CameraStatus], None],
        *,
        frames_per_second: float,
        failures: int,
        limits: Limits | None = None,
    ) -> None:
        """Take how a camera is made.

        Args:
            make: Gives a new camera, not opened. Its `open` must return at once; its `close` may hang.
            clock: The run's clock.
            tell: Told, by the thread that reads, when the camera is lost and when good pictures come again.
            frames_per_second: What the camera gives unless it is told to give less.
            failures: After so many failures in a row to start or to give pictures, `read` raises CameraError.
            limits: How long something may be wrong.
        """
        self._make = make
        self._clock = clock
        self._tell = tell
        self._frames_per_second = frames_per_second
        self._fresh = self._keeping = Keeping(failures, limits or Limits())
        self._lock = threading.Lock()
        self._camera: LiveCamera | None = None
        self._pace = Pace()
        self._closed = threading.Event()
        self._closing: threading.Thread | None = None
        self._closing_since = 0.0
        self._count = 0
        self._is_changed = False

    def open(self) -> None:
        """Start the first camera. One that cannot be started is told of and tried again; `read` gives up."""
        self._closed.clear()
        with self._lock:
            # The first is made in the way that holds now; there is none at hand to give way.
            self._is_changed = False
        self._go_on(replace(self._fresh, due=self._clock.now()).tick(self._clock.now(), self._interval))

    def read(self, timeout_seconds: float) -> Frame | None:
        """Wait for the next picture of a camera that is well; see FrameSource.

        Raises:
            CameraStalledError: None came in time: the camera is late, lost, or being restarted.
            CameraError: It failed too often in a row.
        """
        deadline = time.monotonic() + timeout_seconds
        camera = self._running(deadline)
        if camera is None:
            return None
        try:
            frame = camera.read(max(0.0, deadline - time.monotonic()))
        except CameraStalledError:
            self._go_on(self._keeping.tick(self._clock.now(), self._interval))
            raise
        except CameraError as error:
            self._go_on(self._keeping.failed(str(error), self._clock.now()))
            raise CameraStalledError("The camera has failed. It is started again.") from error
        if self._closed.is_set():
            return None
        if frame is None:
            self._go_on(self._keeping.failed("The camera has ended. Start it again.", self._clock.now()))
            raise CameraStalledError("The camera has ended. It is started again.")
        return self._judged(frame)

    def adapt(self, pace: Pace) -> None:
        """See LiveCamera."""
        with self._lock:
            self._pace = pace
            camera = self._camera
        if camera is not None:
            camera.adapt(pace)

    def become(self, make: Callable[[], LiveCamera], *, frames_per_second: float, failures: int) -> None:
        """Go over to another way of making a camera; the one at hand is closed. That is no loss, and is not told."""
        with self._lock:
            self._make = make
            self._frames_per_second = frames_per_second
            self._fresh = Keeping(failures, self._fresh.limits)
            self._is_changed = True

    def focus(self) -> None:
        """See LiveCamera."""
        with self._lock:
            camera = self._camera
        if camera is not None:
            camera.focus()

    def close(self) -> None:
        """Stop; takes at most CLOSE_SECONDS, and lets a waiting `read` return None."""
        self._closed.set()
        self._stop()
        if self._closing is not None:
            self._closing.join(CLOSE_SECONDS)

    @property
    def _interval(self) -> float:
        """Seconds between the pictures that are asked for."""
        return 1 / min(self._pace.frames_per_second or self._frames_per_second, self._frames_per_second)

    def _running(self, deadline: float) -> LiveCamera | None:
        """Give the camera, started if it is time; None once closed."""
        while not self._closed.is_set():
            self._change()
            if self._keeping.phase is Phase.GIVEN_UP:
                raise CameraError(
                    f"The camera failed {self._keeping.failures} times in a row. {self._keeping.reason} "
                    "If that does not help, run `kijkmee doctor`."
                )
            if self._keeping.phase is Phase.WAITING and self._has_closed():
                self._go_on(self._keeping.tick(self._clock.now(), self._interval))
            with self._lock:
                camera = self._camera
            if camera is not None:
                return camera
            left = deadline - time.monotonic()
            if left <= 0:
                raise CameraStalledError("The camera is lost. It is started again.")
            self._closed.wait(min(left, LOOK_SECONDS))
        return None

    def _change(self) -> None:
        """Stop the camera at hand if another was asked for; what was told of its trouble still holds."""
        with self._lock:
            is_changed, self._is_changed = self._is_changed, False
            fresh = self._fresh
        if is_changed:
            self._stop()
            self._keeping = replace(fresh, trouble=self._keeping.trouble)

    def _judged(self, frame: Frame) -> Frame:
        """Give a picture of a camera that is well, under a number that counts on after a restart."""
        now = self._clock.now()
        look = frame.look if isinstance(frame, WatchedFrame) else look_at(frame.pixels)
        self._go_on(self._keeping.seen(look, now))
        self._go_on(self._keeping.tick(now, self._interval))
        if not self._keeping.passes:
            raise CameraStalledError(f"The pictures are {self._keeping.trouble}. Check that nothing covers the lens.")
        self._count += 1
        return Frame(self._count, frame.captured_at, frame.pixels)

    def _go_on(self, turn: Turn) -> None:
        self._keeping = turn.keeping
        if turn.act is Act.STOP:
            log.warning("The camera is lost: %s", Told(turn.keeping.reason))
            self._stop()
        if turn.status is not None:
            self._tell(turn.status)
        if turn.act is Act.START:
            self._start()

    def _start(self) -> None:
        camera = self._make()
        with self._lock:
            # Whoever closes sets this first: so either this sees it, or the other sees the camera.
            if self._closed.is_set():
                return
            if self._pace != Pace():
                camera.adapt(self._pace)
            self._camera = camera
        try:
            camera.open()
        except CameraError as error:
            self._go_on(self._keeping.failed(str(error), self._clock.now()))

    def _stop(self) -> None:
        """Close the camera in a thread of its own, which may take its time."""
        with self._lock:
            camera, self._camera = self._camera, None
        if camera is not None:
            self._closing = threading.Thread(target=camera.close, name="camera-end", daemon=True)
            self._closing_since = time.monotonic()
            self._closing.start()

    def _has_closed(self) -> bool:
        """Tell whether the camera before is gone: two cannot hold the same device."""
        if self._closing is None or not self._closing.is_alive():
            return True
        return time.monotonic() - self._closing_since > CLOSE_SECONDS
