"""The camera's own process: it may hang, crash or be killed without harm to the program.

It is started as a program of its own with a line to the program (a socket pair), the ring's memory and a description
of the camera. It ends when it is told to, when the camera fails, and at once when the program and its line have gone.
(The system's own signal at a parent's death would not do: it comes already when the thread ends that started this.)
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sys
import threading

import numpy as np

from edge import logs
from edge.cameras import sensors, wire
from edge.cameras.look import look_at
from edge.cameras.ring import RingSize, RingWriter
from edge.cameras.sensor import Rhythm, Sensor, fitted
from edge.cameras.source import CameraError, CameraStalledError, Pace
from pipelines.types import Pixels

GRAB_SECONDS = 0.2
"""How long a picture is waited for before it is looked whether the program wants something."""


class CameraProcess:
    """Takes pictures and passes them on until it is to end."""

    def __init__(self, description: wire.CameraDescription, line: socket.socket, ring: RingWriter) -> None:
        self._description = description
        self._line = line
        self._ring = ring
        self._lock = threading.Lock()
        self._pace: Pace | None = Pace()
        self._scale = 1.0
        self._is_to_focus = False
        self._is_to_end = threading.Event()
        self._rhythm = Rhythm(1 / description.frames_per_second)
        self._dropped = 0
        self._scratch: Pixels = np.empty((0, 0, 3), np.uint8)

    def run(self) -> None:
        """Hold the camera until the end."""
        threading.Thread(target=self._listen, name="line", daemon=True).start()
        try:
            sensor, what = sensors.opened(self._description)
        except CameraError as error:
            self._tell(wire.Failed(str(error)))
            return
        try:
            self._tell(wire.Opened(what))
            while not self._is_to_end.is_set():
                self._obey(sensor)
                with contextlib.suppress(CameraStalledError):
                    self._pass_on(sensor, sensor.grab(GRAB_SECONDS))
        except CameraError as error:
            self._tell(wire.Failed(str(error)))  # first of all: closing may hang
        finally:
            sensor.close()

    def _listen(self) -> None:
        """Take what the program says; the other thread may be waiting for a picture."""
        while packet := self._received():
            match wire.decode(packet):
                case wire.Adapt(frames_per_second, scale):
                    with self._lock:
                        self._pace = Pace(frames_per_second, scale)
                case wire.Focus():
                    self._is_to_focus = True
                case wire.Close():
                    self._is_to_end.set()
        os._exit(0)  # nobody is left to show pictures to, and the camera may hang

    def _received(self) -> bytes:
        try:
            return self._line.recv(wire.LONGEST_BYTES)
        except OSError:
            return b""

    def _obey(self, sensor: Sensor) -> None:
        with self._lock:
            pace, self._pace = self._pace, None
        if pace is not None:
            rate = min(pace.frames_per_second or np.inf, self._description.frames_per_second)
            self._rhythm.interval, self._scale = 1 / rate, pace.scale
            sensor.adapt(Pace(rate, pace.scale))
        if self._is_to_focus:
            self._is_to_focus = False
            sensor.focus()

    def _pass_on(self, sensor: Sensor, at: float) -> None:
        """Write the picture that was grabbed into the ring, if it is due, and tell of it."""
        if not self._rhythm.takes(at):
            return
        slot = self._ring.claim()
        if slot is None:
            self._dropped += 1
            return
        try:
            pixels = self._written(sensor, slot)
        except CameraError:
            self._ring.give_back(slot)
            raise
        grey = sensor.grey()
        look = look_at(pixels) if grey is None else look_at(grey, step=1)
        height, width, _ = pixels.shape
        self._tell(
            wire.Taken(slot, height, width, at, look.digest, look.brightest, self._dropped),
        )

    def _written(self, sensor: Sensor, slot: int) -> Pixels:
        height, width = sensor.size()
        asked = self._description
        size = fitted(height, width, round(asked.height * self._scale), round(asked.width * self._scale))
        pixels = self._ring.pixels(slot, *size)
        if size == (height, width):
            sensor.retrieve(pixels)
            return pixels
        import cv2  # noqa: PLC0415 -- where pictures fit, some cameras need none of it

        if self._scratch.shape != (height, width, 3):
            self._scratch = np.empty((height, width, 3), np.uint8)
        sensor.retrieve(self._scratch)
        cv2.resize(self._scratch, (size[1], size[0]), dst=pixels, interpolation=cv2.INTER_AREA)
        return pixels

    def _tell(self, message: wire.Message) -> None:
        try:
            self._line.send(wire.encode(message))
        except OSError:
            self._is_to_end.set()  # the program has closed its end


def main() -> None:
    """Hold the camera that the arguments describe."""
    line, ring, slots, description = sys.argv[1:]
    # Ctrl-C reaches every process of the terminal; the program ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logs.set_up()
    described = wire.CameraDescription(**json.loads(description))
    writer = RingWriter(RingSize(int(slots), described.slot_bytes), int(ring))
    os.close(int(ring))
    CameraProcess(described, socket.socket(fileno=int(line)), writer).run()


if __name__ == "__main__":
    main()
