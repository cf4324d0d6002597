"""Where the threads of a live run leave their signs of life."""

from __future__ import annotations

import threading
from dataclasses import replace

from edge.clock import Clock
from edge.health.health import Health, Limits, Signs, judge


class Pulse:
    """Takes signs of life from any thread, and judges them when asked. No call waits for more than another's moment."""

    def __init__(self, clock: Clock, limits: Limits | None = None) -> None:
        """Begin to watch now, on the run's clock."""
        self._clock = clock
        self._limits = limits or Limits()
        self._signs = Signs(began=clock.now())
        self._lock = threading.Lock()

    def turned(self, *, is_on_shift: bool = True) -> None:
        """The loop has turned; call it in each turn, with whether somebody works with the program now."""
        with self._lock:
            self._signs = replace(self._signs, turned=self._clock.now(), is_on_shift=is_on_shift)

    def looks(self) -> None:
        """The eyes begin to look for something; call `looked` when that is over."""
        with self._lock:
            self._signs = replace(self._signs, looking_since=self._clock.now())

    def looked(self) -> None:
        """The look is over."""
        with self._lock:
            self._signs = replace(self._signs, looking_since=None)

    def framed(self) -> None:
        """A frame has come that can be used; the camera is not lost, or no longer."""
        with self._lock:
            self._signs = replace(self._signs, framed=self._clock.now(), restarted=None)

    def camera_restarts(self) -> None:
        """The camera is known to be lost, and whoever keeps it is at work; call it again and again meanwhile."""
        with self._lock:
            self._signs = replace(self._signs, restarted=self._clock.now())

    def sounded(self, problem: str | None) -> None:
        """The speaker's thread has turned; call it in that thread, in each turn, with why nothing is heard, if so."""
        with self._lock:
            now = self._clock.now()
            since = None if problem is None else now if self._signs.silent_since is None else self._signs.silent_since
            self._signs = replace(self._signs, sounded=now, silent_since=since)

    def health(self) -> Health:
        """Judge how the program fares now."""
        with self._lock:
            signs = self._signs
        return judge(signs, self._clock.now(), self._limits)
