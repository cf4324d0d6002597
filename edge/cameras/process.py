"""A camera in a process of its own that can be killed, as the program sees it."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import select
import socket
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass

from edge.cameras import wire
from edge.cameras.look import Look
from edge.cameras.ring import RingReader, RingSize
from edge.cameras.source import CameraError, CameraStalledError, Pace
from edge.clock import Clock
from edge.log_rules import Told
from pipelines.types import Frame

OLDEST_SECONDS = 1.0
"""A frame that has waited longer for somebody to read it is let go: its moment has passed."""

POLITE_SECONDS, TERMINATE_SECONDS, KILL_SECONDS = 0.4, 0.3, 1.0
"""How long a process is waited for after it was asked to end, after SIGTERM, and after SIGKILL."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class WatchedFrame(Frame):
    """A frame with what its camera is judged by; so nobody need look at its pixels for that again."""

    look: Look


class ProcessCamera:
    """Implements LiveCamera. `open` returns at once; a camera that cannot be started fails in `read`."""

    def __init__(self, description: wire.CameraDescription, clock: Clock, slots: int) -> None:
        """Take which camera it is.

        Capture times come from the machine's monotonic clock, which is the same in every process. A frame's age by it
        is taken off the run's time at which the frame is read: exact for a `MonotonicClock`, and too young by a few
        milliseconds times its speed on a test's clock that runs faster than the machine's.

        Args:
            description: Which, and how.
            clock: The run's clock.
            slots: How many frames may be held at once; see `edge.cameras.ring.slots_for`.
        """
        self._description = description
        self._clock = clock
        self._size = RingSize(slots, description.slot_bytes)
        self._pace: Pace | None = None
        self._ring: RingReader | None = None
        self._line: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._count = 0
        self._last_at = 0.0
        self._closed = threading.Event()
        self._reading = threading.Lock()
        self._sending = threading.Lock()
        self._opening = threading.Lock()
        self.dropped = 0
        """Frames for which no slot was free, as far as the process has told."""

    @property
    def process_id(self) -> int | None:
        """The number of the process; None if there is none."""
        return None if self._process is None else self._process.pid

    def open(self) -> None:
        """Start the process; may be called once.

        Raises:
            CameraError: The system gives no room for it.
        """
        with self._opening:
            if self._closed.is_set():
                return
            try:
                self._start()
            except OSError as error:
                raise CameraError(
                    f"The camera's process cannot be started: {error.strerror}. Restart the device."
                ) from error
        if self._pace is not None:
            self.adapt(self._pace)

    def _start(self) -> None:
        self._last_at = self._clock.now()
        self._ring = RingReader(self._size)
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.setblocking(False)
        with theirs:
            given = (theirs.fileno(), self._ring.descriptor)
            described = json.dumps(asdict(self._description))
            self._process = subprocess.Popen(  # noqa: S603 -- our own program; the path is an argument, never a command
                [
                    *(sys.executable, "-P", "-m", "edge.cameras.child"),
                    *(str(given[0]), str(given[1]), str(self._size.slots), described),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=given,
                env=os.environ | _ENVIRONMENT,
            )

    def read(self, timeout_seconds: float) -> Frame | None:
        """Wait for the next frame, and give the newest; see FrameSource."""
        deadline = time.monotonic() + timeout_seconds
        with self._reading:
            while not self._closed.is_set():
                match self._received(deadline - time.monotonic()):
                    case wire.Taken() as taken:
                        frame = self._frame(self._newest(taken))
                        if frame is not None:
                            return frame
                    case wire.Failed(message):
                        raise CameraError(message)
                    case wire.Opened(what):
                        log.info("The camera runs: %s.", Told(what))
                    case _ if time.monotonic() >= deadline:
                        raise CameraStalledError(
                            f"No picture came for {timeout_seconds:g} s. Check the camera's cable."
                        )
        return None

    def adapt(self, pace: Pace) -> None:
        """See LiveCamera."""
        self._pace = pace
        self._send(wire.Adapt(pace.frames_per_second, pace.scale))

    def focus(self) -> None:
        """See LiveCamera."""
        self._send(wire.Focus())

    def close(self) -> None:
        """End the process: asked first, then by force. One that even SIGKILL does not end is left behind.

        Takes a few milliseconds where the camera works, and at most the sum of POLITE_, TERMINATE_ and KILL_SECONDS.
        """
        self._closed.set()
        with self._opening, self._sending:
            line = self._line
        if line is not None:
            self._send(wire.Close())
            with contextlib.suppress(OSError):  # somebody else has closed it meanwhile
                line.shutdown(socket.SHUT_RD)  # a waiting `read` wakes up
        if self._process is not None:
            _end(self._process)
        with self._reading, self._sending:
            if self._line is not None:
                self._line.close()
            self._line = None
            if self._ring is not None:
                self._ring.close()
            self._ring = None

    def _send(self, message: wire.Message) -> None:
        """Send a message; a process that has gone, or does not read what it was sent, is found out by `read`."""
        with self._sending:
            if self._line is None:
                return
            try:
                self._line.send(wire.encode(message))
            except OSError as error:
                log.debug("The camera's process takes no message: %s", error)

    def _received(self, seconds: float) -> wire.Message | None:
        """Give the next message; None if none came in time, or it was closed."""
        if self._line is None:
            raise CameraError("The camera was not opened. Open it before reading.")
        poll = select.poll()
        poll.register(self._line, select.POLLIN)
        if not poll.poll(max(0.0, 1000 * seconds)):
            return None
        try:
            packet = self._line.recv(wire.LONGEST_BYTES)
        except BlockingIOError:
            return None
        except OSError as error:
            raise self._ended() from error
        if packet:
            return wire.decode(packet)
        if self._closed.is_set():
            return None
        raise self._ended()

    def _ended(self) -> CameraError:
        code = None if self._process is None else self._process.poll()
        return CameraError(f"The camera's process has ended ({code}). It is started again; check the camera's cable.")

    def _newest(self, taken: wire.Taken) -> wire.Taken:
        """Give the newest of the frames that wait, and let the others go."""
        while True:
            match self._received(0):
                case wire.Taken() as newer:
                    self._let_go(taken)
                    taken = newer
                case None:
                    return taken
                case wire.Failed(message):
                    raise CameraError(message)

    def _let_go(self, taken: wire.Taken) -> None:
        if self._ring is not None:
            self._ring.let_go(taken.slot)

    def _frame(self, taken: wire.Taken) -> Frame | None:
        self.dropped = taken.dropped
        now, age = self._clock.now(), max(0.0, time.monotonic() - taken.at)
        if self._ring is None or age > OLDEST_SECONDS:
            self._let_go(taken)
            return None
        self._count += 1
        # Not before the start, and never back.
        self._last_at = max(self._last_at, now - age)
        pixels = self._ring.take(taken.slot, taken.height, taken.width)
        look = Look(taken.digest, taken.brightest)
        return WatchedFrame(self._count, self._last_at, pixels, look)


_ENVIRONMENT = {
    # One thread is enough to pass pictures on, and each more costs memory.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    # OpenCV would wait 10 s for a picture of a USB camera, and could not be asked to end meanwhile.
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "1",
    "LIBCAMERA_LOG_LEVELS": "*:ERROR",
}


def _end(process: subprocess.Popen[bytes]) -> None:
    for seconds, harder in ((POLITE_SECONDS, process.terminate), (TERMINATE_SECONDS, process.kill)):
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            harder()
        else:
            return
    try:
        process.wait(KILL_SECONDS)
    except subprocess.TimeoutExpired:
        # It waits for the hardware inside the kernel: only a restart of the machine ends it.
        log.error("The camera's process %d cannot be ended and is left behind.", process.pid)  # noqa: TRY400
